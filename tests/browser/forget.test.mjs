// When a new consultation begins, nothing of the last one is left: neither in the page's heap nor in the memory of any instance
// of the module. Everything planted reaches the page as numbers, so that no script, call or answer of the test contains it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { finish, startChromium } from "./harness.mjs";
import { openHost } from "./host.mjs";
import { ALIAS, eventually, startJoinSite } from "./join_site.mjs";
import { act, acts, choose, control, errors, outcomes, panelEvents, ready, report, until } from "./panel.mjs";

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

/** Waits until nothing is left; a new instance comes once nobody has pressed anything for a moment. */
async function forgets(page, wanted = planted) {
  await page.waitForFunction(() => window.memories.length > 1, null, { polling: 50 }).catch(() => null);
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
    window.source = {
      subscribe: (sink) => (window.tell = (type, detail) => sink(Date.now(), type, detail)),
      run: () => {},
    };
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
  if (viewer === "patient") await acts(page, ["enter-room", "leave-now"]);
  else {
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
  for (const [platform, viewer] of [["join", "clinician"], ["whereby", "clinician"], ["manual", "patient"]]) {
    test(`${way}, ${platform}, ${viewer}: nothing of the last patient is left in the heap or in the module`, async () => {
      const page = await openHost(browser, { body: "", scripts: ["/trygtrom.js"], prepare });
      await consult(page, platform, viewer);
      // A page that leaves it to the button sets nothing itself.
      if (way !== "next patient") await clear(page);
      await begin(page);
      await until(page, { phase: "preparation" });
      await forgets(page);
      assert.deepEqual((await panelEvents(page, "trygtrom-phasechange")).at(-1).detail, { from: "closed", to: "preparation" });
      assert.equal((await panelEvents(page, "trygtrom-ready")).length, 1);
      assert.deepEqual((await errors(page)).filter((code) => code !== "command-failed"), []);
      await finish(page);
    });
  }
}
