// The built panel beside the vendor's `<whereby-embed>`: events reach report and screen, commands reach the room, and invalid
// messages are reported. Only the page in the iframe is simulated.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { installClock } from "./clock.mjs";
import { events } from "./events.mjs";
import { axe, expectFrom, finish, requestsOf, startChromium } from "./harness.mjs";
import { act, acts, collectFrom, control, errors, happyPath, nothingOf, panelEvents, prepare, reads, ready, report, until, words } from "./panel.mjs";
import { clinic, openPortal, portal, record, roomIn } from "./whereby.mjs";

const embedTag = (id = "room") => `<whereby-embed id="${id}" room="${clinic}/${id}"></whereby-embed>`;
const panelTag = (id = "room", more = "") =>
  `<trygtrom-panel id="panel-${id}" platform="whereby" for="${id}" viewer="clinician" consultation="key-${id}" ${more}></trygtrom-panel>`;
const one = embedTag() + panelTag();

let browser;
before(async () => {
  browser = await startChromium();
});
after(() => browser.close());

/** Opens the portal with embed and panel. */
async function open({ body = one, panel = "after", ...options } = {}) {
  const page = await openPortal(browser, { body, panel, prepare: collectFrom, ...options });
  if (panel !== "not") await ready(page);
  return { page, room: await roomIn(page) };
}

const patient = { participant: { metadata: null, externalId: "pasient-1" } };
const expectPatient = (page) =>
  page.locator("trygtrom-panel").evaluate((panel) => {
    panel.expected = [{ externalId: "pasient-1", name: "Kari Prøve", role: "patient" }];
  });

/** Advances to the conversation. */
async function toConversation(page, room) {
  await expectPatient(page);
  await prepare(page);
  await room.say("join");
  await room.say("participantupdate", { count: 2 });
  await room.say("participant_join", patient);
  await until(page, { "participants.present": 1, "participants.unexpected": 0 });
  await acts(page, happyPath);
  await until(page, { phase: "conversation", alerts: "" });
}

/** A consultation: each event of the room, and the report after it. */
const course = [
  ["ready", null, { phase: "preparation" }],
  ["precall_check_completed", { status: "passed", steps: {} }, { phase: "preparation" }],
  ["knock", null, { phase: "preparation" }],
  ["cancel_knock", null, { phase: "preparation" }],
  ["join", null, { phase: "admission" }],
  ["participantupdate", { count: 1 }, { "participants.present": 0 }],
  ["participant_join", patient, { "participants.unexpected": 0 }],
  ["participantupdate", { count: 2 }, { "participants.present": 1, "participants.unexpected": 0 }],
  ["recording_status_change", { status: "starting" }, { "alerts.recording": "alarm" }],
  ["recording_status_change", { status: "stopped" }, { alerts: "" }],
  ["transcription_status_change", { status: "started" }, { alerts: "transcription" }],
  ["transcription_status_change", { status: "stopped" }, { alerts: "" }],
  ["streaming_status_change", { status: "streaming" }, { alerts: "streaming" }],
  ["streaming_status_change", { status: "stopped" }, { alerts: "" }],
  ["screenshare_toggle", { enabled: true }, { alerts: "screen-shared" }],
  ["screenshare_toggle", { enabled: false }, { alerts: "" }],
  ["chat_toggle", { open: true }, { alerts: "chat-opened" }],
  ["chat_toggle", { open: false }, { alerts: "" }],
  ["connection_status_change", { status: "unstable" }, { alerts: "connection-unstable" }],
  ["connection_status_change", { status: "offline" }, { "alerts.connection-unstable": "alarm" }],
  ["connection_status_change", { status: "stable" }, { alerts: "" }],
  ["participantupdate", { count: 3 }, { "participants.present": 2 }],
  ["participant_join", { participant: { metadata: null, externalId: null } }, { "alerts.unexpected-participant": "alarm" }],
  ["participant_leave", { participant: { metadata: null, externalId: null } }, {}],
  ["participantupdate", { count: 2 }, { "participants.present": 1, alerts: "" }],
  ["participantupdate", { count: 1 }, {}],
  ["participant_leave", patient, { "participants.present": 0 }],
  ["leave", { removed: false }, { phase: "closing" }],
  ["join", null, { phase: "admission" }],
  ["meeting_end", null, { phase: "closing" }],
];

