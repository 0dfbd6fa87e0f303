/**
 * A connection to a conference over its client API, without audio and video: requests admission, renews the token, reads the
 * event stream, sends commands and leaves. It makes no decisions and stores no participants: every event is passed on.
 *
 * The stream is read with `fetch`, not with `EventSource`, which puts the token into an address, where it stays in logs; retries
 * on its own with a token that may have expired; does not report why a stream was refused; and drops events whose names it was
 * not given.
 *
 * Nothing here depends on the wall clock alone. Only the node knows whether a token is valid: it answers 403 if it is not.
 */
import { Api, PATIENCE, browserWorld } from "./api.js";
import { baseOf } from "./address.js";
import { COMMANDS, callOf } from "./commands.js";
import { JoinFailure, refusalOf, missingAnswer, unreachable } from "./failure.js";
import { readEvents } from "./event_stream.js";
import { OWN, readEvent } from "./messages.js";
import { Waits, backOff } from "./waiting.js";
import { own } from "../../own.js";

/**
 * @typedef {import("./api.js").World} World
 * @typedef {(at: number, type: string, detail: unknown) => void} Sink
 * @typedef {{ done: true } | { done: false, why: import("./failure.js").Why }} Outcome
 *
 * @typedef {object} Given
 * @property {unknown} node An https origin or a host name.
 * @property {unknown} conference The alias.
 * @property {string} displayName The panel's name in the conference.
 * @property {string} callTag The tag by which panels recognise each other.
 * @property {boolean} [chatText] Read for each message: whether the text of chat messages is passed on.
 */

/** The lifetime of a token in s, if the node does not report it. */
const DEFAULT_LIFETIME = 120;
/** ms by which a wait may be late before the machine is assumed to have slept. */
const LATE = 15_000;
/** ms without an event after which a new snapshot is fetched. */
const QUIET = 300_000;
/** ms after which a stream or an admission counts as stable: the next failure is then the first in a row. */
const STEADY = 10_000;

