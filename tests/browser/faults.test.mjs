// The panel can fail; the consultation cannot. The module that does not load, and the module that breaks midway: in each
// case the page and its room go on, the person is told in words, and the paper checklist is at hand.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { strictPolicy } from "../../www/build/serve.mjs";
import { axe, finish, packageFolder, startChromium } from "./harness.mjs";
import { keepModule, openHost, panelTag, room } from "./host.mjs";
import { act, acts, control, errors, reads, ready, toConversation, told, trainer, until } from "./panel.mjs";

let browser;
before(async () => {
  browser = await startChromium();
});
after(() => browser.close());

const panelOf = (page) => page.locator("trygtrom-panel").first();
const paperLink = (page) => page.locator("trygtrom-panel a[href*='paper/']");
const retry = (page) => page.getByRole("button", { name: "Prøv på nytt" });

/** A page with something of its own, to see that it is left alone. */
const body = `${room}<button id="own" type="button">Sidens egen</button>${panelTag(`viewer="clinician" consultation="key-1"`)}`;

async function pageGoesOn(page) {
  const presses = await page.evaluateHandle(() => {
    const count = [0];
    document.querySelector("#own").addEventListener("click", () => (count[0] += 1));
    return count;
  });
  await page.locator("#own").click();
  assert.deepEqual(await presses.jsonValue(), [1]);
  const people = await page.locator("trygtrom-practice-room .count").textContent();
  await trainer(page, "join");
  assert.notEqual(await page.locator("trygtrom-practice-room .count").textContent(), people, "the room is stuck");
}

const wasm = "/trygtrom_bg.wasm";
/** A whole module that asks for a function nobody has. */
const foreign = Buffer.from("0061736d01000000010401600000020701017801790000", "hex");
const failures = {
  "is not there": { answer: { status: 404, body: "" }, says: /answered 404/, console: [/404/] },
  "is refused by the server": { answer: { status: 500, body: "" }, says: /answered 500/, console: [/500/] },
  "cannot be fetched": { answer: "abort", says: /could not be fetched/, console: [/ERR_FAILED/] },
  "is a page": { answer: { contentType: "text/html", body: "<!doctype html><title>Not this</title>" }, says: /not a whole WebAssembly file/ },
  "is cut off": { answer: { contentType: "application/wasm", body: foreign.subarray(0, 5) }, says: /not a whole WebAssembly file/ },
  "is empty": { answer: { contentType: "application/wasm", body: "" }, says: /not a whole WebAssembly file/ },
  "is another one": { answer: { contentType: "application/wasm", body: foreign }, says: /not the one that trygtrom.js was built with/ },
};

for (const [what, { answer, says, console = [] }] of Object.entries(failures)) {
  test(`the module ${what}: the paper checklist takes its place, and the page goes on`, async () => {
    let spoilt = true;
    const page = await openHost(browser, { body, answers: { [wasm]: () => (spoilt ? answer : undefined) }, expected: { console } });
    await paperLink(page).waitFor();
    const refused = await panelOf(page).evaluate((panel) => panel.ready.then(() => "ready", (error) => error.message));
    assert.match(refused, says);
    assert.deepEqual((await told(page)).map(({ name, detail }) => [name, detail.code]), [["trygtrom-error", "wasm-failed"]]);
    assert.match((await told(page))[0].detail.message, says);
    assert.equal(await panelOf(page).evaluate((panel) => panel.report()), null);
    await axe(page);
    await pageGoesOn(page);
    spoilt = false;
    await retry(page).click();
    await until(page, { phase: "admission" });
    assert.equal(await paperLink(page).count(), 0);
    await finish(page);
  });
}

test("the module is served under a wrong type: it is taken all the same", async () => {
  for (const contentType of ["application/octet-stream", "text/plain; charset=utf-8"]) {
    const page = await openHost(browser, { answers: { [wasm]: { contentType, path: join(packageFolder, wasm) } } });
    await ready(page);
    assert.deepEqual(await errors(page), []);
    await finish(page);
  }
});

test("a policy that refuses WebAssembly is named", async () => {
  const page = await openHost(browser, { body, policy: strictPolicy.replace("'wasm-unsafe-eval'", "") });
  await paperLink(page).waitFor();
  assert.match((await told(page))[0].detail.message, /'wasm-unsafe-eval'/);
  await pageGoesOn(page);
  await finish(page);
});

test("the paper checklist can be read, in the panel's language, and needs no script", async () => {
  const page = await openHost(browser, { body, answers: { [wasm]: { status: 404, body: "" } }, expected: { console: [/404/] } });
  await paperLink(page).waitFor();
  for (const [language, word] of [["nb", /sjekkliste/i], ["en", /checklist/i]]) {
    await panelOf(page).evaluate((panel, tag) => panel.setAttribute("lang", tag), language);
    await page.locator(`trygtrom-panel a[href$='combined.${language}.html']`).waitFor();
    const address = await paperLink(page).getAttribute("href");
    const [tab] = await Promise.all([page.waitForEvent("popup"), paperLink(page).click()]);
    await tab.waitForLoadState();
    assert.equal(tab.url(), address);
    assert.equal(await tab.locator("html").getAttribute("lang"), language);
    assert.match(await tab.locator("h1").textContent(), word);
    assert.equal(await tab.locator("script").count(), 0);
    assert.ok((await tab.locator("li, input[type='checkbox']").count()) >= 15);
    await axe(tab);
    await tab.close();
  }
  await finish(page);
});

