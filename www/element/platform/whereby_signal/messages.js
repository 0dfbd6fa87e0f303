/**
 * What a source hands on of a room of Whereby: events of the signalling connection of somebody in it, under their own
 * names and in their own shapes (`SignalEvents` in the typings of `@whereby.com/media`), and under names that begin with
 * `signal:` what only the one who listens can tell.
 */

/** The events that are heard. A source may leave out of them what `src/platform/whereby_signal/wire.rs` does not read. */
export const TYPES = Object.freeze([
  "room_joined",
  "room_left",
  "room_locked",
  "new_client",
  "client_left",
  "client_kicked",
  "client_metadata_received",
  "room_knocked",
  "knocker_left",
  "screenshare_started",
  "screenshare_stopped",
  "cloud_recording_started",
  "cloud_recording_stopped",
  "live_transcription_started",
  "live_transcription_stopped",
  "streaming_stopped",
  "chat_message",
]);

/** Own messages. */
export const OWN = Object.freeze({
  /** The connection: `{status: "open" | "lost"}`. While it is lost, what was told before may no longer be so. */
  stream: "signal:stream",
  /** What this browser shares of its own screen: `{on, surface: "monitor" | "window" | "browser" | null}`. */
  screen: "signal:screen",
});

/** The same message without what somebody wrote. @param {string} type @param {any} detail */
export function withoutText(type, detail) {
  if (type !== "chat_message" || typeof Object(detail).text !== "string") return detail;
  const { text, ...rest } = detail;
  return rest;
}

/** What comes and goes under an id of its own. */
const COMES = { new_client: "client", room_knocked: "knock", screenshare_started: "share" };
const GOES = { client_left: "client", knocker_left: "knock", screenshare_stopped: "share" };

/**
 * What a message amounts to, for the list of kept inputs.
 * @param {string} type @param {any} detail
 * @returns {import("../../input_log.js").Shape}
 */
export function shape(type, detail) {
  try {
    const { clientId, client, payload } = Object(detail);
    const id = String(clientId ?? client?.id ?? payload?.clientId ?? "");
    if (Object.hasOwn(COMES, type)) return { arrival: `${COMES[type]} ${id}` };
    if (Object.hasOwn(GOES, type)) return { departure: `${GOES[type]} ${id}` };
    return { state: `${type} ${id}` };
  } catch {
    // A detail made by a script can throw when it is read. The latest of these is enough.
    return { state: type };
  }
}
