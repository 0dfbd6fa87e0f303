/**
 * The participants of a conference who are people on linked pages. Each gets the events of their own client, from when they
 * are in the meeting: like the plugin, the patient's panel is told nothing while they wait outside.
 *
 * @typedef {(type: string, data: unknown) => void} Tell
 */
import { REASONS } from "./room.js";

export class Seats {
  #lesson;
  /** @type {Map<string, { uuid: string, name: string, tell: Tell, isTold: boolean }>} By the seat of the page. */
  #seats = new Map();

  /** @param {import("./lesson.js").Lesson} lesson */
  constructor(lesson) {
    this.#lesson = lesson;
  }

  names() {
    return [...this.#seats.keys()];
  }

  /** @param {string} seat @returns {string | null} */
  uuidOf(seat) {
    return this.#seats.get(seat)?.uuid ?? null;
  }

  /** Whether a participant is a person on a linked page. @param {string} uuid */
  has(uuid) {
    return [...this.#seats.values()].some((one) => one.uuid === uuid);
  }

  /** @param {string} seat @param {string} name @param {Tell} tell @returns {string | null} A refusal. */
  enter(seat, name, tell) {
    this.sync();
    if (this.#seats.has(seat)) return "already-inside";
    if (this.#lesson.others().some((row) => this.#lesson.roleOf(row) === "patient")) return "nobody-expected";
    this.#join(seat, name, tell);
    return null;
  }

  /** @param {string} seat @param {string} name @param {Tell} tell */
  #join(seat, name, tell) {
    const { room } = this.#lesson;
    const uuid = this.#lesson.join("patient", { name });
    // What a client that ends its call is told, is that it is out; the panel of its user knows that by the row.
    const listen = (type, data) => (type === "disconnect" && data.reason === REASONS.kicked ? tell("participant_delete", { uuid }) : tell(type, data));
    this.#seats.set(seat, { uuid, name, tell: listen, isTold: false });
    this.sync();
  }

  /** Tells a page everything from the start. @param {string} seat */
  retell(seat) {
    const one = this.#seats.get(seat);
    const row = one && this.#lesson.room.row(one.uuid);
    if (!one || row?.service_type !== "conference") return;
    one.isTold = true;
    const { chat, alias } = this.#lesson.room.options;
    one.tell("join:entered", { again: false, viewer: true, participant_uuid: one.uuid, role: "GUEST", service_type: row.service_type, chat_enabled: chat, conference: alias });
    one.tell("join:stream", { status: "open" });
    this.#lesson.room.listen(one.uuid, one.tell);
  }

  /** @param {string} seat */
  leave(seat) {
    const one = this.#seats.get(seat);
    if (!one) return;
    this.#lesson.room.leave(one.uuid);
    this.sync();
  }

  /** Drops out and comes back. @param {string} uuid @returns {boolean} Whether it is a person on a linked page. */
  reconnect(uuid) {
    const found = [...this.#seats].find(([, one]) => one.uuid === uuid);
    if (!found) return false;
    const [seat, { name, tell }] = found;
    this.leave(seat);
    this.#join(seat, name, tell);
    return true;
  }

  /** @param {string} seat */
  card(seat) {
    const uuid = this.#insider(seat);
    if (uuid) this.#lesson.holdUp(uuid, "own");
  }

  /** @param {string} seat */
  share(seat) {
    const uuid = this.#insider(seat);
    if (uuid) this.#lesson.share(uuid);
  }

  /** Tells those who have been let in of the room, and those who are out of it, for whatever reason, that they are. */
  sync() {
    for (const [seat, { uuid, tell, isTold }] of this.#seats) {
      if (this.#lesson.room.row(uuid)) {
        if (!isTold) this.retell(seat);
        continue;
      }
      this.#seats.delete(seat);
      tell("participant_delete", { uuid });
    }
  }

  /** @param {string} seat @returns {import("./link.js").SeenRow[]} Somebody who waits sees themself only. */
  visibleTo(seat) {
    const uuid = this.uuidOf(seat);
    const waits = !this.#insider(seat);
    const rows = this.#lesson.room.rows().filter((row) => !waits || row.uuid === uuid);
    return rows.map((row) => {
      const { uuid: id, display_name, role, service_type, protocol, is_video_call } = /** @type {any} */ (row);
      return { uuid: id, display_name, role, service_type, protocol, is_video_call, as: this.#lesson.roleOf(row), card: this.#lesson.cards.get(id) ?? null };
    });
  }

  /** @param {string} seat @returns {string | null} The uuid of somebody who does not wait outside. */
  #insider(seat) {
    const uuid = this.uuidOf(seat);
    return uuid && this.#lesson.room.row(uuid)?.service_type === "conference" ? uuid : null;
  }
}
