/** The style sheets of the panel: made once for each document, shared by every panel in it. */
import defaults from "../../styles/defaults.css";
import panel from "../../styles/panel.css";
import element from "./element.css";

/** A token that every theme of Designsystemet sets. */
const TOKEN = "--ds-color-accent-base-default";

/** @type {WeakMap<Document, { own: CSSStyleSheet[], defaults: CSSStyleSheet }>} */
const made = new WeakMap();

/** @param {Document} document */
function sheetsOf(document) {
  let sheets = made.get(document);
  if (!sheets) {
    // A sheet can only be used in the document whose window made it.
    const { CSSStyleSheet } = /** @type {Window & typeof globalThis} */ (document.defaultView);
    const sheet = (text) => {
      const one = new CSSStyleSheet();
      one.replaceSync(text);
      return one;
    };
    sheets = { own: [sheet(panel), sheet(element)], defaults: sheet(defaults) };
    made.set(document, sheets);
  }
  return sheets;
}

/**
 * Dresses a panel. The default tokens are used only where the page brings no theme of its own.
 * @param {Element} host @param {ShadowRoot} root @param {string} theme The word of the attribute, or "auto".
 */
export function dress(host, root, theme) {
  const { defaultView } = host.ownerDocument;
  // Without a window nothing is shown.
  if (!defaultView) return;
  const sheets = sheetsOf(host.ownerDocument);
  const themed = defaultView.getComputedStyle(host).getPropertyValue(TOKEN).trim() !== "";
  // A page's theme follows the page's light; a panel that is asked to be light or dark by itself brings its own.
  const wanted = themed && theme === "auto" ? sheets.own : [sheets.defaults, ...sheets.own];
  const worn = root.adoptedStyleSheets;
  if (worn.length !== wanted.length || wanted.some((sheet, index) => sheet !== worn[index])) root.adoptedStyleSheets = wanted;
}
