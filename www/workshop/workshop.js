// Starts the workshop. What it does is in its module; this fetches the module and gives the panel its place.
import init, { startWorkshop } from "#glue";
import { applyStyleSheets } from "../element/styles.js";

/** The panel's place: a shadow root with the style sheets that it has on a host page. The module draws in `.mount`. */
class PanelFrame extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return;
    const root = this.attachShadow({ mode: "open" });
    applyStyleSheets(this, root, "auto");
    const stage = document.createElement("div");
    stage.className = "stage";
    stage.dataset.theme = "auto";
    const mount = document.createElement("div");
    mount.className = "mount";
    stage.append(mount);
    root.append(stage);
  }
}

customElements.define("trygtrom-frame", PanelFrame);

try {
  await init({ module_or_path: new URL("workshop.wasm", document.baseURI) });
  startWorkshop(document.getElementById("workshop"), new URLSearchParams(location.search).get("lang") ?? navigator.language);
} catch (error) {
  // The module does not load or start. After it has started the page is the module's.
  document.getElementById("failed").hidden = false;
  console.error(error);
}
