/**
 * What can go wrong between the panel and a conference node: a public code, and why, from a closed list. Neither ever
 * holds what somebody typed, nor what the node wrote.
 *
 * @typedef {"node-unreachable" | "pin-required" | "pin-wrong" | "conference-unknown" | "conference-refused" | "invalid-attribute" | "command-failed"} Code
 * @typedef {typeof WHYS[number]} Why
 */

export const CODES = Object.freeze([
  "node-unreachable",
  "pin-required",
  "pin-wrong",
  "conference-unknown",
  "conference-refused",
  "invalid-attribute",
  "command-failed",
]);

export const WHYS = Object.freeze([
  // Nothing came back. A page cannot tell a node that is down from one that lets no page of this origin read its answers
  // (CORS), nor from a page policy that forbids the request (connect-src): browsers hide the difference on purpose.
  "no-answer",
  // The node answers, and says that it cannot just now.
  "server-error",
  "too-many-requests",
  // Something answers that is no conference node: a portal's page, a proxy's error.
  "not-json",
  "unreadable",
  // Of an address or a name that was given.
  "node",
  "conference",
  "display-name",
  // Of the door.
  "pin",
  "too-many-tries",
  "sign-on",
  "extension",
  "full",
  "maintenance",
  "other",
  // Of a command.
  "unknown-command",
  "not-in",
  "not-allowed",
  "not-done",
  "not-found",
  "token-gone",
]);

const WORDS = {
  "node-unreachable": "The conference node did not answer as one. Check the address, the network, that the page may connect to it (connect-src), and that it lets this origin read its answers (CORS): these cannot be told apart from here.",
  "pin-required": "The conference asks for a PIN.",
  "pin-wrong": "The conference does not take this PIN.",
  "conference-unknown": "The node knows no conference of this alias.",
  "conference-refused": "The conference lets nobody in this way.",
  "invalid-attribute": "The node must be an https address without path, and the conference an alias.",
  "command-failed": "The conference did not take the command.",
};

export class JoinFailure extends Error {
  /** @param {Code} code @param {Why} why @param {object} [more] Further closed words about it. */
  constructor(code, why, more = {}) {
    super(WORDS[code]);
    this.name = "JoinFailure";
    this.code = code;
    this.why = why;
    this.more = more;
  }

  /** Whether trying again without anybody doing anything can help. */
  get passing() {
    return this.code === "node-unreachable";
  }

  /** As it is handed on. */
  get detail() {
    return { code: this.code, why: this.why, ...this.more };
  }
}

export const unreachable = (why = "no-answer") => new JoinFailure("node-unreachable", why);

/** What the texts mean that a node gives with a 403 at the door. */
const REFUSALS = {
  "Invalid PIN": ["pin-wrong", "pin"],
  "Participant exceeded PIN entry retries": ["pin-wrong", "too-many-tries"],
  "Participant limit reached": ["conference-refused", "full"],
  "Insufficient licenses": ["conference-refused", "full"],
  "Out of resource": ["conference-refused", "full"],
  "Out of proxying resource": ["conference-refused", "full"],
  "System in maintenance mode": ["conference-refused", "maintenance"],
  "Conference extension not found": ["conference-unknown", "extension"],
  "Neither conference nor gateway found": ["conference-unknown", "not-found"],
};

/**
 * Why an answer that is none is none, whatever was asked; null where it is one.
 * @param {import("./api.js").Reply} reply @returns {JoinFailure | null}
 */
export function unanswered({ status, json }) {
  if (status === 429) return unreachable("too-many-requests");
  if (status >= 500) return unreachable("server-error");
  if (json === undefined) return unreachable("not-json");
  return null;
}

/**
 * Why a request to be let in was turned down.
 * @param {import("./api.js").Reply} reply @returns {JoinFailure}
 */
export function turnedDown({ status, json }) {
  const result = /** @type {any} */ (json)?.result;
  if (status === 404) return new JoinFailure("conference-unknown", "not-found");
  if (typeof result === "string") {
    const [code, why] = Object.hasOwn(REFUSALS, result) ? REFUSALS[result] : ["conference-refused", "other"];
    return new JoinFailure(/** @type {Code} */ (code), /** @type {Why} */ (why));
  }
  const told = Object(result);
  if ("pin" in told) return new JoinFailure("pin-required", "pin", { host: told.pin === "required", guest: told.guest_pin === "required" });
  if ("idp" in told || "redirect_url" in told) return new JoinFailure("conference-refused", "sign-on");
  if ("conference_extension" in told) return new JoinFailure("conference-refused", "extension");
  return new JoinFailure("conference-refused", "other");
}
