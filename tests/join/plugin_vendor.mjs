// The vendor's plugin API package (`@pexip/plugin-api`) in simulated windows, and the vendor client's translation from
// rows to participants. Each call loads a fresh copy.
import { createRequire } from "node:module";
import { compileFunction } from "node:vm";
import { bundleOf } from "../vendor.mjs";

/** Exports of both packages. */
export const ENTRY = `
  export * from "@pexip/plugin-api";
  export { normalizeParticipant, normalizeConferenceState } from "./node_modules/@pexip/infinity/dist/utils.js";
`;

const QUIET = { log() {}, debug() {}, info() {}, warn() {}, error() {} };

const code = bundleOf(ENTRY);

/** @param {object} window Of `frames.mjs`. @returns {Promise<any>} The packages' exports. */
export async function loadPluginApi(window) {
  // By default the package logs its messages, channel ids included.
  const globals = { window, globalThis: window, crypto, console: QUIET, document: { baseURI: String(window.location) } };
  return compileFunction(await code(), Object.keys(globals))(...Object.values(globals));
}

/** The installed version. */
export const pluginApiVersion = () => createRequire(import.meta.url)("@pexip/plugin-api/package.json").version;
