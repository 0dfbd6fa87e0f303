// The panel on small screens, with the keyboard only, and in dark and forced colours. Each test visits every phase and alarm of a
// consultation once and checks each screen.
import assert from "node:assert/strict";
import { test } from "node:test";
import { axe, finish, stage } from "./harness.mjs";
import { act, acts, choose, control, happyPath, openDemo, prepare, tall, toConversation, trainer, until } from "./panel.mjs";

let browser;
let server;
stage((given) => ({ server, browser } = given));

const panelOnly = { include: "trygtrom-panel" };
const wide = { width: 1280, height: 800 };
/** A window of 1280 by 1024 at 400 %. */
const zoomed = { width: 320, height: 256 };
const clipboard = { permissions: ["clipboard-read", "clipboard-write", "microphone", "camera"] };
const open = (viewer, more = {}) => openDemo(browser, `${server.origin}/${viewer}.html`, { viewport: wide, clock: true, options: clipboard, ...more });

/** Visits the device test. */
async function* deviceTest(page) {
  await act(page, "test-devices:on");
  await page.locator("trygtrom-panel [data-device='picture']").waitFor();
  yield "device test running";
  await act(page, "test-devices:off");
  yield "device test stopped";
}

/** Visits every phase and alarm of the clinician's panel, and yields the name of each screen. */
async function* clinician(page) {
  const people = [{ externalId: "pasient-1", name: "Kari-Anne Eksempelsen Prøvestadhaugen-Utprøvingsdalsbakken", role: "patient" }];
  await page.locator("trygtrom-panel").evaluate((panel, expected) => (panel.expected = expected), people);
  yield "preparation";
  yield* deviceTest(page);
  await prepare(page);
  await trainer(page, "join");
  await until(page, { phase: "admission" });
  yield "admission, nobody present";
  await trainer(page, "expected-arrives");
  await until(page, { "participants.present": 1 });
  yield "admission";
  await act(page, happyPath[0]);
  await page.clock.fastForward("05:00");
  await until(page, { "alerts.room-unlocked": "alarm" });
  yield "room unlocked";
  await acts(page, happyPath.slice(1, 3));
  await act(page, "check-identity:patient:document:doubtful");
  await until(page, { "alerts.identity-open": "alarm" });
  yield "doubtful identity";
  await acts(page, happyPath.slice(3));
  await until(page, { phase: "conversation", alerts: "" });
  yield "conversation";
  await page.clock.fastForward("11:00");
  await control(page, "confirm:list-looked-at").waitFor();
  yield "participant list due for review";
  for (const [does, kind] of Object.entries({ recording: "recording", connection: "connection-unstable", screenshare: "screen-shared", chat: "chat-opened" })) {
    await trainer(page, does);
    // Whole where it is the gravest, and otherwise a line.
    await page.locator(`trygtrom-panel :is([data-alert="${kind}"], [data-act="fold:alert-${kind}"])`).waitFor();
    yield `${kind}, with the earlier alerts`;
  }
  for (const does of ["malformed", "malformed", "malformed", "transcription", "streaming", "stranger-arrives"]) await trainer(page, does);
  await until(page, { "participants.unexpected": 1, "alerts.streaming": "alarm" });
  await page.locator("trygtrom-panel .tg-person", { hasText: "Hvem er dette?" }).locator("button").click();
  yield "every alert at once, a stranger and a validation error";
  await control(page, "open-flyout").click();
  yield "every alert at once, and the list of places open";
  await page.locator("trygtrom-panel .tg-flyout [data-act='report-outsider:call']").click();
  await until(page, { phase: "suspended" });
  yield "suspended";
  await trainer(page, "everyone-leaves");
  await until(page, { "participants.present": 0, "alerts.participant-lost": "caution" });
  yield "everyone has left";
  await trainer(page, "end");
  await until(page, { phase: "closing" });
  yield "closing";
  await choose(page, "completed-with-problems");
  await act(page, "close");
  await until(page, { phase: "closed" });
  yield "closed, with a note that was not copied";
}

/** Visits the form for an absent patient. */
async function* patientAbsent(page) {
  await prepare(page);
  await trainer(page, "join");
  await until(page, { phase: "admission" });
  await act(page, "begin-closing");
  const card = page.locator("trygtrom-panel [data-card='outcome']");
  await card.locator("select").selectOption("choose-outcome:patient-absent");
  yield "patient absent, with its checkboxes";
  await card.locator(".tg-pick button").click();
  yield "patient absent, with its validation errors";
}

