/** A room of Jitsi Meet, through the page's own object for its iframe. */
import { OWN, TYPES, held, shape, withoutText } from "./messages.js";
import { adapt } from "./source.js";

/** @type {import("../index.js").Platform} */
export const jitsi = { adapt, types: new Set([...TYPES, ...Object.values(OWN)]), withoutText, shape, held };
