/**
 * The note's way to the record system: one message of SMART Web Messaging (HL7, 1.0.0), `scratchpad.create`, and the
 * answer to it. The record system is the window that holds this page in a frame, or else the one that opened it. What
 * is sent is for its origin alone, and an answer counts only from that window, that origin and to that message.
 */

/** The window of the record system; `null` where there is none. @param {Window} page */
const recordSystem = (page) => (page.parent !== page ? page.parent : page.opener);

/** Whether an answer says that the resource is there now: its status is that of an HTTP response, as `201 Created`. */
const isTaken = (payload) => /^2\d\d\b/.test(String(payload?.status));

export class NoteChannel {
  #page;
  #answered;
  #newId;
  /** @type {AbortController | null} Ends with the answer that is waited for. */
  #waiting = null;

  /**
   * @param {object} page
   * @param {() => Window | null} page.window Where the panel stands.
   * @param {(taken: boolean) => void} page.answered Whether the record system has the note. Called once for each that
   *   is sent, unless it is given up.
   * @param {() => string} page.newId
   */
  constructor({ window, answered, newId }) {
    this.#page = window;
    this.#answered = answered;
    this.#newId = newId;
  }

  /** @param {string} origin @param {string} handle @param {object} resource */
  send(origin, handle, resource) {
    this.giveUp();
    const page = this.#page();
    const there = page && recordSystem(page);
    if (!there) return this.#answered(false);
    const messageId = this.#newId();
    const waiting = (this.#waiting = new AbortController());
    const hear = ({ origin: from, source, data }) => {
      if (from !== origin || source !== there || data?.responseToMessageId !== messageId) return;
      this.giveUp();
      this.#answered(isTaken(data.payload));
    };
    page.addEventListener("message", hear, { signal: waiting.signal });
    try {
      there.postMessage({ messagingHandle: handle, messageId, messageType: "scratchpad.create", payload: { resource } }, origin);
    } catch {
      this.giveUp();
      this.#answered(false);
    }
  }

  /** No answer is waited for any more. */
  giveUp() {
    this.#waiting?.abort();
    this.#waiting = null;
  }
}
