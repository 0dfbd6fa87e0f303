/** For a page with peer connections of its own: measures them and reports to the page's source. */
import { EVERY_MS, Minute } from "./minute.js";
import { roundTripOf, trackOf } from "./read.js";

/**
 * Measures until the signal is aborted: every five seconds, and not while the page is hidden. A connection that fails is left out.
 * @param {() => Iterable<RTCPeerConnection>} connections Those that receive picture and sound of others, as of now. If it throws,
 *   nothing is known.
 * @param {(measure: import("./minute.js").Measure | null) => void} report
 * @param {AbortSignal} signal
 */
export function measureQuality(connections, report, signal) {
  const minute = new Minute();
  /** @type {WeakMap<RTCPeerConnection, number>} */
  const ids = new WeakMap();
  let count = 0;
  let reading = 0;
  let waiting = false;
  const idOf = (connection) => {
    if (!ids.has(connection)) ids.set(connection, (count += 1));
    return ids.get(connection);
  };
  const rest = () => {
    reading += 1;
    report(minute.rest());
  };
  const read = async () => {
    if (document.visibilityState === "hidden") return;
    // One that has not answered since the last reading: nothing is known.
    if (waiting) return rest();
    let open;
    try {
      open = [...connections()].filter(({ connectionState }) => connectionState !== "closed");
    } catch {
      // The page's function.
      return rest();
    }
    const mine = (reading += 1);
    waiting = true;
    const tracks = [];
    let roundTrip = null;
    const readOne = async (connection) => {
      const report = await connection.getStats();
      for (const stat of report.values()) {
        const track = trackOf(stat);
        if (track) tracks.push([idOf(connection), track]);
        roundTrip ??= roundTripOf(stat);
      }
    };
    await Promise.allSettled(open.map(readOne));
    waiting = false;
    if (mine === reading && !signal.aborted) report(minute.take(performance.now(), /** @type {any} */ (tracks), roundTrip));
  };
  if (signal.aborted) return;
  const timer = setInterval(read, EVERY_MS);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && rest(), { signal });
  signal.addEventListener("abort", () => clearInterval(timer));
  void read();
}
