/**
 * What a panel must be told that comes later than the call: of everything heard, the last of its kind, in the order in
 * which it was first said. It grows with the people in the room and not with time, and is gone with the page.
 *
 * @typedef {{ type: string, detail: unknown }} Told A message in the words of the panel's adapter.
 */
export class Ledger {
  /** @type {Map<string, Told>} */
  #kept = new Map();

  /** What was said of this before is no longer so; where it stands among the others stays. @param {string} key @param {Told} told */
  keep(key, told) {
    this.#kept.set(key, told);
  }

  /** The same, and it was said last. @param {string} key @param {Told} told */
  keepLast(key, told) {
    this.#kept.delete(key);
    this.#kept.set(key, told);
  }

  /** @param {string} key @returns {boolean} Whether there was any. */
  drop(key) {
    return this.#kept.delete(key);
  }

  /** @param {string} start Of the keys. */
  dropAll(start) {
    for (const key of [...this.#kept.keys()]) if (key.startsWith(start)) this.#kept.delete(key);
  }

  clear() {
    this.#kept.clear();
  }

  /** @returns {Told[]} */
  get told() {
    return [...this.#kept.values()];
  }
}
