/**
 * The platforms that can be listened to: through an element on the page, or through a source that holds a connection.
 * In JavaScript because rooms are listened to before the module is there.
 */
// Not as namespaces: bundled, those are objects filled by a loop that takes what a script of the page has put on every
// object for an export, and fails.
import { OWN as JOIN_OWN, TYPES as JOIN_TYPES, held as heldOfJoin, shape as shapeOfJoin, withoutText as withoutTextOfJoin } from "./join/messages.js";
import { failed, open } from "./join/open.js";
import { TAG as PRACTICE_TAG, subscribe as subscribeToPractice } from "./practice.js";
import { TAG as EMBED_TAG, shape as shapeOfEmbed, subscribe as subscribeToEmbed } from "./whereby.js";
import { OWN as SIGNAL_OWN, TYPES as SIGNAL_TYPES, held as heldOfSignal, shape as shapeOfSignal, withoutText as withoutTextOfSignal } from "./whereby_signal/messages.js";

/** The value in place of a PIN for a guest who needs none. */
export { GUEST } from "./join/messages.js";

/**
 * @typedef {(at: number, type: string, detail: unknown) => void} Sink
 *
 * @typedef {object} Platform
 * @property {string} TAG The tag name of the element.
 * @property {(embed: Element, sink: Sink, signal: AbortSignal) => void} subscribe
 *
 * @typedef {object} Source As `index.d.ts` describes it.
 * @property {(sink: Sink, signal: AbortSignal) => void} subscribe
 * @property {(name: string, uuid?: string) => unknown} [run] Without it the source takes no commands.
 * @property {(pin?: string) => void} [enter]
 * @property {() => void} [retell]
 *
 * @typedef {Source & { forget: () => void }} Opened `forget`: drop what was entered for admission.
 *
 * @typedef {object} Transport
 * @property {(given: { node: string, conference: string, displayName: string, readsChat: () => boolean }) => Promise<Opened>} [open]
 *   Opens a connection of the panel's own. Without it the page must give a source.
 * @property {(failure: unknown) => [type: string, detail: unknown]} [failed] The message for a connection that failed.
 * @property {ReadonlySet<string>} types The messages that are passed on. Others come from newer nodes and are ignored.
 * @property {(type: string, detail: unknown) => unknown} withoutText The same message without text that somebody wrote.
 * @property {(type: string, detail: unknown) => import("../input_log.js").Shape} shape What a message means for the input log.
 * @property {(seen: import("../input_log.js").Seen[]) => import("../input_log.js").Seen[]} held What still holds of the room when
 *   another consultation begins in it.
 */

/** @type {Record<string, Platform>} */
const platforms = {
  whereby: { TAG: EMBED_TAG, subscribe: subscribeToEmbed },
  practice: { TAG: PRACTICE_TAG, subscribe: subscribeToPractice },
};
/** @type {Record<string, Transport>} */
const transports = {
  join: { open, failed, withoutText: withoutTextOfJoin, shape: shapeOfJoin, held: heldOfJoin, types: new Set([...JOIN_TYPES, ...Object.values(JOIN_OWN)]) },
  "whereby-sdk": { withoutText: withoutTextOfSignal, shape: shapeOfSignal, held: heldOfSignal, types: new Set([...SIGNAL_TYPES, ...Object.values(SIGNAL_OWN)]) },
};

/** @param {string | null} name @returns {Platform | null} */
export const platformOf = (name) => (name !== null && Object.hasOwn(platforms, name) ? platforms[name] : null);

/** @param {string | null} name @returns {Transport | null} */
export const transportOf = (name) => (name !== null && Object.hasOwn(transports, name) ? transports[name] : null);

// No two platforms use the same message name with different meanings.

/** A message without text that somebody wrote. @param {string} type @param {unknown} detail */
export const withoutText = (type, detail) => withoutTextOfSignal(type, withoutTextOfJoin(type, detail));

/** What an event of any platform means for the input log. @param {string} type @param {unknown} detail */
export function shape(type, detail) {
  const transport = Object.values(transports).find(({ types }) => types.has(type));
  return (transport?.shape ?? shapeOfEmbed)(type, detail);
}

/**
 * What still holds of the room when another consultation begins in it. Each event of an element stands by itself, so nothing of
 * those is needed later.
 * @param {import("../input_log.js").Seen[]} seen Of one platform, without what later messages supersede.
 */
export const held = (seen) => Object.values(transports).flatMap((transport) => transport.held(seen.filter(({ type }) => transport.types.has(type))));
