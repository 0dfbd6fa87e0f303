/** The language of a panel, and the few words it needs when the WebAssembly module cannot speak. */
import all from "./texts.json";

const FIRST = "nb";

/**
 * @param {Element} element
 * @returns {string} The tag of the element itself or of the nearest part of the page around it; Bokmål when none says.
 */
export function nearestLanguage(element) {
  /** @type {Element | null} */
  let at = element;
  while (at) {
    const tag = at.closest("[lang]")?.getAttribute("lang");
    if (tag) return tag;
    // The page goes on outside a shadow root, at its host.
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return FIRST;
}

/** @param {"nb" | "en"} language @param {keyof typeof all.nb} key */
export const textOf = (language, key) => all[language][key];

/** What a panel is called where others see it. The same whatever its own language is: the others have another. */
export const panelName = () => textOf(FIRST, "panel-name");

/**
 * Calls back when the language of the page around an element may have changed.
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
