// A stream that goes beyond the limits of the extension counts as lost, so that the panel does not show a part as the whole.
import assert from "node:assert/strict";
import { test } from "node:test";
import { pick } from "../../www/extension/platform/pick.js";
import { observePage as observeJoin } from "../join/observed.mjs";
import { frame, observePage as observeWhereby } from "../whereby/observed.mjs";

/** @param {{ join: () => void, open?: () => void, observer: any, messages: any[] }} page @param {(observer: any) => void} flood */
function endsTheStream({ join, open, observer, messages }, flood) {
  join();
  open?.();
  flood(observer);
  assert.deepEqual(messages.at(-1).detail, { status: "lost" });
  assert.deepEqual(observer.snapshot, []);
  assert.ok(messages.length < 5_100, `${messages.length} messages`);
}

test("Join: an event of more than 4 Mi characters ends the stream", () => {
  const page = observeJoin();
  const event = `{"uuid":"u","display_name":"${"x".repeat(4 * 1024 * 1024)}"}`;
  endsTheStream(page, (observer) => observer.receive(["event", 1, "participant_update", event]));
  page.open();
  assert.ok(page.messages.some(({ detail }, index) => index > 0 && detail?.status === "open"), "another stream is observed");
});

test("Join: more than 5,000 participants end the stream", () => {
  endsTheStream(observeJoin(), (observer) => {
    for (let n = 0; n < 20_000; n += 1) observer.receive(["event", 1, "participant_create", `{"uuid":"u${n}"}`]);
  });
});

test("Whereby: a frame of more than 4 Mi characters ends the stream", () => {
  const text = frame("chat_message", { text: "x".repeat(4 * 1024 * 1024) });
  endsTheStream(observeWhereby(), (observer) => observer.receive(["frame", 1, text]));
});

test("Whereby: more than 5,000 clients end the stream", () => {
  endsTheStream(observeWhereby(), (observer) => {
    for (let n = 0; n < 20_000; n += 1) observer.receive(["frame", 1, frame("new_client", { client: { id: `c${n}` } })]);
  });
});

test("a text of more than 256 characters, and what a list has beyond 1,000, are not forwarded", () => {
  const [short, long] = ["x".repeat(256), "x".repeat(257)];
  assert.deepEqual(pick({ name: true, names: [true] }, { name: long, names: [short, long] }), { names: [short, null] });
  assert.equal(pick([true], Array(1_001).fill(1)).length, 1_000);
});
