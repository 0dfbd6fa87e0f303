// The source that is made of the page's Whereby client, with the vendor's client and store, and with clients that throw, are of
// another version or change under the panel. The page must notice nothing but a named error.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { OWN, TYPES, held, shape } from "../../www/element/platform/whereby_signal/messages.js";
import { wherebySource } from "../../www/whereby-source/index.js";
import { coreVersion, hookOf, openClient, turns } from "../whereby/client.mjs";
import { record } from "../whereby/record_client.mjs";
import { makePage, settled } from "./element_page.mjs";

const folder = new URL("../recordings/", import.meta.url);
const recordings = await record();

test("the recordings match the messages of the source", () => {
  const folders = ["whereby-sdk", "whereby-sdk-hook"];
  if (process.env.UPDATE_EXPECT === "1") {
    for (const name of folders) mkdirSync(new URL(name, folder), { recursive: true });
    for (const [path, text] of recordings) writeFileSync(new URL(path, folder), text);
  }
  for (const name of folders) {
    const files = readdirSync(new URL(name, folder)).filter((file) => file.endsWith(".jsonl")).map((file) => `${name}/${file}`);
    assert.deepEqual(files.sort(), recordings.map(([path]) => path).filter((path) => path.startsWith(`${name}/`)).sort());
  }
  for (const [path, text] of recordings) assert.equal(readFileSync(new URL(path, folder), "utf8"), text, path);
});

test("the recordings contain every message of a client's state", () => {
  const told = new Set(recordings.flatMap(([, text]) => text.trim().split("\n").map((line) => JSON.parse(line).type)));
  // The vendor's client ignores the one, and no store tells the other apart from a streamer who leaves.
  assert.deepEqual([...TYPES, ...Object.values(OWN)].filter((type) => !told.has(type)), ["streaming_stopped"]);
});

test("the recordings contain no chat text, no claim, key or device, and nothing else that is not read", () => {
  for (const [path, text] of recordings) {
    for (const left of ["Hei", "claim", "roomKey", "device", "iceServers", "session", "stream\":", "Vent litt"]) assert.equal(text.includes(left), false, `${left} in ${path}`);
  }
});

/** Listens to a source. */
function listen(source) {
  const messages = [];
  const problems = [];
  const stop = new AbortController();
  const on = { silent: (problem) => void problems.push(problem), answers: () => void messages.push(["answers", null]) };
  source.subscribe((_, type, detail) => void messages.push([type, detail]), stop.signal, on);
  const of = (type) => messages.filter(([one]) => one === type).map(([, detail]) => detail);
  return { messages, problems, stop, of, kinds: () => messages.map(([type]) => type) };
}

/** A page with a client, of which some parts are others. */
function other({ state = (real) => real, methods = {}, store = {} } = {}) {
  const page = openClient();
  const { connection } = page;
  const real = page.store;
  const room = new Proxy(connection, { get: (_, name) => (name in methods ? methods[name] : typeof connection[name] === "function" ? connection[name].bind(connection) : connection[name]) });
  const changed = { getState: () => state(real.getState()), subscribe: (listener) => real.subscribe(listener), ...store };
  return { ...page, client: { getStore: () => changed, getRoomConnection: () => room } };
}

const kari = () => {
  throw new Error("Kari");
};
const throwing = new Proxy({}, { get: kari });
const without = (path) => (state) => {
  const [slice, name] = path.split(".");
  const { [name]: _, ...rest } = state[slice];
  return { ...state, [slice]: rest };
};

