// The plugin and its widget before a played web app. The web app is proved with the real package of the plugin API, and our
// own code then goes through the same and comes to the same end. After that: what the real one does not withstand.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withoutText } from "../../www/element/platform/join/messages.js";
import { newId } from "../../www/join-plugin/new_id.js";
import { REASONS } from "../../www/practice/join/room.js";
import { settle, until } from "../join/clock.mjs";
import { Fold } from "../join/fold.mjs";
import { AGES } from "../join/plugin_host.mjs";
import { ownDriver, vendorDriver } from "../join/plugin_drivers.mjs";
import { begun, play, stage } from "../join/plugin_script.mjs";

const types = ({ told }) => told.map(([, type]) => type);

test("the plugin and the real package see the same in the same consultation, step by step, and ask the same", async () => {
  const real = await play(vendorDriver());
  const own = await play(ownDriver());
  assert.deepEqual(own.answers, real.answers);
  assert.deepEqual(own.answers.filter(([, done]) => !done).map(([name]) => name), ["remove", "lock", "lock"]);
  assert.equal(own.ended, REASONS.ended);
  assert.equal(real.ended, REASONS.ended);
  for (const [index, state] of own.states.entries()) assert.deepEqual(state, real.states[index], state.step);
  assert.deepEqual(own.calls, real.calls);
  assert.deepEqual(own.errors, []);
});

test("every age of the web app tells the same", async () => {
  for (const age of AGES) {
    const driver = ownDriver();
    const { room, host, agreed } = await begun(driver, { age });
    const plain = age !== "bare";
    const account = async (step) => {
      if (plain) return agreed(`${age}: ${step}`);
      // Without the node's rows, what the panel reads of them is there still.
      const short = (rows) => rows.map(({ uuid, display_name, role, service_type, is_video_call }) => ({ uuid, display_name, role, service_type, is_video_call }));
      await until(() => JSON.stringify(short(driver.state().rows)) === JSON.stringify(short(room.rows())), `${age}: ${step}`);
    };
    await account("in");
    room.lock();
    const patient = room.join({ name: "Prøve Pasient" });
    await account("somebody waits");
    assert.equal(driver.state().locked, true, age);
    room.admit(patient);
    await account("let in");
    room.update(patient, { display_name: "Annet Navn", overlay_text: "Annet Navn" });
    await account("another name");
    room.present(patient);
    await until(() => driver.state().presenter === patient, `${age}: presents`);
    room.leave(patient);
    await account("gone");
    assert.equal(driver.state().presenter, null, age);
    assert.equal(driver.state().me, host.me, age);
    assert.deepEqual(driver.fold.all("join:unreadable"), [], age);
  }
});

test("each who comes and goes is told of once, although the web app says so in two ways", async () => {
  for (const age of ["new", "v21", "single"]) {
    const driver = ownDriver();
    const { room, agreed } = await begun(driver, { age });
    await agreed("in");
    const patient = room.join({ name: "Prøve Pasient" });
    await agreed("came");
    room.leave(patient);
    await agreed("gone");
    await settle();
    // Who is in a list already did not come, and who is in none any more did not go.
    assert.deepEqual([driver.fold.joined, driver.fold.left].map((list) => list.length <= 1), [true, true], age);
  }
});

test("who came and went within one batch was never there, and a late change brings nobody back", async () => {
  const driver = ownDriver();
  const { room, host, agreed } = await begun(driver);
  await agreed("in");
  const row = { ...room.row(host.me), uuid: "7e57ab1e-0000-4000-8000-00000000dead" };
  const someone = { uuid: row.uuid, rawData: row };
  const before = driver.fold.told.length;
  host.tell("event:participantsActivities", [0, 2, 1].map((type) => ({ roomId: "main", activity: { type, participant: someone } })));
  host.tell("event:participantsActivities", [{ roomId: "main", activity: { type: 2, participant: someone } }]);
  await settle();
  assert.deepEqual(driver.fold.told.slice(before), []);
  // Who came and was changed at once has come.
  host.tell("event:participantsActivities", [0, 2].map((type) => ({ roomId: "main", activity: { type, participant: someone } })));
  await settle();
  assert.deepEqual(types(driver.fold).slice(before), ["participant_create"]);
});

test("the first to be told is whose page this is, whatever the web app's order", async () => {
  for (const first of [true, false]) {
    const driver = ownDriver();
    const staged = await begun(driver, { snapshot: false });
    const me = { id: "main", participant: staged.vendor.normalizeParticipant(staged.room.row(staged.host.me)) };
    const list = { id: "main", participants: [me.participant] };
    if (first) staged.host.tell("event:me", me);
    staged.host.tell("event:participants", list);
    if (!first) staged.host.tell("event:me", me);
    await until(() => driver.state().rows.length === 1, "the list");
    const [[, type, detail]] = driver.fold.told;
    assert.equal(type, "join:entered");
    assert.deepEqual(detail, {
      again: false,
      participant_uuid: staged.host.me,
      viewer: true,
      role: "HOST",
      service_type: "conference",
      chat_enabled: null,
      version_id: null,
    });
  }
});

