// A simulated web app for a plugin and its widget. It uses the vendor's own channel (`Channel`, `isRPCCall`), and the
// vendor's client translates the rows of a simulated room (`www/practice/join/room.js`). The web app's user is in that
// room. It runs in a browser and in simulated windows.
//
// "Assumed" marks behaviour of the real web app for which there is no source.

const MAIN = "main";
const ACTIVITIES = { joined: 0, left: 1, changed: 2 };

/**
 * How versions of the web app report participants.
 * - `new`: changes in batches, and also by the older events (22.0).
 * - `v21`: the same, with the field `activity` instead of `type` (21.1).
 * - `single`: single changes and full lists (conference system 33 to 36).
 * - `bare`: lists and participants without a wrapper object and without the node's rows (older versions).
 */
export const VERSIONS = ["new", "v21", "single", "bare"];

const ok = (id, data) => ({ status: "ok", id, data });
const failed = (id, reason) => ({ status: "failed", id, reason });
const success = (result = true) => ({ status: 200, data: { status: "success", result } });

export class PluginHost {
  #vendor;
  #room;
  #version;
  #frames = new Map();
  /** @type {Map<string, any>} By channel id. */
  #channels = new Map();
  #registered = new Set();
  #manifest;
  #count = 0;
  #batch = [];
  #rows = new Map();
  /** The uuid of the web app's user. */
  me;
  /** Received calls, for tests. @type {Array<[rpc: string, payload: any]>} */
  calls = [];
  /** Sent events, for tests. @type {Array<[event: string, payload: any]>} */
  events = [];
  /** Sent replies, for tests. @type {Array<[rpc: string, payload: any]>} */
  replies = [];
  /** @type {Array<{ id: string, src: string, title: string, visible: boolean, frame: any }>} */
  widgets = [];
  /** @type {Map<string, any>} */
  buttons = new Map();
  /** Replies wait for this promise. @type {Promise<void> | null} */
  delay = null;
  /** Replies that override the room's. @type {Map<string, any>} */
  answers = new Map();
  /** Calls without a reply, as if the web app did not know them. @type {Set<string>} */
  silent = new Set();
  /** Creates a widget's iframe from its address. @type {(src: string) => any} */
  onWidget = () => null;
  /** The room that the user is in. */
  currentRoom = MAIN;
  language = "nb";

