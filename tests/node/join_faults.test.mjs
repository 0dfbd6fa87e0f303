// What goes wrong between a panel and its conference, one by one: the client comes back by itself, in time, without
// storming the node, and a snapshot never looks as if people came.
import assert from "node:assert/strict";
import { test } from "node:test";
import { GUEST, OWN } from "../../www/element/platform/join/index.js";
import { REASONS } from "../../www/practice/join/room.js";
import { settle } from "../join/clock.mjs";
import { PIN, inPanel, makePanel, upToDate } from "../join/panel.mjs";

/** The last word about the stream. */
const stream = (fold) => fold.last(OWN.stream).status;

/** Cuts a panel off for a while; people come and go meanwhile. */
async function cutFor(ms) {
  const { panel, patient, fold, room, node, clock } = await inPanel();
  assert.equal(upToDate(panel), true);
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
  assert.equal(upToDate(panel), true);
  assert.ok(fold.rows.has(returned));
  assert.deepEqual(fold.joined, [], "who is in a snapshot did not just come");
  return { panel, tries, again: fold.me !== me };
}

test("a stream that is cut for a second comes back, with the same token", async () => {
  const { panel, tries, again } = await cutFor(1000);
  assert.ok(tries <= 4);
  assert.equal(again, false);
  panel.stop.abort();
});

test("a stream that is cut for half a minute comes back, with the same token", async () => {
  const { panel, tries, again } = await cutFor(30_000);
  assert.ok(tries <= 12, String(tries));
  assert.equal(again, false);
  panel.stop.abort();
});

test("after ten minutes the token is gone, and the panel asks to be let in again with the PIN it holds", async () => {
  const { panel, tries, again } = await cutFor(600_000);
  assert.ok(tries > 20 && tries < 100, String(tries));
  assert.equal(again, true);
  assert.equal(panel.fold.last(OWN.entered).again, true);
  assert.equal(panel.fold.last(OWN.entered).role, "HOST");
  assert.equal(panel.room.rows().filter(({ protocol }) => protocol === "api").length, 1, "nobody is left behind");
  panel.stop.abort();
});

test("a stream that ends politely, and one at whose address something else answers, are opened again", async () => {
  const { panel, node, clock, fold } = await inPanel();
  node.cut({ politely: true });
  await clock.advance(1000);
  assert.equal(stream(fold), "open");
  for (const fault of [() => node.faults.html("events"), () => node.faults.status("events", 500), () => node.faults.status("events", 429), () => node.faults.never("events"), () => node.faults.text("events", "{}")]) {
    fault();
    node.cut();
    await settle();
    assert.equal(stream(fold), "lost");
    await clock.advance(20_000);
    assert.equal(stream(fold), "open");
    assert.equal(upToDate(panel), true);
  }
  panel.stop.abort();
});

test("a node that begins anew with other uuids is entered again, and nobody seems to have come", async () => {
  const { panel, node, clock, fold } = await inPanel();
  const before = [...fold.rows.keys()];
  fold.joined.length = 0;
  node.restart();
  await clock.advance(2000);
  assert.equal(upToDate(panel), true);
  assert.equal(fold.rows.size, 3);
  assert.equal(before.some((uuid) => fold.rows.has(uuid)), false);
  assert.deepEqual(fold.joined, []);
  assert.equal(panel.asked("request_token"), 2);
  panel.stop.abort();
});

test("a token that the node no longer takes is not asked with again: the panel comes in anew, once", async () => {
  const { panel, node, clock, fold } = await inPanel();
  node.faults.text("refresh_token", '{"status":"failed","result":"Invalid token"}', 403);
  await clock.advance(40_000);
  assert.equal(panel.asked("refresh_token"), 1);
  assert.equal(panel.asked("request_token"), 2);
  assert.equal(fold.last(OWN.entered).again, true);
  await clock.advance(1000);
  assert.equal(stream(fold), "open");
  panel.stop.abort();
});

test("a node that lets in and takes no token afterwards is not stormed", async () => {
  const { panel, node, clock } = await inPanel();
  for (const action of ["events", "refresh_token"]) for (let count = 0; count < 2000; count += 1) node.faults.text(action, '{"status":"failed","result":"Invalid token"}', 403);
  node.cut();
  await clock.advance(600_000);
  assert.ok(panel.asked("request_token") < 60, `${panel.asked("request_token")} times in ten minutes`);
  panel.stop.abort();
});

