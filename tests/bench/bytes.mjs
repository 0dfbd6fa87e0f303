// What a page loads before its first screen stands, by what it is.
import { readFileSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { loaded, sizes } from "../../www/build/report.mjs";
import { packageFolder } from "../browser/harness.mjs";
import { lists, styleTexts } from "./build.mjs";

const kinds = { ".wasm": "wasm", ".js": "JS", ".css": "CSS", ".txt": "texts" };

/** @param {string} folder The built pages. @returns The sizes of files, of the panel's parts, and of the pages beside it. */
export async function bytes(folder) {
  const own = Object.fromEntries(loaded.map((name) => [name, sizes(join(packageFolder, name))]));
  const parts = {};
  const add = (kind, size) => {
    const sum = (parts[kind] ??= { raw: 0, gzip: 0, brotli: 0 });
    for (const key in sum) sum[key] += size[key];
  };
  const sheets = await styleTexts();
  for (const name of loaded) {
    const kind = kinds[extname(name)];
    if (kind !== "JS") {
      add(kind, own[name]);
      continue;
    }
    // The style sheets stand in the script as texts. They are what the script is larger for.
    const script = readFileSync(join(packageFolder, name), "utf8");
    const bare = join(folder, "bare.js");
    writeFileSync(bare, sheets.reduce(without, script));
    const rest = sizes(bare);
    add("JS", rest);
    add("CSS", Object.fromEntries(Object.entries(own[name]).map(([key, size]) => [key, size - rest[key]])));
  }
  const of = (...names) => names.map((name) => sizes(join(folder, name)));
  const pages = Object.fromEntries(lists.map((name) => [name, of(`${name}.js`, ...(name === "leptos" ? ["leptos_bg.wasm"] : []))]));
  return { own, parts, page: of("react_start.js")[0], lists: pages };
}

/** A script without a text that may stand in it, as the bundler writes texts. */
function without(script, text) {
  const edge = 40;
  const from = script.indexOf(text.slice(0, edge));
  const last = script.indexOf(text.slice(-edge), from);
  return from < 0 || last < 0 ? script : script.slice(0, from) + script.slice(last + edge);
}
