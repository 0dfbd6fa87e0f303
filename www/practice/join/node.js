/**
 * A simulated conference node: the server side of the client API, version 2, as far as a client without media needs it.
 * It maps requests to answers, opens no socket and reads no clock, so a page, a test and an HTTP server can all use it.
 *
 * @typedef {{ method: string, url: string, header: (name: string) => string | null, body?: string }} Request `url`: path
 *   and query as sent, not decoded.
 * @typedef {object} Answer
 * @property {number} status
 * @property {Record<string, string>} headers
 * @property {string} [body]
 * @property {(write: (bytes: Uint8Array) => void, end: (broken: boolean) => void) => () => void} [open] Opens a
 *   streamed body. Called once; it returns a function to call when the client disconnects.
 * @property {"broken" | "never"} [instead] The connection breaks, or the request is never answered.
 */
import { Faults } from "./faults.js";
import { COMMANDS, PARTICIPANT_COMMANDS } from "./commands.js";
import { REASONS, Room } from "./room.js";
import { EventStream } from "./stream.js";

const BASE = /^\/api\/client\/v2\/conferences\/([^/]*)\/(.+?)\/?$/;
const VERSION = { version_id: "35", pseudo_version: "77777.0.0" };
const READS = new Set(["theme", "events", "conference_status", "participants"]);

const json = (status, content) => ({ status, headers: { "content-type": "application/json" }, body: JSON.stringify(content) });
const success = (result) => json(200, { status: "success", result });
const failed = (status, result) => json(status, { status: "failed", result });

/** CORS headers. Assumed: a real node allows every origin, since the vendor's own examples call one from another origin. */
const CORS = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, POST, OPTIONS",
  "access-control-allow-headers": "content-type, pin, token, x-requested-with",
  "access-control-max-age": "600",
};

