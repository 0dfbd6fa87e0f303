/**
 * The inputs of one panel, oldest first: those that wait for the module, and those it has had, from which a panel that
 * panicked is built again. In JavaScript because it is filled before the module is there and outlives a panic.
 * Pure: the platform's `shape` says what a vendor's event means for the log.
 *
 * @typedef {{ at: number, kind: "seen", type: string, detail: unknown }} Seen One vendor event.
 * @typedef {{ at: number, kind: "connect", embed: WeakRef<object> | null }} Connect The room was found, or is gone.
 * @typedef {{ at: number, kind: "set", name: string, value: unknown }} Set An attribute or property was changed.
 * @typedef {{ at: number, kind: "intent", entry: string, numbered: boolean }} Intent What a person asked for, as the module
 *   writes it. `numbered`: it refers to a participant by their number in the order of arrival.
 * @typedef {{ at: number, kind: "answered", taken: boolean }} Answered Whether the record system has taken the note.
 * @typedef {{ at: number, kind: "reset" }} Reset A new consultation begins.
 * @typedef {{ at: number, kind: "devices", state: string }} Tested The state of the test of microphone and camera.
 * @typedef {{ at: number, kind: "restarted" }} Restarted The panel was built again after a panic.
 * @typedef {Seen | Connect | Set | Intent | Answered | Tested | Reset | Restarted} Entry `at`: ms since the epoch.
 *
 * @typedef {{ state: string } | { arrival: string } | { departure: string } | import("./input_log_rows.js").RowShape} Shape
 *   What a vendor event means for the log: a state that a later event of the same name supersedes, somebody's arrival,
 *   somebody's departure, or a part of a list of rows.
 */
import { supersededRows } from "./input_log_rows.js";
import { withoutText as withoutChatText } from "./platform/index.js";

/** The form in which an input may be kept: without what somebody wrote. @param {Entry} entry @returns {Entry} */
export function withoutText(entry) {
  if (entry.kind !== "seen") return entry;
  const detail = withoutChatText(entry.type, entry.detail);
  return detail === entry.detail ? entry : { ...entry, detail };
}

/** The number of inputs at which the log is first shortened. */
const LIMIT = 2000;
/** The most inputs of a log. If so many cannot be left out, the oldest half of what the room reported is left out all the same. */
export const MOST_INPUTS = 20_000;

export class InputLog {
  /** @type {Entry[]} */
  #entries = [];
  #shape;
  #limit;
  #most;
  /** The size at which the log is next shortened. It grows with what cannot be left out, so that not every input shortens it. */
  #next;
  /** Whether something was left out, so that the order of arrivals is no longer complete. */
  #shortened = false;

  /**
   * @param {(type: string, detail: unknown) => Shape} shape
   * @param {number} [limit]
   * @param {number} [most]
   */
  constructor(shape, limit = LIMIT, most = MOST_INPUTS) {
    this.#shape = shape;
    this.#most = most;
    this.#limit = this.#next = limit;
  }

  get size() {
    return this.#entries.length;
  }

  /** @returns {Entry[]} A copy, oldest first. */
  entries() {
    return [...this.#entries];
  }

  /**
   * @param {Entry} entry
   * @returns {boolean} Whether something was left out that no later input supersedes.
   */
  add(entry) {
    // In a replay of a shortened log "the third who came" would be somebody else.
    if (this.#shortened && entry.kind === "intent" && entry.numbered) return false;
    if (entry.kind === "connect") this.#leaveOutHeld();
    this.#entries.push(entry);
    if (this.size <= this.#next) return false;
    this.shorten();
    return this.#cut();
  }

  /** Removes and returns all inputs. @returns {Entry[]} */
  take() {
    this.#next = this.#limit;
    this.#shortened = false;
    return this.#entries.splice(0);
  }

  /** Removes one input. @param {Entry} entry */
  drop(entry) {
    this.#entries = this.#entries.filter((kept) => kept !== entry);
  }

  /** A panel is built from this log now: participants get the numbers that this log gives them. */
  replayed() {
    this.#shortened = false;
  }

  /** What was held of a room before a new consultation began is of no use once another is connected. */
  #leaveOutHeld() {
    const begun = this.#entries.findLastIndex((entry) => entry.kind === "reset");
    this.#entries = this.#entries.filter((entry, index) => entry.kind !== "seen" || index > begun);
  }

  /** Keeps these inputs instead. The numbers of participants begin anew with them. @param {Entry[]} entries */
  replace(entries) {
    this.take();
    this.#entries = entries;
  }

  /** Leaves out every input that a later one supersedes. */
  shorten() {
    this.#shortened = true;
    const lastReset = this.#entries.findLastIndex((entry) => entry.kind === "reset");
    const shapes = this.#entries.map((entry) => (entry.kind === "seen" ? this.#shape(entry.type, entry.detail) : null));
    const isRow = (shape) => shape !== null && ("row" in shape || "gone" in shape || "list" in shape);
    const superseded = supersededRows(shapes.map((shape) => (isRow(shape) ? shape : null)));
    /** @type {Map<string, number[]>} Departures whose arrival has not been met yet, walking backwards. */
    const departures = new Map();
    const names = new Set();
    const latestOnly = (index, name) => (names.has(name) ? superseded.add(index) : names.add(name));

    for (let index = this.#entries.length - 1; index >= 0; index--) {
      const entry = this.#entries[index];
      if (entry.kind === "intent") {
        if (entry.numbered || index < lastReset) superseded.add(index);
      } else if (entry.kind === "set") latestOnly(index, `set ${entry.name}`);
      else if (entry.kind === "connect") latestOnly(index, `connect ${entry.embed !== null}`);
      else if (entry.kind === "reset" || entry.kind === "answered" || entry.kind === "restarted") latestOnly(index, entry.kind);
      else if (entry.kind === "devices") latestOnly(index, `devices ${entry.state}`);
      else {
        const shape = shapes[index];
        if (isRow(shape)) continue;
        if ("state" in shape) latestOnly(index, `state ${shape.state}`);
        else if ("departure" in shape) {
          const open = departures.get(shape.departure);
          if (open) open.push(index);
          else departures.set(shape.departure, [index]);
        } else {
          const departure = departures.get(shape.arrival)?.pop();
          if (departure !== undefined) superseded.add(index).add(departure);
        }
      }
    }
    this.#entries = this.#entries.filter((_, index) => !superseded.has(index));
    this.#next = Math.max(this.#limit, Math.min(this.size * 2, this.#most));
  }

  /** Leaves out the oldest reports of the room if a full log could not be shortened to its half. */
  #cut() {
    if (this.#next < this.#most || this.size <= this.#most / 2) return false;
    let surplus = this.size - this.#most / 2;
    this.#entries = this.#entries.filter((entry) => entry.kind !== "seen" || (surplus -= 1) < 0);
    return true;
  }
}
