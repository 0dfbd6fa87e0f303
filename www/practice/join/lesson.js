/**
 * A practice consultation in a simulated conference: its invented participants and the trainer's actions. The panel
 * uses the real conference client; only the node is simulated, in the page.
 */
import { Conference } from "../../element/platform/join/conference.js";
import { fetchFrom } from "./in_page.js";
import { ConferenceNode } from "./node.js";
import { Seats } from "./seats.js";

const ALIAS = "412345";
const PIN = "314159";
/** The panel's display name, and the call tag by which panels recognise each other. */
const PANEL = { displayName: "Trygtrom", callTag: "trygtrom" };

/** @typedef {"clinician" | "patient" | "relative" | "stranger"} Role @typedef {import("./people.js").Row} Row */

/** One handler for each action. It returns the name of a refusal if it does nothing. @type {Record<string, (lesson: Lesson) => string | void>} */
const ACTIONS = {
  enter: (l) => (l.inside ? "already-inside" : l.enter()),
  leave: (l) => l.ifInside(() => l.leave()),
  lock: (l) => l.ifInside(() => (l.room.status.locked ? l.room.unlock() : l.room.lock())),
  "own-card": (l) => l.ifInside(() => l.holdUp(l.me, "own")),
  "own-sharing": (l) => l.ifInside(() => l.share(l.me)),
  "patient-comes": (l) => l.addVisitor("patient"),
  "relative-comes": (l) => l.addVisitor("relative"),
  "stranger-comes": (l) => l.addVisitor("stranger"),
  "code-comes": (l) => l.addVisitor("code"),
  "phone-comes": (l) => l.addVisitor("phone"),
  "last-goes": (l) => l.remove(l.others().slice(-1)),
  "patient-returns": (l) => l.reconnectPatient(),
  "everyone-goes": (l) => l.remove(l.others()),
  "shows-card": (l) => l.holdUpPatients("own"),
  "shows-other-card": (l) => l.holdUpPatients("other"),
  sharing: (l) => {
    const [patient] = l.others().filter((row) => l.roleOf(row) === "patient" && row.service_type === "conference");
    return patient ? l.share(patient.uuid) : "nobody-there";
  },
  chat: (l) => {
    const [writer] = l.others();
    return writer ? l.room.message(writer.uuid, "...") : "nobody-there";
  },
  recording: (l) => l.room.change({ recording: !l.room.status.recording }),
  transcription: (l) => l.room.change({ transcribing: !l.room.status.transcribing }),
  streaming: (l) => l.room.change({ streaming: !l.room.status.streaming }),
  line: (l) => l.setConnection(l.node.faults.down),
  end: (l) => l.ifInside(() => l.room.end("Conference terminated by another participant")),
};

export const ACTION_NAMES = Object.keys(ACTIONS);

/** Participants that the trainer can add: role, kind of connection and whether they have the host PIN. */
const VISITORS = {
  patient: { role: "patient" },
  relative: { role: "relative" },
  stranger: { role: "stranger" },
  code: { role: "stranger", host: true },
  phone: { role: "stranger", kind: "telephone" },
};

export class Lesson {
  #names;
  #changed;
  #page = new EventTarget();
  /** @type {Map<string, Role>} By uuid. */
  #roles = new Map();
  /** @type {string | null} */
  #me = null;
  #presenter = null;
  /** The ID cards that participants hold up, by uuid. The room has no event for it. @type {Map<string, "own" | "other">} */
  cards = new Map();
  /** People on linked pages. */
  seats = new Seats(this);
  isGuest = false;
  hasHost = true;
  waits = false;
  /** The panel's `source`. */
  source;

  /**
   * @param {(who: "clinician" | keyof typeof VISITORS) => string} names
   * @param {() => void} changed Called after every change of the room.
   * @param {{ asksPin?: boolean, locked?: boolean }} [room] `asksPin`: the panel must be given the PIN. `locked`: from the start.
   */
  constructor(names, changed, { asksPin = false, locked = false } = {}) {
    this.#names = names;
    this.#changed = changed;
    this.node = new ConferenceNode();
    this.room = this.node.addRoom({ alias: ALIAS, hostPin: PIN, locked });
    const fetchNode = fetchFrom(this.node);
    const world = {
      fetch: async (address, init) => {
        const answer = await fetchNode(address, init);
        this.#changed();
        return answer;
      },
      setTimeout: (callback, ms) => setTimeout(callback, ms),
      clearTimeout: (timer) => clearTimeout(timer),
      now: () => Date.now(),
      elapsed: () => performance.now(),
      random: () => Math.random(),
      page: this.#page,
    };
    const conference = new Conference({ node: "https://node.example.no", conference: ALIAS, ...PANEL }, world);
    this.source = {
      subscribe: (sink, signal) => conference.subscribe(sink, signal),
      // In practice nobody has to type the PIN, unless that is what is practised.
      enter: (pin = asksPin ? undefined : PIN) => conference.enter(pin),
      run: (name, uuid) => conference.run(name, uuid),
      retell: () => conference.retell(),
    };
  }

