/** Copies only the named fields of what a page received: tokens, claims and addresses are left out. */

/** Maximum text length; the panel's adapter has the same limit. */
const MAX_LENGTH = 256;
/** Maximum list length: more participants than any room admits. */
const MAX_ITEMS = 1000;

const isPrimitive = (value) => value === null || typeof value === "boolean" || typeof value === "number" || (typeof value === "string" && value.length <= MAX_LENGTH);

/**
 * @typedef {true | [Shape] | { [name: string]: Shape }} Shape `true`: a short string, a number, a boolean or null.
 */

/** @param {Shape} shape @param {any} value @returns {any} `undefined` if the value does not have that shape. */
export function pick(shape, value) {
  if (shape === true) return isPrimitive(value) ? value : undefined;
  if (typeof value !== "object" || value === null) return undefined;
  if (Array.isArray(shape)) return Array.isArray(value) ? value.slice(0, MAX_ITEMS).map((item) => pick(shape[0], item) ?? null) : undefined;
  const picked = {};
  for (const [name, innerShape] of Object.entries(shape)) {
    const part = Object.hasOwn(value, name) ? pick(innerShape, value[name]) : undefined;
    if (part !== undefined) picked[name] = part;
  }
  return picked;
}

/** @param {string[]} names @returns {Shape} */
export const fields = (names) => Object.fromEntries(names.map((name) => [name, /** @type {const} */ (true)]));
