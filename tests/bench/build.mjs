// Builds the pages that are measured, each as its own community builds it.
import { transformAsync } from "@babel/core";
import solid from "babel-preset-solid";
import { build } from "esbuild";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { compile } from "svelte/compiler";
import { bundleStyle } from "../../www/build/bundle.mjs";
import { cargoPackage } from "../../www/build/wasm.mjs";
import { root } from "../browser/harness.mjs";

const here = import.meta.dirname;

/** The list pages, in the order of the tables. */
export const lists = ["vanilla", "batched", "react", "preact", "solid", "svelte", "leptos"];

/** The pages of the whole screen, in the order of the tables. */
export const products = ["panel", "vanilla_page", "vanilla_frames", "react_page", "vanilla_whole", "react_whole"];

const through = (name, filter, contents) => ({
  name,
  setup: (builder) => builder.onLoad({ filter }, async ({ path }) => ({ contents: await contents(path, readFileSync(path, "utf8")), loader: "js" })),
});
const solidFiles = through("solid", /solid\.jsx$/, async (filename, code) => {
  const made = await transformAsync(code, { filename, presets: [[solid, { generate: "dom" }]], babelrc: false, configFile: false });
  return made.code;
});
const svelteFiles = through("svelte", /\.svelte$/, (filename, code) => compile(code, { filename, generate: "client", dev: false }).js.code);

/** Bundles one page to `<its name>.js`. `given` has what stands for names that begin with #. */
async function bundle(file, out, given = {}) {
  const outfile = join(out, `${basename(file).replace(/\.jsx?$/, "")}.js`);
  await build({
    entryPoints: [file],
    outfile,
    bundle: true,
    format: "esm",
    minify: true,
    target: "chrome120",
    define: { "process.env.NODE_ENV": '"production"' },
    conditions: ["production", "browser"],
    jsx: "automatic",
    jsxImportSource: basename(file).startsWith("preact") ? "preact" : "react",
    external: ["./trygtrom.js"],
    alias: given,
    logLevel: "error",
    plugins: [solidFiles, svelteFiles],
  });
  return outfile;
}

/** Builds every page into a folder, but the one that starts with a screen that is not taken yet. */
export async function buildPages(out) {
  const leptos = buildLeptos(out);
  for (const [folder, names] of [["list", lists], ["product", products]]) {
    const sources = readdirSync(join(here, folder));
    for (const name of names) {
      const source = sources.find((file) => file === `${name}.jsx` || file === `${name}.js`);
      await bundle(join(here, folder, source), out, { "#leptos": leptos });
    }
  }
}

/** Builds the React page that starts with a screen, from a module that exports it. */
export const buildStart = (out, screens) => bundle(join(here, "product/react_start.js"), out, { "#screens": screens });

/** The panel's style sheets, in the order in which they are worn. */
export async function styleTexts() {
  const sheets = ["styles/defaults.css", "styles/panel.css", "www/element/element.css"];
  const texts = [];
  for (const sheet of sheets) texts.push(await bundleStyle({ entry: join(root, sheet), release: true }));
  return texts;
}

/** Builds the crate beside this file, and gives its glue. Nothing else of the project builds it or needs it. */
function buildLeptos(out) {
  const { targetDirectory } = cargoPackage(root);
  const wasm = "wasm32-unknown-unknown";
  const env = { ...process.env, CARGO_TARGET_DIR: targetDirectory };
  const run = (command, args) => execFileSync(command, args, { cwd: join(here, "leptos"), stdio: ["ignore", "inherit", "inherit"], env });
  run("cargo", ["build", "--quiet", "--release", "--locked", "--target", wasm]);
  const made = join(targetDirectory, "bench/leptos");
  const compiled = join(targetDirectory, wasm, "release/trygtrom_bench_leptos.wasm");
  run("wasm-bindgen", ["--target", "web", "--no-typescript", "--out-name", "leptos", "--out-dir", made, compiled]);
  run(join(root, "node_modules/.bin/wasm-opt"), ["-O4", join(made, "leptos_bg.wasm"), "-o", join(out, "leptos_bg.wasm")]);
  return join(made, "leptos.js");
}
