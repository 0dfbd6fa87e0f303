/**
 * `<trygtrom-panel>`: the panel beside a video room. This file is its public face: attributes, properties, methods
 * and events as `index.d.ts` describes them. It knows nothing of consultations.
 *
 * The shadow root is open: nothing secret is in it, and tools that check accessibility must see inside. What a portal
 * may rely on is the API alone.
 */
import { nearestLanguage, panelName, watchLanguage } from "./language.js";
import { transportOf } from "./platform/index.js";
import { Session } from "./session.js";
import { dress } from "./styles.js";
import { View } from "./view.js";

/** Attributes that the module gets as they are written. */
const OPTIONS = ["platform", "viewer", "setting", "procedure", "consultation"];
/** Properties that have no attribute. */
const GIVEN = ["expected", "appointment", "onboarded"];
const ACCESSORS = ["platform", "htmlFor", "node", "conference", "viewer", "setting", "consultation", "theme", "procedure", "source", ...GIVEN];

/** A server that renders a page imports the module, too, and has no elements. There the class stands for nothing. */
const Base = globalThis.HTMLElement ?? class {};

/**
 * Makes the class for one runtime and one place of assets.
 * @param {import("./runtime.js").Runtime} runtime
 * @param {import("./catalogs.js").Catalogs} catalogs
 * @param {(procedure: unknown) => import("./paper.js").Paper} paper The checklist on paper of a procedure.
 * @param {string} version
 */
