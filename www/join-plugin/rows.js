/**
 * Translates the web app's payloads to rows and statuses of the conference node.
 *
 * The web app sends its own participant type with the node's row in `rawData`. The row is used; the web app's own
 * fields are the fallback for versions that do not send it.
 */
import { own } from "../element/own.js";

const isObject = (value) => value !== null && typeof value === "object";
const yes = (value) => (value ? "YES" : "NO");

/** Drops absent fields. @param {Record<string, unknown>} fields */
const compact = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null));

/** The named fields of a payload, as far as it has them itself. @param {any} payload @param {string[]} names @returns {any[]} */
const ownOf = (payload, names) => names.map((name) => own(payload, name));

/** @param {unknown} serviceType @param {unknown} isWaiting */
function service(serviceType, isWaiting) {
  if (typeof serviceType === "string") return serviceType;
  return typeof isWaiting === "boolean" ? (isWaiting ? "waiting_room" : "conference") : undefined;
}

/** @param {any} participant @returns {Record<string, any> & { uuid: string } | null} Null if there is no uuid. */
export function rowOf(participant) {
  if (!isObject(participant)) return null;
  const [role, isHost, callType, isStreaming, isPresenting, rawData] = ownOf(participant, ["role", "isHost", "callType", "isStreaming", "isPresenting", "rawData"]);
  const [isMuted, isClientMuted, isCameraMuted, isVideoSilent] = ownOf(participant, ["isMuted", "isClientMuted", "isCameraMuted", "isVideoSilent"]);
  const isIdpAuthenticated = own(participant, "isIdpAuthenticated");
  const [uuid, displayName, overlayText, protocol, uri, vendor] = ownOf(participant, ["uuid", "displayName", "overlayText", "protocol", "uri", "vendor"]);
  const row = {
    ...compact({
      uuid,
      display_name: displayName,
      overlay_text: overlayText,
      role: role ?? (typeof isHost === "boolean" ? (isHost ? "chair" : "guest") : undefined),
      service_type: service(own(participant, "serviceType"), own(participant, "isWaiting")),
      protocol,
      uri,
      vendor,
      is_audio_only_call: typeof callType === "string" ? yes(callType === "audio") : undefined,
      is_video_call: typeof callType === "string" ? yes(callType === "video") : undefined,
      is_streaming_conference: typeof isStreaming === "boolean" ? isStreaming : undefined,
      is_presenting: typeof isPresenting === "boolean" ? yes(isPresenting) : undefined,
      is_muted: typeof isMuted === "boolean" ? yes(isMuted) : undefined,
      is_client_muted: isClientMuted,
      is_video_muted: isCameraMuted,
      is_video_silent: isVideoSilent,
      is_idp_authenticated: isIdpAuthenticated,
    }),
    ...(isObject(rawData) ? rawData : {}),
  };
  const id = own(row, "uuid");
  return typeof id === "string" && id !== "" ? row : null;
}

/** @param {any} status @returns {object | null} */
export function conferenceOf(status) {
  if (!isObject(status)) return null;
  const [locked, started, guestsMuted, rawData] = ownOf(status, ["locked", "started", "guestsMuted", "rawData"]);
  return { ...compact({ locked, started, guests_muted: guestsMuted }), ...(isObject(rawData) ? rawData : {}) };
}

/** The room of an event; undefined if the web app does not name one. @param {any} payload */
export const roomOf = (payload) => (Array.isArray(payload) ? undefined : (own(payload, "roomId") ?? own(payload, "id")));

/** The field of this name, or the whole payload if it has no such field. @param {any} payload @param {string} name */
const unwrap = (payload, name) => (isObject(payload) && Object.hasOwn(payload, name) ? payload[name] : payload);

/** Reads `{id, participants}`, or the bare list of older web apps. @param {any} payload @returns {any[] | null} */
export function listOf(payload) {
  const list = Array.isArray(payload) ? payload : own(payload, "participants");
  return Array.isArray(list) ? list.map(rowOf).filter((row) => row !== null) : null;
}

/** Reads `{id, participant}`, or the bare participant of older web apps. @param {any} payload */
export const participantOf = (payload) => rowOf(unwrap(payload, "participant"));

/** Reads `{id, status}` or a bare status. @param {any} payload */
export const statusOf = (payload) => conferenceOf(unwrap(payload, "status"));

/** By the web app's activity number. */
const ACTIVITIES = ["joined", "left", "changed"];

/**
 * The net activity of each participant in a batch.
 * @param {any} payload A list of `{roomId, activity: {type, participant}}`; before version 22 `type` was called `activity`.
 * @param {string} room @returns {Array<{ kind: string, row: any }>}
 */
export function activitiesOf(payload, room) {
  /** @type {Map<string, { kind: string, row: any }>} */
  const last = new Map();
  for (const one of Array.isArray(payload) ? payload : []) {
    const activity = own(one, "activity");
    const kind = own(ACTIVITIES, own(activity, "type") ?? own(activity, "activity"));
    const row = rowOf(own(activity, "participant"));
    if (!kind || !row || (roomOf(one) ?? room) !== room) continue;
    const before = last.get(row.uuid);
    last.delete(row.uuid);
    last.set(row.uuid, { kind: before?.kind === "joined" && kind === "changed" ? "joined" : kind, row });
  }
  return [...last.values()];
}
