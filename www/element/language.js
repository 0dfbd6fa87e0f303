/**
 * The language of a panel, and the few texts that are shown without the module. In JavaScript because they are needed before
 * the module is there and after a panic.
 */
import all from "./texts.json";

const FIRST = "nb";

/**
 * @param {Element} element
 * @returns {string} The language tag of the element or of its nearest ancestor that has one; Bokmål if there is none.
 */
export function nearestLanguage(element) {
  /** @type {Element | null} */
  let at = element;
  while (at) {
    const tag = at.closest("[lang]")?.getAttribute("lang");
    if (tag) return tag;
    // The ancestors of a shadow root are those of its host.
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return FIRST;
}

/** The text of a key. @param {"nb" | "en"} language @param {keyof typeof all.nb} key */
export const textOf = (language, key) => all[language][key];

/** The name of a panel in a conference. Independent of the panel's language, because the other participants have their own. */
export const panelName = () => textOf(FIRST, "panel-name");

/**
 * Calls back when the language around an element may have changed.
 * @param {Element} element @param {() => void} changed @param {AbortSignal} signal
 */
export function watchLanguage(element, changed, signal) {
  const observer = new MutationObserver(changed);
  signal.addEventListener("abort", () => observer.disconnect());
  /** @type {Element | null} */
  let at = element;
  while (at) {
    const root = at.getRootNode();
    observer.observe(root, { attributes: true, attributeFilter: ["lang"], subtree: true });
    at = root instanceof ShadowRoot ? root.host : null;
  }
}
