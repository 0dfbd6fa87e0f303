/**
 * A source made of the page's `JitsiMeetExternalAPI`: listens to its events, asks for what no event tells, and gives it commands.
 *
 * The object is the vendor's and its answers come from an iframe of another origin, so each call can throw, never return, or
 * answer with anything. Nothing of that reaches the page.
 * In JavaScript because the room is listened to before the module is there.
 */
import { own } from "../../own.js";
import { OWN, TYPES, pick, picked } from "./messages.js";

/** How long, in ms, the object may take to answer who is in the room. Its iframe may still be loading. */
const PATIENCE = 30_000;
/** The most people whose knocks are remembered. */
const MOST_KNOCKING = 1_000;
/** The id of the viewer before they have joined. */
const NOT_JOINED = "local";

const NO_OBJECT = '"source" must be the object that new JitsiMeetExternalAPI() returned. The panel asks a person instead.';
const SILENT =
  'The Jitsi object in "source" did not say who is in the room. Check that its iframe is in the page and has loaded, and that the object was not disposed of. Until it answers, the panel asks a person instead.';

/** @typedef {{ own: string | null, isKnocking: (id: string) => boolean, idOf: (key: string) => string }} Stay */

/** @type {Record<string, (stay: Stay, id?: string) => Array<[name: string, ...values: unknown[]]>>} What each command calls. */
const CALLS = {
  lock: () => [["toggleLobby", true]],
  unlock: () => [["toggleLobby", false]],
  admit: (_, id) => [["answerKnockingParticipant", id, true]],
  remove: (stay, id) => [stay.isKnocking(id) ? ["answerKnockingParticipant", id, false] : ["kickParticipant", stay.idOf(id)]],
  "stop-recording": () => [["stopRecording", "file"], ["stopRecording", "local"]],
  "stop-streaming": () => [["stopRecording", "stream"]],
  // The commands for the own devices are toggles. This one is not, and takes the viewer's id as well.
  "microphone-off": ({ own: id }) => [["muteRemoteParticipant", id, "audio"]],
  "camera-off": ({ own: id }) => [["muteRemoteParticipant", id, "video"]],
  leave: () => [["hangup"]],
  "end-for-all": () => [["endConference"]],
};

/**
 * @param {any} api What the page gives. @param {(problem: { code: string, message: string }) => void} problem For the page.
 * @param {typeof setTimeout} [later]
 * @returns {JitsiSource | string} A source, or what is wrong with the object.
 */
export function adapt(api, problem, later = setTimeout) {
  try {
    const methods = ["addListener", "removeListener", "executeCommand", "getRoomsInfo"];
    if (!methods.every((name) => typeof api[name] === "function")) return NO_OBJECT;
    const known = typeof api.getSupportedEvents === "function" ? [...api.getSupportedEvents()] : [];
    const missing = TYPES.filter((type) => !known.includes(type));
    // Of what it cannot tell, the panel would show that it did not happen.
    if (missing.length > 0) return `The Jitsi object in "source" is of a version that does not tell of ${missing.join(", ")}. Update the Jitsi server. The panel asks a person instead.`;
    return new JitsiSource(api, problem, later);
  } catch {
    // A getter or a proxy of the page.
    return NO_OBJECT;
  }
}

class JitsiSource {
  #api;
  #problem;
  #later;
  /** @type {import("../index.js").Sink} */
  #sink = () => {};
  /** @type {AbortSignal | null} */
  #signal = null;
  /** @type {string | null} The viewer's id; null while it is not known. */
  #own = null;
  /** @type {boolean | null} Whether the viewer may moderate; null while that is not known. */
  #moderates = null;
  /** @type {Map<string, { name: unknown, admitted: boolean }>} Those who knock, by their ids in the lobby. */
  #knocking = new Map();
  /** @type {Map<string, string>} The ids in the room of those who knocked. */
  #admitted = new Map();
  /** How many questions were asked. Only the last one's answer counts. */
  #asked = 0;

  constructor(api, problem, later) {
    this.#api = api;
    this.#problem = problem;
    this.#later = (callback, ms) => void later(callback, ms);
  }

