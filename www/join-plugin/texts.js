/** Texts of the plugin's pages, and the choice of language. */
import all from "./texts.json" with { type: "json" };

/** Other tags for Norwegian. */
const ALIASES = { no: "nb", nn: "nb" };

/** @param {unknown} tag From the web app or the browser: `nb_NO` or `nb-NO`. @returns {string} A language that has texts. */
export function languageOf(tag) {
  const base = String(tag).toLowerCase().split(/[-_]/)[0];
  const known = ALIASES[base] ?? base;
  return Object.hasOwn(all, known) ? known : "nb";
}

/** @param {string} language @returns {(key: string) => string} */
export const textsIn = (language) => (key) => all[language][key];
