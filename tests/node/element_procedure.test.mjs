// Fetching a procedure file from an address.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fetchProcedure, isAddress } from "../../www/element/procedure.js";

const base = "https://portal.example.no/timer/";
const answering = (answer) => async (url) => {
  assert.equal(String(url), "https://portal.example.no/prosedyrer/var.json");
  return answer;
};
const ask = (fetch, signal = new AbortController().signal) => fetchProcedure("/prosedyrer/var.json", { base, signal, fetch });

test("a value with a slash, dot or colon is an address; any other is a built-in id", () => {
  for (const word of ["combined", "so-d45111", "", null, undefined, {}, 7]) assert.equal(isAddress(word), false);
  for (const address of ["/a", "a.json", "https://example.no/a", "../a"]) assert.equal(isAddress(address), true);
});

test("returns the bytes of the file unchanged, whatever stands around its text", async () => {
  const file = new TextEncoder().encode('\u{feff}{ "id":  "var" }\n');
  assert.deepEqual(await ask(answering(new Response(file))), file);
});

for (const [what, fetch, code] of [
  ["no answer", async () => { throw new TypeError("failed"); }, "procedure-unreachable"],
  ["a refusal", answering(new Response("", { status: 404 })), "procedure-unreachable"],
  ["a file of more than 1 MiB", answering(new Response(`${" ".repeat(1024 * 1024)}{}`)), "procedure-invalid"],
]) {
  test(`${what} becomes ${code}, with a remedy and none of the file's content`, async () => {
    await assert.rejects(ask(fetch), (error) => error.code === code && /Check/.test(error.message) && !/secret/.test(error.message));
  });
}

test("a file of 1 MiB is read, and no more of a file without end than that", async () => {
  assert.equal((await ask(answering(new Response(`${" ".repeat(1024 * 1024 - 2)}{}`)))).length, 1024 * 1024);
  let chunks = 0;
  const endless = new ReadableStream({ pull: (controller) => void (chunks += 1, controller.enqueue(new Uint8Array(64 * 1024).fill(32))) });
  await assert.rejects(ask(answering(new Response(endless))), (error) => error.code === "procedure-invalid" && /more than 1048576 bytes/.test(error.message));
  assert.ok(chunks < 30, `${chunks} chunks`);
});

test("an aborted fetch is not an error", async () => {
  const given = new AbortController();
  given.abort();
  await assert.rejects(ask(async (url, { signal }) => { throw signal.reason; }, given.signal), (error) => error === given.signal.reason);
});
