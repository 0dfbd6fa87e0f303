// Records what the extension's relay observes of a simulated conference, as test data for the adapter. `UPDATE_EXPECT=1`
// with tests/node/extension_join.test.mjs writes the files.
import { reading, relayed } from "../extension/relayed.mjs";
import { REASONS, Room } from "../../www/practice/join/room.js";
import { Clock } from "./clock.mjs";
import { ALIAS, PIN } from "./script.mjs";
import { counters } from "./server.mjs";

const PATIENT = { name: "Prøve Pasient" };

/** The observed page of a participant. @param {object} [options] Of the room. */
export function observePage(options = {}) {
  const clock = new Clock();
  const room = new Room({ alias: ALIAS, hostPin: PIN, ...options }, { now: clock.now, ...counters() });
  /** What the panel's adapter gets. */
  const messages = [];
  const { observer } = relayed("join", messages);
  let stream = 0;
  const page = {
    room,
    messages,
    observer,
    own: "",
    /** The page's user joins. */
    join: () => (page.own = room.join({ name: "Prøve Behandler", role: "chair" })),
    /** The page opens an event stream, of this room or of another that it is in. */
    open: (of = room, own = page.own) => {
      const number = (stream += 1);
      observer.receive(["open", number]);
      of.listen(own, (type, data) => observer.receive(["event", number, type, JSON.stringify(data ?? null)]));
      return number;
    },
  };
  return page;
}

/** @type {Record<string, { options?: object, play: (page: ReturnType<typeof observePage>, wait: (ms: number) => void) => void }>} */
const SCRIPTS = {
  /** Everybody joins, the room is locked, a relative waits, they talk, and the conference is ended. */
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
  /** The page shares a window and then the whole screen; its stream is lost and restored, and its user is removed. */
  trouble: {
    play({ room, join, open, observer }, wait) {
      join();
      const first = open();
      room.join(PATIENT);
      observer.receive(["screen", true, "window"]);
      wait(10_000);
      observer.receive(["closed", first]);
      wait(1_000);
      const second = open();
      observer.receive(["screen", false, null]);
      observer.receive(["screen", true, "monitor"]);
      wait(10_000);
      observer.receive(["event", second, "disconnect", JSON.stringify({ reason: REASONS.kicked })]);
      observer.receive(["closed", second]);
    },
  },
  /** The browser measures the quality, then does not tell of standstills, and then the page is hidden. */
  measures: {
    play({ join, open, observer }, wait) {
      join();
      open();
      for (const [at, seconds, told] of [[0, 0, true], [5_000, 5, true], [10_000, 10, true], [15_000, 15, false]]) {
        for (const message of reading(at, seconds, told)) observer.receive(message);
        wait(5_000);
      }
      observer.receive(["rest"]);
    },
  },
  /** The page opens a second stream, of another conference, while the first is recorded; then it closes the second. */
  several: {
    play({ room, join, open, observer }, wait) {
      join();
      open();
      room.join(PATIENT);
      wait(10_000);
      const other = new Room({ alias: "annen@vm.example.no", hostPin: PIN }, { now: () => 0, ...counters() });
      const own = other.join({ name: "Prøve Behandler", role: "chair" });
      other.lock();
      const second = open(other, own);
      wait(5_000);
      room.change({ recording: true });
      wait(5_000);
      other.unlock();
      other.lock();
      observer.receive(["closed", second]);
      wait(5_000);
      room.change({ recording: false });
      room.lock();
    },
  },
};

export const RECORDINGS = Object.keys(SCRIPTS);

/** @param {string} name @returns {string} A JSON line for each forwarded message. */
export function record(name) {
  const { options, play } = SCRIPTS[name];
  const page = observePage(options);
  let at = 0;
  let lines = "";
  const flush = () => {
    for (const { type, detail } of page.messages.splice(0)) lines += `${JSON.stringify({ at, type, detail })}\n`;
  };
  play(page, (ms) => {
    flush();
    at += ms;
  });
  flush();
  return lines;
}
