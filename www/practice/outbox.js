/**
 * Delivers events to the page as the embed does: in order, each in its own task, each with a fresh copy of the detail.
 * A message port does this and, unlike a timer, is not throttled in a hidden tab.
 */
export class Outbox {
  #channel = new MessageChannel();
  /** @type {Array<() => void>} */
  #waiting = [];
  #open = true;

  /** @param {(event: import("./room.js").WireEvent) => void} deliver */
  constructor(deliver) {
    this.#channel.port1.onmessage = ({ data }) => {
      if (!this.#open) return;
      if (data === null) this.#waiting.shift()?.();
      else deliver(data);
    };
  }

  /** @param {import("./room.js").WireEvent} event */
  send(event) {
    this.#channel.port2.postMessage(event);
  }

  /** @returns {Promise<void>} Resolves when every event sent so far is delivered or the outbox is closed. */
  delivered() {
    if (!this.#open) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#channel.port2.postMessage(null);
    });
  }

  /** Discards undelivered events. */
  close() {
    this.#open = false;
    this.#channel.port1.close();
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
