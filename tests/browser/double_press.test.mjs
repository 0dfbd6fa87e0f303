// Double presses: on every act that a walk through a consultation offers, a real double click does what one press does. The
// panel is brought to each place of the walk by clicks without a pointer, which are never ignored.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { finish, startChromium } from "./harness.mjs";
import { openHost, panelTag } from "./host.mjs";
import { report } from "./panel.mjs";

let browser;
before(async () => {
  browser = await startChromium();
});
after(() => browser.close());

const rooms = {
  clinician: `<trygtrom-practice-room id="room" as="clinician" expected="pasient-1"></trygtrom-practice-room>`,
  patient: `<trygtrom-practice-room id="room" as="patient" external-id="pasient-1" expected="behandler-1"></trygtrom-practice-room>`,
};
const expected = {
  clinician: [{ externalId: "pasient-1", name: "Kari Prøve", role: "patient" }],
  patient: [{ externalId: "behandler-1", name: "Liv Eksempel", role: "clinician" }],
};

/** Runs first in the page: one moment for all, and counts of what leaves the page. */
function prepare() {
  Date.now = () => Date.UTC(2030, 0, 15, 9);
  window.did = { copies: 0, files: 0, events: [] };
  Object.defineProperty(navigator, "clipboard", { value: { writeText: async () => void (window.did.copies += 1) } });
  URL.createObjectURL = () => ((window.did.files += 1), "about:blank#");
  HTMLAnchorElement.prototype.click = () => {};
  for (const name of ["phasechange", "alert", "outcome", "error"]) addEventListener(`trygtrom-${name}`, () => window.did.events.push(name));
  /** Answers once the screen shows all that has happened. */
  window.settled = async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  };
  /** Begins anew, and takes the steps of a walk without a pointer. */
  window.walk = async (steps, viewer, people) => {
    const room = document.querySelector("trygtrom-practice-room");
    room.before(room);
    const panel = document.querySelector("trygtrom-panel").cloneNode();
    panel.expected = people;
    document.querySelector("trygtrom-panel").replaceWith(panel);
    await panel.ready;
    await window.settled();
    for (const [where, name] of steps) {
      const [root, attribute] = where === "room" ? [room.shadowRoot, "do"] : [panel.shadowRoot, "act"];
      const button = () => root.querySelector(`:is(button, summary)[data-${attribute}^="${name}"]`);
      const entry = button() ?? root.querySelector(`option[value^="${name}"]`);
      if (!entry) throw new Error(`the ${where} does not offer ${name}`);
      if (entry.localName === "option") {
        entry.parentElement.value = entry.value;
        entry.parentElement.dispatchEvent(new Event("change", { bubbles: true }));
        await window.settled();
      }
      button().click();
      await window.settled();
    }
    window.did.events.length = window.did.copies = window.did.files = 0;
  };
  window.outcome = () => {
    const panel = document.querySelector("trygtrom-panel");
    const shown = panel.shadowRoot.querySelector(".tg").cloneNode(true);
    for (const said of shown.querySelectorAll(".tg-sr[role=status]")) said.remove();
    const open = [...shown.querySelectorAll("[aria-expanded=true], details[open] > summary")].map((node) => node.dataset.act);
    return { report: panel.report(), did: structuredClone(window.did), text: shown.textContent, open };
  };
}

async function open(viewer, viewport) {
  const body = rooms[viewer] + panelTag(`viewer="${viewer}" setting="unknown-patient" lang="nb"`);
  const page = await openHost(browser, { body, prepare: (page) => page.addInitScript(prepare), expected: { hurried: true, ...(viewport && { viewport }) } });
  // Beside the room, where the buttons stand below one another.
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("trygtrom-panel { position: fixed; inset: 0 0 0 auto; inline-size: min(100vw, 25rem); block-size: 100vh; }");
    document.adoptedStyleSheets = [sheet];
  });
  await page.locator("trygtrom-panel").evaluate((panel) => panel.ready);
  return page;
}

const walk = (page, viewer, steps) => page.evaluate(([steps, viewer, people]) => window.walk(steps, viewer, people), [steps, viewer, expected[viewer]]);
const settledOutcome = (page) => page.evaluate(() => window.settled().then(window.outcome));
const button = (page, name) => page.locator(`trygtrom-panel :is(button, summary)[data-act="${name}"]`).filter({ visible: true }).first();

/** The names of the buttons that can be seen, and of the first entry of every list, which its button sends once it is chosen. */
const offered = (page) =>
  page.evaluate(() => {
    const nodes = document.querySelector("trygtrom-panel").shadowRoot.querySelectorAll(":is(button, summary)[data-act], option:nth-child(2)");
    return [...nodes].filter((node) => (node.localName === "option" ? node.parentElement : node).checkVisibility()).map((node) => node.dataset.act ?? node.value);
  });

