/**
 * The checklist on paper of each procedure: pages in `paper/`, one for each language. In JavaScript because it replaces a panel
 * that cannot start.
 */
import { isAddress } from "./procedure.js";

// A test compares these ids with the module's.
const BUILT_IN = ["combined", "so-d45111", "checklist", "extended"];
/** For a page that names no procedure, or an unknown one. */
const DEFAULT = "combined";
/** Replaces a hospital's own procedure, which has no page. */
const SUBSTITUTE = "combined";

/**
 * @typedef {object} Paper A checklist on paper.
 * @property {(language: string) => string} address The address of the page in a language.
 * @property {boolean} isSubstitute Whether it is the page of another procedure, in place of the hospital's own.
 */

/**
 * @param {unknown} procedure The value of the attribute or property.
 * @param {string | URL} assets The folder that contains `paper/`, or a file in it.
 * @returns {Paper}
 */
export function paperOf(procedure, assets) {
  const isSubstitute = isAddress(procedure) || (typeof procedure === "object" && procedure !== null);
  const id = isSubstitute ? SUBSTITUTE : BUILT_IN.includes(procedure) ? procedure : DEFAULT;
  // This fragment makes the page say that it is not the hospital's own checklist.
  const fragment = isSubstitute ? "#own" : "";
  return { address: (language) => new URL(`paper/${id}.${language}.html${fragment}`, assets).href, isSubstitute };
}
