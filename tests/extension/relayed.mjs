// A page's observer and the panel's side of it, without the browser between them.
import { Calls } from "../../www/extension/panel/calls.js";
import { ownTypes } from "../../www/extension/platform/index.js";
import { Observer } from "../../www/extension/platform/observer.js";

/** The number of the page's frame. */
const FRAME = 0;

/**
 * @param {"join" | "whereby-sdk"} platform
 * @param {Array<{ type: string, detail: unknown }>} messages Gets what the panel's adapter gets.
 */
export function relayed(platform, messages) {
  const retell = () => {
    calls.forget(FRAME);
    for (const [message, stream] of observer.snapshot) calls.receive(FRAME, { ...message, stream });
  };
  const calls = new Calls(ownTypes(platform), (type, detail) => messages.push({ type, detail }), retell);
  const observer = new Observer(platform, (message, stream) => calls.receive(FRAME, { ...message, stream }));
  return { observer };
}

/** A reading of one connection: a picture and a sound that lose something. @param {number} at @param {number} seconds @param {boolean} [told] Whether the browser counts standstills. */
export function reading(at, seconds, told = true) {
  const picture = ["IT01V1", true, told ? seconds / 4 : null, seconds * 20, null, null, null, seconds, seconds * 99];
  const sound = ["IT02A2", false, null, null, seconds * 48_000, seconds * 4_800, seconds * 960, 0, seconds * 50];
  return [["track", 1, picture], ["track", 1, sound], ["pair", 0.08], ["read", at]];
}