/** A widget that has been told whose page it is and who is there. */
async function inside(how = {}) {
  const driver = ownDriver();
  const scene = await begun(driver, how);
  await scene.agreed("in");
  return { driver, ...scene, since: (count) => driver.fold.told.slice(count).map(([, type, detail]) => [type, detail]) };
}

test("a message that is none, or is not from the page around, is nobody's; the real package falls over the first", async () => {
  const { driver, widget, window, host, since } = await inside();
  const real = await begun(vendorDriver());
  host.say(null);
  real.host.say(null);
  await settle();
  assert.deepEqual(widget.inner.errors, []);
  assert.ok(real.widget.inner.errors.length > 0, "the package has been mended: its end of the line could be used again");
  const before = driver.fold.told.length;
  // Somebody who knows the name of the line, and is another frame or the page itself.
  const [name] = host.lineNames("widget");
  const left = { event: "event:participants", payload: { id: "main", participants: [] }, chanId: name };
  widget.inner.deliver(left, window.open().handle);
  widget.inner.deliver(left, widget.inner);
  for (const odd of [undefined, 7, "text", [], { chanId: name }, { chanId: name, event: 7 }, { chanId: name, replyTo: "none" }]) host.say(odd);
  await settle();
  assert.deepEqual(since(before), []);
  widget.inner.deliver(left, widget.inner.parent);
  await settle();
  assert.deepEqual(since(before).map(([type]) => type), ["participant_sync_begin", "participant_sync_end"]);
});

test("a web app that does not take the plugin is told of in words, and heard no more", async () => {
  for (const wrong of [{ manifest: ["other"] }, { manifest: [] }]) {
    const driver = ownDriver();
    const { frame } = await stage(wrong);
    const page = frame("plugin");
    assert.equal(await driver.plugin(page), "not taken");
    assert.equal(page.inner.hearers, 0);
  }
  const driver = ownDriver();
  const { frame } = await stage();
  // Each kind of page may register as what it is, and once.
  assert.equal(await driver.widget(frame("plugin")), "not taken");
  assert.equal(await driver.plugin(frame("widget")), "not taken");
  assert.equal(await driver.plugin(frame("plugin")), "in");
  assert.equal(await driver.plugin(frame("plugin")), "not taken");
});

test("a button or a panel that the web app does not make is told of in words", async () => {
  for (const [rpc, what] of [["ui:widget:add", "side panel"], ["ui:button:add", "button"]]) {
    const { host, frame } = await stage();
    host.answers.set(rpc, { status: "failed", reason: "Invalid Icon name", id: "x" });
    await assert.rejects(ownDriver().plugin(frame("plugin")), { message: `The web app did not make the ${what} of the plugin.` });
  }
});

test("without a snapshot the list is asked for, and again where it was out of date", async () => {
  const driver = ownDriver();
  const { host, room, vendor } = await begun(driver, { snapshot: false });
  const me = { id: "main", participant: vendor.normalizeParticipant(room.row(host.me)) };
  let arrived = () => {};
  host.delay = new Promise((resolve) => (arrived = resolve));
  host.tell("event:me", me);
  await until(() => host.calls.some(([rpc]) => rpc === "conference:requestParticipants"), "it asks");
  room.join({ name: "Prøve Pasient" });
  await until(() => driver.fold.joined.length + driver.fold.all("participant_sync_end").length > 0, "somebody came meanwhile");
  host.delay = null;
  arrived();
  await until(() => driver.state().rows.length === 2, "the list");
  const entered = driver.fold.all("join:entered");
  assert.equal(entered.length, 1);
  assert.deepEqual(driver.fold.all("join:stream"), [{ status: "open" }]);
});

test("where the web app gives no list at all, single people are told of and nobody is said to be gone", async () => {
  const driver = ownDriver();
  const { host, room, vendor } = await begun(driver, { snapshot: false, age: "single", person: { name: "Prøve Behandler", role: "guest" }, room: { hostPin: "1" } });
  host.tell("event:me", { id: "main", participant: vendor.normalizeParticipant(room.row(host.me)) });
  await until(() => host.calls.some(([rpc]) => rpc === "conference:requestParticipants"), "it asks");
  const someone = { uuid: "u1", rawData: { ...room.row(host.me), uuid: "u1" } };
  host.tell("event:participantJoined", { id: "main", participant: someone });
  host.tell("event:participantLeft", { id: "main", participant: someone });
  await until(() => types(driver.fold).includes("participant_delete"), "came and went");
  assert.deepEqual(driver.fold.all("participant_sync_end"), []);
  assert.equal(driver.fold.all("join:entered")[0].role, "GUEST");
});

