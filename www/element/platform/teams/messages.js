/**
 * The messages of a meeting in Teams, as the source of the meeting's page emits them: under the names that the host gives them on
 * its line, each with the fields that `src/platform/teams/translate.rs` reads. An answer of the host to the question for its live
 * stream comes as the message that it changed.
 */
import { own } from "../../own.js";

export const TYPES = Object.freeze([
  /** Whether the meeting is streamed to a server outside: `{isStreaming}` or `{error}`. It is not a recording. */
  "meeting.liveStreamChanged",
  /** Whether somebody speaks, not who: `{isSpeakingDetected}` or `{error}`. */
  "meeting.speakingStateChanged",
]);

/** The same message without text that somebody wrote. No message has one. @param {string} _type @param {unknown} detail */
export const withoutText = (_type, detail) => detail;

/**
 * What a message means for the input log: each value is a state of its own, so that a stream which ended is kept.
 * @param {string} type @param {unknown} detail @returns {import("../../input_log.js").Shape}
 */
export function shape(type, detail) {
  try {
    return { state: `${type} ${own(detail, "isStreaming") ?? own(detail, "isSpeakingDetected")}` };
  } catch {
    // A detail made by a script can throw when it is read. The latest of these is enough.
    return { state: type };
  }
}

/**
 * What still holds of the meeting when another consultation begins in it.
 * @template {{ type: string }} T @param {T[]} seen Without what later messages supersede. @returns {T[]}
 */
export const held = (seen) => TYPES.flatMap((type) => seen.filter((one) => one.type === type).slice(-1));
