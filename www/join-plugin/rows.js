/**
 * What the web app tells, in the conference node's own words.
 *
 * The web app tells each participant in words of its own, with the node's row beside them. The row is what is read; its
 * own words fill in where a web app is too old to hand the row on.
 */

const isObject = (value) => value !== null && typeof value === "object";
const yes = (value) => (value ? "YES" : "NO");

/** Leaves out what is not told. @param {Record<string, unknown>} fields */
const told = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null));

/** @param {any} participant */
function service({ serviceType, isWaiting }) {
  if (typeof serviceType === "string") return serviceType;
  return typeof isWaiting === "boolean" ? (isWaiting ? "waiting_room" : "conference") : undefined;
}

/** @param {any} participant @returns {Record<string, any> & { uuid: string } | null} The node's row; null: it is about nobody. */
export function rowOf(participant) {
  if (!isObject(participant)) return null;
  const { role, isHost, callType, isStreaming, isPresenting, rawData } = participant;
  const row = {
    ...told({
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
  return { ...told({ locked, started, guests_muted: guestsMuted }), ...(isObject(rawData) ? rawData : {}) };
}

/** Whose room an event is about; undefined: there is but one, as far as the web app tells. @param {any} payload */
export const roomOf = (payload) => (isObject(payload) && !Array.isArray(payload) ? (payload.roomId ?? payload.id) : undefined);

/** The field of this name, or the whole where there is none. @param {any} payload @param {string} name */
const within = (payload, name) => (isObject(payload) && name in payload ? payload[name] : payload);

/** Of `{id, participants}`, and of the bare list of older web apps. @param {any} payload @returns {any[] | null} */
export function listOf(payload) {
  const list = Array.isArray(payload) ? payload : Object(payload).participants;
  return Array.isArray(list) ? list.map(rowOf).filter((row) => row !== null) : null;
}

/** Of `{id, participant}`, and of the bare participant of older web apps. @param {any} payload */
export const oneOf = (payload) => rowOf(within(payload, "participant"));

/** Of `{id, status}`, and of the bare status. @param {any} payload */
export const statusOf = (payload) => conferenceOf(within(payload, "status"));

/** What happened to somebody, by the web app's number for it. */
const HAPPENED = ["came", "went", "changed"];

/**
 * What happened, each person once and as it ended: a person who came and went meanwhile never was there.
 * @param {any} payload A list of `{roomId, activity: {type, participant}}`; before version 22 the field `type` was `activity`.
 * @param {string} room @returns {Array<{ happened: string, row: any }>}
 */
export function activitiesOf(payload, room) {
  /** @type {Map<string, { happened: string, row: any }>} */
  const last = new Map();
  for (const one of Array.isArray(payload) ? payload : []) {
    const { activity } = Object(one);
    const happened = HAPPENED[Object(activity).type ?? Object(activity).activity];
    const row = rowOf(Object(activity).participant);
    if (!happened || !row || (roomOf(one) ?? room) !== room) continue;
    const before = last.get(row.uuid);
    last.delete(row.uuid);
    last.set(row.uuid, { happened: before?.happened === "came" && happened === "changed" ? "came" : happened, row });
  }
  return [...last.values()];
}
