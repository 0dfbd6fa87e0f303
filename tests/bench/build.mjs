// Bundles the pages that are measured beside the panel.
import { build } from "esbuild";
import { basename, join } from "node:path";
import { bundleStyle } from "../../www/build/bundle.mjs";
import { root } from "../browser/harness.mjs";

const pages = join(import.meta.dirname, "pages");
const bundled = ["panel.js", "vanilla_page.js", "react_page.jsx", "press_panel.js", "press_vanilla.js", "press_react.jsx", "press_none.js"];

/** Bundles one page to `<its name>.js`. `given`: the modules that names with # stand for. */
async function bundle(file, out, given = {}) {
  const outfile = join(out, `${basename(file).replace(/\.jsx?$/, "")}.js`);
  await build({
    entryPoints: [join(pages, file)],
    outfile,
    bundle: true,
    format: "esm",
    minify: true,
    target: "chrome120",
    define: { "process.env.NODE_ENV": '"production"' },
    conditions: ["production", "browser"],
    jsx: "automatic",
    external: ["./trygtrom.js"],
    alias: given,
    logLevel: "error",
  });
  return outfile;
}

/** Bundles every page into a folder, except the React page of the start figures, whose screen is not recorded yet. */
export async function buildPages(out) {
  for (const file of bundled) await bundle(file, out);
}

/** Bundles the React page of the start figures. @param {string} screens The module that exports its screen and style sheets. */
export const buildStart = (out, screens) => bundle("start_react.js", out, { "#screens": screens });

/** The panel's style sheets, in the order in which they are adopted. */
export async function styleTexts() {
  const sheets = ["styles/defaults.css", "styles/panel.css", "www/element/element.css"];
  const texts = [];
  for (const sheet of sheets) texts.push(await bundleStyle({ entry: join(root, sheet), release: true }));
  return texts;
}
