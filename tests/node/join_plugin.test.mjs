// The plugin and its widget in a simulated web app. The vendor's package validates the simulation, and the panel's own
// code runs through the same script. Then: faults that the vendor's package does not handle.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withoutText } from "../../www/element/platform/join/messages.js";
import { newId } from "../../www/join-plugin/new_id.js";
import { REASONS } from "../../www/practice/join/room.js";
import { settle, until } from "../join/clock.mjs";
import { Fold } from "../join/fold.mjs";
import { VERSIONS } from "../join/plugin_host.mjs";
import { ownDriver, vendorDriver } from "../join/plugin_drivers.mjs";
import { startPlugin, play, stage } from "../join/plugin_script.mjs";

const types = ({ received }) => received.map(([, type]) => type);

test("plugin and vendor package have the same state after every step, and send the same calls", async () => {
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

test("every version of the web app leads to the same state", async () => {
  for (const version of VERSIONS) {
    const driver = ownDriver();
    const { room, host, expectInSync } = await startPlugin(driver, { version });
    const plain = version !== "bare";
    const account = async (step) => {
      if (plain) return expectInSync(`${version}: ${step}`);
      // Without the node's rows, the fields that the panel reads are still there.
      const short = (rows) => rows.map(({ uuid, display_name, role, service_type, is_video_call }) => ({ uuid, display_name, role, service_type, is_video_call }));
      await until(() => JSON.stringify(short(driver.state().rows)) === JSON.stringify(short(room.rows())), `${version}: ${step}`);
    };
    await account("in");
    room.lock();
    const patient = room.join({ name: "Prøve Pasient" });
    await account("somebody waits");
    assert.equal(driver.state().locked, true, version);
    room.admit(patient);
    await account("let in");
    room.update(patient, { display_name: "Annet Navn", overlay_text: "Annet Navn" });
    await account("another name");
    room.present(patient);
    await until(() => driver.state().presenter === patient, `${version}: presents`);
    room.leave(patient);
    await account("gone");
    assert.equal(driver.state().presenter, null, version);
    assert.equal(driver.state().me, host.me, version);
    assert.deepEqual(driver.fold.all("join:unreadable"), [], version);
  }
});

test("reports each arrival and departure once, although the web app sends two events", async () => {
  for (const version of ["new", "v21", "single"]) {
    const driver = ownDriver();
    const { room, expectInSync } = await startPlugin(driver, { version });
    await expectInSync("in");
    const patient = room.join({ name: "Prøve Pasient" });
    await expectInSync("came");
    room.leave(patient);
    await expectInSync("gone");
    await settle();
    // A list that already contains the change adds no second arrival or departure.
    assert.deepEqual([driver.fold.joined, driver.fold.left].map((list) => list.length <= 1), [true, true], version);
  }
});

test("drops somebody who joined and left in one batch, and a late change restores nobody", async () => {
  const driver = ownDriver();
  const { room, host, expectInSync } = await startPlugin(driver);
  await expectInSync("in");
  const row = { ...room.row(host.me), uuid: "7e57ab1e-0000-4000-8000-00000000dead" };
  const someone = { uuid: row.uuid, rawData: row };
  const before = driver.fold.received.length;
  host.emit("event:participantsActivities", [0, 2, 1].map((type) => ({ roomId: "main", activity: { type, participant: someone } })));
  host.emit("event:participantsActivities", [{ roomId: "main", activity: { type: 2, participant: someone } }]);
  await settle();
  assert.deepEqual(driver.fold.received.slice(before), []);
  // Joined and changed in one batch counts as joined.
  host.emit("event:participantsActivities", [0, 2].map((type) => ({ roomId: "main", activity: { type, participant: someone } })));
  await settle();
  assert.deepEqual(types(driver.fold).slice(before), ["participant_create"]);
});

test("the viewer is reported first, whatever the web app's order", async () => {
  for (const first of [true, false]) {
    const driver = ownDriver();
    const staged = await startPlugin(driver, { snapshot: false });
    const me = { id: "main", participant: staged.vendor.normalizeParticipant(staged.room.row(staged.host.me)) };
    const list = { id: "main", participants: [me.participant] };
    if (first) staged.host.emit("event:me", me);
    staged.host.emit("event:participants", list);
    if (!first) staged.host.emit("event:me", me);
    await until(() => driver.state().rows.length === 1, "the list");
    const [[, type, detail]] = driver.fold.received;
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

/** A widget that has received the viewer and the participants. */
async function inside(options = {}) {
  const driver = ownDriver();
  const setup = await startPlugin(driver, options);
  await setup.expectInSync("in");
  return { driver, ...setup, since: (count) => driver.fold.received.slice(count).map(([, type, detail]) => [type, detail]) };
}

test("ignores malformed messages and other senders; the vendor's package throws on the former", async () => {
  const { driver, widget, window, host, since } = await inside();
  const real = await startPlugin(vendorDriver());
  host.post(null);
  real.host.post(null);
  await settle();
  assert.deepEqual(widget.inner.errors, []);
  assert.ok(real.widget.inner.errors.length > 0, "the package is fixed: it could replace the plugin's own channel");
  const before = driver.fold.received.length;
  // A sender who knows the channel id but is another frame or the page itself, or an event that a script made.
  const [name] = host.channelIds("widget");
  const left = { event: "event:participants", payload: { id: "main", participants: [] }, chanId: name };
  widget.inner.deliver(left, window.open().handle);
  widget.inner.deliver(left, widget.inner);
  widget.inner.deliver(left, widget.inner.parent, false);
  for (const odd of [undefined, 7, "text", [], { chanId: name }, { chanId: name, event: 7 }, { chanId: name, replyTo: "none" }]) host.post(odd);
  await settle();
  assert.deepEqual(since(before), []);
  widget.inner.deliver(left, widget.inner.parent);
  await settle();
  assert.deepEqual(since(before).map(([type]) => type), ["participant_sync_begin", "participant_sync_end"]);
});

test("a refused registration is reported and ends the channel", async () => {
  for (const wrong of [{ manifest: ["other"] }, { manifest: [] }]) {
    const driver = ownDriver();
    const { frame } = await stage(wrong);
    const page = frame("plugin");
    assert.equal(await driver.plugin(page), "refused");
    assert.equal(page.inner.listenerCount, 0);
  }
  const driver = ownDriver();
  const { frame } = await stage();
  // A page can register only as its own kind, and once.
  assert.equal(await driver.widget(frame("plugin")), "refused");
  assert.equal(await driver.plugin(frame("widget")), "refused");
  assert.equal(await driver.plugin(frame("plugin")), "in");
  assert.equal(await driver.plugin(frame("plugin")), "refused");
});

test("a refused button or side panel is reported", async () => {
  for (const [rpc, what] of [["ui:widget:add", "side panel"], ["ui:button:add", "button"]]) {
    const { host, frame } = await stage();
    host.answers.set(rpc, { status: "failed", reason: "Invalid Icon name", id: "x" });
    await assert.rejects(ownDriver().plugin(frame("plugin")), { message: `The web app refused to create the plugin's ${what}.` });
  }
});

test("requests the list if none is sent, and again if it was outdated", async () => {
  const driver = ownDriver();
  const { host, room, vendor } = await startPlugin(driver, { snapshot: false });
  const me = { id: "main", participant: vendor.normalizeParticipant(room.row(host.me)) };
  let arrived = () => {};
  host.delay = new Promise((resolve) => (arrived = resolve));
  host.emit("event:me", me);
  await until(() => host.calls.some(([rpc]) => rpc === "conference:requestParticipants"), "it asks");
  room.join({ name: "Prøve Pasient" });
  await until(() => driver.fold.joined.length + driver.fold.all("participant_sync_end").length > 0, "an arrival meanwhile");
  host.delay = null;
  arrived();
  await until(() => driver.state().rows.length === 2, "the list");
  const entered = driver.fold.all("join:entered");
  assert.equal(entered.length, 1);
  assert.deepEqual(driver.fold.all("join:stream"), [{ status: "open" }]);
});

test("without any list, single changes are reported and nobody is assumed to have left", async () => {
  const driver = ownDriver();
  const { host, room, vendor } = await startPlugin(driver, { snapshot: false, version: "single", person: { name: "Prøve Behandler", role: "guest" }, room: { hostPin: "1" } });
  host.emit("event:me", { id: "main", participant: vendor.normalizeParticipant(room.row(host.me)) });
  await until(() => host.calls.some(([rpc]) => rpc === "conference:requestParticipants"), "it asks");
  const someone = { uuid: "u1", rawData: { ...room.row(host.me), uuid: "u1" } };
  host.emit("event:participantJoined", { id: "main", participant: someone });
  host.emit("event:participantLeft", { id: "main", participant: someone });
  await until(() => types(driver.fold).includes("participant_delete"), "joined and left");
  assert.deepEqual(driver.fold.all("participant_sync_end"), []);
  assert.equal(driver.fold.all("join:entered")[0].role, "GUEST");
});

test("an unknown viewer is reported, and corrected when known", async () => {
  let late = () => {};
  const driver = ownDriver({ setTimeout: (callback) => void (late = callback) });
  const { host, room, vendor, expectInSync } = await startPlugin(driver, { snapshot: false });
  host.emit("event:participants", { id: "main", participants: [vendor.normalizeParticipant(room.row(host.me))] });
  await settle();
  assert.deepEqual(driver.fold.received, []);
  late();
  await until(() => driver.state().rows.length === 1, "the list");
  assert.equal(driver.state().me, null);
  host.emit("event:me", { id: "main", participant: vendor.normalizeParticipant(room.row(host.me)) });
  host.emit("event:conferenceStatus", { id: "main", status: vendor.normalizeConferenceState(room.status) });
  await expectInSync("said");
  assert.deepEqual(driver.fold.all("join:entered").map(({ again }) => again), [false, true]);
});

test("reports a changed role of the viewer", async () => {
  const { driver, room, host } = await inside();
  room.update(host.me, { role: "guest" });
  await until(() => driver.fold.last("join:entered").role === "GUEST", "a guest");
  room.update(host.me, { role: "guest", is_muted: "YES" });
  await settle();
  assert.equal(driver.fold.all("join:entered").length, 2);
});

test("ignores breakout rooms, and suspends the feed while the viewer is in one", async () => {
  const { driver, room, host, vendor, since } = await inside();
  const aside = "b1e4a000-0000-4000-8000-000000000001";
  const row = { ...room.row(host.me), uuid: "b1e4a000-0000-4000-8000-000000000002" };
  const before = driver.fold.received.length;
  host.emit("event:participants", { id: aside, participants: [vendor.normalizeParticipant(row)] });
  host.emit("event:conferenceStatus", { id: aside, status: { locked: true } });
  host.emit("event:participantsActivities", [{ roomId: aside, activity: { type: 0, participant: vendor.normalizeParticipant(row) } }]);
  host.emit("event:participantJoined", { id: aside, participant: vendor.normalizeParticipant(row) });
  await settle();
  // The viewer opened a breakout room without entering it.
  host.emit("event:me", { id: aside, participant: vendor.normalizeParticipant(row) });
  await until(() => host.calls.some(([rpc]) => rpc === "conference:currentRoomId"), "requests the viewer's room");
  await settle();
  assert.deepEqual(since(before), []);
  host.currentRoom = aside;
  host.emit("event:me", { id: aside, participant: vendor.normalizeParticipant(row) });
  await until(() => driver.fold.last("join:stream").status === "lost", "the viewer is in a breakout room");
  room.join({ name: "Prøve Pasient" });
  await settle();
  assert.deepEqual(since(before), [["join:stream", { status: "lost" }]]);
  host.currentRoom = "main";
  host.emit("event:me", { id: "main", participant: vendor.normalizeParticipant(room.row(host.me)) });
  await until(() => driver.state().rows.length === 2, "the viewer is back");
  assert.equal(driver.fold.last("join:stream").status, "open");
});

test("reports chat messages, but not application messages", async () => {
  const { driver, room, host } = await inside();
  const patient = room.join({ name: "Prøve Pasient" });
  room.message(patient, "Hei");
  room.message(patient, '{"text":"Hei"}', { type: "application/json" });
  host.emit("event:directMessage", { at: new Date(0), id: "m2", message: "Hei", displayName: "Prøve", userId: patient });
  await until(() => driver.state().written === 2, "written twice");
  await settle();
  const messages = driver.fold.all("message_received");
  assert.deepEqual(messages, [false, true].map((direct) => ({ uuid: patient, type: "text/plain", direct, payload: "Hei" })));
  // As for every source, the element removes the text before the panel receives it.
  assert.ok(messages.every((detail) => !("payload" in withoutText("message_received", detail))));
});

test("reports unreadable events without their content", async () => {
  const { driver, host, since } = await inside();
  const before = driver.fold.received.length;
  for (const [event, payload] of [
    ["event:participants", { id: "main", participants: "Prøve" }],
    ["event:participantsActivities", { secret: 1 }],
    ["event:conferenceStatus", { id: "main", status: null }],
    ["event:conferenceStatus", undefined],
    ["event:me", null],
    ["event:me", { id: "main", participant: { uuid: 7 } }],
    ["event:participantsActivities", [null, { roomId: "main" }, { roomId: "main", activity: { type: 9, participant: {} } }]],
    ["event:message", null],
  ]) host.emit(event, payload);
  await settle();
  assert.ok(since(before).every(([type, detail]) => (type === "join:unreadable" ? Object.keys(detail).join() === "event" : type === "message_received")), JSON.stringify(since(before)));
  assert.equal(since(before).length, 7);
});

test("a failed command is reported to the caller and the panel", async () => {
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
  // The refusal names the participant.
  host.answers.set("participant:admit", { status: 403, data: {} });
  assert.deepEqual(await driver.source.run("admit", "a-1"), { done: false, why: "not-allowed" });
  assert.deepEqual(driver.fold.last("join:refused"), { command: "admit", uuid: "a-1", why: "not-allowed" });
  const asked = host.calls.length;
  for (const [name, uuid] of [["leave"], ["dial"], ["toString"], ["admit"], ["remove", ""], ["remove", 7]]) {
    assert.deepEqual(await driver.source.run(name, uuid), { done: false, why: "unknown-command" });
  }
  assert.equal(host.calls.length, asked, "no call was sent");
});

test("a late subscriber receives everything, and an aborted one nothing", async () => {
  const { driver, room, host } = await inside();
  const count = driver.fold.received.length;
  driver.stop.abort();
  room.join({ name: "Prøve Pasient" });
  await settle();
  assert.equal(driver.fold.received.length, count);
  driver.fold = new Fold();
  driver.stop = new AbortController();
  driver.subscribe();
  await until(() => driver.state().rows.length === 2, "the list");
  assert.equal(driver.state().me, host.me);
  assert.equal(driver.state().locked, room.status.locked);
  // The viewer leaves, and a new meeting begins.
  host.emit("event:userInitiatedDisconnect", undefined);
  await until(() => types(driver.fold).at(-1) === "join:left", "left");
  host.emit("event:disconnected", { error: 7 });
  await until(() => types(driver.fold).at(-1) === "disconnect", "put out");
  assert.equal(driver.state().ended, "");
});

test("a throwing subscriber does not stop the others", async () => {
  const { driver, room, expectInSync } = await inside();
  const thrown = [];
  // A browser would log the error and continue.
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
  await expectInSync("still heard");
  globalThis.queueMicrotask = real;
  assert.deepEqual([...new Set(thrown)], ["hearer"]);
});

test("the channel id appears in no message or log", async () => {
  const written = [];
  const kept = {};
  for (const level of ["log", "info", "warn", "error", "debug"]) {
    kept[level] = console[level];
    console[level] = (...given) => written.push(JSON.stringify(given));
  }
  try {
    const driver = ownDriver();
    const result = await play(driver);
    const names = result.host.channelIds();
    assert.equal(names.length, 2);
    for (const name of names) assert.ok(!JSON.stringify([written, driver.fold.received, result.answers]).includes(name.slice(-20)));
    assert.deepEqual(written, []);
  } finally {
    Object.assign(console, kept);
  }
});

test("newId returns a random UUID, with and without a secure context", () => {
  const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
  assert.match(newId(), uuid);
  Object.defineProperty(crypto, "randomUUID", { value: undefined, configurable: true });
  const many = new Set(Array.from({ length: 100 }, newId));
  delete crypto.randomUUID;
  assert.equal(many.size, 100);
  for (const id of many) assert.match(id, uuid);
});