for (const panel of ["after", "before"]) {
  test(`a consultation event by event; the panel's script ${panel} the vendor's`, async () => {
    const { page, room } = await open({ panel });
    await expectPatient(page);
    const asked = requestsOf(page).length;
    for (const [type, detail, expected] of course) {
      await room.say(type, detail);
      await until(page, expected);
    }
    await reads(page, /Avslutning/);
    assert.deepEqual(await errors(page), []);
    assert.equal(requestsOf(page).length, asked, "no request after the panel is ready");
    await nothingOf(page, ["pasient-1", "Kari Prøve"]);
    await finish(page);
  });
}

/** Samples of a type that are not values of the vendor. */
const isPlaceholder = ({ type, detail }) => type === "streaming_status_change" && detail.status === "any word";

test("every event of the typings is accepted in every form", async () => {
  const { page, room } = await open();
  const sent = events.flatMap(({ name, samples }) => samples.map((detail) => ({ type: name, detail })));
  const log = await record(page, events.map(({ name }) => name));
  for (const { type, detail } of sent) await room.say(type, detail);
  await log.events(sent.length);
  const wrong = (await panelEvents(page, "trygtrom-error")).map(({ detail }) => detail);
  assert.equal(wrong.length, sent.filter(isPlaceholder).length, JSON.stringify(wrong));
  assert.ok(wrong.every(({ code, message }) => code === "bad-message" && message.includes("streaming_status_change")));
  assert.equal((await report(page)).platform, "whereby");
  await axe(page, { include: "trygtrom-panel" });
  await finish(page);
});

test("commands reach the room as the vendor's messages", async () => {
  const { page, room } = await open();
  await toConversation(page, room);
  await page.locator("trygtrom-panel .tg-done > summary").click();
  await act(page, "ask:open-device-settings");
  const asks = [
    ["ask:show-people", null, "toggle_people", [true]],
    ["ask:stop-recording", ["recording_status_change", { status: "started" }, { status: "stopped" }], "stop_recording", []],
    ["ask:stop-transcription", ["transcription_status_change", { status: "started" }, { status: "stopped" }], "stop_live_transcription", []],
    ["ask:stop-streaming", ["streaming_status_change", { status: "streaming" }, { status: "stopped" }], "stop_streaming", []],
    ["ask:stop-sharing", ["screenshare_toggle", { enabled: true }, { enabled: false }], "toggle_screenshare", [false]],
    ["ask:close-chat", ["chat_toggle", { open: true }, { open: false }], "toggle_chat", [false]],
  ];
  const expected = [{ command: "open_settings", args: ["media"] }];
  for (const [press, event, command, args] of asks) {
    if (event) await room.say(event[0], event[1]);
    await act(page, press);
    expected.push({ command, args });
    const got = await room.commands(expected.length);
    assert.deepEqual(got.at(-1).data, { command, args });
    if (event) await room.say(event[0], event[2]);
    await until(page, { alerts: "" });
  }
  await act(page, "report-outsider:own-room");
  // Switches, never toggles, and the microphone is switched on by its own press only.
  expected.push({ command: "toggle_microphone", args: [false] }, { command: "toggle_camera", args: [false] });
  await room.commands(expected.length);
  await room.say("microphone_toggle", { enabled: false });
  await act(page, "ask:microphone-on");
  expected.push({ command: "toggle_microphone", args: [true] });
  await room.commands(expected.length);
  await room.say("microphone_toggle", { enabled: true });
  await acts(page, ["outsider-gone", "resume", "begin-closing", "ask:leave"]);
  expected.push({ command: "leave_room", args: [] });
  await room.commands(expected.length);
  await acts(page, ["ask:end-for-all"]);
  expected.push({ command: "end_meeting", args: [] });
  const all = await room.commands(expected.length);
  assert.deepEqual(all, expected.map((data) => ({ data, origin: portal })));
  assert.deepEqual(await errors(page), []);
  await finish(page);
});

