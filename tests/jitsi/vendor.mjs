// A page and the iframe of a Jitsi room in simulated windows, with the vendor's transport on both sides.
import { createRequire } from "node:module";
import { compileFunction } from "node:vm";
import { HostWindow } from "../join/frames.mjs";
import { ExternalApi } from "./external_api.js";
import { JitsiRoom } from "./room.js";
import { bundleOf } from "../vendor.mjs";

/** What is bundled of the vendor's package. */
export const ENTRY = `export { Transport, PostMessageTransportBackend } from "@jitsi/js-utils/transport";`;

const code = bundleOf(ENTRY);

async function load(window) {
  const timers = { setInterval: (callback) => setInterval(callback, 1), clearInterval };
  const whole = Object.assign(window, timers);
  const globals = { window: whole, globalThis: whole };
  return compileFunction(await code(), Object.keys(globals))(...Object.values(globals));
}

/** @param {{ without?: string[] }} [version] @returns {Promise<{ api: ExternalApi, room: JitsiRoom }>} */
export async function openRoom(version) {
  const page = new HostWindow();
  const { inner, handle } = page.open();
  const scope = "jitsi_meet_external_api_0";
  const api = new ExternalApi(await load(page), { scope, window: handle }, version);
  const room = new JitsiRoom(await load(inner), { scope });
  return { api, room };
}

/** The installed version. */
export const transportVersion = () => createRequire(import.meta.url)("@jitsi/js-utils/package.json").version;

/** Waits until a condition holds, as long as messages are under way. @param {() => unknown} condition @param {string} what */
export async function until(condition, what) {
  for (let turn = 0; turn < 10_000; turn += 1) {
    if (condition()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`never: ${what}`);
}
