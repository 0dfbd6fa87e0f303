/** What can be told on each platform, by the word of the panel's attribute. */
import * as join from "./join_told.js";
import * as whereby from "./whereby_told.js";

const PLATFORMS = { join, "whereby-sdk": whereby };

/** What the panel is told when the page has gone. @param {keyof typeof PLATFORMS} platform */
export const lostOn = (platform) => PLATFORMS[platform].LOST;

/** Whether this is a message that is handed on there. @param {keyof typeof PLATFORMS} platform @param {any} told */
export const isTold = (platform, told) =>
  typeof told === "object" && told !== null && PLATFORMS[platform].TYPES.includes(told.type) && typeof told.detail === "object";