test("a command without effect and a throwing command are reported", async () => {
  const { page, room } = await open({ prepare: async (page) => {
    await installClock(page);
    await collectFrom(page);
  } });
  await toConversation(page, room);
  await room.say("recording_status_change", { status: "started" });
  await act(page, "ask:stop-recording");
  await room.commands(1);
  await page.clock.fastForward("00:11");
  await page.waitForFunction(() => window.panelEvents.some(({ detail }) => detail.code === "command-failed"));
  await until(page, { alerts: "recording" });
  await reads(page, /gjorde ikke det panelet ba om/);
  await page.locator("whereby-embed").evaluate((embed) => {
    embed.stopRecording = () => {
      throw new Error("Kari Prøve");
    };
  });
  await act(page, "ask:stop-recording");
  await page.waitForFunction(() => window.panelEvents.filter(({ detail }) => detail.code === "command-failed").length === 2);
  await nothingOf(page, ["Kari Prøve"]);
  await finish(page);
});

test("a reconnected embed dispatches events twice, and the panel counts them once", async () => {
  const { page } = await open();
  await page.locator("whereby-embed").evaluate((embed) => {
    embed.remove();
    document.body.prepend(embed);
  });
  const room = await roomIn(page);
  const recorded = await record(page, ["participant_join"]);
  await room.say("join");
  await room.say("participant_join", { participant: { metadata: null, externalId: null } });
  await room.say("participant_join", { participant: { metadata: null, externalId: null } });
  assert.equal((await recorded.events(4)).length, 4, "the element dispatches twice");
  await until(page, { phase: "admission", "participants.present": 2 });
  await room.say("participant_leave", { participant: { metadata: null, externalId: null } });
  await until(page, { "participants.present": 1 });
  await finish(page);
});

test("two embeds of one origin: each panel follows its own room", async () => {
  const body = ["first", "second"].map((id) => embedTag(id) + panelTag(id)).join("");
  const page = await openPortal(browser, { body, panel: "after", prepare: collectFrom });
  await ready(page, "#panel-first");
  await ready(page, "#panel-second");
  const first = await roomIn(page, "#first");
  const second = await roomIn(page, "#second");
  const recorded = await record(page, ["join", "recording_status_change"], "#second");
  await first.say("join");
  await first.say("recording_status_change", { status: "started" });
  await recorded.events(2);
  await until(page, { phase: "admission", alerts: "recording" }, "#panel-first");
  await until(page, { phase: "preparation", alerts: "" }, "#panel-second");
  await second.say("join");
  await until(page, { phase: "admission", alerts: "" }, "#panel-second");
  await finish(page);
});

const long = "merke".repeat(2000);
/** Messages of a hostile or broken room, and whether the element dispatches them. */
const hostile = [
  [5, false],
  ["merke", false],
  [{}, false],
  [{ type: 5, payload: "merke" }, false],
  [{ type: long, payload: long }, false],
  [{ type: "participant_join", payload: null }, true],
  [{ type: "participant_join", payload: 7 }, true],
  [{ type: "participantupdate", payload: { count: -1 } }, true],
  [{ type: "participantupdate", payload: { count: 1.5 } }, true],
  [{ type: "participantupdate", payload: { count: "merke" } }, true],
  [{ type: "participantupdate", payload: { count: 1e12 } }, true],
  [{ type: "recording_status_change", payload: { status: long } }, true],
  [{ type: "recording_status_change", payload: { status: 4 } }, true],
  [{ type: "connection_status_change", payload: { inner: { status: "stable" } } }, true],
  [{ type: "chat_toggle", payload: { open: "yes" } }, true],
  [{ type: "camera_toggle", payload: [true] }, true],
];