export function makePanel(runtime, catalogs, paper, version) {
  return class TrygtromPanel extends Base {
    static observedAttributes = ["for", "node", "conference", "lang", "theme", ...OPTIONS];

    #root = this.attachShadow({ mode: "open" });
    #view = new View(this.#root);
    /** @type {Session | null} */
    #session = null;
    /** @type {Record<string, unknown>} What the page gave as properties. */
    #given = {};
    /** @type {PromiseWithResolvers<void>} */
    #ready;
    #settled = false;
    #lang = "";
    /** @type {AbortController | null} Ends with the place in the page. */
    #around = null;

    constructor() {
      super();
      this.#promise();
      // A page may set properties before this script is there; they stand in the way of the accessors then.
      for (const name of ACCESSORS) {
        if (!Object.hasOwn(this, name)) continue;
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }

    connectedCallback() {
      this.#watchAround();
      if (this.#session) {
        this.#languageMayHaveChanged();
        this.#session.moved();
        return;
      }
      this.#lang = nearestLanguage(this);
      const owner = {
        options: () => this.#options(),
        panelName: panelName(),
        heard: () => ({
          source: this.#given.source,
          node: this.getAttribute("node"),
          conference: this.getAttribute("conference"),
          viewer: this.getAttribute("viewer"),
        }),
        emit: (name, detail) => this.#emit(name, detail),
        waiting: () => this.#waiting(),
        presented: () => this.#presented(),
        failed: (error) => this.#failed(error),
        paper: () => paper(this.#options().procedure),
      };
      this.#session = new Session(this, owner, this.#view, runtime, catalogs);
      this.#session.open();
      // What is to be fetched is asked for from microtasks, too, and before it is dressed. Nothing is painted until then.
      queueMicrotask(() => this.#languageMayHaveChanged());
    }

    disconnectedCallback() {
      // An element that is only moved is back before the microtask.
      queueMicrotask(() => {
        if (this.isConnected || !this.#session) return;
        this.#around?.abort();
        this.#session.close();
        this.#session = null;
        this.#view.wait();
        this.#waiting();
      });
    }

    adoptedCallback() {
      // Style sheets do not follow an element into another document.
      this.#dress();
    }

    /** @param {string} name @param {string | null} before @param {string | null} after */
    attributeChangedCallback(name, before, after) {
      if (before === after || !this.#session) return;
      if (name === "lang") this.#languageMayHaveChanged();
      else if (name === "theme") {
        this.#dress();
        this.#session.set("theme", this.#theme());
      } else if (name === "procedure") {
        if (!this.#given.procedure) this.#session.set("procedure", after);
      } else {
        // The panel learns of the platform before it hears what that platform says.
        if (OPTIONS.includes(name)) this.#session.set(name, after);
        if (this.#isSought(name)) this.#session.seek();
      }
    }

    get platform() { return this.#read("platform"); }
    set platform(value) { this.#write("platform", value); }
    get htmlFor() { return this.#read("for"); }
    set htmlFor(value) { this.#write("for", value); }
    get node() { return this.#read("node"); }
    set node(value) { this.#write("node", value); }
    get conference() { return this.#read("conference"); }
    set conference(value) { this.#write("conference", value); }
    get viewer() { return this.#read("viewer"); }
    set viewer(value) { this.#write("viewer", value); }
    get setting() { return this.#read("setting"); }
    set setting(value) { this.#write("setting", value); }
    get consultation() { return this.#read("consultation"); }
    set consultation(value) { this.#write("consultation", value); }
    get theme() { return this.#read("theme"); }
    set theme(value) { this.#write("theme", value); }

    get procedure() { return this.#given.procedure ?? this.getAttribute("procedure"); }
    set procedure(value) {
      // A word or an address is what the attribute is for; an object wins over it.
      const file = typeof value === "object" ? (value ?? undefined) : undefined;
      const had = this.#given.procedure !== undefined;
      const written = this.getAttribute("procedure");
      this.#given.procedure = file;
      if (typeof value === "string") this.setAttribute("procedure", value);
      const toldByAttribute = this.getAttribute("procedure") !== written;
      if (file !== undefined || (had && !toldByAttribute)) this.#session?.set("procedure", this.procedure);
    }

    get source() { return this.#given.source ?? null; }
    set source(value) {
      if ((value ?? undefined) === this.#given.source) return;
      this.#given.source = value ?? undefined;
      this.#session?.seek();
    }
    get expected() { return this.#given.expected; }
    set expected(value) { this.#give("expected", value); }
    get appointment() { return this.#given.appointment; }
    set appointment(value) { this.#give("appointment", value); }
    get onboarded() { return this.#given.onboarded ?? false; }
    set onboarded(value) { this.#give("onboarded", value); }

    get ready() { return this.#ready.promise; }

    report() {
      return this.#session?.report() ?? null;
    }

    sessionLog() {
      return this.#session?.sessionLog() ?? null;
    }

    journalNote(kind) {
      if (kind !== "text" && kind !== "fhir") throw new TypeError('The kind of a journal note is "text" or "fhir".');
      return this.#session?.journalNote(kind) ?? null;
    }

    reset() {
      this.#session?.reset();
    }

    #options() {
      /** @type {Record<string, unknown>} */
      const options = { lang: this.#lang, theme: this.#theme() };
      for (const name of OPTIONS) options[name] = this.getAttribute(name);
      for (const name of GIVEN) options[name] = this.#given[name];
      if (this.#given.procedure) options.procedure = this.#given.procedure;
      return options;
    }

    /** Whether what is heard hangs on this attribute now. @param {string} name */
    #isSought(name) {
      if (name === "platform") return true;
      if (!transportOf(this.getAttribute("platform"))) return name === "for";
      // A source that the page gave wins over the attributes.
      return !this.#given.source && ["node", "conference", "viewer"].includes(name);
    }

    #read(attribute) {
      return this.getAttribute(attribute) ?? "";
    }

    #write(attribute, value) {
      if (value === null || value === undefined) this.removeAttribute(attribute);
      else this.setAttribute(attribute, String(value));
    }

    #give(name, value) {
      this.#given[name] = value ?? undefined;
      this.#session?.set(name, this.#given[name]);
    }

    #theme() {
      return this.getAttribute("theme") ?? "auto";
    }

    #dress() {
      this.#lang = nearestLanguage(this);
      this.#view.dress({ lang: this.#lang, theme: this.#theme() });
      dress(this, this.#root, this.#theme());
    }

    /** What surrounds the panel decides its language, and its looks where it brings a theme. */
    #watchAround() {
      this.#around?.abort();
      this.#around = new AbortController();
      const { signal } = this.#around;
      watchLanguage(this, () => this.#languageMayHaveChanged(), signal);
      // The page's own theme may come after the panel.
      this.ownerDocument.defaultView?.addEventListener("load", () => dress(this, this.#root, this.#theme()), { signal });
    }

    #languageMayHaveChanged() {
      const before = this.#lang;
      this.#dress();
      if (this.#lang !== before) this.#session?.set("lang", this.#lang);
    }

    #emit(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
    }

    #waiting() {
      if (this.#settled) this.#promise();
    }

    #presented() {
      this.#waiting();
      this.#settled = true;
      this.#emit("trygtrom-ready", { version });
      this.#ready.resolve();
    }

    #failed(error) {
      this.#waiting();
      this.#settled = true;
      this.#ready.reject(error);
    }

    #promise() {
      this.#settled = false;
      /** @type {any} */
      const parts = {};
      parts.promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }));
      // Who does not ask is told by the event; the console need not be told as well.
      parts.promise.catch(() => {});
      this.#ready = parts;
    }
  };
}