for (const [what, given, words] of [
  ["nothing", undefined, /takes the WherebyClient of @whereby.com\/core/],
  ["text", "https://fjord.whereby.com/rom", /takes the WherebyClient/],
  ["the room connection alone", openClient().connection, /takes the WherebyClient/],
  ["an object whose getters throw", throwing, /takes the WherebyClient/],
  ["a client whose store cannot be had", { getStore: kari }, /takes the WherebyClient/],
  ["a client without a store", { getStore: () => undefined, getRoomConnection: () => ({}) }, /lacks getStore\(\)\. Use a version/],
  ["a version without two parts of the state", other({ state: (state) => without("room.isLocked")(without("waitingParticipants.waitingParticipants")(state)) }).client, /lacks waitingParticipants\.waitingParticipants, room\.isLocked\. Use a version of @whereby\.com\/core/],
  ["a version without a method", other({ methods: { rejectWaitingParticipant: undefined } }).client, /lacks rejectWaitingParticipant\(\)\. Use a version/],
  ["a version without a room connection", { getStore: () => openClient().store }, /lacks lockRoom\(\), acceptWaitingParticipant\(\)/],
  ["a hook of another version", { state: { connectionStatus: "ready" }, actions: {} }, /lacks remoteParticipants, .*lockRoom\(\)/],
]) {
  test(`${what}: one named error, and the panel asks instead`, async () => {
    const source = wherebySource(given);
    const { add, last, errors } = makePage();
    const { events } = add({ platform: "whereby-sdk", viewer: "clinician", source });
    await settled();
    assert.deepEqual(errors(events), ["invalid-attribute"]);
    const [, { message }] = events.find(([name]) => name === "trygtrom-error");
    assert.match(message, words);
    assert.match(message, /asks a person instead/);
    assert.equal(JSON.stringify(events).includes("Kari"), false);
    assert.deepEqual(last().log.at(-1), ["connect", null]);
  });
}

test("the version that an error names is the one that is tested", () => {
  assert.ok(wherebySource({ getStore: () => ({}) }).problem.includes(`: ${coreVersion()} was tested`));
});

test("a store that throws when it is listened to: a named error, and the panel asks instead", async () => {
  const { add, last, errors } = makePage();
  const { events } = add({ platform: "whereby-sdk", viewer: "clinician", source: wherebySource(other({ store: { subscribe: kari } }).client) });
  await settled();
  assert.deepEqual(errors(events), ["invalid-attribute"]);
  assert.equal(JSON.stringify(events).includes("Kari"), false);
  assert.deepEqual(last().log.at(-1), ["connect", null]);
});

test("a store that cannot be read any more: one named error, a person is asked, and everything is told when it can be read again", async () => {
  let broken = false;
  const page = other({ state: (state) => (broken ? throwing : state) });
  const { add, last, errors } = makePage();
  const { events } = add({ platform: "whereby-sdk", viewer: "clinician", source: wherebySource(page.client) });
  await settled();
  page.join();
  await settled();
  broken = true;
  // The vendor's client goes on.
  page.room.lock(true);
  page.room.addClient({ displayName: "Prøve" });
  await settled();
  assert.deepEqual(errors(events), ["no-source"]);
  assert.deepEqual(last().log.at(-1), ["connect", null]);
  broken = false;
  page.room.lock(true);
  await settled();
  const after = last().log.slice(-4).map(([kind, what]) => (kind === "seen" ? what : [kind, what !== null]));
  assert.deepEqual(after, [["connect", true], OWN.stream, "room_joined", OWN.self]);
  page.end();
});

test("parts of the state that disappear, or are something else, are no answer", () => {
  let state = (real) => real;
  const page = other({ state: (real) => state(real) });
  const { problems, kinds } = listen(wherebySource(page.client));
  page.join();
  const before = kinds().length;
  for (const wrong of [(real) => ({ ...real, remoteParticipants: null }), (real) => ({ ...real, room: { isLocked: "yes" } }), () => undefined]) {
    state = wrong;
    page.room.lock(true);
    assert.equal(problems.length, 1);
    assert.match(problems[0].message, /can no longer be read\. Check/);
  }
  assert.equal(kinds().length, before);
  page.end();
});

