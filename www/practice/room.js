/**
 * The practice room as a pure state machine without DOM, clock or randomness. Input: an action or a message from a
 * linked seat. Output: the new state, the events for the page and the messages for the linked seats.
 *
 * `difference` derives the events from the previous and the new state. Like the embed, the room reports its own user,
 * the participant count, arrivals, departures and recordings, and nothing that happened before its user entered.
 *
 * @typedef {"clinician" | "patient" | "relative" | "stranger"} Role
 * @typedef {{ id: string, role: Role, externalId: string | null, metadata: null,
 *   microphone: boolean, camera: boolean, screenshare: boolean, card: Card }} Person
 * @typedef {"own" | "other" | null} Card The ID card that somebody holds up: their own, or somebody else's in their name.
 * @typedef {{ recording: string, transcription: string, streaming: string, turn: number, by: string }} Registers
 * @typedef {{ type: string, detail?: any }} WireEvent
 * @typedef {{ do: string, args?: { on?: boolean, who?: "last" | "other" | "stranger" } }} Action
 * @typedef {{ kind: "here", seat: string, people: Person[], room: Registers } | { kind: "hello" | "bye" | "end", seat: string }
 *   | { kind: "ask", seat: string, person: string, what: keyof typeof ASKED }} Message
 * @typedef {{ state: State, events: WireEvent[], messages: Message[], refusal: string | null }} Step
 * @typedef {object} State
 * @property {string} seat Id of one practice room element; linked seats share a room.
 * @property {"clinician" | "patient"} as
 * @property {string | null} externalId
 * @property {string[]} expected
 * @property {"closed" | "outside" | "inside" | "ended"} phase
 * @property {string} self Participant id of this user; new on every entry.
 * @property {boolean} removed Whether the user was removed from the room.
 * @property {Person[]} guests Simulated participants that this seat's trainer added.
 * @property {Record<string, Person[]>} seats Participants of each linked seat.
 * @property {Registers} room
 * @property {boolean} stable
 * @property {boolean} microphone
 * @property {boolean} camera
 * @property {boolean} screenshare
 * @property {Card} card
 * @property {boolean} chat
 * @property {boolean} people
 * @property {boolean} pip
 * @property {boolean} settings
 * @property {number} serial
 * @property {number} malformed
 * @property {WireEvent | null} last
 */

/** Expected external ids if the page gives none. */
export const DEFAULT_EXPECTED = ["practice-other", "practice-relative"];

const STOPPED = { recording: "stopped", transcription: "stopped", streaming: "stopped" };

/** The statuses that the embed reports when it starts and stops each of these, in order. */
const PATHS = {
  recording: { on: ["starting", "started"], off: ["stopped"] },
  transcription: { on: ["starting", "started"], off: ["stopped"] },
  streaming: { on: ["requested", "starting", "streaming"], off: ["stopping", "stopped"] },
};

/** Malformed events, sent in turn to test that a page rejects them. */
const MALFORMED = [
  { type: "participant_join", detail: null },
  { type: "recording_status_change", detail: { status: "paused" } },
  { type: "participantupdate", detail: { count: "many" } },
  { type: "participant_join", detail: { metadata: null } },
  { type: "participantupdate", detail: { count: -1 } },
  { type: "connection_status_change" },
];

/** What a seat can ask of another's participants; for a card, what they then hold up. */
export const ASKED = { leave: null, reconnect: null, "own-card": "own", "other-card": "other", "no-card": null };

/** The embed's methods: the action of each, and whether it is for hosts only. */
export const COMMANDS = {
  startRecording: { do: "recording", on: true, host: true },
  stopRecording: { do: "recording", on: false, host: true },
  startStreaming: { do: "streaming", on: true, host: true },
  stopStreaming: { do: "streaming", on: false, host: true },
  startLiveTranscription: { do: "transcription", on: true, host: true },
  stopLiveTranscription: { do: "transcription", on: false, host: true },
  endMeeting: { do: "end", host: true },
  leaveRoom: { do: "leave" },
  knock: { do: "knock" },
  openSettings: { do: "settings", on: true },
  toggleBreakout: { do: "breakout" },
  toggleCamera: { do: "camera" },
  toggleChat: { do: "chat" },
  toggleMicrophone: { do: "microphone" },
  togglePeople: { do: "people" },
  toggleScreenshare: { do: "screenshare" },
};

/**
 * @param {{ seat: string, as?: "clinician" | "patient", externalId?: string | null, expected?: string[] }} options
 * @returns {State}
 */
export function newRoom({ seat, as = "clinician", externalId = null, expected = DEFAULT_EXPECTED }) {
  const room = { ...STOPPED, turn: 0, by: seat };
  return { seat, as, externalId, expected, ...initial(), serial: 0, malformed: 0, last: null, seats: {}, room, phase: "closed" };
}

