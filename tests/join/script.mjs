// One consultation in a played conference node, step by step, for any client. After each step the client's own account of
// the room must be the node's. The real client proves the node by it; ours must come to the same end.
import assert from "node:assert/strict";
import { Clock, until } from "./clock.mjs";
import { startServer } from "./server.mjs";

/**
 * @typedef {object} State
 * @property {object[]} rows Everybody's row, as it came, in the order in which they came.
 * @property {object | null} status The last `conference_update`.
 * @property {string | null} service What the client's own place in the room is.
 * @property {string | null} me Its own uuid.
 *
 * @typedef {object} Driver One client, and what a test may ask of it.
 * @property {string} name
 * @property {(pin?: string, how?: { conference?: string, name?: string }) => Promise<string>} enter "in", or why not.
 * @property {() => State} state
 * @property {() => string | null} ended The reason the node gave when it put the client out.
 * @property {() => Promise<boolean>} lock
 * @property {() => Promise<boolean>} unlock
 * @property {(uuid: string) => Promise<boolean>} admit
 * @property {(uuid: string) => Promise<boolean>} remove
 * @property {() => Promise<boolean>} endForAll
 * @property {() => Promise<void>} leave
 */

export const ALIAS = "412345@vm.example.no";
export const PIN = "314159";
const PATIENT = { name: "Prøve Pasient" };
const CLINICIAN = { name: "Prøve Behandler", role: "chair" };

/** A node with one room, a client at its door, and a clock for both. */
export async function stage(makeDriver, options = {}) {
  const clock = new Clock();
  const server = await startServer({ now: clock.now });
  const room = server.node.addRoom({ alias: ALIAS, hostPin: PIN, ...options });
  const log = [];
  const driver = await makeDriver({ origin: server.origin, host: server.host, alias: room.alias, clock, log });
  const same = () => {
    try {
      agrees(driver.state(), room);
      return true;
    } catch {
      return false;
    }
  };
  /** Waits until the client's account is the node's; what differs is shown where it never is. */
  const agreed = async (step) => {
    await until(same, step, 4000).catch(() => agrees(driver.state(), room, step));
  };
  /** Lets time pass until something is so. */
  const pass = async (so, what, { by = 250, most = 400 } = {}) => {
    for (let turn = 0; turn < most; turn += 1) {
      if (await until(so, what, 60).then(() => true, () => false)) return;
      await clock.advance(by);
    }
    assert.fail(`never came to be: ${what}`);
  };
  return { clock, server, node: server.node, room, driver, log, agreed, pass };
}

/** @param {State} state @param {import("../../www/practice/join/room.js").Room} room */
export function agrees(state, room, step = "") {
  assert.deepEqual(state.rows, room.rows(), `${step}: who is there`);
  assert.deepEqual(state.status, room.status, `${step}: the room`);
  const own = room.row(state.me ?? "");
  assert.ok(own, `${step}: the client itself is there`);
  assert.equal(state.service, own.service_type, `${step}: the client's own place`);
}

/** How often something was asked of the node. */
const asked = (node, action) => node.requests.filter((one) => one.action === action).length;

/**
 * Plays it all.
 * @param {(to: object) => Promise<Driver>} makeDriver
 * @returns {Promise<{ answers: string[], states: State[] }>} What the client was told at the door, and its account of the
 *   room after each step.
 */
export async function play(makeDriver) {
  const set = await stage(makeDriver);
  try {
    return await playOn(set);
  } finally {
    await set.server.close();
  }
}

