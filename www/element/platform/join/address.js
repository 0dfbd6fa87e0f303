/** The address of a conference's client API, from the node and the alias that a page sets. */
import { JoinFailure } from "./failure.js";

/** Hosts that may be used without https: traffic to the local machine cannot be intercepted, and it has no certificate. */
const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * @param {unknown} node An https origin, or a host name.
 * @returns {string} The origin.
 * @throws {JoinFailure} `invalid-attribute`, without the value: an address can hold a password.
 */
export function readNode(node) {
  const wrong = new JoinFailure("invalid-attribute", "node");
  const text = typeof node === "string" ? node.trim() : "";
  if (text === "" || text.startsWith("/")) throw wrong;
  let url;
  try {
    url = new URL(/^[a-z][a-z\d+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  } catch {
    throw wrong;
  }
  const safe = url.protocol === "https:" || (url.protocol === "http:" && LOCAL.test(url.hostname));
  const bare = url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "" && url.password === "";
  if (!safe || !bare) throw wrong;
  return url.origin;
}

/**
 * The base address of all requests to a conference. The alias is encoded as one path segment.
 * @param {unknown} node
 * @param {unknown} alias
 * @returns {string} Ends with a slash.
 * @throws {JoinFailure}
 */
export function baseOf(node, alias) {
  const origin = readNode(node);
  const wrong = new JoinFailure("invalid-attribute", "conference");
  const text = typeof alias === "string" ? alias.trim() : "";
  // A dot segment changes the path, encoded or not.
  if (text === "" || text === "." || text === "..") throw wrong;
  try {
    return `${origin}/api/client/v2/conferences/${encodeURIComponent(text)}/`;
  } catch {
    // The alias contains a lone surrogate.
    throw wrong;
  }
}
