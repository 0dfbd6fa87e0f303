// The source that is made of the page's Jitsi object, with objects that throw, never answer, answer twice, or are of another
// version. The page must notice nothing but a named error.
import assert from "node:assert/strict";
import { test } from "node:test";
import { OWN, TYPES, held, shape } from "../../www/element/platform/jitsi/messages.js";
import { adapt } from "../../www/element/platform/jitsi/source.js";
import { KNOWN_COMMANDS, KNOWN_EVENTS } from "../jitsi/external_api.js";
import { openRoom, until } from "../jitsi/vendor.mjs";
import { makePage } from "./element_page.mjs";

const turns = async (count = 20) => {
  for (let turn = 0; turn < count; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** An object with the vendor's methods. `answer`: what `getRoomsInfo` returns. */
function makeApi({ answer = () => ({ rooms: [{ participants: [{ id: "me", displayName: "Prøve", role: "moderator" }] }] }), ...more } = {}) {
  const listeners = new Map();
  return {
    commands: [],
    addListener: (type, listener) => void listeners.set(type, [...(listeners.get(type) ?? []), listener]),
    removeListener: (type, listener) => void listeners.set(type, listeners.get(type).filter((one) => one !== listener)),
    emit: (type, detail) => listeners.get(type).forEach((listener) => listener(detail)),
    listening: () => [...listeners.values()].flat().length,
    executeCommand(...call) { this.commands.push(call); },
    getSupportedEvents: () => KNOWN_EVENTS,
    getSupportedCommands: () => KNOWN_COMMANDS,
    getRoomsInfo: async () => answer(),
    ...more,
  };
}

/** Listens to an object. `expire` lets the time for answers run out. */
function listen(api) {
  const problems = [];
  const timers = [];
  /** As in a browser, which takes no other receiver. @this {undefined} */
  function later(callback) {
    if (this !== undefined) throw new TypeError("Illegal invocation");
    timers.push(callback);
  }
  const source = adapt(api, (problem) => void problems.push(problem), later);
  assert.equal(typeof source, "object", String(source));
  const messages = [];
  const stop = new AbortController();
  source.subscribe((_, type, detail) => void messages.push([type, detail]), stop.signal);
  const of = (type) => messages.filter(([one]) => one === type).map(([, detail]) => detail);
  return { source, messages, of, problems, stop, expire: () => timers.splice(0).forEach((callback) => callback()) };
}

const joined = (api, id = "me") => {
  api.emit("videoConferenceJoined", { id, displayName: "Prøve Behandler" });
  api.emit("participantRoleChanged", { id, role: "moderator" });
};

const throwing = new Proxy({}, { get: () => { throw new Error("Kari"); } });

for (const [what, source, words] of [
  ["text", "meet.example.no", /new JitsiMeetExternalAPI/],
  ["a source of another platform", { subscribe() {}, run() {} }, /new JitsiMeetExternalAPI/],
  ["an object whose getters throw", throwing, /new JitsiMeetExternalAPI/],
  ["an object whose lists throw", makeApi({ getSupportedEvents: () => { throw new Error("Kari"); } }), /new JitsiMeetExternalAPI/],
  ["a version that lists no events", makeApi({ getSupportedEvents: undefined }), /does not tell of videoConferenceJoined, .*Update the Jitsi server/],
  ["a version without two events", makeApi({ getSupportedEvents: () => KNOWN_EVENTS.filter((name) => !/^(recording|transcribing)Status/.test(name)) }), /does not tell of recordingStatusChanged, transcribingStatusChanged\. Update/],
  ["an object that throws when it is listened to", makeApi({ addListener: () => { throw new Error("Kari"); } }), /threw/],
]) {
  test(`${what}: one named error, and the panel asks instead`, async () => {
    const { add, last, errors } = makePage();
    const { events } = add({ platform: "jitsi", viewer: "clinician", source });
    await turns();
    assert.deepEqual(errors(events), ["invalid-attribute"]);
    const [, { message }] = events.find(([name]) => name === "trygtrom-error");
    assert.match(message, words);
    assert.match(message, /asks a person instead/);
    assert.equal(JSON.stringify(events).includes("Kari"), false);
    assert.deepEqual(last().log.at(-1), ["connect", null]);
  });
}

test("an object that throws half-way is left without a listener", () => {
  let left = 5;
  const api = makeApi();
  const { addListener } = api;
  api.addListener = (...given) => {
    if ((left -= 1) < 0) throw new Error("no");
    addListener(...given);
  };
  const stop = new AbortController();
  const source = adapt(api, () => {}, () => {});
  assert.throws(() => source.subscribe(() => {}, stop.signal));
  assert.equal(api.listening(), 5);
  stop.abort();
  assert.equal(api.listening(), 0);
});

test("messages reach the module, and another source releases the object", async () => {
  let id = "local";
  const api = makeApi({ answer: () => ({ rooms: [{ participants: [{ id }] }] }) });
  const attributes = { platform: "jitsi", viewer: "clinician", source: api };
  const { add, last } = makePage();
  const { session } = add(attributes);
  await turns();
  id = "me";
  joined(api);
  await turns();
  const seen = last().log.filter(([kind]) => kind === "seen").map(([, type]) => type);
  assert.deepEqual(seen, ["videoConferenceJoined", "participantRoleChanged", OWN.room]);
  assert.equal(api.listening(), TYPES.length);
  attributes.source = undefined;
  session.seek();
  assert.equal(api.listening(), 0);
});

test("an object that never answers: one named error in time, and an answer that comes later counts", async () => {
  let answer;
  const api = makeApi({ getRoomsInfo: () => new Promise((resolve) => void (answer = resolve)) });
  const { of, problems, expire } = listen(api);
  joined(api);
  await turns();
  assert.deepEqual(problems, []);
  expire();
  assert.deepEqual([problems.map(({ code }) => code), of(OWN.silent).length], [["no-source"], 1]);
  assert.match(problems[0].message, /did not say who is in the room\. Check/);
  answer({ rooms: [{ participants: [{ id: "me", role: "moderator" }] }] });
  await turns();
  assert.equal(of(OWN.room).length, 1);
});

test("an object that answers twice is heard once, and only the last question counts", async () => {
  const answers = [];
  const api = makeApi({
    getRoomsInfo: () => ({
      then(resolve) {
        answers.push(resolve);
        if (answers.length === 1) return;
        for (const name of ["Prøve", "Ukjent"]) resolve({ rooms: [{ participants: [{ id: "me" }, { id: "a", displayName: name }] }] });
      },
    }),
  });
  const { of, expire, problems } = listen(api);
  joined(api);
  await turns();
  answers[0]({ rooms: [{ participants: [{ id: "me" }] }] });
  await turns();
  expire();
  assert.deepEqual(of(OWN.room).map(({ rooms }) => rooms[0].participants.map(({ displayName }) => displayName)), [[undefined, "Prøve"]]);
  assert.deepEqual(problems, []);
});

for (const [what, answer] of [
  ["nothing", () => undefined],
  ["text", () => "rooms"],
  ["rooms without people", () => ({ rooms: [null, {}, { participants: 7 }] })],
  ["a list without the viewer", () => ({ rooms: [{ participants: [{ id: "a" }] }] })],
  ["a refusal", () => { throw new Error("Kari"); }],
]) {
  test(`an object that answers ${what} to who is in the room: a named error, and nobody is said to be there`, async () => {
    const api = makeApi({ answer });
    const { of, problems, expire } = listen(api);
    joined(api);
    await turns();
    expire();
    assert.deepEqual([of(OWN.room), of(OWN.silent)], [[], [null]]);
    assert.deepEqual(problems.map(({ code }) => code), ["no-source"]);
    assert.equal(JSON.stringify(problems).includes("Kari"), false);
  });
}

test("before the viewer has joined nobody is listed, and nothing is wrong", async () => {
  const api = makeApi({ answer: () => ({ rooms: [{ participants: [{ id: "local", role: "participant" }] }] }) });
  const { messages, problems, expire } = listen(api);
  await turns();
  expire();
  assert.deepEqual([messages, problems], [[], []]);
});

test("in a call that goes on, whose own id is not known, nobody is listed", async () => {
  const { of, problems } = listen(makeApi());
  await turns();
  assert.deepEqual([of(OWN.room), of(OWN.silent), problems.length], [[], [null], 1]);
  const known = listen(makeApi({ _myUserID: "me" }));
  await turns();
  assert.equal(known.of(OWN.room).length, 1);
});

test("each command calls the object, and what cannot be given is refused with its reason", async () => {
  const api = makeApi();
  const { source, of } = listen(api);
  source.run("microphone-off");
  assert.deepEqual(of(OWN.refused).map(({ why }) => why), ["not-in"]);
  joined(api);
  api.emit("knockingParticipant", { participant: { id: "k", name: "Prøve" } });
  for (const [command, id] of [["lock"], ["unlock"], ["admit", "k"], ["remove", "a"], ["stop-recording"], ["stop-streaming"], ["microphone-off"], ["camera-off"], ["leave"], ["end-for-all"]]) source.run(command, id);
  assert.deepEqual(api.commands, [
    ...[["toggleLobby", true], ["toggleLobby", false], ["answerKnockingParticipant", "k", true], ["kickParticipant", "a"]],
    ...[["stopRecording", "file"], ["stopRecording", "local"], ["stopRecording", "stream"]],
    ...[["muteRemoteParticipant", "me", "audio"], ["muteRemoteParticipant", "me", "video"], ["hangup"], ["endConference"]],
  ]);
  api.getSupportedCommands = () => ["hangup"];
  source.run("lock");
  api.getSupportedCommands = () => { throw new Error("Kari"); };
  source.run("lock");
  source.run("toString");
  api.getSupportedCommands = () => KNOWN_COMMANDS;
  api.executeCommand = () => { throw new Error("Kari"); };
  source.run("remove", "a");
  assert.deepEqual(of(OWN.refused).slice(1).map(({ command, id, why }) => [command, id, why]), [
    ["lock", undefined, "unknown-command"],
    ["lock", undefined, "not-done"],
    ["toString", undefined, "unknown-command"],
    ["remove", "a", "not-done"],
  ]);
});

test("details that throw or hold anything never reach the page's other listeners as errors", async () => {
  const api = makeApi();
  const { messages } = listen(api);
  const hostile = new Proxy({}, { getOwnPropertyDescriptor: () => { throw new Error("no"); } });
  for (const type of TYPES) for (const detail of [undefined, null, 7, "text", [], hostile, { id: {}, participant: null, kicked: 7, data: "x", error: 1 }]) api.emit(type, detail);
  for (const [type, detail] of messages) assert.equal(typeof shape(type, detail), "object");
});

test("whoever knocked is known in the room by name; the one whom the panel admitted comes first", async () => {
  const api = makeApi();
  const { source, of } = listen(api);
  joined(api);
  for (const id of ["k1", "k2"]) api.emit("knockingParticipant", { participant: { id, name: "Prøve" } });
  api.emit("knockingParticipant", { participant: { id: "k3", name: "" } });
  source.run("admit", "k2");
  for (const [id, displayName] of [["a", "Prøve"], ["b", "Prøve"], ["c", "Prøve"], ["d", ""], ["e", undefined]]) api.emit("participantJoined", { id, displayName });
  assert.deepEqual(of("participantJoined").map(({ id, knocked }) => [id, knocked]), [["a", "k2"], ["b", "k1"], ["c", undefined], ["d", undefined], ["e", undefined]]);
  source.run("remove", "k2");
  source.run("remove", "k3");
  assert.deepEqual(api.commands.slice(1), [["kickParticipant", "a"], ["answerKnockingParticipant", "k3", false]]);
  assert.deepEqual(of(OWN.answered), [{ id: "k2", approved: true }, { id: "k3", approved: false }]);
});

test("a flood of knocks is passed on and remembered up to its limit", () => {
  const api = makeApi();
  const { source, of } = listen(api);
  for (let n = 0; n < 1_500; n += 1) api.emit("knockingParticipant", { participant: { id: `k${n}`, name: `Prøve ${n}` } });
  assert.equal(of("knockingParticipant").length, 1_500);
  source.retell();
  assert.equal(of("knockingParticipant").length, 2_500);
});

test("the next consultation keeps no name and nobody who was there", async () => {
  const api = makeApi();
  const { messages } = listen(api);
  joined(api);
  api.emit("participantJoined", { id: "a", displayName: "Kari Prøve" });
  api.emit("recordingStatusChanged", { on: true, mode: "file" });
  await turns();
  const kept = held(messages.map(([type, detail]) => ({ type, detail })));
  assert.deepEqual(kept.map(({ type }) => type), ["videoConferenceJoined", "participantRoleChanged", "recordingStatusChanged"]);
  assert.equal(JSON.stringify(kept).includes("Prøve"), false);
});

test("on the vendor's transport, an answer that the far side never gives leaves the page without an unhandled rejection", async () => {
  const { api, room } = await openRoom();
  room.deaf = true;
  const { of, problems, expire, source } = listen(api);
  room.join("Prøve Behandler");
  await until(() => of("participantRoleChanged").length, "the viewer is in");
  expire();
  assert.equal(problems.length, 1);
  source.run("lock");
  await until(() => room.lobbyIsOn, "the lobby is on");
});
