// Connection faults: the client reconnects by itself, in time and without flooding the node, and participants in a
// snapshot do not count as new arrivals.
import assert from "node:assert/strict";
import { test } from "node:test";
import { GUEST, OWN } from "../../www/element/platform/join/messages.js";
import { REASONS } from "../../www/practice/join/room.js";
import { settle } from "../join/clock.mjs";
import { PIN, inPanel, makePanel, inSync } from "../join/panel.mjs";

/** The last reported stream status. */
const stream = (fold) => fold.last(OWN.stream).status;

/** Disconnects a panel for some time while participants join and leave. */
async function cutFor(ms) {
  const { panel, patient, fold, room, node, clock } = await inPanel();
  assert.equal(inSync(panel), true);
  const me = fold.me;
  node.faults.down = true;
  node.cut();
  await settle();
  assert.equal(stream(fold), "lost");
  room.leave(patient);
  const returned = room.join({ name: "Prøve Pasient" });
  room.lock();
  const asked = panel.log.length;
  await clock.advance(ms);
  const tries = panel.log.length - asked;
  node.faults.clear();
  fold.joined.length = 0;
  await clock.advance(31_000);
  assert.equal(stream(fold), "open");
  assert.equal(inSync(panel), true);
  assert.ok(fold.rows.has(returned));
  assert.deepEqual(fold.joined, [], "a snapshot is not an arrival");
  return { panel, tries, again: fold.me !== me };
}

test("reconnects after a second with the same token", async () => {
  const { panel, tries, again } = await cutFor(1000);
  assert.ok(tries <= 4);
  assert.equal(again, false);
  panel.stop.abort();
});

test("reconnects after half a minute with the same token", async () => {
  const { panel, tries, again } = await cutFor(30_000);
  assert.ok(tries <= 12, String(tries));
  assert.equal(again, false);
  panel.stop.abort();
});

test("after ten minutes the token has expired, and the client enters again with its PIN", async () => {
  const { panel, tries, again } = await cutFor(600_000);
  assert.ok(tries > 20 && tries < 100, String(tries));
  assert.equal(again, true);
  assert.equal(panel.fold.last(OWN.entered).again, true);
  assert.equal(panel.fold.last(OWN.entered).role, "HOST");
  assert.equal(panel.room.rows().filter(({ protocol }) => protocol === "api").length, 1, "no stale participant");
  panel.stop.abort();
});

/** The stream is reported as lost at once, and is open again in time, with everything in sync. */
async function isLostAndReopened({ panel, clock, fold }) {
  await settle();
  assert.equal(stream(fold), "lost");
  await clock.advance(20_000);
  assert.equal(stream(fold), "open");
  assert.equal(inSync(panel), true);
}

test("reopens a stream that ended normally or got a wrong answer", async () => {
  const { panel, node, clock, fold } = await inPanel();
  node.cut({ politely: true });
  await clock.advance(1000);
  assert.equal(stream(fold), "open");
  for (const fault of [() => node.faults.html("events"), () => node.faults.status("events", 500), () => node.faults.status("events", 429), () => node.faults.never("events"), () => node.faults.text("events", "{}")]) {
    fault();
    node.cut();
    await isLostAndReopened({ panel, clock, fold });
  }
  panel.stop.abort();
});

test("enters again after the node restarts with new uuids, without arrivals", async () => {
  const { panel, node, clock, fold } = await inPanel();
  const before = [...fold.rows.keys()];
  fold.joined.length = 0;
  node.restart();
  await clock.advance(2000);
  assert.equal(inSync(panel), true);
  assert.equal(fold.rows.size, 3);
  assert.equal(before.some((uuid) => fold.rows.has(uuid)), false);
  assert.deepEqual(fold.joined, []);
  assert.equal(panel.requestCount("request_token"), 2);
  panel.stop.abort();
});

test("stays in the conference for the next consultation without the PIN, and asks for it if admission is lost", async () => {
  const { node, clock, fold, conference, enter, stop } = makePanel();
  await enter(PIN);
  conference.forget();
  await clock.advance(600_000);
  assert.equal(fold.all(OWN.entered).length, 1);
  node.restart();
  await clock.advance(60_000);
  assert.equal(fold.last(OWN.failed).code, "pin-required");
  assert.equal(fold.all(OWN.entered).length, 1);
  stop.abort();
});

test("enters again once if the node rejects the token", async () => {
  const { panel, node, clock, fold } = await inPanel();
  node.faults.text("refresh_token", '{"status":"failed","result":"Invalid token"}', 403);
  await clock.advance(40_000);
  assert.equal(panel.requestCount("refresh_token"), 1);
  assert.equal(panel.requestCount("request_token"), 2);
  assert.equal(fold.last(OWN.entered).again, true);
  await clock.advance(1000);
  assert.equal(stream(fold), "open");
  panel.stop.abort();
});

