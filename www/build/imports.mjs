// What the module takes from its glue, by short names. wasm-bindgen tells each import's interface by a hash in its name,
// which stands in both files and can hardly be compressed; by then nobody reads it any more.

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

/** The module with other names for what it imports, which is functions and nothing else. */
function renamed(wasm, short) {
  const parts = [wasm.subarray(0, 8)];
  for (let at = 8; at < wasm.length; ) {
    const begun = at;
    const id = wasm[at];
    let length;
    [length, at] = read(wasm, at + 1);
    parts.push(id === 2 ? section(id, importsOf(wasm, at, short)) : wasm.subarray(begun, at + length));
    at += length;
  }
  return Buffer.concat(parts);
}

/** The contents of the section of imports, which begins at `at`. */
function importsOf(wasm, at, short) {
  let count;
  [count, at] = read(wasm, at);
  const parts = [number(count)];
  for (let done = 0; done < count; done += 1) {
    let length;
    [length, at] = read(wasm, at);
    [length, at] = read(wasm, at + length);
    const name = Buffer.from(wasm.subarray(at, at + length)).toString();
    at += length;
    if (!short.has(name) || wasm[at] !== 0) throw new Error(`the glue has no function ${name}`);
    const kind = at;
    [, at] = read(wasm, at + 1);
    parts.push(text(SHORT), text(short.get(name)), wasm.subarray(kind, at));
  }
  return Buffer.concat(parts);
}

const section = (id, contents) => Buffer.concat([Buffer.from([id]), number(contents.length), contents]);
const text = (written) => Buffer.concat([number(Buffer.byteLength(written)), Buffer.from(written)]);

/** A number as WebAssembly writes it, seven bits at a time. @returns {[number, number]} It, and where it ends. */
function read(wasm, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = wasm[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

function number(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) + 128);
  return Buffer.from([...bytes, value]);
}
