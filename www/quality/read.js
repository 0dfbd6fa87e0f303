/**
 * Reads the members that are measured from the statistics of a peer connection (W3C webrtc-stats). Only own members count: a page
 * can put others on every object. The extension loads this before any code of the page.
 */
const { hasOwn } = Object;

const of = (stat, name) => (hasOwn(stat, name) ? stat[name] : null);

/**
 * What a browser counts of one received track, from the beginning of the track; null where it does not tell.
 * @typedef {[
 *   id: unknown, video: boolean, frozen: unknown, frames: unknown, samples: unknown, concealed: unknown, silent: unknown, lost: unknown,
 *   received: unknown,
 * ]} Track `frozen` in seconds.
 */

/** @param {any} stat @returns {Track | null} Null for other statistics than those of a received track. */
export function trackOf(stat) {
  if (of(stat, "type") !== "inbound-rtp") return null;
  const [id, video, frozen, frames] = [of(stat, "id"), of(stat, "kind") === "video", of(stat, "totalFreezesDuration"), of(stat, "framesDecoded")];
  const [samples, concealed, silent] = [of(stat, "totalSamplesReceived"), of(stat, "concealedSamples"), of(stat, "silentConcealedSamples")];
  return [id, video, frozen, frames, samples, concealed, silent, of(stat, "packetsLost"), of(stat, "packetsReceived")];
}

/** The time there and back on the path in use, in seconds. @param {any} stat @returns {unknown} Null for other statistics. */
export const roundTripOf = (stat) =>
  of(stat, "type") === "candidate-pair" && of(stat, "state") === "succeeded" && of(stat, "nominated") === true ? of(stat, "currentRoundTripTime") : null;