test("the paper checklist is that of the procedure, and one that stands in for the hospital's own says so", async () => {
  const page = await openHost(browser, { body, answers: { [wasm]: { status: 404, body: "" } }, expected: { console: [/404/] } });
  await paperLink(page).waitFor();
  const choose = (procedure) => panelOf(page).evaluate((panel, value) => void (panel.procedure = value), procedure);
  const open = async (ending) => {
    await page.locator(`trygtrom-panel a[href$='${ending}']`).waitFor();
    const [tab] = await Promise.all([page.waitForEvent("popup"), paperLink(page).click()]);
    await tab.waitForLoadState();
    return tab;
  };
  const standIn = page.locator("trygtrom-panel .paper p", { hasText: "ikke sykehusets egen" });
  await choose("checklist");
  const own = await open("paper/checklist.nb.html");
  assert.equal(await own.locator(".procedure").textContent(), "Sjekkliste for videokonsultasjon");
  assert.equal(await own.locator("#own").isVisible(), false);
  assert.equal(await standIn.count(), 0);
  await own.close();
  await choose({ id: "our-own" });
  const other = await open("paper/combined.nb.html#own");
  assert.ok(await other.locator("#own").isVisible());
  assert.ok(await standIn.isVisible());
  await axe(other);
  await axe(page);
  await other.close();
  await finish(page);
});

/** What a panic says in the console: where in the code it was, and what the browser refused. */
const panics = { console: [/^error: trygtrom: panic at /, /^error: failed to (append child|insert node)/] };
/** What a trainer can begin that puts something new on the screen. */
const disturbances = ["chat", "recording", "transcription", "streaming", "screenshare"];

/** Makes the next insertion into a panel's own tree fail, at which the module panics. */
const breakDrawing = (page) =>
  page.evaluate(() => {
    const { insertBefore } = Node.prototype;
    Node.prototype.insertBefore = function (...args) {
      if (this.getRootNode().host?.localName === "trygtrom-panel") {
        Node.prototype.insertBefore = insertBefore;
        throw new DOMException("broken by the test", "NotFoundError");
      }
      return insertBefore.apply(this, args);
    };
  });
const restarts = (page, count) =>
  page.waitForFunction((wanted) => window.told.filter(({ detail }) => detail.code === "panel-restarted").length >= wanted, count);
/** What a clinician's panel reports after a restart in a conversation. */
const unknownAgain = { phase: "conversation", "lock.state": "unknown", "identity.patient": "open", "identity.clinician": "open", "requirements.A-1.1": "open", "requirements.A-1.6": "open", "requirements.A-2.8": "open" };
const notices = (page, selector = "trygtrom-panel") => page.locator(selector).evaluate((panel) => panel.shadowRoot.querySelector(".notices").textContent);

test("a panic at an event: the panel is there again without that event, and what it saw before is unknown", async () => {
  const page = await openHost(browser, { body, expected: panics });
  await ready(page);
  await toConversation(page);
  await until(page, { "lock.state": "locked", "requirements.A-1.6": "met", "requirements.A-3.0": "met" });
  const count = (await told(page)).length;
  await breakDrawing(page);
  await trainer(page, "recording");
  await restarts(page, 1);
  await until(page, { ...unknownAgain, "requirements.A-3.0": "met", "alerts.recording": null });
  assert.match(await notices(page), /Det kan ha gått glipp av noe/);
  await axe(page);
  // The page hears what is unknown again, and nothing that it has heard before.
  const since = (await told(page)).slice(count).filter(({ name }) => name !== "trygtrom-alert");
  assert.deepEqual(new Set(since.map(({ detail }) => detail.code ?? detail.status)), new Set(["panel-restarted", "open"]));
  await reads(page, /Sist sett: 1/);
  await reads(page, /Låsen er ukjent/);
  // What the room reports from now on is known.
  await trainer(page, "recording");
  await trainer(page, "recording");
  await until(page, { "alerts.recording": "alarm" });
  await act(page, "ask:stop-recording");
  await until(page, { "alerts.recording": null });
  await acts(page, ["confirm-roll-call:0", "check-identity:patient:document:confirmed", "check-identity:clinician:document:confirmed", "confirm-privacy", "attest-lock:locked"]);
  await until(page, { "lock.state": "locked", "identity.patient": "confirmed", "requirements.A-1.6": "met" });
  await pageGoesOnAfterPanic(page);
  await finish(page);
});

async function pageGoesOnAfterPanic(page) {
  const people = await page.locator("trygtrom-practice-room .count").textContent();
  await trainer(page, "leaves");
  assert.notEqual(await page.locator("trygtrom-practice-room .count").textContent(), people, "the room is stuck");
  await until(page, { "participants.present": 0 });
}

