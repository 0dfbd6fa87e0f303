// Entering a conference: each failure has its own code, and a PIN appears nowhere.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Api } from "../../www/element/platform/join/api.js";
import { Conference } from "../../www/element/platform/join/conference.js";
import { CODES, JoinFailure, WHYS } from "../../www/element/platform/join/failure.js";
import { GUEST } from "../../www/element/platform/join/messages.js";
import { settle } from "../join/clock.mjs";
import { ALIAS, ORIGIN, PIN, makePanel } from "../join/panel.mjs";
import { PANEL } from "../join/own_driver.mjs";

/** The client's message after an attempt to enter. */
async function enter({ room = {}, pin, before = () => {} } = {}) {
  const panel = makePanel({ room });
  before(panel);
  const answer = await panel.enter(pin);
  panel.stop.abort();
  return answer;
}

test("pin-required reports whether guests need a PIN", async () => {
  assert.deepEqual(await enter(), { code: "pin-required", why: "pin", host: true, guest: false, trying: false });
  assert.deepEqual(await enter({ room: { guestPin: "27" } }), { code: "pin-required", why: "pin", host: true, guest: true, trying: false });
});

test("a wrong PIN, an unknown or full conference, and single sign-on have distinct codes", async () => {
  assert.deepEqual(await enter({ pin: "271828" }), { code: "pin-wrong", why: "pin", trying: false });
  const elsewhere = await enter({ before: ({ node }) => node.faults.text("request_token", '{"status":"failed","result":"Neither conference nor gateway found"}', 404) });
  assert.deepEqual(elsewhere, { code: "conference-unknown", why: "not-found", trying: false });
  assert.deepEqual(await enter({ pin: PIN, room: { limit: 0 } }), { code: "conference-refused", why: "full", trying: false });
  assert.deepEqual(await enter({ room: { hasIdp: true } }), { code: "conference-refused", why: "sign-on", trying: false });
  const refusal = (result) => enter({ before: ({ node }) => node.faults.text("request_token", JSON.stringify({ status: "failed", result }), 403) });
  assert.deepEqual(await refusal("Participant exceeded PIN entry retries"), { code: "pin-wrong", why: "too-many-tries", trying: false });
  assert.deepEqual(await refusal("System in maintenance mode"), { code: "conference-refused", why: "maintenance", trying: false });
  assert.deepEqual(await refusal({ conference_extension: "required", conference_extension_type: "standard" }), { code: "conference-refused", why: "extension", trying: false });
  for (const result of ["toString", "Something new", null, 7, [], {}]) assert.equal((await refusal(result)).why, "other");
});

test("admits a host, a guest without a PIN, and anybody to a room without PINs", async () => {
  const host = await enter({ pin: PIN });
  assert.deepEqual({ ...host, participant_uuid: "" }, { again: false, participant_uuid: "", role: "HOST", service_type: "conference", chat_enabled: true, version_id: "35" });
  const guest = await enter({ pin: GUEST });
  assert.equal(guest.role, "GUEST");
  assert.equal(guest.service_type, "waiting_room", "no host has joined");
  assert.equal((await enter({ room: { hostPin: null } })).role, "HOST");
  assert.equal((await enter({ pin: PIN, room: { chat: false } })).chat_enabled, false);
});

test("a waiting guest sees only their own row, and everybody once admitted", async () => {
  const panel = makePanel({ room: { locked: true } });
  panel.room.join({ name: "Prøve Behandler", role: "chair" });
  await panel.enter(GUEST);
  assert.deepEqual([...panel.fold.rows.keys()], [panel.fold.me]);
  assert.equal(panel.fold.service, "waiting_room");
  assert.equal(panel.fold.status.started, true, "the host has joined, so the lock is the cause");
  panel.room.admit(panel.fold.me);
  await settle();
  assert.equal(panel.fold.rows.size, 2);
  assert.equal(panel.fold.service, "conference");
  panel.stop.abort();
});

