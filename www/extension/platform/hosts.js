/**
 * The sites that the extension observes, what it observes there, and the adapter for it. The build fills in the hosts; a
 * hospital with its own host name adds it there (`docs/extension.md`).
 */
import { EVENTS } from "./join_messages.js";

/** @type {Record<string, string[]>} Host names by platform; `*.` matches the host and its subdomains. */
const HOSTS = TRYGTROM_HOSTS;

/**
 * @typedef {object} Target
 * @property {"join" | "whereby-sdk"} platform Value of the panel's attribute.
 * @property {{ path: RegExp, types: readonly string[] }} [events] Event streams.
 * @property {{ path: RegExp }} [sockets] Web sockets.
 */

/** @type {Target[]} */
const SITES = [
  { platform: "join", events: { path: /^\/api\/client\/v2\/conferences\/[^/]+\/events$/, types: EVENTS } },
  { platform: "whereby-sdk", sockets: { path: /^\/protocol\/socket\.io\/v4\/?$/ } },
];

const matches = (hostname, pattern) =>
  pattern.startsWith("*.") ? hostname === pattern.slice(2) || hostname.endsWith(pattern.slice(1)) : hostname === pattern;

/** @param {string} hostname @returns {Target | null} Null if the host is not observed. */
export const targetFor = (hostname) => SITES.find(({ platform }) => HOSTS[platform].some((pattern) => matches(hostname, pattern))) ?? null;
