/**
 * The style sheets of the panel: created once for each document and shared by every panel in it. In JavaScript because they apply
 * before the module is there.
 */
import defaults from "../../styles/defaults.css";
import panel from "../../styles/panel.css";
import element from "./element.css";

/** A token that every theme of Designsystemet sets. */
const TOKEN = "--ds-color-accent-base-default";

/** @type {WeakMap<Document, { own: CSSStyleSheet[], defaults: CSSStyleSheet }>} */
const created = new WeakMap();

function sheetsOf(document) {
  let sheets = created.get(document);
  if (!sheets) {
    // A style sheet can be adopted only by the document whose window has created it.
    const { CSSStyleSheet } = /** @type {Window & typeof globalThis} */ (document.defaultView);
    const sheet = (text) => {
      const one = new CSSStyleSheet();
      one.replaceSync(text);
      return one;
    };
    sheets = { own: [sheet(panel), sheet(element)], defaults: sheet(defaults) };
    created.set(document, sheets);
  }
  return sheets;
}

/**
 * Applies the style sheets to a panel. The default tokens apply only if the page has no theme.
 * @param {Element} host @param {ShadowRoot} root @param {string} theme The value of the attribute, or "auto".
 */
export function applyStyleSheets(host, root, theme) {
  const { defaultView } = host.ownerDocument;
  // A document without a window is not rendered.
  if (!defaultView) return;
  const sheets = sheetsOf(host.ownerDocument);
  const themed = defaultView.getComputedStyle(host).getPropertyValue(TOKEN).trim() !== "";
  // The page's theme follows the page's colour scheme. A panel that is set to light or dark needs its own.
  const wanted = themed && theme === "auto" ? sheets.own : [sheets.defaults, ...sheets.own];
  const adopted = root.adoptedStyleSheets;
  if (adopted.length !== wanted.length || wanted.some((sheet, index) => sheet !== adopted[index])) root.adoptedStyleSheets = wanted;
}
