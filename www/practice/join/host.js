/** The clinician's end of a linked conference: takes the requests of other pages, and shows each what it may see. */
import { openChannel, readRequest } from "./link.js";

/** @typedef {import("./lesson.js").Lesson} Lesson */

const NOBODY = { rows: [], presenter: null, me: null };

export class Host {
  #channel;
  /** @type {Lesson | null} */
  #lesson = null;

  /** @param {string} name Of the channel. @param {() => void} changed */
  constructor(name, changed) {
    this.#channel = openChannel(name, readRequest, (request) => {
      if (!this.#lesson) return;
      this.#show(request.seat, this.#run(this.#lesson, request));
      changed();
    });
  }

  /** Another meeting: those of the last one are out. @param {Lesson} lesson */
  use(lesson) {
    this.#lesson = lesson;
    this.#channel.postMessage({ kind: "closed" });
    this.update();
  }

  /** Shows every linked page the room as it is now. */
  update() {
    if (!this.#lesson) return;
    this.#lesson.seats.sync();
    this.#show(null);
    for (const seat of this.#lesson.seats.names()) this.#show(seat);
  }

  close() {
    this.#lesson = null;
    this.#channel.postMessage({ kind: "closed" });
    this.#channel.close();
  }

  /** @param {Lesson} lesson @param {import("./link.js").Request} request @returns {string | null} A refusal. */
  #run({ seats }, request) {
    const { kind, seat } = request;
    if (kind === "enter") return seats.enter(seat, request.name, (type, data) => this.#channel.postMessage({ kind: "event", to: seat, type, data }));
    if (kind === "leave") seats.leave(seat);
    else if (kind === "card") seats.card(seat);
    else if (kind === "share") seats.share(seat);
    else if (kind === "retell") seats.retell(seat);
    return null;
  }

  /** @param {string | null} seat @param {string | null} [refusal] */
  #show(seat, refusal = null) {
    const { room, seats, presenter } = /** @type {Lesson} */ (this.#lesson);
    const { locked, recording = false, transcribing = false, streaming = false } = room.status;
    const status = { locked, recording, transcribing, streaming };
    const seen = seat === null ? NOBODY : { rows: seats.visibleTo(seat), presenter, me: seats.uuidOf(seat) };
    this.#channel.postMessage({ kind: "room", to: seat, refusal, seen: { ...seen, status } });
  }
}
