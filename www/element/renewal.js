/**
 * What still holds when a new consultation begins: the panel is then built again in a fresh instance of the module, from this
 * and nothing else. In JavaScript because it is what outlives an instance.
 * Pure: the platform's `held` says what a vendor's messages leave behind.
 *
 * @typedef {import("./input_log.js").Entry} Entry
 * @typedef {import("./input_log.js").Seen} Seen
 *
 * @typedef {object} Renewal
 * @property {Record<string, unknown>} options What the panel is built with.
 * @property {Entry[]} entries What is replayed then. The last one begins the new consultation.
 */

/** Options whose last value is taken by the panel that is built. */
const FOLDED = ["viewer", "consultation", "setting", "expected", "appointment"];

/**
 * @param {Record<string, unknown>} options What the panel was built with.
 * @param {Entry[]} entries What it has received, oldest first. With the last one the new consultation has begun.
 * @param {object} begun
 * @param {string} begun.setting The setting, which a person may have chosen.
 * @param {boolean} begun.announced Whether what the page has announced is for the new consultation.
 * @param {number} begun.since When the panel was first built, in ms since the epoch.
 * @param {(seen: Seen[]) => Seen[]} begun.held What of the room's messages still holds.
 * @returns {Renewal}
 */
export function renew(options, entries, { setting, announced, since, held }) {
  const sets = entries.filter((entry) => entry.kind === "set");
  const last = (name) => (sets.findLast((entry) => entry.name === name) ?? { value: options[name] }).value;
  const folded = Object.fromEntries(FOLDED.map((name) => [name, last(name)]));
  const none = announced ? {} : { expected: undefined, appointment: undefined };
  // An input keeps its time, and an option has none: the person was trained when the page said so.
  const onboarded = { at: since, kind: /** @type {const} */ ("set"), name: "onboarded", value: options.onboarded };
  // What a room reports is read by what is connected.
  const connected = entries.findLastIndex((entry) => entry.kind === "connect");
  const seen = entries.filter((entry, index) => entry.kind === "seen" && index > connected);
  return {
    options: { ...options, ...folded, ...none, setting, onboarded: undefined },
    entries: [
      ...(options.onboarded === undefined ? [] : [onboarded]),
      ...entries.filter((entry, index) => (entry.kind === "set" && !FOLDED.includes(entry.name)) || index === connected),
      ...held(/** @type {Seen[]} */ (seen)),
      { at: entries.at(-1)?.at ?? since, kind: "reset" },
    ],
  };
}
