/**
 * The failures between the panel and a conference node: a public code, and a reason from a closed list. Neither contains text
 * that somebody typed or that the node sent.
 *
 * @typedef {keyof typeof MESSAGES} Code
 * @typedef {typeof WHYS[number]} Why
 */
import { own } from "../../own.js";

export const WHYS = Object.freeze([
  // No answer. A page cannot distinguish a node that is down from one that does not let this origin read its answers (CORS),
  // or from a page policy that forbids the request (connect-src): browsers hide the difference deliberately.
  "no-answer",
  // The node answers that it cannot serve the request now.
  "server-error",
  "too-many-requests",
  // The answer does not come from a conference node, but for example from a portal or a proxy.
  "not-json",
  "unreadable",
  "too-large",
  // An attribute is invalid.
  "node",
  "conference",
  "display-name",
  // Admission failed.
  "pin",
  "too-many-tries",
  "sign-on",
  "extension",
  "full",
  "maintenance",
  "other",
  // A command failed.
  "unknown-command",
  "not-in",
  "not-allowed",
  "not-done",
  "not-found",
  "token-gone",
]);

/** What each code means, for the integrator. */
const MESSAGES = {
  "node-unreachable": "The conference node did not answer as one. Check the address, the network, that the page may connect to it (connect-src), and that it lets this origin read its answers (CORS): these cannot be asked apart from here.",
  "pin-required": "The conference asks for a PIN.",
  "pin-wrong": "The conference does not take this PIN.",
  "conference-unknown": "The node knows no conference of this alias.",
  "conference-refused": "The conference lets nobody in this way.",
  "invalid-attribute": "The node must be an https address without path, and the conference an alias.",
  "command-failed": "The conference did not take the command.",
};

export const CODES = Object.freeze(Object.keys(MESSAGES));

export class JoinFailure extends Error {
  /** @param {Code} code @param {Why} why @param {object} [more] Further values from closed lists. */
  constructor(code, why, more = {}) {
    super(MESSAGES[code]);
    this.name = "JoinFailure";
    this.code = code;
    this.why = why;
    this.more = more;
  }

  /** Whether a retry without a person's action can help. */
  get passing() {
    return this.code === "node-unreachable";
  }

  /** The detail of the message that reports the failure. */
  get detail() {
    return { code: this.code, why: this.why, ...this.more };
  }
}

export const unreachable = (why = "no-answer") => new JoinFailure("node-unreachable", why);

/** The texts that a node sends with status 403 when it refuses admission. */
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
 * The failure of a reply that does not answer the request; null if it answers it.
 * @param {import("./api.js").Reply} reply @returns {JoinFailure | null}
 */
export function missingAnswer({ status, json }) {
  if (status === 429) return unreachable("too-many-requests");
  if (status >= 500) return unreachable("server-error");
  if (json === undefined) return unreachable("not-json");
  return null;
}

/**
 * Why admission was refused.
 * @param {import("./api.js").Reply} reply @returns {JoinFailure}
 */
export function refusalOf({ status, json }) {
  const result = own(json, "result");
  if (status === 404) return new JoinFailure("conference-unknown", "not-found");
  if (typeof result === "string") {
    const [code, why] = Object.hasOwn(REFUSALS, result) ? REFUSALS[result] : ["conference-refused", "other"];
    return new JoinFailure(/** @type {Code} */ (code), /** @type {Why} */ (why));
  }
  const asks = (name) => Object.hasOwn(Object(result), name);
  if (asks("pin")) return new JoinFailure("pin-required", "pin", { host: own(result, "pin") === "required", guest: own(result, "guest_pin") === "required" });
  if (asks("idp") || asks("redirect_url")) return new JoinFailure("conference-refused", "sign-on");
  if (asks("conference_extension")) return new JoinFailure("conference-refused", "extension");
  return new JoinFailure("conference-refused", "other");
}
