// Helpers that use the panel and the practice room through their controls. Events of the panel and writes to storage are
// recorded from the start, so that a test can search them for personal data.
import assert from "node:assert/strict";
import { installClock } from "./clock.mjs";
import { openPage } from "./harness.mjs";

/** Every event of the panel's public API. */
export const eventNames = ["ready", "phasechange", "requirementchange", "alert", "outcome", "error"].map((name) => `trygtrom-${name}`);

/** The clicks from the patient's arrival to the conversation, in order. */
export const happyPath = [
  "confirm-roll-call:0",
  "attest-lock:locked",
  "confirm-privacy",
  "check-identity:patient:document:confirmed",
  "check-identity:clinician:document:confirmed",
];

/** The same after somebody else came in: whoever stayed keeps their identity check. */
export const securedAgain = happyPath.filter((name) => !name.startsWith("check-identity"));

/** The clinician's clicks before anybody is in the room. */
export const preparation = ["confirm-prepared", "confirm:rules-read"];

/** High enough that the panel's footer covers nothing. */
export const tall = { width: 1280, height: 2400 };

/** Runs first in the page: records events, storage writes and clicks. */
function collect(names) {
  window.panelEvents = [];
  window.stored = [];
  window.clicks = 0;
  for (const name of names) {
    addEventListener(name, ({ detail, bubbles, composed }) => window.panelEvents.push({ name, detail, bubbles, composed }));
  }
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function (key, value) {
    window.stored.push(`${key} ${value}`);
    return setItem.call(this, key, value);
  };
  addEventListener(
    "click",
    (event) => {
      const inPanel = event.composedPath().some((node) => node.localName === "trygtrom-panel");
      if (event.isTrusted && inPanel) window.clicks += 1;
    },
    true,
  );
}

/** For pages that a test opens itself. */
export const collectFrom = (page) => page.addInitScript(collect, eventNames);

/**
 * Opens a page of the practice portal with the panel ready.
 * @param {import("playwright-core").Browser | import("playwright-core").BrowserContext} where
 * @param {string} address
 * @param {{clock?: boolean} & Parameters<typeof openPage>[1]} [options] `clock`: the test controls the page's clock.
 */
export async function openDemo(where, address, { clock = false, viewport = tall, ...options } = {}) {
  const page = await openPage(where, { viewport, ...options });
  if (clock) await installClock(page, { time: new Date("2030-01-15T10:00:00") });
  await collectFrom(page);
  await page.goto(address);
  await ready(page);
  return page;
}

/** Waits until the panel is ready. */
export const ready = (page, selector = "trygtrom-panel") => page.locator(selector).evaluate((panel) => panel.ready);

/** The panel's report. */
export const report = (page, selector = "trygtrom-panel") => page.locator(selector).evaluate((panel) => panel.report());

/**
 * Waits until the report has these values, by dotted path. `requirements.A-1.6` and `alerts.recording` select an entry by id
 * or kind; an alert's value is its severity.
 */
export async function until(page, expected, selector = "trygtrom-panel") {
  const differs = await page
    .waitForFunction(
      ([wanted, where]) => {
        const read = (report, path) => {
          const [first, ...rest] = path.split(".");
          const name = rest.join(".");
          if (first === "requirements") return report.requirements.find(({ id }) => id === name)?.status;
          if (first === "alerts" && name) return report.alerts.find(({ kind }) => kind === name)?.severity ?? null;
          if (first === "alerts") return report.alerts.map(({ kind }) => kind).sort().join(" ");
          return rest.reduce((value, key) => value?.[key], report[first]);
        };
        const now = document.querySelector(where)?.report();
        return now && Object.entries(wanted).every(([path, value]) => read(now, path) === value);
      },
      [expected, selector],
      // A background page has no animation frames.
      { timeout: 5000, polling: 50 },
    )
    .then(() => null, (error) => error);
  if (differs) {
    const now = await report(page, selector);
    assert.fail(`the panel never reported ${JSON.stringify(expected)}; it reports ${JSON.stringify(now)}\n${differs.message}`);
  }
}

/** The first control of the panel with this `data-act`. */
export const control = (page, act, selector = "trygtrom-panel") => page.locator(`${selector} [data-act="${act}"]`).first();

/** Opens disclosures until the button is rendered. Returns whether it was found. The places in the procedure have no buttons. */
async function discloseButton(button, within) {
  if ((await button.count()) > 0) return true;
  const folds = within.locator("details:not([open]):not(.tg-requirements):not(.tg-sources) > summary");
  for (const name of await folds.evaluateAll((all) => all.map(({ dataset }) => dataset.act))) {
    const fold = within.locator(`summary[data-act="${name}"]`);
    const toggle = () => fold.click({ timeout: 2000 });
    const open = within.locator(`details[open] > summary[data-act="${name}"]`);
    // An event of the room may take it from the screen meanwhile.
    const opened = await toggle().then(() => open.waitFor({ timeout: 2000 })).then(() => true, () => false);
    if (!opened) continue;
    if (await discloseButton(button, fold.locator(".."))) return true;
    await toggle().catch(() => {});
  }
  return (await button.count()) > 0;
}

