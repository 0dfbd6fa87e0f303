// Works the panel and the practice room as people do: by their buttons. What the panel tells its page, and all that is
// put into storage, is collected from before the first script on, so that a test can look for what must not be there.
import assert from "node:assert/strict";
import { openPage } from "./harness.mjs";

/** Every event of the panel's public API. */
export const toldNames = ["ready", "phasechange", "requirementchange", "alert", "outcome", "error"].map((name) => `trygtrom-${name}`);

/** The clicks from a patient in the room to a talk that may begin, in the order of the screen. */
export const happyPath = [
  "confirm-roll-call:0",
  "check-identity:patient:document:confirmed",
  "check-identity:clinician:document:confirmed",
  "confirm-privacy",
  "attest-lock:locked",
];

/** What the clinician does before anybody is in the room. */
export const preparation = ["confirm-appointment", "confirm:sound-tested", "confirm:own-surroundings", "confirm:rules-read"];

/** What is asked, too, where others than the patient are expected. */
export const agreed = "confirm:others-agreed";

/** High enough for the whole panel, so that its foot covers nothing. */
export const tall = { width: 1280, height: 2400 };

/** Runs in the page, first of all: keeps what is told, stored and clicked. */
function collect(names) {
  window.told = [];
  window.stored = [];
  window.clicks = 0;
  for (const name of names) {
    addEventListener(name, ({ detail, bubbles, composed }) => window.told.push({ name, detail, bubbles, composed }));
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

/** The same, for pages that a test opens in a way of its own. */
export const collectFrom = (page) => page.addInitScript(collect, toldNames);

/**
 * Opens a page of the practice portal with the panel ready.
 * @param {import("playwright-core").Browser | import("playwright-core").BrowserContext} where
 * @param {string} address
 * @param {{clock?: boolean} & Parameters<typeof openPage>[1]} [options] `clock`: the test moves the page's clock.
 */
export async function openDemo(where, address, { clock = false, viewport = tall, ...options } = {}) {
  const page = await openPage(where, { viewport, ...options });
  if (clock) await page.clock.install({ time: new Date("2030-01-15T10:00:00") });
  await collectFrom(page);
  await page.goto(address);
  await ready(page);
  return page;
}

/** Waits until the panel is on the screen. */
export const ready = (page, selector = "trygtrom-panel") => page.locator(selector).evaluate((panel) => panel.ready);

/** The panel's report. */
export const report = (page, selector = "trygtrom-panel") => page.locator(selector).evaluate((panel) => panel.report());

/**
 * Waits until the report holds what is expected: each path, parted by dots, with its value.
 * `requirements.A-1.6` and `alerts.recording` name an entry by its id or kind; the value of an alert is its severity.
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
      // A page behind another one draws no frames that one could wait for.
      { timeout: 5000, polling: 50 },
    )
    .then(() => null, (error) => error);
  if (differs) {
    const now = await report(page, selector);
    assert.fail(`the panel never reported ${JSON.stringify(expected)}; it reports ${JSON.stringify(now)}\n${differs.message}`);
  }
}

/** A button of the panel by what it asks for. Where the same is offered twice, the first on the screen. */
export const control = (page, act, selector = "trygtrom-panel") => page.locator(`${selector} [data-act="${act}"]`).first();

/** Folds out what a button is folded away in: what is folded is not in the page. Tells whether the button is there then. */
async function unfold(button, within) {
  if ((await button.count()) > 0) return true;
  const folds = within.locator("details:not([open]):not(.tg-requirements) > summary");
  for (const name of await folds.evaluateAll((all) => all.map(({ dataset }) => dataset.act))) {
    const fold = within.locator(`summary[data-act="${name}"]`);
    await fold.click();
    await within.locator(`details[open] > summary[data-act="${name}"]`).waitFor();
    if (await unfold(button, fold.locator(".."))) return true;
    await fold.click();
  }
  return false;
}

/** Whether a button is there, folded away or not. What is folded out for it stays so. */
export const offers = (page, name, selector = "trygtrom-panel") => unfold(control(page, name, selector), page.locator(`${selector} .tg`));

/** Presses a button of the panel, unfolding first what it is folded away in. */
export async function act(page, name, selector = "trygtrom-panel") {
  const button = control(page, name, selector);
  // Most come at once, and some when the room has told of something.
  const there = await button.waitFor({ state: "attached", timeout: 500 }).then(() => true, () => false);
  if (!there && !(await offers(page, name, selector))) await button.waitFor({ state: "attached", timeout: 5000 });
  if (name.startsWith("report-outsider") && !(await button.isVisible())) await control(page, "open-flyout", selector).click();
  await button.click({ timeout: 5000 });
}

/** Presses several, each when it is there. */
export async function acts(page, names, selector) {
  for (const name of names) await act(page, name, selector);
}

/** Presses one of the trainer's buttons; `at` picks among those for the same thing. */
export async function trainer(page, name, at = 0) {
  const button = page.locator(`trygtrom-practice-room [data-do="${name}"]`).nth(at);
  const fold = button.locator("xpath=ancestor::details[not(@open)]");
  if (await fold.count()) await fold.locator("> summary").click();
  await button.click();
}

/** What the clinician does before anybody is in the room, with what the expected people make of it. */
export async function prepare(page, selector) {
  const { requirements } = await report(page, selector);
  const company = requirements.some(({ id, status }) => id === "B-S7" && status === "open");
  await acts(page, company ? [...preparation, agreed] : preparation, selector);
}

/** The clinician's panel, from its opening to an arrived patient. */
export async function toAdmission(page) {
  await prepare(page);
  await trainer(page, "join");
  await until(page, { phase: "admission" });
  await trainer(page, "expected-arrives");
  await until(page, { "participants.present": 1 });
}

/** The clinician's panel, from its opening to the talk. */
export async function toConversation(page) {
  await toAdmission(page);
  await acts(page, happyPath);
  await until(page, { phase: "conversation", alerts: "" });
}

/** Runs in the page: all words of the panel. Rows out of sight are not laid out, so their words are taken as they stand. */
const wordsOf = (panel) => [panel.innerText, ...[...panel.querySelectorAll(".tg-person")].map((row) => row.textContent)].join("\n");

/** All words the panel shows. */
export const words = (page, selector = "trygtrom-panel") => page.locator(`${selector} .tg`).evaluate(wordsOf);

/** Runs in the page: whether a panel's words match. A function, since the page's policy lets no text become one. */
function matches([host, source, flags]) {
  const panel = document.querySelector(host)?.shadowRoot.querySelector(".tg");
  const rows = [...(panel?.querySelectorAll(".tg-person") ?? [])].map((row) => row.textContent);
  return Boolean(panel) && new RegExp(source, flags).test([panel.innerText, ...rows].join("\n"));
}

/** Waits until the panel shows these words: what it reports stands on the screen a moment later. */
export async function reads(page, pattern, selector = "trygtrom-panel") {
  const wanted = [selector, pattern.source, pattern.flags];
  await page.waitForFunction(matches, wanted, { timeout: 5000, polling: 50 }).catch(() => null);
  assert.match(await words(page, selector), pattern);
}

/** What the panel has told the page so far, by event name. */
export const told = (page, name) => page.evaluate((wanted) => window.told.filter((one) => !wanted || one.name === wanted), name);

/** The codes of the errors that were told. */
export const errors = async (page) => (await told(page, "trygtrom-error")).map(({ detail }) => detail.code);

/** Everything that a page has left behind or told, as one text. */
export async function traces(page) {
  return page.evaluate(async () => {
    const open = (storage) => Object.entries(storage).flat();
    const databases = await indexedDB.databases();
    const caches_ = "caches" in window ? await caches.keys() : [];
    const left = [document.cookie, location.href, document.title, ...open(sessionStorage), ...open(localStorage)];
    return JSON.stringify([window.told, window.stored, databases, caches_, left]);
  });
}

/** Asserts that none of these texts is in anything the page has told or kept. */
export async function nothingOf(page, markers) {
  const all = (await traces(page)).toLowerCase();
  const found = markers.filter((marker) => all.includes(marker.toLowerCase()));
  assert.deepEqual(found.length, 0, `${found.length} of the planted texts left the panel's memory`);
}
