/**
 * One panel's life, from the element's coming into a page to its going: what it hears, keeps and hands to the module.
 *
 * Everything is handed over from a microtask, in order, and what the module tells the page is passed on after it has
 * returned. So the module is never called while it runs, whatever a listener on the page does.
 */
import { Devices } from "./devices.js";
import { watchDoor } from "./door.js";
import { EmbedWatch } from "./embed.js";
import { hand } from "./hand.js";
import { Kept, forKeeping, ofFirstScreen } from "./kept.js";
import { platformOf, shape, transportOf } from "./platform/index.js";
import { FirstReads, makePort } from "./port.js";
import { fetchProcedure, isAddress, withoutAddress } from "./procedure.js";
import { isTrap } from "./runtime.js";
import { NoteChannel } from "./smart.js";
import { Speech } from "./speech.js";
import { findSource } from "./source.js";

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
  #speech;
  #life = new AbortController();
  /** @type {{ embed: any, stop: AbortController } | null} The embed or the source that is heard. */
  #hearing = null;
  /** @type {EmbedWatch | null} */
  #watch = null;
  /** @type {AbortController | null} Ends with what is looked for. */
  #looking = null;
  /** @type {AbortController | null} Ends with the procedure that is fetched. */
  #fetching = null;
  /** Inputs the module has not had. */
  #waiting = new Kept(shape);
  /** Inputs it has had: what a new panel is built from. */
  #told = new Kept(shape);
  /** @type {Entry[]} Inputs of which one broke the module: handed over one at a time. */
  #doubtful = [];
  /** @type {Record<string, unknown> | null} The options the first panel was built with. */
  #options = null;
  /** @type {any} */
  #panel = null;
  #draining = false;
  #due = false;
  /** @type {Array<[name: string, detail: object]>} */
  #outgoing = [];
  #presented = false;
  /** Whether the first screen is there; the page is told when it can answer, too. */
  #stands = false;
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
  });
  /** @type {Entry[]} Inputs whose drawing may still be to come. */
  #undrawn = [];

  /**
   * @param {Element} element @param {Owner} owner @param {import("./view.js").View} view
   * @param {import("./runtime.js").Runtime} runtime @param {import("./library.js").Library} library
   */
  constructor(element, owner, view, runtime, library) {
    this.#element = element;
    this.#owner = owner;
    this.#view = view;
    this.#runtime = runtime;
    this.#speech = new Speech(library, {
      ready: (tag) => this.#add({ at: Date.now(), kind: "set", name: "lang", value: tag }),
      unreachable: (error) => this.#notHad("texts-unreachable", "texts-unreachable", error),
    });
  }

  /** Aborted when the life is over. */
  get signal() {
    return this.#life.signal;
  }

  open() {
    this.seek();
    const root = this.#element.shadowRoot;
    if (root) watchDoor(root, (pin) => this.#enter(pin), this.signal);
    this.#fetchProcedure(this.#owner.options().procedure);
    // At the same time as the module. What fails is told when it is wanted.
    this.#speech.prepare(this.#owner.options().lang);
    this.#runtime.join(this);
  }

  close() {
    this.#life.abort();
    this.#devices.stop();
    this.#looking?.abort();
    this.#fetching?.abort();
    this.#hearing?.stop.abort();
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

  /** Looks for what the page gives to be heard; again when that has changed. */
  seek() {
    this.#looking?.abort();
    this.#hear(null);
    // Before there is a panel, what another room said is none of its history.
    if (!this.#options) for (const entry of this.#waiting.take()) if (entry.kind === "set") this.#waiting.add(entry);
    this.#watch = null;
    this.#view.clear("missing-embed");
    const name = this.#element.getAttribute("platform");
    const platform = platformOf(name);
    const transport = transportOf(name);
    if (!platform && !transport) return;
    this.#looking = new AbortController();
    if (transport) return this.#seekSource(transport, this.#looking.signal);
    const on = {
      changed: (embed) => this.#hear(embed, platform),
      missing: (message) => {
        this.#owner.emit("trygtrom-error", { code: "missing-embed", message });
        this.#view.notice("missing-embed");
        // With no room to listen to, the panel asks the person instead.
        this.#add({ at: Date.now(), kind: "connect", embed: null });
      },
    };
    const wanted = { id: this.#element.getAttribute("for"), tag: platform.TAG };
    this.#watch = new EmbedWatch(this.#element, wanted, on, this.#looking.signal);
  }

  /** @param {import("./platform/index.js").Transport} transport @param {AbortSignal} signal */
  #seekSource(transport, signal) {
    const none = ({ code, message }) => {
      this.#owner.emit("trygtrom-error", { code, message });
      // With nothing to listen to, the panel asks the person instead.
      this.#add({ at: Date.now(), kind: "connect", embed: null });
    };
    const found = (source) => {
      const told = (type, detail) => (this.#readsChat ? detail : transport.withoutText(type, detail));
      const subscribe = (_, sink, stop) =>
        source.subscribe((at, type, detail) => {
          if (!stop.aborted && transport.types.has(type)) sink(Number.isFinite(at) ? at : Date.now(), type, told(type, detail));
        }, stop);
      try {
        this.#hear(source, { subscribe });
        source.enter?.();
      } catch {
        this.#hear(null);
        none({ code: "invalid-attribute", message: "\"source\" threw when the panel began to listen to it. The panel asks a person instead." });
      }
    };
    const refused = (type, detail) => this.#add({ at: Date.now(), kind: "seen", type, detail });
    const how = { displayName: this.#owner.panelName, readsChat: () => this.#readsChat };
    findSource(() => this.#owner.heard(), transport, how, { found, none, refused }, this.#element.ownerDocument, signal);
  }

  /** @param {string} [pin] Kept nowhere. */
  #enter(pin) {
    this.#hearing?.embed.enter?.(pin);
  }

  /** The element stands elsewhere in the page. */
  moved() {
    this.#watch?.look();
  }

  /** An attribute or property has a new value. @param {string} name @param {unknown} value */
  set(name, value) {
    if (name === "procedure") this.#view.redraw();
    if (name === "procedure" && this.#fetchProcedure(value)) return;
    if (name === "lang" && this.#options) {
      this.#view.clear("texts-unreachable");
      if (this.#speech.fetch(value)) return;
    }
    // A panel that is not built yet is built with what holds then.
    if (this.#options) this.#add({ at: Date.now(), kind: "set", name, value });
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
    const wait = this.#speech.teach(glue, this.#owner.options().lang);
    if (wait) return void wait.then(() => this.#runtime.resume(this)).catch((error) => this.fail(error));
    const again = this.#options !== null;
    this.#options ??= withoutAddress(this.#owner.options());
    const mount = this.#view.panel();
    // With the room that is heard the first screen is drawn once, and not once without it and then anew.
    if (!again) for (const entry of this.#waiting.take(ofFirstScreen)) this.#told.add(entry);
    const kept = this.#told.entries().map((entry) =>
      entry.kind === "connect" ? { ...entry, embed: entry.embed?.deref() ?? null } : entry,
    );
    let built = false;
    const port = makePort({
      observeStack: () => void this.#runtime.moment(),
      // What a panel says while it is built again, the page has heard.
      emit: (name, detail) => {
        if (built || !again) this.#tell(name, detail);
      },
      keep: (entry, numbered) => this.#keep(entry, numbered),
      drawing: () => this.#drawing(),
      reads: this.#reads,
      notes: this.#notes,
      devices: this.#devices,
      readChat: (on) => void (this.#readsChat = on),
      present: () => queueMicrotask(() => this.#stand()),
    });
    this.#told.replayed();
    this.#runtime.call(() => void (this.#panel = new glue.Panel(mount, port, this.#options, kept)));
    built = true;
    const panel = this.#panel;
    this.#runtime.soon(() => panel && this.#panel === panel && panel.show(Date.now()));
    this.#drain();
  }

  complete() {
    if (this.#stands) this.#present();
    this.#view.release();
    this.#drain();
  }

  halt() {
    this.#panel = null;
    this.#undrawn = [];
    this.#stands = false;
    // The next panel hears of it: what it is built from may hold that the test was running.
    this.#devices.end();
    this.#view.abandon();
  }

  /** @param {Glue} glue @param {Entry[]} suspects */
  restart(glue, suspects) {
    if (this.signal.aborted) return;
    this.#told.drop(suspects);
    // Which of several it was is found by handing them over one by one. What a person asked for cannot be asked again.
    if (suspects.length > 1) this.#doubtful.push(...suspects.filter((entry) => entry.kind !== "intent"));
    this.begin(glue);
    if (!this.#panel) return;
    this.#view.notice("restarted");
    this.#owner.emit("trygtrom-error", {
      code: "panel-restarted",
      message: "The panel panicked and was built again from the events it had kept. Please report what led to it.",
    });
  }

  forget() {
    this.#told.take();
    this.#doubtful = [];
    this.#outgoing = [];
    this.#options = null;
    this.#presented = false;
    this.#reads.forget();
    const waiting = this.#waiting.take();
    // The embed that is heard is told of again, ahead of what it said since.
    if (this.#hearing && !waiting.some((entry) => entry.kind === "connect")) {
      this.#waiting.add({ at: Date.now(), kind: "connect", embed: new WeakRef(this.#hearing.embed) });
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

  // What is heard.

  /** @param {object | null} embed @param {{ subscribe: (embed: any, sink: import("./platform/index.js").Sink, signal: AbortSignal) => void }} [platform] */
  #hear(embed, platform) {
    const before = this.#hearing;
    before?.stop.abort();
    this.#hearing = null;
    if (embed && platform) {
      this.#view.clear("missing-embed");
      this.#hearing = { embed, stop: new AbortController() };
      this.#add({ at: Date.now(), kind: "connect", embed: new WeakRef(embed) });
      platform.subscribe(embed, (at, type, detail) => this.#add({ at, kind: "seen", type, detail }), this.#hearing.stop.signal);
    } else if (before) this.#add({ at: Date.now(), kind: "connect", embed: null });
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
    // What comes after the first screen waits until all of the module is here.
    if (this.#draining || !this.#panel || !this.#runtime.whole) return;
    const doubtful = this.#doubtful.splice(0, 1);
    const batch = doubtful.length > 0 ? doubtful : this.#waiting.take();
    if (batch.length === 0) return;
    this.#draining = true;
    const turn = this.#runtime.turn(this);
    let done = 0;
    for (const entry of batch) {
      if (!this.#panel) break;
      done += 1;
      const kept = forKeeping(entry);
      this.#told.add(kept);
      turn.entries.push(kept);
      this.#undrawn.push(kept);
      this.#runtime.call(() => hand(this.#panel, entry, this.#speech), kept);
      this.#flush();
    }
    let later = false;
    this.#runtime.call(() => void (later = this.#panel?.draw() ?? false));
    // Which of several breaks the drawing shows only when each is drawn; otherwise what was gathered before is drawn now, too.
    if (later && doubtful.length > 0) later = !this.#runtime.call(() => this.#panel?.frame(Date.now()));
    if (!later && this.#panel) turn.entries = this.#undrawn.splice(0);
    // The panel broke on the way: the rest waits for the next one.
    if (doubtful.length > 0) this.#doubtful.unshift(...batch.slice(done));
    else if (done < batch.length) for (const entry of [...batch.slice(done), ...this.#waiting.take()]) this.#waiting.add(entry);
    this.#runtime.end(turn, !later);
    this.#draining = false;
    if (this.#doubtful.length > 0 || this.#waiting.size > 0) this.#schedule();
  }

  /** The module draws of its own accord what it has gathered. If that breaks it, any of those inputs may have. */
  #drawing() {
    this.#runtime.end(this.#runtime.turn(this, this.#undrawn.splice(0)), true);
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
    this.#runtime.mark(this, intent);
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

  #stand() {
    if (this.signal.aborted) return;
    const { whole } = this.#runtime;
    this.#view.stand({ hold: !whole });
    this.#stands = true;
    if (whole) this.#present();
    else this.#runtime.stands();
  }

  #present() {
    if (this.signal.aborted) return;
    if (!this.#presented) {
      this.#presented = true;
      this.#owner.presented();
    }
    this.#flush();
  }
}
