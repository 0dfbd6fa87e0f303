// A page with panels and their shared module, for tests without a browser. The module is a stand-in that logs its inputs and
// panics if `poison` returns true.
import { setMaxListeners } from "node:events";
import { afterEach } from "node:test";
import { Catalogs } from "../../www/element/catalogs.js";
import { Runtime } from "../../www/element/runtime.js";
import { Session } from "../../www/element/session.js";

// Many listeners share one signal, which Node would report as a leak.
setMaxListeners(0);
// Node's MessageChannel would keep the test process alive.
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

const SCRIPT = "https://portal.example.no/trygtrom.js";
const MODULE = "https://portal.example.no/trygtrom_bg.wasm";
/** A frame of the script in a stack, and one of its module. */
export const scriptFrame = `    at emit (${SCRIPT}:1:2345)`;
export const moduleFrame = `    at ${MODULE}:wasm-function[12]:0x1a2b`;
const stackOf = (...frames) => ["RuntimeError: unreachable", ...frames].join("\n");

/** The error that the engine throws when the module panics, or with these frames, the innermost first. */
export const trap = (...frames) =>
  Object.assign(new WebAssembly.RuntimeError("unreachable"), { stack: stackOf(...(frames.length > 0 ? frames : [moduleFrame, scriptFrame])) });
/** Calls back as the module does: with its frame in the stack. */
function callFromModule(call) {
  const { prepareStackTrace } = Error;
  Error.prepareStackTrace = () => stackOf(scriptFrame, moduleFrame, scriptFrame);
  call();
  Error.prepareStackTrace = prepareStackTrace;
}
/** Waits for pending tasks and microtasks. */
export async function settled() {
  await new Promise((resolve) => setTimeout(resolve, 5));
  for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate);
}
/** Sessions to close after the test. */
export const open = new Set();
afterEach(() => {
  for (const session of open) session.close();
  open.clear();
});

/**
 * A page with one module. Each panel logs its inputs.
 * @param {object} [given] `load` fetches the module, `texts` a language file; `timers` limit its time.
 */
export function makePage({ load = async () => {}, now = Date.now, later, elapsed, texts = async (address) => new Response(`texts of ${address}`), timers } = {}) {
  const page = new EventTarget();
  const glue = {
    panels: [],
    resets: 0,
    loaded: [],
    loadCatalog: (file) => glue.loaded.push(file) > 0,
    poison: () => false,
    __wbg_reset_state: () => void (glue.resets += 1),
    Panel: class {
      constructor(mount, port, options, kept) {
        Object.assign(this, { port, options, kept, log: [] });
        glue.panels.push(this);
        this.#take(["built"]);
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
      /** The log's length at each render. */
      drawings = [];
      draw() { this.drawings.push(this.log.length); }
      devices(at, state) { this.#take(["devices", state]); }
      reset() { this.#take(["reset"]); }
      restarted() { this.#take(["restarted"]); }
      answered(at, taken) { this.#take(["answered", taken]); }
      report() { return { heard: this.log.filter(([kind]) => kind === "seen").length }; }
      journalNote(kind) { return kind; }
      destroy() { this.#take(["destroyed"]); }
      free() { this.log.push(["freed"]); }
    },
  };
  const catalogs = new Catalogs((language) => language, {}, { fetch: texts, timers });
  const runtime = new Runtime(glue, load, { here: () => [SCRIPT], page, now, later, elapsed });

  callFromModule(() => runtime.observeStack());

  /** Adds a panel with a practice room. */
  const add = (attributes = { platform: "practice", for: "room" }, window = null, { root = null } = {}) => {
    const room = Object.assign(new EventTarget(), { localName: "trygtrom-practice-room", parentNode: null });
    const document = { readyState: "complete", defaultView: window, getElementById: (id) => (id === "room" ? room : null) };
    const element = { getAttribute: (name) => attributes[name] ?? null, getRootNode: () => document, ownerDocument: document, shadowRoot: root };
    const events = [];
    const shown = [];
    const view = {
      preparePanel: () => void shown.push("panel"),
      showPanel: () => {},
      wait: () => void shown.push("wait"),
      paper: (paper, retry) => void (shown.push("paper"), (view.retry = retry)),
      abandon: () => {},
      draw: () => {},
      notice: (key, retry) => void (shown.push(key), (view.retry = retry)),
      clear: () => {},
    };
    const owner = {
      options: () => ({ ...attributes }),
      panelName: "Sjekkliste",
      given: () => ({ source: undefined, node: null, conference: null, viewer: null, ...attributes }),
      emit: (name, detail) => {
        events.push([name, detail]);
        owner.listener?.(name, detail);
      },
      waiting: () => {},
      presented: () => events.push(["ready"]),
      failed: (error) => events.push(["failed", error.message]),
      forget: () => {},
      paper: () => ({ address: (language) => language, isSubstitute: false }),
    };
    const session = new Session(element, owner, view, runtime, catalogs);
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