/** Initial state of a meeting. */
const initial = () => ({
  phase: /** @type {State["phase"]} */ ("outside"), self: "", removed: false, guests: /** @type {Person[]} */ ([]), stable: true,
  microphone: true, camera: true, screenshare: false, card: /** @type {Card} */ (null), chat: false, people: false, pip: false, settings: false,
});

/** @param {State} state @returns {Role} The role of this user's other party. */
export const otherRole = (state) => (state.as === "clinician" ? "patient" : "clinician");

/** @param {State} state @returns {Person | null} */
export function self(state) {
  if (state.phase !== "inside") return null;
  const { self: id, as: role, externalId, microphone, camera, screenshare, card } = state;
  return { id, role, externalId, metadata: null, microphone, camera, screenshare, card };
}

/** @param {State} state @returns {Person[]} Participants other than this user, in order of arrival. */
export const others = (state) => [...Object.values(state.seats).flat(), ...state.guests];

/** @param {State} state */
export const count = (state) => others(state).length + (state.phase === "inside" ? 1 : 0);

/** @param {State} state @returns {Message} The presence message for the linked seats. */
export const presence = (state) => {
  const own = self(state);
  return { kind: "here", seat: state.seat, people: own ? [own, ...state.guests] : state.guests, room: state.room };
};

/** One handler for each action. It returns a change or the name of a refusal. */
const ACTIONS = {
  open: (s) => (s.phase === "closed" || s.phase === "ended" ? { to: { ...s, ...initial() } } : "already-open"),
  join: (s) => (s.phase === "inside" ? "already-inside" : { to: enter(s) }),
  knock: (s) => (s.phase === "inside" ? "already-inside" : { to: enter(s), before: [{ type: "knock" }] }),
  "knock-cancel": (s) => (s.phase === "inside" ? "already-inside" : { to: s, before: [{ type: "knock" }, { type: "cancel_knock" }] }),
  leave: inside((s) => ({ to: exit(s, false) })),
  removed: inside((s) => ({ to: exit(s, true) })),
  end: inside((s) => ({ to: closeMeeting(s), messages: [{ kind: "end", seat: s.seat }] })),

  "expected-arrives": (s) => arrive(s, otherRole(s), firstMissing(s, s.expected)),
  // The first expected id belongs to the consultation's other party, never to a relative.
  "relative-arrives": (s) => arrive(s, "relative", firstMissing(s, s.expected.slice(1))),
  "stranger-arrives": (s) => arrive(s, "stranger", null),
  leaves: (s, { who = "last" }) => {
    const role = who === "other" ? otherRole(s) : who;
    return send(s, others(s).filter((p) => who === "last" || p.role === role).slice(-1), "leave");
  },
  reconnect: (s) => send(s, others(s).filter((p) => p.role === otherRole(s)).slice(-1), "reconnect"),
  "shows-card": showsCard("own"),
  "shows-other-card": showsCard("other"),
  "everyone-leaves": (s) => send(s, others(s), "leave"),

  recording: inside((s, { on }) => ({ to: setRegister(s, "recording", on) })),
  transcription: inside((s, { on }) => ({ to: setRegister(s, "transcription", on) })),
  streaming: inside((s, { on }) => ({ to: setRegister(s, "streaming", on) })),

  connection: inside((s, { on }) => ({ to: { ...s, stable: toggledTo(on, s.stable) } })),
  microphone: (s, { on }) => ({ to: { ...s, microphone: toggledTo(on, s.microphone) } }),
  camera: (s, { on }) => ({ to: { ...s, camera: toggledTo(on, s.camera) } }),
  screenshare: inside((s, { on }) => ({ to: { ...s, screenshare: toggledTo(on, s.screenshare) } })),
  card: inside((s, { on }) => ({ to: { ...s, card: toggledTo(on, s.card !== null) ? "own" : null } })),
  chat: inside((s, { on }) => ({ to: { ...s, chat: toggledTo(on, s.chat) } })),
  people: inside((s, { on }) => ({ to: { ...s, people: toggledTo(on, s.people) } })),
  pip: inside((s, { on }) => ({ to: { ...s, pip: toggledTo(on, s.pip) } })),
  settings: (s, { on }) => ({ to: { ...s, settings: toggledTo(on, s.settings) } }),
  // The practice room has no breakout groups. The embed ignores the call in a room without groups.
  breakout: () => "no-groups",

  precall: (s, { on = true }) => (s.phase === "inside" ? "already-inside" : { to: s, before: [precall(on ? "passed" : "failed")] }),
  "precall-skipped": (s) => (s.phase === "inside" ? "already-inside" : { to: s, before: [{ type: "precall_check_skipped" }] }),
  permission: (s, { on = true }) => ({
    to: s,
    before: [on ? { type: "grant_device_permission", detail: { granted: true } } : { type: "deny_device_permission", detail: { denied: true } }],
  }),
  // `last` is never null here: opening the room sends `ready`.
  duplicate: (s) => ({ to: s, before: [s.last] }),
  malformed: (s) => ({ to: { ...s, malformed: s.malformed + 1 }, stray: MALFORMED[s.malformed % MALFORMED.length] }),
};