test("a lost answer to a renewal costs the token, and the panel comes back", async () => {
  const { panel, node, clock, fold } = await inPanel();
  node.faults.lost("refresh_token");
  await clock.advance(45_000);
  assert.equal(fold.last(OWN.entered).again, true);
  await clock.advance(120_000);
  assert.equal(upToDate(panel), true);
  assert.equal(panel.room.rows().length, 3, "the node has let go of the place that was lost");
  panel.stop.abort();
});

test("renewals that fail are tried again until one goes, and the room is looked at anew", async () => {
  for (const plan of [(faults) => faults.status("refresh_token", 500, 3), (faults) => faults.status("refresh_token", 429, 3), (faults) => faults.html("refresh_token", 3), (faults) => faults.broken("refresh_token", 3), (faults) => faults.text("refresh_token", "{}"), (faults) => faults.never("refresh_token")]) {
    const { panel, node, clock, fold } = await inPanel();
    plan(node.faults);
    const me = fold.me;
    const snapshots = fold.all("participant_sync_begin").length;
    await clock.advance(70_000);
    assert.equal(fold.me, me, "the same token went on");
    assert.equal(fold.all("participant_sync_begin").length, snapshots + 1);
    assert.equal(fold.all(OWN.stream).length, 1, "which is none of the hearer's business");
    assert.equal(upToDate(panel), true);
    panel.stop.abort();
  }
});

test("the node may ask for a renewal, and a stream outlives it", async () => {
  const { panel, room, fold } = await inPanel();
  room.send("refresh_token", null);
  await settle();
  assert.equal(panel.asked("refresh_token"), 1);
  assert.equal((await panel.conference.run("lock")).done, true);
  await settle();
  assert.equal(fold.status.locked, true);
  panel.stop.abort();
});

test("two thousand people are one snapshot", async () => {
  const panel = makePanel();
  panel.room.join({ name: "Prøve Behandler", role: "chair" });
  for (let count = 0; count < 1999; count += 1) panel.room.join({ name: `Prøve ${count}` });
  await panel.enter(PIN);
  assert.equal(panel.fold.rows.size, 2001);
  assert.equal(upToDate(panel), true);
  assert.deepEqual(panel.fold.joined, []);
  panel.stop.abort();
});

test("five thousand events in a second all arrive, in order", async () => {
  const { panel, room, patient, fold, clock } = await inPanel();
  const before = fold.told.length;
  for (let count = 1; count <= 5000; count += 1) {
    room.update(patient, { spotlight: count });
    if (count % 50 === 0) await clock.advance(10);
  }
  await settle();
  const told = fold.told.slice(before).map(([, , { spotlight }]) => spotlight);
  assert.deepEqual(told, Array.from({ length: 5000 }, (_, index) => index + 1));
  assert.equal(upToDate(panel), true);
  panel.stop.abort();
});

test("events that come byte by byte are whole", async () => {
  for (const size of [1, 2, 3, 7, 64, 1000]) {
    const panel = makePanel();
    panel.node.chunkSize = size;
    panel.room.join({ name: "Prøve Behandler 👋 æøå", role: "chair" });
    await panel.enter(PIN);
    await settle(400);
    panel.room.lock();
    await settle(400);
    assert.equal(upToDate(panel), true, `${size} bytes at a time`);
    panel.stop.abort();
  }
});

test("events, fields and values that nobody knows yet break nothing", async () => {
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
  assert.equal(upToDate(panel), true);
  panel.stop.abort();
});