test("participants that are no participants are left out, and nothing throws at the page", () => {
  let extra = [];
  const page = other({ state: (real) => ({ ...real, remoteParticipants: { remoteParticipants: [...real.remoteParticipants.remoteParticipants, ...extra] }, waitingParticipants: { waitingParticipants: [...extra] } }) });
  const { messages, problems, of } = listen(wherebySource(page.client));
  page.join();
  extra = [null, 7, "text", {}, { id: 7 }, { id: "" }, { id: page.id, displayName: "meg" }, { id: "a", displayName: {}, roleName: 7 }, { id: "a", displayName: "to" }];
  page.room.lock(true);
  assert.deepEqual(problems, []);
  assert.deepEqual(of("new_client").map(({ client }) => client.id), ["a"]);
  for (const [type, detail] of messages) assert.equal(typeof shape(type, detail), "object");
  page.end();
});

test("the same state is told once, and a repeated knock as well", () => {
  const page = openClient();
  const { messages, of } = listen(wherebySource(page.client));
  page.join();
  const id = page.room.knock("Prøve");
  for (let turn = 0; turn < 3; turn += 1) page.receive("room_knocked", { clientId: id, displayName: "Prøve" });
  page.room.lock(false);
  page.room.lock(false);
  assert.equal(page.store.getState().waitingParticipants.waitingParticipants.length, 4);
  assert.deepEqual(of("room_knocked").length, 1);
  assert.deepEqual(of("room_locked"), []);
  page.room.stopKnocking(id);
  assert.deepEqual(of("knocker_left").length, 1);
  const other = page.room.addClient({ displayName: "Prøve" });
  const before = messages.length;
  page.receive("audio_enabled", { clientId: other, isAudioEnabled: false });
  assert.equal(messages.length, before);
  page.end();
});

test("two panels on one client hear the same, each is told again, and what is released is not listened to", () => {
  let listeners = 0;
  const page = openClient();
  const { store } = page;
  const counted = {
    getState: store.getState,
    subscribe(listener) {
      listeners += 1;
      const off = store.subscribe(listener);
      return () => {
        listeners -= 1;
        off();
      };
    },
  };
  const client = { getStore: () => counted, getRoomConnection: () => page.connection };
  const source = wherebySource(client);
  const panels = [listen(source), listen(wherebySource(client)), listen(source)];
  page.join();
  page.room.addClient({ displayName: "Prøve" });
  for (const { messages } of panels) assert.deepEqual(messages, panels[0].messages);
  assert.equal(listeners, 3);
  source.retell();
  assert.deepEqual(panels.map(({ of }) => of("room_joined").length), [2, 1, 2]);
  panels[0].stop.abort();
  assert.equal(listeners, 2);
  const before = panels[0].messages.length;
  page.room.lock(true);
  source.retell();
  assert.equal(panels[0].messages.length, before);
  for (const { stop } of panels) stop.abort();
  assert.equal(listeners, 0);
  page.end();
});

test("a store that throws when it is released disturbs nobody", () => {
  const page = other({ store: { subscribe: () => kari } });
  const { stop } = listen(wherebySource(page.client));
  stop.abort();
});

test("two clients in one page are told apart", () => {
  const [one, two] = [openClient(), openClient({ locked: true })];
  const [first, second] = [one, two].map(({ client }) => listen(wherebySource(client)));
  one.join();
  assert.deepEqual(second.messages, []);
  two.join();
  assert.deepEqual([first, second].map(({ of }) => of("room_joined").map(({ room }) => room.isLocked)), [[false], [true]]);
  one.end();
  two.end();
});

test("each command reaches the room, and counts for nothing before the state shows it", async () => {
  const page = openClient({ locked: true });
  const source = wherebySource(page.client);
  const { of, kinds } = listen(source);
  page.join();
  await turns();
  const patient = page.room.addClient({ displayName: "Prøve" });
  const knocker = page.room.knock("Ukjent");
  page.sent.length = 0;
  const before = kinds().length;
  source.run("unlock");
  source.run("remove", knocker);
  source.run("remove", patient);
  assert.equal(kinds().length, before);
  await turns();
  assert.deepEqual(page.sent, [
    ["set_lock", { locked: false }],
    ["handle_knock", { action: "reject", clientId: knocker, knockResponse: {} }],
    ["kick_client", { clientId: patient, reasonId: "kick" }],
  ]);
  assert.deepEqual(kinds().slice(before), ["room_locked", "knocker_left", "client_left"]);
  assert.deepEqual(of(OWN.refused), []);
  page.end();
});

