/**
 * One panel's life, from the element's coming into a page to its going: what it hears, keeps and hands to the module.
 *
 * Everything is handed over from a microtask, in order, and what the module tells the page is passed on after it has
 * returned. So the module is never called while it runs, whatever a listener on the page does.
 */
import { languageOf } from "./catalogs.js";
import { Devices } from "./devices.js";
import { watchDoor } from "./door.js";
import { Kept, forKeeping } from "./kept.js";
import { shape } from "./platform/index.js";
import { Alarm, FirstReads, NextFrame, makePort, newId } from "./port.js";
import { fetchProcedure, isAddress, withoutAddress } from "./procedure.js";
import { RoomConnection } from "./room_connection.js";
import { isTrap } from "./runtime.js";
import { NoteChannel } from "./smart.js";

/**
 * @typedef {import("./kept.js").Entry} Entry
 * @typedef {import("./loader.js").Glue} Glue
 *
 * @typedef {object} Owner The element.
 * @property {() => Record<string, unknown>} options Attributes and properties as they are now.
 * @property {() => import("./source.js").Given} heard What it gives to hear a conference through.
 * @property {string} panelName What the panel is called where others see it.
 * @property {(name: string, detail: object) => void} emit
 * @property {() => void} waiting It is not known yet whether there will be a panel.
 * @property {() => void} presented The panel is there.
 * @property {(error: Error) => void} failed There will be none.
 * @property {() => import("./paper.js").Paper} paper The checklist on paper of the procedure that is chosen now.
 */

