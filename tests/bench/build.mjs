// Bundles the pages that are measured, each as its own community builds it.
import { transformAsync } from "@babel/core";
import solid from "babel-preset-solid";
import { build } from "esbuild";
import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { compile } from "svelte/compiler";

const here = import.meta.dirname;

/** The list pages, in the order of the tables. */
export const lists = ["vanilla", "batched", "react", "preact", "solid", "svelte"];

const through = (name, filter, contents) => ({
  name,
  setup: (builder) => builder.onLoad({ filter }, async ({ path }) => ({ contents: await contents(path, readFileSync(path, "utf8")), loader: "js" })),
});
const solidFiles = through("solid", /solid\.jsx$/, async (filename, code) => {
  const made = await transformAsync(code, { filename, presets: [[solid, { generate: "dom" }]], babelrc: false, configFile: false });
  return made.code;
});
const svelteFiles = through("svelte", /\.svelte$/, (filename, code) => compile(code, { filename, generate: "client", dev: false }).js.code);

/** Builds every page into a folder: `<list>.js`, and the pages of the product's table. */
export async function buildPages(out) {
  const sources = readdirSync(join(here, "list"));
  const entry = (name) => join(here, "list", sources.find((file) => file === `${name}.jsx` || file === `${name}.js`));
  const files = [...lists.map(entry), join(here, "product/panel.js"), join(here, "product/react_page.jsx")];
  for (const file of files) {
    const preact = basename(file).startsWith("preact");
    await build({
      entryPoints: [file],
      outfile: join(out, `${basename(file).replace(/\.jsx?$/, "")}.js`),
      bundle: true,
      format: "esm",
      minify: true,
      target: "chrome120",
      define: { "process.env.NODE_ENV": '"production"' },
      conditions: ["production", "browser"],
      jsx: "automatic",
      jsxImportSource: preact ? "preact" : "react",
      external: ["./trygtrom.js", "./room.js"],
      logLevel: "error",
      plugins: [solidFiles, svelteFiles],
    });
  }
}
