/** Where a conference's client API lies: from a node and an alias as a page gives them. */
import { JoinFailure } from "./failure.js";

/** On the machine itself nothing can be overheard, and no certificate is to be had. */
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
 * The address under which all requests of a conference lie. The alias is one segment, whatever is in it.
 * @param {unknown} node
 * @param {unknown} alias
 * @returns {string} Ends with a slash.
 * @throws {JoinFailure}
 */
export function baseOf(node, alias) {
  const origin = readNode(node);
  const wrong = new JoinFailure("invalid-attribute", "conference");
  const text = typeof alias === "string" ? alias.trim() : "";
  // A segment of dots would lead elsewhere, encoded or not.
  if (text === "" || text === "." || text === "..") throw wrong;
  try {
    return `${origin}/api/client/v2/conferences/${encodeURIComponent(text)}/`;
  } catch {
    // Half of a character that takes two.
    throw wrong;
  }
}
