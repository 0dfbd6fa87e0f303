/**
 * Carries wire events to the page as a room embed does: each in a task of its own, in order, with a detail
 * that is a fresh copy. A message port gives exactly that, and it does not slow down in a hidden tab.
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

  /** @returns {Promise<void>} Fulfilled when everything sent so far has been delivered, or the outbox is closed. */
  delivered() {
    if (!this.#open) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.#channel.port2.postMessage(null);
    });
  }

  /** What has not been delivered by now never is. */
  close() {
    this.#open = false;
    this.#channel.port1.close();
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
