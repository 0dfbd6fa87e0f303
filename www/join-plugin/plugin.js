/** The plugin's page, which the web app loads into a hidden iframe. */
import { newId } from "./new_id.js";
import { addToToolbar } from "./toolbar.js";
import { languageOf } from "./texts.js";

// The widget's page gets the same query parameters as this page.
const widget = new URL("widget.html", location.href);
widget.search = location.search;

await addToToolbar({ window, newId }, { widget: widget.href, language: languageOf(navigator.language) });
