// The web app around a plugin, as far as a plugin and its widget meet it. Its end of the line is the vendor's own
// (`Channel`, `isRPCCall`), its words for people are made by the vendor's own client from the rows of the played room
// (`www/practice/join/room.js`), and the person whose web app it is, is in that room. It works in a browser and in windows
// that are played.
//
// What no source says of the real one is marked as assumed.

const MAIN = "main";
const ACTIVITIES = { came: 0, went: 1, changed: 2 };

/**
 * How a web app of some age tells of people.
 * - `new`: each change in a batch, and besides by the older ways (22.0).
 * - `v21`: the same, with the field `activity` instead of `type` (21.1).
 * - `single`: one by one and as whole lists (33 to 36 of the conference system).
 * - `bare`: as those before: lists and people without anything around them, and no rows of the node beside.
 */
export const AGES = ["new", "v21", "single", "bare"];

const ok = (id, data) => ({ status: "ok", id, data });
const failed = (id, reason) => ({ status: "failed", id, reason });
const success = (result = true) => ({ status: 200, data: { status: "success", result } });

export class PluginHost {
  #vendor;
  #room;
  #age;
  #frames = new Map();
  /** @type {Map<string, any>} The lines by name. */
  #lines = new Map();
  #registered = new Set();
  #manifest;
  #count = 0;
  #batch = [];
  #rows = new Map();
  /** The uuid of the person whose web app this is. */
  me;
  /** What was asked for, for tests: the call and what came with it. @type {Array<[rpc: string, payload: any]>} */
  calls = [];
  /** What was told, by name. @type {Array<[event: string, payload: any]>} */
  events = [];
  /** What was answered. @type {Array<[rpc: string, payload: any]>} */
  replies = [];
  /** @type {Array<{ id: string, src: string, title: string, visible: boolean, frame: any }>} */
  widgets = [];
  /** @type {Map<string, any>} */
  buttons = new Map();
  /** Answers are held back until this is settled. @type {Promise<void> | null} */
  delay = null;
  /** Calls that are not answered with what the room says but with this. @type {Map<string, any>} */
  answers = new Map();
  /** Calls that are never answered, as by a web app that does not know them. @type {Set<string>} */
  silent = new Set();
  /** Called with a widget's address; makes its frame. @type {(src: string) => any} */
  onWidget = () => null;
  /** The room that the person is in. */
  where = MAIN;
  language = "nb";

