/**
 * The sites that the extension observes, what it observes there, and the adapter for it. The build fills in the hosts; a
 * hospital with its own host name adds it there (`docs/extension.md`).
 */
import { EVENTS } from "./join_messages.js";

/** @type {Record<string, string[]>} Host names by platform; `*.` matches the host and its subdomains. */
const HOSTS = TRYGTROM_HOSTS;

/** Hosts of a vendor's servers that are no sites. Whereby's signalling servers have the service's former name. */
const SERVERS = { join: [], "whereby-sdk": ["*.appearin.net"] };

/**
 * @typedef {object} Target
 * @property {"join" | "whereby-sdk"} platform Value of the panel's attribute.
 * @property {import("../page/streams.js").Address & { types: readonly string[] }} [events] Event streams.
 * @property {import("../page/streams.js").Address} [sockets] Web sockets.
 */

const matching = (name) => name.replace(/^\*\./, "([a-z0-9-]+\\.)*").replace(/\.(?=[a-z0-9])/g, "\\.");

/**
 * The origins from which a platform's pages receive what is observed: encrypted, and the service's own sites and servers.
 * @param {keyof typeof SERVERS} platform @param {"https" | "wss"} scheme
 */
const originsOf = (platform, scheme) => new RegExp(`^${scheme}://(${[...HOSTS[platform], ...SERVERS[platform]].map(matching).join("|")})(:\\d+)?$`);

/** @type {Target[]} */
const SITES = [
  { platform: "join", events: { origin: originsOf("join", "https"), path: /^\/api\/client\/v2\/conferences\/[^/]+\/events$/, types: EVENTS } },
  { platform: "whereby-sdk", sockets: { origin: originsOf("whereby-sdk", "wss"), path: /^\/protocol\/socket\.io\/v4\/?$/ } },
];

const matches = (hostname, pattern) =>
  pattern.startsWith("*.") ? hostname === pattern.slice(2) || hostname.endsWith(pattern.slice(1)) : hostname === pattern;

/** @param {string} hostname @returns {Target | null} Null if the host is not observed. */
export const targetFor = (hostname) => SITES.find(({ platform }) => HOSTS[platform].some((pattern) => matches(hostname, pattern))) ?? null;