test("where nobody says whose page this is, that is told too, and mended when it is said", async () => {
  let late = () => {};
  const driver = ownDriver({ setTimeout: (callback) => void (late = callback) });
  const { host, room, vendor, agreed } = await begun(driver, { snapshot: false });
  host.tell("event:participants", { id: "main", participants: [vendor.normalizeParticipant(room.row(host.me))] });
  await settle();
  assert.deepEqual(driver.fold.told, []);
  late();
  await until(() => driver.state().rows.length === 1, "the list");
  assert.equal(driver.state().me, null);
  host.tell("event:me", { id: "main", participant: vendor.normalizeParticipant(room.row(host.me)) });
  host.tell("event:conferenceStatus", { id: "main", status: vendor.normalizeConferenceState(room.status) });
  await agreed("said");
  assert.deepEqual(driver.fold.all("join:entered").map(({ again }) => again), [false, true]);
});

test("another role is told of, since what may be asked hangs on it", async () => {
  const { driver, room, host } = await inside();
  room.update(host.me, { role: "guest" });
  await until(() => driver.fold.last("join:entered").role === "GUEST", "a guest now");
  room.update(host.me, { role: "guest", is_muted: "YES" });
  await settle();
  assert.equal(driver.fold.all("join:entered").length, 2);
});

test("rooms beside this one are not heard; while the viewer is in one, nothing of this one is told", async () => {
  const { driver, room, host, vendor, since } = await inside();
  const aside = "b1e4a000-0000-4000-8000-000000000001";
  const row = { ...room.row(host.me), uuid: "b1e4a000-0000-4000-8000-000000000002" };
  const before = driver.fold.told.length;
  host.tell("event:participants", { id: aside, participants: [vendor.normalizeParticipant(row)] });
  host.tell("event:conferenceStatus", { id: aside, status: { locked: true } });
  host.tell("event:participantsActivities", [{ roomId: aside, activity: { type: 0, participant: vendor.normalizeParticipant(row) } }]);
  host.tell("event:participantJoined", { id: aside, participant: vendor.normalizeParticipant(row) });
  await settle();
  // The viewer has opened a room and is not in it.
  host.tell("event:me", { id: aside, participant: vendor.normalizeParticipant(row) });
  await until(() => host.calls.some(([rpc]) => rpc === "conference:currentRoomId"), "it asks where the viewer is");
  await settle();
  assert.deepEqual(since(before), []);
  host.where = aside;
  host.tell("event:me", { id: aside, participant: vendor.normalizeParticipant(row) });
  await until(() => driver.fold.last("join:stream").status === "lost", "the viewer is elsewhere");
  room.join({ name: "Prøve Pasient" });
  await settle();
  assert.deepEqual(since(before), [["join:stream", { status: "lost" }]]);
  host.where = "main";
  host.tell("event:me", { id: "main", participant: vendor.normalizeParticipant(room.row(host.me)) });
  await until(() => driver.state().rows.length === 2, "the viewer is back");
  assert.equal(driver.fold.last("join:stream").status, "open");
});

test("what people write is told as a message, and what programs say to each other is not", async () => {
  const { driver, room, host } = await inside();
  const patient = room.join({ name: "Prøve Pasient" });
  room.message(patient, "Hei");
  room.message(patient, '{"text":"Hei"}', { type: "application/json" });
  host.tell("event:directMessage", { at: new Date(0), id: "m2", message: "Hei", displayName: "Prøve", userId: patient });
  await until(() => driver.state().written === 2, "written twice");
  await settle();
  const messages = driver.fold.all("message_received");
  assert.deepEqual(messages, [false, true].map((direct) => ({ uuid: patient, type: "text/plain", direct, payload: "Hei" })));
  // The element takes the text out before the panel has it, as it does for every source.
  assert.ok(messages.every((detail) => !("payload" in withoutText("message_received", detail))));
});

test("what cannot be read is told as such, and nothing of it is repeated", async () => {
  const { driver, host, since } = await inside();
  const before = driver.fold.told.length;
  for (const [event, payload] of [
    ["event:participants", { id: "main", participants: "Prøve" }],
    ["event:participantsActivities", { secret: 1 }],
    ["event:conferenceStatus", { id: "main", status: null }],
    ["event:conferenceStatus", undefined],
    ["event:me", null],
    ["event:me", { id: "main", participant: { uuid: 7 } }],
    ["event:participantsActivities", [null, { roomId: "main" }, { roomId: "main", activity: { type: 9, participant: {} } }]],
    ["event:message", null],
  ]) host.tell(event, payload);
  await settle();
  assert.ok(since(before).every(([type, detail]) => (type === "join:unreadable" ? Object.keys(detail).join() === "event" : type === "message_received")), JSON.stringify(since(before)));
  assert.equal(since(before).length, 7);
});