/** Chooses the entry of a list that sends this, if it is one. */
const choose = (page, name) =>
  page.evaluate((name) => {
    const entry = document.querySelector("trygtrom-panel").shadowRoot.querySelector(`option[value="${name}"]`);
    if (!entry) return;
    entry.parentElement.value = name;
    entry.parentElement.dispatchEvent(new Event("change", { bubbles: true }));
    return window.settled();
  }, name);

/** Clicks twice in the middle of a button, as fast as the browser can. */
async function pressTwice(page, name) {
  const control = button(page, name);
  await control.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await control.boundingBox();
  await page.mouse.dblclick(x + width / 2, y + height / 2);
}

const p = (...names) => names.map((name) => ["panel", name]);
const r = (...names) => names.map((name) => ["room", name]);

/** The walks: every place of each is looked at. */
const walks = {
  clinician: [
    [
      ...p("fold:ready-more", "fold:later", "confirm:rules-read", "confirm-prepared"),
      ...r("join", "expected-arrives"),
      ...p("fold:roll-call-more", "open-flyout"),
      ...p("confirm-roll-call:0", "attest-lock:locked", "confirm-privacy", "fold:identity-more"),
      ...p("check-identity:patient:document:confirmed", "check-identity:clinician:document:confirmed"),
      ...r("recording"),
      ...p("ask:stop-recording"),
      ...r("stranger-arrives"),
      ...p("report-outsider:call"),
    ],
    [
      ...r("join", "expected-arrives"),
      ...p("begin-conversation", "open-assessment", "judge:not-good-enough:stop"),
      ...p("reopen-conversation", "begin-closing", "choose-outcome:", "copy-note", "open:end-and-close", "end-and-close", "confirm:closed-and-asked", "next-patient"),
    ],
  ],
  patient: [
    [
      ...p("confirm:sound-tested", "confirm-privacy"),
      ...r("join", "expected-arrives"),
      ...p("deny:somebody-with-me", "confirm-roll-call:0", "attest-lock:locked", "check-identity:clinician:document:confirmed"),
      ...p("check-identity:patient:document:confirmed", "confirm:rules-read"),
      ...r("stranger-arrives"),
      ...p("pause", "leave-now"),
    ],
  ],
};

/** The camera's picture comes when it comes, and the button of a list without a choice sends nothing. */
const untried = /^(test-devices|pick$)/;

for (const [viewer, all] of Object.entries(walks)) {
  test(`a double click does what one press does: every act of the ${viewer}`, async () => {
    const page = await open(viewer);
    const seen = new Set();
    const wrong = [];
    for (const steps of all) {
      for (let place = 0; place <= steps.length; place += 1) {
        const before = steps.slice(0, place);
        await walk(page, viewer, before);
        for (const name of (await offered(page)).filter((name) => !seen.has(name) && !untried.test(name))) {
          seen.add(name);
          await walk(page, viewer, before);
          await choose(page, name);
          await button(page, name).evaluate((node) => node.click());
          const once = await settledOutcome(page);
          await walk(page, viewer, before);
          await choose(page, name);
          await pressTwice(page, name);
          const twice = await settledOutcome(page);
          if (JSON.stringify(once) !== JSON.stringify(twice)) wrong.push({ name, before: before.at(-1), once: once.did, twice: twice.did });
        }
      }
    }
    assert.deepEqual(wrong, []);

    assert.ok(seen.size >= (viewer === "clinician" ? 40 : 15), `${seen.size} acts were tried: ${[...seen].join(" ")}`);
    await finish(page);
  });
}

const toIdentity = [...r("join", "expected-arrives"), ...p("confirm-roll-call:0", "attest-lock:locked", "confirm-privacy")];

/** Clicks twice in the middle of a button; between the clicks something may happen. */
async function twoClicks(page, name, between) {
  const { x, y, width, height } = await button(page, name).boundingBox();
  await page.mouse.click(x + width / 2, y + height / 2);
  await between?.();
  await page.mouse.click(x + width / 2, y + height / 2);
}

const marks = (page) => page.locator("trygtrom-panel [data-ignored]");
/** Runs in the page: places and sizes of all that the panel shows. */
const layout = (page) =>
  page.evaluate(() => [...document.querySelector("trygtrom-panel").shadowRoot.querySelectorAll(".tg *")].filter((node) => !node.matches(".tg-sr, .tg-sr *")).map((node) => JSON.stringify(node.getBoundingClientRect())));
const isOpen = (page) => button(page, "open-flyout").getAttribute("aria-expanded");