  /** @param {string} name @returns {string | null} The name of the refusal; null if the action was done. */
  act(name) {
    if (!Object.hasOwn(ACTIONS, name)) throw new RangeError(`The practice conference has no action "${name}".`);
    const refusal = ACTIONS[name](this) || null;
    this.#changed();
    return refusal;
  }

  // State for the view.

  /** The viewer's uuid while they are in the room. */
  get me() {
    return this.inside ? this.#me : null;
  }

  get inside() {
    return this.#me !== null && this.room.row(this.#me) !== null;
  }

  /** Whether the viewer was removed or the meeting was ended. */
  get over() {
    return this.#me !== null && !this.inside;
  }

  get lineIsDown() {
    return this.node.faults.down;
  }

  /** The uuid of the participant who shares a screen. */
  get presenter() {
    return this.#presenter && this.room.row(this.#presenter) ? this.#presenter : null;
  }

  /** @returns {Row[]} Participants with media, the viewer first. */
  people() {
    const rows = this.room.rows().filter(({ protocol }) => protocol !== "api");
    return [...rows.filter(({ uuid }) => uuid === this.#me), ...rows.filter(({ uuid }) => uuid !== this.#me)];
  }

  /** @returns {Row[]} Participants with media other than the viewer. */
  others() {
    return this.people().filter(({ uuid }) => uuid !== this.#me);
  }

  /** @returns {Row[]} Participants without media (API clients), the panel included. */
  programs() {
    return this.room.rows().filter(({ protocol }) => protocol === "api");
  }

  /** The card that the participant in this role holds up. @param {Role} role */
  cardOf(role) {
    const row = this.others().find((one) => this.roleOf(one) === role);
    return (row && this.cards.get(row.uuid)) ?? null;
  }

  /** @param {Row} row @returns {Role} */
  roleOf({ uuid }) {
    return this.#roles.get(uuid) ?? "stranger";
  }

  // Implementation of the actions.

  /** @param {() => void} then */
  ifInside(then) {
    return this.inside ? then() : "outside";
  }

  enter() {
    this.#me = this.join("clinician", { name: this.#names("clinician"), role: "chair" });
  }

  leave() {
    this.room.leave(/** @type {string} */ (this.#me));
    this.#me = null;
  }

  /** @param {keyof typeof VISITORS} who */
  addVisitor(who) {
    const { role, host = false, kind = "video" } = VISITORS[who];
    const expected = role !== "stranger";
    const name = this.#names(who);
    if (expected && (name === "" || this.others().some((row) => this.roleOf(row) === role))) return "nobody-expected";
    this.join(role, { name, role: host ? "chair" : "guest", kind });
  }

  /** Holds up a card, or takes it down. @param {string | null} uuid @param {"own" | "other"} card */
  holdUp(uuid, card) {
    if (this.cards.get(/** @type {string} */ (uuid)) === card) this.cards.delete(/** @type {string} */ (uuid));
    else this.cards.set(/** @type {string} */ (uuid), card);
  }

  /** @param {"own" | "other"} card */
  holdUpPatients(card) {
    const patient = this.others().find((row) => this.roleOf(row) === "patient" && row.service_type === "conference");
    return patient ? this.holdUp(patient.uuid, card) : "nobody-there";
  }

  /** @param {Row[]} rows */
  remove(rows) {
    if (rows.length === 0) return "nobody-there";
    for (const { uuid } of rows) this.room.leave(uuid);
  }

  /** The patient reconnects with a new uuid. */
  reconnectPatient() {
    const [patient] = this.others().filter((row) => this.roleOf(row) === "patient");
    if (!patient) return "nobody-there";
    if (this.seats.reconnect(patient.uuid)) return undefined;
    this.room.leave(patient.uuid);
    return this.addVisitor("patient");
  }

  /** Toggles screen sharing. @param {string | null} uuid */
  share(uuid) {
    const on = this.presenter !== uuid;
    this.#presenter = on ? uuid : null;
    if (on) this.room.present(uuid);
    else this.room.stopPresenting();
  }

  /** Restores or cuts the panel's connection to the node. @param {boolean} up */
  setConnection(up) {
    if (up) this.node.faults.clear();
    else this.node.faults.down = true;
    if (up) this.#page.dispatchEvent(new Event("online"));
    else this.node.cut();
  }

  /** @param {Role} role @param {import("./people.js").Person} person */
  join(role, person) {
    const uuid = this.room.join(person);
    this.#roles.set(uuid, role);
    return uuid;
  }
}
