// What the module takes from its glue, by short names. wasm-bindgen tells each import's interface by a hash in its name,
// which stands in both files and can hardly be compressed; by then nobody reads it any more.
import binaryen from "binaryen";

// Names are looked at when the module is cut in two, and a module for development keeps them in both parts.
binaryen.setDebugInfo(true);

/** The glue's own name for itself, and what stands for it. */
const GLUE = '"./trygtrom_bg.js"';
const SHORT = "a";
/** One import in the glue: its name, and how it is done. */
const ENTRY = /^ {8}(__wb\w+): ([^]*?),\n(?= {8}__wb| {4}\};)/gm;

/**
 * Gives imports short names. Those that are done alike, as reading `value` of one kind of element or another, become one.
 * @param {string} glue What wasm-bindgen wrote.
 * @param {Uint8Array} wasm The module that belongs to it.
 * @returns {{ glue: string, wasm: Uint8Array }}
 */
export function shortImports(glue, wasm) {
  if (glue.split(GLUE).length !== 2) throw new Error("the glue does not name itself once");
  /** @type {Map<string, string>} The short name of each way to do something. */
  const names = new Map();
  /** @type {Map<string, string>} The short name of each import. */
  const short = new Map();
  const written = glue.replace(ENTRY, (entry, name, work) => {
    const first = !names.has(work);
    if (first) names.set(work, String(names.size));
    short.set(name, names.get(work));
    return first ? `        ${names.get(work)}: ${work},\n` : "";
  });
  return { glue: written.replace(GLUE, JSON.stringify(SHORT)), wasm: renamed(wasm, short) };
}

/** What a module knows of each of its functions, those that it imports among them. */
export const functions = (module) =>
  Array.from({ length: module.getNumFunctions() }, (_, index) => binaryen.getFunctionInfo(module.getFunctionByIndex(index)));

/** The module with other names for what it imports, which is functions and nothing else. */
function renamed(wasm, short) {
  const module = binaryen.readBinary(wasm);
  for (const { name, base, params, results } of functions(module).filter(({ module: from }) => from)) {
    if (!short.has(base)) throw new Error(`the glue has no function ${base}`);
    module.addFunctionImport(name, SHORT, short.get(base), params, results);
  }
  const bytes = module.emitBinary();
  module.dispose();
  return bytes;
}
