// What a page, a browser or a person may do that most do not: fonts of twice the size, a page that makes its root or its boxes
// smaller, no ResizeObserver, a finger and a keyboard in turn, and the click of a screen reader. Nothing is hidden, and nothing
// happens twice.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { coveredFocus, misfits, openAll, overlaps, unfold } from "./fit.mjs";
import { finish, serveFolder, startChromium } from "./harness.mjs";
import { act, control, openDemo, panelEvents, report, trainer, until } from "./panel.mjs";
import { clinician, patient } from "./tours.mjs";

let browser;
let server;
/** A browser whose own font size is twice the usual. */
let enlarged;
before(async () => {
  server = await serveFolder();
  browser = await startChromium();
  enlarged = await startChromium(["--blink-settings=defaultFontSize=32"]);
});
after(async () => {
  await enlarged.close();
  await browser.close();
  await server.close();
});

const laptop = { width: 1280, height: 800 };
const telephone = { width: 390, height: 844 };
const least = { clinician: 36, patient: 44 };
const tours = { clinician, patient };
const options = { permissions: ["clipboard-read", "clipboard-write", "microphone", "camera"] };
const open = (where, viewer, more = {}) => openDemo(where, `${server.origin}/${viewer}.html`, { viewport: laptop, clock: true, options, ...more });

/** Adds a style sheet to the page. */
const style = (page, text) =>
  page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, text);

/** Everything that does not fit on the screens of a tour, in both windows. */
async function faultsOf(page, viewer) {
  const faults = [];
  for await (const name of tours[viewer](page)) {
    const closeAll = await openAll(page, name);
    for (const size of [laptop, telephone]) {
      await page.setViewportSize(size);
      await unfold(page);
      const found = [...(await page.evaluate(misfits, least[viewer])), ...(await page.evaluate(overlaps))];
      // What the page itself does not hold is not the panel's.
      faults.push(...found.filter((fault) => !fault.startsWith("html ")).map((fault) => `${name}, ${size.width} px: ${fault}`));
    }
    await page.setViewportSize(laptop);
    await closeAll();
  }
  return faults;
}

for (const viewer of Object.keys(tours)) {
  test(`${viewer}: fonts of twice the size hide nothing`, async () => {
    const page = await open(enlarged, viewer);
    assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), "32px");
    assert.deepEqual(await faultsOf(page, viewer), []);
    await finish(page);
  });

  test(`${viewer}: a page whose root is 10 px makes no text or target of the panel small`, async () => {
    const page = await open(browser, viewer);
    await style(page, "html { font-size: 10px; }");
    assert.deepEqual(await faultsOf(page, viewer), []);
    const smallest = await page.locator("trygtrom-panel .tg").evaluate((tg) => {
      const shown = [...tg.querySelectorAll("*")].filter((node) => node.checkVisibility() && [...node.childNodes].some(({ nodeType, data }) => nodeType === 3 && data.trim()));
      return Math.min(...shown.map((node) => parseFloat(getComputedStyle(node).fontSize)));
    });
    assert.ok(smallest >= 13, `${smallest} px`);
    await finish(page);
  });
}

test("a page that sizes every box by its content moves nothing in the panel", async () => {
  const page = await open(browser, "clinician");
  const places = () =>
    page.evaluate(() => [...document.querySelector("trygtrom-panel").shadowRoot.querySelectorAll("*")].map((node) => JSON.stringify(node.getBoundingClientRect())));
  // The page is laid out around the panel, so the panel has a place of its own.
  await style(page, "trygtrom-panel { position: fixed; inset: 0 0 0 auto; inline-size: 400px; border: 0 !important; }");
  const before = await places();
  await style(page, "* { box-sizing: content-box !important; }");
  assert.deepEqual(await places(), before);
  await finish(page);
});

test("without a ResizeObserver the footer hides nothing that has the focus", async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 600 }, ...options });
  await context.addInitScript(() => delete window.ResizeObserver);
  const page = await open(context, "clinician");
  assert.equal(await page.evaluate(() => typeof ResizeObserver), "undefined");
  const faults = [];
  for (let stop = 0; stop < 80; stop += 1) {
    await page.keyboard.press("Tab");
    const fault = await page.evaluate(coveredFocus);
    if (fault === null) break;
    if (fault) faults.push(fault);
  }
  assert.deepEqual(faults, []);
  await finish(page);
  await context.close();
});

