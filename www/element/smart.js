/**
 * Sends the note to the record system: one message of SMART Web Messaging (HL7, 1.0.0), `scratchpad.create`, and its answer.
 * The record system is the parent window of this page, or else the window that opened it. The message is addressed to its
 * origin only, and an answer counts only from that window and origin, and to that message.
 *
 * In JavaScript because a panel that panics while it waits must still get the answer.
 */
import { own } from "./own.js";

/** The window of the record system; null if there is none. @param {Window} page */
const recordSystem = (page) => (page.parent !== page ? page.parent : page.opener);

/** Whether an answer confirms the resource: its status is that of an HTTP response, such as `201 Created`. */
const isTaken = (payload) => /^2\d\d\b/.test(String(own(payload, "status")));

export class NoteChannel {
  #page;
  #answered;
  /** @type {AbortController | null} Ends the wait for an answer. */
  #waiting = null;

  /**
   * @param {object} page
   * @param {() => Window | null} page.window The panel's window.
   * @param {(taken: boolean) => void} page.answered Whether the record system has taken the note. Called once for each note,
   *   unless it is given up.
   */
  constructor({ window, answered }) {
    this.#page = window;
    this.#answered = answered;
  }

  /** @param {string} origin @param {string} handle @param {string} messageId @param {object} resource */
  send(origin, handle, messageId, resource) {
    this.giveUp();
    const page = this.#page();
    const there = page && recordSystem(page);
    if (!there) return this.#answered(false);
    const waiting = (this.#waiting = new AbortController());
    const receive = ({ origin: from, source, data }) => {
      if (from !== origin || source !== there || own(data, "responseToMessageId") !== messageId) return;
      this.giveUp();
      this.#answered(isTaken(own(data, "payload")));
    };
    page.addEventListener("message", receive, { signal: waiting.signal });
    try {
      there.postMessage({ messagingHandle: handle, messageId, messageType: "scratchpad.create", payload: { resource } }, origin);
    } catch {
      this.giveUp();
      this.#answered(false);
    }
  }

  /** Stops waiting for an answer. */
  giveUp() {
    this.#waiting?.abort();
    this.#waiting = null;
  }
}
