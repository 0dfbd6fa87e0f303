// The module comes in two parts. The first is enough for a first screen, wherever a panel usually starts; the rest comes when
// that stands, and what was said and done meanwhile is not lost.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { finish, packageFolder, requestsOf, root, startChromium } from "./harness.mjs";
import { host, openHost, panelTag, room } from "./host.mjs";
import { act, control, errors, ready, report, toConversation, told, trainer, until } from "./panel.mjs";

let browser;
before(async () => (browser = await startChromium()));
after(() => browser.close());

const rest = "/trygtrom_rest.wasm";
/** Runs in the page first of all: counts how often a part of the module is made to run without being fetched anew. */
function counting() {
  const { Instance } = WebAssembly;
  window.made = 0;
  WebAssembly.Instance = new Proxy(Instance, {
    construct(target, given) {
      window.made += 1;
      return Reflect.construct(target, given);
    },
  });
}
const prepare = (page) => page.addInitScript(counting);
const made = (page) => page.evaluate(() => window.made);

/** The rest of the module, on its way until it is let through. */
function slow() {
  let release;
  const held = new Promise((done) => (release = done));
  return { answers: { [rest]: () => held }, release: () => release(undefined) };
}
const screen = (page) => page.waitForFunction(() => document.querySelector("trygtrom-panel")?.shadowRoot.querySelector(".tg"));

/** What is put on the element before the script is there, so that it is built with it. */
const giving = (given) => ({
  scripts: ["/practice.js", "/given.js", "/trygtrom.js"],
  answers: { "/given.js": { contentType: "text/javascript", body: `Object.assign(document.querySelector("trygtrom-panel"), ${JSON.stringify(given)});` } },
});
const company = ["patient", "patient", "relative", "guardian", "interpreter", "clinician", "student", "escort"];
const expected = company.map((role, n) => ({ role, externalId: `person-${n}`, name: "Kari Prøve" }));

const starts = [
  ...["clinician", "patient"].flatMap((viewer) => ["unknown-patient", "known-patient", "group", "clinicians-only"].map((setting) => ({ viewer, setting }))),
  ...["whereby", "join", "teams", "manual"].map((platform) => ({ viewer: "clinician", platform })),
  ...["so-d45111", "checklist"].map((procedure) => ({ viewer: "clinician", procedure })),
  { viewer: "patient", lang: "en", theme: "dark" },
  { viewer: "clinician", consultation: "key-1" },
  ...["clinician", "patient"].map((viewer) => ({ viewer, given: { expected } })),
];

test("the first screen of every usual start takes the first part alone", async () => {
  for (const { given = {}, ...options } of starts) {
    const tag = `<trygtrom-panel ${Object.entries({ platform: "practice", for: "room", ...options }).map(([name, value]) => `${name}="${value}"`).join(" ")}></trygtrom-panel>`;
    const page = await openHost(browser, { body: room + tag, prepare, ...giving(given) });
    await ready(page);
    // The rest alone: a start that needed it would have begun anew.
    assert.equal(await made(page), 1, JSON.stringify({ ...options, given }));
    await page.context().close();
  }
});

test("the first screen stands before the rest is there, and looks as it does after", async () => {
  const { answers, release } = slow();
  const page = await openHost(browser, { answers, prepare });
  await screen(page);
  const files = requestsOf(page).filter((url) => /\.(wasm|txt)$/.test(url));
  assert.deepEqual(files, ["/texts/nb.txt", "/trygtrom_bg.wasm", rest, "/texts/nb_rest.txt"].map((path) => host + path));
  const html = () => page.evaluate(() => document.querySelector("trygtrom-panel").shadowRoot.querySelector(".tg").outerHTML);
  const first = await html();
  assert.equal(await report(page), null);
  assert.deepEqual(await told(page), []);
  release();
  await ready(page);
  assert.equal(await html(), first);
  assert.equal((await report(page)).phase, "preparation");
  assert.equal(await made(page), 1);
  await finish(page);
});

test("what is pressed before the rest is there is answered when it comes, once", async () => {
  const { answers, release } = slow();
  const page = await openHost(browser, { answers });
  await screen(page);
  const fold = page.locator("trygtrom-panel details:not([open]) > summary").first();
  const key = await fold.textContent();
  await control(page, "confirm:sound-tested").click();
  await fold.click();
  const open = () => page.evaluate((text) => [...document.querySelector("trygtrom-panel").shadowRoot.querySelectorAll("details")].find((one) => one.firstElementChild.textContent === text).open, key);
  assert.equal(await open(), false);
  release();
  await ready(page);
  // It is done, and so it is folded away.
  await page.waitForFunction(() => !document.querySelector("trygtrom-panel").shadowRoot.querySelector("[data-card='sound']"));
  assert.equal(await open(), true);
  assert.deepEqual(await errors(page), []);
  await act(page, "confirm:own-surroundings");
  await finish(page);
});

test("what the room says before the rest is there is taken in, in its order", async () => {
  const { answers, release } = slow();
  const page = await openHost(browser, { answers });
  await screen(page);
  await trainer(page, "join");
  await trainer(page, "expected-arrives");
  release();
  await until(page, { phase: "admission", "participants.present": 1 });
  assert.equal((await told(page))[0].name, "trygtrom-ready");
  await finish(page);
});

test("after a reload in the middle of a talk the first screen waits for all, and nobody is told of it", async () => {
  const page = await openHost(browser, { body: room + panelTag(`viewer="clinician" consultation="key-1"`), prepare });
  await toConversation(page);
  await page.reload();
  await ready(page);
  assert.equal(await made(page), 2, "begun anew with the rest");
  assert.ok((await report(page)).requirements.some(({ basis }) => basis === "attested"), "what was said is kept");
  assert.deepEqual(await errors(page), []);
  await finish(page);
});

test("a procedure that the page gives as an object is read by the rest, and its panel waits for it", async () => {
  const procedure = JSON.parse(readFileSync(join(root, "procedures/checklist.json"), "utf8"));
  const page = await openHost(browser, { body: room + panelTag(), prepare, ...giving({ procedure }) });
  await ready(page);
  assert.equal(await made(page), 2, "begun anew with the rest");
  assert.ok((await report(page)).requirements.every(({ id }) => id.startsWith("B-")));
  assert.deepEqual(await errors(page), []);
  await finish(page);
});

test("a first screen that says what the rest of the texts has waits for it, and says all", async () => {
  const read = (path) => readFileSync(join(packageFolder, path), "utf8");
  const hash = (text) => createHash("sha384").update(text).digest("base64");
  const [first, later] = ["texts/nb.txt", "texts/nb_rest.txt"].map((path) => ({ path, lines: read(path).split("\n") }));
  // One that every clinician's screen says, as if the build had not seen it.
  const at = first.lines.indexOf("Neste steg");
  assert.ok(at > 0);
  [first.lines[at], later.lines[at]] = ["", first.lines[at]];
  let script = read("trygtrom.js");
  const answers = {};
  for (const { path, lines } of [first, later]) {
    const text = lines.join("\n");
    assert.ok(script.includes(hash(read(path))), path);
    script = script.replace(hash(read(path)), hash(text));
    answers[`/${path}`] = { contentType: "text/plain; charset=utf-8", body: text };
  }
  answers["/trygtrom.js"] = { contentType: "text/javascript", body: script };
  const page = await openHost(browser, { answers, prepare });
  await ready(page);
  assert.equal(await made(page), 2, "begun anew with the rest");
  assert.ok(await page.getByText("Neste steg", { exact: true }).count() > 0);
  assert.deepEqual(await errors(page), []);
  await finish(page);
});
