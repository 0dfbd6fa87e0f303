// What the module and the page ask of each other again and again, and need not.
import binaryen from "binaryen";

const READING = `function getStringFromWasm0(ptr, len) {
    ptr = ptr >>> 0;
    return decodeText(getUint8ArrayMemory0().subarray(ptr, ptr + len));
}`;

/**
 * The glue, with a memory for texts of the module that never change. They stand where nothing writes, as the names of elements
 * and attributes do, so what was read of them once need not be read again.
 * @param {string} glue What wasm-bindgen wrote.
 * @param {Uint8Array} wasm The module that belongs to it.
 */
export function rememberTexts(glue, wasm) {
  if (glue.split(READING).length !== 2) throw new Error("the glue reads texts in another way than it did");
  const { from, to } = constants(wasm);
  const remembering = `const ownTexts = new Map();
function readText(ptr, len) {
    return decodeText(getUint8ArrayMemory0().subarray(ptr, ptr + len));
}
function getStringFromWasm0(ptr, len) {
    ptr = ptr >>> 0;
    if (ptr < ${from} || ptr >= ${to}) return readText(ptr, len);
    let text = ownTexts.get(ptr);
    // Several may begin at one place. One with other letters than those of English is longer there, and read each time.
    if (text?.length !== len) ownTexts.set(ptr, text = readText(ptr, len));
    return text;
}`;
  return glue.replace(READING, () => remembering);
}

const NAMESPACE = "const ret = arg1.namespaceURI;";

/**
 * The glue, without the namespace of HTML elements. For each element that it makes Yew asks twice what its parent's is, to know
 * whether that is one of shapes or of formulas, and each time the answer would be written into the module's memory.
 * @param {string} glue What wasm-bindgen wrote.
 */
export function leaveOutNamespace(glue) {
  if (glue.split(NAMESPACE).length !== 2) throw new Error("the glue asks for namespaces in another way than it did");
  return glue.replace(NAMESPACE, () => "const ret = arg1 instanceof HTMLElement ? null : arg1.namespaceURI;");
}

/** Where the constants stand in memory: the linker puts them first, and behind them what may change. */
function constants(wasm) {
  const module = binaryen.readBinary(wasm);
  const parts = new Map([...module.emitText().matchAll(/\(data \$(\S+) \(i32\.const (\d+)\)/g)].map(([, name, offset]) => [name, Number(offset)]));
  module.dispose();
  const [from, to] = [parts.get(".rodata"), parts.get(".data")];
  if (!(from < to)) throw new Error(`the module's memory has other parts than it had: ${[...parts.keys()].join(", ")}`);
  return { from, to };
}
