// What the build does with the names of what the module takes from its glue.
import assert from "node:assert/strict";
import { test } from "node:test";
import binaryen from "binaryen";
import { shortImports } from "../../www/build/imports.mjs";

const glue = `
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_value_0123456789abcdef: function(arg0) {
            const ret = arg0.value;
            return ret;
        },
        __wbg_value_fedcba9876543210: function(arg0) {
            const ret = arg0.value;
            return ret;
        },
        __wbindgen_init: function() { return handleError(function () {
            return 5;
        }, arguments); },
    };
    return {
        __proto__: null,
        "./trygtrom_bg.js": import0,
    };
}
const handleError = (work, given) => work(...given);
`;

const wasm = binaryen
  .parseText(
    `(module
      (import "./trygtrom_bg.js" "__wbg_value_fedcba9876543210" (func $input (param externref) (result i32)))
      (import "./trygtrom_bg.js" "__wbg_value_0123456789abcdef" (func $select (param externref) (result i32)))
      (import "./trygtrom_bg.js" "__wbindgen_init" (func $init (result i32)))
      (func (export "sum") (param externref) (result i32)
        (i32.add (call $init) (i32.add (call $input (local.get 0)) (i32.mul (i32.const 10) (call $select (local.get 0)))))))`,
  )
  .emitBinary();

test("imports have short names in the module and in its glue, and what is done alike is there once", () => {
  const short = shortImports(glue, wasm);
  const imports = new Function(`${short.glue} return __wbg_get_imports();`)();
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(short.wasm), imports);
  assert.equal(exports.sum({ value: 7 }), 5 + 7 + 70);
  assert.deepEqual(Object.keys(imports.a), ["0", "1"]);
  assert.doesNotMatch(short.glue + Buffer.from(short.wasm).toString("latin1"), /[0-9a-f]{16}|trygtrom_bg/);
});

test("a module that takes what the glue does not have is told of, and so is a glue that is written otherwise", () => {
  assert.throws(() => shortImports(glue.replaceAll("fedcba9876543210", "0000000000000000"), wasm), /no function __wbg_value_fedcba9876543210/);
  assert.throws(() => shortImports(glue.replace("./trygtrom_bg.js", "./other.js"), wasm), /name itself/);
});
