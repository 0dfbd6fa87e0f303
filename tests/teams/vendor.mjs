// The vendor's library (`@microsoft/teams-js`) in a simulated iframe, with the simulated host around it. Each call loads a fresh copy.
import { createRequire } from "node:module";
import { compileFunction } from "node:vm";
import { HostWindow } from "../join/frames.mjs";
import { TeamsHost } from "./host.js";
import { bundleOf } from "../vendor.mjs";

const ORIGIN = "https://teams.microsoft.com";

const code = bundleOf(`export { app, meeting } from "@microsoft/teams-js";`);

/** @param {(host: TeamsHost) => void} [prepare] @returns {Promise<{ app: any, meeting: any, host: TeamsHost, window: any }>} */
export async function openTeams(prepare = () => {}) {
  const page = new HostWindow();
  const { inner, handle } = page.open();
  const host = new TeamsHost((message) => handle.postMessage(message));
  prepare(host);
  page.addEventListener("message", ({ data }) => host.receive(data));
  const { addEventListener } = inner;
  inner.addEventListener = (type, listener, options) => addEventListener(type, (event) => listener({ ...event, origin: ORIGIN }), options);
  const refused = () => Promise.reject(new Error("no request"));
  const document = { referrer: "", getElementsByTagName: () => [] };
  const globals = { window: Object.assign(inner, { self: inner, document }), document, globalThis: inner, fetch: refused };
  const { app, meeting } = compileFunction(await code(), Object.keys(globals))(...Object.values(globals));
  return { app, meeting, host, window: inner };
}

/** The installed version. */
export const teamsVersion = () => createRequire(import.meta.url)("@microsoft/teams-js/package.json").version;
