/**
 * The panel's source inside the web app. It emits the same messages as the client of the conference node
 * (`www/element/platform/join/messages.js`), so one adapter reads both.
 *
 * It differs from that client in three ways. The web app identifies the viewer (`event:me`). It reports participants as
 * full lists and also one by one, over two overlapping kinds of event; the kind that comes first is used. It sends no
 * event when a presentation starts: that is in the rows.
 */
import { OWN } from "../element/platform/join/messages.js";
import { activitiesOf, listOf, participantOf, roomOf, rowOf, statusOf } from "./rows.js";
import { own } from "../element/own.js";

/**
 * @typedef {(at: number, type: string, detail: unknown) => void} Sink
 * @typedef {import("../element/platform/join/failure.js").Why} Why
 * @typedef {object} World
 * @property {() => number} now ms since the epoch.
 * @property {(callback: () => void, ms: number) => unknown} setTimeout
 */

/** The id of the main room. Breakout rooms have other ids. */
const MAIN = "main";

/** How long to wait for `event:me`, in ms. The web app sends it right after registration. */
const VIEWER_TIMEOUT_MS = 2000;

/** How often the participant list is requested before giving up because it was outdated on arrival. */
const MAX_LIST_REQUESTS = 3;

/** RPC calls by the panel's command name. @type {Record<string, (participantUuid: string) => [rpc: string, payload: object]>} */
const CALLS = {
  lock: () => ["conference:lock", { lock: true }],
  unlock: () => ["conference:lock", { lock: false }],
  admit: (participantUuid) => ["participant:admit", { participantUuid }],
  remove: (participantUuid) => ["participant:disconnect", { participantUuid }],
  "microphone-off": (participantUuid) => ["participant:mute", { participantUuid, mute: true }],
  "microphone-on": (participantUuid) => ["participant:mute", { participantUuid, mute: false }],
  "camera-off": (participantUuid) => ["participant:muteVideo", { participantUuid, muteVideo: true }],
  "end-for-all": () => ["conference:disconnectAll", {}],
};
const PARTICIPANT_COMMANDS = new Set(["admit", "remove", "microphone-off", "microphone-on", "camera-off"]);

/** Why a command failed; null if it was accepted. @param {any} reply @returns {Why | null} */
function failureOf(reply) {
  const status = own(reply, "status");
  if (status === 403) return "not-allowed";
  if (status === 404) return "not-found";
  // The reply is empty if the web app could not reach the node or the node refused.
  return status === 200 && own(own(reply, "data"), "result") !== false ? null : "not-done";
}

export class PluginSource {
  #channel;
  #world;
  /** @type {Sink | null} */
  #sink = null;
  /** @type {Array<[event: string, payload: any]> | null} Events received before the viewer is known. */
  #buffered = [];
  /** The viewer as last reported to the sink. @type {{ uuid: string | null, role: string | null }} */
  #me = { uuid: null, role: null };
  /** @type {any} The viewer's first row. */
  #firstRow = null;
  /** @type {"batched" | "single" | null} Which kind of participant event is used. */
  #eventKind = null;
  /** @type {Map<string, any> | null} Participant rows by uuid; null until a list has come. */
  #rows = null;
  /** @type {string | null} Uuid. */
  #presenter = null;
  /** @type {object | null} */
  #status = null;
  /** Whether the viewer is in a breakout room. */
  #inBreakout = false;
  #open = false;
  /** Counts participant changes, to recognise an outdated list. */
  #revision = 0;

