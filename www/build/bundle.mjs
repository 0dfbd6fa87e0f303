// Bundling with esbuild: JavaScript modules, the style sheets they import as text, and the style sheets of pages.
import { build, transform } from "esbuild";
import { basename, resolve } from "node:path";
import { trimmed } from "./trim.mjs";

/** The oldest browsers served. They know nested style rules, which the style sheets keep as they are written. */
const targets = ["chrome120", "firefox121", "safari17.2"];

/**
 * Bundles one module.
 * @param {{entry: string, out: string, release: boolean, alias?: Record<string, string>, define?: Record<string, string>,
 *   format?: "esm" | "iife", beside?: Record<string, string>, adopted?: Record<string, RegExp | null>}} options `format`: what
 *   runs as a script takes "iife". `beside`: names of modules that are not taken in, and the files beside the bundle that
 *   they stand for. `adopted`: the style sheets that are adopted together, and which selectors meet nothing in each.
 * @returns {Promise<string[]>} the files of which something stands in it, those of its style sheets among them
 */
export async function bundleModule({ entry, out, release, alias = {}, define = {}, format = "esm", beside = {}, adopted = {} }) {
  const styles = [];
  const sheets = await adoptedTogether(adopted, release, styles);
  const { metafile } = await build({
    entryPoints: [entry],
    outfile: out,
    bundle: true,
    format,
    target: targets,
    minify: release,
    sourcemap: release ? false : "linked",
    legalComments: "inline",
    charset: "utf8",
    logLevel: "warning",
    alias,
    define,
    metafile: true,
    plugins: [cssAsText(sheets, release, styles), leftBeside(beside)],
  });
  return [...filesIn(metafile), ...styles];
}

/** The files of which something came into what was written. */
function filesIn({ outputs }) {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  return inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => resolve(path));
}

/** Bundles a style sheet and all it imports, as one text. `files` takes the files of which something stands in it. */
export async function bundleStyle({ entry, release, files = [] }) {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    metafile: true,
    target: targets,
    minify: release,
    charset: "utf8",
    logLevel: "warning",
    legalComments: "none",
  });
  files.push(...filesIn(result.metafile));
  const text = result.outputFiles[0].text.trim();
  // A constructable style sheet drops @import, and nothing may be fetched for looks. Data addresses stand unused in
  // the component style sheets; a browser test would see the policy refuse one that is used.
  const refused = text.match(/@import|url\((?!["']?data:)/);
  if (refused) throw new Error(`${basename(entry)} comes to hold ${refused[0]}, which a panel cannot use.`);
  return text;
}

/** The texts of style sheets by their paths, less what nothing in them applies to. */
async function adoptedTogether(adopted, release, files) {
  const paths = Object.keys(adopted);
  const whole = await Promise.all(paths.map((entry) => bundleStyle({ entry, release, files })));
  const texts = trimmed(paths.map((path, index) => ({ css: whole[index], without: adopted[path] })));
  // Once more, for what has become the same in what is left.
  const small = await Promise.all(texts.map((text) => transform(text, { loader: "css", target: targets, minify: release, charset: "utf8" })));
  return new Map(paths.map((path, index) => [path, small[index].code.trim()]));
}

/** Makes `import css from "./x.css"` give the bundled style sheet as a string. */
function cssAsText(sheets, release, files) {
  return {
    name: "css-as-text",
    setup(builder) {
      builder.onLoad({ filter: /\.css$/ }, async ({ path }) => ({
        contents: sheets.get(path) ?? (await bundleStyle({ entry: path, release, files })),
        loader: "text",
      }));
    },
  };
}

/** Leaves modules out that stand as files of their own beside the bundle. */
function leftBeside(beside) {
  return {
    name: "left-beside",
    setup(builder) {
      builder.onResolve({ filter: /^#/ }, ({ path }) =>
        Object.hasOwn(beside, path) ? { path: `./${beside[path]}`, external: true } : undefined,
      );
    },
  };
}
