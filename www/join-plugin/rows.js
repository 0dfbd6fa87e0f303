/**
 * Translates the web app's payloads to rows and statuses of the conference node.
 *
 * The web app sends its own participant type with the node's row in `rawData`. The row is used; the web app's own
 * fields are the fallback for versions that do not send it.
 */

const isObject = (value) => value !== null && typeof value === "object";
const yes = (value) => (value ? "YES" : "NO");

/** Drops absent fields. @param {Record<string, unknown>} fields */
const compact = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null));

/** @param {any} participant */
function service({ serviceType, isWaiting }) {
  if (typeof serviceType === "string") return serviceType;
  return typeof isWaiting === "boolean" ? (isWaiting ? "waiting_room" : "conference") : undefined;
}

/** @param {any} participant @returns {Record<string, any> & { uuid: string } | null} Null if there is no uuid. */
export function rowOf(participant) {
  if (!isObject(participant)) return null;
  const { role, isHost, callType, isStreaming, isPresenting, rawData } = participant;
  const row = {
    ...compact({
      uuid: participant.uuid,
      display_name: participant.displayName,
      overlay_text: participant.overlayText,
      role: role ?? (typeof isHost === "boolean" ? (isHost ? "chair" : "guest") : undefined),
      service_type: service(participant),
      protocol: participant.protocol,
      uri: participant.uri,
      vendor: participant.vendor,
      is_audio_only_call: typeof callType === "string" ? yes(callType === "audio") : undefined,
      is_video_call: typeof callType === "string" ? yes(callType === "video") : undefined,
      is_streaming_conference: typeof isStreaming === "boolean" ? isStreaming : undefined,
      is_presenting: typeof isPresenting === "boolean" ? yes(isPresenting) : undefined,
    }),
    ...(isObject(rawData) ? rawData : {}),
  };
  return typeof row.uuid === "string" && row.uuid !== "" ? row : null;
}

/** @param {any} status @returns {object | null} */
export function conferenceOf(status) {
  if (!isObject(status)) return null;
  const { locked, started, guestsMuted, rawData } = status;
  return { ...compact({ locked, started, guests_muted: guestsMuted }), ...(isObject(rawData) ? rawData : {}) };
}

/** The room of an event; undefined if the web app does not name one. @param {any} payload */
export const roomOf = (payload) => (isObject(payload) && !Array.isArray(payload) ? (payload.roomId ?? payload.id) : undefined);

/** The field of this name, or the whole payload if it has no such field. @param {any} payload @param {string} name */
const unwrap = (payload, name) => (isObject(payload) && name in payload ? payload[name] : payload);

/** Reads `{id, participants}`, or the bare list of older web apps. @param {any} payload @returns {any[] | null} */
export function listOf(payload) {
  const list = Array.isArray(payload) ? payload : Object(payload).participants;
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
    const { activity } = Object(one);
    const kind = ACTIVITIES[Object(activity).type ?? Object(activity).activity];
    const row = rowOf(Object(activity).participant);
    if (!kind || !row || (roomOf(one) ?? room) !== room) continue;
    const before = last.get(row.uuid);
    last.delete(row.uuid);
    last.set(row.uuid, { kind: before?.kind === "joined" && kind === "changed" ? "joined" : kind, row });
  }
  return [...last.values()];
}
