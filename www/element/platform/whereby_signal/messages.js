/**
 * The messages that a source passes on from a Whereby room: events of the signalling connection of a participant, with their own
 * names and shapes (`SignalEvents` in the typings of `@whereby.com/media`), and messages about the connection itself under names
 * that begin with `signal:`.
 */
import { own } from "../../own.js";

/** The events that are listened to. A source may leave out fields that `src/platform/whereby_signal/session.rs` does not read. */
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

/** The messages about the connection. */
export const OWN = Object.freeze({
  /**
   * The state of the connection: `{status: "open" | "lost" | "several"}`. While it is lost, earlier events may be out of date.
   * `several`: the observed page has several connections, whose events come mixed, until one is left and begins anew as `open`.
   */
  stream: "signal:stream",
  /** Screen sharing by this browser: `{on, surface: "monitor" | "window" | "browser" | null}`. */
  screen: "signal:screen",
});

/** The same message without text that somebody wrote. @param {string} type @param {any} detail */
export function withoutText(type, detail) {
  if (type !== "chat_message" || typeof own(detail, "text") !== "string") return detail;
  const { text, ...rest } = detail;
  return rest;
}

/** Arrivals and departures, each with an id of its own. */
const ARRIVALS = { new_client: "client", room_knocked: "knock", screenshare_started: "share" };
const DEPARTURES = { client_left: "client", knocker_left: "knock", screenshare_stopped: "share" };

/**
 * What a message means for the input log.
 * @param {string} type @param {any} detail
 * @returns {import("../../input_log.js").Shape}
 */
export function shape(type, detail) {
  try {
    const id = String(own(detail, "clientId") ?? own(own(detail, "client"), "id") ?? own(own(detail, "payload"), "clientId") ?? "");
    if (Object.hasOwn(ARRIVALS, type)) return { arrival: `${ARRIVALS[type]} ${id}` };
    if (Object.hasOwn(DEPARTURES, type)) return { departure: `${DEPARTURES[type]} ${id}` };
    return { state: `${type} ${id}` };
  } catch {
    // A detail made by a script can throw when it is read. The latest of these is enough.
    return { state: type };
  }
}
