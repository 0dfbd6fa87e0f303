/**
 * Fetches, checks and starts the WebAssembly module, with errors that say how to fix the setup. In JavaScript because
 * it runs before the module.
 */
import { fetchFile, late } from "./fetch_file.js";

/**
 * @typedef {object} Glue What wasm-bindgen writes.
 * @property {(options: { module: WebAssembly.Module }) => unknown} initSync Starts the module. The glue's other function for that
 *   keeps the first instance for the life of the page, with all that was in its memory.
 * @property {(file: string) => boolean} loadCatalog Loads the texts of a language; false if the file is of another version.
 * @property {() => void} __wbg_reset_state Restarts the module. Objects made before can no longer be used.
 * @property {new (mount: HTMLElement, port: object, options: object, kept: object[]) => any} Panel
 */

/** The path of the module in the package. */
const FILE = "trygtrom_bg.wasm";
const HINT = `Put ${FILE} beside trygtrom.js, or name its address with configure({ wasm }).`;

/** Why the panel cannot start. */
export class LoadError extends Error {
  name = "LoadError";
}

/**
 * Starts the module.
 * @param {Glue} glue
 * @param {URL} address
 * @param {Record<string, string>} hashes The SHA-256 hashes of the package's files, by their paths in it.
 * @param {import("./fetch_file.js").World} [world]
 * @returns {Promise<string | null>} The SHA-256 of the module's file in hex; null if none could be computed. Rejected
 *   with a {@link LoadError}.
 */
export async function load(glue, address, hashes, world) {
  if (typeof WebAssembly !== "object") throw new LoadError("This browser has no WebAssembly.");
  const { module, own } = await fetchModule(address, hashes[FILE], world);
  if (!own) throw new LoadError("The WebAssembly file is not the one that trygtrom.js was built with. Serve all files from the same release, as they are.");
  try {
    glue.initSync({ module });
  } catch (cause) {
    throw new LoadError("The WebAssembly file does not belong to this version of trygtrom.js. Serve both from the same release.", { cause });
  }
  // What was compared is what runs.
  return canCompare(hashes[FILE]) ? hexOf(hashes[FILE]) : null;
}

/** @returns {Promise<{ module: WebAssembly.Module, own: boolean }>} */
async function fetchModule(address, sha256, world) {
  const use = async (response, read) => {
    if (!response.ok) throw new LoadError(`The server answered ${response.status} for the WebAssembly file. ${HINT}`);
    // A copy is read, since browsers cache compiled code for the response itself only.
    const own = isOwn(read(response.clone()), sha256);
    return { module: await compile(response), own: await own };
  };
  try {
    return await fetchFile(address, use, world);
  } catch (cause) {
    if (cause instanceof LoadError) throw cause;
    throw new LoadError(`The WebAssembly file could not be fetched${late(cause)}. Check the network and that connect-src of the Content Security Policy allows it. ${HINT}`, { cause });
  }
}

/** Compiles while the file arrives if the server names the right media type, and otherwise when it is complete. */
async function compile(response) {
  try {
    // Browsers refuse to stream a media type with parameters.
    const type = response.headers.get("content-type")?.trim().toLowerCase();
    return await (type === "application/wasm" ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer()));
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

/**
 * Whether a fetched file is the one that this script was built with, so that the integrity of the script covers its files.
 * @param {Promise<ArrayBuffer>} bytes
 * @param {string | undefined} sha256 In base64; undefined if the build gives no hash.
 * @returns {Promise<boolean>} Never rejected.
 */
export async function isOwn(bytes, sha256) {
  try {
    const file = await bytes;
    if (!canCompare(sha256)) return true;
    // Most processors have instructions for it, and compute it faster than SHA-384.
    const hash = await globalThis.crypto.subtle.digest("SHA-256", file);
    return btoa(String.fromCharCode(...new Uint8Array(hash))) === sha256;
  } catch {
    // The response was cut off. Its other reader reports that.
    return false;
  }
}

/** Whether a file can be compared with its hash. Without https `subtle` is missing, and the script itself could have been replaced. */
const canCompare = (sha256) => Boolean(sha256 && globalThis.crypto.subtle);

/** @param {string} base64 */
const hexOf = (base64) => Array.from(atob(base64), (sign) => sign.charCodeAt(0).toString(16).padStart(2, "0")).join("");
