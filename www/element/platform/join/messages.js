/**
 * The messages that are passed on: the node's own events under their own names, and messages about the connection itself under
 * names that begin with `join:`.
 */
import { own } from "../../own.js";

/** Every event that the vendor's client listens for, in its order. Others are passed on as well. */
export const TYPES = Object.freeze([
  "presentation_start",
  "presentation_stop",
  "presentation_ended",
  "presentation_frame",
  "participant_create",
  "participant_update",
  "participant_delete",
  "message_received",
  "conference_update",
  "stage",
  "layout",
  "disconnect",
  "call_disconnected",
  "participant_sync_begin",
  "participant_sync_end",
  "refer",
  "cancel_refer",
  "on_hold",
  "fecc",
  "refresh_token",
  "live_captions",
  "peer_disconnect",
  "new_offer",
  "update_sdp",
  "new_candidate",
  "splash_screen",
  "breakout_begin",
  "breakout_event",
  "breakout_end",
  "breakout_refer",
]);

/** In place of a PIN: enter as a guest, if only hosts need a PIN. */
export const GUEST = "none";

/** The messages about the connection. */
export const OWN = Object.freeze({
  /** Admission is requested: `{again}`, whether it was granted before. */
  asking: "join:asking",
  /** The node granted admission: `{again, participant_uuid, role: "HOST" | "GUEST", service_type, chat_enabled, version_id}`. */
  entered: "join:entered",
  /**
   * The state of the event stream: `{status: "open" | "lost" | "several"}`. While it is lost, earlier events may be out of date.
   * `several`: the observed page has several streams, whose events come mixed, until one is left and begins anew as `open`.
   */
  stream: "join:stream",
  /** Admission failed or was lost: `{code, why, trying}`, and if a PIN is required `{host, guest}`. */
  failed: "join:failed",
  /** A command failed: `{command, why}`, and `uuid` if it is about a participant. */
  refused: "join:refused",
  /** The panel left and released its token. */
  left: "join:left",
  /** Screen sharing by this browser, if the source reports it: `{on, surface: "monitor" | "window" | "browser" | null}`. */
  screen: "join:screen",
  /**
   * What the browser measures of the others' picture and sound, at most every five seconds: `{over, frozen, concealed, lost, frames,
   * roundTrip}`, null for what it does not tell, or null instead of the object when it does not measure. See `www/quality/minute.js`.
   */
  quality: "join:quality",
  /** An event whose data is invalid: `{event}`, its name if it is a known one, otherwise null; `{too_large: true}` if it was not read. */
  unreadable: "join:unreadable",
});

const PREFIX = "join:";

/** Fields with text or speech of people, or with credentials. The event is passed on without them. */
const REMOVED_FIELDS = {
  message_received: ["payload"],
  live_captions: ["data", "sources"],
  refer: ["token"],
  new_offer: ["sdp"],
  update_sdp: ["sdp"],
  new_candidate: ["candidate"],
};

/** @param {string} type @param {any} data @param {boolean} chatText */
function without(type, data, chatText) {
  if (data === null || typeof data !== "object") return data;
  if (type === "breakout_event") return { ...data, data: without(String(own(data, "event")), own(data, "data"), chatText) };
  if (!Object.hasOwn(REMOVED_FIELDS, type) || (type === "message_received" && chatText)) return data;
  const rest = { ...data };
  for (const name of REMOVED_FIELDS[type]) delete rest[name];
  return rest;
}

/**
 * Reads one event of the stream.
 * @param {string} type @param {string} text The event's data.
 * @param {{ chatText: boolean }} policy Whether the text of chat messages is passed on.
 * @returns {[type: string, detail: unknown]}
 */
export function readEvent(type, text, { chatText }) {
  const unreadable = /** @type {[string, unknown]} */ ([OWN.unreadable, { event: TYPES.includes(type) ? type : null }]);
  // The node must not send messages in the name of the panel.
  if (type.startsWith(PREFIX)) return unreadable;
  try {
    return [type, without(type, text === "" ? null : JSON.parse(text), chatText)];
  } catch {
    return unreadable;
  }
}

/**
 * The same message without text or speech of people.
 * @param {string} type @param {unknown} detail
 */
export function withoutText(type, detail) {
  try {
    return without(type, detail, false);
  } catch {
    // A detail made by a script can throw when it is read. The message is passed on without it.
    return null;
  }
}

const id = (detail) => {
  const uuid = own(detail, "uuid");
  return typeof uuid === "string" ? uuid : "";
};

/** @type {Record<string, (detail: unknown) => import("../../input_log.js").Shape>} */
const SHAPES = {
  participant_create: (detail) => ({ row: id(detail) }),
  participant_update: (detail) => ({ row: id(detail) }),
  participant_delete: (detail) => ({ gone: id(detail) }),
  participant_sync_begin: () => ({ list: "begins" }),
  participant_sync_end: () => ({ list: "ends" }),
  [OWN.stream]: (detail) => ({ state: `${OWN.stream} ${own(detail, "status")}` }),
  [OWN.failed]: (detail) => ({ state: `${OWN.failed} ${own(detail, "code")}` }),
};

/**
 * What a message means for the input log.
 * @param {string} type @param {unknown} detail
 * @returns {import("../../input_log.js").Shape}
 */
export function shape(type, detail) {
  try {
    if (Object.hasOwn(SHAPES, type)) return SHAPES[type](detail);
  } catch {
    // A detail made by a script can throw when it is read. The latest of these is enough.
  }
  return { state: type };
}

/** Messages by which later ones are read: the panel's admission, and the state of the conference. */
const LASTING = new Set([OWN.asking, OWN.entered, OWN.stream, OWN.failed, OWN.left, "conference_update", "disconnect"]);

/**
 * What still holds of the conference when another consultation begins in it: the admission, and the rows of those who are there.
 * @template {{ type: string, detail: unknown }} T @param {T[]} seen Without what later messages supersede. @returns {T[]}
 */
export const held = (seen) => seen.filter(({ type }) => LASTING.has(type) || type.startsWith("participant_"));
