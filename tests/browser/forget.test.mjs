// When a new consultation begins, nothing of the last one is left: neither in the page's heap nor in the memory of any instance
// of the module. Everything planted reaches the page as numbers, so that no script, call or answer of the test contains it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { finish, startChromium } from "./harness.mjs";
import { openHost } from "./host.mjs";
import { ALIAS, CLINICIAN, eventually, startJoinSite } from "./join_site.mjs";
import { act, acts, choose, control, errors, outcomes, panelEvents, until, words } from "./panel.mjs";

let browser;
before(async () => {
  browser = await startChromium();
});
after(() => browser.close());

const planted = {
  name: "Plantehild Navnesen",
  shown: "Skjermlaug Visningsen",
  callback: "98 76 54 32 plantet",
  external: "plantet-pasient-id",
  uuid: "91a47ed0-feed-4000-8000-91a47ed0feed",
  room: "plantet-romnavn@vm.example.no",
  handle: "plantet-handtak-i-journalen",
  pin: "90817263",
};
const codes = (text) => [...text].map((letter) => letter.charCodeAt(0));
const coded = Object.fromEntries(Object.entries(planted).map(([key, text]) => [key, codes(text)]));

/** Runs first in the page: notes the memory of each instance of the module, without keeping it. */
function noteInstances() {
  window.memories = [];
  const note = (instance) => (window.memories.push(new WeakRef(instance.exports.memory)), instance);
  const { Instance } = WebAssembly;
  WebAssembly.Instance = new Proxy(Instance, { construct: (target, given) => note(Reflect.construct(target, given)) });
  window.text = (letters) => String.fromCharCode(...letters);
  // The wait before the module is replaced ends when the test says so.
  window.held = [];
  const { setTimeout } = window;
  window.setTimeout = (callback, ms, ...given) => (window.held && ms > 500 && ms <= 600 ? window.held.push(callback) : setTimeout(callback, ms, ...given));
  window.letGo = () => {
    const { held } = window;
    window.held = null;
    for (const callback of held) callback();
  };
}
const prepare = (page) => page.addInitScript(noteInstances);

/** The keys of what is found in the page's heap or in a memory of the module. */
async function remains(page, wanted = planted) {
  const debug = await page.context().newCDPSession(page);
  for (let time = 0; time < 4; time += 1) {
    await debug.send("HeapProfiler.collectGarbage");
    await page.evaluate(() => new Promise((done) => setTimeout(done)));
  }
  const chunks = [];
  debug.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => chunks.push(chunk));
  await debug.send("HeapProfiler.takeHeapSnapshot");
  await debug.detach();
  const { strings } = JSON.parse(chunks.join(""));
  const inHeap = Object.keys(wanted).filter((key) => strings.some((text) => text.includes(wanted[key])));
  const inMemory = await page.evaluate((needles) => {
    const contains = (bytes, needle) => {
      for (let at = bytes.indexOf(needle[0]); at >= 0; at = bytes.indexOf(needle[0], at + 1)) {
        if (needle.every((byte, index) => bytes[at + index] === byte)) return true;
      }
      return false;
    };
    const live = window.memories.map((memory) => memory.deref()).filter(Boolean);
    return Object.keys(needles).filter((key) => live.some(({ buffer }) => contains(new Uint8Array(buffer), needles[key])));
  }, Object.fromEntries(Object.entries(wanted).map(([key, text]) => [key, codes(text)])));
  return { heap: inHeap.sort(), memory: inMemory.sort() };
}

const NOTHING = { heap: [], memory: [] };