async function playOn({ clock, node, room, driver, agreed, pass }) {
  const began = clock.now();
  const states = [];
  const answers = [];
  const step = async (name) => {
    await agreed(name);
    states.push(structuredClone({ step: name, ...driver.state() }));
  };

  answers.push(await driver.enter());
  answers.push(await driver.enter("271828"));
  answers.push(await driver.enter(PIN, { conference: "000000@vm.example.no" }));
  assert.equal(room.rows().length, 0, "nobody is in who was refused");
  answers.push(await driver.enter(PIN));
  await step("in, as a host");

  const patient = room.join(PATIENT);
  assert.equal(room.row(patient).service_type, "waiting_room", "no host with sound or picture has come");
  await step("a guest waits for the host");
  const clinician = room.join(CLINICIAN);
  assert.equal(room.row(patient).service_type, "conference");
  await step("the host has come, and the guest is in");

  assert.equal(await driver.lock(), true);
  assert.equal(room.status.locked, true);
  await step("locked");
  const stranger = room.join({ name: "Ukjent", kind: "telephone" });
  assert.equal(room.row(stranger).service_type, "waiting_room");
  await step("somebody waits");
  assert.equal(await driver.remove(stranger), true);
  assert.equal(room.row(stranger), null);
  await step("and is sent away");
  const relative = room.join({ name: "Prøve Pårørende" });
  await step("somebody else waits");
  assert.equal(await driver.admit(relative), true);
  assert.equal(room.row(relative).service_type, "conference");
  await step("and is let in");
  const colleague = room.join({ name: "Kollega", role: "chair" });
  assert.equal(room.row(colleague).service_type, "conference", "the host's PIN goes through the lock");
  await step("another host walks in");
  room.leave(colleague);

  room.update(patient, { is_muted: "YES", is_video_muted: true });
  room.stage([clinician, patient]);
  await step("microphone and camera");
  room.present(clinician);
  await step("somebody shows something");
  room.present(patient);
  await step("somebody else does");
  room.stopPresenting();
  await step("nobody does");
  room.message(patient, "Hei");
  room.message(clinician, "{}", { type: "application/json" });
  node.raw("event: not_yet_invented\ndata: {\"a\":1}\n\n: a comment\n\nevent: presentation_frame\ndata: null\n\n");
  await step("chat, and what nobody knows yet");

  const before = asked(node, "refresh_token");
  await clock.advance(40_000);
  await pass(() => asked(node, "refresh_token") === before + 1, "a third of its time over, the token is renewed");
  await clock.advance(40_000);
  await pass(() => asked(node, "refresh_token") === before + 2, "and again");
  await step("renewed twice");
  assert.equal(await driver.unlock(), true, "the new token holds");
  await step("unlocked");

  room.lock();
  const streams = asked(node, "events");
  room.leave(relative);
  node.cut();
  await pass(() => asked(node, "events") > streams, "the stream is opened again");
  await step("cut off and back");
  const again = asked(node, "events");
  node.cut();
  room.leave(patient);
  const returned = room.join(PATIENT);
  await pass(() => asked(node, "events") > again, "the stream is opened again");
  await step("cut off, and somebody came back under another uuid meanwhile");
  // How long a client takes to come back is its own affair; the rest of the script has one time for all.
  await clock.advance(began + 100_000 - clock.now());
  room.wait({ name: "Tolk" });
  await step("two wait");
  assert.equal(await driver.unlock(), true);
  assert.equal(room.row(returned).service_type, "conference", "unlocking lets in all who wait");
  await step("unlocked: both are in");

  room.join({ name: "Opptak", kind: "recorder" });
  room.join({ name: "Strøm", kind: "streamer" });
  room.join({ name: "Styring", kind: "api" });
  room.join({ name: "Utenfra", kind: "external", fields: { is_recording: true } });
  room.change({ recording: true });
  await step("machines");
  const elsewhere = "b1e4a000-0000-4000-8000-000000000001";
  room.send("breakout_begin", { breakout_uuid: elsewhere, participant_uuid: returned });
  room.send("breakout_event", { breakout_uuid: elsewhere, event: "participant_sync_begin" });
  room.send("breakout_event", { breakout_uuid: elsewhere, event: "participant_create", data: { ...room.row(returned), uuid: "b1e4a000-0000-4000-8000-000000000002" } });
  room.send("breakout_event", { breakout_uuid: elsewhere, event: "participant_sync_end" });
  room.send("breakout_event", { breakout_uuid: elsewhere, event: "conference_update", data: { locked: true, guests_muted: false, started: true } });
  room.muteGuests(true);
  await step("a side room is none of this one");

  const { me } = driver.state();
  await driver.leave();
  await until(() => room.row(me) === null, "the client is out");
  return { answers, states };
}
