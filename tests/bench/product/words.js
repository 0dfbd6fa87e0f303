// What the pages that are made beside the panel say and keep: the panel's words of who is there, and its rule of what is
// listed. Written down once for both, so that they cannot differ in it.

/** A list of more rows than this is shown in pages, of which the first has this many. */
const WHOLE = 50;
const FIRST = 20;
/** How many who have gone stay in the list. */
const LEFT = 20;

const clock = new Intl.DateTimeFormat("nb", { hour: "2-digit", minute: "2-digit" });

export const titleOf = ({ here }) => `Deltakere: ${["ingen", "én"][here] ?? here} foruten deg`;
export function facetOf({ here, strangers }) {
  if (here === 0) return "Ingen andre";
  if (strangers === 0) return `${here === 1 ? "Én" : here} er her`;
  return strangers === 1 ? "Én uventet" : `${strangers} uventet`;
}
export const statusOf = (people) => (people.here === 0 ? "" : `Deltakere: ${facetOf(people)}.`);
/** Which of the screens: nobody has come, somebody has, somebody has fallen out and come back. */
export const screenNumber = ({ anybody, returns }) => (returns > 0 ? 2 : Number(anybody));
export const backOf = ({ returns, last }) => `En deltaker falt ut og kom tilbake, ${returns > 1 ? `${returns} ganger, sist ` : ""}kl. ${clock.format(last)}`;
export const pageOf = ({ listed: { length } }) => `Side 1 av ${Math.ceil(length / FIRST)}`;

/**
 * Who is there. A row is a new object when something of it changes, and keeps its place.
 * @typedef {{ number: number, id: string, here: boolean, back: boolean, announced: boolean }} Row
 */
export class People {
  /** @type {Row[]} */
  listed = [];
  here = 0;
  strangers = 0;
  returns = 0;
  last = 0;
  #rows = new Map();
  #gone = [];
  #next = 0;

  /** @param {{ externalId: string }[]} announced @param {boolean} whole Whether everybody is in the page, however many. */
  constructor(announced, whole) {
    this.announced = new Set(announced.map(({ externalId }) => externalId));
    this.whole = whole;
  }

  get many() {
    return !this.whole && this.listed.length > WHOLE;
  }

  /** Whether anybody has come at all. */
  get anybody() {
    return this.#next > 0;
  }

  /** The rows that are in the page. */
  get shown() {
    return this.many ? this.listed.slice(0, FIRST) : this.listed;
  }

  /**
   * Takes in what a room says of somebody.
   * @returns {{ row: Row, came: boolean, forgotten: string | null } | null} What changed: whose row, whether it is new in the
   *   list, and who is listed no longer.
   */
  hear({ type, detail }) {
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
    if (known && here) {
      this.returns += 1;
      this.last = Date.now();
      this.#gone.splice(this.#gone.indexOf(id), 1);
    }
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

  /** The list is in the order of the numbers. */
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
