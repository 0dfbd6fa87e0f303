// Validates the simulated conference node with the vendor's client: after each step the client's state must equal the
// node's. Answers and events are checked with the package's validators and typings.
import assert from "node:assert/strict";
import { test } from "node:test";
import { COMMANDS, PARTICIPANT_COMMANDS } from "../../www/practice/join/commands.js";
import { REASONS } from "../../www/practice/join/room.js";
import { problemIn } from "../join/answers.mjs";
import { Clock, until } from "../join/clock.mjs";
import { ALIAS, PIN, play, stage } from "../join/script.mjs";
import { NEWER, compareWithTypings } from "../join/typings.mjs";
import { loadVendor } from "../join/vendor.mjs";
import { vendorDriver } from "../join/vendor_driver.mjs";

test("the vendor's client has the node's state after every step", async () => {
  const { answers, states } = await play(vendorDriver);
  assert.deepEqual(answers, ["pin-required host true guest false", "pin-wrong", "conference-unknown", "in"]);
  assert.ok(states.length > 20);
});

test("a guest without a PIN waits, is admitted, and then sees the room", async (context) => {
  const { server, room, driver, expectInSync } = await stage(vendorDriver);
  context.after(server.close);
  const clinician = room.join({ name: "Prøve Behandler", role: "chair" });
  room.lock();
  assert.equal(await driver.enter("none"), "in");
  await until(() => driver.state().rows.length === 1, "sees only itself");
  assert.equal(driver.client.serviceType, "waiting_room");
  assert.equal(await driver.unlock(), false, "a guest cannot unlock");
  assert.equal(room.status.locked, true);
  room.admit(driver.state().me);
  await expectInSync("let in");
  assert.equal(driver.client.serviceType, "conference");
  assert.equal(driver.state().rows[0].uuid, clinician);
});

test("the vendor's client receives the disconnect reason and releases its token", async (context) => {
  for (const [end, reason, code] of [
    [(room, me) => room.disconnect(me, REASONS.kicked), REASONS.kicked, "#pex124"],
    [(room) => room.end(REASONS.administrator), REASONS.administrator, "#pex122"],
    [(room, me, driver) => driver.endForAll(), REASONS.ended, "#pex125"],
  ]) {
    const { server, node, room, driver, expectInSync } = await stage(vendorDriver);
    context.after(server.close);
    await driver.enter(PIN);
    await expectInSync("in");
    await end(room, driver.state().me, driver);
    await until(() => driver.ended() !== null, "put out");
    assert.equal(driver.ended(), reason);
    assert.equal(driver.last("onDisconnected").errorCode, code);
    await until(() => node.requests.some(({ action }) => action === "release_token"), "the token is released");
  }
});

test("a client with an expired token is disconnected", async (context) => {
  const { server, node, clock, driver, expectInSync } = await stage(vendorDriver);
  context.after(server.close);
  await driver.enter(PIN);
  await expectInSync("in");
  node.faults.status("refresh_token", 503, 1000);
  // The client's refresh requests fail until the token has expired.
  await clock.freeze(121_000);
  node.tick();
  await until(() => driver.ended() !== null, "put out");
  assert.equal(driver.last("onDisconnected").errorCode, "#pex113");
});

test("PIN and token headers cause a preflight, which the node allows", async (context) => {
  const { server, node, driver, log, expectInSync } = await stage(vendorDriver);
  context.after(server.close);
  await driver.enter(PIN);
  await expectInSync("in");
  const asked = Object.fromEntries(log.map(({ url, preflight }) => [url.split("/").slice(8).join("/").split("?")[0], preflight]));
  assert.deepEqual(asked, { request_token: "content-type,pin", "theme/": "token", events: null });
  node.cors = false;
  assert.equal(await driver.lock(), false, "no request to a node without CORS");
});

test("the vendor's client fails on an alias with a slash; the node accepts an encoded one", async (context) => {
  const { server, node, driver } = await stage(vendorDriver, { alias: "rom 4/b@vm.example.no" });
  context.after(server.close);
  void driver.enter(PIN);
  await until(() => node.requests.some(({ path }) => path.endsWith("/events")), "requests the events");
  const paths = node.requests.map(({ path }) => path.replace("/api/client/v2/conferences/", ""));
  assert.deepEqual(paths, ["rom%204%2Fb%40vm.example.no/request_token", "rom%204%2Fb%40vm.example.no/theme/", "rom%204/b@vm.example.no/events"]);
});

