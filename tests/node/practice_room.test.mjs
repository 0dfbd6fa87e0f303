// The practice room's state machine without a browser: the events of each action, checked against the typings of the
// vendor's embed.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { GROUPS, INTEGRATOR_CONTROLS, MORE_CONTROLS, actionKey, actionOf } from "../../www/practice/controls.js";
import { readMessage } from "../../www/practice/link.js";
import { Player } from "../../www/practice/player.js";
import { ACTION_NAMES, COMMANDS, command, count, newRoom, others, presence, receive, self, step } from "../../www/practice/room.js";
import { SCRIPTS } from "../../www/practice/scripts.js";

const EXPECTED = ["prove-pasient", "prove-parorende"];
const options = { seat: "seat-a", externalId: "prove-behandler", expected: EXPECTED };

/** Runs actions given as "name", "name on", "name off" or "name who". */
function play(state, ...actions) {
  let done = { state, events: [], messages: [], refusal: null };
  for (const text of actions) {
    const [name, word] = text.split(" ");
    const args = word === undefined ? {} : word === "on" || word === "off" ? { on: word === "on" } : { who: word };
    done = step(done.state, { do: name, args });
  }
  return done;
}

const opened = (given = {}) => play(newRoom({ ...options, ...given }), "open").state;
const inside = (...then) => play(opened(), "join", ...then).state;

const person = (externalId) => ({ participant: { metadata: null, externalId } });
const joined = (externalId, number) => [["participant_join", person(externalId)], ["participantupdate", { count: number }]];
const left = (externalId, number) => [["participant_leave", person(externalId)], ["participantupdate", { count: number }]];
const arrival = (number) => [["join"], ["participantupdate", { count: number }]];
const tell = (events) => events.map(({ type, detail }) => (detail === undefined ? [type] : [type, detail]));

/** Rows of earlier actions, the action, and its events. */
const TABLE = [
  [[], "open", [["ready"]]],
  [["open"], "join", arrival(1)],
  [["open", "expected-arrives", "stranger-arrives"], "join", arrival(3)],
  [["open"], "knock", [["knock"], ...arrival(1)]],
  [["open"], "knock-cancel", [["knock"], ["cancel_knock"]]],
  [["open", "join"], "leave", [["leave", { removed: false }]]],
  [["open", "join"], "removed", [["leave", { removed: true }]]],
  [["open", "join", "expected-arrives"], "end", [["meeting_end"]]],
  [["open", "join", "end"], "open", [["ready"]]],
  [["open"], "expected-arrives", []],
  [["open", "join"], "expected-arrives", joined("prove-pasient", 2)],
  [["open", "join", "expected-arrives"], "expected-arrives", joined("prove-parorende", 3)],
  [["open", "join"], "relative-arrives", joined("prove-parorende", 2)],
  [["open", "join"], "stranger-arrives", joined(null, 2)],
  [["open", "join", "expected-arrives", "stranger-arrives"], "leaves", left(null, 2)],
  [["open", "join", "expected-arrives", "stranger-arrives"], "leaves other", left("prove-pasient", 2)],
  [["open", "join", "stranger-arrives", "expected-arrives"], "leaves stranger", left(null, 2)],
  [["open", "join", "expected-arrives"], "reconnect", [...left("prove-pasient", 1), ...joined("prove-pasient", 2)]],
  [["open", "join", "expected-arrives", "stranger-arrives"], "everyone-leaves", [...left("prove-pasient", 2), ...left(null, 1)]],
  [["open", "join"], "recording on", [["recording_status_change", { status: "starting" }], ["recording_status_change", { status: "started" }]]],
  [["open", "join", "recording on"], "recording off", [["recording_status_change", { status: "stopped" }]]],
  [["open", "join", "recording on"], "recording on", []],
  [["open", "join"], "transcription on", [["transcription_status_change", { status: "starting" }], ["transcription_status_change", { status: "started" }]]],
  [["open", "join", "transcription on"], "transcription off", [["transcription_status_change", { status: "stopped" }]]],
  [["open", "join"], "streaming on", ["requested", "starting", "streaming"].map((status) => ["streaming_status_change", { status }])],
  [["open", "join", "streaming on"], "streaming off", ["stopping", "stopped"].map((status) => ["streaming_status_change", { status }])],
  [["open", "join"], "connection off", [["connection_status_change", { status: "unstable" }]]],
  [["open", "join", "connection off"], "connection on", [["connection_status_change", { status: "stable" }]]],
  [["open", "join"], "connection on", []],
  [["open", "join"], "microphone", [["microphone_toggle", { enabled: false }]]],
  [["open", "join", "microphone off"], "microphone", [["microphone_toggle", { enabled: true }]]],
  [["open"], "camera off", [["camera_toggle", { enabled: false }]]],
  [["open", "join"], "screenshare", [["screenshare_toggle", { enabled: true }]]],
  [["open", "join"], "chat", [["chat_toggle", { open: true }]]],
  [["open", "join"], "people", [["people_toggle", { open: true }]]],
  [["open", "join"], "pip", [["pip_toggle", { open: true }]]],
  [["open"], "settings on", []],
  [["open"], "precall-skipped", [["precall_check_skipped"]]],
  [["open"], "permission on", [["grant_device_permission", { granted: true }]]],
  [["open"], "permission off", [["deny_device_permission", { denied: true }]]],
  [["open", "join"], "duplicate", [["participantupdate", { count: 1 }]]],
  [["open", "join", "malformed"], "duplicate", [["participantupdate", { count: 1 }]]],
  [["open", "join"], "malformed", [["participant_join", null]]],
  [["open", "join", "malformed"], "malformed", [["recording_status_change", { status: "paused" }]]],
];

