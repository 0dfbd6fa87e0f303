/** Opens the panel's own connection to a conference. */
import { Conference } from "./conference.js";
import { OWN } from "./messages.js";

/** The tag of every panel, which anybody can use: `CALL_TAG` in `src/platform/join/mod.rs`. */
const CALL_TAG = "trygtrom";

/**
 * @param {{ node: string, conference: string, displayName: string, readsChat: () => boolean }} given
 * @returns {Promise<Conference>}
 * @throws {import("./failure.js").JoinFailure} `invalid-attribute`
 */
export async function open({ readsChat, ...given }) {
  return new Conference({
    ...given,
    callTag: CALL_TAG,
    get chatText() {
      return readsChat();
    },
  });
}

/** @param {any} failure @returns {[type: string, detail: unknown]} */
export const failed = (failure) => [OWN.failed, { ...failure.detail, trying: false }];
