/**
 * The conference node's client API, as a source that a panel can hear: a `Conference` tells what happens in the words of
 * `messages.js`, and does what it is asked in those of `commands.js`.
 */
export { Conference } from "./conference.js";
export { COMMANDS } from "./commands.js";
export { CODES, JoinFailure, WHYS } from "./failure.js";
export { GUEST, OWN, TYPES, shape, withoutText } from "./messages.js";