for (const [before, action, expected] of TABLE) {
  test(`${before.join(", ") || "a new room"}: "${action}" sends ${expected.length} event(s)`, () => {
    const done = play(play(newRoom(options), ...before).state, action);
    assert.equal(done.refusal, null);
    assert.deepEqual(tell(done.events), expected);
  });
}

test("the pre-call test reports its result with every step", () => {
  const ok = { status: "passed" };
  const steps = { camera: ok, speaker: ok, microphone: ok, bandwidth: ok };
  assert.deepEqual(tell(play(opened(), "precall on").events), [["precall_check_completed", { status: "passed", steps }]]);
  const poor = { status: "failed", steps: { ...steps, bandwidth: { status: "failed" } } };
  assert.deepEqual(tell(play(opened(), "precall off").events), [["precall_check_completed", poor]]);
});

for (const [state, action, refusal] of [
  [newRoom(options), "join", "closed"],
  [opened(), "open", "already-open"],
  [inside(), "join", "already-inside"],
  [inside(), "knock", "already-inside"],
  [inside(), "precall on", "already-inside"],
  [opened(), "recording on", "outside"],
  [opened(), "chat on", "outside"],
  [opened(), "leave", "outside"],
  [inside(), "leaves", "nobody-there"],
  [inside("stranger-arrives"), "reconnect", "nobody-there"],
  [inside(), "everyone-leaves", "nobody-there"],
  [inside("expected-arrives", "expected-arrives"), "relative-arrives", "nobody-expected"],
  [inside(), "breakout", "no-groups"],
]) {
  test(`"${action}" is refused: ${refusal}`, () => {
    assert.deepEqual(play(state, action), { state, events: [], messages: [], refusal });
  });
}

test("after the end every action but open is refused and changes nothing", () => {
  const ended = inside("expected-arrives", "end");
  for (const name of ACTION_NAMES.filter((each) => each !== "open")) {
    assert.deepEqual(play(ended, name), { state: ended, events: [], messages: [], refusal: "ended" });
  }
  const again = play(ended, "open", "join");
  assert.deepEqual(tell(again.events), arrival(1));
});

test("an unknown action throws", () => {
  assert.throws(() => step(opened(), { do: "constructor" }), RangeError);
});

test("each event has its own copy of the detail", () => {
  const done = play(inside(), "expected-arrives");
  done.events[0].detail.participant.externalId = "changed";
  assert.deepEqual(tell(play(done.state, "duplicate").events), [["participantupdate", { count: 2 }]]);
  const first = play(inside("expected-arrives", "chat"), "duplicate");
  const second = play(first.state, "duplicate");
  assert.deepEqual(first.events, second.events);
  assert.notEqual(first.events[0].detail, second.events[0].detail);
});

test("host commands are refused to a patient, and every other command runs its action", () => {
  const patient = play(opened({ as: "patient" }), "join").state;
  for (const [name, asked] of Object.entries(COMMANDS)) {
    assert.equal(command(patient, name).refusal === "not-host", Boolean(asked.host), name);
  }
  assert.deepEqual(tell(command(inside(), "startRecording").events).length, 2);
  assert.deepEqual(tell(command(inside("chat on"), "toggleChat").events), [["chat_toggle", { open: false }]]);
  assert.deepEqual(tell(command(inside(), "toggleChat", true).events), [["chat_toggle", { open: true }]]);
  assert.deepEqual(tell(command(inside("chat on"), "toggleChat", true).events), []);
});

