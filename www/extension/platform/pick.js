/** Takes out of what a page received what is named, and nothing else: tokens, claims and addresses stay behind. */

/** Longer than any name or id that is read; the panel reads no longer text either. */
const LONGEST = 256;
/** More than any room holds. */
const MOST = 1000;

const plain = (value) => value === null || typeof value === "boolean" || typeof value === "number" || (typeof value === "string" && value.length <= LONGEST);

/**
 * @typedef {true | [Shape] | { [name: string]: Shape }} Shape `true`: a text of usual length, a number or a truth value.
 */

/** @param {Shape} shape @param {any} value @returns {any} `undefined` where there is nothing of that shape. */
export function pick(shape, value) {
  if (shape === true) return plain(value) ? value : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(shape)) return Array.isArray(value) ? value.slice(0, MOST).map((item) => pick(shape[0], item) ?? null) : undefined;
  const picked = {};
  for (const [name, inner] of Object.entries(shape)) {
    const part = Object.hasOwn(value, name) ? pick(inner, value[name]) : undefined;
    if (part !== undefined) picked[name] = part;
  }
  return picked;
}

/** @param {string[]} names @returns {Shape} */
export const fields = (names) => Object.fromEntries(names.map((name) => [name, /** @type {const} */ (true)]));
