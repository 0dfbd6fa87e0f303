// Simulated windows that exchange messages: a page and its iframes. A message is cloned when it is sent and arrives in
// order, in its own task, with the correct `source`.

class Frame {
  #listeners = new Set();
  /** Errors thrown by listeners, which a browser would log. @type {unknown[]} */
  errors = [];
  location = new URL("https://join.example.no/webapp3/");
  addEventListener = (type, listener, { signal } = {}) => {
    if (type !== "message") return;
    this.#listeners.add(listener);
    signal?.addEventListener("abort", () => this.#listeners.delete(listener));
  };
  removeEventListener = (type, listener) => void this.#listeners.delete(listener);

  get listenerCount() {
    return this.#listeners.size;
  }

  /**
   * Delivers a message. @param {unknown} data @param {object | null} source
   * @param {boolean} [isTrusted] False: a script in the window dispatches the event.
   */
  deliver(data, source, isTrusted = true) {
    const copy = structuredClone(data);
    setImmediate(() => {
      for (const listener of [...this.#listeners]) {
        try {
          listener({ type: "message", data: copy, source, origin: "null", isTrusted });
        } catch (error) {
          this.errors.push(error);
        }
      }
    });
  }
}

/** The web app's window. */
export class HostWindow extends Frame {
  /** Opens an iframe. @returns `inner`: its window; `handle`: the same window as the web app sees it. */
  open() {
    const inner = new Frame();
    const handle = { postMessage: (data) => inner.deliver(data, inner.parent) };
    inner.parent = { postMessage: (data) => this.deliver(data, handle) };
    return { inner, handle };
  }
}
