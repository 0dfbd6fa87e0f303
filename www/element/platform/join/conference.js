/**
 * A conference, seen over its client API by somebody who sends no sound and no picture: lets itself in, keeps its token,
 * reads the event stream, takes commands, leaves. It decides nothing and remembers nobody: what comes is handed on.
 *
 * The stream is read by `fetch`, not by an `EventSource`. That one puts the token into an address, where it stays in logs;
 * tries again on its own with a token that may be gone; does not say why a stream was refused; and is silent about events
 * it was not told the names of.
 *
 * Nothing here goes by the wall clock. Whether a token still holds, the node knows: it is asked, and a 403 is the answer.
 */
import { Api, browserWorld } from "./api.js";
import { baseOf } from "./address.js";
import { COMMANDS, callOf } from "./commands.js";
import { JoinFailure, turnedDown, unanswered, unreachable } from "./failure.js";
import { readEvents } from "./event_stream.js";
import { OWN, readEvent } from "./messages.js";
import { Waits, backOff } from "./waiting.js";

/**
 * @typedef {import("./api.js").World} World
 * @typedef {(at: number, type: string, detail: unknown) => void} Sink
 * @typedef {{ done: true } | { done: false, why: import("./failure.js").Why }} Outcome
 *
 * @typedef {object} Given
 * @property {unknown} node An https origin or a host name.
 * @property {unknown} conference The alias.
 * @property {string} displayName Seen by all in the conference.
 * @property {string} callTag By which panels know each other.
 * @property {boolean} [chatText] Looked at anew with each message: whether what is written in the chat is handed on; otherwise only that something was.
 */

/** s that a token holds where the node does not say. */
const USUAL = 120;
/** ms by which a wait may be late before it counts as a sleep, and without a word before a snapshot is fetched anew. */
const LATE = 15_000;
const QUIET = 300_000;
/** ms that a stream must have lived before its end counts as a first one. */
const STEADY = 10_000;

export class Conference {
  #api;
  #given;
  #world;
  #waits;
  /** @type {Sink | null} */
  #sink = null;
  /** @type {string | undefined} Held as long as we are in or trying to be. */
  #pin;
  /** @type {AbortController | null} Ends with what was begun by the last request to be let in. */
  #life = null;
  /** @type {string | null} */
  #token = null;
  /** ms between renewals. */
  #interval = (USUAL * 1000) / 3;
  /** @type {Promise<"done" | "gone" | "failed"> | null} */
  #renewing = null;
  /** @type {AbortController | null} Ends the stream that is open. */
  #stream = null;
  #heardAt = 0;
  #entered = false;
  /** When we were last let in, and how often in a row we were out again at once. */
  #enteredAt = 0;
  #relapses = 0;
  /** Whether the page has gone, and can come back as it was. */
  #away = false;
  /** Whether the stream was last told to be open. */
  #open = false;
  /** @type {string} The failure that was last told of. */
  #told = "";
  /** @type {[type: string, detail: unknown] | null} What was last told of the door. */
  #door = null;

  /**
   * @param {Given} given @param {World} [world]
   * @throws {JoinFailure} `invalid-attribute`
   */
  constructor(given, world = browserWorld()) {
    this.#api = new Api(baseOf(given.node, given.conference), world);
    if (typeof given.displayName !== "string" || given.displayName.trim() === "") throw new JoinFailure("invalid-attribute", "display-name");
    this.#given = given;
    this.#world = world;
    this.#waits = new Waits(world);
  }

