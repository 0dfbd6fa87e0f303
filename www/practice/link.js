/**
 * Connects practice rooms that have the same channel name, in two tabs or on one page.
 * `readMessage` validates every message, because any page of the origin can post to a BroadcastChannel.
 *
 * @typedef {import("./room.js").Message} Message
 * @typedef {import("./room.js").Person} Person
 */
import { ASKED } from "./room.js";

const PREFIX = "trygtrom-practice-room:";
const ROLES = ["clinician", "patient", "relative", "stranger"];
const STATUSES = ["stopped", "started", "streaming"];
const CARDS = [null, "own", "other"];
const MAX_PEOPLE = 100;
const MAX_LENGTH = 200;

const isText = (value) => typeof value === "string" && value.length > 0 && value.length <= MAX_LENGTH;

/** @param {any} value @returns {Person | null} */
function readPerson(value) {
  const { id, role, externalId, microphone, camera, screenshare, card } = value ?? {};
  if (!isText(id) || !ROLES.includes(role)) return null;
  if (externalId !== null && !isText(externalId)) return null;
  if ([microphone, camera, screenshare].some((flag) => typeof flag !== "boolean")) return null;
  if (!CARDS.includes(card)) return null;
  return { id, role, externalId, metadata: null, microphone, camera, screenshare, card };
}

/** @param {any} value @returns {import("./room.js").Registers | null} */
function readRegisters(value) {
  const { recording, transcription, streaming, turn, by } = value ?? {};
  if (![recording, transcription, streaming].every((status) => STATUSES.includes(status))) return null;
  if (!Number.isSafeInteger(turn) || turn < 0 || !isText(by)) return null;
  return { recording, transcription, streaming, turn, by };
}

/** @param {any} data @returns {Message | null} Null if the data is not a valid message. */
export function readMessage(data) {
  const { kind, seat } = data ?? {};
  if (!isText(seat)) return null;
  if (kind === "hello" || kind === "bye" || kind === "end") return { kind, seat };
  if (kind === "ask") {
    const { person, what } = data;
    return isText(person) && typeof what === "string" && Object.hasOwn(ASKED, what) ? { kind, seat, person, what } : null;
  }
  if (kind !== "here" || !Array.isArray(data.people) || data.people.length > MAX_PEOPLE) return null;
  const people = data.people.map(readPerson);
  const room = readRegisters(data.room);
  return room && people.every((person) => person !== null) ? { kind, seat, people, room } : null;
}

/** One seat's connection to the channel. The owner closes it. */
export class Link {
  #channel;
  #seat;

  /** @param {string} name @param {string} seat @param {(message: Message) => void} onMessage */
  constructor(name, seat, onMessage) {
    this.#seat = seat;
    this.#channel = new BroadcastChannel(PREFIX + name);
    this.#channel.onmessage = ({ data }) => {
      const message = readMessage(data);
      if (message && message.seat !== seat) onMessage(message);
    };
    this.hello();
  }

  /** Asks the linked seats for their presence. */
  hello() {
    this.post({ kind: "hello", seat: this.#seat });
  }

  /** Announces that this seat and its participants have left. */
  bye() {
    this.post({ kind: "bye", seat: this.#seat });
  }

  /** @param {Message} message */
  post(message) {
    this.#channel.postMessage(message);
  }

  close() {
    this.bye();
    this.#channel.close();
  }
}