  /**
   * @param {{ vendor: any, window: any, room: import("../../www/practice/join/room.js").Room, manifest: string[],
   *   person?: object, version?: string, snapshot?: boolean }} options `manifest`: plugin ids; `snapshot`: whether a
   *   widget receives the participant list when it registers.
   */
  constructor({ vendor, window, room, manifest, person = { name: "Prøve Behandler", role: "chair" }, version = "new", snapshot = true }) {
    this.#vendor = vendor;
    this.#room = room;
    this.#version = version;
    this.#manifest = manifest;
    this.snapshot = snapshot;
    window.addEventListener("message", (event) => this.#receive(event));
    this.me = room.join(person);
    room.listen(this.me, (type, data) => this.#translate(type, data));
    // No plugin is registered yet.
    this.#batch = [];
  }

  // Iframes and channels.

  /** @param {any} source The frame's window. @param {"plugin" | "widget"} kind */
  addFrame(source, kind) {
    this.#frames.set(source, kind);
  }

  #receive({ data, source }) {
    const kind = this.#frames.get(source);
    if (!kind || !this.#vendor.isRPCCall(data)) return;
    const { rpc, payload, id, chanId } = data;
    this.calls.push([rpc, payload]);
    if (this.silent.has(rpc)) return;
    if (rpc === "syn" || rpc === "syn:widget") return void this.#register(kind, source, data);
    // Calls on an unregistered channel are ignored.
    const channel = this.#channels.get(chanId);
    if (!channel || channel.targetWindow !== source) return;
    const answer = this.answers.has(rpc) ? this.answers.get(rpc) : this.#run(rpc, payload);
    void this.#reply(channel, rpc, id, answer);
  }

  #register(kind, source, { rpc, payload, id, chanId }) {
    const widget = rpc === "syn:widget";
    const channel = new this.#vendor.Channel(source, chanId);
    const name = widget ? payload.parentPluginId : payload.id;
    let reason = null;
    if (widget !== (kind === "widget")) reason = "Not a frame of this kind";
    else if (!this.#manifest.includes(name)) reason = "No such plugin in the manifest";
    else if (!widget && this.#registered.has(name)) reason = "Already registered";
    if (reason !== null) return this.#reply(channel, rpc, id, { ack: false, reason });
    if (!widget) this.#registered.add(name);
    this.#channels.set(chanId, Object.assign(channel, { kind }));
    return this.#reply(channel, rpc, id, { ack: true }).then(() => this.#welcome(channel, widget));
  }

  async #reply(channel, rpc, replyTo, payload) {
    if (this.delay) await this.delay;
    this.replies.push([rpc, payload]);
    channel.replyRPC({ rpc, replyTo, payload });
  }

  #welcome(channel, widget) {
    const emit = (event, payload) => this.#send(channel, event, payload);
    if (widget && this.snapshot) {
      emit("event:conferenceStatus", this.#status());
      emit("event:conference:authenticated", { conferenceAlias: this.#room.alias, conferenceName: "Rom" });
    }
    emit("event:languageSelect", this.language);
    if (widget && this.snapshot) {
      emit("event:participants", this.#participantList());
      emit("event:me", this.#wrapParticipant(this.#row(this.me)));
    }
  }

  /** The channel ids. @param {string} [kind] Of these pages only. */
  channelIds = (kind) => [...this.#channels].filter(([, channel]) => kind === undefined || channel.kind === kind).map(([name]) => name);

  // Events.

  #send(channel, event, payload) {
    this.events.push([event, payload]);
    channel.sendEvent({ event, payload });
  }

  /** Sends an event to every plugin and widget. @param {string} event @param {any} payload */
  emit(event, payload) {
    for (const channel of this.#channels.values()) this.#send(channel, event, payload);
  }

  /** Posts any message to every iframe. @param {unknown} message */
  post(message) {
    for (const source of this.#frames.keys()) source.postMessage(message, "*");
  }

  #row = (uuid) => this.#rows.get(uuid) ?? this.#room.row(uuid);

  #participant(row) {
    const participant = this.#vendor.normalizeParticipant(row);
    if (this.#version === "bare") delete participant.rawData;
    return participant;
  }

  #wrapParticipant = (row) => (this.#version === "bare" ? this.#participant(row) : { id: MAIN, participant: this.#participant(row) });

  #participantList() {
    const participants = [...this.#rows.values()].map((row) => this.#participant(row));
    return this.#version === "bare" ? participants : { id: MAIN, participants };
  }

  #status() {
    const status = this.#vendor.normalizeConferenceState(this.#room.status);
    if (this.#version === "bare") {
      delete status.rawData;
      return status;
    }
    return { id: MAIN, status };
  }

  /** Translates the room's events to those of the web app. */
  #translate(type, data) {
    if (type === "participant_sync_begin") this.#rows = new Map();
    else if (type === "participant_sync_end") this.emit("event:participants", this.#participantList());
    else if (type === "participant_create") this.#change("joined", data);
    else if (type === "participant_update") this.#change("changed", data);
    else if (type === "participant_delete") this.#change("left", this.#rows.get(data.uuid));
    else if (type === "conference_update") this.emit("event:conferenceStatus", this.#status());
    else if (type === "message_received") this.#translateMessage(data);
    else if (type === "disconnect") this.emit("event:disconnected", { error: data.reason, errorCode: "#pex125" });
    else if (type === "presentation_start" || type === "presentation_stop" || type === "stage") return;
  }

  #translateMessage({ uuid, origin, payload, type, direct }) {
    const common = { at: new Date(0), id: "m1", displayName: origin, userId: uuid };
    if (type === "application/json") this.emit("event:applicationMessage", { ...common, message: JSON.parse(payload) });
    else this.emit(direct ? "event:directMessage" : "event:message", { ...common, message: payload });
  }

  #change(kind, row) {
    if (!row) return;
    if (kind === "left") this.#rows.delete(row.uuid);
    else this.#rows.set(row.uuid, row);
    if (row.uuid === this.me && kind !== "left") this.emit("event:me", this.#wrapParticipant(row));
    if (this.#version === "new" || this.#version === "v21") {
      if (this.#batch.length === 0) setTimeout(() => this.#flush());
      const what = ACTIVITIES[kind];
      const participant = this.#participant(row);
      this.#batch.push({ roomId: MAIN, activity: this.#version === "new" ? { type: what, participant } : { activity: what, participant } });
    }
    if (kind === "joined") this.emit("event:participantJoined", this.#wrapParticipant(row));
    else if (kind === "left") this.emit("event:participantLeft", this.#wrapParticipant(row));
    this.emit("event:participants", this.#participantList());
  }

  #flush() {
    const batch = this.#batch;
    if (batch.length === 0) return;
    this.#batch = [];
    this.emit("event:participantsActivities", batch);
  }

  // Calls.

  /** Presses a toolbar button. @param {string} [id] */
  press(id = [...this.buttons.keys()][0]) {
    for (const channel of this.#channels.values()) {
      if (channel.kind === "plugin") this.#send(channel, "ui:button:click", { buttonId: id, input: { buttonId: id } });
    }
  }

  #run(rpc, payload) {
    const { me } = this;
    // Assumed: the reply is empty if the node refuses because the user is not a host.
    const host = this.#room.row(me)?.role === "chair";
    switch (rpc) {
      case "ui:button:add":
      case "ui:button:update": {
        const id = payload.targetId ?? this.#nextId("button");
        this.buttons.set(id, payload);
        return ok(id, undefined);
      }
      case "ui:widget:add": {
        const id = this.#nextId("widget");
        const frame = this.onWidget(payload.src);
        this.widgets.push({ id, src: payload.src, title: payload.title, type: payload.type, visible: false, frame });
        return ok(id, undefined);
      }
      case "ui:widget:toggle": {
        const widget = this.widgets.find(({ id }) => id === payload.id);
        if (!widget) return failed(payload.id, "No such widget");
        widget.visible = !widget.visible;
        this.onToggle?.(widget);
        this.emit("ui:widget:onToggle", { widgetId: payload.id, isVisible: widget.visible, isRequest: true, trigger: "self" });
        return ok(payload.id, undefined);
      }
      case "ui:removeElement":
      case "ui:toast:show":
        return ok(payload.id ?? "toast", undefined);
      case "conference:currentRoomId":
        return this.currentRoom;
      case "conference:requestParticipants":
        return host ? success([...this.#rows.values()]) : undefined;
      case "conference:lock":
        if (!host) return undefined;
        if (payload.lock) this.#room.lock();
        else this.#room.unlock();
        return success();
      case "participant:admit":
        return host ? success(this.#room.admit(payload.participantUuid)) : undefined;
      case "participant:disconnect":
        return host ? success(this.#room.disconnect(payload.participantUuid, "Disconnected by another participant")) : undefined;
      case "participant:mute":
        return host ? success(this.#room.update(payload.participantUuid, { is_muted: payload.mute ? "YES" : "NO" })) : undefined;
      case "participant:muteVideo":
        return host ? success(this.#room.update(payload.participantUuid, { is_video_muted: payload.muteVideo })) : undefined;
      case "conference:disconnectAll":
        if (!host) return undefined;
        this.#room.end("Conference terminated by another participant");
        return success();
      default:
        return undefined;
    }
  }

  #nextId = (what) => `${what}-${(this.#count += 1)}`;
}
