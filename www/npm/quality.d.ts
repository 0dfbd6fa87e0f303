/**
 * Measures peer connections for a page that has them itself and gives the panel a `source`. It uses nothing of the panel and loads
 * nothing.
 */

/** What the browser measured over the last minute, of the track that is worst, in whole numbers; null for what is not known. */
export interface Measure {
  /** Over how long, in ms. */
  over: number;
  /** For how long the picture stood still, in ms. Some browsers do not tell it. */
  frozen: number | null;
  /** How much of the sound was missing and was filled in, in per mille. Filled with silence does not count. */
  concealed: number | null;
  /** How many packets were lost, in per mille. */
  lost: number | null;
  /** Frames a second. */
  frames: number | null;
  /** How long a packet takes there and back, in ms. Some browsers do not tell it. */
  roundTrip: number | null;
}

/**
 * Reads the connections every five seconds until the signal is aborted, and not while the page is hidden. Keeps counters of one
 * minute, and nothing else.
 * @param connections Those that receive picture and sound of others, as of now.
 * @param report Pass it on as a message of your source: `sink(Date.now(), "signal:quality", measure)`, or `join:quality` for `join`.
 *   Null: nothing is measured now.
 */
export function measureQuality(connections: () => Iterable<RTCPeerConnection>, report: (measure: Measure | null) => void, signal: AbortSignal): void;