test("an unreachable node and a node without CORS are reported alike", async () => {
  const down = await enter({ pin: PIN, before: ({ node }) => (node.faults.down = true) });
  const silent = await enter({ pin: PIN, before: ({ node }) => (node.cors = false) });
  assert.deepEqual(down, { code: "node-unreachable", why: "no-answer", trying: true });
  assert.deepEqual(silent, down);
});

test("reports an overloaded node, and an answer that is not a node's", async () => {
  const fault = (plan) => enter({ pin: PIN, before: ({ node }) => plan(node.faults) });
  assert.equal((await fault((faults) => faults.status("request_token", 500))).why, "server-error");
  assert.equal((await fault((faults) => faults.status("request_token", 429))).why, "too-many-requests");
  for (const status of [200, 403, 404]) assert.equal((await fault((faults) => faults.html("request_token", 1, status))).why, "not-json");
  for (const text of ["", "{", "null", "7", '"x"', "{}", '{"result":{}}', '{"result":{"token":7}}', '{"result":{"token":""}}', '{"result":{"token":"a\\nb"}}']) {
    const { code, why } = await fault((faults) => faults.text("request_token", text));
    assert.equal(code, "node-unreachable", text);
    assert.ok(["unreadable", "not-json"].includes(why), text);
  }
  const token = '{"status":"success","result":{"token":"t","expires":"120"}}';
  assert.equal((await fault((faults) => faults.text("request_token", token, 200, "text/html"))).why, "not-json");
});

test("of an answer that is too large no more than 1 MiB is read, and the failure is named", async () => {
  const large = JSON.stringify({ status: "success", result: { token: "t", expires: "120", more: "x".repeat(1024 * 1024) } });
  const answer = await enter({ pin: PIN, before: ({ node }) => node.faults.text("request_token", large) });
  assert.deepEqual(answer, { code: "node-unreachable", why: "too-large", trying: true });
  // A server that never ends.
  let [sent, ended] = [0, false];
  const chunk = new Uint8Array(64 * 1024).fill(0x20);
  const pull = (body) => void ((sent += chunk.byteLength), body.enqueue(chunk));
  const body = new ReadableStream({ pull, cancel: () => void (ended = true) });
  const fetch = async () => new Response(body, { headers: { "content-type": "application/json" } });
  const api = new Api(`${ORIGIN}/`, { ...makePanel().environment, fetch });
  await assert.rejects(api.post("request_token"), (error) => error instanceof JoinFailure && error.why === "too-large");
  assert.equal(ended, true);
  assert.ok(sent < 1_300_000, `${sent} bytes`);
});

test("retries an unreachable node with growing delays, reports it once, and enters when it returns", async () => {
  const panel = makePanel();
  panel.node.faults.down = true;
  await panel.enter(PIN);
  await panel.clock.advance(600_000);
  assert.equal(panel.fold.all("join:failed").length, 1);
  const tries = panel.log.length;
  assert.ok(tries > 20 && tries < 60, `${tries} attempts in ten minutes`);
  panel.node.faults.clear();
  panel.page.online();
  await settle();
  assert.equal(panel.fold.last("join:entered").role, "HOST");
  panel.stop.abort();
});

test("times out a node that never answers, and retries", async () => {
  const panel = makePanel();
  panel.node.faults.never("request_token");
  assert.equal(await panel.enter(PIN), undefined);
  await panel.clock.advance(15_000);
  assert.deepEqual(panel.fold.last("join:failed"), { code: "node-unreachable", why: "no-answer", trying: true });
  await panel.clock.advance(1_000);
  assert.ok(panel.fold.last("join:entered"));
  panel.stop.abort();
});

test("sends nothing after a refusal until enter is called again", async () => {
  const panel = makePanel();
  await panel.enter("271828");
  await panel.clock.advance(600_000);
  assert.equal(panel.requestCount("request_token"), 1);
  await panel.enter(PIN);
  assert.equal(panel.fold.last("join:entered").role, "HOST");
  panel.stop.abort();
});

