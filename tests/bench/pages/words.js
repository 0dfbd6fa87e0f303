// The texts and the list of people that the React page and the page by hand share: the panel's own wording, and its rule for
// which people are listed.

/** A list of more rows than `WHOLE` is shown in pages of `FIRST` rows. */
const WHOLE = 50;
const FIRST = 20;
/** How many people who have left stay in the list. */
const LEFT = 20;

/** How many awaited people have a line each. */
const AWAITED = 8;

export const titleOf = ({ here }) => (here === 0 ? "Deltakere: bare deg" : `Deltakere: ${here === 1 ? "én" : here} i tillegg til deg`);
export function statusItemOf({ here, strangers }) {
  if (here === 0) return "Ingen andre";
  if (strangers === 0) return `${here === 1 ? "Én" : here} er her`;
  return `${strangers === 1 ? "Én" : strangers} ikke avtalt`;
}
/** What the live region announces: the latest change. Before anybody has come that is the next step. */
export const statusOf = (people) => (people.anybody ? `Deltakere: ${statusItemOf(people)}.` : "Neste steg: Andre som skal være med");
/** The lines above the list: who is awaited, and that nobody's name is known. */
export function linesOf({ awaited, here }) {
  const others = awaited - AWAITED;
  const lines = Array(Math.min(awaited, AWAITED)).fill("Venter fortsatt på: pårørende");
  if (others > 0) lines.push(`Venter fortsatt på ${others === 1 ? "én" : others} til`);
  if (here > 0) lines.push("Videoløsningen oppgir ingen navn. Se på videobildet hvem det er.");
  return lines;
}
/** Which screen is shown: 0 nobody has come, 1 somebody has. */
export const screenNumber = ({ anybody }) => Number(anybody);
export const pageOf = ({ listed: { length } }) => `Side 1 av ${Math.ceil(length / FIRST)}`;

/**
 * The list of people. A row is a new object when it changes, and keeps its place.
 * @typedef {{ number: number, id: string, here: boolean, back: boolean, announced: boolean }} Row
 */
export class People {
  /** @type {Row[]} */
  listed = [];
  here = 0;
  strangers = 0;
  #rows = new Map();
  #gone = [];
  #next = 0;

  /** @param {{ externalId: string }[]} announced */
  constructor(announced) {
    this.announced = new Set(announced.map(({ externalId }) => externalId));
  }

  /** Whether the list is shown in pages. */
  get many() {
    return this.listed.length > WHOLE;
  }

  /** How many of the announced are not here. */
  get awaited() {
    return this.announced.size - (this.here - this.strangers);
  }

  /** Whether anybody has come at all. */
  get anybody() {
    return this.#next > 0;
  }

  /** The rows in the document. */
  get shown() {
    return this.many ? this.listed.slice(0, FIRST) : this.listed;
  }

  /**
   * Applies an event of the room.
   * @returns {{ row: Row, came: boolean, forgotten: string | null } | null} The row that changed, whether it is new in the
   *   list, and the id of a row that left the list; null if nothing changed.
   */
  update({ type, detail }) {
    const { externalId: id } = detail.participant;
    const known = this.#rows.get(id);
    const here = type === "participant_join";
    if (known ? known.here === here : !here) return null;
    const row = known ? { ...known, here, back: known.back || here } : this.#new(id);
    this.#rows.set(id, row);
    if (known) this.listed[this.#placeOf(known)] = row;
    else this.listed.push(row);
    const step = here ? 1 : -1;
    this.here += step;
    if (!row.announced) this.strangers += step;
    if (known && here) this.#gone.splice(this.#gone.indexOf(id), 1);
    const forgotten = !here && this.#gone.push(id) > LEFT ? this.#gone.shift() : null;
    if (forgotten) this.#forget(forgotten);
    return { row, came: !known, forgotten };
  }

  #new(id) {
    const number = this.#next;
    this.#next += 1;
    return { number, id, here: true, back: false, announced: this.announced.has(id) };
  }

  #forget(id) {
    this.listed.splice(this.#placeOf(this.#rows.get(id)), 1);
    this.#rows.delete(id);
  }

  /** The list is sorted by number. */
  #placeOf({ number }) {
    let low = 0;
    let high = this.listed.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.listed[middle].number < number) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
