// Writes what the plugin's source hands on in invented consultations inside the web app, as the element lets it through. Time and ids are the same in every
// run; see `record.mjs`.
import { withoutText } from "../../www/element/platform/join/messages.js";
import { AGES } from "./plugin_host.mjs";
import { ownDriver } from "./plugin_drivers.mjs";
import { begun } from "./plugin_script.mjs";

const PATIENT = { name: "Prøve Pasient" };
const STRANGER = { name: "Ukjent", role: "chair" };

/** @type {Record<string, { how?: object, play: (scene: any) => Promise<void> }>} */
const SCRIPTS = {
  /** The clinician is not the first host in the room, and is known all the same. */
  "plugin-consultation": {
    how: { before: (room) => room.join({ name: "Noen Annen", role: "chair" }) },
    async play({ room, driver, at }) {
      await at(20_000, () => room.join(PATIENT), "the patient came");
      await at(30_000, () => driver.run("lock"), "locked");
      const patient = room.rows().at(-1).uuid;
      await at(40_000, () => room.present(patient), "presents");
      await at(45_000, () => room.stopPresenting(), "no longer");
      await at(50_000, () => room.message(patient, "Hei"));
      await at(60_000, () => room.change({ recording: true }), "recorded");
      await at(70_000, () => room.change({ recording: false }), "not recorded");
      await at(80_000, () => room.leave(patient), "the patient left");
      await at(90_000, () => driver.run("end-for-all"));
    },
  },
  /** Somebody comes with the host's PIN, is removed, and waits after that. */
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
  /** Nobody says whose page it is until later. */
  "plugin-late": {
    how: { snapshot: false, late: true, before: (room) => room.join({ name: "Noen Annen", role: "chair" }) },
    async play({ room, host, vendor, at, expire }) {
      await at(1_000, () => host.tell("event:participants", { id: "main", participants: room.rows().map(vendor.normalizeParticipant) }));
      await at(2_000, expire);
      await at(5_000, () => host.tell("event:me", { id: "main", participant: vendor.normalizeParticipant(room.row(host.me)) }));
      await at(6_000, () => host.tell("event:conferenceStatus", { id: "main", status: vendor.normalizeConferenceState(room.status) }));
      await at(9_000, () => host.tell("event:userInitiatedDisconnect", undefined));
    },
  },
};

// What each age of the web app tells of the same.
for (const age of AGES) {
  SCRIPTS[`plugin-age-${age}`] = {
    how: { age, room: { locked: true } },
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
  for (const [name, { how: { before, late, ...how } = {}, play }] of Object.entries(SCRIPTS)) {
    let now = 0;
    let expire = () => {};
    const driver = ownDriver({ now: () => now, ...(late && { setTimeout: (callback) => void (expire = callback) }) });
    const scene = await begun(driver, { ...how, before });
    await quiet(driver);
    /** At this time something is done, and all that comes of it is told. */
    const at = async (time, act, step) => {
      now = time;
      await act();
      await quiet(driver);
      if (step) await scene.agreed(step);
    };
    await play({ ...scene, driver, at, expire: () => expire() });
    recordings.push([name, driver.fold.told.map(([time, type, detail]) => `${JSON.stringify({ at: time, type, detail: withoutText(type, detail) })}\n`).join("")]);
    driver.stop.abort();
  }
  return recordings;
}

/** Nothing more is told. */
async function quiet({ fold }) {
  for (let still = 0, before = -1; still < 3; ) {
    // Batches go out by a timer of no length.
    await new Promise((resolve) => setTimeout(resolve));
    await new Promise((resolve) => setImmediate(resolve));
    still = fold.told.length === before ? still + 1 : 0;
    before = fold.told.length;
  }
}
