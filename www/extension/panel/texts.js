/** The extension's texts, apart from the panel's own. */
import all from "../texts.json" with { type: "json" };

/** @param {"nb" | "en"} language @returns {(key: keyof typeof all.nb) => string} */
export const texts = (language) => (key) => all[language][key];

/**
 * Sets a page's language and the texts of its `data-text` elements.
 * @param {Document} page @param {"nb" | "en"} language
 */
export function localizePage(page, language) {
  const text = texts(language);
  page.documentElement.lang = language;
  for (const element of page.querySelectorAll("[data-text]")) element.textContent = text(/** @type {any} */ (element).dataset.text);
  return text;
}
