/**
 * The messages that a source passes on from a Whereby room: events of the signalling connection of a participant, with their own
 * names and shapes (`SignalEvents` in the typings of `@whereby.com/media`), and messages about the connection and the viewer under
 * names that begin with `signal:`. Where the page has the vendor's client, `www/whereby-source/` makes them of its state.
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
  /**
   * What the browser measures of the others' picture and sound, at most every five seconds: `{over, frozen, concealed, lost, frames,
   * roundTrip}`, null for what it does not tell, or null instead of the object when it does not measure. See `www/quality/minute.js`.
   */
  quality: "signal:quality",
  /** What the page's client says of the viewer: `{host, microphone, camera}`, whether they are a host and which devices are on. */
  self: "signal:self",
  /** A command was not given: `{command, id, why: "not-in" | "not-allowed" | "not-done"}`. */
  refused: "signal:refused",
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

/** Messages by which later ones are read, beside `room_joined`. */
const LASTING = new Set(["new_client", "client_metadata_received", "screenshare_started", OWN.stream, OWN.self]);

/**
 * What still holds of the room when another consultation begins in it: the viewer's own id, and those who are there.
 * @template {{ type: string, detail: any }} T @param {T[]} seen Without what later messages supersede. @returns {T[]}
 */
export function held(seen) {
  try {
    const left = new Set(seen.filter(({ type }) => type === "client_left").map(({ detail }) => detail.clientId));
    const joined = seen.findLastIndex(({ type }) => type === "room_joined");
    const there = new Set();
    const stays = (id) => !left.has(id) && there.add(id);
    const ofViewer = (type) => type === OWN.stream || type === OWN.self;
    return seen.slice(Math.max(joined, 0)).flatMap((entry) => {
      const { type, detail } = entry;
      if (type === "room_joined") {
        const { error, room, selfId } = detail;
        there.add(selfId);
        const clients = [...(room?.clients ?? [])].filter(({ id }) => stays(id));
        return [{ ...entry, detail: { error, selfId, room: room && { liveTranscriptionId: room.liveTranscriptionId, clients } } }];
      }
      if (!LASTING.has(type)) return [];
      if (type === "new_client") there.add(detail.client?.id);
      return ofViewer(type) || there.has(detail.clientId ?? detail.client?.id ?? detail.payload?.clientId) ? [entry] : [];
    });
  } catch {
    // A detail made by a script can throw when it is read. The room reports again.
    return [];
  }
}
