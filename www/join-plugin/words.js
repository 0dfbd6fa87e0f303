/** The words of the plugin's own pages, and which language they are in. */
import all from "./texts.json" with { type: "json" };

/** Norwegian under its other tags. */
const SAME = { no: "nb", nn: "nb" };

/** @param {unknown} tag As the web app or the browser has it, `nb_NO` as well as `nb-NO`. @returns {string} One that we have. */
export function languageOf(tag) {
  const base = String(tag).toLowerCase().split(/[-_]/)[0];
  const known = SAME[base] ?? base;
  return Object.hasOwn(all, known) ? known : "nb";
}

/** @param {string} language @returns {(key: string) => string} */
export const wordsIn = (language) => (key) => all[language][key];