  /**
   * Listens at once; emits nothing before `subscribe`.
   * @param {import("./channel.js").Channel} channel
   * @param {World} world
   */
  constructor(channel, world) {
    this.#channel = channel;
    this.#world = world;
    /** Resolves when the viewer is known or after the timeout. @type {Promise<void>} */
    this.ready = new Promise((resolve) => {
      world.setTimeout(resolve, VIEWER_TIMEOUT_MS);
      channel.listen((event, payload) => {
        if (event === "event:me" && (roomOf(payload) ?? MAIN) === MAIN) {
          this.#firstRow ??= participantOf(payload);
          resolve();
        }
        if (this.#buffered) this.#buffered.push([event, payload]);
        else this.#receive(event, payload);
      });
    });
  }

  /** The viewer's uuid, once known; new in every meeting. */
  get viewer() {
    return this.#firstRow?.uuid ?? null;
  }

  /**
   * Emits messages in order, beginning with those received so far.
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
      if (this.#buffered) this.#begin();
      else this.retell();
    });
  }

  /** Emits the viewer, the participants and the conference status again. */
  retell() {
    if (this.#buffered) return;
    this.#enter(this.#me, false);
    this.#resync();
  }

  /**
   * Sends a command to the web app. An accepted command is not yet done: an event confirms it.
   * @param {string} name `lock`, `unlock`, `admit`, `remove`, `microphone-off`, `microphone-on`, `camera-off`, `end-for-all`.
   * @param {string} [uuid] The participant concerned.
   * @returns {Promise<{ done: true } | { done: false, why: Why }>} Never rejects; a refusal is also emitted to the sink.
   */
  async run(name, uuid) {
    const known = Object.hasOwn(CALLS, name) && (!PARTICIPANT_COMMANDS.has(name) || (typeof uuid === "string" && uuid !== ""));
    const why = known ? failureOf(await this.#channel.call(...CALLS[name](/** @type {string} */ (uuid)))) : "unknown-command";
    if (why === null) return { done: true };
    const target = known && PARTICIPANT_COMMANDS.has(name) ? { uuid } : {};
    this.#emit(OWN.refused, { command: Object.hasOwn(CALLS, name) ? name : null, ...target, why });
    return { done: false, why };
  }

  // Start.

  #begin() {
    const buffered = this.#buffered ?? [];
    this.#buffered = null;
    this.#enter(this.#firstRow, false);
    for (const [event, payload] of buffered) this.#receive(event, payload);
    if (this.#rows === null) void this.#requestList();
  }

  /** @param {any} row @param {boolean} again */
  #enter(row, again) {
    this.#me = { uuid: own(row, "uuid") ?? null, role: own(row, "role") ?? null };
    this.#emit(OWN.entered, {
      again,
      participant_uuid: this.#me.uuid,
      viewer: true,
      role: this.#me.role === null ? null : this.#me.role === "chair" ? "HOST" : "GUEST",
      service_type: own(row, "service_type") ?? null,
      chat_enabled: null,
      version_id: null,
    });
  }

  /** Emits the participant list as after a reconnect; requests it if it is not known. */
  #resync() {
    this.#open = false;
    if (this.#rows) this.#applyList([...this.#rows.values()]);
    else void this.#requestList();
  }