test("a command that the web app cannot carry out is refused in words, to the one who asks and to the panel", async () => {
  const { driver, host } = await inside({ room: { hostPin: "1" }, person: { name: "Prøve", role: "chair" } });
  for (const [answer, why] of [
    [undefined, "not-done"],
    [null, "not-done"],
    [{ status: 200, data: { status: "success", result: false } }, "not-done"],
    [{ status: 403, data: { status: "failed", result: "Invalid role" } }, "not-allowed"],
    [{ status: 404, data: {} }, "not-found"],
    [{ status: 500, data: {} }, "not-done"],
  ]) {
    host.answers.set("conference:lock", answer);
    assert.deepEqual(await driver.source.run("lock"), { done: false, why });
    assert.deepEqual(driver.fold.last("join:refused"), { command: "lock", why });
  }
  // Of several who were asked about, the panel knows which one was not taken.
  host.answers.set("participant:admit", { status: 403, data: {} });
  assert.deepEqual(await driver.source.run("admit", "a-1"), { done: false, why: "not-allowed" });
  assert.deepEqual(driver.fold.last("join:refused"), { command: "admit", uuid: "a-1", why: "not-allowed" });
  const asked = host.calls.length;
  for (const [name, uuid] of [["leave"], ["dial"], ["toString"], ["admit"], ["remove", ""], ["remove", 7]]) {
    assert.deepEqual(await driver.source.run(name, uuid), { done: false, why: "unknown-command" });
  }
  assert.equal(host.calls.length, asked, "nothing was asked");
});

test("who hears later is told from the beginning, and who no longer hears is told nothing", async () => {
  const { driver, room, host } = await inside();
  const count = driver.fold.told.length;
  driver.stop.abort();
  room.join({ name: "Prøve Pasient" });
  await settle();
  assert.equal(driver.fold.told.length, count);
  driver.fold = new Fold();
  driver.stop = new AbortController();
  driver.subscribe();
  await until(() => driver.state().rows.length === 2, "the list");
  assert.equal(driver.state().me, host.me);
  assert.equal(driver.state().locked, room.status.locked);
  // Leaving of one's own will, and what comes when the meeting begins again.
  host.tell("event:userInitiatedDisconnect", undefined);
  await until(() => types(driver.fold).at(-1) === "join:left", "left");
  host.tell("event:disconnected", { error: 7 });
  await until(() => types(driver.fold).at(-1) === "disconnect", "put out");
  assert.equal(driver.state().ended, "");
});

test("a hearer that throws stops nobody else", async () => {
  const { driver, room, agreed } = await inside();
  const thrown = [];
  // As a browser does: it is written on the console, and the page goes on.
  const { queueMicrotask: real } = globalThis;
  globalThis.queueMicrotask = (task) =>
    real(() => {
      try {
        task();
      } catch (error) {
        thrown.push(error.message);
      }
    });
  driver.stop.abort();
  driver.source.subscribe(() => {
    throw new Error("hearer");
  }, new AbortController().signal);
  await until(() => thrown.length > 3, "it shows");
  driver.stop = new AbortController();
  driver.subscribe();
  room.join({ name: "Prøve Pasient" });
  await agreed("still heard");
  globalThis.queueMicrotask = real;
  assert.deepEqual([...new Set(thrown)], ["hearer"]);
});

test("the name of the line is in nothing that is told or written", async () => {
  const written = [];
  const kept = {};
  for (const level of ["log", "info", "warn", "error", "debug"]) {
    kept[level] = console[level];
    console[level] = (...given) => written.push(JSON.stringify(given));
  }
  try {
    const driver = ownDriver();
    const result = await play(driver);
    const names = result.host.lineNames();
    assert.equal(names.length, 2);
    for (const name of names) assert.ok(!JSON.stringify([written, driver.fold.told, result.answers]).includes(name.slice(-20)));
    assert.deepEqual(written, []);
  } finally {
    Object.assign(console, kept);
  }
});

test("an id is a random UUID, with and without a secure context", () => {
  const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
  assert.match(newId(), uuid);
  Object.defineProperty(crypto, "randomUUID", { value: undefined, configurable: true });
  const many = new Set(Array.from({ length: 100 }, newId));
  delete crypto.randomUUID;
  assert.equal(many.size, 100);
  for (const id of many) assert.match(id, uuid);
});