/** Everything that a panel shows and tells, once it has drawn this phase. */
async function shows(page, phase = "preparation", selector = "trygtrom-panel") {
  await page.locator(`${selector} .tg[data-phase="${phase}"]`).waitFor();
  const told = await page.locator(selector).evaluate((panel) => ({
    report: panel.report(),
    // Without its times: a press is kept a moment after the module has taken it.
    log: JSON.stringify(panel.sessionLog(), (_, value) => (typeof value === "number" && value > 1e12 ? "time" : value)),
    acts: [...panel.shadowRoot.querySelectorAll("[data-act]")].map(({ dataset }) => dataset.act),
    focus: panel.shadowRoot.activeElement?.id ?? null,
    notices: panel.shadowRoot.querySelector(".notices").textContent,
    stored: { ...sessionStorage },
  }));
  // What was read aloud last is no part of the screen.
  const shown = (await words(page, selector)).replace(/^Neste steg: .*\n+/m, "");
  return { ...told, words: shown, events: await panelEvents(page) };
}

/** Lets the fresh instance come, and waits until the panels are drawn in it. */
async function renewed(page, selectors = ["trygtrom-panel"]) {
  const mounts = await Promise.all(selectors.map((selector) => page.evaluateHandle((one) => document.querySelector(one).shadowRoot.querySelector(".mount"), selector)));
  await page.evaluate(() => window.letGo());
  for (const mount of mounts) await page.waitForFunction((old) => !old.isConnected, mount, { polling: 20 });
  for (const mount of mounts) await mount.dispose();
}

/** Waits until nothing is left. */
async function forgets(page, wanted = planted) {
  const end = Date.now() + 8000;
  let left = await remains(page, wanted);
  while (Date.now() < end && JSON.stringify(left) !== JSON.stringify(NOTHING)) left = await remains(page, wanted);
  assert.deepEqual(left, NOTHING);
}

/** Runs in the page: makes a panel whose properties and room tell everything that is planted. */
function plant([platform, viewer, coded]) {
  const said = (key) => window.text(coded[key]);
  const panel = document.createElement("trygtrom-panel");
  Object.assign(panel, { platform, viewer, consultation: "time-1" });
  panel.expected = [{ externalId: said("external"), name: said("name"), role: viewer === "patient" ? "clinician" : "patient" }];
  panel.appointment = { callback: said("callback"), start: Date.now(), smart: { origin: "https://journal.example.no", handle: said("handle") } };
  if (platform === "join") {
    window.source = { subscribe: (sink) => (window.tell = (type, detail) => sink(Date.now(), type, detail)), run: () => {} };
    panel.source = window.source;
  }
  if (platform === "whereby") {
    if (!customElements.get("whereby-embed")) customElements.define("whereby-embed", class extends HTMLElement {});
    const room = Object.assign(document.createElement("whereby-embed"), { id: "room" });
    window.tell = (type, detail) => room.dispatchEvent(new CustomEvent(type, { detail }));
    document.querySelector("main").append(room);
    panel.htmlFor = "room";
  }
  document.querySelector("main").append(panel);
  return panel.ready;
}

/** Runs in the page: the room tells of somebody who comes, and then of their going. */
const rooms = {
  manual: () => {},
  whereby: ([coded, here]) => {
    const participant = { externalId: window.text(coded.external) };
    if (here) window.tell("join", null);
    window.tell(here ? "participant_join" : "participant_leave", { participant });
  },
  join: ([coded, here]) => {
    const said = (key) => window.text(coded[key]);
    const row = { uuid: said("uuid"), display_name: said("shown"), local_alias: said("room"), service_type: "conference", protocol: "webrtc", role: "guest" };
    if (here) {
      window.tell("join:entered", { again: false, participant_uuid: "own", role: "HOST", service_type: "conference" });
      window.tell("join:stream", { status: "open" });
      window.tell("participant_sync_begin", null);
      window.tell("participant_create", { uuid: "own", display_name: "Panel", call_tag: "trygtrom", service_type: "conference", protocol: "api", role: "chair" });
      window.tell("participant_create", row);
      window.tell("participant_sync_end", null);
      window.tell("presentation_start", { presenter_name: said("shown"), presenter_uuid: said("uuid") });
      window.tell("message_received", { origin: said("shown"), uuid: said("uuid"), type: "text/plain" });
    } else window.tell("participant_delete", { uuid: said("uuid") });
  },
};