  /** Requests the participant list, if the web app has not sent it unasked. */
  async #requestList() {
    for (let tries = 0; tries < MAX_LIST_REQUESTS; tries += 1) {
      const revision = this.#revision;
      const reply = await this.#channel.call("conference:requestParticipants", {});
      if (this.#sink === null || this.#inBreakout) return;
      const list = own(reply, "status") === 200 ? own(own(reply, "data"), "result") : null;
      if (!Array.isArray(list)) return;
      // A participant changed before the reply came: it is outdated.
      if (revision !== this.#revision) continue;
      // This reply holds the node's rows, not the web app's participants.
      this.#applyList(list.map(rowOf).filter((row) => row !== null));
      return;
    }
  }

  // Events.

  /** @param {string} event @param {any} payload */
  #receive(event, payload) {
    if (event === "event:me") return this.#receiveViewer(payload);
    if (event === "event:participantsActivities") return this.#receiveBatch(payload);
    if ((roomOf(payload) ?? MAIN) !== MAIN && ROOM_EVENTS.has(event)) return;
    if (event === "event:conferenceStatus") {
      const status = statusOf(payload);
      if (status === null) return this.#unreadable("conference_update");
      this.#status = status;
      if (!this.#inBreakout) this.#emit("conference_update", status);
    } else if (event === "event:participants") {
      const list = listOf(payload);
      if (list === null) return this.#unreadable("participant_create");
      this.#revision += 1;
      // A list always counts: after the web app lost its connection, only the list shows who left.
      this.#applyList(list);
    } else if (event === "event:participantJoined") this.#receiveSingle("joined", payload);
    else if (event === "event:participantLeft") this.#receiveSingle("left", payload);
    else if (event === "event:message" || event === "event:directMessage") this.#receiveMessage(payload, event === "event:directMessage");
    else if (event === "event:disconnected") {
      const reason = own(payload, "error");
      this.#end("disconnect", { reason: typeof reason === "string" ? reason : "" });
    } else if (event === "event:userInitiatedDisconnect") this.#end(OWN.left, {});
  }

  /** @param {any} payload */
  #receiveViewer(payload) {
    if ((roomOf(payload) ?? MAIN) !== MAIN || this.#inBreakout) return void this.#updateRoom();
    const row = participantOf(payload);
    if (row === null) return this.#unreadable("participant_update");
    const { uuid, role } = this.#me;
    const nowRole = own(row, "role") ?? role;
    if (row.uuid === uuid && nowRole === role) return;
    // A new meeting or role invalidates what was emitted.
    this.#enter({ ...row, role: nowRole }, true);
    this.#resync();
  }

  /** Suspends the feed while the viewer is in a breakout room. */
  async #updateRoom() {
    const room = await this.#channel.call("conference:currentRoomId", undefined);
    if (typeof room !== "string" || this.#inBreakout === (room !== MAIN)) return;
    this.#inBreakout = room !== MAIN;
    if (this.#inBreakout) this.#setOpen(false);
    else this.#resync();
  }

  /** @param {any} payload */
  #receiveBatch(payload) {
    if (!Array.isArray(payload)) return this.#unreadable("participant_update");
    this.#eventKind ??= "batched";
    if (this.#eventKind !== "batched") return;
    for (const { kind, row } of activitiesOf(payload, MAIN)) this.#applyActivity(kind, row);
  }

  /** @param {string} kind @param {any} payload */
  #receiveSingle(kind, payload) {
    this.#eventKind ??= "single";
    if (this.#eventKind !== "single") return;
    const row = participantOf(payload);
    if (row === null) return this.#unreadable(kind === "joined" ? "participant_create" : "participant_delete");
    this.#applyActivity(kind, row);
  }

  /** @param {string} kind @param {any} row */
  #applyActivity(kind, row) {
    this.#revision += 1;
    const { uuid } = row;
    const known = this.#rows?.has(uuid) === true;
    // A late change does not bring back a participant who left.
    if (kind === "changed" && !known && this.#rows !== null) return;
    if (kind === "left") this.#rows?.delete(uuid);
    else this.#rows?.set(uuid, row);
    if (this.#inBreakout) return;
    if (kind === "left") {
      if (known || this.#rows === null) this.#emit("participant_delete", { uuid });
      if (this.#presenter === uuid) this.#present(null);
      return;
    }
    this.#emit(known ? "participant_update" : "participant_create", row);
    if (own(row, "is_presenting") === "YES") this.#present(uuid);
    else if (this.#presenter === uuid) this.#present(null);
  }

  /** @param {any[]} rows */
  #applyList(rows) {
    this.#rows = new Map(rows.map((row) => [row.uuid, row]));
    if (this.#inBreakout) return;
    const reopened = !this.#open;
    this.#setOpen(true);
    this.#emit("participant_sync_begin", null);
    for (const row of rows) this.#emit("participant_create", row);
    this.#emit("participant_sync_end", null);
    this.#present(rows.find((row) => own(row, "is_presenting") === "YES")?.uuid ?? null);
    if (reopened && this.#status) this.#emit("conference_update", this.#status);
  }

  /** @param {string | null} uuid */
  #present(uuid) {
    if (this.#presenter === uuid) return;
    this.#presenter = uuid;
    if (uuid === null) this.#emit("presentation_stop", {});
    else this.#emit("presentation_start", { presenter_uuid: uuid });
  }

  /** @param {any} payload @param {boolean} direct */
  #receiveMessage(payload, direct) {
    const [userId, message] = [own(payload, "userId"), own(payload, "message")];
    // The element passes the text to the panel only if the procedure allows it.
    const text = typeof message === "string" ? { payload: message } : {};
    this.#emit("message_received", { uuid: userId ?? null, type: "text/plain", direct, ...text });
  }

  /** The viewer has left or was disconnected. @param {string} type @param {object} detail */
  #end(type, detail) {
    this.#open = false;
    this.#rows = null;
    this.#presenter = null;
    this.#status = null;
    this.#emit(type, detail);
  }

  /** @param {boolean} open */
  #setOpen(open) {
    if (this.#open === open) return;
    this.#open = open;
    this.#emit(OWN.stream, { status: open ? "open" : "lost" });
  }

  /** @param {string} event The node's event type that the payload should have had. */
  #unreadable(event) {
    this.#emit(OWN.unreadable, { event });
  }

  /** @param {string} type @param {unknown} detail */
  #emit(type, detail) {
    try {
      this.#sink?.(this.#world.now(), type, detail);
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  }
}

/** Events of one room; those of breakout rooms are ignored. */
const ROOM_EVENTS = new Set(["event:conferenceStatus", "event:participants", "event:participantJoined", "event:participantLeft"]);