/** Visits every phase and alarm of the patient's panel, and yields the name of each screen. */
async function* patient(page) {
  yield "preparation";
  yield* deviceTest(page);
  await trainer(page, "join");
  await until(page, { phase: "admission" });
  await trainer(page, "expected-arrives");
  await until(page, { "participants.present": 1 });
  yield "clinician present";
  await acts(page, ["deny:somebody-with-me", "confirm-roll-call:0", "attest-lock:locked", "confirm-privacy"]);
  yield "clinician's identity to be checked";
  await act(page, "check-identity:clinician:document:not-possible");
  await until(page, { "identity.clinician": "not-possible" });
  yield "clinician cannot be identified";
  for (const does of ["recording", "transcription", "streaming", "connection"]) await trainer(page, does);
  await until(page, { "alerts.streaming": "alarm", "alerts.recording": "alarm" });
  yield "recording, transcription and streaming at once, with an unstable connection";
  await trainer(page, "stranger-arrives");
  await until(page, { "participants.present": 2 });
  yield "a second person";
  await act(page, "pause");
  await until(page, { phase: "suspended" });
  yield "a pause";
  await act(page, "leave-now");
  await until(page, { phase: "closing" });
  yield "out of the call in the pause";
  await act(page, "close");
  await until(page, { phase: "closed" });
  yield "closed in the pause";
}

/** Sets the width that the portal gives the panel. */
const panelWidth = (page, width) => page.evaluate((wanted) => document.documentElement.style.setProperty("--panel-width", wanted), `${width}px`);

/** Runs in the page: toggles the disclosures with these names or, without names, all closed ones except those in requirement rows. */
function toggle(names) {
  const { shadowRoot } = document.querySelector("trygtrom-panel");
  const folds = [...shadowRoot.querySelectorAll(names ? "summary" : "details:not([open]):not(.tg-rule details) > summary")];
  const toggled = folds.filter(({ dataset }) => !names || names.includes(dataset.act));
  for (const fold of toggled.toReversed()) fold.click();
  return toggled.map(({ dataset }) => dataset.act);
}

/** Runs in the page: whether the disclosures with these names are open, or closed. */
function areToggled([names, open]) {
  const { shadowRoot } = document.querySelector("trygtrom-panel");
  return names.every((name) => (shadowRoot.querySelector(`[data-act="${name}"]`)?.parentElement.open ?? false) === open);
}

/** Opens all disclosures. Returns a function that closes them again. */
async function openAll(page, name) {
  const toggled = [];
  const wait = (names, open) => page.waitForFunction(areToggled, [names, open], { polling: 10 });
  // An opened disclosure may contain closed ones.
  for (let names = await page.evaluate(toggle); names.length > 0; names = await page.evaluate(toggle)) {
    await wait(names, true);
    toggled.push(...names);
  }
  // A patient's pause has nothing but the way on and the way out, and whoever leaves in it sees no more.
  assert.ok(toggled.length > 0 || name.includes("pause"), `${name}: no disclosure is closed`);
  return async () => {
    await page.evaluate(toggle, toggled);
    await wait(toggled, false);
  };
}

/**
 * Runs in the page: finds text that does not fit and targets smaller than `least` px.
 * Text is measured line by line, because a box that clips its text has the expected size itself.
 */
