// The panel's conference client and the vendor's client run through the same script.
import assert from "node:assert/strict";
import { test } from "node:test";
import { play } from "../join/script.mjs";
import { ownDriver } from "../join/own_driver.mjs";
import { vendorDriver } from "../join/vendor_driver.mjs";

test("both clients have the same state after every step", async () => {
  const own = await play(ownDriver);
  const real = await play(vendorDriver);
  assert.deepEqual(own.answers, real.answers);
  assert.deepEqual(own.states.map(({ step }) => step), real.states.map(({ step }) => step));
  for (const [index, state] of own.states.entries()) assert.deepEqual(state, real.states[index], state.step);
});
