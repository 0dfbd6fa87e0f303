/**
 * The state of one simulated conference: participants, waiting room, lock, and the events that each client receives.
 * Used by tests and practice; it does not handle requests.
 *
 * "Assumed" marks behaviour of a real node for which there is no source.
 */
import { makeRow } from "./people.js";

/**
 * @typedef {import("./people.js").Person} Person
 * @typedef {import("./people.js").Row} Row
 * @typedef {(type: string, data: unknown) => void} Listener
 * @typedef {object} Options
 * @property {string} alias
 * @property {string | null} [hostPin] Null: every participant is a host.
 * @property {string | null} [guestPin] Null: guests need no PIN.
 * @property {boolean} [locked] Initial lock state; true for a room that locks itself.
 * @property {boolean} [chat] Whether the owner enabled chat.
 * @property {number} [limit] Maximum number of participants.
 * @property {boolean} [recent] Whether the node is of a newer version.
 */

/** Disconnect reasons, in the node's words. */
export const REASONS = Object.freeze({
  kicked: "Disconnected by another participant",
  ended: "Conference terminated by another participant",
  administrator: "Conference terminated by an administrator",
  expired: "Timer expired awaiting token refresh",
  hostsLeft: "All conference hosts departed hosted conference",
  waitedTooLong: "Timeout waiting for conference host to join or permit access to locked conference",
  emptied: "Last remaining participant removed from conference after timeout",
});

export class Room {
  /** @type {Map<string, Row>} By uuid, in order of arrival. */
  #rows = new Map();
  /** @type {Map<string, Listener>} By the uuid of a client without media. */
  #listeners = new Map();
  /** @type {{ locked: boolean, guests_muted: boolean, started: boolean } & Record<string, unknown>} */
  #status;
  #presenter = null;
  #now;
  #uuid;

