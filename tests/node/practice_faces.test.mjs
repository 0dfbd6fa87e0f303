// The invented people of the practice rooms: each has a face that is described in every language, and a card with another's.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { FACES, faceOf, photoOf } from "../../www/practice/faces.js";

const read = (path) => readFileSync(new URL(`../../www/${path}`, import.meta.url), "utf8");
const words = JSON.parse(read("practice/texts.json"));

test("every face is described, and no two alike", () => {
  for (const language of Object.keys(words)) {
    const described = Object.keys(FACES).map((face) => words[language][`face-${face}`]);
    assert.ok(described.every(Boolean), language);
    assert.equal(new Set(described).size, described.length, language);
  }
});

test("a card that is not one's own has another face", () => {
  for (const face of Object.keys(FACES)) {
    assert.equal(photoOf(face, "own"), face);
    assert.notEqual(photoOf(face, "other"), face);
    assert.ok(Object.hasOwn(FACES, photoOf(face, "other")));
  }
});

test("the people of the portal have faces of their own, and others one by role", () => {
  const names = [...read("demo/portal.js").matchAll(/(?:patient|relative): "([^"]+)"/g)].map(([, name]) => name);
  assert.ok(names.length >= 5);
  const faces = names.map((name) => faceOf(name, "stranger"));
  assert.equal(new Set(faces).size, names.length);
  assert.ok(!faces.includes("guest"));
  assert.deepEqual(["patient", "stranger", "host"].map((role) => faceOf("constructor", role)), ["kari", "guest", "guest"]);
});