  /** @param {import("../index.js").Sink} sink @param {AbortSignal} signal */
  subscribe(sink, signal) {
    this.#sink = sink;
    this.#signal = signal;
    for (const type of TYPES) {
      const listener = (detail) => attempt(() => this.#receive(type, detail));
      signal.addEventListener("abort", () => attempt(() => this.#api.removeListener(type, listener)));
      this.#api.addListener(type, listener);
    }
    this.retell();
  }

  /** Asks who is in the room, and reports again who knocks. */
  retell() {
    for (const [id, { name }] of this.#knocking) this.#say("knockingParticipant", { participant: { id, name } });
    void this.#ask();
  }

  /** @param {string} command @param {string} [id] */
  run(command, id) {
    const refuse = (why) => this.#say(OWN.refused, { command, id, why });
    if (!Object.hasOwn(CALLS, command)) return refuse("unknown-command");
    try {
      const devices = command === "microphone-off" || command === "camera-off";
      if (devices && this.#own === null) return refuse("not-in");
      if (devices && this.#moderates === false) return refuse("not-allowed");
      const stay = { own: this.#own, isKnocking: (key) => this.#knocking.has(key), idOf: (key) => this.#admitted.get(key) ?? key };
      const calls = CALLS[command](stay, id);
      const known = [...this.#api.getSupportedCommands()];
      // An unknown command would be ignored.
      if (!calls.every(([name]) => known.includes(name))) return refuse("unknown-command");
      for (const call of calls) this.#api.executeCommand(...call);
      const [[name, , approved]] = calls;
      if (name === "answerKnockingParticipant") this.#answered(id, Boolean(approved));
    } catch {
      refuse("not-done");
    }
  }

  #say(type, detail) {
    if (this.#signal?.aborted === false) this.#sink(Date.now(), type, detail);
  }

  #receive(type, detail) {
    const told = /** @type {any} */ (picked(type, detail));
    if (type === "videoConferenceJoined") {
      this.#leave();
      this.#own = textOf(told.id);
    } else if (type === "videoConferenceLeft") this.#leave();
    else if (type === "participantRoleChanged" && told.id === this.#own) this.#moderates = told.role === "moderator";
    else if (type === "knockingParticipant") {
      const id = textOf(own(told.participant, "id"));
      const name = own(told.participant, "name");
      if (id !== null && this.#knocking.size < MOST_KNOCKING) this.#knocking.set(id, { name, admitted: false });
      told.participant = { id, name };
    } else if (type === "participantKickedOut") {
      told.kicked = pick(told.kicked, ["id", "local"]);
      if (told.kicked.local === true) this.#leave();
    } else if (type === "errorOccurred") {
      told.isFatal = own(told.error, "isFatal") ?? told.isFatal;
      // It can have a text.
      delete told.error;
    } else if (type === "participantJoined") {
      const knocked = this.#knockerNamed(told.displayName);
      if (knocked !== null) {
        this.#knocking.delete(knocked);
        if (textOf(told.id) !== null) this.#admitted.set(knocked, told.id);
        told.knocked = knocked;
      }
    }
    this.#say(type, told);
    if (type === "videoConferenceJoined") void this.#ask();
  }

  /** A new stay in the room: all ids are new. */
  #leave() {
    this.#own = null;
    this.#moderates = null;
    this.#knocking.clear();
    this.#admitted.clear();
  }

  /**
   * Who knocked under this name. In the room they have another id, and nothing but the name connects the two. Whoever was
   * admitted through the panel comes first.
   * @param {unknown} name @returns {string | null}
   */
  #knockerNamed(name) {
    if (typeof name !== "string" || name === "") return null;
    const named = [...this.#knocking].filter(([, one]) => one.name === name);
    const [id] = named.find(([, { admitted }]) => admitted) ?? named[0] ?? [null];
    return id;
  }

  #answered(id, approved) {
    const knocker = this.#knocking.get(id);
    if (knocker && approved) knocker.admitted = true;
    else this.#knocking.delete(id);
    this.#say(OWN.answered, { id, approved });
  }

  async #ask() {
    const asked = ++this.#asked;
    let waits = true;
    const silent = () => {
      if (!waits || asked !== this.#asked || this.#signal?.aborted) return;
      waits = false;
      this.#say(OWN.silent, null);
      this.#problem({ code: "no-source", message: SILENT });
    };
    this.#later(silent, PATIENCE);
    try {
      const answer = await this.#api.getRoomsInfo();
      if (asked !== this.#asked || this.#signal?.aborted) return;
      if (!this.#listed(roomsOf(answer))) return silent();
      waits = false;
      await this.#askMore();
    } catch {
      silent();
    }
  }

  /** Reports who is in the room. @returns {boolean} Whether the answer is one. */
  #listed(rooms) {
    const ids = rooms.flatMap(({ participants }) => participants.map(({ id }) => id));
    if (this.#own === null) {
      if (ids.includes(NOT_JOINED)) return true;
      // The viewer joined before the panel listened. No event and no method tells their id, but the object has it.
      const id = textOf(this.#api._myUserID);
      if (id === null || !ids.includes(id)) return false;
      this.#own = id;
    }
    if (!ids.includes(this.#own)) return false;
    const self = rooms.flatMap(({ participants }) => participants).find(({ id }) => id === this.#own);
    if (typeof self.role === "string") this.#moderates = self.role === "moderator";
    this.#say(OWN.room, { own: this.#own, rooms });
    return true;
  }

  /** Asks for what else is as it was before the panel listened. What is not answered stays unknown. */
  async #askMore() {
    const stay = this.#own;
    if (stay === null) return;
    const answers = ["getContentSharingParticipants", "isAudioMuted", "isVideoMuted"].map(async (name) => this.#api[name]());
    const [sharing, audio, video] = (await Promise.allSettled(answers)).map((one) => (one.status === "fulfilled" ? one.value : undefined));
    if (stay !== this.#own) return;
    const ids = own(sharing, "sharingParticipantIds");
    if (Array.isArray(ids)) this.#say(OWN.sharing, { sharingParticipantIds: ids });
    const devices = { audioMuted: audio, videoMuted: video };
    for (const name of Object.keys(devices)) if (typeof devices[name] !== "boolean") delete devices[name];
    if (Object.keys(devices).length > 0) this.#say(OWN.devices, devices);
  }
}

/** The fields of the answer that are read. @param {unknown} answer */
function roomsOf(answer) {
  const list = (value) => (Array.isArray(value) ? value : []);
  const people = (room) => list(own(room, "participants")).map((who) => /** @type {any} */ (pick(who, ["id", "displayName", "role"])));
  return list(own(answer, "rooms")).map((room) => ({ participants: people(room) }));
}

/** @param {unknown} value @returns {string | null} */
const textOf = (value) => (typeof value === "string" && value !== "" ? value : null);

/** What fails here is not the page's concern. @param {() => void} work */
function attempt(work) {
  try {
    work();
  } catch {
    // The panel goes without this message.
  }
}