export class Session {
  #element;
  #owner;
  #view;
  #runtime;
  #catalogs;
  #life = new AbortController();
  #room;
  /** @type {AbortController | null} Ends with the procedure that is fetched. */
  #fetching = null;
  /** Inputs the module has not had. */
  #waiting = new Kept(shape);
  /** Inputs it has had: what a new panel is built from. */
  #told = new Kept(shape);
  /** Whether the moment that was asked for has come. */
  #awake = false;
  /** @type {Record<string, unknown> | null} The options the first panel was built with. */
  #options = null;
  /** @type {Glue | null} */
  #glue = null;
  /** @type {any} */
  #panel = null;
  /** The language the page wants. */
  #wanted = "";
  #draining = false;
  #due = false;
  /** @type {Array<[name: string, detail: object]>} */
  #outgoing = [];
  #presented = false;
  /** Whether the procedure lets the module look at what is written in the chat. */
  #readsChat = false;
  /** The panel's own test of microphone and camera. */
  #devices = new Devices({
    root: () => this.#element.shadowRoot,
    tell: (told) => this.#add({ at: Date.now(), kind: "devices", told }),
  });
  #reads = new FirstReads();
  /** Outlives a panel that breaks: the next one is told what became of the note. */
  #notes = new NoteChannel({
    window: () => this.#element.ownerDocument.defaultView,
    answered: (taken) => this.#add({ at: Date.now(), kind: "answered", taken }),
    newId,
  });
  #frame = new NextFrame(() => this.#draw());
  #alarm = new Alarm(() => {
    this.#awake = true;
    this.#schedule();
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
    const page = { given: owner.heard, displayName: owner.panelName, readsChat: () => this.#readsChat };
    this.#room = new RoomConnection(element, page, {
      input: (entry) => this.#add(entry),
      problem: (problem) => owner.emit("trygtrom-error", problem),
      missing: (missing) => (missing ? view.notice("missing-embed") : view.clear("missing-embed")),
    });
  }

  /** Aborted when the life is over. */
  get signal() {
    return this.#life.signal;
  }

  open() {
    this.seek();
    const root = this.#element.shadowRoot;
    if (root) watchDoor(root, (pin) => this.#room.enter(pin), this.signal);
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
    this.#alarm.set(null);
    this.#frame.giveUp();
    this.#notes.giveUp();
    this.#runtime.leave(this);
    const panel = this.#panel;
    this.#panel = null;
    if (!panel) return;
    const gone = this.#runtime.call(() => {
      panel.destroy();
      panel.free();
    });
    if (!gone) this.#view.abandon();
  }

  /** Looks for the room that the page names; again when that has changed. */
  seek() {
    this.#room.disconnect();
    // What another room reported before there was a panel is not part of its history.
    if (!this.#options) for (const entry of this.#waiting.take()) if (entry.kind === "set") this.#waiting.add(entry);
    this.#view.clear("missing-embed");
    this.#room.connect();
  }

  /** The element stands elsewhere in the page. */
  moved() {
    this.#room.moved();
  }

  /** An attribute or property has a new value. @param {string} name @param {unknown} value */
  set(name, value) {
    if (name === "procedure") this.#view.redraw();
    if (name === "procedure" && this.#fetchProcedure(value)) return;
    if (name === "lang" && this.#options && this.#fetchLanguage(value)) return;
    // A panel that is not built yet is built with what holds then.
    if (this.#options) this.#add({ at: Date.now(), kind: "set", name, value });
  }

  /**
   * Fetches the catalog of another language; the panel keeps its language until then.
   * @param {unknown} tag @returns {boolean} Whether there is anything to fetch.
   */
  #fetchLanguage(tag) {
    const language = (this.#wanted = languageOf(tag));
    this.#view.clear("texts-unreachable");
    if (this.#catalogs.has(language)) return false;
    const ifWanted = (then) => (result) => this.#wanted === language && then(result);
    this.#catalogs.fetch(language).then(
      ifWanted(() => this.#add({ at: Date.now(), kind: "set", name: "lang", value: tag })),
      ifWanted((error) => this.#notHad("texts-unreachable", "texts-unreachable", error)),
    );
    return true;
  }

  /**
   * Fetches a procedure that lies at an address; until it is here the one before is followed.
   * @param {unknown} procedure @returns {boolean} Whether it is one.
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
      (error) => fetching.signal.aborted || this.#notHad("procedure-unreachable", error.code, error),
    );
    return true;
  }

  /** A file could not be had: the person is told, and the page. */
  #notHad(notice, code, { message }) {
    if (this.signal.aborted) return;
    this.#view.notice(notice);
    this.#owner.emit("trygtrom-error", { code, message });
  }

  /** @returns {object | null} */
  report() {
    return this.#ask((panel) => panel.report());
  }

  /** @returns {object | null} */
  sessionLog() {
    return this.#ask((panel) => panel.sessionLog());
  }

  /** @param {"text" | "fhir"} kind @returns {string | object | null} */
  journalNote(kind) {
    return this.#ask((panel) => panel.journalNote(kind));
  }

  reset() {
    this.#add({ at: Date.now(), kind: "reset" });
    this.#drain();
  }

  // What the runtime calls.

  wait() {
    this.#view.wait();
    this.#owner.waiting();
  }

  /** @param {Glue} glue */
  begin(glue) {
    if (this.#panel || this.signal.aborted) return;
    const language = languageOf(this.#owner.options().lang);
    if (!this.#catalogs.has(language)) {
      this.#catalogs.fetch(language).then(() => this.#runtime.resume(this), (error) => this.fail(error));
      return;
    }
    try {
      this.#catalogs.loadInto(glue);
    } catch (error) {
      this.fail(error);
      return;
    }
    this.#glue = glue;
    const again = this.#options !== null;
    this.#options ??= withoutAddress(this.#owner.options());
    const mount = this.#view.preparePanel();
    const kept = this.#told.entries().map((entry) =>
      entry.kind === "connect" ? { ...entry, embed: entry.embed?.deref() ?? null } : entry,
    );
    let built = false;
    const port = makePort({
      now: () => this.#runtime.moment(),
      // What a panel says while it is built again, the page has heard.
      emit: (name, detail) => {
        if (built || !again) this.#tell(name, detail);
      },
      keep: (entry, numbered) => this.#keep(entry, numbered),
      alarm: this.#alarm,
      frame: this.#frame,
      reads: this.#reads,
      notes: this.#notes,
      devices: this.#devices,
      readChat: (on) => void (this.#readsChat = on),
      present: () => queueMicrotask(() => this.#present()),
    });
    this.#told.replayed();
    this.#runtime.call(() => void (this.#panel = new glue.Panel(mount, port, this.#options, kept)));
    built = true;
    // The first screen shows what has been heard by now.
    this.#drain();
    this.#runtime.call(() => this.#panel?.show(Date.now()));
  }

  halt() {
    this.#panel = null;
    // The next panel hears of it: what it is built from may hold that the test was running.
    this.#devices.end();
    this.#alarm.set(null);
    this.#frame.giveUp();
    this.#view.abandon();
  }

  /** @param {Glue} glue @param {Entry | null} dropped */
  restart(glue, dropped) {
    if (this.signal.aborted) return;
    // A panel that had not begun has missed nothing.
    if (this.#options === null) return this.begin(glue);
    // Without its room the panel would not hear anything more.
    if (dropped && dropped.kind !== "connect") this.#told.drop(dropped);
    const waiting = this.#waiting.take();
    for (const entry of [{ at: Date.now(), kind: "restarted" }, ...waiting]) this.#waiting.add(entry);
    this.begin(glue);
    if (!this.#panel) return;
    this.#view.notice("restarted");
    this.#owner.emit("trygtrom-error", {
      code: "panel-restarted",
      message: "The panel panicked and was built again without its last input. It may have missed something. Please report what led to it.",
    });
  }

  forget() {
    this.#told.take();
    this.#outgoing = [];
    this.#options = null;
    this.#presented = false;
    this.#reads.forget();
    const waiting = this.#waiting.take();
    // The embed that is heard is told of again, ahead of what it said since.
    const { room } = this.#room;
    if (room && !waiting.some((entry) => entry.kind === "connect")) {
      this.#waiting.add({ at: Date.now(), kind: "connect", embed: new WeakRef(room) });
    }
    for (const entry of waiting) this.#waiting.add(entry);
  }

  /** @param {Error} error */
  fail(error) {
    if (this.signal.aborted) return;
    this.#view.paper(this.#owner.paper, () => this.#runtime.retry(this));
    this.#owner.emit("trygtrom-error", { code: "wasm-failed", message: error.message });
    this.#owner.failed(error);
  }

  /** @param {Entry} entry */
  #add(entry) {
    this.#waiting.add(entry);
    this.#schedule();
  }

  // What is handed over.

  #schedule() {
    if (this.#due || !this.#panel) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      this.#drain();
    });
  }

  #drain() {
    if (this.#draining || !this.#panel) return;
    const entries = this.#waiting.take();
    if (entries.length === 0 && !this.#awake) return;
    this.#draining = true;
    if (this.#awake) {
      this.#awake = false;
      this.#runtime.call(() => this.#panel.wake(Date.now()));
      this.#flush();
    }
    while (this.#panel && entries.length > 0) {
      const entry = entries.shift();
      const kept = forKeeping(entry);
      this.#told.add(kept);
      this.#runtime.handed(this, kept);
      this.#runtime.call(() => this.#hand(entry));
      this.#flush();
    }
    this.#runtime.call(() => this.#panel?.draw());
    // If the panel broke on the way, the others wait for the next one.
    for (const entry of [...entries, ...this.#waiting.take()]) this.#waiting.add(entry);
    this.#draining = false;
    if (this.#waiting.size > 0) this.#schedule();
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
    else if (entry.kind === "devices") panel.devices(at, entry.told);
    else if (entry.kind === "reset") panel.reset(at);
    else if (entry.kind === "restarted") panel.restarted(at);
  }

  /** Lets the module draw what it has gathered for this frame. */
  #draw() {
    this.#runtime.call(() => this.#panel?.frame(Date.now()));
  }

  /** @template T @param {(panel: any) => T} question @returns {T | null} */
  #ask(question) {
    if (!this.#presented) return null;
    // The answer takes in all that has been heard.
    this.#drain();
    let answer = null;
    let refusal;
    if (this.#panel) {
      this.#runtime.call(() => {
        try {
          answer = question(this.#panel);
        } catch (error) {
          // A question the module turns down is the asker's matter, and breaks nothing.
          if (isTrap(error)) throw error;
          refusal = error;
        }
      });
    }
    if (refusal !== undefined) throw refusal;
    return answer;
  }

  // What the module says.

  /** @param {string} entry @param {boolean} numbered */
  #keep(entry, numbered) {
    /** @type {Entry} */
    const intent = { at: Date.now(), kind: "intent", entry, numbered };
    this.#told.add(intent);
    this.#runtime.handed(this, intent);
  }

  /** @param {string} name @param {object} detail */
  #tell(name, detail) {
    this.#outgoing.push([name, detail]);
    queueMicrotask(() => this.#flush());
  }

  #flush() {
    // The page is told that the panel is there before it is told anything of it.
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
