/** What is handed on of a conference of Join: the events of its stream, and how much of each. */
import { OWN } from "../../element/platform/join/messages.js";
import { fields } from "./pick.js";

/** What of a row is handed on: what the panel's adapter reads. */
const ROW = fields([
  ...["uuid", "display_name", "role", "service_type", "protocol", "call_tag"],
  ...["is_audio_only_call", "is_video_call", "is_streaming_conference", "is_presenting"],
  ...["is_recording", "is_transcribing", "is_ai_enabled", "is_public_streaming"],
]);

/** What is heard of the stream, and what of each event. The others are about sound and picture, or about other rooms. */
export const SHAPES = {
  participant_sync_begin: {},
  participant_sync_end: {},
  participant_create: ROW,
  participant_update: ROW,
  participant_delete: fields(["uuid"]),
  conference_update: fields(["locked", "started", "recording", "transcribing", "ai_enabled", "streaming", "public_streaming", "chat_enabled"]),
  presentation_start: fields(["presenter_uuid"]),
  presentation_stop: {},
  // Never what was written, nor by whom.
  message_received: fields(["type"]),
  disconnect: fields(["reason"]),
};

export const EVENTS = Object.freeze(Object.keys(SHAPES));

/** What the panel is told when the page has gone: nothing is heard any more. @type {import("./ledger.js").Told} */
export const LOST = Object.freeze({ type: OWN.stream, detail: { status: "lost" } });

/** Every type of message that is handed on. */
export const TYPES = Object.freeze([...EVENTS, OWN.stream, OWN.screen]);
