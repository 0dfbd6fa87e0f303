/**
 * Registers `<trygtrom-panel>`. If the tag is taken, by another copy of this script or by anything else, the first
 * definition stays and nothing is thrown; this copy then loads nothing, and no tag uses its `TrygtromPanel`.
 *
 * In JavaScript because it runs before the module is there. The other files here give their own reason.
 */
import { Panel, __wbg_reset_state, initSync, loadCatalog } from "#glue";
import { Catalogs } from "./catalogs.js";
import { makePanel } from "./element.js";
import { load } from "./loader.js";
import { paperOf } from "./paper.js";
import { Runtime } from "./runtime.js";
import { ownAddress } from "./stack.js";

const TAG = "trygtrom-panel";

/** The version of the package, filled in by the build. */
export const version = /** @type {string} */ (TRYGTROM_VERSION);

/** The SHA-256 hashes of the files that this script was built with, by their paths in the package. Filled in by the build. */
const hashes = /** @type {Record<string, string>} */ (TRYGTROM_HASHES);

/** @type {{ wasm?: URL, assets?: URL }} */
const configured = {};

const glue = { initSync, Panel, __wbg_reset_state, loadCatalog };

// Where the files are by default. Each address is written out so that bundlers find the file and copy it.
const wasmBeside = () => new URL("trygtrom_bg.wasm", import.meta.url);
const textsBeside = {
  nb: () => new URL("texts/nb.txt", import.meta.url),
  en: () => new URL("texts/en.txt", import.meta.url),
};

const catalogs = new Catalogs((language) => (configured.assets ? new URL(`texts/${language}.txt`, configured.assets) : textsBeside[language]()), hashes);

const runtime = new Runtime(glue, () => load(glue, wasmAddress(), hashes), {
  here: () => [ownAddress()].filter((address) => address !== null),
});

/**
 * Sets where the files are, for pages that have moved them. Call it in the module that imports this one, before the first
 * panel is used. `wasm` is the address of trygtrom_bg.wasm; `assets` is the folder that contains `texts/` and `paper/`, and
 * the wasm too if `wasm` is not given. Relative addresses are resolved against the page.
 * @param {{ wasm?: string | URL, assets?: string | URL }} places
 */
export function configure({ wasm, assets }) {
  if (runtime.used) throw new Error("configure() comes too late: a panel has started. Call it in the module that imports trygtrom.js.");
  if (wasm !== undefined) configured.wasm = new URL(wasm, document.baseURI);
  if (assets !== undefined) {
    const folder = new URL(assets, document.baseURI);
    if (!folder.pathname.endsWith("/")) folder.pathname += "/";
    configured.assets = folder;
  }
}

function wasmAddress() {
  if (configured.wasm) return configured.wasm;
  return configured.assets ? new URL("trygtrom_bg.wasm", configured.assets) : wasmBeside();
}

const paper = (procedure) => paperOf(procedure, configured.assets ?? wasmBeside());

export const TrygtromPanel = makePanel(runtime, catalogs, paper, version);

// On a server there is no registry.
if (globalThis.customElements && !customElements.get(TAG)) customElements.define(TAG, TrygtromPanel);
