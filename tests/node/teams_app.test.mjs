// The app's package: the manifest against the vendor's schema, the icons, the archive, and what is bundled where.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { unzipSync } from "fflate";
import { zipFolder } from "../../www/build/report.mjs";
import { APP, APP_ID, NO_ADDRESS, addressOf, english, manifest } from "../../www/build/teams_app.mjs";
import { teamsVersion } from "../teams/vendor.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const built = resolve(process.env.TRYGTROM_DIST ?? join(root, "dist"));
const folder = join(built, "teams-app");
const require = createRequire(import.meta.url);
const package_ = dirname(require.resolve("@microsoft/app-manifest/package.json"));
// The schema is of a draft that only this package of the validator knows.
const Ajv = createRequire(join(package_, "package.json"))("ajv-draft-04");
const addFormats = require("ajv-formats");

/** Checks a value against a schema of the vendor. @param {{ $schema: string }} value @returns {object[]} What is wrong. */
function faults(value) {
  const [, version, name] = value.$schema.match(/\/teams\/(v[\d.]+)\/(.*)$/);
  const ajv = new (Ajv.default ?? Ajv)({ strict: false, allErrors: true, unicodeRegExp: false });
  (addFormats.default ?? addFormats)(ajv);
  const check = ajv.compile(JSON.parse(readFileSync(join(package_, "build/json-schemas/teams", version, name), "utf8")));
  return check(value) ? [] : check.errors;
}
const read = (name) => JSON.parse(readFileSync(join(folder, APP, name), "utf8"));

test("manifest and texts are valid against the vendor's schema, and a broken manifest is not", () => {
  const built = read("manifest.json");
  assert.deepEqual(faults(built), []);
  assert.deepEqual(faults(read("en.json")), []);
  assert.notDeepEqual(faults({ ...built, staticTabs: [{ ...built.staticTabs[0], context: ["meetingSide"] }] }), []);
  assert.notDeepEqual(faults({ ...built, id: "trygtrom" }), []);
  assert.notDeepEqual(faults({ ...built, unknown: true }), []);
});

test("the app is in the side panel of meetings only, under the id that never changes, and asks for one permission", () => {
  const { id, staticTabs, configurableTabs, bots, authorization, validDomains } = read("manifest.json");
  assert.equal(id, APP_ID);
  assert.equal(id, "6f2b1c1e-8f0d-4a52-9d53-7c1f4b5e2a90");
  assert.deepEqual(staticTabs.map(({ context, scopes, contentUrl }) => [context, scopes, contentUrl]), [[["meetingSidePanel"], ["groupChat"], `${NO_ADDRESS}panel.html`]]);
  assert.deepEqual([configurableTabs, bots], [undefined, undefined]);
  assert.deepEqual(authorization.permissions.resourceSpecific, [{ name: "OnlineMeetingIncomingAudio.Detect.Chat", type: "Delegated" }]);
  assert.deepEqual(validDomains, [new URL(NO_ADDRESS).host]);
});

test("the manifest has the given address, and what is no address of a folder is refused with words", () => {
  const given = manifest({ root, version: "1.2.3-rc.1+5", address: addressOf("https://panel.sykehuset.example/teams/") });
  assert.equal(given.version, "1.2.3");
  assert.deepEqual(faults(given), []);
  assert.equal(given.developer.privacyUrl, "https://panel.sykehuset.example/teams/about.html#privacy");
  for (const bad of ["", "panel.sykehuset.example", "http://panel.example/", "https://panel.example/teams", "https://panel.example/?a=1", "https://panel.example/#a", "https://me@panel.example/"])
    assert.throws(() => addressOf(bad), /Write https:\/\/, the host and the folder/, bad);
});

test("both icons have the size that Teams asks for, and the outline has no other colour than white", () => {
  const size = (name) => {
    const bytes = readFileSync(join(folder, APP, name));
    assert.equal(bytes.toString("latin1", 1, 4), "PNG");
    return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  };
  assert.deepEqual(size(read("manifest.json").icons.color), [192, 192]);
  assert.deepEqual(size(read("manifest.json").icons.outline), [32, 32]);
});

test("the archive holds the manifest, its texts and the icons, and nothing else", () => {
  const files = Object.keys(unzipSync(zipFolder(join(folder, APP)))).sort();
  assert.deepEqual(files, ["color.png", "en.json", "manifest.json", "outline.png"]);
  assert.deepEqual(Object.keys(english(root)).filter((key) => !key.startsWith("$")), ["name.short", "name.full", "description.short", "description.full"]);
});

test("the page has its scripts, the checklists on paper and the guide; the vendor's library is in the page's script only", () => {
  const names = readdirSync(folder);
  for (const name of ["panel.html", "panel.js", "panel.css", "about.html", "trygtrom.js", "trygtrom_bg.wasm", "texts", "paper", "README.md"]) assert.ok(names.includes(name), name);
  const holds = (name) => readFileSync(join(built, name), "utf8").includes("registerSpeakingStateChangeHandler");
  assert.equal(holds("teams-app/panel.js"), true);
  for (const name of ["teams-app/trygtrom.js", "npm/trygtrom.js", "demo/trygtrom.js"]) assert.equal(holds(name), false, name);
  assert.ok(readFileSync(join(folder, "panel.js"), "utf8").includes(teamsVersion()));
});
