/**
 * Reads stacks of errors in the formats of all engines: what belongs to this script and its module, and what to the page.
 * In JavaScript because it tells panics of the module from the errors of the page.
 *
 * A frame of WebAssembly in Chromium, by the module's address, or by a hash if it was compiled without one:
 *
 *     at https://portal.example.no/trygtrom_bg.wasm:wasm-function[12]:0x1a2b
 *     at name (wasm://wasm/0031de5a:wasm-function[12]:0x1a2b)
 *
 * in Firefox, by the module's address, or by the script that compiled it:
 *
 *     name@https://portal.example.no/trygtrom_bg.wasm:wasm-function[12]:0x1a2b
 *     @https://portal.example.no/trygtrom.js line 2 > WebAssembly.compile:wasm-function[12]:0x1a2b
 *
 * and in WebKit, which names no module:
 *
 *     12@<?>:wasm-function[12]
 *     <?>.wasm-function[12]@[wasm code]
 */

const WASM = /wasm-function\[|@\[wasm code\]/;

/** The address in the first frame of a stack, in the format of any engine. @param {string | undefined} stack */
export const firstAddress = (stack) => /[a-z][a-z-]*:\/\/.+?(?=:\d+:\d+)/i.exec(stack ?? "")?.[0] ?? null;

/** The address of this script. Not `import.meta.url`, which bundlers may replace by a path that no stack contains. */
export const ownAddress = () => firstAddress(new Error().stack);

/**
 * The frames of a stack, the innermost first. The message of an error, which Chromium puts above them, is left out: it can
 * contain anything.
 * @param {unknown} stack
 * @returns {string[]}
 */
function framesOf(stack) {
  const lines = typeof stack === "string" ? stack.split("\n") : [];
  const first = lines.findIndex((line) => /^\s+at /.test(line));
  return first < 0 ? lines.filter((line) => line.includes("@")) : lines.slice(first);
}

/** What the engine calls the module of a frame; null if it names none. @param {string} frame */
const moduleOf = (frame) => /[a-z][a-z-]*:\/\/.*?(?=:wasm-function\[)/i.exec(frame)?.[0] ?? null;

/**
 * What the engine calls the module that has called this script.
 * @param {string | undefined} stack
 * @returns {string | null} Null if the engine names no module.
 */
export function callingModule(stack) {
  const frame = framesOf(stack).find((line) => WASM.test(line));
  return frame === undefined ? null : moduleOf(frame);
}

/**
 * Whether an error was thrown by this module, or by this script when the module called it: the innermost frame of WebAssembly
 * is the module's, and nothing of the page is inside of it. A module of the page that runs in a listener of the page has
 * frames of this script, and perhaps of its module, further out.
 *
 * Where the engine names no module, the next frame outwards decides: only this script calls this module. Not if a bundler has
 * put a caller of another module into the same file; nothing can be told then, and the error counts as this module's.
 * @param {unknown} stack
 * @param {{ scripts: string[], modules: string[] }} own The addresses of this script and the names of its module.
 */
export function isThrownInside(stack, { scripts, modules }) {
  const frames = framesOf(stack);
  const isOwnScript = (frame) => scripts.includes(firstAddress(frame) ?? "");
  const innermost = frames.findIndex((frame) => WASM.test(frame));
  if (innermost < 0) return false;
  // Frames of the browser have no address.
  if (!frames.slice(0, innermost).every((frame) => firstAddress(frame) === null || isOwnScript(frame))) return false;
  const module = moduleOf(frames[innermost]);
  if (module !== null) return modules.includes(module);
  const caller = frames.slice(innermost).find((frame) => !WASM.test(frame));
  return caller !== undefined && isOwnScript(caller);
}

/** Whether an error was thrown by this script itself. @param {unknown} stack @param {string[]} scripts The addresses of this script. */
export function isThrownBy(stack, scripts) {
  const [innermost = ""] = framesOf(stack);
  return !WASM.test(innermost) && scripts.includes(firstAddress(innermost) ?? "");
}