// Two linked seats that exchange messages in order until none is left.

class Pair {
  constructor() {
    this.seats = { a: opened({ seat: "seat-a" }), b: opened({ seat: "seat-b", as: "patient", externalId: "prove-pasient", expected: ["prove-behandler"] }) };
    this.#hand({ a: [], b: [] }, "b", [{ kind: "hello", seat: "seat-b" }]);
  }

  do(seat, action) {
    const done = play(this.seats[seat], action);
    this.seats[seat] = done.state;
    const told = { a: [], b: [] };
    told[seat].push(...tell(done.events));
    return this.#hand(told, seat, done.messages);
  }

  #hand(told, from, messages) {
    const post = messages.map((message) => ({ to: from === "a" ? "b" : "a", message }));
    for (let turns = 0; post.length > 0; turns++) {
      assert.ok(turns < 50, "the seats never stop answering each other");
      const { to, message } = post.shift();
      const read = readMessage(structuredClone(message));
      assert.deepEqual(read, message);
      const done = receive(this.seats[to], read);
      this.seats[to] = done.state;
      told[to].push(...tell(done.events));
      post.push(...done.messages.map((each) => ({ to: to === "a" ? "b" : "a", message: each })));
    }
    return told;
  }
}

test("linked seats: joining, leaving, reconnecting and recording reach both with the same count", () => {
  const room = new Pair();
  assert.deepEqual(room.do("a", "join"), { a: arrival(1), b: [] });
  assert.deepEqual(room.do("a", "recording on").b, []);
  assert.deepEqual(room.do("b", "join"), { a: joined("prove-pasient", 2), b: arrival(2) });
  assert.deepEqual(room.do("a", "stranger-arrives"), { a: joined(null, 3), b: joined(null, 3) });
  assert.deepEqual(room.do("b", "recording off"), { a: [["recording_status_change", { status: "stopped" }]], b: [["recording_status_change", { status: "stopped" }]] });
  const back = room.do("a", "reconnect");
  assert.deepEqual(back.a, [...left("prove-pasient", 2), ...joined("prove-pasient", 3)]);
  assert.deepEqual(back.b, [["leave", { removed: false }], ...arrival(3)]);
  assert.deepEqual(room.do("b", "leaves stranger"), { a: left(null, 2), b: left(null, 2) });
  assert.deepEqual(room.do("a", "everyone-leaves"), { a: left("prove-pasient", 1), b: [["leave", { removed: false }]] });
  assert.equal(room.seats.b.phase, "outside");
  assert.deepEqual(room.do("b", "knock").a, joined("prove-pasient", 2));
  assert.deepEqual(room.do("a", "end"), { a: [["meeting_end"]], b: [["meeting_end"]] });
  assert.equal(count(room.seats.a), 0);
  assert.equal(count(room.seats.b), 0);
});

test("linked seats: the end empties the room of a seat outside without an event", () => {
  const room = new Pair();
  room.do("a", "join");
  room.do("a", "recording on");
  assert.deepEqual(room.do("a", "end").b, []);
  assert.equal(room.seats.b.phase, "outside");
  assert.equal(room.seats.b.room.recording, "stopped");
  assert.deepEqual(room.do("b", "join").b, arrival(1));
});

test("linked seats: a seat that leaves takes its participants with it", () => {
  const room = new Pair();
  room.do("a", "join");
  room.do("b", "stranger-arrives");
  const done = receive(room.seats.a, { kind: "bye", seat: "seat-b" });
  assert.deepEqual(tell(done.events), left(null, 1));
});

test("an ID card is held up without an event, reaches the linked seat, and is gone when its holder leaves", () => {
  const held = (room) => Object.values(room.seats).map((state) => [self(state)?.card, others(state).map(({ card }) => card)]);
  const room = new Pair();
  room.do("a", "join");
  room.do("b", "join");
  assert.deepEqual(room.do("a", "shows-card"), { a: [], b: [] });
  assert.deepEqual(held(room), [[null, ["own"]], ["own", [null]]]);
  room.do("a", "shows-other-card");
  assert.deepEqual(held(room), [[null, ["other"]], ["other", [null]]]);
  room.do("b", "card");
  room.do("a", "card");
  assert.deepEqual(held(room), [["own", [null]], [null, ["own"]]]);
  room.do("a", "leave");
  room.do("a", "join");
  assert.deepEqual(held(room), [[null, [null]], [null, [null]]]);
  assert.equal(play(opened(), "shows-card").refusal, "nobody-there");
});

