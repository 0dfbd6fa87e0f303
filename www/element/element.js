/**
 * `<trygtrom-panel>`: the panel beside a video room. This file is its public API: attributes, properties, methods and events
 * as `index.d.ts` describes them. It decides nothing about a consultation.
 *
 * The shadow root is open: nothing in it is secret, and accessibility tools must see inside. Portals may rely on the API only.
 * In JavaScript because a page uses the element before the module is there.
 */
import { nearestLanguage, panelName, watchLanguage } from "./language.js";
import { copyOf, textOf } from "./page_values.js";
import { transportOf } from "./platform/index.js";
import { Session } from "./session.js";
import { applyStyleSheets } from "./styles.js";
import { View } from "./view.js";

/** Attributes whose values the module gets as they are. */
const OPTIONS = ["platform", "viewer", "setting", "heading-level", "procedure", "consultation"];
/** Properties without an attribute. */
const PROPERTIES = ["expected", "appointment", "onboarded"];
const ACCESSORS = ["platform", "htmlFor", "node", "conference", "viewer", "setting", "consultation", "theme", "headingLevel", "procedure", "source", ...PROPERTIES];

/** A server that renders pages may import this module. It has no `HTMLElement` and never creates a panel. */
const Base = globalThis.HTMLElement ?? class {};

/**
 * Makes the class of the element for one runtime and one set of assets.
 * @param {import("./runtime.js").Runtime} runtime
 * @param {import("./catalogs.js").Catalogs} catalogs
 * @param {(procedure: unknown) => import("./paper.js").Paper} paper Returns the checklist on paper of a procedure.
 * @param {string} version
 */
