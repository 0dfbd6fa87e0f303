/** The extension's own words. The panel has its own. */
import all from "../texts.json" with { type: "json" };

/** @param {"nb" | "en"} language @returns {(key: keyof typeof all.nb) => string} */
export const texts = (language) => (key) => all[language][key];

/**
 * Gives a page its language and the words it names.
 * @param {Document} page @param {"nb" | "en"} language
 */
export function dress(page, language) {
  const say = texts(language);
  page.documentElement.lang = language;
  for (const part of page.querySelectorAll("[data-text]")) part.textContent = say(/** @type {any} */ (part).dataset.text);
  return say;
}
