/**
 * The limit of one message of a room. In JavaScript because a message is kept before the module is there.
 */

/** The most values in a message: fields and entries, with those of the objects and lists in it. */
export const MOST_VALUES = 50_000;
/** The most characters of a message: all its texts and names of fields together. */
export const MOST_CHARACTERS = 4 * 1024 * 1024;
/** The most objects and lists inside each other. */
export const DEEPEST = 64;

/**
 * Whether a message is larger than the panel keeps. Reads it no further than that.
 * @param {unknown} detail
 */
export function isTooLarge(detail) {
  let values = 0;
  let characters = 0;
  const within = (value, depth) => {
    if (typeof value === "string") characters += value.length;
    values += 1;
    if (values > MOST_VALUES || characters > MOST_CHARACTERS || depth > DEEPEST) return false;
    if (typeof value !== "object" || value === null) return true;
    if (Array.isArray(value)) return value.length <= MOST_VALUES && value.every((one) => within(one, depth + 1));
    for (const name in value) {
      // Not what a script of the page has put on every object, without end where that is an object itself.
      if (!Object.hasOwn(value, name)) continue;
      characters += name.length;
      if (!within(value[name], depth + 1)) return false;
    }
    return true;
  };
  try {
    return !within(detail, 0);
  } catch {
    // A detail made by a script can throw when it is read. The module reads it field by field.
    return false;
  }
}
