// What is asked of a conference, and how it is left: by command, with the panel, with the page.
import assert from "node:assert/strict";
import { test } from "node:test";
import { COMMANDS, GUEST, OWN } from "../../www/element/platform/join/index.js";
import { LONGEST, SHORTEST, Waits, backOff } from "../../www/element/platform/join/waiting.js";
import { REASONS } from "../../www/practice/join/room.js";
import { Clock, settle } from "../join/clock.mjs";
import { PIN, inPanel, makePanel, upToDate } from "../join/panel.mjs";

/** How many of the room's rows are panels. */
const panels = (room) => room.rows().filter(({ protocol }) => protocol === "api").length;

test("each command does what its name says, and the node's events tell that it is done", async () => {
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

test("a command that is refused says why, by return and to the hearer", async () => {
  const why = async (panel, name, uuid) => {
    const { done, why } = await panel.conference.run(name, uuid);
    assert.equal(done, false);
    // Whom it was about is told only where it was asked of the node.
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

test("a command that meets a renewal is asked with the new token", async () => {
  const { panel, room, conference } = await inPanel();
  const release = panel.hold("refresh_token");
  room.send("refresh_token", null);
  await settle();
  const asked = ["lock", "unlock", "lock"].map((name) => conference.run(name));
  await settle();
  release();
  const outcomes = await Promise.all(asked);
  assert.deepEqual(outcomes, [{ done: true }, { done: true }, { done: true }]);
  assert.equal(room.status.locked, true);
  assert.equal(panel.asked("lock") + panel.asked("unlock"), 3, "none was asked with the old one");
  panel.stop.abort();
});

test("a command with a token that is gone is not done, and the panel comes in again", async () => {
  const { panel, node, room, clock, fold, conference } = await inPanel();
  node.restart();
  assert.deepEqual(await conference.run("lock"), { done: false, why: "token-gone" });
  assert.equal(room.status.locked, false);
  await clock.advance(5_000);
  assert.equal(fold.last(OWN.entered).again, true);
  assert.deepEqual(await conference.run("lock"), { done: true });
  panel.stop.abort();
});

test("a command that is refused its token twice is not tried a third time", async () => {
  const { panel, node, conference } = await inPanel();
  for (let count = 0; count < 3; count += 1) node.faults.text("lock", '{"status":"failed","result":"Invalid token"}', 403);
  assert.deepEqual(await conference.run("lock"), { done: false, why: "token-gone" });
  assert.equal(panel.asked("lock"), 2);
  panel.stop.abort();
});

test("a command that is never answered fails in time", async () => {
  const { panel, node, clock, conference } = await inPanel();
  node.faults.never("lock");
  const outcome = conference.run("lock");
  await clock.advance(15_000);
  assert.deepEqual(await outcome, { done: false, why: "no-answer" });
  panel.stop.abort();
});

test("leaving gives the token back, forgets the PIN and ends everything", async () => {
  const { panel, room, clock, fold, conference, log } = await inPanel();
  await conference.run("leave");
  await settle();
  assert.equal(panels(room), 0);
  assert.deepEqual(fold.told.at(-1).slice(1), [OWN.left, {}]);
  const asked = log.length;
  await clock.advance(600_000);
  assert.equal(log.length, asked, "nothing more is asked");
  assert.equal(panel.timers, 0);
  assert.equal(log.at(-1).keepalive, true);
});

test("a panel that is taken away leaves, and says nothing more", async () => {
  const { panel, room, clock, fold, stop, log } = await inPanel();
  const told = fold.told.length;
  stop.abort();
  await settle();
  assert.equal(panels(room), 0);
  room.lock();
  await clock.advance(600_000);
  assert.equal(fold.told.length, told);
  assert.equal(panel.timers, 0);
  assert.ok(log.at(-1).url.endsWith("/release_token"));
});

test("leaving in the middle of anything leaves nobody behind, no timer and no stream", async () => {
  for (const [name, during] of [
    ["coming in", async ({ hold }) => hold("request_token")],
    ["renewing", async ({ clock, hold }) => {
      const release = hold("refresh_token");
      await clock.advance(40_000);
      return release;
    }],
    ["waiting to come back", async ({ node, clock }) => (node.cut(), node.faults.status("events", 500), await clock.advance(400))],
    ["being out of reach", async ({ node, clock }) => ((node.faults.down = true), node.cut(), await clock.advance(60_000), node.faults.clear())],
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
    // What could not be given back, the node lets go of.
    await panel.clock.advance(130_000);
    assert.equal(panels(panel.room), 0, name);
    assert.equal(panel.timers, 0, name);
  }
});

test("a page that goes away gives the token back by a request that needs no leave and outlives it", async () => {
  const { panel, room, page, log } = await inPanel();
  const before = log.length;
  page.goes();
  await settle();
  assert.equal(panels(room), 0);
  assert.equal(log.length, before + 1);
  const { preflight, mode, keepalive, method, url } = log.at(-1);
  assert.deepEqual({ preflight, mode, keepalive, method }, { preflight: null, mode: "no-cors", keepalive: true, method: "POST" });
  assert.match(url, /\/release_token\?token=/);
  assert.equal(url.includes(PIN), false);
  panel.stop.abort();
});

test("a page that comes back as it was comes in again; one that was only shown does not", async () => {
  const { panel, room, clock, page, fold } = await inPanel();
  page.comes(true);
  await settle();
  assert.equal(panel.asked("request_token"), 1, "it had not gone");
  page.goes();
  await clock.advance(600_000);
  assert.equal(panels(room), 0);
  assert.deepEqual(fold.last(OWN.stream), { status: "lost" });
  page.comes(false);
  await settle();
  assert.equal(panels(room), 0);
  page.comes(true);
  await settle();
  assert.equal(panels(room), 1);
  assert.equal(fold.last(OWN.entered).again, true);
  assert.equal(upToDate(panel), true);
  panel.stop.abort();
});

test("a page without a conference goes without a word", async () => {
  const panel = makePanel();
  panel.page.goes();
  panel.page.comes(true);
  panel.page.online();
  await settle();
  assert.equal(panel.log.length, 0);
  panel.stop.abort();
});

test("a hearer that throws stops nothing, and shows", async (context) => {
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

test("waits between tries grow, stay bounded, and differ by chance", () => {
  for (let tries = 1; tries < 2000; tries += 1) {
    const [least, most] = [backOff(tries, () => 0), backOff(tries, () => 1)];
    assert.ok(least >= SHORTEST / 2 && most <= LONGEST && least === most / 2);
    assert.ok(backOff(tries + 1, () => 0) >= least);
  }
  assert.equal(backOff(1, () => 1), SHORTEST);
  assert.equal(backOff(2000, () => 1), LONGEST);
});

test("a wait ends once, early or in time, and leaves no timer", async () => {
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
