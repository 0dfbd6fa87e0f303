// The panel with the keyboard only and in dark colours; `access.test.mjs` measures what fits. Each test visits every phase and
// alarm of a consultation once and checks each screen.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, finish, stage } from "./harness.mjs";
import { act, control, happyPath, openDemo, tall, toConversation, trainer, until } from "./panel.mjs";
import { clinician, patient } from "./tours.mjs";

let browser;
let server;
stage((given) => ({ server, browser } = given));

const panelOnly = { include: "trygtrom-panel" };
const wide = { width: 1280, height: 800 };
/** A window of 1280 by 1024 at 400 %. */
const zoomed = { width: 320, height: 256 };
const clipboard = { permissions: ["clipboard-read", "clipboard-write", "microphone", "camera"] };
const open = (viewer, more = {}) => openDemo(browser, `${server.origin}/${viewer}.html`, { viewport: wide, clock: true, options: clipboard, ...more });

/** Sets the width that the portal gives the panel. */
const panelWidth = (page, width) => page.evaluate((wanted) => document.documentElement.style.setProperty("--panel-width", wanted), `${width}px`);

const tours = { clinician, patient };

for (const [viewer, visit] of Object.entries(tours)) {
  test(`${viewer}: every screen passes axe in dark colours, and the fullest ones in light colours at 400 % zoom`, async () => {
    // In a lower window the sticky footer covers controls, and axe would report them as too small.
    const page = await open(viewer, { viewport: tall, options: { ...clipboard, colorScheme: "dark" } });
    const background = () => page.locator("trygtrom-panel .tg").evaluate((tg) => getComputedStyle(tg).backgroundColor);
    for await (const name of visit(page)) {
      await axe(page, panelOnly).catch((error) => assert.fail(`${name}, dark: ${error.message}`));
      if (!/once|closed/.test(name)) continue;
      const dark = await background();
      await page.emulateMedia({ colorScheme: "light" });
      await page.setViewportSize(zoomed);
      assert.notEqual(await background(), dark, "the panel does not follow the system's colour scheme");
      await axe(page, panelOnly).catch((error) => assert.fail(`${name}, light: ${error.message}`));
      await page.emulateMedia({ colorScheme: "dark" });
      await page.setViewportSize(tall);
    }
    await finish(page);
  });
}

/** Runs in the page: whether the control has the focus, in which direction it is, and faults of the focus indicator. */
function focusBy(target) {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!at || at === document.body || at === document.documentElement) return { faults: ["the focus is lost"] };
  const named = `${at.localName} "${(at.dataset.act ?? at.textContent).trim().slice(0, 40)}"`;
  const faults = [];
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  const drawn = outlineStyle === "auto" || (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2);
  if (!at.matches(":focus-visible") || !drawn) faults.push(`${named} has no focus ring`);
  const { left, right, top, bottom } = at.getBoundingClientRect();
  const middle = (from, to, end) => (Math.max(from, 0) + Math.min(to, end)) / 2;
  const [x, y] = [middle(left, right, innerWidth), middle(top, bottom, innerHeight)];
  let above = document.elementFromPoint(x, y);
  for (let inner = above; inner?.shadowRoot; above = inner ?? above) {
    const next = inner.shadowRoot.elementFromPoint(x, y);
    inner = next === inner ? null : next;
  }
  if (bottom <= 0 || top >= innerHeight) faults.push(`${named} has the focus outside the window`);
  else if (!at.contains(above)) faults.push(`${named} has the focus under ${above?.localName}.${above?.className}`);
  const place = (element) => (element.getRootNode().host ? element.getRootNode().host : element);
  const [one, other] = at.getRootNode() === target.getRootNode() ? [at, target] : [place(at), place(target)];
  return { faults, there: at === target, back: Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING) };
}

