// The published JSON schema of procedure files accepts the built-in files and the cookbook's example, and refuses what the
// checker refuses for its shape or values.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import Ajv from "ajv/dist/2020.js";
import { whole } from "../../www/build/procedures.mjs";

const text = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const json = (path) => JSON.parse(text(path));

const validate = new Ajv({ allErrors: true, strict: true }).compile(json("docs/procedure.schema.json"));
const told = (file) => (validate(file) ? [] : validate.errors.map(({ instancePath, message }) => `${instancePath} ${message}`));

const builtIn = readdirSync(new URL("../../procedures/", import.meta.url)).map((name) => name.replace(/\.json$/, ""));
const read = (id) => json(`procedures/${id}.json`);

for (const id of builtIn) {
  test(`the built-in procedure ${id} is valid, as it is and expanded`, () => {
    assert.deepEqual(told(read(id)), []);
    const written = whole(id, read);
    assert.deepEqual(told({ $schema: "../procedure.schema.json", ...written }), []);
    assert.equal("of" in written, false);
    assert.equal(new Set(written.rules.map((rule) => rule.id)).size, written.rules.length);
  });
}

test("the expanded combined procedure contains every requirement of both", () => {
  const parts = read("combined").of.flatMap((id) => read(id).rules);
  assert.deepEqual(whole("combined", read).rules, parts);
});

test("an overridden requirement keeps its position", () => {
  const files = { a: { rules: [{ id: "1", n: 1 }, { id: "2", n: 1 }] }, b: { of: ["a"], id: "b", rules: [{ id: "1", n: 2 }, { id: "3" }] } };
  assert.deepEqual(whole("b", (id) => files[id]), { id: "b", rules: [{ id: "1", n: 2 }, { id: "2", n: 1 }, { id: "3" }] });
});

test("the cookbook's example is valid", () => {
  const [, example] = text("docs/cookbook.md").match(/```json\n([\s\S]*?)```/);
  assert.deepEqual(told(JSON.parse(example)), []);
});

const { whole: good, faulty } = json("tests/procedures/faults.json");

/** Sets or removes the value at a path. */
function put(file, [place, ...value]) {
  const names = place.split("/").slice(1);
  const last = names.pop();
  const parent = names.reduce((inner, name) => inner[name], file);
  if (value.length === 0) delete parent[last];
  else parent[last] = value[0];
}

test("the base file of the faults is valid", () => {
  assert.deepEqual(told(good), []);
});

for (const fault of faulty) {
  test(`${fault.name}: ${fault.schemaSees ? "refused" : "only the checker sees it"}`, () => {
    const file = structuredClone(good);
    for (const one of fault.put) put(file, one);
    assert.equal(validate(file), !fault.schemaSees, JSON.stringify(told(file)));
  });
}

test("refuses too many requirements", () => {
  const file = structuredClone(good);
  const rules = (count) => Array.from({ length: count }, (_, i) => ({ ...good.rules[0], id: `P-${i}` }));
  assert.deepEqual(told({ ...file, rules: rules(200) }), []);
  assert.notDeepEqual(told({ ...file, rules: rules(201) }), []);
});

test("accepts the same addresses as the checker", () => {
  for (const link of ["https://example.no", "https://example.no:8443/a?b=c&d=%C3%B8#e[1]~", `https://example.no/${"a".repeat(481)}`]) {
    assert.deepEqual(told({ ...good, link }), [], link);
  }
  const bad = ["", "http://example.no", "https://", "https://.no", "https://a@example.no/", "https://example.no:/", "https://example.no:123456/"];
  for (const sign of ['"', "<", ">", "\\", "^", "`", "{", "|", "}", " ", "\n", "ø", "\u007f"]) bad.push(`https://example.no/${sign}`);
  for (const link of [...bad, `https://example.no/${"a".repeat(482)}`]) assert.notDeepEqual(told({ ...good, link }), [], link);
});
