/** The messages of each platform, by the value of the panel's attribute. */
import * as join from "./join_messages.js";
import * as whereby from "./whereby_messages.js";

const PLATFORMS = { join, "whereby-sdk": whereby };

/** The types of a platform's messages about the connection. @param {keyof typeof PLATFORMS} platform */
export const ownTypes = (platform) => PLATFORMS[platform].OWN;

/** Whether this is a message that the platform's observer sends. @param {keyof typeof PLATFORMS} platform @param {any} message */
export const isForwarded = (platform, message) =>
  typeof message === "object" && message !== null && PLATFORMS[platform].TYPES.includes(message.type) && typeof message.detail === "object" && Number.isInteger(message.stream);
