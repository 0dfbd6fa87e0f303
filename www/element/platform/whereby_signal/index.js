/** A Whereby room, through a source that observes a participant's signalling connection. */
import { OWN, TYPES, held, shape, withoutText } from "./messages.js";

/** @type {import("../index.js").Platform} */
export const wherebySignal = { types: new Set([...TYPES, ...Object.values(OWN)]), withoutText, shape, held };
