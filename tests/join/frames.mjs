// Windows that speak by messages, without a browser: a page and the frames in it. Messages are copied when they are sent
// and arrive in tasks of their own, in order, with the sender that the receiver knows.

class Frame {
  #listeners = new Set();
  /** What listeners threw: a browser writes it on the console. @type {unknown[]} */
  errors = [];
  location = new URL("https://join.example.no/webapp3/");
  addEventListener = (type, listener, { signal } = {}) => {
    if (type !== "message") return;
    this.#listeners.add(listener);
    signal?.addEventListener("abort", () => this.#listeners.delete(listener));
  };
  removeEventListener = (type, listener) => void this.#listeners.delete(listener);

  /** How many listen. */
  get hearers() {
    return this.#listeners.size;
  }

  /** A message arrives. @param {unknown} data @param {object | null} source */
  deliver(data, source) {
    const copy = structuredClone(data);
    setImmediate(() => {
      for (const listener of [...this.#listeners]) {
        try {
          listener(Object.assign(new Event("message"), { data: copy, source, origin: "null" }));
        } catch (error) {
          this.errors.push(error);
        }
      }
    });
  }
}

/** The page of the web app. */
export class HostWindow extends Frame {
  /** A frame in it: the window that its page has, and the handle by which the web app knows it. */
  open() {
    const inner = new Frame();
    const handle = { postMessage: (data) => inner.deliver(data, inner.parent) };
    inner.parent = { postMessage: (data) => this.deliver(data, handle) };
    return { inner, handle };
  }
}
