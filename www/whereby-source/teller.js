/**
 * Tells one panel of a room, in the events that the vendor's server has for it: everything when the viewer comes in, and then what
 * has changed. Compares by value, since the vendor repeats what it has said.
 */
import { own } from "../element/own.js";
import { OWN } from "../element/platform/whereby_signal/messages.js";
import { surfaceOf } from "./read.js";

/** @typedef {import("./read.js").Room} Room */

const KNOCKS = ["knocking", "knock_on_hold"];
/** What changes with another stay only. */
const SAME = ["externalId", "roleName", "isAudioRecorder"];
/** The viewer is out: by their own will, or because the room is locked. */
const OUT = ["left", "room_locked", "knock_rejected", ...KNOCKS];

export class Teller {
  #say;
  /** @type {Room | null} The room as it was read last. */
  #room = null;
  /** @type {ReturnType<typeof view> | null} What the panel was told; null outside. */
  #told = null;
  /** The viewer's connection is broken. */
  #lost = false;
  /** The viewer's id while they knock. */
  #knocks = "";
  /** What the client still has from before the connection broke: its lists are not emptied. */
  #stale = { waiting: new WeakSet(), recording: /** @type {object | null} */ (null) };

  /** @param {(type: string, detail: object) => void} say */
  constructor(say) {
    this.#say = say;
  }

  /** Tells what has changed. @param {Room} room */
  tell(room) {
    const before = this.#room;
    this.#room = room;
    const inside = room.status === "connected" || (room.status === "leaving" && this.#told !== null);
    if (!inside) return this.#outside(room, before?.status);
    const anew = this.#told === null || this.#lost || this.#told.id !== room.id;
    if (anew && before) this.#forget(before, room);
    const now = view(room, this.#stale);
    if (anew) this.#begin(now);
    else this.#differ(/** @type {any} */ (this.#told), now);
    this.#told = now;
  }

  /** Tells everything again. */
  retell() {
    if (this.#told && !this.#lost) this.#begin(this.#told);
  }

  /** Nothing that was told counts any more. */
  reset() {
    [this.#room, this.#told, this.#lost, this.#knocks] = [null, null, false, ""];
  }

  /** A new stay has begun: what is as it was in the one before is of that one. @param {Room} before @param {Room} room */
  #forget(before, room) {
    const same = before.waiting === room.waiting;
    this.#stale = { waiting: new WeakSet(same ? room.waiting : []), recording: room.recordersListed ? room.recording : null };
  }

  #begin(now) {
    [this.#lost, this.#knocks] = [false, ""];
    this.#say(OWN.stream, { status: "open" });
    const clients = [...now.people.values()].map(client);
    const knockers = [...now.waiting].map(([clientId, displayName]) => ({ clientId, displayName }));
    this.#say("room_joined", { selfId: now.id, room: { clients, knockers, ...(now.locked === null ? {} : { isLocked: now.locked }) } });
    this.#differ({ ...now, self: "", screen: null, sharing: new Set(), recording: false, transcribed: false }, now);
  }

  /** @param {ReturnType<typeof view>} before @param {ReturnType<typeof view>} now */
  #differ(before, now) {
    const say = this.#say;
    if (now.self !== before.self) say(OWN.self, JSON.parse(now.self));
    if (now.locked !== before.locked) say("room_locked", { isLocked: now.locked });
    for (const [id, person] of now.people) {
      const { displayName } = person;
      const was = before.people.get(id);
      if (!was || !SAME.every((name) => was[name] === person[name])) say("new_client", { client: client(person) });
      else if (was.displayName !== displayName) say("client_metadata_received", { payload: { clientId: id, displayName } });
    }
    for (const id of before.people.keys()) if (!now.people.has(id)) say("client_left", { clientId: id });
    for (const id of before.waiting.keys()) if (!now.waiting.has(id)) say("knocker_left", { clientId: id });
    for (const [id, name] of now.waiting) if (!before.waiting.has(id) || before.waiting.get(id) !== name) say("room_knocked", { clientId: id, displayName: name });
    for (const id of before.sharing) if (!now.sharing.has(id)) say("screenshare_stopped", { clientId: id });
    for (const id of now.sharing) if (!before.sharing.has(id)) say("screenshare_started", { clientId: id });
    if (now.recording !== before.recording) say(now.recording ? "cloud_recording_started" : "cloud_recording_stopped", {});
    if (now.transcribed !== before.transcribed) say(now.transcribed ? "live_transcription_started" : "live_transcription_stopped", {});
    for (let more = before.written; more < now.written; more += 1) say("chat_message", {});
    if (now.screen !== before.screen) say(OWN.screen, { on: now.screen !== null, surface: now.screen && surfaceOf(now.screen) });
  }

  /** @param {Room} room @param {string} [before] The status before. */
  #outside({ status, id }, before) {
    if (this.#told !== null) {
      const gone = OUT.includes(status) || before === "leaving";
      if (status === "kicked") this.#say("client_kicked", { clientId: this.#told.id });
      else if (gone) this.#say("room_left", {});
      else if (!this.#lost) this.#say(OWN.stream, { status: "lost" });
      if (gone || status === "kicked") [this.#told, this.#lost] = [null, false];
      else this.#lost = true;
    }
    if (KNOCKS.includes(status)) {
      if (this.#knocks !== "" || id === "") return;
      this.#knocks = id;
      this.#say("room_joined", { error: "room_locked", selfId: id });
      this.#say("room_knocked", { clientId: id, selfId: id });
    } else if (this.#knocks !== "" && status !== "connecting") {
      this.#say("knocker_left", { clientId: this.#knocks });
      this.#knocks = "";
    }
  }
}

/** What of a room is told. @param {Room} room @param {{ waiting: WeakSet<object>, recording: object | null }} stale */
function view(room, stale) {
  const { id, host, locked, transcribed, written, sharing, screen, microphone, camera, recording } = room;
  const waiting = room.waiting.filter((who) => typeof own(who, "id") === "string" && !stale.waiting.has(who));
  return {
    id,
    locked,
    transcribed,
    written,
    sharing,
    screen,
    recording: recording !== null && recording !== stale.recording,
    self: JSON.stringify({ host, microphone, camera }),
    people: new Map(room.people.filter((who) => who.id !== id).map((who) => [who.id, who])),
    waiting: new Map(waiting.map((who) => [who.id, own(who, "displayName")])),
  };
}

/** A participant, as the server has them. @param {import("./read.js").Person} person */
const client = ({ roleName, ...rest }) => ({ ...rest, role: { roleName } });
