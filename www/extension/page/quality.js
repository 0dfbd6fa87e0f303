/**
 * Reads what the browser measures of the page's peer connections while a panel is open and the page is visible. Of each received
 * track it passes on the numbers that `www/quality/read.js` names, and nothing else.
 */
import { EVERY_MS } from "../../quality/minute.js";
import { roundTripOf, trackOf } from "../../quality/read.js";
import { natives } from "./natives.js";
import { observeCalls } from "./replace.js";

const { apply, captureGetter, has, isTrusted, listen, set, then, unlisten } = natives;

/**
 * @param {(message: unknown[]) => void} post `track` (the connection's number, then a track), `pair` (the time there and back), `read`
 *   (the end of a reading, with its time), `rest` (nothing is measured now).
 * @returns {{ measure: (on: boolean) => void, stop: () => void }}
 */
export function observeQuality(post) {
  if (typeof RTCPeerConnection === "undefined" || typeof RTCStatsReport === "undefined") return { measure() {}, stop() {} };
  const { prototype } = RTCPeerConnection;
  const { getStats } = prototype;
  const { forEach } = RTCStatsReport.prototype;
  const { deref } = WeakRef.prototype;
  const Reference = WeakRef;
  const { setInterval, clearInterval } = window;
  const stateOf = captureGetter(prototype, "connectionState");
  const visibilityOf = captureGetter(Document.prototype, "visibilityState");
  const { now } = performance;
  const clock = performance;
  const page = document;
  /** @type {WeakMap<RTCPeerConnection, true>} */
  const known = new WeakMap();
  /** As a list linked by own properties: a page can put accessors on array indices. @type {{ id: number, to: any, next: any } | null} */
  let first = null;
  let count = 0;
  /** The number of the reading, and how many connections have not answered it. */
  let reading = 0;
  let waiting = 0;
  let timer = 0;
  let measures = false;

  const add = (connection) => {
    // Throws for anything but a connection.
    stateOf(connection);
    if (has(known, [connection])) return;
    set(known, [connection, true]);
    count += 1;
    first = { id: count, to: new Reference(connection), next: first };
  };
  const rest = () => {
    reading += 1;
    waiting = 0;
    if (measures) post(["rest"]);
    measures = false;
  };
  const answered = (mine) => {
    if (mine !== reading) return;
    waiting -= 1;
    if (waiting === 0) post(["read", apply(now, clock, [])]);
  };
  const readOne = (id, connection, mine) => {
    const received = (report) => {
      if (mine !== reading) return;
      try {
        apply(forEach, report, [
          (stat) => {
            const track = trackOf(stat);
            if (track) post(["track", id, track]);
            const roundTrip = roundTripOf(stat);
            if (roundTrip !== null) post(["pair", roundTrip]);
          },
        ]);
      } catch {
        // It is left out, and what it said before is forgotten with the next reading.
      }
      answered(mine);
    };
    then(apply(getStats, connection, []), [received, () => answered(mine)]);
  };
  const read = () => {
    // One that has not answered since the last reading: nothing is known.
    if (visibilityOf(page) === "hidden" || waiting > 0) return rest();
    reading += 1;
    let kept = null;
    let open = null;
    for (let entry = first; entry !== null; entry = entry.next) {
      const connection = apply(deref, entry.to, []);
      if (connection === undefined || stateOf(connection) === "closed") continue;
      kept = { id: entry.id, to: entry.to, next: kept };
      open = { id: entry.id, connection, next: open };
      waiting += 1;
    }
    first = kept;
    if (open === null) return rest();
    measures = true;
    for (; open !== null; open = open.next) readOne(open.id, open.connection, reading);
  };
  const safely = () => {
    try {
      read();
    } catch {
      // An error here must not reach the page's own handler of errors.
    }
  };
  const hidden = (event) => isTrusted(event) && visibilityOf(page) === "hidden" && rest();

  const restore = observeCalls(prototype, "setRemoteDescription", (_, connection) => add(connection));
  const measure = (on) => {
    if (on === (timer !== 0)) return;
    if (on) {
      timer = apply(setInterval, window, [safely, EVERY_MS]);
      listen(page, ["visibilitychange", hidden]);
      safely();
    } else {
      apply(clearInterval, window, [timer]);
      unlisten(page, ["visibilitychange", hidden]);
      timer = 0;
      rest();
    }
  };
  return {
    measure,
    stop() {
      measure(false);
      restore();
    },
  };
}
