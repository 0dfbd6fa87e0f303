/**
 * The snapshot for a panel that opens during a call: the latest message of each kind. Its size depends on the number of
 * participants, not on the length of the call. It lives in the page's memory only.
 *
 * @typedef {{ type: string, detail: unknown }} Message A message as the panel's adapter reads it.
 */
export class MessageCache {
  /** @type {Map<string, Message>} */
  #byKey = new Map();

  /** Replaces the message with this key and keeps its position. @param {string} key @param {Message} message */
  keep(key, message) {
    this.#byKey.set(key, message);
  }

  /** Replaces the message with this key and moves it to the end. @param {string} key @param {Message} message */
  keepLast(key, message) {
    this.#byKey.delete(key);
    this.#byKey.set(key, message);
  }

  /** @param {string} key @returns {boolean} Whether there was one. */
  drop(key) {
    return this.#byKey.delete(key);
  }

  /** @param {string} prefix Of the keys. */
  dropAll(prefix) {
    for (const key of [...this.#byKey.keys()]) if (key.startsWith(prefix)) this.#byKey.delete(key);
  }

  clear() {
    this.#byKey.clear();
  }

  get size() {
    return this.#byKey.size;
  }

  /** @returns {Message[]} */
  get messages() {
    return [...this.#byKey.values()];
  }
}
