// A page whose scripts have put fields on `Object.prototype`: the panel's JavaScript reads none of them from a message, an
// answer or a file that leaves the field out.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { isTooLarge } from "../../www/element/message_limit.js";
import { own } from "../../www/element/own.js";
import { shape, transportOf } from "../../www/element/platform/index.js";
import { missingAnswer, refusalOf } from "../../www/element/platform/join/failure.js";
import { readEvent } from "../../www/element/platform/join/messages.js";
import { TYPES as JITSI } from "../../www/element/platform/jitsi/messages.js";
import { adapt } from "../../www/element/platform/jitsi/source.js";
import { Messages } from "../../www/element/platform/whereby/embed.js";
import { activitiesOf, listOf, participantOf, roomOf, rowOf, statusOf } from "../../www/join-plugin/rows.js";

const POLLUTION = {
  ...{ participant: { externalId: "x" }, externalId: "x", status: "started", enabled: true, open: true, granted: true, removed: true },
  ...{ clientId: "x", client: { id: "x" }, payload: { clientId: "x" }, text: "x", uuid: "x", code: "pin-wrong", id: "x", roomId: "x" },
  ...{ result: { token: "x" }, token: "x", pin: "required", guest_pin: "required", idp: [], redirect_url: "x", conference_extension: "x" },
  ...{ type: 0, activity: 0, participants: [], locked: true, started: true, guestsMuted: true, role: "chair", isHost: true, isWaiting: false },
  ...{ serviceType: "conference", callType: "video", isStreaming: false, isPresenting: true, rawData: { locked: true, uuid: "x" }, event: "x", data: {} },
};

/** Runs with the fields on every object. @template Result @param {() => Result} work @returns {Result} */
function polluted(work) {
  for (const [name, value] of Object.entries(POLLUTION)) Object.defineProperty(Object.prototype, name, { configurable: true, enumerable: true, writable: true, value });
  try {
    return work();
  } finally {
    for (const name of Object.keys(POLLUTION)) delete Object.prototype[name];
  }
}

/** Compares what is read with and without the fields. @param {string} what @param {() => unknown} work */
function same(what, work) {
  const text = () => JSON.stringify(work(), (_, value) => (value === undefined ? "undefined" : value));
  const expected = text();
  let meanwhile;
  polluted(() => {
    meanwhile = work();
  });
  assert.equal(JSON.stringify(meanwhile, (_, value) => (value === undefined ? "undefined" : value)), expected, what);
}

test("a field is read only where it is the value's own", () => {
  class Given {
    field = 1;
    get inherited() {
      return 1;
    }
  }
  const values = [{ field: 1 }, new Given(), {}, [], "text", 7, null, undefined, Symbol("s")].map((value) => own(value, "field"));
  assert.deepEqual(values, [1, 1, ...Array(7).fill(undefined)]);
  assert.equal(own(new Given(), "inherited"), undefined);
  assert.equal(polluted(() => own({}, "status")), undefined);
});

test("messages of every recording, whole and without each field, mean the same to the input log", () => {
  const folder = new URL("../recordings/", import.meta.url);
  for (const name of readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".jsonl"))) {
    for (const line of new Set(readFileSync(new URL(name, folder), "utf8").trim().split("\n"))) {
      const { type, detail } = JSON.parse(line);
      for (const one of [detail, ...Object.keys(Object(detail)).map((left) => Object.fromEntries(Object.entries(detail).filter(([field]) => field !== left)))]) {
        same(line, () => shape(type, one));
        for (const platform of ["join", "whereby-sdk"]) same(line, () => transportOf(platform).withoutText(type, one));
      }
    }
  }
});

test("the size of a message is that of its own fields", () => {
  same("size", () => isTooLarge({ participant: { externalId: "a" } }));
});

test("answers and events of a conference node", () => {
  for (const status of [200, 403, 404, 500]) {
    for (const json of [undefined, null, {}, { result: null }, { result: {} }, { result: "Invalid PIN" }, { result: { pin: "none" } }]) {
      same(`${status} ${JSON.stringify(json)}`, () => [missingAnswer({ status, json })?.detail, refusalOf({ status, json }).detail]);
    }
  }
  for (const text of ["", "{}", '{"uuid":"a"}', '{"event":"refer","data":{}}']) same(text, () => readEvent("breakout_event", text, { chatText: false }));
});

test("events of a Jitsi object that leave fields out", () => {
  for (const type of JITSI) {
    for (const detail of [undefined, null, {}, { participant: {} }, { kicked: {} }, { error: {} }, { id: "a" }]) {
      same(`${type} ${JSON.stringify(detail)}`, () => {
        let emit;
        const messages = [];
        const api = { addListener: (name, listener) => void (name === type && (emit = listener)), removeListener() {}, executeCommand() {}, getRoomsInfo: () => new Promise(() => {}), getSupportedEvents: () => JITSI, getSupportedCommands: () => [] };
        const source = adapt(api, {}, () => {});
        source.subscribe((_, kind, told) => void messages.push([kind, { ...told }]), new AbortController().signal);
        emit(detail);
        for (const command of ["uuid", "remove", "microphone-off"]) source.run(command);
        return messages;
      });
    }
  }
});

test("payloads of Join's web app", () => {
  for (const payload of [null, {}, [], { id: "main" }, { participant: {} }, { uuid: "a" }, { participant: { uuid: "a" } }, { status: {} }, { participants: [{}, { uuid: "a" }] }, [{ activity: {} }], [{ activity: { type: 1, participant: { uuid: "a" } } }], [{}]]) {
    same(JSON.stringify(payload), () => [rowOf(payload), roomOf(payload), listOf(payload), participantOf(payload), statusOf(payload), activitiesOf(payload, "main")]);
  }
});

test("a message that leaves out its type or payload comes from no room", () => {
  for (const [data, source] of [[{}, null], [{ type: "participantupdate" }, null], [{ type: "participantupdate", payload: { count: 2 } }, "the frame"]]) {
    const window = new EventTarget();
    const messages = new Messages(window, true, () => {});
    const names = { type: "participantupdate", payload: { count: 1 } };
    Object.assign(Object.prototype, names);
    window.dispatchEvent(Object.assign(new Event("message"), { data, source: "the frame" }));
    for (const name of Object.keys(names)) delete Object.prototype[name];
    assert.deepEqual(messages.recent.map((one) => one.source), [source]);
  }
});