test("invalid and hostile messages are reported, have no effect, and are not repeated", async () => {
  const { page, room } = await open();
  expectFrom(page, { errors: [/Cannot destructure/] });
  await toConversation(page, room);
  const was = await report(page);
  await room.post(null);
  for (const [message] of hostile) await room.post(message);
  await room.frame.evaluate((to) => {
    const deep = Array.from({ length: 1000 }).reduce((inner) => ({ inner }), { status: "merke" });
    window.parent.postMessage({ type: "connection_status_change", payload: deep }, to);
  }, portal);
  // A message that is nested too deeply is reported for that, and then for what it lacks without its content.
  const bad = hostile.filter(([, reaches]) => reaches).length + 2;
  await page.waitForFunction((count) => window.panelEvents.filter(({ detail }) => detail.code === "bad-message").length >= count, bad);
  assert.deepEqual(await errors(page), Array(bad).fill("bad-message"));
  assert.deepEqual(await report(page), was);
  await nothingOf(page, ["merke"]);
  await reads(page, /sendte noe panelet ikke forsto/);
  await room.say("recording_status_change", { status: "started" });
  await until(page, { alerts: "recording" });
  await axe(page, { include: "trygtrom-panel" });
  await finish(page);
});

test("an arrival with a hostile detail counts; other invalid events are reported", async () => {
  const { page, room } = await open();
  await room.say("join");
  await until(page, { phase: "admission" });
  await page.locator("whereby-embed").evaluate((embed) => {
    const trap = () => {
      throw new Error("merke");
    };
    const proxy = new Proxy({}, { get: trap, has: trap, ownKeys: trap, getPrototypeOf: trap });
    const getter = Object.defineProperty({}, "participant", { get: trap });
    const revoked = Proxy.revocable({}, {});
    revoked.revoke();
    // Unreadable details count as arrivals: missing an arrival is worse than counting one too many.
    for (const detail of [proxy, getter, revoked.proxy, { participant: proxy }]) embed.dispatchEvent(new CustomEvent("participant_join", { detail }));
    for (const detail of [Symbol("merke"), () => "merke", 10n]) embed.dispatchEvent(new CustomEvent("participant_join", { detail }));
    for (const detail of [proxy, revoked.proxy]) embed.dispatchEvent(new CustomEvent("recording_status_change", { detail }));
  });
  await page.waitForFunction(() => window.panelEvents.filter(({ detail }) => detail.code === "bad-message").length >= 5);
  await until(page, { "participants.present": 4 });
  await room.say("participant_join", { participant: { metadata: "merke", externalId: "merke".repeat(2000) } });
  await room.say("participant_join", { participant: { metadata: null, externalId: { merke: 1 } } });
  await until(page, { "participants.present": 6 });
  assert.deepEqual(await errors(page), Array(5).fill("bad-message"));
  assert.doesNotMatch(await words(page), /merke/);
  await nothingOf(page, ["merke"]);
  await axe(page, { include: "trygtrom-panel" });
  await finish(page);
});

test("events out of order: arrivals before the viewer, repetitions, and after the end", async () => {
  const { page, room } = await open();
  await expectPatient(page);
  await room.say("participant_join", patient);
  await room.say("participantupdate", { count: 2 });
  await until(page, { phase: "admission", "participants.present": 1 });
  const early = await report(page);
  for (const [type, detail] of [["participant_join", patient], ["participantupdate", { count: 2 }], ["join", null], ["join", null]]) await room.say(type, detail);
  await until(page, { phase: "admission", "participants.present": 1 });
  assert.deepEqual((await report(page)).requirements, early.requirements);
  await room.say("meeting_end");
  await until(page, { phase: "closing", "participants.present": 0 });
  const ended = await report(page);
  for (const [type, detail] of [["participant_leave", patient], ["leave", { removed: true }], ["recording_status_change", { status: "stopped" }]]) await room.say(type, detail);
  await room.say("meeting_end");
  await page.locator("trygtrom-panel [data-card='outcome'] select").selectOption("choose-outcome:ended-by-clinician");
  await acts(page, ["choose-outcome:ended-by-clinician", "close"]);
  await until(page, { phase: "closed" });
  await room.say("participant_join", patient);
  await room.say("recording_status_change", { status: "started" });
  await room.say("ready");
  await until(page, { phase: "closed", alerts: "" });
  assert.deepEqual((await report(page)).participants, ended.participants);
  assert.deepEqual(await errors(page), []);
  await finish(page);
});

