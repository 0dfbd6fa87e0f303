/**
 * Listens to a `<whereby-embed>`, and accepts only events that its own room has caused.
 *
 * The vendor's element listens to every `message` of the window and checks only the origin. So (a) an element that was moved
 * dispatches each event twice, because its old listener is never removed; and (b) it dispatches events for messages of another
 * room, or of any page of that origin. Therefore this file listens to the window's messages too: each message counts once,
 * and only if it came from the element's own frame.
 *
 * Chromium calls listeners on a window in the order they were added, capturing or not. Ours is therefore added when this
 * module loads. If the vendor's element was defined before that, an event may precede its message here, and is checked one task
 * later.
 */
import { task } from "../../task.js";
import { own } from "../../own.js";

export const TAG = "whereby-embed";

/** Every event that the embed can dispatch, in the order of its typings. */
export const TYPES = Object.freeze([
  "ready",
  "knock",
  "cancel_knock",
  "participantupdate",
  "join",
  "leave",
  "participant_join",
  "participant_leave",
  "meeting_end",
  "microphone_toggle",
  "camera_toggle",
  "chat_toggle",
  "people_toggle",
  "pip_toggle",
  "grant_device_permission",
  "deny_device_permission",
  "screenshare_toggle",
  "streaming_status_change",
  "recording_status_change",
  "transcription_status_change",
  "connection_status_change",
  "precall_check_skipped",
  "precall_check_completed",
]);

/** The fields that hold a state, and the known values of a state. */
const FIELDS = ["status", "enabled", "open", "granted", "denied", "removed"];
const WORDS = new Set([
  ...[true, false, "starting", "started", "stopped", "requested", "streaming", "stopping"],
  ...["stable", "unstable", "offline", "passed", "failed"],
]);

/**
 * What an event means for the input log. Each value of a state counts as a state of its own: that a recording was running
 * is kept after it has stopped.
 * @param {string} type @param {unknown} detail
 * @returns {import("../../input_log.js").Shape}
 */
export function shape(type, detail) {
  try {
    if (type === "participant_join" || type === "participant_leave") {
      const id = String(own(own(detail, "participant") ?? detail, "externalId") ?? "");
      return type === "participant_join" ? { arrival: id } : { departure: id };
    }
    const word = FIELDS.map((name) => own(detail, name)).find((value) => WORDS.has(value));
    return { state: word === undefined ? type : `${type} ${word}` };
  } catch {
    // A detail made by a script can throw when it is read. The latest of these is enough.
    return { state: type };
  }
}

/** @typedef {{ type: string, payload: unknown, source: unknown }} Message */

/** The window's messages that an embed may dispatch events for, until the end of their task. */
export class Messages {
  /** @type {Message[]} */
  #recent = [];
  /** @type {Array<() => void>} */
  #atEnd = [];
  #due = false;
  #later;

  /**
   * @param {EventTarget} window
   * @param {boolean} first Whether no embed can have listened to the window before this.
   * @param {(callback: () => void) => void} [later]
   */
  constructor(window, first, later = task) {
    this.first = first;
    this.#later = later;
    window.addEventListener("message", (event) => this.#note(event), { capture: true });
  }

  /** @returns {readonly Message[]} */
  get recent() {
    return this.#recent;
  }

  /** Calls back when every listener has received the current messages. @param {() => void} callback */
  atEnd(callback) {
    this.#atEnd.push(callback);
    this.#schedule();
  }

  #note(event) {
    try {
      // As the embed reads it: with what the page has put on `Object.prototype`, and the type converted to a string.
      const { type, payload } = event.data;
      const text = String(type);
      if (!TYPES.includes(text)) return;
      const isOwn = own(event.data, "type") === type && Object.is(own(event.data, "payload"), payload);
      // An event without a payload has the detail null. What the message does not say itself comes from no room.
      this.#recent.push({ type: text, payload: payload === undefined ? null : payload, source: isOwn ? event.source : null });
      this.#schedule();
    } catch {
      // No object, or one that cannot be read: the embed dispatches no event for it either.
    }
  }

  #schedule() {
    if (this.#due) return;
    this.#due = true;
    this.#later(() => {
      this.#due = false;
      for (const callback of this.#atEnd.splice(0)) callback();
      this.#recent = [];
    });
  }
}

/** Listens for the lifetime of the page: only a listener added at the start is called before that of an embed. */
const page = typeof window === "undefined" ? null : new Messages(window, !customElements.get(TAG));

/**
 * Passes the events of the embed to the sink, in order.
 * @param {Element} embed
 * @param {(at: number, type: string, detail: unknown) => void} sink
 * @param {AbortSignal} signal
 * @param {Messages | null} [messages]
 */
export function subscribe(embed, sink, signal, messages = page) {
  /** @type {WeakSet<Message>} Messages whose event was passed on. */
  const spent = new WeakSet();
  /** @type {Map<string, WeakSet<object>>} Details that were passed on, for events without a message. */
  const reported = new Map(TYPES.map((type) => [type, new WeakSet()]));

  /** @type {WeakSet<object>} Windows of the embed's frame. A page may remove the embed before its event is checked. */
  const own = new WeakSet();
  const noteWindows = () => {
    for (const { contentWindow } of embed.querySelectorAll("iframe")) if (contentWindow) own.add(contentWindow);
  };
  noteWindows();

  const check = (at, type, detail) => {
    const behind = messages?.recent.filter((one) => one.type === type && Object.is(one.payload, detail)) ?? [];
    if (behind.length > 0) {
      const message = behind.find((one) => !spent.has(one) && own.has(one.source));
      if (!message) return;
      spent.add(message);
    }
    if (typeof detail === "object" && detail !== null) {
      if (reported.get(type).has(detail)) return;
      reported.get(type).add(detail);
    }
    sink(at, type, detail);
  };

  for (const type of TYPES) {
    embed.addEventListener(
      type,
      ({ detail }) => {
        const at = Date.now();
        noteWindows();
        if (!messages || messages.first) check(at, type, detail);
        else messages.atEnd(() => signal.aborted || check(at, type, detail));
      },
      { signal },
    );
  }
}