/** Brings a panel to its end with everything planted in it, and removes what the page itself holds. */
async function consult(page, platform, viewer) {
  await page.evaluate(plant, [platform, viewer, coded]);
  await page.evaluate(rooms[platform], [coded, true]);
  if (platform !== "manual") await until(page, { "participants.present": 1 });
  if (viewer === "patient") {
    // Where the room tells who is in it, nobody says so.
    if (await control(page, "enter-room").count()) await act(page, "enter-room");
    await act(page, "leave-now");
  } else {
    await act(page, "begin-closing");
    await choose(page, (await outcomes(page))[0]);
    if (await control(page, "send-note").count()) await act(page, "send-note");
  }
  await page.evaluate(rooms[platform], [coded, false]);
  await act(page, "close");
  await until(page, { phase: "closed" });
  const before = await remains(page);
  assert.ok(before.heap.includes("name") && before.memory.includes("name"), "the name was planted");
}

const clear = (page) => page.locator("trygtrom-panel").evaluate((panel) => Object.assign(panel, { expected: [], appointment: {} }));

/** The ways in which a new consultation begins. */
const ways = {
  "reset()": (page) => page.locator("trygtrom-panel").evaluate((panel) => panel.reset()),
  "next patient": (page) => act(page, "next-patient"),
  "a new key": (page) => page.locator("trygtrom-panel").evaluate((panel) => (panel.consultation = "time-2")),
};

for (const [way, begin] of Object.entries(ways)) {
  for (const [platform, viewer] of [["join", "clinician"], ["join", "patient"], ["whereby", "clinician"], ["whereby", "patient"], ["manual", "clinician"], ["manual", "patient"]]) {
    test(`${way}, ${platform}, ${viewer}: nothing of the last patient is left in the heap or in the module`, async () => {
      const page = await openHost(browser, { body: "", scripts: ["/trygtrom.js"], prepare });
      await consult(page, platform, viewer);
      // A page that leaves it to the button sets nothing itself.
      if (way !== "next patient") await clear(page);
      await begin(page);
      await until(page, { phase: "preparation" });
      // The module itself has begun anew: its fresh instance shows and tells the same, and says nothing more to the page.
      const before = await shows(page);
      assert.deepEqual(before.events.filter(({ name }) => name === "trygtrom-phasechange").at(-1).detail, { from: "closed", to: "preparation" });
      await renewed(page);
      assert.deepEqual(await shows(page), before);
      if (way === "next patient") {
        assert.equal(before.focus, viewer === "clinician" ? "card-ready" : "tg-next");
        assert.deepEqual(await page.locator("trygtrom-panel").evaluate(({ expected, appointment }) => [expected ?? null, appointment ?? null]), [null, null]);
      }
      await forgets(page);
      assert.deepEqual((await errors(page)).filter((code) => code !== "command-failed"), []);
      await finish(page);
    });
  }
}

test("who is in the conference stays known for the next patient, and the panel works on", async () => {
  const page = await openHost(browser, { body: "", scripts: ["/trygtrom.js"], prepare });
  await page.evaluate(plant, ["join", "clinician", coded]);
  await page.evaluate(rooms.join, [coded, true]);
  await until(page, { "participants.present": 1 });
  // The source tells everything again when it is asked.
  await page.evaluate(() => {
    const { tell } = window;
    const told = [];
    window.source.retell = () => told.forEach((one) => tell(...one));
    window.tell = (...one) => (told.push(one), tell(...one));
  });
  await page.evaluate(rooms.join, [coded, true]);
  await ways["reset()"](page);
  // The room does not tell that the viewer is in it.
  await until(page, { "participants.present": 1, phase: "preparation" });
  const before = await shows(page);
  await renewed(page);
  assert.deepEqual(await shows(page), before);
  assert.equal(before.report.participants.present, 1);
  await page.evaluate(rooms.join, [coded, false]);
  await until(page, { "participants.present": 0 });
  await finish(page);
});