  /**
   * Hands on what is told, in order, from now on; at the end leaves.
   * @param {Sink} sink Must not throw; where it does, that shows on the console and nothing else stops.
   * @param {AbortSignal} signal
   */
  subscribe(sink, signal) {
    if (signal.aborted) return;
    this.#sink = sink;
    const { page } = this.#world;
    page?.addEventListener("pagehide", () => this.#pageGoes(), { signal });
    page?.addEventListener("pageshow", (event) => this.#pageComes(/** @type {any} */ (event).persisted === true), { signal });
    page?.addEventListener("online", () => this.#waits.wake(), { signal });
    signal.addEventListener("abort", () => {
      this.#release();
      this.#sink = null;
    });
  }

  /**
   * Asks to be let in; again after a PIN was asked for. How it goes is told to the sink.
   * @param {string} [pin] Held in memory until we are out; `GUEST` of `messages.js`: as a guest without one.
   */
  enter(pin) {
    // A header cannot carry everything, and what a browser says of such a one repeats it.
    if (pin !== undefined && !/^[\x21-\x7e]{1,64}$/.test(pin)) return this.#fail(new JoinFailure("pin-wrong", "pin"), false);
    this.#release();
    this.#pin = pin;
    this.#entered = false;
    this.#relapses = 0;
    this.#told = "";
    void this.#comeIn(this.#begin());
  }

  /**
   * Asks for something to be done. That the node took it does not mean that it is done: the node's events tell that.
   * @param {string} name `lock`, `unlock`, `admit`, `remove`, `end-for-all`, `leave`.
   * @param {string} [uuid] Whom it is about.
   * @returns {Promise<Outcome>} Never rejected; a refusal is told to the sink as well.
   */
  async run(name, uuid) {
    if (name === "leave") {
      const wasIn = this.#life !== null;
      this.#release();
      if (wasIn) this.#tellDoor(OWN.left, {});
      return { done: true };
    }
    const call = callOf(name, uuid);
    const why = await this.#command(call);
    if (why === null) return { done: true };
    const whom = call !== null && typeof uuid === "string" ? { uuid } : {};
    this.#tell(OWN.refused, { command: COMMANDS.includes(name) ? name : null, ...whom, why });
    return { done: false, why };
  }

  /** Tells again how we stand at the door and, where we are in, who is there and how the conference is. */
  retell() {
    if (this.#door) this.#tell(...this.#door);
    this.#stream?.abort(ANEW);
  }

  /** @param {string | null} path @param {boolean} [again] @returns {Promise<import("./failure.js").Why | null>} */
  async #command(path, again = false) {
    if (path === null) return "unknown-command";
    await this.#renewing;
    const token = this.#token;
    const life = this.#life;
    if (token === null || life === null) return "not-in";
    const reply = await this.#api.post(path, { token }).catch(() => null);
    if (reply === null) return "no-answer";
    const result = /** @type {any} */ (reply.json)?.result;
    const none = unanswered(reply);
    if (none) return none.why;
    if (reply.status === 200) return result === false ? "not-done" : null;
    if (reply.status === 404) return "not-found";
    if (reply.status !== 403 || result !== "Invalid token") return "not-allowed";
    if (again) return "token-gone";
    // Renewed in the meantime, or gone.
    if (this.#token === token && (await this.#renew(life)) !== "done") return "token-gone";
    return this.#command(path, true);
  }

  // Coming in and going.

  /** Nothing of what was begun goes on. @returns {AbortController} The life that begins now. */
  #begin() {
    this.#life?.abort();
    this.#stream?.abort();
    this.#stream = null;
    this.#token = null;
    this.#renewing = null;
    this.#away = false;
    return (this.#life = new AbortController());
  }

  /** Nothing goes on, and nothing is held. */
  #out() {
    this.#begin().abort();
    this.#life = null;
    this.#pin = undefined;
    this.#open = false;
  }

  /** Out, and the node knows. */
  #release() {
    const token = this.#token;
    this.#out();
    if (token !== null) this.#giveBack(token);
  }

  /** @param {string} token */
  #giveBack(token) {
    // Where that fails, the node ends it when the token is not renewed.
    this.#api.post("release_token", { token, keepalive: true }).catch(() => {});
  }

  /** @param {AbortController} life @param {number} [tries] How many have failed so far. */
  async #comeIn(life, tries = 0) {
    const { displayName, callTag } = this.#given;
    // As the vendor's own client without sound and picture asks.
    const body = { display_name: displayName, call_tag: callTag, direct_media: true };
    this.#tellDoor(OWN.asking, { again: this.#entered });
    for (; ; tries += 1) {
      if (tries > 0) await this.#waits.wait(backOff(tries, this.#world.random), life.signal);
      if (life.signal.aborted) return;
      const result = await this.#api.post("request_token", { pin: this.#pin, body }).then(accepted).catch((failure) => failure);
      const failed = result instanceof JoinFailure;
      if (life.signal.aborted) {
        // Somebody left while the node was answering.
        if (!failed) this.#giveBack(result.token);
        return;
      }
      if (!failed) return this.#in(result, life);
      this.#fail(result, result.passing);
      if (!result.passing) return this.#out();
    }
  }

