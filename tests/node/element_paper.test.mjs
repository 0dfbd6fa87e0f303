// Which paper checklist replaces a failed panel.
import assert from "node:assert/strict";
import { test } from "node:test";
import { paperOf } from "../../www/element/paper.js";

const assets = "https://portal.example.no/trygtrom/trygtrom.js";
const page = (procedure, language = "nb") => {
  const { address, isSubstitute } = paperOf(procedure, assets);
  return [address(language), isSubstitute];
};

test("a built-in procedure has its own page in the panel's language", () => {
  for (const id of ["combined", "so-d45111", "checklist", "extended"]) {
    assert.deepEqual(page(id), [`https://portal.example.no/trygtrom/paper/${id}.nb.html`, false]);
    assert.deepEqual(page(id, "en"), [`https://portal.example.no/trygtrom/paper/${id}.en.html`, false]);
  }
});

test("an absent or unknown procedure id: the page of the default procedure", () => {
  const [followed] = page(null);
  for (const procedure of [undefined, "", "so-d45112", 7]) assert.deepEqual(page(procedure), [followed, false]);
});

test("a custom procedure: the combined page, marked as a substitute", () => {
  for (const procedure of ["/our.json", "our.json", "https://example.no/our", { id: "our" }]) {
    assert.deepEqual(page(procedure, "en"), ["https://portal.example.no/trygtrom/paper/combined.en.html#own", true]);
  }
});