test("what a guest may not do is refused before the client is asked, which would only write to the console", async (t) => {
  const written = [];
  for (const name of ["warn", "error", "log"]) t.mock.method(console, name, (...words) => void written.push(words));
  const page = openClient({ host: false });
  const source = wherebySource(page.client);
  const { of } = listen(source);
  page.join();
  await turns();
  const other = page.room.addClient({ displayName: "Prøve" });
  page.sent.length = 0;
  for (const [command, id] of [["lock"], ["unlock"], ["end-for-all"], ["remove", other]]) source.run(command, id);
  assert.deepEqual(of(OWN.refused).map(({ why }) => why), Array(4).fill("not-allowed"));
  assert.deepEqual([page.sent, written], [[], []]);
  page.end();
});

test("a command that throws, is refused, fails later or is about nobody is reported", async () => {
  const methods = {};
  const page = other({ methods });
  const source = wherebySource(page.client);
  const { of } = listen(source);
  page.join();
  const asked = [];
  const why = async (command, id) => {
    source.run(command, id);
    await turns();
    return of(OWN.refused).slice(asked.length).map((one) => (asked.push(one), one.why));
  };
  assert.deepEqual(await why("admit", "nobody"), ["not-done"]);
  assert.deepEqual(await why("remove", "nobody"), ["not-done"]);
  assert.deepEqual(await why("toString"), ["not-done"]);
  methods.lockRoom = kari;
  assert.deepEqual(await why("lock"), ["not-done"]);
  methods.lockRoom = () => false;
  assert.deepEqual(await why("lock"), ["not-done"]);
  methods.lockRoom = async () => kari();
  assert.deepEqual(await why("lock"), ["not-done"]);
  assert.equal(JSON.stringify(of(OWN.refused)).includes("Kari"), false);
  page.end();
});

test("after a break only what the new stay shows is told: earlier knocks and recordings are gone", async () => {
  const page = openClient();
  const { of } = listen(wherebySource(page.client));
  page.join();
  await turns();
  const gone = page.room.knock("Ukjent");
  page.room.record();
  page.cut();
  page.room.stopKnocking(gone);
  page.room.stopRecording();
  page.join();
  await turns();
  // The vendor's client has both still.
  const { waitingParticipants, cloudRecording } = page.store.getState();
  assert.deepEqual([waitingParticipants.waitingParticipants.length, cloudRecording.isRecording], [1, true]);
  const [, again] = of("room_joined");
  assert.deepEqual([again.room.clients, again.room.knockers], [[], []]);
  assert.equal(of("cloud_recording_started").length, 1);
  const [first, second] = [page.room.knock("Prøve"), page.room.knock("Prøve")];
  assert.deepEqual(of("room_knocked").slice(1).map(({ clientId }) => clientId), [first, second]);
  page.room.record();
  assert.equal(of("cloud_recording_started").length, 2);
  page.end();
});

test("the client takes part in another room, as somebody else: everything is told anew", () => {
  const page = openClient();
  const { kinds, of } = listen(wherebySource(page.client));
  page.join();
  page.room.addClient({ displayName: "Prøve" });
  const elsewhere = openClient({ locked: true });
  elsewhere.room.addClient({ displayName: "Annen" });
  page.receive("room_joined", { selfId: "annen", room: { clients: elsewhere.room.clients, knockers: [], isLocked: true } });
  assert.deepEqual(kinds().slice(-3), [OWN.stream, "room_joined", OWN.self]);
  const [{ selfId, room }] = of("room_joined").slice(-1);
  assert.deepEqual([selfId, room.isLocked, room.clients.map(({ displayName }) => displayName)], ["annen", true, ["Annen"]]);
  assert.equal(of(OWN.self).at(-1).host, false);
  page.end();
});

