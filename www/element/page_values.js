/**
 * Copies of the objects that a page gives, made once and at the moment it gives them: a getter, a proxy or a conversion of the
 * page runs on the page's own call, never inside the module, and what is kept is plain. In JavaScript because the page gives
 * them before the module is there.
 *
 * Only the shape is copied, by the names that `src/embed/announced.rs` reads; the module checks the values.
 */

/**
 * In place of what cannot be read: a getter that throws, a value of another type, or too much. The module finds no value that it
 * can use, and reports that.
 */
export const UNREADABLE = Symbol("unreadable");

/** One more than the module takes, so that it reports the rest. */
const MOST_ENTRIES = 501;
/** The longest text that is copied, in UTF-16 code units. */
const LONGEST_TEXT = 100_000;
/** How deep a getter may set a property whose value is read. */
const DEEPEST = 4;
let depth = 0;

/** @param {() => unknown} read */
function checked(read) {
  if (depth >= DEEPEST) return UNREADABLE;
  depth += 1;
  try {
    return read();
  } catch {
    return UNREADABLE;
  } finally {
    depth -= 1;
  }
}

const isObject = (value) => (typeof value === "object" && value !== null) || typeof value === "function";

/** A primitive; of a `Date` its milliseconds. @param {any} value */
function primitive(value) {
  const plain = isObject(value) ? value.valueOf() : value;
  return isObject(plain) || (typeof plain === "string" && plain.length > LONGEST_TEXT) ? UNREADABLE : plain;
}

/** @param {Record<string, (value: unknown) => unknown>} shape */
const fields = (shape) => (value) => {
  if (!isObject(value)) return value ?? undefined;
  return Object.fromEntries(Object.entries(shape).map(([name, copy]) => [name, copyField(value, name, copy)]));
};

/** One that cannot be read hides no other. */
function copyField(value, name, copy) {
  try {
    return copy(value[name]);
  } catch {
    return UNREADABLE;
  }
}

const identified = fields({ method: primitive, level: primitive, at: primitive });
const person = fields({ externalId: primitive, name: primitive, role: primitive, identified });

/** @type {Record<string, (value: any) => unknown>} */
const COPIES = {
  expected: (list) => {
    if (!Array.isArray(list)) return isObject(list) ? UNREADABLE : (list ?? undefined);
    return Array.from({ length: Math.min(list.length, MOST_ENTRIES) }, (_, index) => copyField(list, String(index), person));
  },
  appointment: fields({
    start: primitive,
    minutes: primitive,
    roomType: primitive,
    support: primitive,
    callback: primitive,
    callbackMinutes: primitive,
    caller: primitive,
    smart: fields({ origin: primitive, handle: primitive }),
  }),
  // The module reads an object as the JSON it stands for.
  procedure: (file) => (isObject(file) ? JSON.parse(JSON.stringify(file)) : file),
};

/** A plain copy of the value of a property. @param {string} name @param {unknown} value */
export const copyOf = (name, value) => (Object.hasOwn(COPIES, name) ? checked(() => COPIES[name](value)) : Boolean(value));

/** The text of a value for an attribute. @param {unknown} value */
export function textOf(value) {
  try {
    return String(value);
  } catch {
    return "";
  }
}
