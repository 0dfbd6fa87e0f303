/**
 * The messages of a Jitsi room: the events of the page's object under their own names, each with the fields that
 * `src/platform/jitsi/session.rs` reads, and messages of `source.js` under names that begin with `jitsi:`.
 */
import { own } from "../../own.js";

/** The events that are listened to. */
export const TYPES = Object.freeze([
  "videoConferenceJoined",
  "videoConferenceLeft",
  "participantJoined",
  "participantLeft",
  "participantKickedOut",
  "participantRoleChanged",
  "displayNameChange",
  "knockingParticipant",
  "audioMuteStatusChanged",
  "videoMuteStatusChanged",
  "screenSharingStatusChanged",
  "contentSharingParticipantsChanged",
  "recordingStatusChanged",
  "transcribingStatusChanged",
  "chatUpdated",
  "incomingMessage",
  "outgoingMessage",
  "errorOccurred",
]);

/** The messages of `source.js`. */
export const OWN = Object.freeze({
  /** Who is in the room: `{own, rooms}`, the viewer's id and what `getRoomsInfo()` answered. */
  room: "jitsi:room",
  /** Who shares a screen: `{sharingParticipantIds}`. */
  sharing: "jitsi:sharing",
  /** The viewer's microphone and camera: `{audioMuted, videoMuted}`, each only if it is known. */
  devices: "jitsi:devices",
  /** Somebody who knocks was answered: `{id, approved}`. */
  answered: "jitsi:answered",
  /** A command was not given: `{command, id, why: "unknown-command" | "not-in" | "not-allowed" | "not-done"}`. */
  refused: "jitsi:refused",
});

/** The fields of an event. Those without any are passed on for their type alone: the text of a chat never is. */
const FIELDS = {
  videoConferenceJoined: ["id"],
  participantJoined: ["id", "displayName"],
  participantLeft: ["id"],
  participantKickedOut: ["kicked"],
  participantRoleChanged: ["id", "role"],
  displayNameChange: ["id", "displayname"],
  knockingParticipant: ["participant"],
  audioMuteStatusChanged: ["muted"],
  videoMuteStatusChanged: ["muted"],
  screenSharingStatusChanged: ["on", "details"],
  contentSharingParticipantsChanged: ["data"],
  recordingStatusChanged: ["on", "mode", "error", "transcription"],
  transcribingStatusChanged: ["on"],
  chatUpdated: ["isOpen"],
  errorOccurred: ["error", "isFatal"],
};

/**
 * These fields of a value, as far as it has them. The object inherits nothing, so that what a script puts on every object is no
 * field of it.
 * @param {any} value @param {readonly string[]} names
 */
export function pick(value, names) {
  const entries = names.map((name) => [name, own(value, name)]).filter(([, field]) => field !== undefined);
  return Object.assign(Object.create(null), Object.fromEntries(entries));
}

/** An event with the fields that are read. @param {string} type @param {unknown} detail */
export const picked = (type, detail) => (Object.hasOwn(FIELDS, type) ? pick(detail, FIELDS[type]) : null);

/** The same message without text that somebody wrote. No message has one. @param {string} _type @param {unknown} detail */
export const withoutText = (_type, detail) => detail;

/** What each value of these fields counts as a state of its own. */
const WORDS = ["on", "mode", "muted", "isOpen", "approved", "command"];

/**
 * What a message means for the input log.
 * @param {string} type @param {any} detail
 * @returns {import("../../input_log.js").Shape}
 */
export function shape(type, detail) {
  try {
    const id = String(own(detail, "id") ?? own(own(detail, "participant"), "id") ?? "");
    if (type === "participantJoined") return { arrival: `jitsi ${id}` };
    if (type === "participantLeft") return { departure: `jitsi ${id}` };
    if (type === "knockingParticipant") return { arrival: `jitsi knock ${id}` };
    if (type === OWN.answered && own(detail, "approved") === false) return { departure: `jitsi knock ${id}` };
    const local = own(own(detail, "kicked"), "local");
    const error = own(detail, "error") === undefined ? "" : "error";
    return { state: [type, id, local, error, ...WORDS.map((name) => own(detail, name))].join(" ") };
  } catch {
    // A detail made by a script can throw when it is read. The latest of these is enough.
    return { state: type };
  }
}

/** Messages by which later ones are read. Who is there is asked for again. */
const LASTING = new Set(["videoConferenceJoined", "videoConferenceLeft", "participantRoleChanged", "recordingStatusChanged", "transcribingStatusChanged"]);

/**
 * What still holds of the room when another consultation begins in it.
 * @template {{ type: string }} T @param {T[]} seen Without what later messages supersede. @returns {T[]}
 */
export const held = (seen) => seen.filter(({ type }) => LASTING.has(type));
