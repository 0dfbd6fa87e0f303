// Reads stacks in each engine's format: the script's address, and whose error it is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { callingModule, firstAddress, isThrownBy, isThrownInside, ownAddress } from "../../www/element/stack.js";

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

test("reads the module's own address", () => assert.ok(ownAddress().endsWith("/www/element/stack.js")));

const script = "https://portal.example.no/trygtrom.js";
const page = "https://portal.example.no/portal.js";
const module = "https://portal.example.no/trygtrom_bg.wasm";
const other = "https://portal.example.no/image.wasm";

/** How each engine writes frames. `wasm` is given what the engine calls a module. */
const ENGINES = {
  Chromium: {
    head: "RuntimeError: unreachable",
    js: (address, name = "") => (name ? `    at ${name} (${address}:6:27065)` : `    at ${address}:6:27065`),
    wasm: (name) => `    at ${name}:wasm-function[1219]:0x97317`,
    named: (name) => `    at trygtrom.wasm.rust_panic (${name}:wasm-function[1219]:0x97317)`,
    native: "    at Array.forEach (<anonymous>)",
    ours: { "by its address": module, "by a hash": "wasm://wasm/0031de5a", "by a name and a hash": "wasm://wasm/trygtrom.wasm-0031de5a" },
    theirs: { "by its address": other, "by a hash": "wasm://wasm/3f82290a" },
  },
  Firefox: {
    js: (address, name = "") => `${name}@${address}:6:27065`,
    wasm: (name) => `@${name}:wasm-function[1219]:0x97317`,
    named: (name) => `rust_panic@${name}:wasm-function[1219]:0x97317`,
    native: "forEach@[native code]",
    ours: { "by its address": module, "by the script that compiled it": `${script} line 2 > WebAssembly.compile` },
    theirs: { "by its address": other, "by the script that compiled it": `${page} line 2 > WebAssembly.instantiate` },
  },
  WebKit: {
    js: (address, name = "") => `${name}@${address}:6:27126`,
    wasm: () => "1219@<?>:wasm-function[1219]",
    named: () => "<?>.wasm-function[rust_panic]@[wasm code]",
    native: "dispatchEvent@[native code]",
    ours: { "without a name": null },
    theirs: { "without a name": null },
  },
};

for (const [engine, { head = "", js, wasm, named, native, ours, theirs }] of Object.entries(ENGINES)) {
  const stack = (...frames) => [head, ...frames].filter(Boolean).join("\n");
  for (const [how, name] of Object.entries(ours)) {
    const own = { scripts: [script], modules: [name].filter(Boolean) };
    const called = stack(js(script, "observeStack"), js(script), wasm(name), wasm(name), js(script));
    const rows = {
      "a panic": [true, stack(wasm(name), named(name), js(script, "wr"))],
      "an exhausted stack within the module": [true, stack(...Array(9).fill(wasm(name)), js(script))],
      "an exhausted stack in the script, which the module has called": [true, stack(native, js(script), js(script), wasm(name), js(script))],
      "an exhausted stack in the script alone": [false, stack(...Array(9).fill(js(script)), js(page))],
      "an exhausted stack of the page": [false, stack(...Array(9).fill(js(page, "again")))],
      "an error that the page has made of this kind": [false, stack(js(page))],
      "an error of the page in a listener that the module's call has reached": [false, stack(js(page, "onfocus"), native, js(script), wasm(name), js(script))],
      "no frames": [false, head],
      "no stack": [false, undefined],
    };
    for (const [which, foreign] of Object.entries(theirs)) {
      rows[`a trap of a module that the engine names ${which}, called by the page`] = [false, stack(wasm(foreign), js(page))];
      rows[`a trap of a module that the engine names ${which}, in a listener that the script has called`] = [false, stack(wasm(foreign), js(page), native, js(script, "emit"))];
      rows[`a trap of a module that the engine names ${which}, in a listener that the module's call has reached`] = [
        false,
        stack(wasm(foreign), js(page), native, js(script, "focus"), wasm(name), js(script)),
      ];
      rows[`an exported function of a module that the engine names ${which}, as a listener itself`] = [false, stack(wasm(foreign), native, js(script, "emit"), wasm(name), js(script))];
    }
    for (const [what, [expected, given]] of Object.entries(rows)) {
      test(`${engine}, the module named ${how}: ${what} is ${expected ? "the module's" : "not the module's"}`, () => {
        assert.equal(isThrownInside(given, own), expected);
      });
    }
    test(`${engine}, the module named ${how}: the name is read from a call of the module`, () => assert.equal(callingModule(called), name));
  }

  test(`${engine}: a call left over is one that this script itself refuses`, () => {
    assert.equal(isThrownBy(stack(js(script, "real"), js(page)), [script]), true);
    assert.equal(isThrownBy(stack(js(page, "real"), native, js(script)), [script]), false);
    assert.equal(isThrownBy(stack(wasm(module), js(script)), [script]), false);
    assert.equal(isThrownBy(undefined, [script]), false);
  });
}

test("the message of an error is no frame", () => {
  const own = { scripts: [script], modules: [module] };
  assert.equal(isThrownInside(`RuntimeError: at ${module}:wasm-function[1]:0x1\n@${module}:wasm-function[1]:0x1\n    at ${page}:1:2`, own), false);
});

test("a stack that is no text, as a page's own format can be, tells nothing", () => {
  assert.equal(isThrownInside([{ file: module }], { scripts: [script], modules: [module] }), false);
  assert.equal(callingModule(/** @type {any} */ ([])), null);
});
