/**
 * A field of a value that something else made: of a message, an answer or a file. Only own properties count, since what any
 * script of the page puts on `Object.prototype` would otherwise be in every value that leaves the field out.
 * @param {any} value @param {PropertyKey} name @returns {any} `undefined` where the value has no such field, or is no object.
 */
export const own = (value, name) => (value !== null && value !== undefined && Object.hasOwn(value, name) ? value[name] : undefined);
