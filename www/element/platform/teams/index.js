/** A meeting in Teams, through the source of a page in its side panel. Without it a person answers everything, as on any system. */
import { TYPES, held, shape, withoutText } from "./messages.js";

/** @type {import("../index.js").Platform} */
export const teams = { asksWithoutSource: true, types: new Set(TYPES), withoutText, shape, held };
