/**
 * The platforms that can be heard: through an element on the page, or through a source that holds a connection. The
 * others have nothing to listen to.
 */
import { GUEST, TYPES, OWN, shape as conferenceShape, withoutText } from "./join/messages.js";
import { failed, open } from "./join/open.js";
import * as practice from "./practice.js";
import * as whereby from "./whereby.js";

/**
 * @typedef {(at: number, type: string, detail: unknown) => void} Sink
 *
 * @typedef {object} Platform
 * @property {string} TAG What the element is called.
 * @property {(embed: Element, sink: Sink, signal: AbortSignal) => void} subscribe
 *
 * @typedef {object} Source As `index.d.ts` describes it.
 * @property {(sink: Sink, signal: AbortSignal) => void} subscribe
 * @property {(name: string, uuid?: string) => unknown} run
 * @property {(pin?: string) => void} [enter]
 * @property {() => void} [retell]
 *
 * @typedef {object} Transport
 * @property {(given: { node: string, conference: string, displayName: string, readsChat: () => boolean }) => Promise<Source>} open
 * @property {(failure: unknown) => [type: string, detail: unknown]} failed What is told where none can be opened.
 * @property {ReadonlySet<string>} types The messages that are handed on. Others are of newer nodes and say nothing here.
 * @property {(type: string, detail: unknown) => unknown} withoutText The same message without what somebody wrote.
 */

/** @type {Record<string, Platform>} */
const platforms = { whereby, practice };
/** @type {Record<string, Transport>} */
const transports = { join: { open, failed, withoutText, types: new Set([...TYPES, ...Object.values(OWN)]) } };

/** @param {string | null} name @returns {Platform | null} */
export const platformOf = (name) => (name !== null && Object.hasOwn(platforms, name) ? platforms[name] : null);

/** @param {string | null} name @returns {Transport | null} */
export const transportOf = (name) => (name !== null && Object.hasOwn(transports, name) ? transports[name] : null);

/** What stands for a PIN where a guest needs none. */
export { GUEST };

/** What may be kept of a message: all of it but what somebody wrote. */
export { withoutText };

const conference = new Set([...TYPES, ...Object.values(OWN)]);

/** What an event amounts to, whichever platform it came from: no two platforms share a name with another meaning. */
export const shape = (type, detail) => (conference.has(type) ? conferenceShape : whereby.shape)(type, detail);