/** Decodes a path segment; null if it is malformed. @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

export class ConferenceNode {
  /** @type {Map<string, Room>} By alias. */
  #rooms = new Map();
  /** @type {Map<string, { room: Room, uuid: string, until: number }>} */
  #tokens = new Map();
  /** @type {Map<string, EventStream>} By uuid. */
  #streams = new Map();
  #world;
  #count = 0;

  /** The requests so far, for tests: whether each carried a token or a PIN, never its value. */
  requests = [];
  /** @type {((action: string, answer: Answer) => void) | null} Called with each answer of the API. */
  onAnswer = null;
  /** @type {((type: string, data: unknown) => void) | null} Called with each event sent to a client. */
  onEvent = null;
  faults = new Faults();
  /** Whether answers carry CORS headers. */
  cors = true;
  /** Chunk size of event streams in bytes; null: one chunk for each event. */
  chunkSize = null;
  /** Lifetime of a token in seconds. */
  expires = 120;

  /** @param {{ now?: () => number, uuid?: () => string, secret?: () => string }} [world] */
  constructor({ now = Date.now, uuid = () => crypto.randomUUID(), secret = () => crypto.randomUUID() } = {}) {
    this.#world = { now, uuid, secret };
  }

  /** @param {import("./room.js").Options} options @returns {Room} */
  addRoom(options) {
    const room = new Room(options, this.#world);
    this.#rooms.set(options.alias, room);
    return room;
  }

  // Faults.

  /** Ends every event stream. @param {{ politely?: boolean }} [how] `politely`: closes the stream instead of breaking it. */
  cut({ politely = false } = {}) {
    for (const stream of [...this.#streams.values()]) stream.end(!politely);
    this.#streams.clear();
  }

  /** Restarts the node: all tokens become invalid and participants return with new uuids. */
  restart() {
    this.cut();
    this.#tokens.clear();
    for (const room of this.#rooms.values()) {
      const people = room.rows().filter(({ protocol }) => protocol !== "api");
      room.end(REASONS.administrator);
      for (const { uuid, api_url, ...fields } of people) {
        const again = room.join({ name: fields.display_name, role: fields.role, service: fields.service_type });
        room.update(again, { ...fields, has_media: fields.has_media });
      }
    }
  }

  /** Disconnects clients whose token has expired. Call it after the clock moves. */
  tick() {
    const now = this.#world.now();
    for (const [token, { room, uuid, until }] of [...this.#tokens]) {
      if (now <= until) continue;
      this.#tokens.delete(token);
      room.disconnect(uuid, REASONS.expired);
      this.#streams.get(uuid)?.end(false);
    }
  }

  // Requests.

  /** @param {Request} request @returns {Answer} */
  handle(request) {
    this.tick();
    const [path, query = ""] = request.url.split("?");
    const [, rawAlias, action] = BASE.exec(path) ?? [];
    const verb = action?.replace(/^participants\/[^/]+\//, "participants/*/") ?? path;
    if (request.method === "OPTIONS") return this.#allow({ status: 200, headers: { ...CORS } });
    const token = request.header("token") ?? new URLSearchParams(query).get("token");
    this.requests.push({
      action: verb,
      method: request.method,
      path,
      at: this.#world.now(),
      token: token === null ? null : request.header("token") === null ? "query" : "header",
      pin: request.header("pin") !== null,
    });
    const fault = this.faults.next(verb);
    if (fault && !fault.executed) return this.#allow(fault.answer);
    const answer = this.#answer(request, { alias: decoded(rawAlias ?? ""), action, verb, token });
    if (!answer.open) this.onAnswer?.(verb, answer);
    return this.#allow(fault ? fault.answer : answer);
  }

  /** @param {Answer} answer @returns {Answer} */
  #allow(answer) {
    const { "access-control-allow-origin": origin } = CORS;
    if (this.cors) return { ...answer, headers: { "access-control-allow-origin": origin, ...answer.headers } };
    const headers = Object.entries(answer.headers).filter(([name]) => !name.startsWith("access-control-"));
    return { ...answer, headers: Object.fromEntries(headers) };
  }

  /** @param {Request} request @param {{ alias: string | null, action?: string, verb: string, token: string | null }} asked @returns {Answer} */
  #answer(request, { alias, action, verb, token }) {
    if (!action) return { status: 404, headers: { "content-type": "text/html" }, body: "<html><body>Not Found</body></html>" };
    const room = alias === null ? undefined : this.#rooms.get(alias);
    if (!room) return failed(404, "Neither conference nor gateway found");
    if (request.method !== (READS.has(verb) ? "GET" : "POST")) return failed(405, "Method not allowed");
    if (verb === "request_token") return this.#requestToken(room, request);
    const session = token === null ? undefined : this.#tokens.get(token);
    if (!session || session.room !== room) return failed(403, "Invalid token");
    const body = parsed(request.body);
    if (verb === "refresh_token") return this.#refresh(token, session);
    if (verb === "release_token") return this.#release(token, session);
    if (verb === "events") return this.#events(session);
    if (verb === "theme") return { status: 204, headers: {}, body: "" };
    if (verb === "conference_status") return success(room.status);
    if (verb === "participants") return success(room.rows());
    const host = room.row(session.uuid)?.role === "chair";
    if (Object.hasOwn(COMMANDS, verb)) {
      if (!host && !COMMANDS[verb].guest) return failed(403, "Invalid role");
      return success(COMMANDS[verb].run(room, session.uuid, body) ?? true);
    }
    const [, uuid, what] = /^participants\/([^/]+)\/(.+)$/.exec(action) ?? [];
    if (what && Object.hasOwn(PARTICIPANT_COMMANDS, what)) {
      if (!host && decoded(uuid) !== session.uuid) return failed(403, "Invalid role");
      return success(Boolean(PARTICIPANT_COMMANDS[what](room, decoded(uuid), body, session.uuid) ?? true));
    }
    return failed(404, "404 Not Found");
  }

  /** @param {Room} room @param {Request} request */
  #requestToken(room, request) {
    const { display_name: name, call_tag = "" } = parsed(request.body);
    if (typeof name !== "string") return failed(400, "Missing parameter display_name");
    const { hostPin, guestPin, chat, hasIdp } = room.options;
    const pin = request.header("pin");
    if (hasIdp) {
      return json(403, { status: "success", result: { idp: [{ name: "Sign-on", uuid: "9b2f6a30-0000-4000-8000-000000000001" }], version: VERSION } });
    }
    let role = "chair";
    if (hostPin !== null && pin !== hostPin) {
      const guest = guestPin === null ? pin === "none" : pin === guestPin;
      if (!guest && (pin === null || pin === "none")) {
        const result = { pin: "required", guest_pin: guestPin === null ? "none" : "required", version: VERSION };
        return json(403, { status: "success", result });
      }
      if (!guest) return failed(403, "Invalid PIN");
      role = "guest";
    }
    if (room.full) return failed(403, "Participant limit reached");
    const uuid = room.join({ name, role, kind: "api", fields: { call_tag } });
    const row = room.row(uuid);
    const token = this.#newToken(room, uuid);
    return success({
      token,
      expires: String(this.expires),
      participant_uuid: uuid,
      version: VERSION,
      role: row.role === "chair" ? "HOST" : "GUEST",
      display_name: name,
      call_tag,
      call_type: "video",
      chat_enabled: chat,
      conference_name: room.alias,
      service_type: "conference",
      current_service_type: row.service_type,
      guests_can_present: true,
      breakout_rooms: false,
      direct_media: false,
      stun: [],
      turn: [],
    });
  }

  #newToken(room, uuid) {
    const token = this.#world.secret();
    this.#tokens.set(token, { room, uuid, until: this.#world.now() + this.expires * 1000 });
    return token;
  }

  /** Invalidates the old token; an open stream continues. */
  #refresh(token, { room, uuid }) {
    this.#tokens.delete(token);
    return success({ token: this.#newToken(room, uuid), expires: String(this.expires) });
  }

  #release(token, { room, uuid }) {
    this.#tokens.delete(token);
    room.leave(uuid);
    this.#streams.get(uuid)?.end(false);
    return success(true);
  }

  /** @returns {Answer} */
  #events({ room, uuid }) {
    const open = (write, end) => {
      this.#streams.get(uuid)?.end(false);
      const stream = new EventStream(write, end, { chunkSize: this.chunkSize, nextId: () => `node_${(this.#count += 1)}` });
      this.#streams.set(uuid, stream);
      const listener = (type, data) => {
        this.onEvent?.(type, data);
        stream.send(type, data);
        // `disconnect` is the last event that a removed client receives.
        if (type === "disconnect") {
          for (const [token, session] of [...this.#tokens]) if (session.uuid === uuid) this.#tokens.delete(token);
          stream.end(false);
        }
      };
      stream.onEnd = () => {
        room.unlisten(uuid, listener);
        if (this.#streams.get(uuid) === stream) this.#streams.delete(uuid);
      };
      room.listen(uuid, listener);
      return () => stream.gone();
    };
    return { status: 200, headers: { "content-type": "text/event-stream", "cache-control": "no-cache" }, open };
  }

  /** Writes raw text to every open stream. @param {string} text */
  raw(text) {
    for (const stream of this.#streams.values()) stream.raw(text);
  }
}

/** @param {string | undefined} body @returns {Record<string, any>} */
function parsed(body) {
  try {
    return Object(JSON.parse(body || "{}"));
  } catch {
    return {};
  }
}
