// One consultation on a simulated node, for any client. After each step the client's state must equal the node's. The
// vendor's client validates the simulated node; the panel's own client must reach the same states.
import assert from "node:assert/strict";
import { Clock, until } from "./clock.mjs";
import { startServer } from "./server.mjs";

/**
 * @typedef {object} State
 * @property {object[]} rows Participant rows as received, in order of arrival.
 * @property {object | null} status The last `conference_update`.
 * @property {string | null} service The client's own `service_type`.
 * @property {string | null} me The client's own uuid.
 *
 * @typedef {object} Driver One client.
 * @property {string} name
 * @property {(pin?: string, how?: { conference?: string, name?: string }) => Promise<string>} enter Resolves to "in" or to the reason for refusal.
 * @property {() => State} state
 * @property {() => string | null} ended The node's disconnect reason.
 * @property {() => Promise<boolean>} lock
 * @property {() => Promise<boolean>} unlock
 * @property {(uuid: string) => Promise<boolean>} admit
 * @property {(uuid: string) => Promise<boolean>} remove
 * @property {(uuid: string, on: boolean) => Promise<boolean>} microphone
 * @property {(uuid: string) => Promise<boolean>} cameraOff
 * @property {() => Promise<boolean>} endForAll
 * @property {() => Promise<void>} leave
 */

export const ALIAS = "412345@vm.example.no";
export const PIN = "314159";
const PATIENT = { name: "Prøve Pasient" };
const CLINICIAN = { name: "Prøve Behandler", role: "chair" };

/** A node with one room, a client that has not entered, and a clock for both. */
export async function stage(makeDriver, options = {}) {
  const clock = new Clock();
  const server = await startServer({ now: clock.now });
  const room = server.node.addRoom({ alias: ALIAS, hostPin: PIN, ...options });
  const log = [];
  const driver = await makeDriver({ origin: server.origin, host: server.host, alias: room.alias, clock, log });
  const inSync = () => {
    try {
      assertInSync(driver.state(), room);
      return true;
    } catch {
      return false;
    }
  };
  /** Waits until the client's state equals the node's, and fails with the difference. */
  const expectInSync = async (step) => {
    await until(inSync, step, 4000).catch(() => assertInSync(driver.state(), room, step));
  };
  /** Advances the clock until the condition holds. */
  const advanceUntil = async (condition, what, { by = 250, maxTurns = 400 } = {}) => {
    for (let turn = 0; turn < maxTurns; turn += 1) {
      if (await until(condition, what, 60).then(() => true, () => false)) return;
      await clock.advance(by);
    }
    assert.fail(`condition never held: ${what}`);
  };
  return { clock, server, node: server.node, room, driver, log, expectInSync, advanceUntil };
}

/** @param {State} state @param {import("../../www/practice/join/room.js").Room} room */
export function assertInSync(state, room, step = "") {
  assert.deepEqual(state.rows, room.rows(), `${step}: participants`);
  assert.deepEqual(state.status, room.status, `${step}: status`);
  const own = room.row(state.me ?? "");
  assert.ok(own, `${step}: the client is in the room`);
  assert.equal(state.service, own.service_type, `${step}: the client's service type`);
}

const requestCount = (node, action) => node.requests.filter((one) => one.action === action).length;

/**
 * Runs the whole consultation.
 * @param {(to: object) => Promise<Driver>} makeDriver
 * @returns {Promise<{ answers: string[], states: State[] }>} The result of each attempt to enter, and the
 *   client's state after each step.
 */
export async function play(makeDriver) {
  const set = await stage(makeDriver);
  try {
    return await runSteps(set);
  } finally {
    await set.server.close();
  }
}

