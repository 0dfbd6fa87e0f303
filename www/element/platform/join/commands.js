/** What can be asked of a conference, by the names that the panel has for it. */

/** @type {Record<string, string>} Each the last part of an address; `*` stands for somebody's uuid. */
const CALLS = {
  lock: "lock",
  unlock: "unlock",
  admit: "participants/*/unlock",
  remove: "participants/*/disconnect",
  "end-for-all": "disconnect",
};

/** All names, with the one that is no request of its own. */
export const COMMANDS = Object.freeze([...Object.keys(CALLS), "leave"]);

/**
 * @param {string} name @param {unknown} [uuid]
 * @returns {string | null} The path; null: there is no such command, or nobody to do it to.
 */
export function callOf(name, uuid) {
  if (!Object.hasOwn(CALLS, name)) return null;
  const path = CALLS[name];
  if (!path.includes("*")) return path;
  if (typeof uuid !== "string" || !/^[\w-]+$/.test(uuid)) return null;
  return path.replace("*", uuid);
}
