/**
 * Participant rows as a conference node sends them: snake_case, "YES" and "NO" beside true and false, every field
 * present. All people are invented.
 *
 * @typedef {"video" | "audio" | "telephone" | "api" | "streamer" | "recorder" | "external"} Kind How a
 *   participant is connected: browser with video, browser with audio only, telephone, API client without media,
 *   outgoing stream, room system as used by recorders, or another vendor's meeting.
 * @typedef {{ name?: string, role?: "chair" | "guest", kind?: Kind, service?: string, fields?: object }} Person A
 *   participant in a script. `fields` overrides fields of the row.
 * @typedef {Record<string, unknown> & { uuid: string, role: string, service_type: string }} Row
 */

const yes = (value) => (value ? "YES" : "NO");

/** The row fields that differ by kind of connection. */
const KINDS = {
  video: { protocol: "webrtc", video: true, audio: false, vendor: "Web App" },
  audio: { protocol: "webrtc", video: false, audio: true, vendor: "Web App" },
  telephone: { protocol: "sip", video: false, audio: true, uri: "sip:12345678@gateway.example.no", vendor: "Gateway" },
  api: { protocol: "api", video: false, audio: false, vendor: "Control" },
  streamer: { protocol: "rtmp", video: true, audio: false, uri: "rtmps://stream.example.no/live", streaming: true, out: true },
  recorder: { protocol: "sip", video: true, audio: false, uri: "sip:recorder@record.example.no", vendor: "Recorder", out: true },
  external: { protocol: "mssip", video: true, audio: false, uri: "person@other.example.no", external: true },
};

export const KIND_NAMES = Object.freeze(Object.keys(KINDS));

/** Fields that older nodes do not send. */
const RECENT_FIELDS = ["supports_direct_chat", "can_receive_personal_mix", "receive_from_video_mix"];

/**
 * @param {Person} person
 * @param {{ uuid: string, at: number, alias: string, recent: boolean }} place `at`: ms since the epoch; `alias`: the
 *   dialled alias; `recent`: a newer node, which also reports who records and transcribes.
 * @returns {Row}
 */
export function makeRow({ name = "", role = "guest", kind = "video", service = "conference", fields = {} }, { uuid, at, alias, recent }) {
  const { protocol, video, audio, uri = "", vendor = "", streaming = false, external = false, out = false } = KINDS[kind];
  const row = {
    api_url: `/participants/${uuid}`,
    buzz_time: 0,
    call_direction: out ? "out" : "in",
    call_tag: "",
    disconnect_supported: "YES",
    display_name: name,
    encryption: "On",
    external_node_uuid: "",
    fecc_supported: "NO",
    has_media: service === "conference" && (video || audio),
    is_audio_only_call: yes(audio),
    is_client_muted: false,
    is_conjoined: false,
    is_external: external,
    is_idp_authenticated: false,
    is_muted: "NO",
    is_presenting: "NO",
    is_streaming_conference: streaming,
    is_transferring: false,
    is_video_call: yes(video),
    is_video_muted: false,
    is_video_silent: false,
    local_alias: alias,
    mute_supported: yes(video || audio),
    needs_presentation_in_mix: false,
    overlay_text: name,
    presentation_supported: yes(video),
    protocol,
    role,
    rx_presentation_policy: "ALLOW",
    service_type: service,
    spotlight: 0,
    start_time: Math.floor(at / 1000),
    supports_direct_chat: kind === "video" || kind === "audio",
    transfer_supported: yes(video || audio),
    uuid,
    uri,
    vendor,
    can_receive_personal_mix: false,
    receive_from_video_mix: { mix_name: "main", timestamp: 0 },
    // Sent by newer nodes only; no published client has a type for it.
    is_recording: false,
    is_transcribing: false,
    is_ai_enabled: false,
    is_public_streaming: false,
    ...fields,
  };
  if (!recent) for (const field of [...RECENT_FIELDS, ...NEWEST_FIELDS]) delete row[field];
  return row;
}

/** Row fields that newer nodes send and the published client has no type for. */
export const NEWEST_FIELDS = Object.freeze(["is_recording", "is_transcribing", "is_ai_enabled", "is_public_streaming"]);