test("does not flood a node that admits it and then rejects every token", async () => {
  const { panel, node, clock } = await inPanel();
  for (const action of ["events", "refresh_token"]) for (let count = 0; count < 2000; count += 1) node.faults.text(action, '{"status":"failed","result":"Invalid token"}', 403);
  node.cut();
  await clock.advance(600_000);
  assert.ok(panel.requestCount("request_token") < 60, `${panel.requestCount("request_token")} times in ten minutes`);
  panel.stop.abort();
});

test("a lost answer to a token refresh invalidates the token, and the client enters again", async () => {
  const { panel, node, clock, fold } = await inPanel();
  node.faults.lost("refresh_token");
  await clock.advance(45_000);
  assert.equal(fold.last(OWN.entered).again, true);
  await clock.advance(120_000);
  assert.equal(inSync(panel), true);
  assert.equal(panel.room.rows().length, 3, "the node has removed the lost participant");
  panel.stop.abort();
});

test("retries failed token refreshes and then reopens the stream", async () => {
  for (const plan of [(faults) => faults.status("refresh_token", 500, 3), (faults) => faults.status("refresh_token", 429, 3), (faults) => faults.html("refresh_token", 3), (faults) => faults.broken("refresh_token", 3), (faults) => faults.text("refresh_token", "{}"), (faults) => faults.never("refresh_token")]) {
    const { panel, node, clock, fold } = await inPanel();
    plan(node.faults);
    const me = fold.me;
    const snapshots = fold.all("participant_sync_begin").length;
    await clock.advance(70_000);
    assert.equal(fold.me, me, "the same session");
    assert.equal(fold.all("participant_sync_begin").length, snapshots + 1);
    assert.equal(fold.all(OWN.stream).length, 1, "not reported to the subscriber");
    assert.equal(inSync(panel), true);
    panel.stop.abort();
  }
});

test("refreshes the token on the node's request, and the stream survives", async () => {
  const { panel, room, fold } = await inPanel();
  room.send("refresh_token", null);
  await settle();
  assert.equal(panel.requestCount("refresh_token"), 1);
  assert.equal((await panel.conference.run("lock")).done, true);
  await settle();
  assert.equal(fold.status.locked, true);
  panel.stop.abort();
});

test("two thousand participants arrive in one snapshot", async () => {
  const panel = makePanel();
  panel.room.join({ name: "Prøve Behandler", role: "chair" });
  for (let count = 0; count < 1999; count += 1) panel.room.join({ name: `Prøve ${count}` });
  await panel.enter(PIN);
  assert.equal(panel.fold.rows.size, 2001);
  assert.equal(inSync(panel), true);
  assert.deepEqual(panel.fold.joined, []);
  panel.stop.abort();
});

test("five thousand events in a second arrive in order", async () => {
  const { panel, room, patient, fold, clock } = await inPanel();
  const before = fold.received.length;
  for (let count = 1; count <= 5000; count += 1) {
    room.update(patient, { spotlight: count });
    if (count % 50 === 0) await clock.advance(10);
  }
  await settle();
  const told = fold.received.slice(before).map(([, , { spotlight }]) => spotlight);
  assert.deepEqual(told, Array.from({ length: 5000 }, (_, index) => index + 1));
  assert.equal(inSync(panel), true);
  panel.stop.abort();
});

test("parses events that arrive byte by byte", async () => {
  for (const size of [1, 2, 3, 7, 64, 1000]) {
    const panel = makePanel();
    panel.node.chunkSize = size;
    panel.room.join({ name: "Prøve Behandler 👋 æøå", role: "chair" });
    await panel.enter(PIN);
    await settle(400);
    panel.room.lock();
    await settle(400);
    assert.equal(inSync(panel), true, `${size} bytes at a time`);
    panel.stop.abort();
  }
});

test("an event that is too large ends the stream with a named message, and the stream is opened again", async () => {
  const { panel, node, clock, fold } = await inPanel();
  for (let count = 0; count < 5; count += 1) node.raw(`data: ${"x".repeat(1024 * 1024)}\n`);
  await settle();
  assert.deepEqual(fold.last(OWN.unreadable), { event: null, too_large: true });
  assert.equal(stream(fold), "lost");
  await clock.advance(20_000);
  assert.equal(stream(fold), "open");
  assert.equal(inSync(panel), true);
  panel.stop.abort();
});