test("the setting that a person chose, and a language and a procedure that the page set since, stay", async () => {
  const page = await openHost(browser, { body: "", scripts: ["/trygtrom.js"], prepare });
  await page.evaluate(plant, ["manual", "clinician", coded]);
  await control(page, "fold:ready-more").click();
  await page.locator("trygtrom-panel select:has(option[value='choose-setting:known-patient'])").selectOption("choose-setting:known-patient");
  await act(page, "choose-setting:known-patient");
  await control(page, "fold:ready-more").click();
  await page.locator("trygtrom-panel").evaluate((panel) => Object.assign(panel, { onboarded: true, lang: "en", procedure: "so-d45111", theme: "dark" }));
  await page.locator("trygtrom-panel .tg[lang=en]").waitFor();
  await until(page, { setting: "known-patient" });
  await ways["reset()"](page);
  const before = await shows(page);
  await renewed(page);
  assert.deepEqual(await shows(page), before);
  assert.equal(before.report.setting, "known-patient");
  await finish(page);
});

test("another panel of the page goes on where it was, without a word to the page", async () => {
  const page = await openHost(browser, { body: "", scripts: ["/trygtrom.js"], prepare });
  await page.evaluate(plant, ["manual", "clinician", coded]);
  await page.locator("trygtrom-panel").evaluate((panel) => {
    panel.id = "first";
    const second = document.createElement("trygtrom-panel");
    Object.assign(second, { id: "second", platform: "manual", viewer: "patient", consultation: "other" });
    panel.after(second);
    return second.ready;
  });
  await acts(page, ["enter-room"], "#second");
  await until(page, { phase: "admission" }, "#second");
  await page.locator("#second [data-act]").last().focus();
  const before = await shows(page, "admission", "#second");
  await page.locator("#first").evaluate((panel) => panel.reset());
  await renewed(page, ["#first", "#second"]);
  const { events, ...after } = await shows(page, "admission", "#second");
  const { events: earlier, ...was } = before;
  assert.deepEqual(after, was);
  assert.deepEqual(events.filter(({ name }) => ["trygtrom-ready", "trygtrom-error"].includes(name)), earlier.filter(({ name }) => name === "trygtrom-ready"));
  await finish(page);
});

test("on a conference of its own the panel drops the PIN and the alias with the last patient", async () => {
  const site = await startJoinSite();
  const room = site.conference.node.addRoom({ alias: ALIAS, hostPin: planted.pin });
  const next = site.conference.node.addRoom({ alias: "next@vm.example.no", hostPin: null });
  const page = await site.open(browser, `<trygtrom-panel platform="join" viewer="clinician" lang="nb" node="${site.conference.origin}"></trygtrom-panel>`, { prepare, expected: { console: [/403/] } });
  await page.evaluate((alias) => (document.querySelector("trygtrom-panel").conference = window.text(alias)), codes(ALIAS));
  await page.locator("trygtrom-panel [data-door=pin] input").waitFor();
  await page.evaluate((pin) => {
    const { shadowRoot } = document.querySelector("trygtrom-panel");
    shadowRoot.querySelector("[data-door=pin] input").value = window.text(pin);
    shadowRoot.querySelector("[data-door=pin]").requestSubmit();
  }, coded.pin);
  room.join(CLINICIAN);
  const patient = room.join({ name: planted.shown });
  await until(page, { "participants.present": 1 });
  const secrets = { pin: planted.pin, shown: planted.shown, alias: ALIAS };
  assert.deepEqual((await remains(page, secrets)).heap, ["alias", "pin", "shown"], "they are there during the consultation");
  // The same conference: the alias and the admission stay, and the PIN goes.
  room.leave(patient);
  await ways["reset()"](page);
  await renewed(page);
  await forgets(page, { pin: planted.pin, shown: planted.shown });
  await until(page, { "participants.present": 0 });
  await page.evaluate(() => Object.assign(document.querySelector("trygtrom-panel"), { consultation: "time-2", conference: "next@vm.example.no" }));
  await eventually(() => next.rows().length === 1, "the panel is in the next conference");
  await forgets(page, secrets);
  await finish(page);
  await site.close();
});