/** The first of these controls that the panel shows, as soon as it shows one; none once the talk goes on. */
async function nextOf(page, names) {
  const found = await page.waitForFunction((wanted) => {
    const panel = document.querySelector("trygtrom-panel");
    const shown = wanted.find((name) => panel.shadowRoot.querySelector(`.tg-cards [data-act="${name}"]`));
    return shown ?? (panel.report().phase === "conversation" && "none");
  }, names, { timeout: 5000 });
  const name = await found.jsonValue();
  return name === "none" ? null : name;
}

/** Moves the focus to a control with Tab and Shift+Tab, and asserts at each stop that the focus is visible. */
async function tabTo(page, target) {
  await target.waitFor({ state: "attached", timeout: 5000 });
  const fold = target.locator("xpath=ancestor::details[not(@open)]");
  if (await fold.count()) {
    await tabTo(page, fold.first().locator("> summary"));
    await page.keyboard.press("Enter");
  }
  let now = await target.evaluate(focusBy);
  for (let presses = 0; !now.there && presses < 120; presses += 1) {
    await page.keyboard.press(now.back ? "Shift+Tab" : "Tab");
    now = await target.evaluate(focusBy);
    assert.deepEqual(now.faults, []);
  }
  assert.ok(now.there, "Tab does not reach the control");
}

for (const [where, viewport] of Object.entries({ "a wide window": wide, "400 % zoom": zoomed })) {
  test(`a whole consultation with the keyboard only, in ${where}`, async () => {
    const page = await open("clinician", { viewport });
    const press = async (target, expected, key = "Enter") => {
      await tabTo(page, target);
      await page.keyboard.press(key);
      await until(page, expected);
      const focus = await page.evaluate(focusBy, await page.evaluateHandle(() => document.body));
      assert.deepEqual(focus.faults, [], `after ${target}`);
    };
    const roomButton = (name) => page.locator(`trygtrom-practice-room [data-do="${name}"]`).first();
    const button = (name) => control(page, name);
    await page.keyboard.press("Tab");
    await press(button("confirm-prepared"), { phase: "preparation" });
    await press(roomButton("join"), { phase: "admission" });
    await press(roomButton("expected-arrives"), { "participants.present": 1 });
    for (const name of happyPath) await press(button(name), {}, "Space");
    await until(page, { phase: "conversation", alerts: "" });
    await press(roomButton("recording"), { "alerts.recording": "alarm" });
    await press(button("ask:stop-recording"), { alerts: "" });
    await press(button("confirm-privacy"), { "requirements.A-1.1": "met" });
    await press(button("open-flyout"), {});
    await press(page.locator("trygtrom-panel .tg-flyout [data-act='report-outsider:own-room']"), { phase: "suspended" });
    await press(button("outsider-gone"), { alerts: "" });
    await press(button("resume"), { phase: "admission" });
    // Somebody was in the clinician's room, so the confirmation of the surroundings is reopened too.
    const steps = ["ask:microphone-on", ...happyPath, "confirm:own-surroundings"];
    for (let name = await nextOf(page, steps); name; name = await nextOf(page, steps)) {
      await press(button(name), {});
      await button(name).waitFor({ state: "detached" });
    }
    await until(page, { phase: "conversation", alerts: "" });
    await press(button("begin-closing"), { phase: "closing" });
    await press(button("ask:end-for-all"), { "participants.present": 0 });
    await press(button("choose-outcome:completed"), { outcome: "completed" });
    await press(button("confirm:record-kept"), { "requirements.A-2.9": "met" });
    await press(button("copy-note"), {});
    await page.locator("trygtrom-panel [data-card='note'][data-tone='good']").waitFor();
    await press(button("copy-deviations"), {});
    await page.locator("trygtrom-panel [data-card='deviations'][data-tone='good']").waitFor();
    await press(button("close"), { phase: "closed" });
    await press(button("next-patient"), { phase: "preparation" });
    await finish(page);
  });
}