export class Conference {
  #api;
  #given;
  #world;
  #waits;
  /** @type {Sink | null} */
  #sink = null;
  /** @type {string | undefined} Kept while admitted or requesting admission, for this consultation. */
  #pin;
  /**
   * @type {AbortController | null} Ends everything that the last request for admission has started. Methods with the parameter
   *   `life` belong to one request and stop when its lifetime has ended.
   */
  #lifetime = null;
  /** @type {string | null} */
  #token = null;
  /** ms between renewals. */
  #interval = (DEFAULT_LIFETIME * 1000) / 3;
  /** @type {Promise<"done" | "gone" | "failed"> | null} */
  #renewing = null;
  /** @type {AbortController | null} Closes the open stream. */
  #stream = null;
  #lastEventAt = 0;
  #entered = false;
  /** When admission was last granted, and how often in a row it was lost at once. */
  #enteredAt = 0;
  #relapses = 0;
  /** Whether the page was hidden and may be restored from the back/forward cache. */
  #suspended = false;
  /** @type {boolean | null} Whether the stream was last reported as open; null if nothing was reported since admission. */
  #open = null;
  /** @type {string} The failure that was last reported. */
  #lastFailure = "";
  /** @type {[type: string, detail: unknown] | null} The last message about the admission. */
  #lastAdmission = null;

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
   * Passes messages to the sink, in order, until the signal is aborted; then leaves.
   * @param {Sink} sink Must not throw; an error is reported on the console and has no other effect.
   * @param {AbortSignal} signal
   */
  subscribe(sink, signal) {
    if (signal.aborted) return;
    this.#sink = sink;
    const { page } = this.#world;
    // Before the panel ends the connection on the same event: only this release of the token reaches the node.
    page?.addEventListener("pagehide", () => this.#pageHidden(), { capture: true, signal });
    page?.addEventListener("pageshow", (event) => this.#pageShown(/** @type {any} */ (event).persisted === true), { signal });
    page?.addEventListener("online", () => this.#waits.wake(), { signal });
    signal.addEventListener("abort", () => {
      this.#leave();
      this.#sink = null;
    });
  }

  /**
   * Requests admission; again after a PIN was required. The result is reported to the sink.
   * @param {string} [pin] Kept in memory until the panel leaves or is told to forget it; `GUEST` of `messages.js`: enter as a guest without a PIN.
   */
  enter(pin) {
    // A header accepts these characters only, and the browser's error would repeat the PIN.
    if (pin !== undefined && !/^[\x21-\x7e]{1,64}$/.test(pin)) return this.#fail(new JoinFailure("pin-wrong", "pin"), false);
    this.#leave();
    this.#pin = pin;
    this.#entered = false;
    this.#relapses = 0;
    this.#lastFailure = "";
    void this.#requestAdmission(this.#begin());
  }

  /**
   * Sends a command. The node's acceptance does not mean that it is done: the node's events report that.
   * @param {string} name `lock`, `unlock`, `admit`, `remove`, `end-for-all`, `leave`.
   * @param {string} [uuid] The participant that the command is about.
   * @returns {Promise<Outcome>} Never rejected; a refusal is reported to the sink as well.
   */
  async run(name, uuid) {
    if (name === "leave") {
      const wasAdmitted = this.#lifetime !== null;
      this.#leave();
      if (wasAdmitted) this.#reportAdmission(OWN.left, {});
      return { done: true };
    }
    const call = callOf(name, uuid);
    const why = await this.#command(call);
    if (why === null) return { done: true };
    const whom = call !== null && typeof uuid === "string" ? { uuid } : {};
    this.#report(OWN.refused, { command: COMMANDS.includes(name) ? name : null, ...whom, why });
    return { done: false, why };
  }

  /** Drops the PIN. The panel stays admitted; if admission is lost, the PIN is required again. */
  forget() {
    this.#pin = undefined;
  }

  /** Reports the state of the admission again and, if admitted, the participants and the state of the conference. */
  retell() {
    if (this.#lastAdmission) this.#report(...this.#lastAdmission);
    this.#stream?.abort(REOPEN);
  }

  /** @param {string | null} path @param {boolean} [again] @returns {Promise<import("./failure.js").Why | null>} */
  async #command(path, again = false) {
    if (path === null) return "unknown-command";
    await this.#renewing;
    const token = this.#token;
    const life = this.#lifetime;
    if (token === null || life === null) return "not-in";
    const reply = await this.#api.post(path, { token }).catch(() => null);
    if (reply === null) return "no-answer";
    const result = own(reply.json, "result");
    const none = missingAnswer(reply);
    if (none) return none.why;
    if (reply.status === 200) return result === false ? "not-done" : null;
    if (reply.status === 404) return "not-found";
    if (reply.status !== 403 || result !== "Invalid token") return "not-allowed";
    if (again) return "token-gone";
    // It was renewed in the meantime, or is no longer valid.
    if (this.#token === token && (await this.#renew(life)) !== "done") return "token-gone";
    return this.#command(path, true);
  }

  // Admission and leaving.

  /** Ends everything that is running. @returns {AbortController} The lifetime that begins now. */
  #begin() {
    this.#lifetime?.abort();
    this.#stream?.abort();
    this.#stream = null;
    this.#token = null;
    this.#renewing = null;
    this.#suspended = false;
    return (this.#lifetime = new AbortController());
  }

  /** Ends everything that is running and drops the PIN. */
  #stop() {
    this.#begin().abort();
    this.#lifetime = null;
    this.#pin = undefined;
    this.#open = null;
  }

  /** Leaves, and notifies the node. */
  #leave() {
    const token = this.#token;
    this.#stop();
    if (token !== null) this.#releaseToken(token);
  }

  #releaseToken(token) {
    // If the request fails, the node ends the connection when the token is not renewed.
    this.#api.post("release_token", { token, keepalive: true }).catch(() => {});
  }

  /** `tries`: the number of failed attempts. */
  async #requestAdmission(life, tries = 0) {
    const { displayName, callTag } = this.#given;
    // The request of the vendor's own client without audio and video.
    const body = { display_name: displayName, call_tag: callTag, direct_media: true };
    this.#reportAdmission(OWN.asking, { again: this.#entered });
    for (; ; tries += 1) {
      if (tries > 0) await this.#waits.wait(backOff(tries, this.#world.random), life.signal);
      if (life.signal.aborted) return;
      const result = await this.#api.post("request_token", { pin: this.#pin, body }).then(accepted).catch((failure) => failure);
      const failed = result instanceof JoinFailure;
      if (life.signal.aborted) {
        // The panel left while the node was answering.
        if (!failed) this.#releaseToken(result.token);
        return;
      }
      if (!failed) return this.#admitted(result, life);
      this.#fail(result, result.passing);
      if (!result.passing) return this.#stop();
    }
  }

