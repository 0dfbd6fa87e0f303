/** The events of a Join conference that are forwarded, and the fields of each. */
import { OWN } from "../../element/platform/join/messages.js";
import { fields } from "./pick.js";

export { OWN };

/** The row fields that the panel's adapter reads. */
const ROW = fields([
  ...["uuid", "display_name", "role", "service_type", "protocol", "call_tag"],
  ...["is_audio_only_call", "is_video_call", "is_streaming_conference", "is_presenting", "is_idp_authenticated"],
  ...["is_recording", "is_transcribing", "is_ai_enabled", "is_public_streaming"],
]);

/** By event type. The other events concern media or breakout rooms. */
export const SHAPES = {
  participant_sync_begin: {},
  participant_sync_end: {},
  participant_create: ROW,
  participant_update: ROW,
  participant_delete: fields(["uuid"]),
  conference_update: fields(["locked", "started", "recording", "transcribing", "ai_enabled", "streaming", "public_streaming", "chat_enabled"]),
  presentation_start: fields(["presenter_uuid"]),
  presentation_stop: {},
  // Neither the text nor its author is forwarded.
  message_received: fields(["type"]),
  disconnect: fields(["reason"]),
};

export const EVENTS = Object.freeze(Object.keys(SHAPES));

/** Every forwarded message type. */
export const TYPES = Object.freeze([...EVENTS, OWN.stream, OWN.screen, OWN.quality]);
