/**
 * What is handed on: the node's own events under their own names, and under names that begin with `join:` what only the
 * one who holds the connection can tell.
 */

/** Every event that the vendor's client listens for, in its order. Others are handed on as well. */
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

/** The PIN of somebody who has none, where only hosts need one. */
export const GUEST = "none";

/** Own messages. */
export const OWN = Object.freeze({
  /** We ask to be let in: `{again}`, whether we were in before. */
  asking: "join:asking",
  /** The node let us in, at first or again: `{again, participant_uuid, role: "HOST" | "GUEST", service_type, chat_enabled, version_id}`. */
  entered: "join:entered",
  /** The event stream: `{status: "open" | "lost"}`. While it is lost, what was told before may no longer be so. */
  stream: "join:stream",
  /** We are not in, or not any more: `{code, why, trying}`, and with a PIN asked for `{host, guest}`. */
  failed: "join:failed",
  /** A command was not taken: `{command, why}`, and with somebody's row the `uuid`. */
  refused: "join:refused",
  /** We left, and gave the token back. */
  left: "join:left",
  /** What this browser shares of its own screen, where that is heard: `{on, surface: "monitor" | "window" | "browser" | null}`. */
  screen: "join:screen",
  /** An event whose data could not be read: `{event}`, where that is a known name. */
  unreadable: "join:unreadable",
});

const PREFIX = "join:";

/** Fields that say what people said, or let somebody in elsewhere. That there was such an event is all that is handed on. */
const CUT = {
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
  if (type === "breakout_event") return { ...data, data: without(String(data.event), data.data, chatText) };
  if (!Object.hasOwn(CUT, type) || (type === "message_received" && chatText)) return data;
  const rest = { ...data };
  for (const name of CUT[type]) delete rest[name];
  return rest;
}

/**
 * Reads one event of the stream.
 * @param {string} type @param {string} text Its data.
 * @param {{ chatText: boolean }} policy Whether what is written in the chat is handed on.
 * @returns {[type: string, detail: unknown]}
 */
export function readEvent(type, text, { chatText }) {
  const unreadable = /** @type {[string, unknown]} */ ([OWN.unreadable, { event: TYPES.includes(type) ? type : null }]);
  // Nobody speaks for us.
  if (type.startsWith(PREFIX)) return unreadable;
  try {
    return [type, without(type, text === "" ? null : JSON.parse(text), chatText)];
  } catch {
    return unreadable;
  }
}

/**
 * The same message without what somebody wrote or said.
 * @param {string} type @param {unknown} detail
 */
export function withoutText(type, detail) {
  try {
    return without(type, detail, false);
  } catch {
    // A detail that a script made can throw when it is read. That there was such a message is told.
    return null;
  }
}

const id = (detail) => {
  const uuid = /** @type {any} */ (Object(detail)).uuid;
  return typeof uuid === "string" ? uuid : "";
};

/** @type {Record<string, (detail: unknown) => import("../../input_log.js").Shape>} */
const SHAPES = {
  participant_create: (detail) => ({ row: id(detail) }),
  participant_update: (detail) => ({ row: id(detail) }),
  participant_delete: (detail) => ({ gone: id(detail) }),
  participant_sync_begin: () => ({ list: "begins" }),
  participant_sync_end: () => ({ list: "ends" }),
  [OWN.stream]: (detail) => ({ state: `${OWN.stream} ${/** @type {any} */ (detail).status}` }),
  [OWN.failed]: (detail) => ({ state: `${OWN.failed} ${/** @type {any} */ (detail).code}` }),
};

/**
 * What a message amounts to, for the list of kept inputs.
 * @param {string} type @param {unknown} detail
 * @returns {import("../../input_log.js").Shape}
 */
export function shape(type, detail) {
  try {
    if (Object.hasOwn(SHAPES, type)) return SHAPES[type](detail);
  } catch {
    // A detail that a script made can throw when it is read. The latest of these is enough.
  }
  return { state: type };
}