  #admitted(result, life) {
    this.#token = result.token;
    const seconds = Number(own(result, "expires"));
    // Limits unusable lifetimes: renew every 1 to 300 s.
    this.#interval = Math.min(Math.max((seconds > 0 ? seconds : DEFAULT_LIFETIME) * 1000, 3000), 900_000) / 3;
    this.#lastFailure = "";
    this.#open = null;
    this.#enteredAt = this.#lastEventAt = this.#world.elapsed();
    this.#reportAdmission(OWN.entered, {
      again: this.#entered,
      participant_uuid: own(result, "participant_uuid") ?? null,
      role: own(result, "role") ?? null,
      service_type: own(result, "current_service_type") ?? null,
      chat_enabled: own(result, "chat_enabled") ?? null,
      version_id: own(own(result, "version"), "version_id") ?? null,
    });
    this.#entered = true;
    void this.#renewInTime(life);
    void this.#listen(life);
  }

  /** The token is no longer valid, after a long sleep or because the node restarted: requests admission again. */
  #readmit(life) {
    if (life.signal.aborted) return;
    const lasted = this.#world.elapsed() - this.#enteredAt > STEADY;
    this.#relapses = lasted ? 0 : this.#relapses + 1;
    this.#setOpen(false);
    void this.#requestAdmission(this.#begin(), this.#relapses);
  }

  #pageHidden() {
    if (this.#lifetime === null) return;
    if (this.#token !== null) this.#api.farewell(this.#token);
    if (this.#open) this.#setOpen(false);
    this.#begin().abort();
    this.#suspended = true;
  }

  #pageShown(persisted) {
    if (persisted && this.#suspended) void this.#requestAdmission(this.#begin());
  }

  // Token and event stream.

  async #renewInTime(life) {
    for (let failures = 0; ; ) {
      const planned = failures > 0 ? backOff(failures, this.#world.random) : this.#interval;
      const [before, wall] = [this.#world.elapsed(), this.#world.now()];
      const early = await this.#waits.wait(planned, life.signal);
      if (life.signal.aborted) return;
      // After a frozen tab or a sleeping machine, one of the clocks may show the gap.
      const late = Math.max(this.#world.elapsed() - before, this.#world.now() - wall) > planned + LATE;
      const quiet = this.#world.elapsed() - this.#lastEventAt > QUIET;
      const doubt = early || late || quiet || failures > 0;
      const outcome = await this.#renew(life);
      if (life.signal.aborted) return;
      failures = outcome === "failed" ? failures + 1 : 0;
      // The stream may be dead without an error.
      if (outcome === "done" && doubt) {
        this.#stream?.abort(REOPEN);
        this.#waits.wake();
      }
    }
  }

  /** Renews the token; once at a time, because a renewal invalidates the previous token. */
  #renew(life) {
    this.#renewing ??= this.#requestRenewal(life).finally(() => {
      if (!life.signal.aborted) this.#renewing = null;
    });
    return this.#renewing;
  }

  /** @returns {Promise<"done" | "gone" | "failed">} */
  async #requestRenewal(life) {
    const token = this.#token ?? undefined;
    const reply = await this.#api.post("refresh_token", { token }).catch(() => null);
    const renewed = reply?.status === 200 ? own(own(reply.json, "result"), "token") : null;
    const fresh = isToken(renewed) ? renewed : null;
    if (life.signal.aborted) {
      if (fresh !== null) this.#releaseToken(fresh);
      return "failed";
    }
    if (fresh !== null) {
      this.#token = fresh;
      return "done";
    }
    if (reply === null || reply.status === 200 || missingAnswer(reply)) return "failed";
    // Any other answer of a node means that the token is not valid.
    this.#readmit(life);
    return "gone";
  }

  async #listen(life) {
    for (let failures = 0; ; ) {
      const token = /** @type {string} */ (this.#token);
      const stop = (this.#stream = new AbortController());
      const began = this.#world.elapsed();
      const status = await this.#read(token, stop, life);
      if (life.signal.aborted) return;
      if (stop.signal.reason === REOPEN) continue;
      this.#setOpen(false);
      if (status === 401 || status === 403 || status === 404) {
        // It was renewed during the request.
        if (this.#token !== token) continue;
        // A renewal shows whether the token is valid; a renewal that was under way has invalidated it.
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
   * Reads one stream until it ends or breaks. The node begins each stream with the list of participants: one that carries
   * nothing, or stops within the list, is given up. It counts as open from its first event.
   * @param {string} token @param {AbortController} stop @param {AbortController} life
   * @returns {Promise<number | null>} The status of the answer; null if there was none or the stream broke.
   */
  async #read(token, stop, life) {
    try {
      const { status, body } = await this.#api.events(token, stop);
      if (body === null) return status;
      if (life.signal.aborted) {
        body.cancel().catch(() => {});
        return null;
      }
      this.#lastEventAt = this.#world.elapsed();
      const giveUp = () => this.#world.setTimeout(() => stop.abort(), PATIENCE);
      let timer = giveUp();
      let listing = false;
      const received = (type, text) => {
        this.#world.clearTimeout(timer);
        if (life.signal.aborted) return;
        if (type === "participant_sync_begin" || type === "participant_sync_end") listing = type === "participant_sync_begin";
        if (listing) timer = giveUp();
        this.#setOpen(true);
        this.#received(type, text, life);
      };
      await readEvents(body, received).finally(() => this.#world.clearTimeout(timer));
      return status;
    } catch (error) {
      // The only one of its kind: the stream carries an event that is too large.
      if (error instanceof RangeError) this.#report(OWN.unreadable, { event: null, too_large: true });
      return null;
    }
  }

  #received(type, text, life) {
    this.#lastEventAt = this.#world.elapsed();
    const [known, detail] = readEvent(type, text, { chatText: this.#given.chatText === true });
    if (known === "refresh_token") void this.#renew(life);
    if (known === "disconnect") {
      // Returns after an interruption, but not after being removed by somebody.
      if (INTERRUPTIONS.has(own(detail, "reason"))) this.#readmit(life);
      else {
        this.#leave();
        this.#lastAdmission = [known, detail];
      }
    }
    this.#report(known, detail);
  }

  // Messages to the sink.

  #setOpen(open) {
    if (this.#open === open) return;
    this.#open = open;
    this.#report(OWN.stream, { status: open ? "open" : "lost" });
  }

  #fail(failure, trying) {
    const word = `${failure.code} ${failure.why}`;
    // A failure that repeats is reported once.
    if (trying && this.#lastFailure === word) return;
    this.#lastFailure = word;
    this.#reportAdmission(OWN.failed, { ...failure.detail, trying });
  }

  #reportAdmission(type, detail) {
    this.#lastAdmission = [type, detail];
    this.#report(type, detail);
  }

  #report(type, detail) {
    try {
      this.#sink?.(this.#world.now(), type, detail);
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  }
}

/** The node's reasons for a disconnect that nobody intended. */
const INTERRUPTIONS = new Set([
  "Timer expired awaiting token refresh",
  "Invalid token",
  "Signaling node disconnected",
  "Media node disconnected",
  "Media process disconnected",
  "Proxied participant disconnected",
]);

/** The reason for closing a stream that is reopened at once. */
const REOPEN = Symbol("reopen");

/** The result of a granted admission. @param {import("./api.js").Reply} reply @returns {any} @throws {JoinFailure} */
function accepted(reply) {
  const none = missingAnswer(reply);
  if (none) throw none;
  if (reply.status !== 200) throw refusalOf(reply);
  const result = own(reply.json, "result");
  if (!isToken(own(result, "token"))) throw unreachable("unreadable");
  return result;
}

/** Whether a text can be sent as a header. @param {unknown} token @returns {token is string} */
const isToken = (token) => typeof token === "string" && /^[\x21-\x7e]+$/.test(token);