// The opener keeps its place, and a second press on it would close what the first has opened.
test("an ignored press is marked and announced, moves nothing, and the mark goes", async () => {
  const page = await open("clinician");
  await walk(page, "clinician", toIdentity);
  const { x, y, width, height } = await button(page, "open-flyout").boundingBox();
  const click = () => page.mouse.click(x + width / 2, y + height / 2);
  await click();
  const before = await layout(page);
  await click();
  await marks(page).waitFor();
  const [act, words, shown] = await marks(page).evaluate((node) => [node.dataset.act, node.dataset.ignored, getComputedStyle(node, "::after").content]);
  assert.deepEqual([act, words], ["open-flyout", "Dobbelttrykk"]);
  assert.match(shown, /Dobbelttrykk/);
  await page.locator("trygtrom-panel [role=status]", { hasText: "Bare det første trykket gjelder." }).waitFor({ state: "attached" });
  assert.deepEqual(await layout(page), before, "something moved");
  await marks(page).waitFor({ state: "detached" });
  assert.equal(await isOpen(page), "true");
  await finish(page);
});

test("the mark goes without motion, too, and the next press takes back the words", async () => {
  const page = await open("clinician");
  await page.emulateMedia({ reducedMotion: "reduce" });
  await walk(page, "clinician", toIdentity);
  await twoClicks(page, "open-flyout");
  await marks(page).waitFor();
  await marks(page).waitFor({ state: "detached" });
  await button(page, "open-flyout").click();
  await page.locator("trygtrom-panel [role=status]", { hasText: "trykket to ganger" }).waitFor({ state: "detached" });
  assert.equal(await isOpen(page), "false");
  await finish(page);
});

test("what the room tells between the presses does not arm the second", async () => {
  const page = await open("clinician");
  await walk(page, "clinician", toIdentity);
  await twoClicks(page, "open-flyout", () => page.evaluate(() => document.querySelector("trygtrom-practice-room").toggleMicrophone(false)));
  await marks(page).waitFor();
  assert.equal(await isOpen(page), "true");
  await finish(page);
});

test("presses of the keyboard and clicks without a pointer all count", async () => {
  const page = await open("clinician");
  await walk(page, "clinician", toIdentity);
  for (const party of ["patient", "clinician"]) {
    await button(page, `check-identity:${party}:document:confirmed`).focus();
    await page.keyboard.press("Enter");
    await page.evaluate(() => window.settled());
  }
  const { identity } = await report(page);
  assert.deepEqual([identity.patient, identity.clinician], ["confirmed", "confirmed"]);
  assert.equal(await marks(page).count(), 0);
  await finish(page);
});

test("a number that is stepped twice counts twice", async () => {
  const page = await open("clinician");
  await walk(page, "clinician", [...r("join", "expected-arrives"), ...p("fold:roll-call-more")]);
  const more = page.locator("trygtrom-panel [data-step=more]").first();
  await more.dblclick();
  assert.equal(await page.locator("trygtrom-panel .tg-stepper input").first().inputValue(), "3");
  assert.equal(await marks(page).count(), 0);
  await finish(page);
});

for (const [name, viewport] of Object.entries({ telephone: { width: 360, height: 900 }, wide: { width: 1280, height: 800 } })) {
  test(`the footer keeps its places, and opposite acts share none: ${name}`, async () => {
    const page = await open("clinician", viewport);
    const places = () =>
      page.evaluate(() => {
        const nodes = document.querySelector("trygtrom-panel").shadowRoot.querySelectorAll(".tg-always .ds-button[data-act]");
        const shown = [...nodes].filter((node) => node.checkVisibility());
        return Object.fromEntries(shown.map((node) => [node.dataset.act, node.getBoundingClientRect().toJSON()]));
      });
    const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    const talk = [...toIdentity, ...p("begin-conversation")];
    await walk(page, "clinician", toIdentity);
    await page.locator("trygtrom-panel .tg-foot").scrollIntoViewIfNeeded();
    const admission = await places();
    await walk(page, "clinician", talk);
    const conversation = await places();
    for (const act of ["open-flyout", "open-assessment", "begin-closing"]) assert.deepEqual(conversation[act], admission[act], `${act} moved when the talk began`);
    await walk(page, "clinician", [...talk, ...p("open-assessment")]);
    assert.deepEqual((await places())["begin-closing"], conversation["begin-closing"], "the end moved when the button for problems went");
    await walk(page, "clinician", [...talk, ...p("begin-closing")]);
    const closing = await places();
    await walk(page, "clinician", [...talk, ...p("begin-closing", "choose-outcome:")]);
    const decided = await places();
    assert.deepEqual(decided["reopen-conversation"], closing["reopen-conversation"], "the way back moved when the outcome was chosen");
    assert.ok(decided["open:end-and-close"], "the room is not empty, so closing asks");
    for (const [act, place] of Object.entries(decided)) assert.ok(!meet(place, conversation["begin-closing"]), `${act} stands where the end was`);
    await finish(page);
  });
}
