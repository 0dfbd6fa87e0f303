/** The plugin's page: loaded by the web app into a frame that is not shown. */
import { newId } from "./new_id.js";
import { addToToolbar } from "./toolbar.js";
import { languageOf } from "./words.js";

// What the address of this page says, the panel's is told.
const widget = new URL("widget.html", location.href);
widget.search = location.search;

await addToToolbar({ window, newId }, { widget: widget.href, language: languageOf(navigator.language) });
