/** The observer of each platform. */
import { JoinObserver } from "./join.js";
import { WherebyObserver } from "./whereby.js";

const PLATFORMS = { join: JoinObserver, "whereby-sdk": WherebyObserver };

/**
 * @param {keyof typeof PLATFORMS} platform
 * @param {(message: import("./message_cache.js").Message) => void} emit
 */
export const observerFor = (platform, emit) => new PLATFORMS[platform](emit);