test("tolerates unknown events, fields and values", async () => {
  const { panel, node, room, patient, fold } = await inPanel();
  room.update(patient, { not_yet: { invented: [1, null] }, protocol: "teams", role: "owner", is_muted: true });
  room.change({ mood: "good" });
  node.raw('event: not_yet_invented\ndata: {"a":1}\n\n');
  node.raw("event: participant_create\ndata: {\n\n");
  node.raw("event: participant_create\ndata: null\n\n".replace("null", "[]"));
  node.raw("event: join:entered\ndata: {}\n\n");
  await settle();
  assert.deepEqual(fold.last("not_yet_invented"), { a: 1 });
  assert.deepEqual(fold.all(OWN.unreadable), [{ event: "participant_create" }, { event: null }]);
  assert.equal(fold.all(OWN.entered).length, 1);
  fold.rows.delete(undefined);
  assert.equal(inSync(panel), true);
  panel.stop.abort();
});

test("breakout rooms are reported separately and do not affect this room", async () => {
  const { panel, room, patient, fold } = await inPanel();
  const rows = fold.rows.size;
  room.send("breakout_begin", { breakout_uuid: "b", participant_uuid: patient });
  room.send("breakout_event", { breakout_uuid: "b", event: "participant_sync_begin" });
  room.send("breakout_event", { breakout_uuid: "b", event: "participant_create", data: { ...room.row(patient), uuid: "x" } });
  room.send("breakout_event", { breakout_uuid: "b", event: "participant_delete", data: { uuid: patient } });
  await settle();
  assert.equal(fold.all("breakout_event").length, 3);
  assert.equal(fold.rows.size, rows);
  panel.stop.abort();
});

test("a wall clock jump changes message times only", async () => {
  for (const jump of [3_600_000, -3_600_000, 86_400_000 * 400]) {
    const { panel, room, clock, fold } = await inPanel();
    const me = fold.me;
    clock.jump(jump);
    // The simulated node uses the same clock; a real one has its own.
    panel.node.tick = () => {};
    await clock.advance(200_000);
    assert.equal(fold.me, me, "the same session");
    assert.equal(fold.all(OWN.failed).length, 0);
    room.lock();
    await settle();
    assert.equal(fold.status.locked, true);
    const [at] = fold.received.at(-1);
    assert.equal(at, clock.now());
    panel.stop.abort();
  }
});

test("a tab frozen for an hour enters again and gets the current state", async () => {
  const { panel, room, patient, clock, fold } = await inPanel();
  const me = fold.me;
  fold.joined.length = 0;
  room.leave(patient);
  await clock.freeze(3_600_000);
  await clock.advance(2_000);
  assert.notEqual(fold.me, me);
  assert.equal(fold.last(OWN.entered).again, true);
  assert.deepEqual(fold.all("disconnect"), [{ reason: REASONS.expired }], "events during the freeze are received");
  assert.equal(inSync(panel), true);
  assert.deepEqual(fold.joined, []);
  panel.stop.abort();
});

test("a frozen tab whose stream died silently reopens it", async () => {
  const { panel, node, room, clock, fold } = await inPanel();
  node.expires = 7200;
  await clock.advance(40_000);
  // The network dropped the stream without notice to either end.
  room.listen(fold.me, () => {});
  room.lock();
  await settle();
  assert.equal(fold.status.locked, false, "no event arrives");
  await clock.freeze(3_600_000);
  await clock.advance(1_000);
  assert.equal(fold.status.locked, true);
  assert.equal(inSync(panel), true);
  panel.stop.abort();
});

test("a tab frozen for a minute reopens the stream with its token", async () => {
  const { panel, room, clock, fold } = await inPanel();
  const me = fold.me;
  room.listen(fold.me, () => {});
  room.lock();
  await clock.freeze(70_000);
  assert.equal(fold.status.locked, true);
  assert.equal(fold.me, me);
  panel.stop.abort();
});

test("reopens the stream at once after a successful refresh", async () => {
  const { panel, node, clock, fold } = await inPanel();
  node.faults.down = true;
  node.cut();
  await clock.advance(92_000);
  node.faults.clear();
  const renewals = panel.requestCount("refresh_token");
  while (panel.requestCount("refresh_token") === renewals) await clock.advance(500);
  await settle(30);
  assert.equal(stream(fold), "open");
  panel.stop.abort();
});

test("reopens a stream that was requested with an outdated token", async () => {
  const { panel, node, conference, fold } = await inPanel();
  node.faults.text("events", '{"status":"failed","result":"Invalid token"}', 403);
  const release = panel.delay("events");
  node.cut();
  await panel.clock.advance(400);
  node.faults.text("lock", '{"status":"failed","result":"Invalid token"}', 403);
  assert.deepEqual(await conference.run("lock"), { done: true }, "refreshed and retried");
  release();
  await settle(30);
  assert.equal(stream(fold), "open");
  assert.equal(panel.requestCount("refresh_token"), 1);
  panel.stop.abort();
});