test("entering again leaves no stale participant", async () => {
  const panel = makePanel();
  await panel.enter(PIN);
  await panel.enter(PIN);
  panel.conference.enter(PIN);
  panel.conference.enter(PIN);
  await settle();
  assert.equal(panel.room.rows().length, 1);
  assert.equal(panel.room.row(panel.fold.me).call_tag, PANEL.callTag);
  assert.equal(panel.room.row(panel.fold.me).display_name, PANEL.displayName);
  panel.stop.abort();
});

test("an alias is encoded as one path segment", async () => {
  for (const alias of ["412345@vm.example.no", "rom 4/b@vm.example.no", "a?b#c", "%2e", "æøå", "100%", "a+b&c=d", " 7 "]) {
    const panel = makePanel({ room: { alias: alias.trim() }, given: { conference: alias } });
    await panel.enter(PIN);
    assert.ok(panel.fold.last("join:entered"), alias);
    assert.equal(panel.fold.rows.size, 1, "events arrive");
    assert.equal((await panel.conference.run("lock")).done, true, alias);
    panel.stop.abort();
  }
});

test("refuses an invalid address or name without repeating it", () => {
  const wrong = (given) => {
    try {
      new Conference({ node: ORIGIN, conference: ALIAS, ...PANEL, ...given });
      return null;
    } catch (error) {
      assert.ok(error instanceof JoinFailure);
      assert.equal(/hemmelig/.test(error.message + error.stack.split("\n")[0] + JSON.stringify(error.detail)), false);
      return `${error.code} ${error.why}`;
    }
  };
  const nodes = ["", " ", null, undefined, 7, {}, "http://node.example.no", "https://u:hemmelig@node.example.no", "https://node.example.no/hemmelig", "https://node.example.no/?hemmelig", "javascript" + ":alert(1)", "https://", "ftp://node.example.no", "https://node.example.no#hemmelig", "//x"];
  for (const node of nodes) assert.equal(wrong({ node }), "invalid-attribute node", String(node));
  for (const conference of ["", " ", ".", "..", null, 7, "\ud800"]) assert.equal(wrong({ conference }), "invalid-attribute conference");
  for (const displayName of ["", " ", null, 7]) assert.equal(wrong({ displayName }), "invalid-attribute display-name");
  for (const node of [ORIGIN, `${ORIGIN}/`, "node.example.no", "node.example.no:8443", "http://localhost:7", "http://127.0.0.1:7"]) assert.equal(wrong({ node }), null, node);
});

test("a PIN that is not valid in a header is wrong and is not sent", async () => {
  for (const pin of ["1\n2", "12 34", "æ", "", "1".repeat(65), "\u0000"]) {
    const panel = makePanel();
    assert.deepEqual(await panel.enter(pin), { code: "pin-wrong", why: "pin", trying: false });
    assert.equal(panel.node.requests.length, 0);
    panel.stop.abort();
  }
});

test("no PIN or token appears in an address, a message, an error or the console", async (context) => {
  const said = [];
  for (const name of ["log", "info", "warn", "error", "debug"]) context.mock.method(console, name, (...words) => said.push(words));
  const panel = makePanel();
  await panel.enter("271828");
  await panel.enter(PIN);
  panel.room.join({ name: "Prøve Pasient" });
  for (const name of ["lock", "unlock", "admit", "remove", "nothing"]) await panel.conference.run(name, "7e57ab1e");
  panel.node.faults.status("refresh_token", 500);
  await panel.clock.advance(200_000);
  panel.node.restart();
  await panel.clock.advance(5_000);
  panel.node.cors = false;
  await panel.clock.advance(200_000);
  await panel.conference.run("leave");
  const everything = JSON.stringify([panel.log, panel.fold.received, said]);
  for (const secret of [PIN, "271828", "c2VjcmV0"]) assert.equal(everything.includes(secret), false, secret);
  assert.equal(said.length, 0);
  assert.ok(panel.node.requests.every(({ token }) => token !== "query"));
  assert.ok(panel.log.every(({ redirect }) => redirect === "error"), "redirects are refused");
  panel.stop.abort();
});

test("each failure has a listed code, a listed reason and a message", () => {
  for (const code of CODES) assert.ok(new JoinFailure(code, "other").message.length > 20, code);
  assert.equal(new Set(WHYS).size, WHYS.length);
});
