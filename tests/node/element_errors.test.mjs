// How often the page is told of errors.
import assert from "node:assert/strict";
import { test } from "node:test";
import { makePage } from "./element_page.mjs";

const turns = async () => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
};
const told = (events) => events.filter(([name]) => name === "trygtrom-error").map(([, detail]) => detail);
/** A message that is refused whole. */
const LARGE = { list: Array(50_001).fill(0) };

async function flooded(t) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { add, last } = makePage();
  const panel = add();
  await turns();
  for (let n = 0; n < 100; n += 1) panel.tell("participant_join", LARGE);
  await turns();
  return { ...panel, last };
}

test("a flood of messages that cannot be read is twenty errors and one that counts the others", async (t) => {
  const { events, tell, last } = await flooded(t);
  assert.equal(told(events).length, 20);
  // The module's own errors with that code count as well, and those with another stand by themselves.
  last().port.emit("trygtrom-error", { code: "bad-message", message: "unread" });
  last().port.emit("trygtrom-error", { code: "command-failed", message: "undone" });
  await turns();
  assert.deepEqual(told(events).slice(20), [{ code: "command-failed", message: "undone" }]);
  t.mock.timers.tick(59_999);
  assert.equal(told(events).length, 21);
  t.mock.timers.tick(1);
  assert.deepEqual(told(events).slice(21), [{ code: "bad-message", message: "81 more errors with this code came within a minute. They are not reported one by one." }]);
  // A minute without errors ends in silence, and the next error is told again.
  t.mock.timers.tick(600_000);
  tell("participant_join", LARGE);
  assert.equal(told(events).length, 23);
  t.mock.timers.tick(600_000);
  assert.equal(told(events).length, 23);
});

test("a panel that was removed tells nothing more", async (t) => {
  const { events, session } = await flooded(t);
  session.close();
  t.mock.timers.tick(60_000);
  assert.equal(told(events).length, 20);
});