test("reopens a stream that is silent for minutes", async () => {
  const { panel, room, clock, fold } = await inPanel();
  room.listen(fold.me, () => {});
  room.lock();
  await clock.advance(400_000);
  assert.equal(fold.status.locked, true);
  assert.equal(panel.requestCount("events"), 2);
  panel.stop.abort();
});

test("reconnects at once when the network returns", async () => {
  const { panel, node, clock, page, fold } = await inPanel();
  node.faults.down = true;
  node.cut();
  await clock.advance(100_000);
  node.faults.clear();
  page.online();
  await settle(30);
  assert.equal(stream(fold), "open");
  assert.equal(inSync(panel), true);
  panel.stop.abort();
});

test("does not enter again after removal, but does after a lost connection", async () => {
  for (const [reason, back] of [
    [REASONS.kicked, false],
    [REASONS.ended, false],
    [REASONS.administrator, false],
    [REASONS.hostsLeft, false],
    ["Something new", false],
    [REASONS.expired, true],
    ["Signaling node disconnected", true],
  ]) {
    const { panel, room, clock, fold } = await inPanel();
    room.disconnect(fold.me, reason);
    await clock.advance(120_000);
    assert.deepEqual(fold.all("disconnect"), [{ reason }]);
    assert.equal(panel.requestCount("request_token"), back ? 2 : 1, reason);
    assert.equal((await panel.conference.run("lock")).done, back, reason);
    panel.stop.abort();
  }
});

test("requests the PIN again if it was changed", async () => {
  const { panel, node, room, clock, fold } = await inPanel();
  room.options.hostPin = "999999";
  node.restart();
  await clock.advance(5_000);
  assert.deepEqual(fold.last(OWN.failed), { code: "pin-wrong", why: "pin", trying: false });
  await clock.advance(600_000);
  assert.equal(panel.requestCount("request_token"), 2, "no repeated attempts");
  await panel.enter("999999");
  await settle();
  assert.equal(inSync(panel), true);
  panel.stop.abort();
});

test("a guest reconnects as a guest", async () => {
  const panel = makePanel();
  panel.room.join({ name: "Prøve Behandler", role: "chair" });
  await panel.enter(GUEST);
  panel.node.restart();
  await panel.clock.advance(5_000);
  assert.equal(panel.fold.last(OWN.entered).role, "GUEST");
  panel.stop.abort();
});

/** Makes the next stream of a panel end after these bytes, without being closed. @param {string} text */
function stallStream({ environment }, text) {
  const { fetch } = environment;
  environment.fetch = async (address, init) => {
    if (!address.endsWith("/events")) return fetch(address, init);
    environment.fetch = fetch;
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(text));
        init.signal.addEventListener("abort", () => controller.error(init.signal.reason));
      },
    });
    return new Response(body, { headers: { "content-type": "text/event-stream" } });
  };
}

const row = JSON.stringify({ uuid: "patient", display_name: "Prøve Pasient", role: "guest", service_type: "conference", protocol: "webrtc" });
const begun = `event: participant_sync_begin\ndata: null\n\nevent: participant_create\ndata: ${row}\n\n`;

const STALLS = [
  ["never answers", ({ node }) => node.faults.never("events")],
  ["is answered and then carries nothing", (panel) => stallStream(panel, "")],
  ["carries comments only", (panel) => stallStream(panel, ": ping\n\n")],
  ["stalls within the list of participants", (panel) => stallStream(panel, begun)],
];

test("a first stream that carries nothing is reported as lost in time, and opened again", async (context) => {
  for (const [what, stall] of STALLS) {
    await context.test(what, async () => {
      const panel = makePanel();
      const { fold, clock } = panel;
      stall(panel);
      await panel.enter(PIN);
      await clock.advance(15_000);
      assert.equal(fold.last(OWN.stream)?.status, "lost");
      await clock.advance(2_000);
      assert.equal(stream(fold), "open");
      assert.equal(inSync(panel), true);
      panel.stop.abort();
    });
  }
});

test("a later stream that carries nothing is opened again in time", async (context) => {
  for (const [what, stall] of STALLS) {
    await context.test(what, async () => {
      const { panel, node, clock, fold } = await inPanel();
      stall(panel);
      node.cut({ politely: true });
      await isLostAndReopened({ panel, clock, fold });
      panel.stop.abort();
    });
  }
});

test("a stream without a list of participants stays open", async () => {
  const { panel, node, clock, fold } = await inPanel();
  stallStream(panel, "event: conference_update\ndata: {\"locked\":true}\n\n");
  node.cut();
  await clock.advance(60_000);
  assert.equal(stream(fold), "open");
  panel.stop.abort();
});