/** All answers and events of a consultation, and of every other request. */
async function everything() {
  const answers = [];
  const events = [];
  const { server, node, room, driver, expectInSync } = await stage(vendorDriver);
  node.onAnswer = (action, answer) => answers.push([action, answer]);
  node.onEvent = (type, data) => events.push([type, structuredClone(data)]);
  const base = `${server.origin}/api/client/v2/conferences/${encodeURIComponent(ALIAS)}/`;
  const post = (path, { token, pin, body = {}, method = "POST" } = {}) =>
    fetch(base + path, {
      method,
      headers: { "content-type": "application/json", ...(token && { token }), ...(pin && { pin }) },
      body: method === "GET" ? undefined : JSON.stringify(body),
    }).then((answer) => (answer.status === 204 ? null : answer.json()));
  await driver.enter();
  await driver.enter("271828");
  await driver.enter(PIN, { conference: "nobody" });
  await driver.enter(PIN);
  await expectInSync("in");
  const patient = room.join({ name: "Prøve Pasient" });
  room.join({ name: "Prøve Behandler", role: "chair" });
  room.join({ name: "Strøm", kind: "streamer" });
  room.join({ name: "Telefon", kind: "telephone" });
  room.join({ name: "Lyd", kind: "audio" });
  room.join({ name: "Utenfra", kind: "external" });
  room.join({ name: "Opptak", kind: "recorder" });
  room.present(patient);
  room.stopPresenting();
  room.stage([patient]);
  room.send("layout", { view: "1:7", participants: [patient], requested_layout: { primary_screen: { chair_layout: "1:7", guest_layout: "1:7" } } });
  room.send("call_disconnected", { call_uuid: "c1", reason: { reason: REASONS.kicked } });
  room.send("live_captions", { data: "", is_final: true });
  room.send("refer", { alias: ALIAS, token: "t" });
  room.send("new_offer", { sdp: "v=0" });
  room.send("splash_screen", null);
  room.send("refresh_token", null);
  room.send("breakout_begin", { breakout_uuid: "b1", participant_uuid: "p1" });
  room.send("breakout_end", { breakout_uuid: "b1", participant_uuid: "p1" });

  const { result } = await post("request_token", { pin: PIN, body: { display_name: "Other" } });
  const guest = (await post("request_token", { pin: "none", body: { display_name: "Guest" } })).result.token;
  const { token } = (await post("refresh_token", { token: result.token })).result;
  await post("refresh_token", { token: result.token });
  await post("release_token", { token: result.token });
  await post("theme/", { token, method: "GET" });
  await post("conference_status", { token, method: "GET" });
  await post("participants", { token, method: "GET" });
  for (const what of Object.keys(PARTICIPANT_COMMANDS).filter((name) => name !== "disconnect")) {
    await post(`participants/${patient}/${what}`, { token, body: { role: "chair", text: "x", type: "text/plain", payload: "x" } });
  }
  await post(`participants/${patient}/unlock`, { token: guest });
  await post(`participants/${patient}/disconnect`, { token });
  for (const what of Object.keys(COMMANDS).filter((name) => name !== "disconnect")) {
    await post(what, { token, body: { type: "text/plain", payload: "x" } });
  }
  for (const reason of Object.values(REASONS)) room.send("disconnect", { reason });
  await post("release_token", { token: guest });
  await post("disconnect", { token });
  await server.close();
  return { answers, events, vendor: driver.vendor };
}

test("every answer passes the package's validators and has only known fields", async () => {
  const { answers, vendor } = await everything();
  const wrong = answers.flatMap(([action, answer]) => problemIn(vendor.validators, action, answer, NEWER) ?? []);
  assert.deepEqual([...new Set(wrong)], []);
  const seen = new Set(answers.map(([action]) => action));
  for (const name of Object.keys(COMMANDS)) assert.ok(seen.has(name), name);
  for (const name of Object.keys(PARTICIPANT_COMMANDS)) assert.ok(seen.has(`participants/*/${name}`), name);
});

test("every event has a known name and typed data", async () => {
  const { events, vendor } = await everything();
  const names = new Set(vendor.EventSrcEvents.map(({ type }) => type));
  const sent = new Set(events.map(([type]) => type));
  assert.deepEqual([...sent].filter((name) => !names.has(name)), []);
  const { checked, wrong } = compareWithTypings(events);
  assert.deepEqual(wrong, []);
  assert.deepEqual([...sent].filter((name) => !checked.has(name)), []);
});

test("refuses malformed JSON, a missing name and unknown paths", async (context) => {
  const { server } = await stage(vendorDriver);
  context.after(server.close);
  const base = `${server.origin}/api/client/v2/conferences/${encodeURIComponent(ALIAS)}/`;
  const status = async (path, init) => (await fetch(new URL(path, base), init)).status;
  assert.equal(await status("request_token", { method: "POST", headers: { pin: PIN }, body: "{" }), 400);
  assert.equal(await status("request_token"), 405);
  assert.equal(await status("lock", { method: "POST" }), 403);
  assert.equal(await status("lock?token=x", { method: "POST" }), 403);
  assert.equal(await status("/api/client/v2/conferences/%ff/request_token", { method: "POST" }), 404);
  assert.equal(await status("/elsewhere"), 404);
  assert.equal(await status("events?token=x"), 403);
});

test("the comparisons can fail", async () => {
  const { validators } = await loadVendor({ clock: new Clock() });
  const answer = (result) => ({ status: 200, headers: { "content-type": "application/json" }, body: JSON.stringify({ status: "success", result }) });
  assert.match(problemIn(validators, "refresh_token", answer({ token: "t", expires: 120 }), NEWER), /expires/);
  assert.match(problemIn(validators, "refresh_token", answer({ token: "t", expires: "120", more: 1 }), NEWER), /does not know .*more/);
  assert.equal(problemIn(validators, "refresh_token", answer({ token: "t", expires: "120" }), NEWER), null);
  assert.equal(compareWithTypings([["disconnect", { reason: "Because" }]]).wrong.length, 1);
  assert.equal(compareWithTypings([["participant_create", { uuid: "u" }]]).wrong.length, 1);
});