function misfits(least) {
  const panel = document.querySelector("trygtrom-panel");
  const tg = panel.shadowRoot.querySelector(".tg");
  const faults = [];
  const named = (element) => `${element.localName}.${element.getAttribute("class")} "${element.textContent.trim().slice(0, 40)}"`;
  for (const box of [document.documentElement, panel, tg]) {
    if (box.scrollWidth > box.clientWidth) faults.push(`${box.localName} scrolls sideways: ${box.scrollWidth} in ${box.clientWidth}`);
  }
  const visuallyHidden = (element) => {
    for (let box = element; box && box !== tg; box = box.parentElement) if (getComputedStyle(box).clipPath !== "none") return true;
    return false;
  };
  const clippedBy = (line, element) => {
    for (let box = element; box && box !== panel; box = box.parentElement) {
      const { display, overflowY } = getComputedStyle(box);
      if (display === "inline" || display === "contents") continue;
      const edge = box.getBoundingClientRect();
      if (line.left < edge.left - 1 || line.right > edge.right + 1) return box;
      const bounds = box !== tg && (overflowY !== "visible" || box.localName === "button");
      if (bounds && (line.top < edge.top - 1 || line.bottom > edge.bottom + 1)) return box;
    }
    return null;
  };
  const texts = document.createTreeWalker(tg, NodeFilter.SHOW_TEXT);
  let lines = 0;
  while (texts.nextNode()) {
    const { parentElement } = texts.currentNode;
    const shown = texts.currentNode.data.trim() && !parentElement.closest("option") && parentElement.checkVisibility();
    if (!shown || visuallyHidden(parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    for (const line of range.getClientRects()) {
      lines += 1;
      const box = line.width > 0 && clippedBy(line, parentElement);
      if (box) faults.push(`${named(parentElement)} is clipped by ${named(box)}`);
    }
  }
  if (lines < 10) faults.push(`only ${lines} lines are shown`);
  let targets = 0;
  for (const target of tg.querySelectorAll("button, select, input, summary, a")) {
    if (!target.checkVisibility()) continue;
    targets += 1;
    const ticked = target.type === "checkbox";
    const { width, height } = (ticked ? target.closest(".tg-tick") : target).getBoundingClientRect();
    if (width < least || height < least) faults.push(`${named(target)} is ${width} by ${height}, less than ${least}`);
  }
  if (targets < 1) faults.push("no target is shown");
  return [...new Set(faults)];
}

const tours = { clinician: [clinician, patientAbsent], patient: [patient] };

for (const [viewer, visits] of Object.entries(tours)) {
  const least = viewer === "patient" ? 44 : 24;

  for (const visit of visits) {
    test(`${viewer}${visit === visits[0] ? "" : ", patient absent"}: every screen fits 320 and 400 px and 400 % zoom, and every target is large enough`, async () => {
      const page = await open(viewer);
      const faults = [];
      for await (const name of visit(page)) {
        const look = async (where) => faults.push(...(await page.evaluate(misfits, least)).map((fault) => `${name}, ${where}: ${fault}`));
        const closeAll = await openAll(page, name);
        for (const width of [320, 400]) {
          await panelWidth(page, width);
          await look(`${width} px`);
        }
        await page.setViewportSize(zoomed);
        await look("400 %");
        await page.setViewportSize(wide);
        await closeAll();
      }
      assert.deepEqual(faults, []);
      await finish(page);
    });
  }

  test(`${viewer}: every screen passes axe in dark colours, and the fullest ones in light colours at 400 % zoom`, async () => {
    // In a lower window the sticky footer covers controls, and axe would report them as too small.
    const page = await open(viewer, { viewport: tall, options: { ...clipboard, colorScheme: "dark" } });
    const background = () => page.locator("trygtrom-panel .tg").evaluate((tg) => getComputedStyle(tg).backgroundColor);
    for await (const name of visits[0](page)) {
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

  test(`${viewer}: in forced colours every screen uses borders and system colours, without motion`, async () => {
    const page = await open(viewer);
    await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
    for await (const name of visits[0](page)) {
      assert.deepEqual(await page.evaluate(forcedColorFaults), [], name);
    }
    await finish(page);
  });
}

/** Runs in the page: finds missing borders and other than system colours in forced colours, and motion despite reduced motion. */
function forcedColorFaults() {
  const tg = document.querySelector("trygtrom-panel").shadowRoot.querySelector(".tg");
  const probe = document.body.appendChild(document.createElement("i"));
  const system = (word) => {
    probe.style.color = word;
    return getComputedStyle(probe).color;
  };
  const [ink, button, greyed, paper] = ["CanvasText", "ButtonText", "GrayText", "Canvas"].map(system);
  probe.remove();
  const faults = [];
  const shown = (selector) => [...tg.querySelectorAll(selector)].filter((element) => element.checkVisibility());
  const edge = (element) => {
    const { borderTopWidth, borderTopStyle, borderTopColor } = getComputedStyle(element);
    return borderTopStyle !== "none" && borderTopColor !== paper ? parseFloat(borderTopWidth) : 0;
  };
  for (const element of shown("button, select, input:not([type='checkbox'])")) {
    if (edge(element) < 1) faults.push(`${element.localName} "${element.textContent.trim()}" has no border`);
  }
  for (const element of shown(".tg-alert[data-severity='alarm'], .tg-next")) {
    if (edge(element) < 2) faults.push(`${element.className} has no thick border`);
  }
  for (const icon of shown(".tg-icon")) {
    const { color } = getComputedStyle(icon);
    if (![ink, button, greyed].includes(color)) faults.push(`an icon is drawn in ${color}`);
  }
  if (shown(".tg-icon").length < 1) faults.push("no icon is shown");
  for (const element of [tg, ...tg.querySelectorAll("*")]) {
    const { animationName, animationDuration, transitionDuration, scrollBehavior } = getComputedStyle(element);
    const moves = (animationName !== "none" && parseFloat(animationDuration) > 0.01) || /[1-9]/.test(transitionDuration);
    if (moves || scrollBehavior === "smooth") faults.push(`${element.localName}.${element.getAttribute("class")} moves`);
  }
  return [...new Set(faults)];
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
    const steps = [...happyPath, "confirm:own-surroundings"];
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