test("while the connection is broken nothing is told again as if it were so", () => {
  const page = openClient();
  const source = wherebySource(page.client);
  const { kinds } = listen(source);
  page.join();
  page.cut();
  const before = kinds().length;
  source.retell();
  assert.equal(kinds().length, before);
});

test("the hook's source says that it does not see all, and hears with each update", async () => {
  const page = openClient();
  const source = wherebySource(hookOf(page));
  assert.equal(source.partial, true);
  assert.equal("partial" in wherebySource(page.client), false);
  const { kinds, problems, stop, messages } = listen(source);
  page.join();
  assert.deepEqual(kinds(), []);
  source.update(hookOf(page));
  source.update(hookOf(page));
  assert.deepEqual(kinds(), [OWN.stream, "room_joined", OWN.self]);
  for (const wrong of [undefined, {}, { state: {}, actions: {} }, throwing]) source.update(wrong);
  assert.equal(problems.length, 1);
  source.update(hookOf(page));
  assert.equal(kinds()[3], "answers");
  source.run("lock");
  await turns();
  assert.deepEqual(page.sent.at(-1), ["set_lock", { locked: true }]);
  stop.abort();
  const before = messages.length;
  source.update(hookOf(page));
  assert.equal(messages.length, before);
  page.end();
});

test("messages reach the module, and another source releases the client", async () => {
  const page = openClient();
  const attributes = { platform: "whereby-sdk", viewer: "clinician", source: wherebySource(page.client) };
  const { add, last, errors } = makePage();
  const { session, events } = add(attributes);
  await settled();
  page.join();
  await settled();
  const seen = () => last().log.filter(([kind]) => kind === "seen").map(([, type]) => type);
  assert.deepEqual(seen(), [OWN.stream, "room_joined", OWN.self]);
  attributes.source = undefined;
  session.seek();
  page.room.lock(true);
  await settled();
  assert.deepEqual(seen(), [OWN.stream, "room_joined", OWN.self]);
  assert.deepEqual(errors(events), ["no-source"]);
  page.end();
});

test("the next consultation keeps who is there and the viewer's rights, and nobody who is gone", () => {
  const page = openClient();
  const { messages } = listen(wherebySource(page.client));
  page.join();
  page.room.leave(page.room.addClient({ displayName: "Kari Prøve" }));
  page.room.write(page.id, "Hei");
  const kept = held(messages.map(([type, detail]) => ({ type, detail })).filter(({ type, detail }) => !(type === "new_client" && detail.client.displayName === "Kari Prøve")));
  assert.deepEqual(kept.map(({ type }) => type), ["room_joined", OWN.self]);
  page.end();
});

test("the connections that the page gives are measured until the panel is gone, and one that throws measures nothing", async (t) => {
  t.mock.timers.enable({ apis: ["setInterval"] });
  let now = 0;
  t.mock.method(performance, "now", () => now);
  let reads = 0;
  const connection = {
    connectionState: "connected",
    async getStats() {
      reads += 1;
      return new Map([["v", { id: "v", type: "inbound-rtp", kind: "video", totalFreezesDuration: reads, framesDecoded: reads * 100, packetsReceived: reads * 99, packetsLost: reads }]]);
    },
  };
  const page = openClient();
  for (const given of [page.client, hookOf(page)]) {
    const { of, stop } = listen(wherebySource(given, { connections: () => [connection] }));
    const thrown = listen(wherebySource(given, { connections: kari }));
    const pass = async () => {
      await turns();
      now += 5_000;
      t.mock.timers.tick(5_000);
      await turns();
    };
    await pass();
    assert.deepEqual(of(OWN.quality), [null, { over: 5_000, frozen: 1_000, concealed: null, lost: 10, frames: 20, roundTrip: null }]);
    assert.deepEqual([thrown.of(OWN.quality), thrown.problems], [[null, null], []]);
    for (const one of [stop, thrown.stop]) one.abort();
    const before = reads;
    await pass();
    assert.equal(reads, before);
  }
});
