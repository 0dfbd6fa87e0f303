/** Finds the language of a practice room and its words. */
import all from "./texts.json";

const FIRST = "nb";
/** Norwegian under its other tags. */
const SAME = { no: "nb", nn: "nb" };

/** @param {Element} element @returns {string} Its own language, the nearest of the page around it, or Bokmål. */
export function languageOf(element) {
  /** @type {Element | undefined} */
  let at = element;
  while (at) {
    const tag = at.closest("[lang]")?.getAttribute("lang");
    if (tag) {
      const base = tag.toLowerCase().split("-")[0];
      const known = SAME[base] ?? base;
      return Object.hasOwn(all, known) ? known : FIRST;
    }
    // The page goes on outside a shadow root, at its host.
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : undefined;
  }
  return FIRST;
}

/** @param {string} language @returns {(key: string) => string} */
export const texts = (language) => (key) => all[language][key];
