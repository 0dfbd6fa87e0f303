/** The extension's own words. The panel has its own. */
import all from "../texts.json";

/** @param {"nb" | "en"} language @returns {(key: keyof typeof all.nb) => string} */
export const texts = (language) => (key) => all[language][key];

/**
 * Gives a page its language, its title and the words it names.
 * @param {Document} page @param {"nb" | "en"} language @param {keyof typeof all.nb} title
 */
export function dress(page, language, title) {
  const say = texts(language);
  page.documentElement.lang = language;
  page.title = say(title);
  for (const part of page.querySelectorAll("[data-text]")) part.textContent = say(/** @type {any} */ (part).dataset.text);
  return say;
}