test("a silent embed leaves everything unknown without an error", async () => {
  const { page } = await open();
  const { phase, lock, alerts } = await report(page);
  assert.deepEqual([phase, lock.state, alerts], ["preparation", "unknown", []]);
  assert.deepEqual(await errors(page), []);
  assert.equal(await control(page, "confirm-prepared").count(), 1);
  await finish(page);
});

test("a late panel starts from the room's next events", async () => {
  const { page, room } = await open({ panel: "not" });
  await room.say("join");
  await room.say("participant_join", patient);
  await page.addScriptTag({ url: "/trygtrom.js", type: "module" });
  await ready(page);
  await until(page, { phase: "preparation" });
  await expectPatient(page);
  await room.say("participantupdate", { count: 2 });
  await until(page, { phase: "admission", "participants.present": 1 });
  assert.deepEqual(await errors(page), []);
  await finish(page);
});

test("events before the module has loaded are kept with their time", async () => {
  const { page, room } = await open({ panel: "not" });
  let release;
  const gate = new Promise((done) => (release = done));
  await page.route("**/trygtrom_bg.wasm", async (route) => {
    await gate;
    await route.fallback();
  });
  await page.addScriptTag({ url: "/trygtrom.js", type: "module" });
  await expectPatient(page);
  assert.equal(await page.locator("trygtrom-panel").evaluate((panel) => panel.report()), null);
  const recorded = await record(page, ["recording_status_change"]);
  for (const [type, detail] of [["join", null], ["participantupdate", { count: 2 }], ["participant_join", patient], ["recording_status_change", { status: "started" }]]) await room.say(type, detail);
  await recorded.events(1);
  release();
  await ready(page);
  await until(page, { phase: "admission", "participants.present": 1, "participants.unexpected": 0, alerts: "recording" });
  const order = (await panelEvents(page)).map(({ name }) => name);
  assert.equal(order[0], "trygtrom-ready", "the ready event is first");
  assert.ok(order.includes("trygtrom-phasechange") && order.includes("trygtrom-alert"), order.join(" "));
  await finish(page);
});

test("what a script of the page has put on every object is stated of nobody and ends no alarm", async () => {
  const pollute = (page) =>
    page.addInitScript((room) => {
      // In the portal, not in the room's own frame.
      if (location.origin === room) return;
      Object.assign(Object.prototype, { participant: { externalId: "pasient-1" }, externalId: "pasient-1", status: "stopped", count: 1, enabled: false });
    }, clinic);
  const { page, room } = await open({ prepare: async (page) => (await collectFrom(page), await pollute(page)) });
  await expectPatient(page);
  for (const [type, detail] of [["join", null], ["participant_join", {}], ["participantupdate", { count: 2 }], ["recording_status_change", { status: "started" }]]) await room.say(type, detail);
  await until(page, { "participants.present": 1, "participants.unexpected": 1, "alerts.recording": "alarm" });
  for (const type of ["recording_status_change", "participantupdate"]) await room.say(type, {});
  await room.say("chat_toggle", { open: true });
  await until(page, { "alerts.chat-opened": "caution", "alerts.recording": "alarm", "participants.present": 1 });
  assert.deepEqual(await errors(page), ["bad-message", "bad-message"]);
  await page.evaluate(() => {
    for (const name of ["participant", "externalId", "status", "count", "enabled"]) delete Object.prototype[name];
  });
  await finish(page);
});
