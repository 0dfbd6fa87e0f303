/**
 * The inputs one panel keeps, so that nothing said before the WebAssembly module is up is lost, and a panel that broke
 * can be built again. Pure: what a vendor's event amounts to is told by the platform's `shape`.
 *
 * @typedef {{ at: number, kind: "seen", type: string, detail: unknown }} Seen One vendor event.
 * @typedef {{ at: number, kind: "connect", embed: WeakRef<object> | null }} Connect What is heard was found, or is gone.
 * @typedef {{ at: number, kind: "set", name: string, value: unknown }} Set An attribute or property was changed.
 * @typedef {{ at: number, kind: "intent", entry: string, numbered: boolean }} Intent What a person asked for, in the
 *   module's own words. `numbered`: it names somebody by the order in which people came.
 * @typedef {{ at: number, kind: "answered", taken: boolean }} Answered Whether the record system has the note.
 * @typedef {{ at: number, kind: "reset" }} Reset Everything begins anew.
 * @typedef {{ at: number, kind: "devices", told: string }} Tested How the test of microphone and camera goes.
 * @typedef {{ at: number, kind: "restarted" }} Restarted The panel was built again after a panic.
 * @typedef {Seen | Connect | Set | Intent | Answered | Tested | Reset | Restarted} Entry
 *
 * @typedef {{ state: string } | { arrival: string } | { departure: string } | import("./kept_rows.js").RowShape} Shape
 *   What a vendor event amounts to: a state that a later event of the same name outdoes, somebody who came, somebody who
 *   went, or a part of a list of rows.
 */
import { outdoneRows } from "./kept_rows.js";
import { withoutText } from "./platform/index.js";

/** What is kept of an input: all of it but what somebody wrote. @param {Entry} entry @returns {Entry} */
export function forKeeping(entry) {
  if (entry.kind !== "seen") return entry;
  const detail = withoutText(entry.type, entry.detail);
  return detail === entry.detail ? entry : { ...entry, detail };
}

const LIMIT = 2000;

export class Kept {
  /** @type {Entry[]} */
  #entries = [];
  #shape;
  #limit;
  /** The size at which the list is next made shorter. It grows with what cannot be left out, so that a full list does not cost at every event. */
  #next;
  /** Whether something was left out, so that the order people came in is no longer told whole. */
  #reduced = false;

  /**
   * @param {(type: string, detail: unknown) => Shape} shape
   * @param {number} [limit]
   */
  constructor(shape, limit = LIMIT) {
    this.#shape = shape;
    this.#limit = this.#next = limit;
  }

  get size() {
    return this.#entries.length;
  }

  /** @returns {Entry[]} A copy, oldest first. */
  entries() {
    return [...this.#entries];
  }

  /** @param {Entry} entry */
  add(entry) {
    // An answer about "the third one who came" would be about somebody else when the list is played again.
    if (this.#reduced && entry.kind === "intent" && entry.numbered) return;
    this.#entries.push(entry);
    if (this.size > this.#next) this.#reduce();
  }

  /** Removes and returns everything kept. @returns {Entry[]} */
  take() {
    this.#next = this.#limit;
    this.#reduced = false;
    return this.#entries.splice(0);
  }

  /** Drops one input. @param {Entry} entry */
  drop(entry) {
    this.#entries = this.#entries.filter((kept) => kept !== entry);
  }

  /** The panel was built again from this list: people have the numbers that this list gives them. */
  replayed() {
    this.#reduced = false;
  }

  #reduce() {
    this.#reduced = true;
    const lastReset = this.#entries.findLastIndex((entry) => entry.kind === "reset");
    const shapes = this.#entries.map((entry) => (entry.kind === "seen" ? this.#shape(entry.type, entry.detail) : null));
    const isRow = (shape) => shape !== null && ("row" in shape || "gone" in shape || "list" in shape);
    const outdone = outdoneRows(shapes.map((shape) => (isRow(shape) ? shape : null)));
    /** @type {Map<string, number[]>} Where those stand who went and whose arrival is still to be met, walking backwards. */
    const departures = new Map();
    const names = new Set();
    const latestOnly = (index, name) => (names.has(name) ? outdone.add(index) : names.add(name));

    for (let index = this.#entries.length - 1; index >= 0; index--) {
      const entry = this.#entries[index];
      if (entry.kind === "intent") {
        if (entry.numbered || index < lastReset) outdone.add(index);
      } else if (entry.kind === "set") latestOnly(index, `set ${entry.name}`);
      else if (entry.kind === "connect") latestOnly(index, `connect ${entry.embed !== null}`);
      else if (entry.kind === "reset" || entry.kind === "answered" || entry.kind === "restarted") latestOnly(index, entry.kind);
      else if (entry.kind === "devices") latestOnly(index, `devices ${entry.told}`);
      else {
        const shape = shapes[index];
        if (isRow(shape)) continue;
        if ("state" in shape) latestOnly(index, `state ${shape.state}`);
        else if ("departure" in shape) {
          const standing = departures.get(shape.departure);
          if (standing) standing.push(index);
          else departures.set(shape.departure, [index]);
        } else {
          const departure = departures.get(shape.arrival)?.pop();
          if (departure !== undefined) outdone.add(index).add(departure);
        }
      }
    }
    this.#entries = this.#entries.filter((_, index) => !outdone.has(index));
    this.#next = Math.max(this.#limit, this.size * 2);
  }
}
