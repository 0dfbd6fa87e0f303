// Records the messages of the plugin's source in scripted consultations inside the web app, as the element forwards them.
// Times and ids are the same in every run; see `record.mjs`.
import { withoutText } from "../../www/element/platform/join/messages.js";
import { VERSIONS } from "./plugin_host.mjs";
import { ownDriver } from "./plugin_drivers.mjs";
import { startPlugin } from "./plugin_script.mjs";

const PATIENT = { name: "Prøve Pasient" };
const STRANGER = { name: "Ukjent", role: "chair" };

/** @type {Record<string, { options?: object, play: (setup: any) => Promise<void> }>} */
const SCRIPTS = {
  /** The clinician is not the first host in the room; `event:me` still identifies them. */
  "plugin-consultation": {
    options: { before: (room) => room.join({ name: "Noen Annen", role: "chair" }) },
    async play({ room, host, driver, at }) {
      await at(20_000, () => room.join(PATIENT), "the patient came");
      await at(30_000, () => driver.run("lock"), "locked");
      const patient = room.rows().at(-1).uuid;
      await at(40_000, () => room.present(patient), "presents");
      await at(45_000, () => room.stopPresenting(), "no longer");
      await at(50_000, () => room.message(patient, "Hei"));
      await at(52_000, () => driver.run("microphone-off", host.me), "microphone off");
      await at(53_000, () => driver.run("camera-off", host.me), "camera off");
      await at(55_000, () => driver.run("microphone-on", host.me), "microphone on");
      await at(60_000, () => room.change({ recording: true }), "recorded");
      await at(70_000, () => room.change({ recording: false }), "not recorded");
      await at(80_000, () => room.leave(patient), "the patient left");
      await at(90_000, () => driver.run("end-for-all"));
    },
  },
  /** A stranger with the host PIN is removed and later waits in the waiting room. */
  "plugin-stranger": {
    async play({ room, driver, at }) {
      await at(10_000, () => room.join(PATIENT), "the patient came");
      await at(20_000, () => driver.run("lock"), "locked");
      let stranger;
      await at(30_000, () => (stranger = room.join(STRANGER)), "a stranger");
      await at(40_000, () => driver.run("remove", stranger), "removed");
      await at(50_000, () => (stranger = room.join({ name: "Ukjent" })), "outside");
      await at(60_000, () => driver.run("admit", stranger), "let in");
      await at(70_000, () => driver.run("admit", "nobody"));
    },
  },
  /** The viewer is identified late. */
  "plugin-late": {
    options: { snapshot: false, late: true, before: (room) => room.join({ name: "Noen Annen", role: "chair" }) },
    async play({ room, host, vendor, at, expire }) {
      await at(1_000, () => host.emit("event:participants", { id: "main", participants: room.rows().map(vendor.normalizeParticipant) }));
      await at(2_000, expire);
      await at(5_000, () => host.emit("event:me", { id: "main", participant: vendor.normalizeParticipant(room.row(host.me)) }));
      await at(6_000, () => host.emit("event:conferenceStatus", { id: "main", status: vendor.normalizeConferenceState(room.status) }));
      await at(9_000, () => host.emit("event:userInitiatedDisconnect", undefined));
    },
  },
};

// The same events in each version of the web app.
for (const version of VERSIONS) {
  SCRIPTS[`plugin-age-${version}`] = {
    options: { version, room: { locked: true } },
    async play({ room, at }) {
      let patient;
      await at(10_000, () => (patient = room.join(PATIENT)));
      await at(20_000, () => room.admit(patient));
      await at(30_000, () => room.leave(patient));
    },
  };
}

/** @returns {Promise<Array<[name: string, text: string]>>} */
export async function recordPlugin() {
  const recordings = [];
  for (const [name, { options: { before, late, ...options } = {}, play }] of Object.entries(SCRIPTS)) {
    let now = 0;
    let expire = () => {};
    const driver = ownDriver({ now: () => now, ...(late && { setTimeout: (callback) => void (expire = callback) }) });
    const setup = await startPlugin(driver, { ...options, before });
    await quiet(driver);
    /** Sets the time, acts, and waits for all messages. */
    const at = async (time, act, step) => {
      now = time;
      await act();
      await quiet(driver);
      if (step) await setup.expectInSync(step);
    };
    await play({ ...setup, driver, at, expire: () => expire() });
    recordings.push([name, driver.fold.received.map(([time, type, detail]) => `${JSON.stringify({ at: time, type, detail: withoutText(type, detail) })}\n`).join("")]);
    driver.stop.abort();
  }
  return recordings;
}

/** Waits until no more messages come. */
async function quiet({ fold }) {
  for (let quietTurns = 0, before = -1; quietTurns < 3; ) {
    // Batches are sent by a zero-delay timer.
    await new Promise((resolve) => setTimeout(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    quietTurns = fold.received.length === before ? quietTurns + 1 : 0;
    before = fold.received.length;
  }
}
