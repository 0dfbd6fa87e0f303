/**
 * One panel from when its element is added to a page until it is removed: receives inputs, keeps them and hands them to the
 * module, and passes on what the module reports.
 *
 * Inputs are handed over in microtasks, in order, and the page is notified after the module has returned. So the module is
 * never called while it runs, whatever a listener on the page does.
 * In JavaScript because it receives inputs before the module is there, and builds the panel again after a panic.
 */
import { watchAdmission } from "./admission.js";
import { TextsError, languageOf } from "./catalogs.js";
import { Devices } from "./devices.js";
import { ErrorLimit } from "./error_limit.js";
import { InputLog, MOST_INPUTS, withoutText } from "./input_log.js";
import { held, shape } from "./platform/index.js";
import { fetchProcedure, isAddress, withoutAddress } from "./procedure.js";
import { renew } from "./renewal.js";
import { RoomConnection } from "./room_connection.js";
import { isTrap } from "./runtime.js";
import { NoteChannel } from "./smart.js";

/**
 * @typedef {import("./input_log.js").Entry} Entry
 * @typedef {import("./loader.js").Glue} Glue
 *
 * @typedef {object} Owner The element.
 * @property {() => Record<string, unknown>} options Attributes and properties as they are now.
 * @property {() => import("./room_connection.js").Given} given What the page gives to reach a conference.
 * @property {string} panelName The name of the panel in a conference that it joins.
 * @property {(name: string, detail: object) => void} emit
 * @property {() => void} waiting It is not known yet whether there will be a panel.
 * @property {() => void} presented The panel is shown.
 * @property {(error: Error) => void} failed There will be no panel.
 * @property {() => import("./paper.js").Paper} paper The checklist on paper of the current procedure.
 * @property {(names: string[]) => void} forget Drop the values of these properties: they were the last patient's.
 */

