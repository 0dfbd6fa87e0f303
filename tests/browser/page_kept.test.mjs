// A page that the browser keeps while another one is shown: whoever goes back to it reads nothing of the consultation.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { axe, finish, startChromium } from "./harness.mjs";
import { host, openHost, panelTag, room } from "./host.mjs";
import { act, control, errors, panelEvents, reads, ready, report, toAdmission, toConversation, until } from "./panel.mjs";

let browser;
before(async () => {
  // The driver switches the back/forward cache off.
  browser = await startChromium([], { ignoreDefaultArgs: ["--disable-back-forward-cache"] });
});
after(() => browser.close());

const keyed = room + panelTag(`viewer="clinician" consultation="key-1"`);
const names = (page) => page.locator("trygtrom-panel").evaluate((panel) => (panel.expected = [{ externalId: "pasient-1", name: "Kari Prøve", role: "patient" }]));
const shown = (page) => page.locator("trygtrom-panel").evaluate((panel) => panel.shadowRoot.textContent);

/** Leaves for another page and comes back to this one as it was kept. */
async function leaveAndReturn(page) {
  await page.evaluate(() => {
    window.returned = null;
    addEventListener("pageshow", ({ persisted }) => (window.returned = { persisted, shown: document.querySelector("trygtrom-panel").shadowRoot.textContent }), { once: true });
  });
  await page.goto(`${host}/other`);
  await page.goBack({ waitUntil: "commit" });
  await page.waitForFunction(() => window.returned);
  return page.evaluate(() => window.returned);
}

const STOPPED = /Panelet er stoppet.*Siden ble hentet fram igjen\. Panelet viser ikke det som sto her\./;

test("after Back the panel shows nothing of the consultation, and starts again as after a reload", async () => {
  const page = await openHost(browser, { body: keyed, answers: { "/other": { contentType: "text/html", body: "<!doctype html><title>Other</title>" } } });
  await ready(page);
  await names(page);
  await toConversation(page);
  assert.match(await shown(page), /Kari Prøve/);
  const first = await leaveAndReturn(page);
  assert.equal(first.persisted, true, "the page was kept");
  assert.match(first.shown, STOPPED, "before anything else runs");
  assert.doesNotMatch(await shown(page), /Kari|Prøve/);
  assert.equal(await report(page), null);
  await axe(page);
  await page.getByRole("button", { name: "Start panelet" }).click();
  await ready(page);
  // The room does not tell again that the viewer is in it.
  await until(page, { phase: "preparation", "requirements.A-1.2": "met", "identity.patient": "open", "lock.state": "unknown" });
  assert.equal((await panelEvents(page, "trygtrom-ready")).length, 2);
  assert.deepEqual(await errors(page), []);
  await finish(page);
});

/** Dispatches what the browser dispatches when it hides the page. */
const hide = (page, persisted) => page.evaluate((persisted) => void dispatchEvent(new PageTransitionEvent("pagehide", { persisted })), persisted);

test("without a key a page that was kept starts anew, in the page's language, and what the page sets meanwhile counts", async () => {
  const page = await openHost(browser, { body: room + panelTag() });
  await ready(page);
  await names(page);
  await toAdmission(page);
  await hide(page, true);
  assert.match(await shown(page), STOPPED);
  await page.evaluate(() => {
    document.documentElement.lang = "en";
    document.querySelector("trygtrom-panel").setting = "group";
    document.querySelector("trygtrom-panel").reset();
  });
  await page.getByRole("button", { name: "Start the panel" }).click();
  await ready(page);
  await until(page, { phase: "preparation", setting: "group" });
  await reads(page, /Preparation|Before/i);
  await finish(page);
});

test("a page that is not kept changes nothing", async () => {
  const page = await openHost(browser, { body: keyed });
  await ready(page);
  await toAdmission(page);
  await hide(page, false);
  await until(page, { phase: "admission" });
  assert.ok((await control(page, "confirm-roll-call:0").count()) > 0);
  await act(page, "confirm-roll-call:0");
  await finish(page);
});

test("a panel that was stopped can be removed and added again", async () => {
  const page = await openHost(browser, { body: keyed });
  await ready(page);
  await hide(page, true);
  await page.evaluate(async () => {
    const panel = document.querySelector("trygtrom-panel");
    const home = panel.parentNode;
    panel.remove();
    await null;
    home.append(panel);
    await panel.ready;
  });
  await until(page, { phase: "preparation" });
  await finish(page);
});
