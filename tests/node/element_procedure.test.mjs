// A procedure at an address: what is fetched, what comes of it, and what is said when it fails.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fetchProcedure, isAddress } from "../../www/element/procedure.js";

const base = "https://portal.example.no/timer/";
const answering = (answer) => async (url) => {
  assert.equal(String(url), "https://portal.example.no/prosedyrer/var.json");
  return answer;
};
const ask = (fetch, signal = new AbortController().signal) => fetchProcedure("/prosedyrer/var.json", { base, signal, fetch });

test("a word is a built-in id, and anything with a slash, dot or colon is an address", () => {
  for (const word of ["combined", "so-d45111", "", null, undefined, {}, 7]) assert.equal(isAddress(word), false);
  for (const address of ["/a", "a.json", "https://example.no/a", "../a"]) assert.equal(isAddress(address), true);
});

test("the file is handed over as it was written", async () => {
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
  test(`${what} becomes ${code}, with words on how to mend it and nothing of the file`, async () => {
    await assert.rejects(ask(fetch), (error) => error.code === code && /Check/.test(error.message) && !/secret/.test(error.message));
  });
}

test("a fetch that was given up is no error of the file", async () => {
  const given = new AbortController();
  given.abort();
  const aborted = new DOMException("aborted", "AbortError");
  await assert.rejects(ask(async () => { throw aborted; }, given.signal), (error) => error === aborted);
});
