// What is overheard of a played conference by the extension's part beside the page of somebody in it, and the recordings
// made of that: the material from which the adapter is built and tested. `UPDATE_EXPECT=1` with
// tests/node/extension_join.test.mjs writes the files.
import { Overheard } from "../../www/extension/platform/join.js";
import { REASONS, Room } from "../../www/practice/join/room.js";
import { Clock } from "./clock.mjs";
import { ALIAS, PIN } from "./script.mjs";
import { counted } from "./server.mjs";

const PATIENT = { name: "Prøve Pasient" };

/** Somebody in a conference, whose page is listened to. @param {object} [options] Of the room. */
export function listenIn(options = {}) {
  const clock = new Clock();
  const room = new Room({ alias: ALIAS, hostPin: PIN, ...options }, { now: clock.now, ...counted() });
  const told = [];
  const overheard = new Overheard((message) => told.push(message));
  let stream = 0;
  const set = {
    room,
    told,
    overheard,
    own: "",
    /** The page comes in. */
    join: () => (set.own = room.join({ name: "Prøve Behandler", role: "chair" })),
    /** The page opens an event stream, or another. */
    open: () => {
      const number = (stream += 1);
      overheard.hear(["open", number]);
      room.listen(set.own, (type, data) => overheard.hear(["event", number, type, JSON.stringify(data ?? null)]));
      return number;
    },
  };
  return set;
}

/** @type {Record<string, { options?: object, play: (set: ReturnType<typeof listenIn>, wait: (ms: number) => void) => void }>} */
const SCRIPTS = {
  /** Everybody comes, the door is locked, somebody knocks, they talk, and it ends for all. */
  consultation: {
    play({ room, join, open }, wait) {
      join();
      open();
      wait(20_000);
      const patient = room.join(PATIENT);
      wait(10_000);
      room.lock();
      const relative = room.join({ name: "Prøve Pårørende" });
      wait(5_000);
      room.admit(relative);
      room.message(patient, "Hei");
      room.stage([patient]);
      wait(60_000);
      room.present(patient);
      wait(60_000);
      room.stopPresenting();
      room.change({ recording: true });
      wait(60_000);
      room.leave(relative);
      room.end(REASONS.ended);
    },
  },
  /** The page shares a window and then the whole screen; its stream is lost and comes back, and somebody puts it out. */
  trouble: {
    play({ room, join, open, overheard }, wait) {
      join();
      const first = open();
      room.join(PATIENT);
      overheard.hear(["screen", true, "window"]);
      wait(10_000);
      overheard.hear(["lost", first]);
      overheard.hear(["closed", first]);
      wait(1_000);
      const second = open();
      overheard.hear(["screen", false, null]);
      overheard.hear(["screen", true, "monitor"]);
      wait(10_000);
      overheard.hear(["event", second, "disconnect", JSON.stringify({ reason: REASONS.kicked })]);
      overheard.hear(["closed", second]);
    },
  },
};

export const RECORDINGS = Object.keys(SCRIPTS);

/** @param {string} name @returns {string} A line for each message that is handed on. */
export function record(name) {
  const { options, play } = SCRIPTS[name];
  const set = listenIn(options);
  let at = 0;
  let lines = "";
  const flush = () => {
    for (const { type, detail } of set.told.splice(0)) lines += `${JSON.stringify({ at, type, detail })}\n`;
  };
  play(set, (ms) => {
    flush();
    at += ms;
  });
  flush();
  return lines;
}