/** Whether a button exists, in a closed disclosure or not. Opened disclosures stay open. */
export const offers = (page, name, selector = "trygtrom-panel") => discloseButton(control(page, name, selector), page.locator(`${selector} .tg`));

/** Presses a button of the panel, opening disclosures if needed. */
export async function act(page, name, selector = "trygtrom-panel") {
  const button = control(page, name, selector);
  // While the viewer is in the room, closing asks first.
  const asks = ["open:end-and-close", "open:ask:leave", "open:close"];
  if (name === "close") for (const open of asks) if (await control(page, open, selector).count()) await control(page, open, selector).click();
  // Most are there at once; some appear after an event of the room.
  const there = await button.waitFor({ state: "attached", timeout: 500 }).then(() => true, () => false);
  if (!there && !(await offers(page, name, selector))) await button.waitFor({ state: "attached", timeout: 5000 });
  if (name.startsWith("report-outsider") && !(await button.isVisible())) await control(page, "open-flyout", selector).click();
  await button.click({ timeout: 5000 });
}

/** Presses several buttons in order. */
export async function acts(page, names, selector) {
  for (const name of names) await act(page, name, selector);
}

/** The outcomes that are offered, each by its word. */
export async function outcomes(page) {
  const card = page.locator("trygtrom-panel [data-card='outcome']");
  await card.waitFor();
  for (const fold of await card.locator("details:not([open]) > summary").all()) await fold.click();
  const listed = await card.locator("option[value^='choose-outcome:']").evaluateAll((all) => all.map(({ value }) => value));
  return listed.map((act) => act.split(":")[1]);
}

/** Chooses an outcome, from the button or from the list. */
export async function choose(page, outcome) {
  const name = `choose-outcome:${outcome}`;
  if (await control(page, name).count()) return act(page, name);
  assert.ok((await outcomes(page)).includes(outcome), `${outcome} is not offered`);
  await page.locator("trygtrom-panel [data-card='outcome'] select").selectOption(name);
  return act(page, name);
}

/** Presses a trainer's button; `at`: index among equal ones. */
export async function trainer(page, name, at = 0) {
  const button = page.locator(`trygtrom-practice-room [data-do="${name}"]`).nth(at);
  const fold = button.locator("xpath=ancestor::details[not(@open)]");
  if (await fold.count()) await fold.locator("> summary").click();
  await button.click();
}

/** Completes the clinician's preparation. */
export const prepare = (page, selector) => acts(page, preparation, selector);

/** Advances the clinician's panel to an arrived patient. */
export async function toAdmission(page) {
  await prepare(page);
  await trainer(page, "join");
  await until(page, { phase: "admission" });
  await trainer(page, "expected-arrives");
  await until(page, { "participants.present": 1 });
}

/** Advances the clinician's panel to the conversation. */
export async function toConversation(page) {
  await toAdmission(page);
  await acts(page, happyPath);
  await until(page, { phase: "conversation", alerts: "" });
}

/** Runs in the page: the panel's text. Rows out of view are not rendered by `innerText`, so their `textContent` is added. */
const wordsOf = (panel) => [panel.innerText, ...[...panel.querySelectorAll(".tg-person")].map((row) => row.textContent)].join("\n");

/** The panel's visible text. */
export const words = (page, selector = "trygtrom-panel") => page.locator(`${selector} .tg`).evaluate(wordsOf);

/** Runs in the page: whether the panel's text matches. A function, since the page's policy forbids `eval`. */
function matches([host, source, flags]) {
  const panel = document.querySelector(host)?.shadowRoot.querySelector(".tg");
  const rows = [...(panel?.querySelectorAll(".tg-person") ?? [])].map((row) => row.textContent);
  return Boolean(panel) && new RegExp(source, flags).test([panel.innerText, ...rows].join("\n"));
}

/** Waits until the panel's text matches; the screen can lag behind the report. */
export async function reads(page, pattern, selector = "trygtrom-panel") {
  const wanted = [selector, pattern.source, pattern.flags];
  await page.waitForFunction(matches, wanted, { timeout: 5000, polling: 50 }).catch(() => null);
  assert.match(await words(page, selector), pattern);
}

/** The panel's events so far, by name. */
export const panelEvents = (page, name) => page.evaluate((wanted) => window.panelEvents.filter((one) => !wanted || one.name === wanted), name);

/** The codes of error events. */
export const errors = async (page) => (await panelEvents(page, "trygtrom-error")).map(({ detail }) => detail.code);

/** Everything that the page stored or sent, as one text. */
export async function traces(page) {
  return page.evaluate(async () => {
    const open = (storage) => Object.entries(storage).flat();
    const databases = await indexedDB.databases();
    const caches_ = "caches" in window ? await caches.keys() : [];
    const left = [document.cookie, location.href, document.title, ...open(sessionStorage), ...open(localStorage)];
    return JSON.stringify([window.panelEvents, window.stored, databases, caches_, left]);
  });
}

/** Asserts that none of these texts is in events or storage. */
export async function nothingOf(page, markers) {
  const all = (await traces(page)).toLowerCase();
  const found = markers.filter((marker) => all.includes(marker.toLowerCase()));
  assert.deepEqual(found.length, 0, `${found.length} of the marker texts leaked`);
}
