/** Fetches and starts the WebAssembly module, and says what is wrong in words an integrator can use. */
import { isOwn } from "./own_file.js";

/**
 * @typedef {object} Glue What wasm-bindgen makes.
 * @property {(module: WebAssembly.Module) => Promise<unknown>} start Starts the module; written by the build.
 * @property {(file: string) => boolean} learn Takes in a language; false where the file is of another version.
 * @property {(rest: WebAssembly.Module) => void} complete Adds the rest of the module to what is started; written by the build.
 * @property {() => void} __wbg_reset_state Starts it afresh; what was made before cannot be used any more.
 * @property {new (mount: HTMLElement, port: object, options: object, kept: object[]) => any} Panel
 * @property {Record<string, string>} sha384 The hashes of the files that belong to it, in base64 and by their paths in
 *   the package; written by the build.
 */

const FIRST = "trygtrom_bg.wasm";
const REST = "trygtrom_rest.wasm";
const HINT = `Put ${FIRST} and ${REST} beside trygtrom.js, or name the address of the first with configure({ wasm }).`;

/** Why the panel cannot start. */
export class LoadError extends Error {
  name = "LoadError";
}

/**
 * Starts the first part of the module.
 * @param {Glue} glue
 * @param {URL} address
 * @param {typeof globalThis.fetch} [fetch]
 * @returns {Promise<boolean>} Whether stacks name it by its address.
 */
export async function load(glue, address, fetch = globalThis.fetch) {
  if (typeof WebAssembly !== "object") throw new LoadError("This browser has no WebAssembly.");
  const { module, streamed } = await moduleAt(address, glue.sha384[FIRST], fetch);
  try {
    await glue.start(module);
    return streamed;
  } catch (cause) {
    throw new LoadError("The WebAssembly file does not belong to this version of trygtrom.js. Serve both from the same release.", { cause });
  }
}

/**
 * The rest of the module, which stands beside the first part.
 * @param {Glue} glue
 * @param {URL} address
 * @param {typeof globalThis.fetch} [fetch]
 * @returns {Promise<WebAssembly.Module>}
 */
export const loadRest = async (glue, address, fetch = globalThis.fetch) => (await moduleAt(address, glue.sha384[REST], fetch)).module;

/** The module that a file holds, if it is the one that the script was built with, and whether it was compiled as it came. */
async function moduleAt(address, sha384, fetch) {
  const response = await get(address, fetch);
  const own = isOwn(response.clone(), sha384);
  const made = await compile(response);
  if (!(await own)) throw new LoadError("The WebAssembly file is not the one that trygtrom.js was built with. Serve all files from the same release, as they are.");
  return made;
}

async function get(address, fetch) {
  let response;
  try {
    response = await fetch(address, { credentials: "same-origin" });
  } catch (cause) {
    throw new LoadError(`The WebAssembly file could not be fetched. Check the network and that connect-src of the Content Security Policy allows it. ${HINT}`, { cause });
  }
  if (!response.ok) throw new LoadError(`The server answered ${response.status} for the WebAssembly file. ${HINT}`);
  return response;
}

/** Compiles while it is fetched, where the server names the right type; otherwise when it is all there. */
async function compile(response) {
  try {
    // Browsers refuse to stream the type with anything after it.
    const type = response.headers.get("content-type")?.trim().toLowerCase();
    const streamed = type === "application/wasm";
    return { streamed, module: await (streamed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer())) };
  } catch (cause) {
    const refused = /unsafe-eval|content security policy/i.test(String(cause));
    throw new LoadError(
      refused
        ? "The Content Security Policy refuses WebAssembly. Add 'wasm-unsafe-eval' to script-src."
        : `What was fetched is not a whole WebAssembly file. ${HINT}`,
      { cause },
    );
  }
}
