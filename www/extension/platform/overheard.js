/** Who overhears on each platform. */
import { Overheard as Join } from "./join.js";
import { Overheard as Whereby } from "./whereby.js";

const PLATFORMS = { join: Join, "whereby-sdk": Whereby };

/**
 * @param {keyof typeof PLATFORMS} platform
 * @param {(told: import("./ledger.js").Told) => void} tell Hears of each message as it comes.
 */
export const overheardOn = (platform, tell) => new PLATFORMS[platform](tell);
