/**
 * A conference as a patient's page takes part in it: the room is in the clinician's page. It has the view of a lesson, and a
 * source for the patient's panel that is the patient's own client: it reports, and takes no commands.
 */
import { openChannel, readAnswer } from "./link.js";
import { REASONS } from "./room.js";

/** @typedef {import("./link.js").Seen} Seen @typedef {import("./link.js").SeenRow} SeenRow */

/** @type {Seen} */
const EMPTY = { rows: [], status: { locked: false, recording: false, transcribing: false, streaming: false }, presenter: null, me: null };

/** The request of each action. */
const REQUESTS = { leave: "leave", "own-card": "card", "own-sharing": "share" };

export class Guest {
  #channel;
  #seat = crypto.randomUUID();
  #name;
  #changed;
  #seen = EMPTY;
  /** @type {((type: string, data: unknown) => void) | null} */
  #tell = null;
  isGuest = true;
  lineIsDown = false;
  over = false;
  /** Whether a clinician's page answers. */
  hasHost = false;

  /**
   * @param {string} channel @param {() => string} name The name that the others see.
   * @param {(refusal: string | null) => void} changed
   */
  constructor(channel, name, changed) {
    this.#name = name;
    this.#changed = changed;
    this.#channel = openChannel(channel, readAnswer, (answer) => this.#read(answer));
    this.source = {
      subscribe: (sink, signal) => {
        this.#tell = (type, data) => sink(Date.now(), type, data);
        signal.addEventListener("abort", () => (this.#tell = null));
        this.#post("retell");
      },
      retell: () => this.#post("retell"),
    };
    this.#post("hello");
  }

  /** @param {string} name @returns {string | null} A refusal. */
  act(name) {
    if (name === "enter") this.#channel.postMessage({ kind: "enter", seat: this.#seat, name: this.#name() });
    else if (Object.hasOwn(REQUESTS, name)) this.#post(REQUESTS[name]);
    else return "not-host";
    return null;
  }

  close() {
    this.#post("leave");
    this.#channel.close();
  }

  // State for the view, as a lesson has it.

  get me() {
    return this.inside ? this.#seen.me : null;
  }

  get inside() {
    return this.#own?.service_type === "conference";
  }

  get waits() {
    return this.#own !== undefined && !this.inside;
  }

  get presenter() {
    return this.#seen.presenter;
  }

  get cards() {
    return new Map(this.#seen.rows.flatMap(({ uuid, card }) => (card === null ? [] : [[uuid, card]])));
  }

  get room() {
    return { status: this.#seen.status };
  }

  people() {
    const rows = this.#seen.rows.filter(({ protocol }) => protocol !== "api");
    return [...rows.filter(({ uuid }) => uuid === this.#seen.me), ...rows.filter(({ uuid }) => uuid !== this.#seen.me)];
  }

  others() {
    return this.people().filter(({ uuid }) => uuid !== this.#seen.me);
  }

  programs() {
    return this.#seen.rows.filter(({ protocol }) => protocol === "api");
  }

  /** @param {SeenRow} row */
  roleOf({ as }) {
    return as;
  }

  get #own() {
    return this.#seen.rows.find(({ uuid }) => uuid === this.#seen.me);
  }

  #post(kind) {
    this.#channel.postMessage({ kind, seat: this.#seat });
  }

  /** @param {import("./link.js").Answer} answer */
  #read(answer) {
    if (answer.kind === "event") {
      if (answer.to !== this.#seat) return;
      this.#tell?.(answer.type, answer.data);
      const { uuid = null } = /** @type {any} */ (answer.data) ?? {};
      if (answer.type !== "participant_delete" || uuid !== this.#seen.me) return;
      this.#seen = { ...EMPTY, status: this.#seen.status };
      return this.#changed(null);
    }
    if (answer.kind === "closed") {
      if (this.#seen.me !== null) this.#tell?.("disconnect", { reason: REASONS.ended });
      this.hasHost = false;
      this.#seen = EMPTY;
      return this.#changed(null);
    }
    // What everybody is shown is not for those who are in.
    if (answer.to !== null ? answer.to !== this.#seat : this.#seen.me !== null) return;
    this.hasHost = true;
    this.#seen = answer.seen;
    this.#changed(answer.refusal);
  }
}
