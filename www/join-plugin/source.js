/**
 * What is seen from inside the web app, as a source that a panel can hear: the same messages as those of a client of the
 * conference node (`www/element/platform/join/messages.js`), so that one reading serves both. It decides nothing.
 *
 * Three things differ from a client of the node's own. The web app tells whose page this is (`event:me`), so that nobody
 * has to be taken for the viewer. It tells of everybody in lists and of single people besides, by two ways that overlap,
 * of which the one that is heard first is followed. And it does not tell when somebody begins to present, but has it in
 * the rows.
 */
import { OWN } from "../element/platform/join/messages.js";
import { activitiesOf, listOf, oneOf, roomOf, rowOf, statusOf } from "./rows.js";

/**
 * @typedef {(at: number, type: string, detail: unknown) => void} Sink
 * @typedef {import("../element/platform/join/failure.js").Why} Why
 * @typedef {object} World
 * @property {() => number} now ms since the epoch.
 * @property {(callback: () => void, ms: number) => unknown} setTimeout
 */

/** The room that everybody comes into. Smaller rooms beside it have other names. */
const MAIN = "main";

/** ms that is waited for the web app to say whose page this is. It says so right after the page has registered. */
const PATIENCE = 2000;

/** How often a list is asked for again that was out of date when it came. */
const TRIES = 3;

/** What can be asked, by the names that the panel has for it. @type {Record<string, (participantUuid: string) => [rpc: string, payload: object]>} */
const CALLS = {
  lock: () => ["conference:lock", { lock: true }],
  unlock: () => ["conference:lock", { lock: false }],
  admit: (participantUuid) => ["participant:admit", { participantUuid }],
  remove: (participantUuid) => ["participant:disconnect", { participantUuid }],
  "end-for-all": () => ["conference:disconnectAll", {}],
};
const ABOUT_SOMEBODY = new Set(["admit", "remove"]);

/** Why a command was not done; null: it was taken. @param {any} reply @returns {Why | null} */
function whyNot(reply) {
  const { status, data } = Object(reply);
  if (status === 403) return "not-allowed";
  if (status === 404) return "not-found";
  // Nothing at all comes back where the web app could not ask the node, or was turned down.
  return status === 200 && Object(data).result !== false ? null : "not-done";
}

export class PluginSource {
  #channel;
  #world;
  /** @type {Sink | null} */
  #sink = null;
  /** @type {Array<[event: string, payload: any]> | null} What came before it was known whose page this is. */
  #held = [];
  /** The viewer's own row, as it was last told to the sink. @type {{ uuid: string | null, role: string | null }} */
  #me = { uuid: null, role: null };
  /** @type {any} The same, before anything is told. */
  #first = null;
  /** @type {"batched" | "single" | null} The way in which single people are told of. */
  #way = null;
  /** @type {Map<string, any> | null} The rows of those who are there, by uuid; null: no list has come. */
  #there = null;
  /** @type {string | null} Who presents. */
  #presenter = null;
  /** @type {object | null} */
  #status = null;
  /** Whether the viewer is in a room beside the main one. */
  #aside = false;
  #open = false;
  /** How often somebody came or went, to tell a list that is out of date. */
  #turns = 0;

