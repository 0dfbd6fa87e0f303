// A simulated Whereby room as its signalling server has it: clients, knockers, and the events that each connected client
// receives. It has no socket. Names and shapes follow the vendor's typings (`SignalEvents`, `SignalRequests` in
// `@whereby.com/media`); `typings.mjs` checks them.

/** Returns deterministic ids. */
const counter = (prefix) => {
  let count = 0;
  return () => `${prefix}-${String((count += 1)).padStart(4, "0")}`;
};

const HOSTS = new Set(["host"]);

export class SignalRoom {
  #next = counter("c11e7000-0000-4000-8000");
  /** @type {Map<string, { client: object, send: (event: string, payload?: unknown) => void }>} Clients in the room. */
  #inside = new Map();
  /** @type {Map<string, { knocker: object, send: (event: string, payload?: unknown) => void }>} */
  #knocking = new Map();
  locked;
  #transcription = null;

  /** @param {{ locked?: boolean, roomKey?: string }} [options] `roomKey`: makes a client a host, who need not knock. */
  constructor({ locked = false, roomKey = "host-key" } = {}) {
    this.locked = locked;
    this.roomKey = roomKey;
  }

  get clients() {
    return [...this.#inside.values()].map(({ client }) => ({ ...client }));
  }

  get knockers() {
    return [...this.#knocking.values()].map(({ knocker }) => ({ ...knocker }));
  }

  /** @returns {string} The id of a new connection. */
  id() {
    return this.#next();
  }

  /**
   * Handles a client's request.
   * @param {string} id @param {(event: string, payload?: unknown) => void} send Sends an event to that client.
   * @param {string} request @param {any} payload
   */
  handle(id, send, request, payload) {
    if (request === "identify_device") send("device_identified");
    else if (request === "join_room") this.#join(id, send, payload);
    else if (request === "knock_room") this.#knock(id, send, payload);
    else if (request === "cancel_room_knock") this.stopKnocking(id);
    else if (request === "handle_knock") this.answer(payload.clientId, payload.action, payload.response);
    else if (request === "leave_room") {
      this.leave(id);
      send("room_left");
    } else if (request === "set_lock") this.lock(payload.locked);
    else if (request === "kick_client") for (const who of [payload.clientId ?? payload.clientIds].flat()) this.kick(who);
    else if (request === "send_client_metadata") this.rename(id, payload.payload.displayName);
    else if (request === "chat_message") this.write(id, payload.text);
    else if (request === "start_recording") this.record();
    else if (request === "stop_recording") this.stopRecording();
  }

  #client(id, { displayName = "Guest", role = "visitor", externalId = null, more = {} }) {
    return {
      id,
      displayName,
      deviceId: `device-${id}`,
      streams: [],
      isAudioEnabled: true,
      isVideoEnabled: true,
      role: { roleName: role },
      startedCloudRecordingAt: role === "recorder" ? "2030-01-07T09:00:00.000Z" : null,
      startedLiveTranscriptionAt: null,
      breakoutGroup: null,
      externalId,
      isDialIn: false,
      isAudioRecorder: false,
      ...more,
    };
  }

  #join(id, send, { displayName, roomKey, externalId }) {
    const role = roomKey === this.roomKey ? "host" : "visitor";
    if (this.locked && role !== "host" && !this.#knocking.get(id)?.accepted) {
      return send("room_joined", { error: "room_locked", isClaimed: true, isLocked: true, selfId: id });
    }
    this.#knocking.delete(id);
    const client = this.#client(id, { displayName, role, externalId: externalId ?? null });
    this.#broadcast("new_client", { client, room: { session: { createdAt: "2030-01-07T09:00:00.000Z", id: "session-1" } } });
    this.#inside.set(id, { client, send });
    send("room_joined", {
      selfId: id,
      clientClaim: `claim-${id}`,
      eventClaim: `event-claim-${id}`,
      breakoutGroup: null,
      room: {
        clients: this.clients,
        knockers: this.knockers,
        iceServers: { iceServers: [] },
        turnServers: [],
        isClaimed: true,
        isLocked: this.locked,
        mediaserverConfigTtlSeconds: 3600,
        mode: "normal",
        name: "/rom",
        organizationId: "1",
        spotlights: [],
        session: null,
        ...(this.#transcription === null ? {} : { liveTranscriptionId: this.#transcription }),
      },
    });
  }

  #knock(id, send, { displayName }) {
    const knocker = { clientId: id, displayName, imageUrl: null, liveVideo: false, userAvatarUrl: null, userId: null };
    this.#knocking.set(id, { knocker, send });
    const { clientId, imageUrl, liveVideo } = knocker;
    this.#broadcast("room_knocked", { clientId, displayName, imageUrl, liveVideo }, HOSTS);
    send("room_knocked", { clientId, displayName, imageUrl, liveVideo, selfId: id, clientClaim: `claim-${id}` });
  }

