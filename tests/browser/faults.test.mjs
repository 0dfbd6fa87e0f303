// Failures of the module: it does not load, or it panics. In each case the page and its room continue, the panel says what
// happened, and the paper checklist is available.
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { installClock } from "./clock.mjs";
import { strictPolicy } from "../../www/build/serve.mjs";
import { axe, finish, packageFolder, startChromium } from "./harness.mjs";
import { keepModule, openHost, panelTag, room } from "./host.mjs";
import { act, acts, control, errors, panelEvents, reads, ready, toConversation, trainer, until } from "./panel.mjs";

let browser;
before(async () => {
  browser = await startChromium();
});
after(() => browser.close());

const panelOf = (page) => page.locator("trygtrom-panel").first();
const paperLink = (page) => page.locator("trygtrom-panel a[href*='paper/']");
const retry = (page) => page.getByRole("button", { name: "Prøv igjen" });

/** A page with a button of its own, to check that the page still works. */
const body = `${room}<button id="own" type="button">Sidens egen</button>${panelTag(`viewer="clinician" consultation="key-1"`)}`;

async function assertPageContinues(page) {
  const presses = await page.evaluateHandle(() => {
    const count = [0];
    document.querySelector("#own").addEventListener("click", () => (count[0] += 1));
    return count;
  });
  await page.locator("#own").click();
  assert.deepEqual(await presses.jsonValue(), [1]);
  const people = await page.locator("trygtrom-practice-room .count").textContent();
  await trainer(page, "join");
  assert.notEqual(await page.locator("trygtrom-practice-room .count").textContent(), people, "the room does not react");
}

const wasm = "/trygtrom_bg.wasm";
/** A valid module that imports a function that the glue does not provide. */
const foreign = Buffer.from("0061736d01000000010401600000020701017801790000", "hex");
const failures = {
  "is missing": { answer: { status: 404, body: "" }, says: /answered 404/, console: [/404/] },
  "is refused by the server": { answer: { status: 500, body: "" }, says: /answered 500/, console: [/500/] },
  "cannot be fetched": { answer: "abort", says: /could not be fetched/, console: [/ERR_FAILED/] },
  "is an HTML page": { answer: { contentType: "text/html", body: "<!doctype html><title>Not this</title>" }, says: /not a whole WebAssembly file/ },
  "is truncated": { answer: { contentType: "application/wasm", body: foreign.subarray(0, 5) }, says: /not a whole WebAssembly file/ },
  "is empty": { answer: { contentType: "application/wasm", body: "" }, says: /not a whole WebAssembly file/ },
  "belongs to another version": { answer: { contentType: "application/wasm", body: foreign }, says: /not the one that trygtrom.js was built with/ },
};

for (const [what, { answer, says, console = [] }] of Object.entries(failures)) {
  test(`the module ${what}: the paper checklist replaces the panel, and the page continues`, async () => {
    let failing = true;
    const page = await openHost(browser, { body, answers: { [wasm]: () => (failing ? answer : undefined) }, expected: { console } });
    await paperLink(page).waitFor();
    const refused = await panelOf(page).evaluate((panel) => panel.ready.then(() => "ready", (error) => error.message));
    assert.match(refused, says);
    assert.deepEqual((await panelEvents(page)).map(({ name, detail }) => [name, detail.code]), [["trygtrom-error", "wasm-failed"]]);
    assert.match((await panelEvents(page))[0].detail.message, says);
    assert.equal(await panelOf(page).evaluate((panel) => panel.report()), null);
    await axe(page);
    await assertPageContinues(page);
    failing = false;
    await retry(page).click();
    await until(page, { phase: "admission" });
    assert.equal(await paperLink(page).count(), 0);
    await finish(page);
  });
}

test("a module with the wrong media type is accepted", async () => {
  for (const contentType of ["application/octet-stream", "text/plain; charset=utf-8"]) {
    const page = await openHost(browser, { answers: { [wasm]: { contentType, path: join(packageFolder, wasm) } } });
    await ready(page);
    assert.deepEqual(await errors(page), []);
    await finish(page);
  }
});

test("an error names the policy that refuses WebAssembly", async () => {
  const page = await openHost(browser, { body, policy: strictPolicy.replace("'wasm-unsafe-eval'", "") });
  await paperLink(page).waitFor();
  assert.match((await panelEvents(page))[0].detail.message, /'wasm-unsafe-eval'/);
  await assertPageContinues(page);
  await finish(page);
});

