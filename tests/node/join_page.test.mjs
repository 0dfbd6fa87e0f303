// Commands to a conference, and leaving it: by command, with the panel, with the page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { COMMANDS } from "../../www/element/platform/join/commands.js";
import { GUEST, OWN } from "../../www/element/platform/join/messages.js";
import { LONGEST, SHORTEST, Waits, backOff } from "../../www/element/platform/join/waiting.js";
import { REASONS } from "../../www/practice/join/room.js";
import { Clock, settle } from "../join/clock.mjs";
import { PIN, inPanel, makePanel, inSync } from "../join/panel.mjs";

/** Number of panels in the room. */
const panels = (room) => room.rows().filter(({ protocol }) => protocol === "api").length;

test("each command takes effect and is confirmed by an event", async () => {
  const { panel, room, patient, fold, conference } = await inPanel();
  assert.deepEqual(await conference.run("lock"), { done: true });
  await settle();
  assert.equal(fold.status.locked, true);
  const stranger = room.join({ name: "Ukjent" });
  assert.deepEqual(await conference.run("admit", stranger), { done: true });
  await settle();
  assert.equal(fold.rows.get(stranger).service_type, "conference");
  assert.deepEqual(await conference.run("remove", stranger), { done: true });
  await settle();
  assert.equal(fold.rows.has(stranger), false);
  assert.deepEqual(await conference.run("unlock"), { done: true });
  await settle();
  assert.equal(fold.status.locked, false);
  assert.deepEqual(await conference.run("end-for-all"), { done: true });
  await settle();
  assert.deepEqual(fold.last("disconnect"), { reason: REASONS.ended });
  assert.equal(room.row(patient), null);
  assert.equal(fold.all(OWN.refused).length, 0);
  panel.stop.abort();
});

test("a refused command reports its reason to the caller and the subscriber", async () => {
  const why = async (panel, name, uuid) => {
    const { done, why } = await panel.conference.run(name, uuid);
    assert.equal(done, false);
    // The participant is named only if the request was sent.
    const whom = why !== "unknown-command" && uuid !== undefined ? { uuid } : {};
    assert.deepEqual(panel.fold.last(OWN.refused), { command: COMMANDS.includes(name) ? name : null, ...whom, why });
    return why;
  };
  const { panel, node, room } = await inPanel();
  assert.equal(await why(panel, "toString"), "unknown-command");
  assert.equal(await why(panel, "lock/../disconnect"), "unknown-command");
  for (const uuid of [undefined, null, "", "..", "a/b", "a b", 7]) assert.equal(await why(panel, "admit", uuid), "unknown-command");
  assert.equal(await why(panel, "admit", "nobody"), "not-done");
  node.faults.status("lock", 500);
  assert.equal(await why(panel, "lock"), "server-error");
  node.faults.status("lock", 429);
  assert.equal(await why(panel, "lock"), "too-many-requests");
  node.faults.html("lock");
  assert.equal(await why(panel, "lock"), "not-json");
  node.faults.broken("lock");
  assert.equal(await why(panel, "lock"), "no-answer");
  node.faults.status("lock", 404);
  assert.equal(await why(panel, "lock"), "not-found");
  assert.equal(room.status.locked, false);
  panel.stop.abort();
  const out = makePanel();
  assert.equal(await why(out, "lock"), "not-in");
  const guest = makePanel({ room: { started: true } });
  guest.room.join({ name: "Prøve Behandler", role: "chair" });
  await guest.enter(GUEST);
  assert.equal(await why(guest, "lock"), "not-allowed");
  assert.equal(await why(guest, "remove", guest.room.rows()[0].uuid), "not-allowed");
  guest.stop.abort();
});

test("a command during a token refresh uses the new token", async () => {
  const { panel, room, conference } = await inPanel();
  const release = panel.delay("refresh_token");
  room.send("refresh_token", null);
  await settle();
  const asked = ["lock", "unlock", "lock"].map((name) => conference.run(name));
  await settle();
  release();
  const outcomes = await Promise.all(asked);
  assert.deepEqual(outcomes, [{ done: true }, { done: true }, { done: true }]);
  assert.equal(room.status.locked, true);
  assert.equal(panel.requestCount("lock") + panel.requestCount("unlock"), 3, "none used the old token");
  panel.stop.abort();
});

test("a command with an expired token fails, and the client enters again", async () => {
  const { panel, node, room, clock, fold, conference } = await inPanel();
  node.restart();
  assert.deepEqual(await conference.run("lock"), { done: false, why: "token-gone" });
  assert.equal(room.status.locked, false);
  await clock.advance(5_000);
  assert.equal(fold.last(OWN.entered).again, true);
  assert.deepEqual(await conference.run("lock"), { done: true });
  panel.stop.abort();
});

test("a command whose token is rejected twice is not retried", async () => {
  const { panel, node, conference } = await inPanel();
  for (let count = 0; count < 3; count += 1) node.faults.text("lock", '{"status":"failed","result":"Invalid token"}', 403);
  assert.deepEqual(await conference.run("lock"), { done: false, why: "token-gone" });
  assert.equal(panel.requestCount("lock"), 2);
  panel.stop.abort();
});

test("a command that is never answered times out", async () => {
  const { panel, node, clock, conference } = await inPanel();
  node.faults.never("lock");
  const outcome = conference.run("lock");
  await clock.advance(15_000);
  assert.deepEqual(await outcome, { done: false, why: "no-answer" });
  panel.stop.abort();
});

