/** Whereby's embedded room element. */
import { TAG, TYPES, shape, subscribe } from "./embed.js";

/** @type {import("../index.js").Platform} */
export const whereby = {
  element: { TAG, subscribe },
  types: new Set(TYPES),
  withoutText: (_, detail) => detail,
  shape,
  // Each event of an element stands by itself, so nothing of them is needed later.
  held: () => [],
};
