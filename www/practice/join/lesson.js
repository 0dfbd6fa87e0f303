/**
 * A consultation in a played conference, for practice: who is invented to be in it, and what the one who leads the
 * exercise can make happen. The panel hears it as it hears a real one, through the same client, before a node that
 * stands in the page.
 */
import { Conference } from "../../element/platform/join/conference.js";
import { fetchFrom } from "./in_page.js";
import { ConferenceNode } from "./node.js";

const ALIAS = "412345";
const PIN = "314159";
/** The panel's name in the conference, and the tag by which panels know each other. */
const PANEL = { displayName: "Trygtrom", callTag: "trygtrom" };

/** @typedef {"clinician" | "patient" | "relative" | "stranger"} Role @typedef {import("./people.js").Row} Row */

/** What each action does. It answers with the name of a refusal where it can do nothing. @type {Record<string, (lesson: Lesson) => string | void>} */
const ACTIONS = {
  enter: (l) => (l.inside ? "already-inside" : l.enter()),
  leave: (l) => l.ifInside(() => l.leave()),
  lock: (l) => l.ifInside(() => (l.room.status.locked ? l.room.unlock() : l.room.lock())),
  "own-sharing": (l) => l.ifInside(() => l.share(l.me)),
  "patient-comes": (l) => l.come("patient"),
  "relative-comes": (l) => l.come("relative"),
  "stranger-comes": (l) => l.come("stranger"),
  "code-comes": (l) => l.come("code"),
  "phone-comes": (l) => l.come("phone"),
  "last-goes": (l) => l.go(l.others().slice(-1)),
  "patient-returns": (l) => l.returns(),
  "everyone-goes": (l) => l.go(l.others()),
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
  line: (l) => l.setLine(l.node.faults.down),
  end: (l) => l.ifInside(() => l.room.end("Conference terminated by another participant")),
};

export const ACTION_NAMES = Object.keys(ACTIONS);

/** Those who come: what they are shown as, how they are connected, and whether they have the host's PIN. */
const COMERS = {
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
  /** What the panel hears and asks through. */
  source;

  /**
   * @param {(who: "clinician" | keyof typeof COMERS) => string} names
   * @param {() => void} changed Called when the room is otherwise than before, whoever did it.
   */
  constructor(names, changed) {
    this.#names = names;
    this.#changed = changed;
    this.node = new ConferenceNode();
    this.room = this.node.addRoom({ alias: ALIAS, hostPin: PIN });
    const reach = fetchFrom(this.node);
    const world = {
      fetch: async (address, init) => {
        const answer = await reach(address, init);
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
      // Nobody has to learn a PIN to practise.
      enter: (pin = PIN) => conference.enter(pin),
      run: (name, uuid) => conference.run(name, uuid),
      retell: () => conference.retell(),
    };
  }

  /** @param {string} name @returns {string | null} Why nothing was done; null: it was. */
  act(name) {
    if (!Object.hasOwn(ACTIONS, name)) throw new RangeError(`The practice conference has no action "${name}".`);
    const refusal = ACTIONS[name](this) || null;
    this.#changed();
    return refusal;
  }

  // What is to be seen.

  /** The viewer's own handle, while they are in the room. */
  get me() {
    return this.inside ? this.#me : null;
  }

  get inside() {
    return this.#me !== null && this.room.row(this.#me) !== null;
  }

  /** Whether the viewer was in the room and was put out, or the meeting was ended. */
  get over() {
    return this.#me !== null && !this.inside;
  }

  get lineIsDown() {
    return this.node.faults.down;
  }

  /** The uuid of whoever shows a screen; null: nobody. */
  get presenter() {
    return this.#presenter && this.room.row(this.#presenter) ? this.#presenter : null;
  }

  /** @returns {Row[]} People and telephones, the viewer first. */
  people() {
    const rows = this.room.rows().filter(({ protocol }) => protocol !== "api");
    return [...rows.filter(({ uuid }) => uuid === this.#me), ...rows.filter(({ uuid }) => uuid !== this.#me)];
  }

  /** @returns {Row[]} All but the viewer. */
  others() {
    return this.people().filter(({ uuid }) => uuid !== this.#me);
  }

  /** @returns {Row[]} Those connected without sound and picture, the panel among them. */
  programs() {
    return this.room.rows().filter(({ protocol }) => protocol === "api");
  }

  /** @param {Row} row @returns {Role} */
  roleOf({ uuid }) {
    return this.#roles.get(uuid) ?? "stranger";
  }

  // What the actions are made of.

  /** @param {() => void} then */
  ifInside(then) {
    return this.inside ? then() : "outside";
  }

  enter() {
    this.#me = this.#join("clinician", { name: this.#names("clinician"), role: "chair" });
  }

  leave() {
    this.room.leave(/** @type {string} */ (this.#me));
    this.#me = null;
  }

  /** @param {keyof typeof COMERS} who */
  come(who) {
    const { role, host = false, kind = "video" } = COMERS[who];
    const awaited = role !== "stranger";
    if (awaited && this.others().some((row) => this.roleOf(row) === role)) return "nobody-expected";
    this.#join(role, { name: this.#names(who), role: host ? "chair" : "guest", kind });
  }

  /** @param {Row[]} rows */
  go(rows) {
    if (rows.length === 0) return "nobody-there";
    for (const { uuid } of rows) this.room.leave(uuid);
  }

  /** The patient drops out, and is there again under another handle. */
  returns() {
    const [patient] = this.others().filter((row) => this.roleOf(row) === "patient");
    if (!patient) return "nobody-there";
    this.room.leave(patient.uuid);
    return this.come("patient");
  }

  /** Begins to show a screen, or ends it. @param {string | null} uuid */
  share(uuid) {
    const on = this.presenter !== uuid;
    this.#presenter = on ? uuid : null;
    if (on) this.room.present(uuid);
    else this.room.stopPresenting();
  }

  /** The panel's own line to the node. @param {boolean} up */
  setLine(up) {
    if (up) this.node.faults.clear();
    else this.node.faults.down = true;
    if (up) this.#page.dispatchEvent(new Event("online"));
    else this.node.cut();
  }

  /** @param {Role} role @param {import("./people.js").Person} person */
  #join(role, person) {
    const uuid = this.room.join(person);
    this.#roles.set(uuid, role);
    return uuid;
  }
}