/** How often the phase has become this one. */
const times = async (page, phase) => (await panelEvents(page, "trygtrom-phasechange")).filter(({ detail }) => detail.to === phase).length;

test("a finger and a keyboard in turn: each press acts once", async () => {
  const page = await open(browser, "clinician", { options: { ...options, hasTouch: true } });
  await trainer(page, "join");
  await until(page, { phase: "admission" });
  await trainer(page, "expected-arrives");
  await until(page, { "participants.present": 1 });
  const opener = control(page, "open-flyout");
  await opener.tap();
  assert.equal(await opener.getAttribute("aria-expanded"), "true");
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.querySelector("trygtrom-panel").shadowRoot.querySelector("[data-act=open-flyout]").ariaExpanded === "false");
  // The focus is on the button again.
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("trygtrom-panel").shadowRoot.querySelector("[data-act=open-flyout]").ariaExpanded === "true");
  await opener.tap();
  await page.waitForFunction(() => document.querySelector("trygtrom-panel").shadowRoot.querySelector("[data-act=open-flyout]").ariaExpanded === "false");
  await control(page, "begin-closing").tap();
  await until(page, { phase: "closing" });
  await control(page, "reopen-conversation").focus();
  await page.keyboard.press("Space");
  await until(page, { phase: "admission" });
  assert.deepEqual([await times(page, "closing"), await times(page, "admission")], [1, 2]);
  await finish(page);
});

/** Clicks as assistive technology does: without a pointer, with or without the events of a mouse. */
const virtually = (locator, kinds, detail) =>
  locator.evaluate(
    (node, [kinds, detail]) => {
      for (const kind of kinds) node.dispatchEvent(new MouseEvent(kind, { bubbles: true, cancelable: true, composed: true, detail }));
    },
    [kinds, detail],
  );

for (const [name, kinds, detail] of [
  ["a click alone", ["click"], 0],
  ["a click that counts as one", ["click"], 1],
  ["the events of a mouse", ["mousedown", "mouseup", "click"], 1],
]) {
  test(`the click of a screen reader acts once: ${name}`, async () => {
    const page = await open(browser, "clinician");
    await act(page, "confirm-prepared");
    await trainer(page, "join");
    await trainer(page, "expected-arrives");
    await until(page, { phase: "admission", "participants.present": 1 });
    // Two of them on the same place, as fast as they come, are two.
    await virtually(control(page, "confirm-roll-call:0"), kinds, detail);
    await virtually(control(page, "attest-lock:locked"), kinds, detail);
    await until(page, { "lock.state": "locked" });
    await virtually(control(page, "open-flyout"), kinds, detail);
    await page.waitForFunction(() => document.querySelector("trygtrom-panel").shadowRoot.querySelector("[data-act=open-flyout]").ariaExpanded === "true");
    await virtually(control(page, "begin-closing"), kinds, detail);
    await until(page, { phase: "closing" });
    assert.equal(await times(page, "closing"), 1);
    // What is pressed beside the list leaves it.
    assert.equal(await page.locator("trygtrom-panel .tg-flyout[data-open]").count(), 0);
    assert.equal((await report(page)).lock.state, "locked");
    await finish(page);
  });
}

/** Which button has the focus, by what it asks for. */
const focused = (page) => page.evaluate(() => document.querySelector("trygtrom-panel").shadowRoot.activeElement?.dataset.act ?? document.querySelector("trygtrom-panel").shadowRoot.activeElement?.className ?? null);