test("a reload after a panic knows no more than the panel did", async () => {
  const page = await openHost(browser, { body, expected: panics });
  await ready(page);
  await toConversation(page);
  await breakDrawing(page);
  await trainer(page, "chat");
  await restarts(page, 1);
  await until(page, unknownAgain);
  await page.reload();
  await ready(page);
  await until(page, { "lock.state": "unknown", "identity.patient": "open", "requirements.A-3.0": "met" });
  await finish(page);
});

test("a panic at a press: what was pressed can be pressed again", async () => {
  const page = await openHost(browser, { body, expected: panics });
  await ready(page);
  await toConversation(page);
  await breakDrawing(page);
  await act(page, "begin-closing");
  await restarts(page, 1);
  await until(page, unknownAgain);
  await act(page, "begin-closing");
  await until(page, { phase: "closing" });
  await finish(page);
});

test("a panic inside a question of the page: the answer is none, and the next one is whole", async () => {
  const page = await openHost(browser, { body, prepare: (page) => page.addInitScript(keepModule) });
  await ready(page);
  await toConversation(page);
  const answer = await panelOf(page).evaluate((panel) => {
    const [module] = window.modules;
    const { panel_report } = module;
    module.panel_report = () => {
      module.panel_report = panel_report;
      throw new WebAssembly.RuntimeError("unreachable");
    };
    return panel.report();
  });
  assert.equal(answer, null);
  await restarts(page, 1);
  await until(page, unknownAgain);
  await finish(page);
});

test("a panic in one panel: every panel of the page is there again", async () => {
  const panels = ["clinician", "patient"].map((viewer) => panelTag(`id="${viewer}" viewer="${viewer}"`)).join("");
  const page = await openHost(browser, { body: room + panels, expected: panics });
  await ready(page, "#clinician");
  await ready(page, "#patient");
  await trainer(page, "join");
  await act(page, "confirm:rules-read", "#patient");
  await until(page, { phase: "admission", "requirements.A-1.3": "met" }, "#patient");
  await breakDrawing(page);
  await trainer(page, "recording");
  await restarts(page, 2);
  await until(page, { phase: "admission" }, "#clinician");
  await until(page, { phase: "admission", "requirements.A-1.3": "met" }, "#patient");
  for (const id of ["#clinician", "#patient"]) assert.match(await notices(page, id), /startet på nytt/);
  await trainer(page, "transcription");
  for (const id of ["#clinician", "#patient"]) await until(page, { "alerts.transcription": "alarm" }, id);
  await finish(page);
});

test("a second panic within a minute: the paper checklist, and a new start when somebody asks for it", async () => {
  const page = await openHost(browser, { body, expected: panics });
  await ready(page);
  await toConversation(page);
  await breakDrawing(page);
  await trainer(page, "recording");
  await restarts(page, 1);
  await breakDrawing(page);
  await trainer(page, "chat");
  await paperLink(page).waitFor();
  assert.deepEqual(await errors(page), ["panel-restarted", "wasm-failed"]);
  await axe(page);
  await trainer(page, "screenshare");
  await retry(page).click();
  await control(page, "fold:requirements").waitFor();
  await page.waitForFunction(() => document.querySelector("trygtrom-panel").report() !== null);
  // It knows nothing of before, and goes by what the room reports from then on.
  await until(page, { phase: "preparation", "identity.patient": "open" });
  await trainer(page, "stranger-arrives");
  await until(page, { phase: "admission" });
  await finish(page);
});

test("panics that are more than a minute apart each restart the panel", async () => {
  const page = await openHost(browser, { body, expected: panics, prepare: (page) => page.clock.install() });
  await ready(page);
  await toConversation(page);
  for (let time = 1; time <= 3; time += 1) {
    await breakDrawing(page);
    await trainer(page, disturbances[time - 1]);
    await restarts(page, time);
    await page.clock.fastForward("01:01");
  }
  assert.deepEqual(await errors(page), Array(3).fill("panel-restarted"));
  await finish(page);
});

test("a panel taken out while it is broken is gone for good", async () => {
  const page = await openHost(browser, { body, expected: panics });
  await ready(page);
  await page.evaluate(() => {
    const panel = document.querySelector("trygtrom-panel");
    window.saidOutside = [];
    for (const name of ["alert", "phasechange", "error"]) {
      panel.addEventListener(`trygtrom-${name}`, () => panel.isConnected || window.saidOutside.push(name));
    }
    addEventListener("trygtrom-error", () => panel.remove());
  });
  await breakDrawing(page);
  await trainer(page, "join");
  await restarts(page, 1);
  const heard = await page.locator("trygtrom-practice-room").evaluateHandle((element) => {
    const seen = [];
    element.addEventListener("recording_status_change", ({ detail }) => seen.push(detail.status));
    return seen;
  });
  await trainer(page, "recording");
  await page.waitForFunction((seen) => seen.includes("started"), heard);
  assert.equal(await page.locator("trygtrom-panel").count(), 0);
  assert.deepEqual(await page.evaluate(() => window.saidOutside), []);
  assert.deepEqual(await errors(page), ["panel-restarted"]);
  await finish(page);
});
