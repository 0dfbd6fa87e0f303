/**
 * Observes a Whereby room in the tab of a participant: the events of its signalling socket (Socket.IO over a web socket)
 * that the panel needs, and screen sharing from this browser.
 */
import { decodePacket } from "engine.io-parser";
import { Decoder, PacketType } from "socket.io-parser";
import { OWN } from "../../element/platform/whereby_signal/messages.js";
import { MessageCache } from "./message_cache.js";
import { pick } from "./pick.js";
import { LOST, SHAPES } from "./whereby_messages.js";

/** The cache key of each event that does not concern one participant. */
const ROOM_KEYS = {
  room_locked: "lock",
  cloud_recording_started: "recording",
  cloud_recording_stopped: "recording",
  live_transcription_started: "transcription",
  live_transcription_stopped: "transcription",
  streaming_stopped: "streaming",
  chat_message: "chat",
  room_left: "out",
  client_kicked: "out",
};

/** The cache keys, by participant, that an event removes or sets. */
const ENDS = { client_left: ["client", "name", "share"], knocker_left: ["knock"], screenshare_stopped: ["share"] };
const BEGINS = { new_client: "client", client_metadata_received: "name", room_knocked: "knock", screenshare_started: "share" };

export class WherebyObserver {
  #cache = new MessageCache();
  #emit;
  #stream = 0;
  #open = false;
  #decoder = this.#makeDecoder();
  /** Cache keys of those in the `room_joined` snapshot: their departure must stay in the cache beside it. */
  #initial = new Set();

  /** @param {(message: import("./message_cache.js").Message) => void} emit */
  constructor(emit) {
    this.#emit = emit;
  }

  /** The messages that a new panel receives first. */
  get snapshot() {
    return this.#cache.messages;
  }

  /** Handles one message of the page script. @param {unknown[]} message */
  receive([kind, stream, text]) {
    if (kind === "screen") return this.#screen(stream === true, text);
    if (!Number.isInteger(stream) || stream < this.#stream) return;
    if (stream > this.#stream) {
      this.#stream = stream;
      this.#decoder = this.#makeDecoder();
    }
    if (kind === "frame") this.#frame(String(text));
    else if (kind === "closed" && this.#open) {
      this.#open = false;
      this.#clear();
      this.#emit({ ...LOST });
    }
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
    if (type === "room_joined") this.#joined(message);
    else if (Object.hasOwn(ENDS, type)) this.#ended(message);
    else if (Object.hasOwn(BEGINS, type)) {
      const clientId = detail.clientId ?? detail.client?.id ?? detail.payload?.clientId;
      this.#cache.keep(`${BEGINS[type]} ${clientId}`, message);
    } else this.#cache.keepLast(ROOM_KEYS[type], message);
    this.#emit(message);
  }

  #joined(message) {
    this.#clear();
    this.#open = true;
    this.#cache.keepLast("joined", message);
    const { clients, knockers } = message.detail.room ?? {};
    this.#initial = new Set([...(clients ?? []).map((client) => `client ${client?.id}`), ...(knockers ?? []).map((knocker) => `knock ${knocker?.clientId}`)]);
  }

  #ended(message) {
    const keys = ENDS[message.type].map((prefix) => `${prefix} ${message.detail.clientId}`);
    for (const key of keys) this.#cache.drop(key);
    if (this.#initial.delete(keys[0])) this.#cache.keepLast(keys[0], message);
  }

  /** Clears the cache except for screen sharing, which does not depend on the socket. */
  #clear() {
    const screen = this.#cache.messages.find(({ type }) => type === OWN.screen);
    this.#cache.clear();
    this.#initial.clear();
    if (screen) this.#cache.keep("screen", screen);
  }

  /** @param {boolean} on @param {unknown} surface */
  #screen(on, surface) {
    const message = { type: OWN.screen, detail: { on, surface: typeof surface === "string" ? surface : null } };
    if (on) this.#cache.keep("screen", message);
    else this.#cache.drop("screen");
    this.#emit(message);
  }
}
