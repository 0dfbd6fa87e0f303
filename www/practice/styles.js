/** The style sheet of the practice rooms. */
import css from "./practice.css";

/** @type {CSSStyleSheet | undefined} Shared by every room of the page. */
let sheet;

export function styles() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
  }
  return sheet;
}
