// Log and FHIR carry the hashes of the procedure's file and of the module, as they are computed here from the files.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { mediaTypes } from "../../www/build/serve.mjs";
import { snippet } from "./guide.mjs";
import { finish, packageFolder, root, startChromium } from "./harness.mjs";
import { openHost, panelTag, room } from "./host.mjs";
import { errors, ready, toConversation } from "./panel.mjs";

let browser;
before(async () => {
  browser = await startChromium();
});
after(() => browser.close());

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");
const hashOf = (...path) => sha256(readFileSync(join(...path)));
const combined = hashOf(root, "procedures/combined.json");

const own = { ...JSON.parse(readFileSync(join(packageFolder, "procedures/checklist.json"), "utf8")), id: "our-own" };
/** As an editor may write it: with a mark before the text, and spaces that no program writes. */
const file = `\ufeff${JSON.stringify(own, null, 3)}\r\n\r\n`;

const open = (attributes) =>
  openHost(browser, {
    body: `${room}${panelTag(`viewer="clinician" ${attributes}`)}`,
    answers: { "/our-own.json": { contentType: mediaTypes[".json"], body: Buffer.from(file) } },
  });
const log = (page) => page.locator("trygtrom-panel").evaluate((panel) => panel.sessionLog());
const set = (page, procedure) => page.locator("trygtrom-panel").evaluate((panel, value) => void (panel.procedure = value), procedure);
const follows = (page, id) => page.waitForFunction((wanted) => document.querySelector("trygtrom-panel").sessionLog().procedure.id === wanted, id);
const short = ({ id, sha256 }) => [id, sha256];

test("a file at an address: its own bytes, the module's, and what was followed until it came", async () => {
  const page = await open(`procedure="/our-own.json"`);
  await ready(page);
  await follows(page, "our-own");
  const { procedure, earlier, build } = await log(page);
  assert.deepEqual(procedure, { id: "our-own", version: own.version, sha256: sha256(file), until: null });
  assert.deepEqual(earlier.map(short), [["combined", combined]]);
  assert.equal(build, hashOf(packageFolder, "trygtrom_bg.wasm"));
  assert.deepEqual(await errors(page), []);
  await finish(page);
});

test("a procedure that is changed in the middle of the talk: the log has when, and FHIR the one that was answered", async () => {
  const page = await open(`procedure="combined"`);
  await toConversation(page);
  const before = await log(page);
  assert.deepEqual([short(before.procedure), before.earlier], [["combined", combined], []]);
  await set(page, own);
  await follows(page, "our-own");
  const now = await log(page);
  // An object's text is that of `JSON.stringify`, as the guide says.
  assert.equal(now.procedure.sha256, sha256(JSON.stringify(own)));
  const folder = mkdtempSync(join(tmpdir(), "trygtrom-hash-"));
  writeFileSync(join(folder, "our-procedure.json"), file.slice(1));
  const [printed] = execFileSync("sh", ["-c", snippet("hash-of-object")], { cwd: folder, encoding: "utf8" }).split(" ");
  rmSync(folder, { recursive: true });
  assert.equal(printed, now.procedure.sha256);
  assert.deepEqual(now.earlier.map(short), [["combined", combined]]);
  const [conversation] = now.phases.filter(({ kind }) => kind === "conversation");
  assert.ok(now.earlier[0].until >= conversation.first);
  const tags = await page.locator("trygtrom-panel").evaluate((panel) => panel.journalNote("fhir").entry[1].resource.meta.tag);
  assert.deepEqual(tags, [
    { system: "urn:trygtrom:procedure-sha256", code: now.procedure.sha256 },
    { system: "urn:trygtrom:build-sha256", code: hashOf(packageFolder, "trygtrom_bg.wasm") },
  ]);
  // For the next patient there is no earlier one.
  await page.locator("trygtrom-panel").evaluate((panel) => panel.reset());
  await page.waitForFunction(() => document.querySelector("trygtrom-panel").sessionLog().earlier.length === 0);
  assert.equal((await log(page)).procedure.sha256, sha256(JSON.stringify(own)));
  assert.deepEqual(await errors(page), []);
  await finish(page);
});
