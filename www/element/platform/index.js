/** The platforms that an element on the page stands for. The others have none to listen to. */
import * as practice from "./practice.js";
import * as whereby from "./whereby.js";

/**
 * @typedef {object} Platform
 * @property {string} TAG What the element is called.
 * @property {(embed: Element, sink: (at: number, type: string, detail: unknown) => void, signal: AbortSignal) => void} subscribe
 * @property {(type: string, detail: unknown) => import("../kept.js").Shape} shape
 */

/** @type {Record<string, Platform>} */
const platforms = { whereby, practice };

/** @param {string | null} name @returns {Platform | null} */
export const platformOf = (name) => (name !== null && Object.hasOwn(platforms, name) ? platforms[name] : null);

/** What an event amounts to, whichever platform it came from: they share the words of their events. */
export const { shape } = whereby;
