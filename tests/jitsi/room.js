// The far side of the line: a Jitsi room as the viewer's iframe knows it. It sends the vendor's events and carries out its commands
// over the vendor's transport, as `modules/API/API.js` of jitsi-meet does.

export class JitsiRoom {
  #transport;
  #next = 0;
  /** @type {Map<string, { displayName?: string, role: string }>} Everybody in the room, the viewer first. */
  people = new Map();
  /** @type {Map<string, string>} The names of those who knock, by their ids in the lobby. */
  lobby = new Map();
  /** The viewer's id before they have joined. */
  me = "local";
  lobbyIsOn = false;
  muted = { audio: false, video: false };
  /** @type {Set<string>} */
  running = new Set();
  /** @type {string[]} */
  sharing = [];
  /** The commands that came. @type {Array<[name: string, ...values: unknown[]]>} */
  commands = [];
  /** Questions are not answered. */
  deaf = false;

  /** @param {any} vendor The exports of the vendor's package. @param {object} postisOptions */
  constructor({ Transport, PostMessageTransportBackend }, postisOptions) {
    this.#transport = new Transport({ backend: new PostMessageTransportBackend({ postisOptions }) });
    this.#transport.on("event", ({ name, data }) => {
      this.commands.push([name, ...data]);
      this.#carryOut(name, data);
      return true;
    });
    this.#transport.on("request", ({ name }, callback) => {
      if (!this.deaf) callback(this.#answer(name));
      return true;
    });
  }

  /** Sends any event. @param {string} name @param {object} [data] */
  send(name, data = {}) {
    this.#transport.sendEvent({ name, ...data });
  }

  #id() {
    this.#next += 1;
    return `b0c0${String(this.#next).padStart(4, "0")}`;
  }

  /** The viewer joins. @param {string} displayName @param {{ role?: string, breakoutRoom?: boolean }} [options] */
  join(displayName, { role = "moderator", breakoutRoom = false } = {}) {
    this.people = new Map([...this.people].filter(([id]) => id !== this.me));
    this.me = this.#id();
    this.people = new Map([[this.me, { displayName, role }], ...this.people]);
    this.send("video-conference-joined", { roomName: "time", id: this.me, displayName, avatarURL: "", breakoutRoom });
    this.send("participant-role-changed", { id: this.me, role });
  }

  /** The viewer leaves. */
  leave() {
    this.people.delete(this.me);
    this.me = "local";
    this.send("video-conference-left", { roomName: "time" });
    this.send("video-ready-to-close");
  }

  /** Somebody comes. @returns {string} Their id. */
  arrive(displayName, role = "participant") {
    const id = this.#id();
    this.people.set(id, { displayName, role });
    this.send("participant-joined", { id, displayName, formattedDisplayName: displayName });
    return id;
  }

  depart(id) {
    this.people.delete(id);
    this.send("participant-left", { id });
  }

  rename(id, displayname) {
    this.people.get(id).displayName = displayname;
    this.send("display-name-change", { id, displayname });
  }

  kick(id, kicker = this.me) {
    this.people.delete(id);
    const local = id === this.me;
    this.send("participant-kicked-out", { kicked: { id, local }, kicker: { id: kicker } });
    if (local) this.leave();
    else this.send("participant-left", { id });
  }

  knock(name) {
    const id = this.#id();
    this.lobby.set(id, name);
    this.send("knocking-participant", { participant: { id, name } });
    return id;
  }

  /** A moderator answers: whoever is let in has a new id; that somebody is turned away is told to nobody. */
  answer(id, approved) {
    const name = this.lobby.get(id);
    if (!this.lobby.delete(id) || !approved) return null;
    return this.arrive(name);
  }

  record(on, mode, more = {}) {
    if (on) this.running.add(mode);
    else this.running.delete(mode);
    this.send("recording-status-changed", { on, mode, ...more });
  }

  transcribe(on) {
    this.send("transcribing-status-changed", { on });
  }

  share(ids) {
    const own = ids.includes(this.me);
    if (own !== this.sharing.includes(this.me)) this.send("screen-sharing-status-changed", { on: own, details: own ? { sourceType: "window" } : {} });
    this.sharing = ids;
    this.send("content-sharing-participants-changed", { data: ids });
  }

  mute(kind, muted) {
    this.muted[kind] = muted;
    this.send(`${kind}-mute-status-changed`, { muted });
  }

  #carryOut(name, [first, second]) {
    const moderates = this.people.get(this.me)?.role === "moderator";
    if (name === "toggle-lobby" && moderates) this.lobbyIsOn = first;
    else if (name === "answer-knocking-participant" && moderates) this.answer(first, second);
    else if (name === "kick-participant" && moderates && this.people.has(first)) this.kick(first);
    else if (name === "mute-remote-participant" && moderates && first === this.me) this.mute(second, true);
    else if (name === "stop-recording" && this.running.has(first)) this.record(false, first);
    else if (name === "video-hangup" || (name === "end-conference" && moderates)) this.leave();
  }

  #answer(name) {
    if (name === "is-audio-muted") return this.muted.audio;
    if (name === "is-video-muted") return this.muted.video;
    if (name === "get-content-sharing-participants") return { sharingParticipantIds: this.sharing };
    const people = this.people.has(this.me) ? this.people : new Map([[this.me, { role: "participant" }], ...this.people]);
    const participants = [...people].map(([id, who]) => ({ id, jid: `time@conference.example.no/${id}`, ...who }));
    return { rooms: [{ isMainRoom: true, id: "time@conference.example.no", jid: "time@conference.example.no", participants }] };
  }
}
