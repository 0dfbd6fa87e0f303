/**
 * The conference node's client API as a source for a panel: a `Conference` reports messages (`messages.js`) and takes commands
 * (`commands.js`).
 */
export { Conference } from "./conference.js";
export { COMMANDS } from "./commands.js";
export { CODES, JoinFailure, WHYS } from "./failure.js";
export { GUEST, OWN, TYPES, shape, withoutText } from "./messages.js";