  /** @param {Options} options @param {{ now: () => number, uuid: () => string }} world */
  constructor(options, { now, uuid }) {
    this.options = { hostPin: null, guestPin: null, locked: false, chat: true, limit: Infinity, recent: true, ...options };
    this.#now = now;
    this.#uuid = uuid;
    const { recent, chat, locked, hostPin } = this.options;
    this.#status = {
      all_muted: false,
      breakout_rooms: false,
      direct_media: false,
      guests_muted: false,
      live_captions_available: false,
      locked,
      presentation_allowed: true,
      started: hostPin === null,
      ...(recent && {
        chat_enabled: chat,
        recording: false,
        transcribing: false,
        streaming: false,
        public_streaming: false,
        ai_enabled: false,
      }),
    };
  }

  get alias() {
    return this.options.alias;
  }

  /** @returns {object} A copy of the `conference_update` content. */
  get status() {
    return { ...this.#status };
  }

  /** @returns {Row[]} Copies, in order of arrival. */
  rows() {
    return [...this.#rows.values()].map((row) => ({ ...row }));
  }

  /** @param {string} uuid @returns {Row | null} */
  row(uuid) {
    const row = this.#rows.get(uuid);
    return row ? { ...row } : null;
  }

  get full() {
    return this.#rows.size >= this.options.limit;
  }

  // People.

  /**
   * Adds a participant. If `service` is absent, the room's rules decide who waits: guests wait until a host starts the
   * conference; in a locked room everybody waits but those with the host PIN.
   * @param {Person} person @returns {string} The uuid.
   */
  join(person) {
    const uuid = this.#uuid();
    const role = this.options.hostPin === null ? "chair" : (person.role ?? "guest");
    const service = person.service ?? this.#serviceFor(role);
    const place = { uuid, at: this.#now(), alias: this.alias, recent: this.options.recent };
    const row = makeRow({ ...person, role, service }, place);
    this.#rows.set(uuid, row);
    this.#sendAbout("participant_create", row);
    if (role === "chair" && row.has_media) this.start();
    return uuid;
  }

  /** Adds a participant to the waiting room, whatever the rules. @param {Person} person @returns {string} */
  wait(person) {
    return this.join({ ...person, service: "waiting_room" });
  }

  /** @param {string} role */
  #serviceFor(role) {
    const { locked, started } = this.#status;
    const bypassesLock = role === "chair" && this.options.hostPin !== null;
    if (bypassesLock) return "conference";
    return locked || !started ? "waiting_room" : "conference";
  }

  /** Merges fields into a participant's row. @param {string} uuid @param {object} fields */
  update(uuid, fields) {
    const row = this.#rows.get(uuid);
    if (!row) return false;
    const before = row.service_type;
    Object.assign(row, fields);
    if (before === "waiting_room" && row.service_type !== before) this.#enter(row);
    else this.#sendAbout("participant_update", row);
    return true;
  }

  /** A waiting participant is admitted: their client gets the whole room (assumed: as a new snapshot). @param {Row} row */
  #enter(row) {
    row.has_media = row.is_video_call === "YES" || row.is_audio_only_call === "YES";
    this.#sendAbout("participant_update", row);
    const listener = this.#listeners.get(row.uuid);
    if (listener) this.#snapshot(row, listener);
    if (row.role === "chair" && row.has_media) this.start();
  }

  /** @param {string} uuid */
  admit(uuid) {
    return this.update(uuid, { service_type: "conference" });
  }

  /** @param {string} uuid */
  leave(uuid) {
    const row = this.#rows.get(uuid);
    if (!row) return false;
    if (this.#presenter === uuid) this.stopPresenting();
    this.#rows.delete(uuid);
    this.#listeners.delete(uuid);
    this.#sendAbout("participant_delete", row, { uuid });
    return true;
  }

  /** Disconnects one participant. @param {string} uuid @param {string} reason */
  disconnect(uuid, reason) {
    this.#listeners.get(uuid)?.("disconnect", { reason });
    return this.leave(uuid);
  }

  /** Disconnects every participant. @param {string} reason */
  end(reason) {
    for (const uuid of [...this.#rows.keys()]) {
      this.#listeners.get(uuid)?.("disconnect", { reason });
      this.#listeners.delete(uuid);
    }
    this.#rows.clear();
    this.#presenter = null;
    this.#status.locked = this.options.locked;
    this.#status.started = this.options.hostPin === null;
  }

  // The room.

  /** Merges fields into the room's state and sends `conference_update` if something changed. @param {object} fields */
  change(fields) {
    const changed = Object.entries(fields).some(([name, value]) => this.#status[name] !== value);
    if (!changed) return;
    Object.assign(this.#status, fields);
    this.send("conference_update", this.status);
  }

  lock() {
    this.change({ locked: true });
  }

  /** Unlocks the room, which admits everybody who waits. */
  unlock() {
    this.change({ locked: false });
    this.#letIn();
  }

  /** Starts the conference: the first host with media has come, or a host without media asked for it. */
  start() {
    this.change({ started: true });
    this.#letIn();
  }

  #letIn() {
    if (this.#status.locked || !this.#status.started) return;
    for (const row of [...this.#rows.values()]) if (row.service_type === "waiting_room") this.admit(row.uuid);
  }

  /** @param {boolean} muted */
  muteGuests(muted) {
    this.change({ guests_muted: muted });
    for (const { uuid, role } of this.rows()) if (role === "guest") this.update(uuid, { is_muted: muted ? "YES" : "NO" });
  }

  /** @param {string} uuid */
  present(uuid) {
    if (this.#presenter && this.#presenter !== uuid) this.update(this.#presenter, { is_presenting: "NO" });
    this.#presenter = uuid;
    this.update(uuid, { is_presenting: "YES" });
    this.send("presentation_start", this.#presentation());
  }

  stopPresenting() {
    const uuid = this.#presenter;
    this.#presenter = null;
    if (uuid) this.update(uuid, { is_presenting: "NO" });
    this.send("presentation_stop", {});
  }

  #presentation() {
    const { display_name, uri, uuid } = this.#rows.get(this.#presenter) ?? {};
    return { presenter_name: display_name ?? "", presenter_uri: uri ?? "", presenter_uuid: uuid ?? "" };
  }

  /** @param {string} from A uuid. @param {string} payload @param {{ type?: string, to?: string }} [how] */
  message(from, payload, { type = "text/plain", to } = {}) {
    const origin = this.#rows.get(from)?.display_name ?? "";
    const data = { origin, type, payload, uuid: from, direct: to !== undefined };
    if (to === undefined) this.send("message_received", data);
    else this.#listeners.get(to)?.("message_received", data);
  }

  /** Sends who speaks, the loudest first. @param {string[]} speakers Uuids. */
  stage(speakers) {
    this.send("stage", speakers.map((participant_uuid, stage_index) => ({ participant_uuid, stage_index, vad: stage_index === 0 ? 100 : 0 })));
  }

  // Clients.

  /** Subscribes a client; it receives a snapshot first. @param {string} uuid @param {Listener} listener */
  listen(uuid, listener) {
    const row = this.#rows.get(uuid);
    if (!row) return;
    this.#listeners.set(uuid, listener);
    this.#snapshot(row, listener);
    listener("conference_update", this.status);
    if (this.#presenter && sees(row)) listener("presentation_start", this.#presentation());
  }

  /** @param {string} uuid @param {Listener} listener */
  unlisten(uuid, listener) {
    if (this.#listeners.get(uuid) === listener) this.#listeners.delete(uuid);
  }

  /** Sends an event to every admitted client. @param {string} type @param {unknown} data */
  send(type, data) {
    for (const [uuid, listener] of this.#listeners) {
      const row = this.#rows.get(uuid);
      if (row && (sees(row) || type === "conference_update")) listener(type, data);
    }
  }

  /** @param {Row} to @param {Listener} listener */
  #snapshot(to, listener) {
    listener("participant_sync_begin", null);
    for (const row of this.#rows.values()) if (sees(to, row)) listener("participant_create", { ...row });
    listener("participant_sync_end", null);
  }

  /** @param {string} type @param {Row} row @param {object} [data] */
  #sendAbout(type, row, data = { ...row }) {
    for (const [uuid, listener] of this.#listeners) {
      const to = uuid === row.uuid ? row : this.#rows.get(uuid);
      if (to && sees(to, row)) listener(type, data);
    }
  }
}

/** A waiting participant sees only their own row (assumed). @param {Row} to @param {Row} [row] */
const sees = (to, row) => to.service_type !== "waiting_room" || row?.uuid === to.uuid;
