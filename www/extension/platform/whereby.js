/**
 * Whereby's room, overheard in the tab of somebody who is in it: the events of its signalling socket (Socket.IO over a web
 * socket), as far as the panel needs them, and what this browser tells beside them.
 */
import { decodePacket } from "engine.io-parser";
import { Decoder, PacketType } from "socket.io-parser";
import { OWN } from "../../element/platform/whereby_signal/messages.js";
import { Ledger } from "./ledger.js";
import { pick } from "./pick.js";
import { LOST, SHAPES } from "./whereby_told.js";

/** Of what an event is the latest word, where it is of nobody. */
const OF = {
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

/** What ends what, of the same one. */
const ENDS = { client_left: ["client", "name", "share"], knocker_left: ["knock"], screenshare_stopped: ["share"] };
const BEGINS = { new_client: "client", client_metadata_received: "name", room_knocked: "knock", screenshare_started: "share" };

export class Overheard {
  #ledger = new Ledger();
  #tell;
  #stream = 0;
  #open = false;
  #decoder = this.#makeDecoder();
  /** Those who were there when the room was entered: their going must be told to whoever comes later. */
  #first = new Set();

  /** @param {(told: import("./ledger.js").Told) => void} tell */
  constructor(tell) {
    this.#tell = tell;
  }

  /** All that a panel must be told first. */
  get told() {
    return this.#ledger.told;
  }

  /** One message of the script in the page. @param {unknown[]} message */
  hear([kind, stream, text]) {
    if (kind === "screen") return this.#screen(stream === true, text);
    if (!Number.isInteger(stream) || stream < this.#stream) return;
    if (stream > this.#stream) {
      this.#stream = stream;
      this.#decoder = this.#makeDecoder();
    }
    if (kind === "frame") this.#frame(String(text));
    else if (kind === "closed" && this.#open) {
      this.#open = false;
      this.#forget();
      this.#tell({ ...LOST });
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
    // An event whose content is not text is followed by frames that are not heard.
    if (type !== "message" || typeof data !== "string" || data[0] !== String(PacketType.EVENT)) return;
    try {
      this.#decoder.add(data);
    } catch {
      // It is no such packet. A decoder that stopped halfway takes no other.
      this.#decoder = this.#makeDecoder();
    }
  }

  #event(type, payload) {
    if (typeof type !== "string" || !Object.hasOwn(SHAPES, type)) return;
    const detail = pick(SHAPES[type], payload ?? {}) ?? {};
    const told = { type, detail };
    if (type === "room_joined") this.#joined(told);
    else if (Object.hasOwn(ENDS, type)) this.#ended(told);
    else if (Object.hasOwn(BEGINS, type)) {
      const who = detail.clientId ?? detail.client?.id ?? detail.payload?.clientId;
      this.#ledger.keep(`${BEGINS[type]} ${who}`, told);
    } else this.#ledger.keepLast(OF[type], told);
    this.#tell(told);
  }

  #joined(told) {
    this.#forget();
    this.#open = true;
    this.#ledger.keepLast("joined", told);
    const { clients, knockers } = told.detail.room ?? {};
    this.#first = new Set([...(clients ?? []).map((client) => `client ${client?.id}`), ...(knockers ?? []).map((knocker) => `knock ${knocker?.clientId}`)]);
  }

  #ended(told) {
    const keys = ENDS[told.type].map((of) => `${of} ${told.detail.clientId}`);
    for (const key of keys) this.#ledger.drop(key);
    if (this.#first.delete(keys[0])) this.#ledger.keepLast(keys[0], told);
  }

  /** What is shared from here is shared whatever becomes of the socket. */
  #forget() {
    const screen = this.#ledger.told.find(({ type }) => type === OWN.screen);
    this.#ledger.clear();
    this.#first.clear();
    if (screen) this.#ledger.keep("screen", screen);
  }

  /** @param {boolean} on @param {unknown} surface */
  #screen(on, surface) {
    const told = { type: OWN.screen, detail: { on, surface: typeof surface === "string" ? surface : null } };
    if (on) this.#ledger.keep("screen", told);
    else this.#ledger.drop("screen");
    this.#tell(told);
  }
}
