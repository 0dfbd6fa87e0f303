/**
 * Registers `<trygtrom-panel>`. Where the tag is taken already, by another copy of this script or by anything else,
 * the first one stays and nothing is thrown; this copy then loads nothing, and `TrygtromPanel` is a class that no tag
 * stands for.
 */
import { Panel, __wbg_reset_state, complete, learn, sha384, start } from "#glue";
import { makePanel } from "./element.js";
import { Library } from "./library.js";
import { load, loadRest } from "./loader.js";
import { ownAddress } from "./own_address.js";
import { paperOf } from "./paper.js";
import { Runtime } from "./runtime.js";

const TAG = "trygtrom-panel";

/** The version of the package, filled in when it is built. */
export const version = /** @type {string} */ (TRYGTROM_VERSION);

/** Where the files lie if nobody says otherwise. Each written so that bundlers see the file and take it along. */
const beside = () => new URL("trygtrom_bg.wasm", import.meta.url);
const restBeside = () => new URL("trygtrom_rest.wasm", import.meta.url);

/** @type {{ wasm?: URL, assets?: URL }} */
const configured = {};

/** By name, so that nothing else of it is in the bundle. */
const glue = { Panel, __wbg_reset_state, complete, learn, sha384, start };

/** Each written so that bundlers see the file and take it along. */
const texts = {
  nb: () => new URL("texts/nb.txt", import.meta.url),
  nb_rest: () => new URL("texts/nb_rest.txt", import.meta.url),
  en: () => new URL("texts/en.txt", import.meta.url),
  en_rest: () => new URL("texts/en_rest.txt", import.meta.url),
};
const library = new Library((name) => (configured.assets ? new URL(`texts/${name}.txt`, configured.assets) : texts[name]()), glue.sha384);

const runtime = new Runtime(glue, () => load(glue, wasmAddress()), () => loadRest(glue, restAddress()), library, {
  here: () => [ownAddress(), wasmAddress().href, restAddress().href].filter((address) => address !== null),
});

/**
 * Tells where the files are, for pages that have moved them. Call it in the module that imports this one, before the
 * first panel is used. `wasm` is the address of trygtrom_bg.wasm, beside which trygtrom_rest.wasm is, `assets` the folder
 * that `texts/` and `paper/` are in, and the wasm too where it is not told apart. Relative addresses start from the page.
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
  return configured.assets ? new URL("trygtrom_bg.wasm", configured.assets) : beside();
}

function restAddress() {
  const moved = configured.wasm ?? configured.assets;
  return moved ? new URL("trygtrom_rest.wasm", moved) : restBeside();
}

const paper = (procedure) => paperOf(procedure, configured.assets ?? beside());

export const TrygtromPanel = makePanel(runtime, library, paper, version);

// On a server there is no registry.
if (globalThis.customElements && !customElements.get(TAG)) customElements.define(TAG, TrygtromPanel);
