/** Language and texts of a practice room. */
import all from "./texts.json";

const DEFAULT = "nb";
/** Other tags for Norwegian. */
const ALIASES = { no: "nb", nn: "nb" };

/** @param {Element} element @returns {string} The nearest `lang` of the element and its ancestors that has texts, otherwise Bokmål. */
export function languageOf(element) {
  /** @type {Element | undefined} */
  let at = element;
  while (at) {
    const tag = at.closest("[lang]")?.getAttribute("lang");
    if (tag) {
      const base = tag.toLowerCase().split("-")[0];
      const known = ALIASES[base] ?? base;
      return Object.hasOwn(all, known) ? known : DEFAULT;
    }
    // `closest` stops at a shadow root: continue at its host.
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : undefined;
  }
  return DEFAULT;
}

/** @param {string} language @returns {(key: string) => string} */
export const texts = (language) => (key) => all[language][key];