test("leaving releases the token, forgets the PIN and ends all requests", async () => {
  const { panel, room, clock, fold, conference, log } = await inPanel();
  await conference.run("leave");
  await settle();
  assert.equal(panels(room), 0);
  assert.deepEqual(fold.received.at(-1).slice(1), [OWN.left, {}]);
  const asked = log.length;
  await clock.advance(600_000);
  assert.equal(log.length, asked, "no further request");
  assert.equal(panel.timers, 0);
  assert.equal(log.at(-1).keepalive, true);
});

test("a removed panel leaves and emits nothing more", async () => {
  const { panel, room, clock, fold, stop, log } = await inPanel();
  const told = fold.received.length;
  stop.abort();
  await settle();
  assert.equal(panels(room), 0);
  room.lock();
  await clock.advance(600_000);
  assert.equal(fold.received.length, told);
  assert.equal(panel.timers, 0);
  assert.ok(log.at(-1).url.endsWith("/release_token"));
});

test("leaving at any point leaves no participant, timer or stream", async () => {
  for (const [name, during] of [
    ["entering", async ({ delay }) => delay("request_token")],
    ["refreshing", async ({ clock, delay }) => {
      const release = delay("refresh_token");
      await clock.advance(40_000);
      return release;
    }],
    ["waiting to reconnect", async ({ node, clock }) => (node.cut(), node.faults.status("events", 500), await clock.advance(400))],
    ["unreachable", async ({ node, clock }) => ((node.faults.down = true), node.cut(), await clock.advance(60_000), node.faults.clear())],
  ]) {
    const panel = makePanel();
    panel.conference.enter(PIN);
    if (name !== "coming in") await settle();
    const release = await during(panel);
    await settle();
    panel.stop.abort();
    release?.();
    await panel.clock.advance(1_000);
    if (release) assert.equal(panels(panel.room), 0, `${name}: at once`);
    // The node drops a token that could not be released.
    await panel.clock.advance(130_000);
    assert.equal(panels(panel.room), 0, name);
    assert.equal(panel.timers, 0, name);
  }
});

test("a hidden page releases the token with a keepalive request without preflight", async () => {
  const { panel, room, page, log } = await inPanel();
  const before = log.length;
  page.hide();
  await settle();
  assert.equal(panels(room), 0);
  assert.equal(log.length, before + 1);
  const { preflight, mode, keepalive, method, url } = log.at(-1);
  assert.deepEqual({ preflight, mode, keepalive, method }, { preflight: null, mode: "no-cors", keepalive: true, method: "POST" });
  assert.match(url, /\/release_token\?token=/);
  assert.equal(url.includes(PIN), false);
  panel.stop.abort();
});

test("a restored page enters again; a page that was only shown does not", async () => {
  const { panel, room, clock, page, fold } = await inPanel();
  page.show(true);
  await settle();
  assert.equal(panel.requestCount("request_token"), 1, "it had not left");
  page.hide();
  await clock.advance(600_000);
  assert.equal(panels(room), 0);
  assert.deepEqual(fold.last(OWN.stream), { status: "lost" });
  page.show(false);
  await settle();
  assert.equal(panels(room), 0);
  page.show(true);
  await settle();
  assert.equal(panels(room), 1);
  assert.equal(fold.last(OWN.entered).again, true);
  assert.equal(inSync(panel), true);
  panel.stop.abort();
});

test("a page without a conference sends nothing when hidden", async () => {
  const panel = makePanel();
  panel.page.hide();
  panel.page.show(true);
  panel.page.online();
  await settle();
  assert.equal(panel.log.length, 0);
  panel.stop.abort();
});

test("a throwing subscriber stops nothing, and its error is reported", async (context) => {
  const { panel, room, conference } = await inPanel();
  const shown = [];
  context.mock.method(globalThis, "queueMicrotask", (callback) => shown.push(callback));
  const heard = [];
  const stop = new AbortController();
  conference.subscribe((at, type) => {
    heard.push(type);
    throw new Error("the hearer's");
  }, stop.signal);
  room.lock();
  room.unlock();
  await settle();
  assert.deepEqual(heard, ["conference_update", "conference_update"]);
  assert.throws(shown[0], /the hearer's/);
  stop.abort();
  panel.stop.abort();
});

test("retry delays grow, are bounded, and are randomized", () => {
  for (let tries = 1; tries < 2000; tries += 1) {
    const [least, most] = [backOff(tries, () => 0), backOff(tries, () => 1)];
    assert.ok(least >= SHORTEST / 2 && most <= LONGEST && least === most / 2);
    assert.ok(backOff(tries + 1, () => 0) >= least);
  }
  assert.equal(backOff(1, () => 1), SHORTEST);
  assert.equal(backOff(2000, () => 1), LONGEST);
});

test("a wait ends once, early or on time, and leaves no timer", async () => {
  const clock = new Clock();
  const waits = new Waits({ ...clock, setTimeout: clock.setTimeout, clearTimeout: clock.clearTimeout });
  const life = new AbortController();
  const outcomes = [waits.wait(1000, life.signal), waits.wait(5000, life.signal)];
  await clock.advance(1000);
  assert.equal(await outcomes[0], false);
  waits.wake();
  assert.equal(await outcomes[1], true);
  const cut = waits.wait(1000, life.signal);
  life.abort();
  assert.equal(await cut, true);
  assert.equal(await waits.wait(1000, life.signal), true);
  assert.equal(clock.waiting, 0);
});