test("the list of the footer comes before its button, and closes when the focus goes on, on Escape, and on a press beside it", async () => {
  const page = await open(browser, "clinician");
  await trainer(page, "join");
  await until(page, { phase: "admission" });
  const opener = control(page, "open-flyout");
  const isOpen = (wanted) => page.waitForFunction((wanted) => document.querySelector("trygtrom-panel").shadowRoot.querySelector("[data-act=open-flyout]").ariaExpanded === wanted, wanted);
  await opener.focus();
  await page.keyboard.press("Enter");
  await isOpen("true");
  assert.equal(await focused(page), "tg-flyout-list");
  const order = await page.locator("trygtrom-panel .tg-flyout").evaluate((flyout) => [...flyout.querySelectorAll("button")].map((button) => Math.round(button.getBoundingClientRect().top)));
  assert.deepEqual(order, order.toSorted((a, b) => a - b), "the keyboard's order is another than the drawn one");
  await page.keyboard.press("Tab");
  assert.match(await focused(page), /^report-outsider/);
  await page.keyboard.press("Escape");
  await isOpen("false");
  assert.equal(await focused(page), "open-flyout");
  await page.keyboard.press("Enter");
  await isOpen("true");
  for (let stop = 0; stop < 8 && (await focused(page)) !== "open-flyout"; stop += 1) await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await isOpen("false");
  assert.notEqual(await focused(page), "open-flyout");
  // A press beside it acts, and then it is left.
  await opener.click();
  await isOpen("true");
  await control(page, "begin-closing").click();
  await until(page, { phase: "closing" });
  assert.equal(await page.locator("trygtrom-panel .tg-flyout[data-open]").count(), 0);
  await finish(page);
});

test("Escape closes the list also where the focus is outside of it", async () => {
  const page = await open(browser, "clinician");
  await trainer(page, "join");
  await until(page, { phase: "admission" });
  await control(page, "open-flyout").evaluate((button) => button.click());
  await page.locator("trygtrom-panel .tg-flyout[data-open]").waitFor();
  await page.evaluate(() => document.querySelector("trygtrom-panel").shadowRoot.activeElement.blur());
  await page.keyboard.press("Escape");
  await page.locator("trygtrom-panel .tg-flyout[data-open]").waitFor({ state: "detached" });
  await finish(page);
});

test("a link leads past everything to what is at the foot, and is in sight while it has the focus", async () => {
  const page = await open(browser, "clinician");
  await act(page, "confirm-prepared");
  await trainer(page, "join");
  await until(page, { phase: "admission" });
  const skip = control(page, "go-to-foot");
  const isInSight = () => skip.evaluate((button) => getComputedStyle(button).clipPath === "none" && button.getBoundingClientRect().width > 100);
  assert.equal(await isInSight(), false);
  await skip.focus();
  assert.equal(await isInSight(), true);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.querySelector("trygtrom-panel").shadowRoot.activeElement.closest(".tg-foot") !== null));
  await finish(page);
});

test("on paper the panel is whole, and what can only be pressed is left out", async () => {
  const page = await open(browser, "clinician");
  await act(page, "confirm-prepared");
  await trainer(page, "join");
  await trainer(page, "expected-arrives");
  await trainer(page, "stranger-arrives");
  await until(page, { phase: "admission", "participants.present": 2 });
  await page.emulateMedia({ media: "print" });
  const found = await page.locator("trygtrom-panel").evaluate((panel) => {
    const tg = panel.shadowRoot.querySelector(".tg");
    const shown = (selector) => [...tg.querySelectorAll(selector)].filter((node) => node.checkVisibility()).length;
    const cut = [tg, panel, ...tg.querySelectorAll(".tg-rest, .tg-cards")].filter((box) => box.scrollHeight > box.clientHeight + 1 && getComputedStyle(box).overflowY !== "visible");
    return { pressed: shown("button, select, .tg-foot"), alerts: shown(".tg-alert"), people: shown(".tg-person"), cut: cut.length, sticky: getComputedStyle(tg.querySelector(".tg-status-bar")).position };
  });
  assert.deepEqual(found, { pressed: 0, alerts: 1, people: 2, cut: 0, sticky: "static" });
  await finish(page);
});

test("an alarm at 400 % is a line in sight that leads to it, wherever the page is", async () => {
  const page = await open(browser, "clinician");
  await trainer(page, "join");
  await until(page, { phase: "admission" });
  await trainer(page, "recording");
  await until(page, { "alerts.recording": "alarm" });
  await page.setViewportSize({ width: 320, height: 256 });
  await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));
  const line = control(page, "go-to-alert");
  const inSight = () => line.evaluate((button) => button.checkVisibility() && button.getBoundingClientRect().bottom <= innerHeight && button.getBoundingClientRect().top >= 0);
  assert.ok(await inSight());
  await line.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("trygtrom-panel").shadowRoot.activeElement?.id === "alert-recording");
  assert.equal(await page.evaluate(coveredFocus), "");
  await finish(page);
});
