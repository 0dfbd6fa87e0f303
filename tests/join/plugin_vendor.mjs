// The real package of the plugin API (`@pexip/plugin-api`) in windows that are played, and of the real client what turns a
// node's rows into the web app's words. Each call gives a fresh copy.
import { createRequire } from "node:module";
import { compileFunction } from "node:vm";
import { build } from "esbuild";

/** Both packages, as the web app has them. */
export const ENTRY = `
  export * from "@pexip/plugin-api";
  export { normalizeParticipant, normalizeConferenceState } from "./node_modules/@pexip/infinity/dist/utils.js";
`;
export const ROOT = new URL("../..", import.meta.url).pathname;

const QUIET = { log() {}, debug() {}, info() {}, warn() {}, error() {} };

/** Bundled once. @type {Promise<string> | undefined} */
let bundled;

async function code() {
  bundled ??= build({
    stdin: { contents: ENTRY, resolveDir: ROOT },
    bundle: true,
    format: "iife",
    globalName: "vendor",
    platform: "browser",
    write: false,
    logLevel: "silent",
  }).then(({ outputFiles: [{ text }] }) => `${text}\nreturn vendor;`);
  return bundled;
}

/** @param {object} window Of `frames.mjs`. @returns {Promise<any>} The packages, in that window. */
export async function loadPluginApi(window) {
  // The package writes its own workings to the console, the name of the line among them, when nobody has said otherwise.
  const given = { window, globalThis: window, crypto, console: QUIET, document: { baseURI: String(window.location) } };
  return compileFunction(await code(), Object.keys(given))(...Object.values(given));
}

/** The version of the package that is compared with. */
export const pluginApiVersion = () => createRequire(import.meta.url)("@pexip/plugin-api/package.json").version;