/** For tests that compare scripts and buttons with the actions. */
export const ACTION_NAMES = Object.keys(ACTIONS);

/**
 * Runs one action. A refused action leaves the state unchanged.
 * @param {State} state @param {Action} action @returns {Step}
 */
export function step(state, action) {
  const handler = Object.hasOwn(ACTIONS, action.do) ? ACTIONS[action.do] : null;
  if (!handler) throw new RangeError(`The practice room has no action "${action.do}".`);
  if (state.phase === "ended" && action.do !== "open") return refused(state, "ended");
  if (state.phase === "closed" && action.do !== "open") return refused(state, "closed");
  const change = handler(state, action.args ?? {});
  return typeof change === "string" ? refused(state, change) : finish(state, change);
}

/**
 * Runs the action of an element method, if this user is allowed to.
 * @param {State} state @param {keyof typeof COMMANDS} name @param {unknown} [value] @returns {Step}
 */
export function command(state, name, value) {
  const method = COMMANDS[name];
  if (method.host && state.as !== "clinician") return refused(state, "not-host");
  const on = method.on ?? (typeof value === "boolean" ? value : undefined);
  return step(state, { do: method.do, args: { on } });
}

/**
 * Handles a message from a linked seat.
 * @param {State} state @param {Message} message @returns {Step}
 */
export function receive(state, message) {
  if (message.kind === "hello") return { ...refused(state, null), messages: [presence(state)] };
  if (message.kind === "end") return finish(state, { to: { ...closeMeeting(state), phase: state.phase === "inside" ? "ended" : state.phase } });
  if (message.kind === "ask") return finish(state, { to: handleAsk(state, message) });
  const { [message.seat]: _gone, ...seats } = state.seats;
  if (message.kind === "bye") return finish(state, { to: { ...state, seats } });
  const { room } = message;
  // The later change wins. Concurrent changes are ordered by seat id, so every seat picks the same one.
  const newer = room.turn > state.room.turn || (room.turn === state.room.turn && room.by > state.room.by);
  return finish(state, { to: { ...state, seats: { ...seats, [message.seat]: message.people }, room: newer ? room : state.room } });
}

/** @param {State} state @param {string | null} refusal @returns {Step} */
const refused = (state, refusal) => ({ state, events: [], messages: [], refusal });

/** @returns {Step} */
function finish(before, { to, before: first = [], messages = [], stray = null }) {
  // Recording stops in an empty room.
  const after = count(to) === 0 ? { ...to, room: { ...to.room, ...STOPPED } } : to;
  const events = [...first, ...difference(before, after)];
  const changed = JSON.stringify(presence(before)) !== JSON.stringify(presence(after));
  return {
    state: { ...after, last: events.at(-1) ?? after.last },
    events: structuredClone(stray ? [...events, stray] : events),
    // `end` goes before the empty presence; otherwise linked seats would report departures first.
    messages: changed ? [...messages, presence(after)] : messages,
    refusal: null,
  };
}

/** @param {State} before @param {State} after @returns {WireEvent[]} */
function difference(before, after) {
  const arrival = () => [{ type: "join" }, { type: "participantupdate", detail: { count: count(after) } }];
  const departure = () => ({ type: "leave", detail: { removed: after.removed } });
  if (before.phase !== after.phase) {
    if (after.phase === "inside") return arrival();
    if (after.phase === "ended") return [{ type: "meeting_end" }];
    return before.phase === "inside" ? [departure()] : [{ type: "ready" }];
  }
  if (before.self !== after.self) return [departure(), ...arrival()];
  const devices = ["microphone", "camera"].flatMap((name) => toggled(before, after, name, "enabled"));
  if (after.phase !== "inside") return devices;
  return [
    ...traffic(before, after),
    ...["recording", "transcription", "streaming"].flatMap((name) => registerPath(before, after, name)),
    ...(before.stable === after.stable ? [] : [{ type: "connection_status_change", detail: { status: after.stable ? "stable" : "unstable" } }]),
    ...devices,
    ...toggled(before, after, "screenshare", "enabled"),
    ...["chat", "people", "pip"].flatMap((name) => toggled(before, after, name, "open")),
  ];
}

