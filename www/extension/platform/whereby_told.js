/** What is handed on of a room of Whereby: the events of its signalling socket, and how much of each. */
import { OWN } from "../../element/platform/whereby_signal/messages.js";
import { fields } from "./pick.js";

const WHO = fields(["clientId"]);
const CLIENT = { ...fields(["id", "displayName", "externalId", "isAudioRecorder"]), role: fields(["roleName"]) };
const NOTHING = {};

/** What is heard of the socket, and what of each event, in the vendor's names. */
export const SHAPES = {
  room_joined: {
    ...fields(["error", "isLocked", "selfId"]),
    room: { ...fields(["isLocked", "liveTranscriptionId"]), clients: [CLIENT], knockers: [fields(["clientId", "displayName"])] },
  },
  room_left: NOTHING,
  room_locked: fields(["isLocked"]),
  new_client: { client: CLIENT },
  client_left: WHO,
  client_kicked: WHO,
  client_metadata_received: { error: true, payload: fields(["clientId", "displayName"]) },
  room_knocked: fields(["clientId", "displayName", "selfId"]),
  knocker_left: WHO,
  screenshare_started: WHO,
  screenshare_stopped: WHO,
  cloud_recording_started: fields(["error"]),
  cloud_recording_stopped: NOTHING,
  live_transcription_started: fields(["error"]),
  live_transcription_stopped: NOTHING,
  streaming_stopped: NOTHING,
  // Never what was written, nor by whom.
  chat_message: fields(["error"]),
};

/** What the panel is told when the page has gone: nothing is heard any more. @type {import("./ledger.js").Told} */
export const LOST = Object.freeze({ type: OWN.stream, detail: { status: "lost" } });

/** Every type of message that is handed on. */
export const TYPES = Object.freeze([...Object.keys(SHAPES), OWN.stream, OWN.screen]);