test("side rooms are told under their own name, and nobody of this one moves", async () => {
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

test("a wall clock that jumps changes the times of messages, and nothing else", async () => {
  for (const jump of [3_600_000, -3_600_000, 86_400_000 * 400]) {
    const { panel, room, clock, fold } = await inPanel();
    const me = fold.me;
    clock.jump(jump);
    // The played node goes by the same clock; a real one has its own.
    panel.node.tick = () => {};
    await clock.advance(200_000);
    assert.equal(fold.me, me, "nobody came in again");
    assert.equal(fold.all(OWN.failed).length, 0);
    room.lock();
    await settle();
    assert.equal(fold.status.locked, true);
    const [at] = fold.told.at(-1);
    assert.equal(at, clock.now());
    panel.stop.abort();
  }
});

test("a tab that stood still for an hour comes in again, and sees the room as it is now", async () => {
  const { panel, room, patient, clock, fold } = await inPanel();
  const me = fold.me;
  fold.joined.length = 0;
  room.leave(patient);
  await clock.freeze(3_600_000);
  await clock.advance(2_000);
  assert.notEqual(fold.me, me);
  assert.equal(fold.last(OWN.entered).again, true);
  assert.deepEqual(fold.all("disconnect"), [{ reason: REASONS.expired }], "what the node said meanwhile was heard");
  assert.equal(upToDate(panel), true);
  assert.deepEqual(fold.joined, []);
  panel.stop.abort();
});

test("a tab that stood still, whose stream died without a word, looks at the room anew", async () => {
  const { panel, node, room, clock, fold } = await inPanel();
  node.expires = 7200;
  await clock.advance(40_000);
  // The way to the node forgot the stream; neither end was told.
  room.listen(fold.me, () => {});
  room.lock();
  await settle();
  assert.equal(fold.status.locked, false, "nothing is heard");
  await clock.freeze(3_600_000);
  await clock.advance(1_000);
  assert.equal(fold.status.locked, true);
  assert.equal(upToDate(panel), true);
  panel.stop.abort();
});

test("a tab that stood still for a minute looks at the room anew, with the token it has", async () => {
  const { panel, room, clock, fold } = await inPanel();
  const me = fold.me;
  room.listen(fold.me, () => {});
  room.lock();
  await clock.freeze(70_000);
  assert.equal(fold.status.locked, true);
  assert.equal(fold.me, me);
  panel.stop.abort();
});

test("when a renewal goes again, the stream does not wait for its own next try", async () => {
  const { panel, node, clock, fold } = await inPanel();
  node.faults.down = true;
  node.cut();
  await clock.advance(92_000);
  node.faults.clear();
  const renewals = panel.asked("refresh_token");
  while (panel.asked("refresh_token") === renewals) await clock.advance(500);
  await settle(30);
  assert.equal(stream(fold), "open");
  panel.stop.abort();
});

test("a stream that was asked for with a token renewed meanwhile is asked for again at once", async () => {
  const { panel, node, conference, fold } = await inPanel();
  node.faults.text("events", '{"status":"failed","result":"Invalid token"}', 403);
  const release = panel.hold("events");
  node.cut();
  await panel.clock.advance(400);
  node.faults.text("lock", '{"status":"failed","result":"Invalid token"}', 403);
  assert.deepEqual(await conference.run("lock"), { done: true }, "renewed, and asked again");
  release();
  await settle(30);
  assert.equal(stream(fold), "open");
  assert.equal(panel.asked("refresh_token"), 1);
  panel.stop.abort();
});

test("a room that says nothing for minutes is looked at anew", async () => {
  const { panel, room, clock, fold } = await inPanel();
  room.listen(fold.me, () => {});
  room.lock();
  await clock.advance(400_000);
  assert.equal(fold.status.locked, true);
  assert.equal(panel.asked("events"), 2);
  panel.stop.abort();
});

test("a network that is back is used at once", async () => {
  const { panel, node, clock, page, fold } = await inPanel();
  node.faults.down = true;
  node.cut();
  await clock.advance(100_000);
  node.faults.clear();
  page.online();
  await settle(30);
  assert.equal(stream(fold), "open");
  assert.equal(upToDate(panel), true);
  panel.stop.abort();
});

test("who is put out by somebody stays out; who went missing comes back", async () => {
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
    assert.equal(panel.asked("request_token"), back ? 2 : 1, reason);
    assert.equal((await panel.conference.run("lock")).done, back, reason);
    panel.stop.abort();
  }
});

test("a PIN that was changed meanwhile is asked for again", async () => {
  const { panel, node, room, clock, fold } = await inPanel();
  room.options.hostPin = "999999";
  node.restart();
  await clock.advance(5_000);
  assert.deepEqual(fold.last(OWN.failed), { code: "pin-wrong", why: "pin", trying: false });
  await clock.advance(600_000);
  assert.equal(panel.asked("request_token"), 2, "it is not tried over and over");
  await panel.enter("999999");
  await settle();
  assert.equal(upToDate(panel), true);
  panel.stop.abort();
});

test("a guest comes back as a guest", async () => {
  const panel = makePanel();
  panel.room.join({ name: "Prøve Behandler", role: "chair" });
  await panel.enter(GUEST);
  panel.node.restart();
  await panel.clock.advance(5_000);
  assert.equal(panel.fold.last(OWN.entered).role, "GUEST");
  panel.stop.abort();
});