test("the status bar breaks no word on a small telephone, in either language", async () => {
  const page = await open("clinician");
  await toConversation(page);
  const statusBar = page.locator("trygtrom-panel .tg-status-bar");
  const assertUnbroken = async (word) => {
    await statusBar.filter({ hasText: word }).waitFor();
    // On either side of the container width at which the five items share a row; the panel's border takes 1 px.
    for (const width of [354, 389]) {
      await panelWidth(page, width);
      assert.deepEqual(await statusBar.evaluate(brokenWords), [], `${word}, ${width} px`);
    }
  };
  const setLanguage = (lang) => page.locator('select[name="lang"]').selectOption(lang);
  for (const does of ["recording", "connection"]) await trainer(page, does);
  await until(page, { "alerts.recording": "alarm" });
  await assertUnbroken("Bekreftet");
  await setLanguage("en");
  await assertUnbroken("Confirmed");
  await trainer(page, "stranger-arrives");
  await assertUnbroken("One not agreed");
  await setLanguage("nb");
  await assertUnbroken("ikke avtalt");
  await finish(page);
});

/** Runs in the page: the words of a box that are broken over lines, and the box's size if it clips its content. */
function brokenWords(box) {
  const broken = box.scrollWidth > box.clientWidth ? [`${box.scrollWidth} in ${box.clientWidth}`] : [];
  const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    for (const { 0: word, index } of texts.currentNode.data.matchAll(/[^\s:]+/g)) {
      const range = document.createRange();
      range.setStart(texts.currentNode, index);
      range.setEnd(texts.currentNode, index + word.length);
      if (range.getClientRects().length > 1) broken.push(word);
    }
  }
  return broken;
}

test("the content of a disclosure is in the page only while it is open, and its summary keeps the focus", async () => {
  const page = await open("patient");
  const [fold, within] = [control(page, "fold:sound-more"), control(page, "deny:sound-tested")];
  const focused = () => fold.evaluate((line) => line.getRootNode().activeElement === line);
  assert.equal(await within.count(), 0);
  await fold.focus();
  for (const key of ["Enter", "Space"]) {
    for (const state of ["visible", "detached"]) {
      await page.keyboard.press(key);
      await within.waitFor({ state });
      assert.deepEqual([await fold.locator("..").evaluate((box) => box.open), await focused()], [state === "visible", true], `${key}, ${state}`);
    }
  }
  // A card that is shown again has its disclosures closed.
  await fold.click();
  await within.waitFor();
  await act(page, "confirm:sound-tested");
  await control(page, "fold:done").click();
  await fold.waitFor();
  assert.equal(await within.count(), 0);
  // The content of an open disclosure is updated.
  const rule = (tone) => page.locator(`trygtrom-panel [data-requirement="A-1.3"] .tg-state[data-tone="${tone}"]`);
  await control(page, "fold:requirements").click();
  await rule("open").waitFor();
  await act(page, "confirm:rules-read");
  await rule("quiet").waitFor();
  // It opens to how it came to that, and its lines are in the page only while it is open.
  const why = control(page, "fold:rule-A-1.3-why");
  const line = page.locator("trygtrom-panel [data-requirement='A-1.3']", { hasText: /\d\d:\d\d: Lest\. Du bekreftet det\./ });
  assert.equal(await line.count(), 0);
  await why.click();
  await line.waitFor();
  await finish(page);
});

test("a role that was added is no longer selected, so that a second press does not add it twice", async () => {
  const page = await open("clinician");
  const list = page.locator("trygtrom-panel [data-card='ready'] select").first();
  await control(page, "fold:ready-more").click();
  await list.selectOption("expect-also:interpreter");
  await act(page, "expect-also:interpreter");
  await page.locator("trygtrom-panel [data-card='ready'] li", { hasText: "Tolk" }).waitFor();
  assert.equal(await list.inputValue(), "");
  assert.equal(await control(page, "expect-also:interpreter").count(), 0);
  await finish(page);
});
