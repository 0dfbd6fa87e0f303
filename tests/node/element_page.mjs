// A page with panels and the module they share, for tests without a browser. The module is played: it writes down what
// it is given, and breaks on what it is told to.
import { setMaxListeners } from "node:events";
import { afterEach } from "node:test";
import { Library } from "../../www/element/library.js";
import { Runtime } from "../../www/element/runtime.js";
import { Session } from "../../www/element/session.js";

// One listener for each kind of event hangs on one signal; Node would take that for a leak.
setMaxListeners(0);
// Node's own would keep the test from ending.
globalThis.MessageChannel = class {
  port1 = {};
  port2 = { postMessage: () => void setImmediate(() => this.port1.onmessage()) };
};
globalThis.MutationObserver = class {
  observe() {}
  disconnect() {}
};
globalThis.ShadowRoot = class {};

class Detailed extends Event {
  constructor(type, detail = null) {
    super(type);
    this.detail = detail;
  }
}

/** What the engine throws when the module comes to a stop. */
export const trap = (stack) => Object.assign(new WebAssembly.RuntimeError("unreachable"), stack && { stack });
/** Waits until what is due in tasks and microtasks is done, and what is due after them. */
export async function settled() {
  await new Promise((resolve) => setTimeout(resolve, 5));
  for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate);
}
/** Sessions that are to be closed, so that nothing waits when a test is over. */
export const open = new Set();
afterEach(() => {
  for (const session of open) session.close();
  open.clear();
});

/**
 * A page with one module, whose panels write a log each.
 * @param {object} [played] `load` and `rest` fetch the two parts of the module.
 */
export function makePage({ load = async () => {}, rest = async () => "rest", now = Date.now, texts = async (address) => new Response(`texts of ${address}`) } = {}) {
  const page = new EventTarget();
  const glue = {
    panels: [],
    resets: 0,
    learnt: [],
    learn: (file) => glue.learnt.push(file) > 0,
    poison: () => false,
    __wbg_reset_state: () => {
      glue.resets += 1;
      glue.whole = false;
    },
    whole: false,
    complete: (part) => void (glue.whole = part === "rest"),
    Panel: class {
      constructor(mount, port, options, kept) {
        Object.assign(this, { port, options, kept, log: [] });
        glue.panels.push(this);
        this.#take(["built"]);
        // A panel that begins is given its room with the first screen; one that is built again, much more.
        if (kept.every(({ kind }) => kind === "connect")) for (const { embed } of kept) this.#take(["connect", embed]);
        port.emit("trygtrom-alert", { kind: "built" });
      }
      show() { this.port.present(); }
      #take(entry) {
        this.log.push(entry);
        if (glue.poison(...entry)) throw trap();
      }
      seen(at, type, detail) {
        this.#take(["seen", type, detail]);
        this.port.emit("trygtrom-alert", { kind: type });
      }
      connect(at, embed) { this.#take(["connect", embed]); }
      set(at, name, value) { this.#take(["set", name, value]); }
      /** How much had been taken in at each drawing. */
      drawings = [];
      draw() { this.drawings.push(this.log.length); }
      frame() {}
      devices(at, told) { this.#take(["devices", told]); }
      reset() { this.#take(["reset"]); }
      answered(at, taken) { this.#take(["answered", taken]); }
      report() { return { heard: this.log.filter(([kind]) => kind === "seen").length }; }
      journalNote(kind) { return kind; }
      destroy() { this.#take(["destroyed"]); }
      free() { this.log.push(["freed"]); }
    },
  };
  const library = new Library((name) => name, {}, texts);
  const runtime = new Runtime(glue, load, rest, library, { here: () => ["trygtrom.js", "trygtrom_bg.wasm"], page, now });

  /** A panel beside a practice room, in a window where a test needs one. */
  const add = (attributes = { platform: "practice", for: "room" }, window = null, { root = null } = {}) => {
    const room = Object.assign(new EventTarget(), { localName: "trygtrom-practice-room", parentNode: null });
    const document = { readyState: "complete", defaultView: window, getElementById: (id) => (id === "room" ? room : null) };
    const element = { getAttribute: (name) => attributes[name] ?? null, getRootNode: () => document, ownerDocument: document, shadowRoot: root };
    const events = [];
    const shown = [];
    const view = {
      panel: () => void shown.push("panel"),
      stand: ({ hold }) => void (hold && shown.push("panel that cannot answer")),
      release: () => void shown.push("panel that can answer"),
      wait: () => void shown.push("wait"),
      paper: (paper, retry) => void (shown.push("paper"), (view.retry = retry)),
      abandon: () => {},
      redraw: () => {},
      notice: (key) => void shown.push(key),
      clear: () => {},
    };
    const owner = {
      options: () => ({ ...attributes }),
      panelName: "Sjekkliste",
      heard: () => ({ source: undefined, node: null, conference: null, viewer: null, ...attributes }),
      emit: (name, detail) => {
        events.push([name, detail]);
        owner.listener?.(name, detail);
      },
      waiting: () => {},
      presented: () => events.push(["ready"]),
      failed: (error) => events.push(["failed", error.message]),
      paper: () => ({ address: (language) => language, standsIn: false }),
    };
    const session = new Session(element, owner, view, runtime, library);
    open.add(session);
    session.open();
    const tell = (type, detail) => room.dispatchEvent(new Detailed(type, detail));
    return { session, room, tell, events, shown, view, owner };
  };
  const last = () => glue.panels.at(-1);
  const errors = (events) => events.filter(([name]) => name === "trygtrom-error").map(([, { code }]) => code);
  return { page, glue, runtime, add, last, errors };
}

export const kinds = (log) => log.map(([kind, what]) => (kind === "seen" ? what : kind));
