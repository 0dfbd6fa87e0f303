/** The events of a Whereby room's signalling socket that are forwarded, and the fields of each. */
import { OWN } from "../../element/platform/whereby_signal/messages.js";
import { fields } from "./pick.js";

export { OWN };

const CLIENT_ID = fields(["clientId"]);
const CLIENT = { ...fields(["id", "displayName", "externalId", "isAudioRecorder"]), role: fields(["roleName"]) };
const EMPTY = {};

/** By event type, in the vendor's names. */
export const SHAPES = {
  room_joined: {
    ...fields(["error", "isLocked", "selfId"]),
    room: { ...fields(["isLocked", "liveTranscriptionId"]), clients: [CLIENT], knockers: [fields(["clientId", "displayName"])] },
  },
  room_left: EMPTY,
  room_locked: fields(["isLocked"]),
  new_client: { client: CLIENT },
  client_left: CLIENT_ID,
  client_kicked: CLIENT_ID,
  client_metadata_received: { error: true, payload: fields(["clientId", "displayName"]) },
  room_knocked: fields(["clientId", "displayName", "selfId"]),
  knocker_left: CLIENT_ID,
  screenshare_started: CLIENT_ID,
  screenshare_stopped: CLIENT_ID,
  cloud_recording_started: fields(["error"]),
  cloud_recording_stopped: EMPTY,
  live_transcription_started: fields(["error"]),
  live_transcription_stopped: EMPTY,
  streaming_stopped: EMPTY,
  // Neither the text nor its author is forwarded.
  chat_message: fields(["error"]),
};

/** Every forwarded message type. */
export const TYPES = Object.freeze([...Object.keys(SHAPES), OWN.stream, OWN.screen, OWN.quality]);
