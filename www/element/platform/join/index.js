/** A conference of Join: through the panel's own connection, or a source of the page. */
import { OWN, TYPES, held, shape, withoutText } from "./messages.js";
import { failed, open } from "./open.js";

/** @type {import("../index.js").Platform} */
export const join = { open, failed, types: new Set([...TYPES, ...Object.values(OWN)]), withoutText, shape, held };
