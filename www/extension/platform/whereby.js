/** One signalling socket of a Whereby room (Socket.IO over a web socket): the events that the panel needs. */
import { decodePacket } from "engine.io-parser";
import { Decoder, PacketType } from "socket.io-parser";
import { MessageCache } from "./message_cache.js";
import { pick } from "./pick.js";
import { SHAPES } from "./whereby_messages.js";

/** The cache key of each event that does not concern one participant. */
const ROOM_KEYS = {
  room_locked: "lock",
  cloud_recording_started: "recording",
  cloud_recording_stopped: "recording",
  streaming_stopped: "streaming",
  chat_message: "chat",
  room_left: "out",
  client_kicked: "out",
};

export class WherebyStream {
  #cache = new MessageCache();
  #decoder = this.#makeDecoder();
  /** @type {import("./message_cache.js").Message[]} The messages of the frame that is being read. */
  #read = [];
  /** @type {Map<string, any>} Those who are in the room now, by id. */
  #clients = new Map();
  /** @type {Map<string, any>} Those who knock now, by id. */
  #knockers = new Map();

  /** The id of the transcription that runs now, or a word for it: only that there is one matters. @type {unknown} */
  #transcribed = null;

  /** The messages that a new panel receives: everybody in one list, also those who came after it. */
  get messages() {
    return this.#cache.messages.map(({ type, detail }) => {
      if (type !== "room_joined" || !detail.room) return { type, detail };
      const now = { clients: [...this.#clients.values()], knockers: [...this.#knockers.values()], liveTranscriptionId: this.#transcribed };
      return { type, detail: { ...detail, room: { ...detail.room, ...now } } };
    });
  }

  /** The number of messages and people that are kept. */
  get size() {
    return this.#cache.size + this.#clients.size + this.#knockers.size;
  }

  /** @param {unknown} text Of a frame. @returns {import("./message_cache.js").Message[]} */
  read(text) {
    this.#read = [];
    this.#frame(String(text));
    return this.#read;
  }

  #makeDecoder() {
    const decoder = new Decoder();
    decoder.on("decoded", ({ type, nsp, data }) => {
      if (type === PacketType.EVENT && nsp === "/") this.#event(data[0], data[1]);
    });
    return decoder;
  }

  #frame(text) {
    const { type, data } = decodePacket(text, "arraybuffer");
    // An event with binary content continues in binary frames, which are not observed.
    if (type !== "message" || typeof data !== "string" || data[0] !== String(PacketType.EVENT)) return;
    try {
      this.#decoder.add(data);
    } catch {
      // A malformed packet: a decoder that failed midway cannot be used again.
      this.#decoder = this.#makeDecoder();
    }
  }

  #event(type, payload) {
    if (typeof type !== "string" || !Object.hasOwn(SHAPES, type)) return;
    const detail = pick(SHAPES[type], payload ?? {}) ?? {};
    const message = { type, detail };
    this.#keep(message);
    this.#read.push(message);
  }

  /** @param {{ type: string, detail: any }} message */
  #keep(message) {
    const { type, detail } = message;
    const id = detail.clientId;
    if (type === "room_joined") {
      this.#cache.clear();
      this.#cache.keepLast("joined", message);
      this.#transcribed = detail.room?.liveTranscriptionId ?? null;
      this.#clients = byId(detail.room?.clients, "id");
      this.#knockers = byId(detail.room?.knockers, "clientId");
    } else if (type === "new_client") {
      const { client } = detail;
      if (client) this.#clients.set(client.id, client);
    } else if (type === "client_metadata_received") {
      const { clientId, displayName } = detail.payload ?? {};
      const client = this.#clients.get(clientId);
      if (client && typeof detail.error !== "string") this.#clients.set(clientId, { ...client, displayName });
    } else if (type === "client_left") {
      this.#clients.delete(id);
      this.#cache.drop(`share ${id}`);
    } else if (type === "room_knocked" && detail.selfId === undefined) this.#knockers.set(id, detail);
    // The viewer's own knock is no other's.
    else if (type === "room_knocked") this.#cache.keepLast(`knock ${id}`, message);
    else if (type === "knocker_left") {
      this.#knockers.delete(id);
      this.#cache.drop(`knock ${id}`);
    } else if (type === "screenshare_started") this.#cache.keep(`share ${id}`, message);
    else if (type === "screenshare_stopped") this.#cache.drop(`share ${id}`);
    else if (type === "live_transcription_stopped") this.#transcribed = null;
    else if (type === "live_transcription_started") this.#transcribed = typeof detail.error === "string" ? this.#transcribed : "runs";
    else this.#cache.keepLast(ROOM_KEYS[type], message);
  }
}

/** @param {any[] | undefined} list @param {string} name Of the field with the id. @returns {Map<string, any>} */
const byId = (list = [], name) => new Map(list.filter((one) => one !== null).map((one) => [one[name], one]));