  /** @param {any} result @param {AbortController} life */
  #in(result, life) {
    this.#token = result.token;
    const seconds = Number(result.expires);
    // Neither without pause nor never.
    this.#interval = Math.min(Math.max((seconds > 0 ? seconds : USUAL) * 1000, 3000), 900_000) / 3;
    this.#told = "";
    this.#enteredAt = this.#heardAt = this.#world.elapsed();
    this.#tellDoor(OWN.entered, {
      again: this.#entered,
      participant_uuid: result.participant_uuid ?? null,
      role: result.role ?? null,
      service_type: result.current_service_type ?? null,
      chat_enabled: result.chat_enabled ?? null,
      version_id: result.version?.version_id ?? null,
    });
    this.#entered = true;
    void this.#keepToken(life);
    void this.#listen(life);
  }

  /** The token is gone: who was away too long, or met a node that began anew, asks to be let in again. @param {AbortController} life */
  #again(life) {
    if (life.signal.aborted) return;
    const lasted = this.#world.elapsed() - this.#enteredAt > STEADY;
    this.#relapses = lasted ? 0 : this.#relapses + 1;
    this.#setOpen(false);
    void this.#comeIn(this.#begin(), this.#relapses);
  }

  #pageGoes() {
    if (this.#life === null) return;
    if (this.#token !== null) this.#api.farewell(this.#token);
    this.#setOpen(false);
    this.#begin().abort();
    this.#away = true;
  }

  /** @param {boolean} asItWas */
  #pageComes(asItWas) {
    if (asItWas && this.#away) void this.#comeIn(this.#begin());
  }

  // Staying in.

  /** @param {AbortController} life */
  async #keepToken(life) {
    for (let failures = 0; ; ) {
      const planned = failures > 0 ? backOff(failures, this.#world.random) : this.#interval;
      const [before, wall] = [this.#world.elapsed(), this.#world.now()];
      const early = await this.#waits.wait(planned, life.signal);
      if (life.signal.aborted) return;
      // A tab that stood still, a machine that slept: either clock may have noticed.
      const late = Math.max(this.#world.elapsed() - before, this.#world.now() - wall) > planned + LATE;
      const quiet = this.#world.elapsed() - this.#heardAt > QUIET;
      const doubt = early || late || quiet || failures > 0;
      const outcome = await this.#renew(life);
      if (life.signal.aborted) return;
      failures = outcome === "failed" ? failures + 1 : 0;
      // A stream that was open all the while may be dead without anybody having said so.
      if (outcome === "done" && doubt) {
        this.#stream?.abort(ANEW);
        this.#waits.wake();
      }
    }
  }

  /** Renews the token; once at a time, since the one before dies at that. @param {AbortController} life */
  #renew(life) {
    this.#renewing ??= this.#ask(life).finally(() => {
      if (!life.signal.aborted) this.#renewing = null;
    });
    return this.#renewing;
  }

  /** @param {AbortController} life @returns {Promise<"done" | "gone" | "failed">} */
  async #ask(life) {
    const token = this.#token ?? undefined;
    const reply = await this.#api.post("refresh_token", { token }).catch(() => null);
    const result = reply?.status === 200 ? /** @type {any} */ (reply.json)?.result : null;
    const fresh = isToken(result?.token) ? result.token : null;
    if (life.signal.aborted) {
      if (fresh !== null) this.#giveBack(fresh);
      return "failed";
    }
    if (fresh !== null) {
      this.#token = fresh;
      return "done";
    }
    if (reply === null || reply.status === 200 || unanswered(reply)) return "failed";
    // Any other answer of a node means that this token is nothing to it.
    this.#again(life);
    return "gone";
  }

  /** @param {AbortController} life */
  async #listen(life) {
    for (let failures = 0; ; ) {
      const token = /** @type {string} */ (this.#token);
      const stop = (this.#stream = new AbortController());
      const began = this.#world.elapsed();
      const status = await this.#read(token, stop, life);
      if (life.signal.aborted) return;
      if (stop.signal.reason === ANEW) continue;
      this.#setOpen(false);
      if (status === 401 || status === 403 || status === 404) {
        // It was renewed while this one was on its way.
        if (this.#token !== token) continue;
        // Whether it still holds, a renewal tells; one that was under way is why it does not.
        const underWay = this.#renewing !== null;
        const outcome = await this.#renew(life);
        if (life.signal.aborted) return;
        if (underWay && outcome === "done") continue;
      }
      failures = this.#world.elapsed() - began > STEADY ? 1 : failures + 1;
      await this.#waits.wait(backOff(failures, this.#world.random), life.signal);
      if (life.signal.aborted) return;
    }
  }

  /**
   * Reads one stream to its end, however that comes.
   * @param {string} token @param {AbortController} stop @param {AbortController} life
   * @returns {Promise<number | null>} The status of the answer; null: none came, or the stream broke.
   */
  async #read(token, stop, life) {
    try {
      const { status, body } = await this.#api.events(token, stop);
      if (body === null) return status;
      if (life.signal.aborted) {
        body.cancel().catch(() => {});
        return null;
      }
      this.#heardAt = this.#world.elapsed();
      this.#setOpen(true);
      await readEvents(body, (type, text) => {
        if (!life.signal.aborted) this.#hear(type, text, life);
      });
      return status;
    } catch {
      return null;
    }
  }

  /** @param {string} type @param {string} text @param {AbortController} life */
  #hear(type, text, life) {
    this.#heardAt = this.#world.elapsed();
    const [known, detail] = readEvent(type, text, { chatText: this.#given.chatText === true });
    if (known === "refresh_token") void this.#renew(life);
    if (known === "disconnect") {
      // Who was put out by somebody stays out. Who only went missing comes back.
      if (INTERRUPTIONS.has(/** @type {any} */ (detail)?.reason)) this.#again(life);
      else {
        this.#release();
        this.#door = [known, detail];
      }
    }
    this.#tell(known, detail);
  }

  // Telling.

  /** @param {boolean} open */
  #setOpen(open) {
    if (this.#open === open) return;
    this.#open = open;
    this.#tell(OWN.stream, { status: open ? "open" : "lost" });
  }

  /** @param {JoinFailure} failure @param {boolean} trying */
  #fail(failure, trying) {
    const word = `${failure.code} ${failure.why}`;
    // The same, again and again, is told once.
    if (trying && this.#told === word) return;
    this.#told = word;
    this.#tellDoor(OWN.failed, { ...failure.detail, trying });
  }

  /** @param {string} type @param {unknown} detail */
  #tellDoor(type, detail) {
    this.#door = [type, detail];
    this.#tell(type, detail);
  }

  /** @param {string} type @param {unknown} detail */
  #tell(type, detail) {
    try {
      this.#sink?.(this.#world.now(), type, detail);
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  }
}

/** Reasons for an end that nobody meant, in the node's words. */
const INTERRUPTIONS = new Set([
  "Timer expired awaiting token refresh",
  "Invalid token",
  "Signaling node disconnected",
  "Media node disconnected",
  "Media process disconnected",
  "Proxied participant disconnected",
]);

/** Why a stream is ended that is to be opened again at once. */
const ANEW = Symbol("anew");

/** What a node gives to whom it lets in. @param {import("./api.js").Reply} reply @returns {any} @throws {JoinFailure} */
function accepted(reply) {
  const none = unanswered(reply);
  if (none) throw none;
  if (reply.status !== 200) throw turnedDown(reply);
  const result = /** @type {any} */ (reply.json)?.result;
  if (!isToken(result?.token)) throw unreachable("unreadable");
  return result;
}

/** Whether a header can carry it. @param {unknown} token @returns {token is string} */
const isToken = (token) => typeof token === "string" && /^[\x21-\x7e]+$/.test(token);
