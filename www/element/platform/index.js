/**
 * The platforms that can be listened to: through an element on the page, or through a source that holds a connection. Each is a
 * folder here, whose `index.js` exports what {@link Platform} describes.
 * In JavaScript because rooms are listened to before the module is there.
 */
// Not as namespaces: bundled, those are objects filled by a loop that takes what a script of the page has put on every
// object for an export, and fails.
import { jitsi } from "./jitsi/index.js";
import { join } from "./join/index.js";
import { practice } from "./practice/index.js";
import { teams } from "./teams/index.js";
import { whereby } from "./whereby/index.js";
import { wherebySignal } from "./whereby_signal/index.js";

/** The value in place of a PIN for a guest who needs none. */
export { GUEST } from "./join/messages.js";

/**
 * @typedef {(at: number, type: string, detail: unknown) => void} Sink
 *
 * @typedef {object} RoomElement
 * @property {string} TAG The tag name of the element.
 * @property {(embed: Element, sink: Sink, signal: AbortSignal) => void} subscribe
 *
 * @typedef {object} Source As `index.d.ts` describes it.
 * @property {(sink: Sink, signal: AbortSignal, on?: Adapted) => void} subscribe
 * @property {(name: string, id?: string) => unknown} [run] Without it the source takes no commands.
 * @property {boolean} [partial] It does not see all of the room.
 * @property {string} [problem] What is wrong with what it was made of: a person is asked instead.
 * @property {(pin?: string) => void} [enter]
 * @property {() => void} [retell]
 *
 * @typedef {Source & { forget: () => void }} Opened `forget`: drop what was entered for admission.
 *
 * @typedef {object} Adapted What a source reports of the object that it is made of.
 * @property {(problem: { code: string, message: string }) => void} silent It does not answer: a person is asked instead.
 * @property {() => void} answers It answers again. What it reports from now on is all there is.
 *
 * @typedef {object} Platform
 * @property {RoomElement} [element] The element that `for` names. Without it the page gives a source, or the panel opens one.
 * @property {(given: { node: string, conference: string, displayName: string, readsChat: () => boolean }) => Promise<Opened>} [open]
 *   Opens a connection of the panel's own. Without it the page must give a source.
 * @property {(given: unknown, on: Adapted) => Source | string} [adapt] Makes a source of an object of the vendor that the page gives, or
 *   says what is wrong with it. Without it the page gives a source itself.
 * @property {boolean} [asksWithoutSource] Without a source nothing is wrong: a person answers everything.
 * @property {(failure: unknown) => [type: string, detail: unknown]} [failed] The message for a connection that failed.
 * @property {ReadonlySet<string>} types The messages that are passed on. Others come from newer versions and are ignored.
 * @property {(type: string, detail: unknown) => unknown} withoutText The same message without text that somebody wrote. A message
 *   of another platform is left as it is.
 * @property {(type: string, detail: unknown) => import("../input_log.js").Shape} shape What a message means for the input log.
 * @property {(seen: import("../input_log.js").Seen[]) => import("../input_log.js").Seen[]} held What still holds of the room when
 *   another consultation begins in it.
 */

/** @type {Record<string, Platform>} By their names in the public API. No two use the same message name with different meanings. */
const platforms = { whereby, practice, join, "whereby-sdk": wherebySignal, jitsi, teams };

/** @param {string | null} name @returns {Platform | null} */
const named = (name) => (name !== null && Object.hasOwn(platforms, name) ? platforms[name] : null);

/** The element of the platform of this name, if it is reached through one. @param {string | null} name @returns {RoomElement | null} */
export const elementOf = (name) => named(name)?.element ?? null;

/** The platform of this name, if it is reached through a source. @param {string | null} name @returns {Platform | null} */
export const transportOf = (name) => (elementOf(name) ? null : named(name));

/** A message without text that somebody wrote. @param {string} type @param {unknown} detail */
export const withoutText = (type, detail) => Object.values(platforms).reduce((rest, platform) => platform.withoutText(type, rest), detail);

/** What an event of any platform means for the input log. @param {string} type @param {unknown} detail */
export function shape(type, detail) {
  const platform = Object.values(platforms).find(({ types }) => types.has(type));
  return platform ? platform.shape(type, detail) : { state: type };
}

/**
 * What still holds of the room when another consultation begins in it.
 * @param {import("../input_log.js").Seen[]} seen Of one platform, without what later messages supersede.
 */
export const held = (seen) => Object.values(platforms).flatMap((platform) => platform.held(seen.filter(({ type }) => platform.types.has(type))));