async function runSteps({ clock, node, room, driver, expectInSync, advanceUntil }) {
  const start = clock.now();
  const states = [];
  const answers = [];
  const step = async (name) => {
    await expectInSync(name);
    states.push(structuredClone({ step: name, ...driver.state() }));
  };

  answers.push(await driver.enter());
  answers.push(await driver.enter("271828"));
  answers.push(await driver.enter(PIN, { conference: "000000@vm.example.no" }));
  assert.equal(room.rows().length, 0, "a refused client is not in the room");
  answers.push(await driver.enter(PIN));
  await step("entered as a host");

  const patient = room.join(PATIENT);
  assert.equal(room.row(patient).service_type, "waiting_room", "no host with media has joined");
  await step("a guest waits for the host");
  const clinician = room.join(CLINICIAN);
  assert.equal(room.row(patient).service_type, "conference");
  await step("the host joins and the guest is admitted");

  assert.equal(await driver.lock(), true);
  assert.equal(room.status.locked, true);
  await step("locked");
  const stranger = room.join({ name: "Ukjent", kind: "telephone" });
  assert.equal(room.row(stranger).service_type, "waiting_room");
  await step("a stranger waits");
  assert.equal(await driver.remove(stranger), true);
  assert.equal(room.row(stranger), null);
  await step("the stranger is removed");
  const relative = room.join({ name: "Prøve Pårørende" });
  await step("a relative waits");
  assert.equal(await driver.admit(relative), true);
  assert.equal(room.row(relative).service_type, "conference");
  await step("the relative is admitted");
  const colleague = room.join({ name: "Kollega", role: "chair" });
  assert.equal(room.row(colleague).service_type, "conference", "the host PIN bypasses the lock");
  await step("another host joins");
  room.leave(colleague);

  room.update(patient, { is_muted: "YES", is_video_muted: true });
  room.stage([clinician, patient]);
  await step("microphone and camera");
  assert.equal(await driver.microphone(clinician, false), true);
  assert.equal(room.row(clinician).is_muted, "YES");
  assert.equal(await driver.cameraOff(clinician), true);
  assert.equal(room.row(clinician).is_video_muted, true);
  await step("the clinician's are off");
  assert.equal(await driver.microphone(clinician, true), true);
  assert.equal(room.row(clinician).is_muted, "NO");
  await step("the clinician's microphone is on");
  room.present(clinician);
  await step("a presentation");
  room.present(patient);
  await step("another presenter");
  room.stopPresenting();
  await step("no presenter");
  room.message(patient, "Hei");
  room.message(clinician, "{}", { type: "application/json" });
  node.raw("event: not_yet_invented\ndata: {\"a\":1}\n\n: a comment\n\nevent: presentation_frame\ndata: null\n\n");
  await step("chat and unknown events");

  const before = requestCount(node, "refresh_token");
  await clock.advance(40_000);
  await advanceUntil(() => requestCount(node, "refresh_token") === before + 1, "the token is renewed after a third of its lifetime");
  await clock.advance(40_000);
  await advanceUntil(() => requestCount(node, "refresh_token") === before + 2, "the token is renewed again");
  await step("renewed twice");
  assert.equal(await driver.unlock(), true, "the new token is valid");
  await step("unlocked");

  room.lock();
  const streams = requestCount(node, "events");
  room.leave(relative);
  node.cut();
  await advanceUntil(() => requestCount(node, "events") > streams, "the stream is reopened");
  await step("reconnected");
  const reopened = requestCount(node, "events");
  node.cut();
  room.leave(patient);
  const returned = room.join(PATIENT);
  await advanceUntil(() => requestCount(node, "events") > reopened, "the stream is reopened");
  await step("reconnected; a participant returned with another uuid meanwhile");
  // Clients differ in reconnect delay: continue from a fixed time.
  await clock.advance(start + 100_000 - clock.now());
  room.wait({ name: "Tolk" });
  await step("two wait");
  assert.equal(await driver.unlock(), true);
  assert.equal(room.row(returned).service_type, "conference", "unlocking admits everybody who waits");
  await step("unlocked: both are admitted");

  room.join({ name: "Opptak", kind: "recorder" });
  room.join({ name: "Strøm", kind: "streamer" });
  room.join({ name: "Styring", kind: "api" });
  room.join({ name: "Utenfra", kind: "external", fields: { is_recording: true } });
  room.change({ recording: true });
  await step("machines");
  const breakout = "b1e4a000-0000-4000-8000-000000000001";
  room.send("breakout_begin", { breakout_uuid: breakout, participant_uuid: returned });
  room.send("breakout_event", { breakout_uuid: breakout, event: "participant_sync_begin" });
  room.send("breakout_event", { breakout_uuid: breakout, event: "participant_create", data: { ...room.row(returned), uuid: "b1e4a000-0000-4000-8000-000000000002" } });
  room.send("breakout_event", { breakout_uuid: breakout, event: "participant_sync_end" });
  room.send("breakout_event", { breakout_uuid: breakout, event: "conference_update", data: { locked: true, guests_muted: false, started: true } });
  room.muteGuests(true);
  await step("a breakout room has no effect");

  const { me } = driver.state();
  await driver.leave();
  await until(() => room.row(me) === null, "the client has left");
  return { answers, states };
}