test("rejects foreign and malformed channel messages", () => {
  const here = presence(inside("expected-arrives"));
  assert.deepEqual(readMessage({ ...here, more: 1 }), here);
  const [someone] = here.people;
  const broken = [
    null, undefined, 7, "hello", [], {}, { kind: "hello" }, { kind: "other", seat: "s" }, { kind: "hello", seat: "x".repeat(201) },
    { kind: "ask", seat: "s", person: "p", what: "explode" }, { kind: "ask", seat: "s", person: "p", what: "toString" }, { ...here, people: "all" }, { ...here, people: [null] },
    { ...here, people: [{ ...someone, role: "host" }] }, { ...here, people: [{ ...someone, externalId: 7 }] },
    { ...here, people: [{ ...someone, camera: "yes" }] }, { ...here, people: [{ ...someone, card: "mine" }] }, { ...here, people: Array(101).fill(someone) }, { ...here, room: null },
    { ...here, room: { ...here.room, recording: "paused" } }, { ...here, room: { ...here.room, turn: -1 } },
  ];
  for (const data of broken) assert.equal(readMessage(data), null, JSON.stringify(data));
});

test("in random sequences of two seats, counts match the participants and are never negative", () => {
  // A generator with a fixed seed.
  let seed = 20240517;
  const next = (below) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  for (let round = 0; round < 40; round++) {
    const room = new Pair();
    for (let turn = 0; turn < 120; turn++) {
      const told = room.do("ab"[next(2)], `${ACTION_NAMES.filter((name) => name !== "malformed" && name !== "duplicate")[next(ACTION_NAMES.length - 2)]}`);
      for (const seat of ["a", "b"]) {
        const state = room.seats[seat];
        const counts = told[seat].filter(([type]) => type === "participantupdate").map(([, detail]) => detail.count);
        assert.ok(counts.every((each) => each >= 1));
        if (counts.length > 0 && state.phase === "inside") assert.equal(counts.at(-1), count(state));
        assert.equal(new Set(others(state).map(({ id }) => id)).size, others(state).length);
      }
      if (room.seats.a.phase !== "ended" && room.seats.b.phase !== "ended") assert.equal(count(room.seats.a), count(room.seats.b));
    }
  }
});

// The vendor's package.

const folder = dirname(createRequire(import.meta.url).resolve("@whereby.com/browser-sdk/embed"));
const typings = readFileSync(join(folder, "index.d.ts"), "utf8");
const shipped = readFileSync(join(folder, "index.esm.js"), "utf8");

/** Turns a type of the typings into a check of values: objects, unions, literals and primitive types. */
function checkOf(text) {
  const tokens = text.match(/"[^"]*"|[\w]+|[{}:;|]/g);
  const one = () => {
    const token = tokens.shift();
    if (token === "{") {
      const fields = {};
      while (tokens[0] !== "}") {
        const name = tokens.shift();
        assert.equal(tokens.shift(), ":");
        fields[name] = union();
        assert.equal(tokens.shift(), ";");
      }
      tokens.shift();
      const names = Object.keys(fields).sort().join();
      return (v) => v !== null && typeof v === "object" && Object.keys(v).sort().join() === names && Object.entries(fields).every(([name, check]) => check(v[name]));
    }
    if (token.startsWith('"')) return (v) => v === JSON.parse(token);
    if (token === "null") return (v) => v === null;
    if (["string", "number", "boolean"].includes(token)) return (v) => typeof v === token;
    const named = new RegExp(`interface ${token} (\\{[^}]*\\})`).exec(typings);
    assert.ok(named, `unsupported type: ${token}`);
    return checkOf(named[1]);
  };
  const union = () => {
    const choices = [one()];
    while (tokens[0] === "|") choices.push((tokens.shift(), one()));
    return (v) => choices.some((check) => check(v));
  };
  return union();
}

const [, map] = /interface WherebyEmbedElementEventMap \{\n([\s\S]*?)\n\}/.exec(typings);
const EVENTS = new Map([...map.matchAll(/^    (\w+): CustomEvent(?:<([\s\S]*?)>)?;$/gm)].map(([, name, detail]) => [name, detail ? checkOf(detail) : (v) => v === undefined]));

/** Every event of every action with every argument, from representative states. */
function everythingSent() {
  const sent = [];
  const starts = [newRoom(options), opened(), inside("expected-arrives", "stranger-arrives"), inside("end")];
  const ways = [{}, { on: true }, { on: false }, { who: "other" }, { who: "stranger" }];
  for (const start of starts) {
    for (const name of ACTION_NAMES.filter((each) => each !== "malformed")) {
      for (const first of ways) {
        const done = step(start, { do: name, args: first });
        sent.push(...done.events);
        for (const args of ways) sent.push(...step(done.state, { do: name, args }).events);
      }
    }
  }
  return sent;
}