  // Actions of clients that are not connected, for tests.

  /** A client joins. @param {{ displayName?: string, role?: string, externalId?: string, more?: object }} [who] @returns {string} */
  addClient(who = {}) {
    const id = this.#next();
    const client = this.#client(id, who);
    this.#broadcast("new_client", { client });
    this.#inside.set(id, { client, send: () => {} });
    return id;
  }

  /** @returns {string} The knocker's id. */
  knock(displayName) {
    const id = this.#next();
    this.#knock(id, () => {}, { displayName });
    return id;
  }

  /** Answers a knock. An accepted client still has to join. @param {string} id @param {"accept" | "hold" | "reject"} action */
  answer(id, action, response) {
    const waiting = this.#knocking.get(id);
    if (!waiting) return;
    const resolution = { accept: "accepted", hold: "on_hold", reject: "rejected" }[action];
    const metadata = action === "accept" ? { metadata: { roomKey: "one-time-key", roomName: "/rom" } } : {};
    waiting.send("knock_handled", { clientId: id, resolution, ...(response ? { knockResponse: response } : {}), ...metadata });
    if (action === "hold") return;
    if (action === "accept") waiting.accepted = true;
    else this.#knocking.delete(id);
    this.#broadcast("knocker_left", { clientId: id }, HOSTS);
  }

  /** An accepted knocker joins. */
  enter(id) {
    const { knocker, send } = this.#knocking.get(id);
    this.#join(id, send, { displayName: knocker.displayName });
  }

  stopKnocking(id) {
    this.#knocking.delete(id);
    this.#broadcast("knocker_left", { clientId: id }, HOSTS);
  }

  leave(id) {
    if (!this.#inside.delete(id)) return;
    this.#broadcast("client_left", { clientId: id, eventClaim: `event-claim-${id}` });
  }

  kick(id) {
    this.#inside.get(id)?.send("client_kicked", { clientId: id });
    this.leave(id);
  }

  rename(id, displayName) {
    this.#inside.get(id).client.displayName = displayName;
    this.#broadcast("client_metadata_received", { type: "UserData", payload: { clientId: id, displayName, stickyReaction: null } });
  }

  lock(locked) {
    this.locked = locked;
    this.#broadcast("room_locked", { isLocked: locked });
  }

  write(id, text) {
    this.#broadcast("chat_message", { id: this.#next(), messageType: "text", roomName: "/rom", senderId: id, text, timestamp: "2030-01-07T09:00:00.000Z", userId: "user-1" });
  }

  share(id, on) {
    if (on) this.#broadcast("screenshare_started", { clientId: id, streamId: `screen-${id}`, hasAudioTrack: false });
    else this.#broadcast("screenshare_stopped", { clientId: id, streamId: `screen-${id}` });
  }

  /** Starts a recording: a recorder client joins. @returns {string} Its id. */
  record() {
    const id = this.addClient({ displayName: "Opptak", role: "recorder" });
    this.#broadcast("cloud_recording_started", { startedAt: "2030-01-07T09:00:00.000Z" });
    return id;
  }

  stopRecording() {
    for (const { id, role } of this.clients) if (role.roleName === "recorder") this.leave(id);
    this.#broadcast("cloud_recording_stopped");
  }

  transcribe(on) {
    this.#transcription = on ? "transcription-1" : null;
    if (on) this.#broadcast("live_transcription_started", { transcriptionId: "transcription-1", startedAt: "2030-01-07T09:00:00.000Z" });
    else this.#broadcast("live_transcription_stopped", { transcriptionId: "transcription-1", endedAt: "2030-01-07T09:10:00.000Z" });
  }

  stopStreaming() {
    this.#broadcast("streaming_stopped");
  }

  /** Sends any event to every client. */
  send(event, payload) {
    this.#broadcast(event, payload);
  }

  #broadcast(event, payload, roles = null) {
    for (const { client, send } of [...this.#inside.values()]) if (!roles || roles.has(client.role.roleName)) send(event, payload);
  }
}
