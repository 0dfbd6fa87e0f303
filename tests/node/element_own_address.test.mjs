// Reads the script's address from a stack trace, in each engine's format.
import assert from "node:assert/strict";
import { test } from "node:test";
import { firstAddress, moduleName, ownAddress } from "../../www/element/runtime.js";

const address = "https://portal.example.no:8443/@files/trygtrom.js?v=3";
for (const [engine, stack] of Object.entries({
  "Chromium, at the top of a module": `Error\n    at ${address}:1:2345`,
  "Chromium, in a function": `Error: with a word\n    at new Panel (${address}:1:2345)\n    at https://portal.example.no/other.js:4:5`,
  Firefox: `@${address}:10:5\n`,
  WebKit: `module code@${address}:10:5\nevaluate@[native code]`,
})) {
  test(`${engine}`, () => assert.equal(firstAddress(stack), address));
}

test("an extension's address, a bundler's format, and a stack without an address", () => {
  assert.equal(firstAddress("Error\n    at chrome-extension://abcdef/panel.js:1:2"), "chrome-extension://abcdef/panel.js");
  assert.equal(firstAddress("Error\n    at eval (webpack-internal:///./node_modules/trygtrom/trygtrom.js:3:5)"), "webpack-internal:///./node_modules/trygtrom/trygtrom.js");
  for (const none of [undefined, "", "Error\n    at <anonymous>"]) assert.equal(firstAddress(none), null);
});

test("reads the module's own address", () => assert.ok(ownAddress().endsWith("/www/element/runtime.js")));

test("names a module without an address only", () => {
  const frames = (name) => `Error\n    at now (${address}:1:2)\n    at ${name}:wasm-function[478]:0x4aa51`;
  assert.equal(moduleName(frames("wasm://wasm/0031de5a")), "wasm://wasm/0031de5a");
  assert.equal(moduleName(frames("https://portal.example.no/trygtrom_bg.wasm")), null);
});