  /**
   * @param {{ vendor: any, window: any, room: import("../../www/practice/join/room.js").Room, manifest: string[],
   *   person?: object, age?: string, snapshot?: boolean }} given `manifest`: the plugins' ids; `snapshot`: whether a
   *   widget is told of everybody when it registers.
   */
  constructor({ vendor, window, room, manifest, person = { name: "Prøve Behandler", role: "chair" }, age = "new", snapshot = true }) {
    this.#vendor = vendor;
    this.#room = room;
    this.#age = age;
    this.#manifest = manifest;
    this.snapshot = snapshot;
    window.addEventListener("message", (event) => this.#take(event));
    this.me = room.join(person);
    room.listen(this.me, (type, data) => this.#hear(type, data));
    // Nobody has heard of this, nor has to.
    this.#batch = [];
  }

  // Frames and lines.

  /** @param {any} source The frame's window. @param {"plugin" | "widget"} kind */
  addFrame(source, kind) {
    this.#frames.set(source, kind);
  }

  #take({ data, source }) {
    const kind = this.#frames.get(source);
    if (!kind || !this.#vendor.isRPCCall(data)) return;
    const { rpc, payload, id, chanId } = data;
    this.calls.push([rpc, payload]);
    if (this.silent.has(rpc)) return;
    if (rpc === "syn" || rpc === "syn:widget") return void this.#register(kind, source, data);
    // A line that nobody registered is nobody's.
    const line = this.#lines.get(chanId);
    if (!line || line.targetWindow !== source) return;
    const answer = this.answers.has(rpc) ? this.answers.get(rpc) : this.#do(rpc, payload);
    void this.#reply(line, rpc, id, answer);
  }

  #register(kind, source, { rpc, payload, id, chanId }) {
    const widget = rpc === "syn:widget";
    const line = new this.#vendor.Channel(source, chanId);
    const name = widget ? payload.parentPluginId : payload.id;
    let reason = null;
    if (widget !== (kind === "widget")) reason = "Not a frame of this kind";
    else if (!this.#manifest.includes(name)) reason = "No such plugin in the manifest";
    else if (!widget && this.#registered.has(name)) reason = "Already registered";
    if (reason !== null) return this.#reply(line, rpc, id, { ack: false, reason });
    if (!widget) this.#registered.add(name);
    this.#lines.set(chanId, Object.assign(line, { kind }));
    return this.#reply(line, rpc, id, { ack: true }).then(() => this.#welcome(line, widget));
  }

  async #reply(line, rpc, replyTo, payload) {
    if (this.delay) await this.delay;
    this.replies.push([rpc, payload]);
    line.replyRPC({ rpc, replyTo, payload });
  }

  #welcome(line, widget) {
    const tell = (event, payload) => this.#send(line, event, payload);
    if (widget && this.snapshot) {
      tell("event:conferenceStatus", this.#status());
      tell("event:conference:authenticated", { conferenceAlias: this.#room.alias, conferenceName: "Rom" });
    }
    tell("event:languageSelect", this.language);
    if (widget && this.snapshot) {
      tell("event:participants", this.#people());
      tell("event:me", this.#one(this.#row(this.me)));
    }
  }

  /** The names of the lines. @param {string} [kind] Of these pages alone. */
  lineNames = (kind) => [...this.#lines].filter(([, line]) => kind === undefined || line.kind === kind).map(([name]) => name);

  // What is told.

  #send(line, event, payload) {
    this.events.push([event, payload]);
    line.sendEvent({ event, payload });
  }

  /** Tells every plugin and widget. @param {string} event @param {any} payload */
  tell(event, payload) {
    for (const line of this.#lines.values()) this.#send(line, event, payload);
  }

  /** Says something that is no event, or of another line, to every frame. @param {unknown} message */
  say(message) {
    for (const source of this.#frames.keys()) source.postMessage(message, "*");
  }

  #row = (uuid) => this.#rows.get(uuid) ?? this.#room.row(uuid);

  #participant(row) {
    const participant = this.#vendor.normalizeParticipant(row);
    if (this.#age === "bare") delete participant.rawData;
    return participant;
  }

  #one = (row) => (this.#age === "bare" ? this.#participant(row) : { id: MAIN, participant: this.#participant(row) });

  #people() {
    const participants = [...this.#rows.values()].map((row) => this.#participant(row));
    return this.#age === "bare" ? participants : { id: MAIN, participants };
  }

  #status() {
    const status = this.#vendor.normalizeConferenceState(this.#room.status);
    if (this.#age === "bare") {
      delete status.rawData;
      return status;
    }
    return { id: MAIN, status };
  }

  /** What the room tells this person's client, in the web app's words. */
  #hear(type, data) {
    if (type === "participant_sync_begin") this.#rows = new Map();
    else if (type === "participant_sync_end") this.tell("event:participants", this.#people());
    else if (type === "participant_create") this.#change("came", data);
    else if (type === "participant_update") this.#change("changed", data);
    else if (type === "participant_delete") this.#change("went", this.#rows.get(data.uuid));
    else if (type === "conference_update") this.tell("event:conferenceStatus", this.#status());
    else if (type === "message_received") this.#hearMessage(data);
    else if (type === "disconnect") this.tell("event:disconnected", { error: data.reason, errorCode: "#pex125" });
    else if (type === "presentation_start" || type === "presentation_stop" || type === "stage") return;
  }

  #hearMessage({ uuid, origin, payload, type, direct }) {
    const about = { at: new Date(0), id: "m1", displayName: origin, userId: uuid };
    if (type === "application/json") this.tell("event:applicationMessage", { ...about, message: JSON.parse(payload) });
    else this.tell(direct ? "event:directMessage" : "event:message", { ...about, message: payload });
  }

  #change(happened, row) {
    if (!row) return;
    if (happened === "went") this.#rows.delete(row.uuid);
    else this.#rows.set(row.uuid, row);
    if (row.uuid === this.me && happened !== "went") this.tell("event:me", this.#one(row));
    if (this.#age === "new" || this.#age === "v21") {
      if (this.#batch.length === 0) setTimeout(() => this.#flush());
      const what = ACTIVITIES[happened];
      const participant = this.#participant(row);
      this.#batch.push({ roomId: MAIN, activity: this.#age === "new" ? { type: what, participant } : { activity: what, participant } });
    }
    if (happened === "came") this.tell("event:participantJoined", this.#one(row));
    else if (happened === "went") this.tell("event:participantLeft", this.#one(row));
    this.tell("event:participants", this.#people());
  }

  #flush() {
    const batch = this.#batch;
    if (batch.length === 0) return;
    this.#batch = [];
    this.tell("event:participantsActivities", batch);
  }

  // What is done.

  /** Presses a button of the toolbar. @param {string} [id] */
  press(id = [...this.buttons.keys()][0]) {
    for (const line of this.#lines.values()) {
      if (line.kind === "plugin") this.#send(line, "ui:button:click", { buttonId: id, input: { buttonId: id } });
    }
  }

  #do(rpc, payload) {
    const { me } = this;
    // As a node answers to who is no host: the web app hands on that nothing came of it (assumed).
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
        this.tell("ui:widget:onToggle", { widgetId: payload.id, isVisible: widget.visible, isRequest: true, trigger: "self" });
        return ok(payload.id, undefined);
      }
      case "ui:removeElement":
      case "ui:toast:show":
        return ok(payload.id ?? "toast", undefined);
      case "conference:currentRoomId":
        return this.where;
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
