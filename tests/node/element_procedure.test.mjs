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

test("returns the parsed file unchanged", async () => {
  const file = { id: "var" };
  assert.equal(await ask(answering({ ok: true, json: async () => file })), file);
});

for (const [what, fetch, code] of [
  ["no answer", async () => { throw new TypeError("failed"); }, "procedure-unreachable"],
  ["a refusal", answering({ ok: false, status: 404 }), "procedure-unreachable"],
  ["no JSON", answering({ ok: true, json: async () => { throw new SyntaxError("secret text"); } }), "procedure-invalid"],
  ["null", answering({ ok: true, json: async () => null }), "procedure-invalid"],
  ["a text", answering({ ok: true, json: async () => "var" }), "procedure-invalid"],
]) {
  test(`${what} becomes ${code}, with a remedy and none of the file's content`, async () => {
    await assert.rejects(ask(fetch), (error) => error.code === code && /Check/.test(error.message) && !/secret/.test(error.message));
  });
}

test("an aborted fetch is not an error", async () => {
  const given = new AbortController();
  given.abort();
  const aborted = new DOMException("aborted", "AbortError");
  await assert.rejects(ask(async () => { throw aborted; }, given.signal), (error) => error === aborted);
});
