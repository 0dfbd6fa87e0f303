// What the build takes out of the glue that would be done again and again.
import assert from "node:assert/strict";
import { test } from "node:test";
import binaryen from "binaryen";
import { leaveOutNamespace, rememberTexts } from "../../www/build/remember.mjs";

const glue = `
let reads = 0;
function getUint8ArrayMemory0() {
    return memory;
}
function decodeText(bytes) {
    reads += 1;
    return new TextDecoder().decode(bytes);
}
function getStringFromWasm0(ptr, len) {
    ptr = ptr >>> 0;
    return decodeText(getUint8ArrayMemory0().subarray(ptr, ptr + len));
}
`;

const text = (parts) => `(module (memory 1) ${parts.join(" ")})`;
const rodata = '(data $.rodata (i32.const 16) "classå")';
const data = '(data $.data (i32.const 64) "ab")';
const module = (...parts) => {
  binaryen.setDebugInfo(true);
  return binaryen.parseText(text(parts)).emitBinary();
};

test("a constant of the module is read once, and what can change each time", () => {
  const memory = new Uint8Array(100);
  memory.set(new TextEncoder().encode("classå"), 16);
  memory.set([97, 98], 64);
  const written = rememberTexts(glue, module(rodata, data));
  const { read, count } = new Function("memory", `${written} return { read: getStringFromWasm0, count: () => reads };`)(memory);
  for (const [at, len, is, reads] of [
    [16, 5, "class", 1],
    [16, 5, "class", 1],
    // Another that begins there.
    [16, 2, "cl", 2],
    [16, 2, "cl", 2],
    // Longer in the module than on the page.
    [16, 7, "classå", 3],
    [16, 7, "classå", 4],
    [64, 2, "ab", 5],
    [64, 2, "ab", 6],
  ]) {
    assert.deepEqual([read(at, len), count()], [is, reads], `${len} from ${at}`);
  }
  memory.set([99], 64);
  assert.equal(read(64, 2), "cb");
});

test("a glue that reads otherwise is told of, and so is a memory with other parts", () => {
  assert.throws(() => rememberTexts(glue.replace("len) {", "length) {"), module(rodata, data)), /reads texts in another way/);
  assert.throws(() => rememberTexts(glue, module(rodata)), /other parts than it had: \.rodata$/);
});

test("an HTML element's namespace is not told, and that of a shape is", () => {
  const svg = "http://www.w3.org/2000/svg";
  class HTMLElement {
    namespaceURI = "http://www.w3.org/1999/xhtml";
  }
  const written = leaveOutNamespace("const ask = (arg1) => { const ret = arg1.namespaceURI; return ret; };");
  const ask = new Function("HTMLElement", `${written} return ask;`)(HTMLElement);
  assert.deepEqual([ask(new HTMLElement()), ask({ namespaceURI: svg })], [null, svg]);
  assert.throws(() => leaveOutNamespace("const ret = arg0.namespaceURI;"), /asks for namespaces in another way/);
});
