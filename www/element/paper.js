/** Which checklist on paper belongs to which procedure. The pages lie in `paper/`, one for each language. */
import { isAddress } from "./procedure.js";

// The three of them are held to the module's by a test.
const BUILT_IN = ["combined", "so-d45111", "checklist"];
/** Followed where no procedure is named, or the name is none of these. */
const DEFAULT = "combined";
/** Stands in for a hospital's own, which has no page. */
const STAND_IN = "combined";

/**
 * @typedef {object} Paper A checklist on paper.
 * @property {(language: string) => string} address Of the page, in a language.
 * @property {boolean} standsIn Whether it is another procedure's.
 */

/**
 * @param {unknown} procedure What the attribute or property gives.
 * @param {string | URL} assets The folder that `paper/` is in, or a file in it.
 * @returns {Paper}
 */
export function paperOf(procedure, assets) {
  const standsIn = isAddress(procedure) || (typeof procedure === "object" && procedure !== null);
  const id = standsIn ? STAND_IN : BUILT_IN.includes(procedure) ? procedure : DEFAULT;
  // A page that stands in says so itself, in words that are seen when the address leads to them.
  const place = standsIn ? "#own" : "";
  return { address: (language) => new URL(`paper/${id}.${language}.html${place}`, assets).href, standsIn };
}