/** Arrivals and departures, each followed by the new count. */
function traffic(before, after) {
  const earlier = others(before);
  const current = others(after);
  const earlierIds = new Set(earlier.map((p) => p.id));
  const currentIds = new Set(current.map((p) => p.id));
  let number = count(before);
  const report = (type, { metadata, externalId }) => [
    { type, detail: { participant: { metadata, externalId } } },
    { type: "participantupdate", detail: { count: number } },
  ];
  return [
    ...earlier.filter((p) => !currentIds.has(p.id)).flatMap((p) => (number--, report("participant_leave", p))),
    ...current.filter((p) => !earlierIds.has(p.id)).flatMap((p) => (number++, report("participant_join", p))),
  ];
}

function registerPath(before, after, name) {
  if (before.room[name] === after.room[name]) return [];
  const path = PATHS[name][after.room[name] === "stopped" ? "off" : "on"];
  return path.map((status) => ({ type: `${name}_status_change`, detail: { status } }));
}

function toggled(before, after, name, word) {
  return before[name] === after[name] ? [] : [{ type: `${name}_toggle`, detail: { [word]: after[name] } }];
}

function inside(handler) {
  return (state, args) => (state.phase === "inside" ? handler(state, args) : "outside");
}

const toggledTo = (on, current) => (typeof on === "boolean" ? on : !current);

const enter = (s) => ({ ...s, phase: "inside", removed: false, card: null, serial: s.serial + 1, self: `${s.seat}.${s.serial}` });

const exit = (s, removed) => ({ ...s, phase: "outside", removed, self: "", stable: true, screenshare: false, card: null, chat: false, people: false, pip: false });

const closeMeeting = (s) => ({ ...exit(s, false), phase: "ended", guests: [], seats: {} });

function setRegister(s, name, on) {
  const value = toggledTo(on, s.room[name] !== "stopped") ? PATHS[name].on.at(-1) : "stopped";
  return value === s.room[name] ? s : { ...s, room: { ...s.room, [name]: value, turn: s.room.turn + 1, by: s.seat } };
}

/** The first of these ids that is not in the room; undefined if all are. */
const firstMissing = (s, ids) => ids.find((id) => id !== s.externalId && !others(s).some((p) => p.externalId === id));

function arrive(s, role, externalId) {
  if (externalId === undefined) return "nobody-expected";
  const person = { id: `${s.seat}.${s.serial}`, role, externalId, metadata: null, microphone: true, camera: true, screenshare: false, card: null };
  return { to: { ...s, serial: s.serial + 1, guests: [...s.guests, person] } };
}

/** The other party holds up a card, or takes it down. @param {"own" | "other"} card */
function showsCard(card) {
  return (s, { on }) => {
    const people = others(s).filter((p) => p.role === otherRole(s)).slice(-1);
    const up = toggledTo(on, people[0]?.card === card);
    return send(s, people, up ? `${card}-card` : "no-card");
  };
}

/** Makes participants leave, reconnect or hold up a card. Sends `ask` for those of a linked seat, since a seat changes only its own. */
function send(s, people, what) {
  if (people.length === 0) return "nobody-there";
  const own = new Set(s.guests.map((p) => p.id));
  const to = people.filter((p) => own.has(p.id)).reduce((state, p) => dismiss(state, p, what), s);
  const messages = people.filter((p) => !own.has(p.id)).map((p) => ({ kind: "ask", seat: s.seat, person: p.id, what }));
  return { to, messages };
}

function dismiss(s, person, what) {
  const guests = s.guests.filter((p) => p.id !== person.id);
  if (what === "leave") return { ...s, guests };
  if (what.endsWith("-card")) return { ...s, guests: s.guests.map((p) => (p.id === person.id ? { ...p, card: ASKED[what] } : p)) };
  return { ...s, serial: s.serial + 1, guests: [...guests, { ...person, card: null, id: `${s.seat}.${s.serial}` }] };
}

/** Handles a linked trainer's `ask`; ignores it if the participant is not of this seat. */
function handleAsk(s, { person, what }) {
  if (s.phase === "inside" && s.self === person) {
    if (what.endsWith("-card")) return { ...s, card: ASKED[what] };
    return what === "leave" ? exit(s, false) : enter(s);
  }
  const guest = s.guests.find((p) => p.id === person);
  return guest ? dismiss(s, guest, what) : s;
}

function precall(status) {
  const passed = { status: "passed" };
  return { type: "precall_check_completed", detail: { status, steps: { camera: passed, speaker: passed, microphone: passed, bandwidth: { status } } } };
}
