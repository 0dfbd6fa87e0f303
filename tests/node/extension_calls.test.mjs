// The calls of one tab: what the panel's adapter gets when a page has one connection, several, or none.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Calls } from "../../www/extension/panel/calls.js";

const OWN = { stream: "own:stream", screen: "own:screen" };

/** @returns The calls, what the adapter got as text, and the frames that were asked again. */
function tab() {
  const got = [];
  const asked = [];
  const calls = new Calls(OWN, (type, detail) => got.push(type === OWN.stream ? detail.status : `${type} ${JSON.stringify(detail)}`), (frame) => {
    asked.push(frame);
    calls.forget(frame);
  });
  const status = (frame, stream, status) => calls.receive(frame, { type: OWN.stream, detail: { status }, stream });
  const say = (frame, stream, type) => calls.receive(frame, { type, detail: null, stream });
  const share = (frame, on) => calls.receive(frame, { type: OWN.screen, detail: { on }, stream: 0 });
  return { calls, got, asked, status, say, share };
}

test("one call is passed on from its beginning to its end", () => {
  const { got, status, say } = tab();
  say(0, 1, "early");
  status(0, 1, "open");
  say(0, 1, "locked");
  status(0, 1, "lost");
  say(0, 1, "late");
  status(0, 1, "lost");
  assert.deepEqual(got, ["open", "locked null", "lost"]);
});

test("of two calls the adapter learns that there are several, and the one that is left is asked for all it knows", () => {
  for (const [first, second] of [[[0, 1], [0, 2]], [[0, 1], [7, 1]]]) {
    const { got, asked, status, say } = tab();
    status(...first, "open");
    status(...second, "open");
    say(...first, "a");
    say(...second, "b");
    status(...second, "lost");
    assert.deepEqual(got, ["open", "several", "a null", "b null"]);
    assert.deepEqual(asked, [0]);
    status(...first, "open");
    say(...first, "c");
    assert.deepEqual(got.slice(4), ["open", "c null"]);
  }
});

test("of three calls two are still several", () => {
  const { got, asked, status } = tab();
  for (const stream of [1, 2, 3]) status(0, stream, "open");
  status(0, 2, "lost");
  assert.deepEqual([got, asked], [["open", "several", "several"], []]);
});

test("with a frame everything in it is gone", () => {
  const { calls, got, asked, status } = tab();
  status(0, 1, "open");
  status(7, 1, "open");
  status(7, 2, "open");
  calls.lost(7);
  assert.deepEqual(asked, [0]);
  status(0, 1, "open");
  calls.lost(7);
  calls.lost(0);
  assert.deepEqual(got, ["open", "several", "several", "open", "lost"]);
});

test("a frame that stops sharing does not end the sharing of another", () => {
  const { calls, got, share } = tab();
  share(0, true);
  share(7, true);
  share(7, false);
  share(0, false);
  assert.deepEqual(got, ['own:screen {"on":true}', 'own:screen {"on":true}', 'own:screen {"on":false}']);
  share(7, true);
  calls.lost(7);
  share(0, false);
  assert.equal(got.length, 5);
});