test("the paper checklist is in the panel's language, accessible, and needs no script", async () => {
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

test("the paper checklist is that of the procedure, and one that replaces the hospital's own says so", async () => {
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

/** Console messages of a panic: its place in the code, and the browser's error. */
const panics = { console: [/^error: trygtrom: panic at /, /^error: failed to (append child|insert node)/] };
/** The trainer's actions that add something to the screen. */
const disturbances = ["chat", "recording", "transcription", "streaming", "screenshare"];

/** Makes the next insertion into a panel's tree fail, so that the module panics. */
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
  page.waitForFunction((wanted) => window.panelEvents.filter(({ detail }) => detail.code === "panel-restarted").length >= wanted, count);
/** The report of a clinician's panel after a restart during the conversation. */
const unknownAgain = { phase: "conversation", "lock.state": "unknown", "identity.patient": "open", "identity.clinician": "open", "requirements.A-1.1": "open", "requirements.A-1.6": "open", "requirements.A-2.8": "open" };
const notices = (page, selector = "trygtrom-panel") => page.locator(selector).evaluate((panel) => panel.shadowRoot.querySelector(".notices").textContent);

test("a panic during an event: the panel restarts without that event, and earlier observations are unknown", async () => {
  const page = await openHost(browser, { body, expected: panics });
  await ready(page);
  await toConversation(page);
  await until(page, { "lock.state": "locked", "requirements.A-1.6": "met", "requirements.B-G1": "met" });
  const count = (await panelEvents(page)).length;
  await breakDrawing(page);
  await trainer(page, "chat");
  await restarts(page, 1);
  await until(page, { ...unknownAgain, "requirements.B-G1": "met", "alerts.chat-opened": null });
  assert.match(await notices(page), /Det kan ha gått glipp av noe/);
  await axe(page);
  // The page receives events for the reopened requirements only.
  const since = (await panelEvents(page)).slice(count).filter(({ name }) => name !== "trygtrom-alert");
  assert.deepEqual(new Set(since.map(({ detail }) => detail.code ?? detail.status)), new Set(["panel-restarted", "open"]));
  await reads(page, /Sist sett: 1/);
  await reads(page, /Lås\s*:?\s*Ukjent/);
  // Later events of the room are observed again.
  await trainer(page, "recording");
  await until(page, { "alerts.recording": "alarm" });
  await act(page, "ask:stop-recording");
  await until(page, { "alerts.recording": null });
  await acts(page, ["confirm-roll-call:0", "attest-lock:locked", "confirm-privacy", "check-identity:patient:document:confirmed", "check-identity:clinician:document:confirmed"]);
  await until(page, { "lock.state": "locked", "identity.patient": "confirmed", "requirements.A-1.6": "met" });
  await assertPageContinuesAfterPanic(page);
  await finish(page);
});

async function assertPageContinuesAfterPanic(page) {
  const people = await page.locator("trygtrom-practice-room .count").textContent();
  await trainer(page, "leaves");
  assert.notEqual(await page.locator("trygtrom-practice-room .count").textContent(), people, "the room does not react");
  await until(page, { "participants.present": 0 });
}

test("a reload after a panic restores no more than the restart did", async () => {
  const page = await openHost(browser, { body, expected: panics });
  await ready(page);
  await toConversation(page);
  await breakDrawing(page);
  await trainer(page, "chat");
  await restarts(page, 1);
  await until(page, unknownAgain);
  await page.reload();
  await ready(page);
  await until(page, { "lock.state": "unknown", "identity.patient": "open", "requirements.B-G1": "met" });
  await finish(page);
});

test("a panic during a press: the button can be pressed again", async () => {
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

test("a panic in report(): it returns null, and the panel restarts", async () => {
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
  // The last input was the press that began the conversation.
  await until(page, { ...unknownAgain, phase: "admission" });
  await finish(page);
});

test("a panic in one panel restarts every panel of the page", async () => {
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

test("a second panic within a minute: the paper checklist, and a new start on request", async () => {
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
  // The new panel knows only what the room reports from now on.
  await until(page, { phase: "preparation", "identity.patient": "open" });
  await trainer(page, "stranger-arrives");
  await until(page, { phase: "admission" });
  await finish(page);
});

test("panics more than a minute apart each restart the panel", async () => {
  const page = await openHost(browser, { body, expected: panics, prepare: (page) => installClock(page) });
  await ready(page);
  await toConversation(page);
  for (let time = 1; time <= 3; time += 1) {
    await breakDrawing(page);
    await trainer(page, disturbances[time - 1]);
    await restarts(page, time);
    // The timer of the crashed module raises an error, which the runtime suppresses on a page and this clock throws.
    await page.clock.fastForward("01:01").catch((error) => assert.match(error.message, /previous WASM instance/));
  }
  assert.deepEqual(await errors(page), Array(3).fill("panel-restarted"));
  await finish(page);
});

test("a panel that the page removes on its error event stays removed", async () => {
  const page = await openHost(browser, { body, expected: panics });
  await ready(page);
  await page.evaluate(() => {
    const panel = document.querySelector("trygtrom-panel");
    window.eventsOutside = [];
    for (const name of ["alert", "phasechange", "error"]) {
      panel.addEventListener(`trygtrom-${name}`, () => panel.isConnected || window.eventsOutside.push(name));
    }
    addEventListener("trygtrom-error", () => panel.remove());
  });
  await breakDrawing(page);
  await trainer(page, "join");
  await restarts(page, 1);
  const received = await page.locator("trygtrom-practice-room").evaluateHandle((element) => {
    const seen = [];
    element.addEventListener("recording_status_change", ({ detail }) => seen.push(detail.status));
    return seen;
  });
  await trainer(page, "recording");
  await page.waitForFunction((seen) => seen.includes("started"), received);
  assert.equal(await page.locator("trygtrom-panel").count(), 0);
  assert.deepEqual(await page.evaluate(() => window.eventsOutside), []);
  assert.deepEqual(await errors(page), ["panel-restarted"]);
  await finish(page);
});