test("the typings are parsed completely", () => {
  assert.equal(EVENTS.size, map.match(/: CustomEvent/g).length);
  assert.ok(EVENTS.get("leave")({ removed: true }) && !EVENTS.get("leave")({ removed: "yes" }));
  assert.ok(!EVENTS.get("recording_status_change")({ status: "paused" }));
});

test("every event is in the embed's typings, and each detail has its type", () => {
  for (const { type, detail } of everythingSent()) {
    assert.ok(EVENTS.has(type), type);
    assert.ok(EVENTS.get(type)(detail), `${type} ${JSON.stringify(detail)}`);
  }
});

test("some action sends each event of the embed", () => {
  const sent = new Set(everythingSent().map(({ type }) => type));
  assert.deepEqual([...EVENTS.keys()].filter((type) => !sent.has(type)), []);
});

test("malformed events have a valid name and an invalid detail", () => {
  let state = opened();
  const seen = new Set();
  for (let turn = 0; turn < 6; turn++) {
    const done = play(state, "malformed");
    state = done.state;
    const [{ type, detail }] = done.events;
    assert.ok(EVENTS.has(type));
    assert.ok(!EVENTS.get(type)(detail) || detail.count < 0, `${type} ${JSON.stringify(detail)}`);
    seen.add(JSON.stringify([type, detail]));
  }
  assert.equal(seen.size, 6);
});

test("the methods are those of the embed", () => {
  const methods = [...shipped.matchAll(/^    (\w+)\([^)]*\) \{\n\s+this\._postCommand\(/gm)].map(([, name]) => name);
  assert.deepEqual(Object.keys(COMMANDS).sort(), methods.sort());
});

// Scripts and texts.

for (const [name, script] of Object.entries(SCRIPTS)) {
  test(`script ${name}: runs without a refusal, ends the meeting, and takes about 90 s`, () => {
    let state = opened();
    const types = [];
    for (const { do: action, args } of script) {
      const done = step(state, { do: action, args });
      assert.equal(done.refusal, null, action);
      types.push(...done.events.map(({ type }) => type));
      state = done.state;
    }
    assert.equal(state.phase, "ended");
    assert.equal(types.at(-1), "meeting_end");
    assert.ok(types.includes("participant_join"));
    const length = script.reduce((sum, { after }) => sum + after, 0);
    assert.ok(length >= 80_000 && length <= 100_000, String(length));
  });
}

test("the player runs one step per task, can be stopped by a step, and leaves no timer", async () => {
  const acts = [];
  const player = new Player({ act: ({ do: name }) => acts.push(name), progress: () => {} });
  const first = player.play(SCRIPTS.trouble, 0);
  const second = player.play(SCRIPTS.calm, 0);
  assert.equal(await first, false);
  assert.deepEqual(acts, []);
  assert.equal(await second, true);
  assert.deepEqual(acts, SCRIPTS.calm.map((each) => each.do));
  const stopping = new Player({ act: () => stopping.stop(), progress: () => {} });
  assert.equal(await stopping.play(SCRIPTS.calm, 0), false);
  assert.equal(stopping.playing, false);
});

const words = JSON.parse(readFileSync(new URL("../../www/practice/texts.json", import.meta.url), "utf8"));

for (const language of ["nb", "en"]) {
  test(`${language}: every button, script step and refusal has a text`, () => {
    const has = (key) => assert.ok(Object.hasOwn(words[language], key), key);
    const controls = [...GROUPS.flatMap(({ controls: each }) => each), ...MORE_CONTROLS, ...INTEGRATOR_CONTROLS];
    for (const as of ["clinician", "patient"]) {
      const outside = opened({ as });
      const busy = play(outside, "join", ..."recording transcription streaming connection microphone camera screenshare card chat people pip expected-arrives shows-card".split(" ")).state;
      for (const state of [outside, busy, play(busy, "shows-other-card").state]) {
        for (const control of controls) has(actionKey(actionOf(control, state), state));
        for (const action of Object.values(SCRIPTS).flat()) has(actionKey(action, state));
        for (const name of ACTION_NAMES) {
          const { refusal } = step(state, { do: name });
          if (refusal) has(`refusal-${refusal}`);
        }
      }
    }
    for (const name of [...Object.keys(SCRIPTS).map((each) => `script-${each}`), ...GROUPS.map((each) => `group-${each.name}`)]) has(name);
    for (const refusal of ["ended", "not-host", "nobody-expected"]) has(`refusal-${refusal}`);
  });
}
