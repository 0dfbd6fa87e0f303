/**
 * On which sites the extension listens, to what, and which adapter that is for. The hosts are filled in when it is built:
 * a hospital with a video service at a host of its own names it then (`docs/extension.md`).
 */
import { EVENTS } from "./join_told.js";

/** @type {Record<string, string[]>} Host names by platform; `*.` stands for the host itself and all below it. */
const HOSTS = TRYGTROM_HOSTS;

/**
 * @typedef {object} Wanted
 * @property {"join" | "whereby-sdk"} platform The word of the panel's attribute.
 * @property {{ path: RegExp, types: readonly string[] }} [events] Event streams.
 * @property {{ path: RegExp }} [sockets] Web sockets.
 */

/** @type {Wanted[]} */
const SITES = [
  { platform: "join", events: { path: /^\/api\/client\/v2\/conferences\/[^/]+\/events$/, types: EVENTS } },
  { platform: "whereby-sdk", sockets: { path: /^\/protocol\/socket\.io\/v4\/?$/ } },
];

const isOf = (hostname, pattern) =>
  pattern.startsWith("*.") ? hostname === pattern.slice(2) || hostname.endsWith(pattern.slice(1)) : hostname === pattern;

/** What is listened to on a host; null: nothing. @param {string} hostname @returns {Wanted | null} */
export const wantedOn = (hostname) => SITES.find(({ platform }) => HOSTS[platform].some((pattern) => isOf(hostname, pattern))) ?? null;
