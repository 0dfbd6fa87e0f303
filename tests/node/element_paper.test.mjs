// Which checklist on paper takes a panel's place: that of its own procedure, or another that says so.
import assert from "node:assert/strict";
import { test } from "node:test";
import { paperOf } from "../../www/element/paper.js";

const assets = "https://portal.example.no/trygtrom/trygtrom.js";
const page = (procedure, language = "nb") => {
  const { address, standsIn } = paperOf(procedure, assets);
  return [address(language), standsIn];
};

test("a built-in procedure has its own, in the language that is shown", () => {
  for (const id of ["combined", "so-d45111", "checklist"]) {
    assert.deepEqual(page(id), [`https://portal.example.no/trygtrom/paper/${id}.nb.html`, false]);
    assert.deepEqual(page(id, "en"), [`https://portal.example.no/trygtrom/paper/${id}.en.html`, false]);
  }
});

test("none named, or a name there is none of: that of the procedure that is followed then", () => {
  const [followed] = page(null);
  for (const procedure of [undefined, "", "so-d45112", 7]) assert.deepEqual(page(procedure), [followed, false]);
});

test("a hospital's own, by address or as an object: that of both procedures, and it says that it stands in", () => {
  for (const procedure of ["/our.json", "our.json", "https://example.no/our", { id: "our" }]) {
    assert.deepEqual(page(procedure, "en"), ["https://portal.example.no/trygtrom/paper/combined.en.html#own", true]);
  }
});