  /**
   * Hears from now on; nothing is told before somebody subscribes.
   * @param {import("./channel.js").Channel} channel
   * @param {World} world
   */
  constructor(channel, world) {
    this.#channel = channel;
    this.#world = world;
    /** When it is known whose page this is, or nobody has said so in time. @type {Promise<void>} */
    this.ready = new Promise((resolve) => {
      world.setTimeout(resolve, PATIENCE);
      channel.listen((event, payload) => {
        if (event === "event:me" && (roomOf(payload) ?? MAIN) === MAIN) {
          this.#first ??= oneOf(payload);
          resolve();
        }
        if (this.#held) this.#held.push([event, payload]);
        else this.#hear(event, payload);
      });
    });
  }

  /** The viewer's own handle, once it is told; new with every meeting. */
  get viewer() {
    return this.#first?.uuid ?? null;
  }

  /**
   * Hands on what is told, in order, from now on, and first what was told before.
   * @param {Sink} sink @param {AbortSignal} signal
   */
  subscribe(sink, signal) {
    if (signal.aborted) return;
    this.#sink = sink;
    signal.addEventListener("abort", () => {
      if (this.#sink === sink) this.#sink = null;
    });
    void this.ready.then(() => {
      if (this.#sink !== sink) return;
      if (this.#held) this.#begin();
      else this.retell();
    });
  }

  /** Tells again whose page this is, who is there and how the conference is. */
  retell() {
    if (this.#held) return;
    this.#enter(this.#me, false);
    this.#anew();
  }

  /**
   * Asks the web app to do something. That it was taken does not mean that it is done: the events tell that.
   * @param {string} name `lock`, `unlock`, `admit`, `remove`, `end-for-all`. @param {string} [uuid] Whom it is about.
   * @returns {Promise<{ done: true } | { done: false, why: Why }>} Never rejected; a refusal is told to the sink as well.
   */
  async run(name, uuid) {
    const known = Object.hasOwn(CALLS, name) && (!ABOUT_SOMEBODY.has(name) || (typeof uuid === "string" && uuid !== ""));
    const why = known ? whyNot(await this.#channel.call(...CALLS[name](/** @type {string} */ (uuid)))) : "unknown-command";
    if (why === null) return { done: true };
    const whom = known && ABOUT_SOMEBODY.has(name) ? { uuid } : {};
    this.#tell(OWN.refused, { command: Object.hasOwn(CALLS, name) ? name : null, ...whom, why });
    return { done: false, why };
  }

  // How it begins.

  #begin() {
    const held = this.#held ?? [];
    this.#held = null;
    this.#enter(this.#first, false);
    for (const [event, payload] of held) this.#hear(event, payload);
    if (this.#there === null) void this.#ask();
  }

  /** @param {any} row @param {boolean} again */
  #enter(row, again) {
    this.#me = { uuid: row?.uuid ?? null, role: row?.role ?? null };
    this.#tell(OWN.entered, {
      again,
      participant_uuid: this.#me.uuid,
      viewer: true,
      role: this.#me.role === null ? null : this.#me.role === "chair" ? "HOST" : "GUEST",
      service_type: row?.service_type ?? null,
      chat_enabled: null,
      version_id: null,
    });
  }

  /** The list, as after a line that was cut: as it is known, or else as the web app is asked for it. */
  #anew() {
    this.#open = false;
    if (this.#there) this.#list([...this.#there.values()]);
    else void this.#ask();
  }

  /** Asks who is there, where the web app has not said so of itself. */
  async #ask() {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const turns = this.#turns;
      const reply = await this.#channel.call("conference:requestParticipants", {});
      if (this.#sink === null || this.#aside) return;
      const { status, data } = Object(reply);
      const list = status === 200 && Array.isArray(Object(data).result) ? data.result : null;
      if (list === null) return;
      // Somebody came or went while the answer was on its way.
      if (turns !== this.#turns) continue;
      // These are the node's rows already.
      this.#list(list.map(rowOf).filter((row) => row !== null));
      return;
    }
  }

  // What is heard.

  /** @param {string} event @param {any} payload */
  #hear(event, payload) {
    if (event === "event:me") return this.#hearMe(payload);
    if (event === "event:participantsActivities") return this.#hearBatch(payload);
    if ((roomOf(payload) ?? MAIN) !== MAIN && ROOMS.has(event)) return;
    if (event === "event:conferenceStatus") {
      const status = statusOf(payload);
      if (status === null) return this.#unreadable("conference_update");
      this.#status = status;
      if (!this.#aside) this.#tell("conference_update", status);
    } else if (event === "event:participants") {
      const list = listOf(payload);
      if (list === null) return this.#unreadable("participant_create");
      this.#turns += 1;
      // A list is taken whichever way single people are told of: after the web app was cut off, it is all that says who
      // went meanwhile.
      this.#list(list);
    } else if (event === "event:participantJoined") this.#hearOne("came", payload);
    else if (event === "event:participantLeft") this.#hearOne("went", payload);
    else if (event === "event:message" || event === "event:directMessage") this.#hearMessage(payload, event === "event:directMessage");
    else if (event === "event:disconnected") {
      const reason = Object(payload).error;
      this.#end("disconnect", { reason: typeof reason === "string" ? reason : "" });
    } else if (event === "event:userInitiatedDisconnect") this.#end(OWN.left, {});
  }

  /** @param {any} payload */
  #hearMe(payload) {
    if ((roomOf(payload) ?? MAIN) !== MAIN || this.#aside) return void this.#whereAmI();
    const row = oneOf(payload);
    if (row === null) return this.#unreadable("participant_update");
    const { uuid, role } = this.#me;
    if (row.uuid === uuid && (row.role ?? role) === role) return;
    // Another meeting, or another role in it: what was told hangs on that.
    this.#enter({ ...row, role: row.role ?? role }, true);
    this.#anew();
  }

  /** Whether the viewer is in the main room; in another one, what happens here is not what they see. */
  async #whereAmI() {
    const room = await this.#channel.call("conference:currentRoomId", undefined);
    if (typeof room !== "string" || this.#aside === (room !== MAIN)) return;
    this.#aside = room !== MAIN;
    if (this.#aside) this.#setOpen(false);
    else this.#anew();
  }

  /** @param {any} payload */
  #hearBatch(payload) {
    if (!Array.isArray(payload)) return this.#unreadable("participant_update");
    this.#way ??= "batched";
    if (this.#way !== "batched") return;
    for (const { happened, row } of activitiesOf(payload, MAIN)) this.#one(happened, row);
  }

  /** @param {string} happened @param {any} payload */
  #hearOne(happened, payload) {
    this.#way ??= "single";
    if (this.#way !== "single") return;
    const row = oneOf(payload);
    if (row === null) return this.#unreadable(happened === "came" ? "participant_create" : "participant_delete");
    this.#one(happened, row);
  }

  /** @param {string} happened @param {any} row */
  #one(happened, row) {
    this.#turns += 1;
    const { uuid } = row;
    const known = this.#there?.has(uuid) === true;
    // A change of somebody who has gone, told late, does not bring them back.
    if (happened === "changed" && !known && this.#there !== null) return;
    if (happened === "went") this.#there?.delete(uuid);
    else this.#there?.set(uuid, row);
    if (this.#aside) return;
    if (happened === "went") {
      if (known || this.#there === null) this.#tell("participant_delete", { uuid });
      if (this.#presenter === uuid) this.#present(null);
      return;
    }
    this.#tell(known ? "participant_update" : "participant_create", row);
    if (row.is_presenting === "YES") this.#present(uuid);
    else if (this.#presenter === uuid) this.#present(null);
  }

  /** @param {any[]} rows */
  #list(rows) {
    this.#there = new Map(rows.map((row) => [row.uuid, row]));
    if (this.#aside) return;
    const anew = !this.#open;
    this.#setOpen(true);
    this.#tell("participant_sync_begin", null);
    for (const row of rows) this.#tell("participant_create", row);
    this.#tell("participant_sync_end", null);
    this.#present(rows.find(({ is_presenting }) => is_presenting === "YES")?.uuid ?? null);
    if (anew && this.#status) this.#tell("conference_update", this.#status);
  }

  /** @param {string | null} uuid */
  #present(uuid) {
    if (this.#presenter === uuid) return;
    this.#presenter = uuid;
    if (uuid === null) this.#tell("presentation_stop", {});
    else this.#tell("presentation_start", { presenter_uuid: uuid });
  }

  /** @param {any} payload @param {boolean} direct */
  #hearMessage(payload, direct) {
    const { userId, message } = Object(payload);
    // The element hands the text on to the panel only where the procedure lets it look.
    const text = typeof message === "string" ? { payload: message } : {};
    this.#tell("message_received", { uuid: userId ?? null, type: "text/plain", direct, ...text });
  }

  /** The viewer is out. @param {string} type @param {object} detail */
  #end(type, detail) {
    this.#open = false;
    this.#there = null;
    this.#presenter = null;
    this.#status = null;
    this.#tell(type, detail);
  }

  /** @param {boolean} open */
  #setOpen(open) {
    if (this.#open === open) return;
    this.#open = open;
    this.#tell(OWN.stream, { status: open ? "open" : "lost" });
  }

  /** @param {string} event What it would have been. */
  #unreadable(event) {
    this.#tell(OWN.unreadable, { event });
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

/** Events that are about one room. Those of the rooms beside it are no business of the panel. */
const ROOMS = new Set(["event:conferenceStatus", "event:participants", "event:participantJoined", "event:participantLeft"]);