export class Session {
  #element;
  #owner;
  #view;
  #runtime;
  #catalogs;
  #life = new AbortController();
  #room;
  /** @type {AbortController | null} Ends the request for a procedure. */
  #fetching = null;
  /** The inputs that the module has not had yet. */
  #pending = new InputLog(shape);
  /** The inputs that the module has had. After a panic the panel is built again from these. */
  #received = new InputLog(shape);
  /** @type {Record<string, unknown> | null} The options the panel was first built with; null before that. */
  #options = null;
  /** When the panel was first built, in ms since the epoch. */
  #since = 0;
  /** @type {Glue | null} */
  #glue = null;
  /** @type {any} */
  #panel = null;
  /** @type {object | null} The wait for the texts of the first screen; null when it is over or has been given up. */
  #firstTexts = null;
  /** The language that the page has asked for last. */
  #wantedLanguage = "";
  #draining = false;
  /** Whether a log of inputs was found full. */
  #isFull = false;
  #scheduled = false;
  /** @type {Array<[name: string, detail: object]>} Events for the page. */
  #outgoing = [];
  #errors = new ErrorLimit((problem) => this.#owner.emit("trygtrom-error", problem), this.#life.signal);
  #presented = false;
  /** Whether the procedure allows chat texts to reach the module. */
  #readsChat = false;
  /** The panel's own test of microphone and camera. */
  #devices = new Devices({
    root: () => this.#element.shadowRoot,
    report: (state) => this.#add({ at: Date.now(), kind: "devices", state }),
  });
  /**
   * @type {Map<string, string | null>} The values of sessionStorage when each key was first read in this consultation. A panel
   *   that is built again starts from these and replays its inputs, so it must not read what was stored in between.
   */
  #firstReads = new Map();
  /** Outlives a panic: the panel that is built again gets the answer. */
  #notes = new NoteChannel({
    window: () => this.#element.ownerDocument.defaultView,
    answered: (taken) => this.#add({ at: Date.now(), kind: "answered", taken }),
  });

  /**
   * @param {Element} element @param {Owner} owner @param {import("./view.js").View} view
   * @param {import("./runtime.js").Runtime} runtime @param {import("./catalogs.js").Catalogs} catalogs
   */
  constructor(element, owner, view, runtime, catalogs) {
    this.#element = element;
    this.#owner = owner;
    this.#view = view;
    this.#runtime = runtime;
    this.#catalogs = catalogs;
    const page = { given: owner.given, displayName: owner.panelName, readsChat: () => this.#readsChat };
    this.#room = new RoomConnection(element, page, {
      input: (entry) => this.#add(entry),
      problem: (problem) => this.#problem(problem),
      missing: (missing) => (missing ? view.notice("missing-embed") : view.clear("missing-embed")),
    });
  }

  /** Aborted when the element is removed. */
  get signal() {
    return this.#life.signal;
  }

  open() {
    this.seek();
    const root = this.#element.shadowRoot;
    if (root) watchAdmission(root, (pin) => this.#room.enter(pin), this.signal);
    root?.addEventListener("click", () => this.#runtime.pressed(), { capture: true, signal: this.signal });
    this.#fetchProcedure(this.#owner.options().procedure);
    // While the module is on its way. A failure is reported when the catalog is needed.
    this.#catalogs.fetch(languageOf(this.#owner.options().lang)).catch(() => {});
    this.#runtime.join(this);
  }

  close() {
    this.#life.abort();
    this.#devices.stop();
    this.#room.disconnect();
    this.#fetching?.abort();
    // A retry is this session's.
    for (const key of ["texts-unreachable", "procedure-unreachable"]) this.#view.clear(key);
    this.#notes.giveUp();
    this.#runtime.leave(this);
    const panel = this.#panel;
    this.#panel = null;
    if (!panel) return;
    const freed = this.#runtime.call(() => {
      panel.destroy();
      panel.free();
    });
    if (!freed) this.#view.abandon();
  }

  /** Searches for the room that the page names. Called again when that has changed. */
  seek() {
    this.#room.disconnect();
    // What another room reported before there was a panel is not part of its history.
    if (!this.#options) for (const entry of this.#pending.take()) if (entry.kind === "set") this.#pending.add(entry);
    this.#view.clear("missing-embed");
    this.#room.connect();
  }

  /** The element was moved in the page. */
  moved() {
    this.#room.moved();
  }

  /** An attribute or property has a new value. @param {string} name @param {unknown} value */
  set(name, value) {
    if (name === "procedure") this.#view.draw();
    if (name === "procedure" && this.#fetchProcedure(value)) return;
    if (name === "lang" && this.#options && this.#fetchLanguage(value)) return;
    if (name === "lang" && this.#firstTexts) this.#runtime.resume(this);
    // A panel that is not built yet takes the options as they are when it is built.
    if (this.#options) this.#add({ at: Date.now(), kind: "set", name, value });
  }

  /**
   * Fetches the catalog of another language; the panel keeps its language until then.
   * @param {unknown} tag @returns {boolean} Whether there is anything to fetch.
   */
  #fetchLanguage(tag) {
    const language = (this.#wantedLanguage = languageOf(tag));
    this.#view.clear("texts-unreachable");
    if (this.#catalogs.has(language)) return false;
    const ifWanted = (then) => (result) => this.#wantedLanguage === language && then(result);
    this.#catalogs.fetch(language).then(
      ifWanted(() => this.#add({ at: Date.now(), kind: "set", name: "lang", value: tag })),
      ifWanted((error) => this.#unreachable("texts-unreachable", "texts-unreachable", error, () => this.set("lang", tag))),
    );
    return true;
  }

  /**
   * Fetches a procedure by its address; the panel follows the previous one until then.
   * @param {unknown} procedure @returns {boolean} Whether it is an address.
   */
  #fetchProcedure(procedure) {
    this.#fetching?.abort();
    this.#fetching = null;
    this.#view.clear("procedure-unreachable");
    if (!isAddress(procedure)) return false;
    const fetching = (this.#fetching = new AbortController());
    const { baseURI } = this.#element.ownerDocument;
    fetchProcedure(procedure, { base: baseURI, signal: fetching.signal }).then(
      (file) => this.#add({ at: Date.now(), kind: "set", name: "procedure", value: file }),
      (error) => fetching.signal.aborted || this.#unreachable("procedure-unreachable", error.code, error, () => this.set("procedure", procedure)),
    );
    return true;
  }

  /** Shows and reports that a file could not be fetched. `retry` fetches it anew. */
  #unreachable(notice, code, { message }, retry) {
    if (this.signal.aborted) return;
    this.#view.notice(notice, retry);
    this.#problem({ code, message });
  }

  report() {
    return this.#ask((panel) => panel.report());
  }

  sessionLog() {
    return this.#ask((panel) => panel.sessionLog());
  }

  journalNote(kind) {
    return this.#ask((panel) => panel.journalNote(kind));
  }

  reset() {
    this.#add({ at: Date.now(), kind: "reset" });
    this.#drain();
  }

  // Called by the runtime.

  wait() {
    this.#firstTexts = null;
    this.#view.wait();
    this.#owner.waiting();
  }

  begin(glue) {
    if (this.#panel || this.signal.aborted) return;
    this.#firstTexts = null;
    // A panel that is built again starts in its first language, and does not wait for one that is on its way.
    const language = languageOf((this.#options ?? this.#owner.options()).lang);
    if (!this.#catalogs.has(language)) return this.#waitForTexts(language);
    try {
      this.#catalogs.loadInto(glue);
    } catch (error) {
      this.fail(error);
      return;
    }
    this.#glue = glue;
    const again = this.#options !== null;
    if (!again) this.#since = Date.now();
    this.#options ??= withoutAddress(this.#owner.options());
    const mount = this.#view.preparePanel();
    const kept = this.#received.entries().map((entry) =>
      entry.kind === "connect" ? { ...entry, embed: entry.embed?.deref() ?? null } : entry,
    );
    const building = { replays: again };
    const port = this.#port(building);
    this.#received.replayed();
    this.#runtime.call(() => void (this.#panel = new glue.Panel(mount, port, { ...this.#options, build: this.#runtime.build }, kept)));
    building.replays = false;
    // The first screen includes what has been reported by now.
    this.#drain();
    this.#runtime.call(() => this.#panel?.show(Date.now()));
  }

  /**
   * What the panel calls; `src/embed/port.rs` describes each method. Only `load` may throw. Made in a scope of its own: it lives as
   * long as the panel, and would otherwise hold the inputs that are replayed, and with them a conference that was left.
   * @param {{ replays: boolean }} building
   */
  #port(building) {
    return {
      observeStack: () => this.#runtime.observeStack(),
      // The page has received before what a panel reports during a replay.
      emit: (name, detail) => {
        if (!building.replays) this.#emit(name, detail);
      },
      // `numbered` by default: to lose an answer in a replay is safer than to apply it to somebody else.
      keep: (entry, numbered = true) => this.#keep(entry, numbered),
      renew: (setting, announced) => this.#renew(setting, announced),
      load: (key) => this.#firstRead(key),
      send: (...message) => this.#notes.send(...message),
      giveUp: () => this.#notes.giveUp(),
      readChat: (on) => void (this.#readsChat = on),
      testDevices: (on) => (on ? this.#devices.start() : this.#devices.stop()),
      present: () => queueMicrotask(() => this.#present()),
    };
  }

  /** @param {import("./catalogs.js").Language} language */
  #waitForTexts(language) {
    const wait = (this.#firstTexts = {});
    const ifAwaited = (then) => (result) => this.#firstTexts === wait && then(result);
    this.#catalogs.fetch(language).then(
      ifAwaited(() => this.#runtime.resume(this)),
      ifAwaited((error) => this.fail(error)),
    );
  }

  /** The module is replaced by a fresh instance. What is shown stays until the next panel is drawn. */
  rest() {
    const panel = this.#panel;
    this.#panel = null;
    if (!panel) return;
    this.#view.abandon();
    // Ends its timers too. Its screen is not taken down, because it is still shown.
    this.#runtime.call(() => panel.free());
  }

  halt() {
    this.#panel = null;
    // An input for the next panel, whose kept inputs may say that the test is running.
    this.#devices.end();
    this.#view.abandon();
  }

  /** @param {Glue} glue @param {Entry | null} dropped */
  restart(glue, dropped) {
    if (this.signal.aborted) return;
    // A panel that had not begun has missed nothing.
    if (this.#options === null) return this.begin(glue);
    // Without its room the panel would not receive anything more.
    if (dropped && dropped.kind !== "connect") this.#received.drop(dropped);
    const waiting = this.#pending.take();
    for (const entry of [{ at: Date.now(), kind: "restarted" }, ...waiting]) this.#pending.add(entry);
    this.begin(glue);
    if (!this.#panel) return;
    this.#view.notice("restarted");
    this.#problem({
      code: "panel-restarted",
      message: "The panel panicked and was built again without its last input. It may have missed something. Please report what led to it.",
    });
  }

  forget() {
    this.#received.take();
    this.#outgoing = [];
    this.#options = null;
    this.#presented = false;
    this.#firstReads.clear();
    // What comes next is a new panel, and no restart.
    const waiting = this.#pending.take().filter(({ kind }) => kind !== "restarted");
    // The next panel learns of its room before what the room has reported since.
    const { room } = this.#room;
    if (room && !waiting.some((entry) => entry.kind === "connect")) {
      this.#pending.add({ at: Date.now(), kind: "connect", embed: new WeakRef(room) });
    }
    for (const entry of waiting) this.#pending.add(entry);
  }

  fail(error) {
    if (this.signal.aborted) return;
    this.#firstTexts = null;
    this.#view.paper(this.#owner.paper, () => this.#runtime.retry(this));
    this.#problem({ code: error instanceof TextsError ? "texts-unreachable" : "wasm-failed", message: error.message });
    this.#owner.failed(error);
  }

  #add(entry) {
    // The panel has not had what is left out here.
    if (this.#pending.add(entry)) {
      this.#leftOut();
      this.#pending.add({ at: Date.now(), kind: "restarted" });
    }
    this.#schedule();
  }

  /** Reports once that the log of inputs is full. */
  #leftOut() {
    if (this.#isFull) return;
    this.#isFull = true;
    const message = `The room has reported more than ${MOST_INPUTS} things that nothing later supersedes. The oldest are left out of what the panel is built from again.`;
    this.#emit("trygtrom-error", { code: "bad-message", message });
  }

  // To the module.

  #schedule() {
    if (this.#scheduled || !this.#panel) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      this.#drain();
    });
  }

  #drain() {
    if (this.#draining || !this.#panel) return;
    const entries = this.#pending.take();
    if (entries.length === 0) return;
    this.#draining = true;
    while (this.#panel && entries.length > 0) {
      const entry = entries.shift();
      const kept = withoutText(entry);
      if (this.#received.add(kept)) this.#leftOut();
      this.#runtime.handed(this, kept);
      this.#runtime.call(() => this.#hand(entry));
      this.#flush();
    }
    this.#runtime.call(() => this.#panel?.draw());
    // After a panic the others wait for the next panel.
    for (const entry of [...entries, ...this.#pending.take()]) this.#pending.add(entry);
    this.#draining = false;
    if (this.#pending.size > 0) this.#schedule();
  }

  /** Hands one input to the module. @param {Entry} entry */
  #hand(entry) {
    const { at } = entry;
    const panel = this.#panel;
    if (entry.kind === "seen") panel.seen(at, entry.type, entry.detail);
    else if (entry.kind === "set") {
      if (entry.name === "lang") this.#catalogs.loadInto(this.#glue);
      panel.set(at, entry.name, entry.value);
    } else if (entry.kind === "connect") panel.connect(at, entry.embed?.deref() ?? null);
    else if (entry.kind === "answered") panel.answered(at, entry.taken);
    else if (entry.kind === "devices") panel.devices(at, entry.state);
    else if (entry.kind === "reset") panel.reset(at);
    else if (entry.kind === "restarted") panel.restarted(at);
  }

  /** @template T @param {(panel: any) => T} question @returns {T | null} */
  #ask(question) {
    if (!this.#presented) return null;
    // The answer includes everything that has been reported.
    this.#drain();
    let answer = null;
    let refusal;
    if (this.#panel) {
      this.#runtime.call(() => {
        try {
          answer = question(this.#panel);
        } catch (error) {
          // The module refuses some questions with an error, which is the caller's.
          if (isTrap(error)) throw error;
          refusal = error;
        }
      });
    }
    if (refusal !== undefined) throw refusal;
    return answer;
  }

  // From the module.

  /** A new consultation has begun with the last input: only what still holds is kept, and the module is replaced. */
  #renew(setting, announced) {
    this.#received.shorten();
    const { options, entries } = renew(this.#options ?? {}, this.#received.entries(), { setting, announced, since: this.#since, held });
    this.#options = options;
    this.#received.replace(entries);
    this.#firstReads.clear();
    this.#room.forget();
    const coming = this.#pending.entries().map((entry) => entry.kind === "set" && entry.name);
    if (!announced) this.#owner.forget(["expected", "appointment"].filter((name) => !coming.includes(name)));
    this.#runtime.renew();
  }

  #firstRead(key) {
    if (!this.#firstReads.has(key)) this.#firstReads.set(key, sessionStorage.getItem(key));
    return this.#firstReads.get(key);
  }

  #keep(entry, numbered) {
    /** @type {Entry} */
    const intent = { at: Date.now(), kind: "intent", entry, numbered };
    this.#received.add(intent);
    this.#runtime.handed(this, intent);
  }

  /** Tells the page at once of an error, also before the panel is ready. @param {{ code: string, message: string }} problem */
  #problem(problem) {
    if (this.#errors.admits(problem.code)) this.#owner.emit("trygtrom-error", problem);
  }

  #emit(name, detail) {
    if (name === "trygtrom-error" && !this.#errors.admits(detail.code)) return;
    this.#outgoing.push([name, detail]);
    queueMicrotask(() => this.#flush());
  }

  #flush() {
    // "trygtrom-ready" comes before any other event.
    if (!this.#presented) return;
    for (let next = this.#outgoing.shift(); next && !this.signal.aborted; next = this.#outgoing.shift()) this.#owner.emit(...next);
  }

  #present() {
    if (this.signal.aborted) return;
    this.#view.showPanel();
    if (!this.#presented) {
      this.#presented = true;
      this.#owner.presented();
    }
    this.#flush();
  }
}