export function makePanel(runtime, catalogs, paper, version) {
  return class TrygtromPanel extends Base {
    static observedAttributes = ["for", "node", "conference", "lang", "theme", ...OPTIONS];

    #root = this.attachShadow({ mode: "open" });
    #view = new View(this.#root);
    /** @type {Session | null} */
    #session = null;
    /** @type {Record<string, any>} The values of properties without an attribute, as the page gave them. */
    #given = {};
    /** @type {Record<string, unknown>} Copies of those that are handed on. */
    #copied = {};
    /** @type {PromiseWithResolvers<void>} */
    #ready;
    #settled = false;
    #lang = "";
    /** @type {AbortController | null} Ends the observation of the surrounding page. */
    #around = null;

    constructor() {
      super();
      this.#promise();
      // A page may set properties before this script has run; such own properties hide the accessors.
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
      this.#start();
    }

    #start() {
      this.#lang = nearestLanguage(this);
      const owner = {
        options: () => this.#options(),
        panelName: panelName(),
        given: () => ({
          source: this.#given.source,
          node: this.getAttribute("node"),
          conference: this.getAttribute("conference"),
          viewer: this.getAttribute("viewer"),
        }),
        emit: (name, detail) => this.#emit(name, detail),
        waiting: () => this.#waiting(),
        presented: () => this.#presented(),
        failed: (error) => this.#failed(error),
        paper: () => paper(this.procedure),
        forget: (names) => {
          for (const name of names) delete this.#given[name], delete this.#copied[name];
        },
      };
      this.#session = new Session(this, owner, this.#view, runtime, catalogs);
      this.#session.open();
      // After the requests, which start in microtasks as well, and before the first paint.
      queueMicrotask(() => this.#languageMayHaveChanged());
    }

    disconnectedCallback() {
      // An element that is only moved is connected again before this microtask.
      queueMicrotask(() => {
        if (this.isConnected) return;
        this.#around?.abort();
        if (this.#end()) this.#view.wait();
      });
    }

    /** Ends the session. @returns {boolean} Whether there was one. */
    #end() {
      if (!this.#session) return false;
      this.#session.close();
      this.#session = null;
      this.#waiting();
      return true;
    }

    /** The page is kept while another one is shown. Whoever brings it back later is not to read of the consultation. */
    #pageKept() {
      if (this.#end()) this.#view.returned(() => this.#session ?? this.#start());
    }

    adoptedCallback() {
      // Style sheets do not follow an element into another document.
      this.#updateAppearance();
    }

    /** @param {string} name @param {string | null} before @param {string | null} after */
    attributeChangedCallback(name, before, after) {
      if (before === after || !this.#session) return;
      if (name === "lang") this.#languageMayHaveChanged();
      else if (name === "theme") {
        this.#updateAppearance();
        this.#session.set("theme", this.#theme());
      } else if (name === "procedure") {
        if (!this.#given.procedure) this.#session.set("procedure", after);
      } else {
        // The module must know the platform before its messages.
        if (OPTIONS.includes(name)) this.#session.set(name, after);
        if (name === "heading-level") this.#updateAppearance();
        if (this.#namesRoom(name)) this.#session.seek();
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
    get headingLevel() { return this.#read("heading-level"); }
    set headingLevel(value) { this.#write("heading-level", value); }

    get procedure() { return this.#given.procedure ?? this.getAttribute("procedure"); }
    set procedure(value) {
      // An id or an address goes to the attribute; anything else wins over the attribute, and is a file or reported.
      const file = typeof value === "string" ? undefined : (value ?? undefined);
      const had = this.#given.procedure !== undefined;
      const written = this.getAttribute("procedure");
      // Read before it is kept: a getter of the page may set another.
      this.#copied.procedure = file && copyOf("procedure", file);
      this.#given.procedure = file;
      if (typeof value === "string") this.setAttribute("procedure", value);
      const changedAttribute = this.getAttribute("procedure") !== written;
      if (file !== undefined || (had && !changedAttribute)) this.#session?.set("procedure", this.#copied.procedure ?? this.getAttribute("procedure"));
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
      for (const name of PROPERTIES) options[name] = this.#copied[name];
      if (this.#copied.procedure) options.procedure = this.#copied.procedure;
      return options;
    }

    /** Whether this attribute decides now which room is listened to. @param {string} name */
    #namesRoom(name) {
      if (name === "platform") return true;
      if (!transportOf(this.getAttribute("platform"))) return name === "for";
      // A source that the page has set wins over these attributes.
      return !this.#given.source && ["node", "conference", "viewer"].includes(name);
    }

    #read(attribute) {
      return this.getAttribute(attribute) ?? "";
    }

    #write(attribute, value) {
      if (value === null || value === undefined) this.removeAttribute(attribute);
      else this.setAttribute(attribute, textOf(value));
    }

    #give(name, value) {
      const given = value ?? undefined;
      // Read before it is kept: a getter of the page may set another.
      this.#copied[name] = given === undefined ? undefined : copyOf(name, given);
      this.#given[name] = given;
      this.#session?.set(name, this.#copied[name]);
    }

    #theme() {
      return this.getAttribute("theme") ?? "auto";
    }

    #updateAppearance() {
      this.#lang = nearestLanguage(this);
      this.#view.setAppearance({ lang: this.#lang, theme: this.#theme(), headingLevel: this.headingLevel });
      applyStyleSheets(this, this.#root, this.#theme());
    }

    /** The surrounding page determines the language, and the theme if it has one. */
    #watchAround() {
      this.#around?.abort();
      this.#around = new AbortController();
      const { signal } = this.#around;
      watchLanguage(this, () => this.#languageMayHaveChanged(), signal);
      const page = this.ownerDocument.defaultView;
      // The page's theme may load after the panel.
      page?.addEventListener("load", () => applyStyleSheets(this, this.#root, this.#theme()), { signal });
      page?.addEventListener("pagehide", ({ persisted }) => persisted && this.#pageKept(), { signal });
    }

    #languageMayHaveChanged() {
      const before = this.#lang;
      this.#updateAppearance();
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
      // A page that does not use `ready` gets the event; the browser should not report an unhandled rejection too.
      parts.promise.catch(() => {});
      this.#ready = parts;
    }
  };
}
