/** The commands of a conference, by the panel's names for them. */

/** @type {Record<string, string>} The paths below the conference's address; `*` stands for a participant's uuid. */
const CALLS = {
  lock: "lock",
  unlock: "unlock",
  admit: "participants/*/unlock",
  remove: "participants/*/disconnect",
  "microphone-off": "participants/*/mute",
  "microphone-on": "participants/*/unmute",
  "camera-off": "participants/*/video_muted",
  "end-for-all": "disconnect",
};

/** All commands, including `leave`, which has no path. */
export const COMMANDS = Object.freeze([...Object.keys(CALLS), "leave"]);

/**
 * @param {string} name @param {unknown} [uuid]
 * @returns {string | null} The path; null if the command is unknown or has no valid uuid.
 */
export function callOf(name, uuid) {
  if (!Object.hasOwn(CALLS, name)) return null;
  const path = CALLS[name];
  if (!path.includes("*")) return path;
  if (typeof uuid !== "string" || !/^[\w-]+$/.test(uuid)) return null;
  return path.replace("*", uuid);
}
