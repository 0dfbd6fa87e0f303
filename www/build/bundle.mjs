// Bundling with esbuild: JavaScript modules, the style sheets they import as text, and the style sheets of pages.
import { build } from "esbuild";
import { basename, resolve } from "node:path";

/** The oldest browsers served. They know nested style rules, so esbuild keeps those as they are written. */
export const targets = ["chrome120", "firefox121", "safari17.2"];

/** The oldest Node that runs the command-line tool. */
const oldestNode = "node20.19";

/**
 * Bundles one module.
 * @param {{entry: string, out: string, release: boolean, alias?: Record<string, string>, define?: Record<string, string>,
 *   format?: "esm" | "iife", beside?: Record<string, string>, footer?: string, inject?: string[], node?: boolean}} options `node`: it runs in Node. `footer`: the last line. `format`: "iife" for what runs as a classic script.
 *   `beside`: modules that are not bundled, by name, and the files beside the bundle that are imported in their place.
 *   `inject`: modules whose exports stand for the globals of their names.
 * @returns {Promise<string[]>} The files that contribute to the bundle, style sheets included.
 */
export async function bundleModule({ entry, out, release, alias = {}, define = {}, format = "esm", beside = {}, footer = "", inject = [], node = false }) {
  const styles = [];
  const { metafile } = await build({
    entryPoints: [entry],
    outfile: out,
    bundle: true,
    format,
    target: node ? oldestNode : targets,
    platform: node ? "node" : "browser",
    minify: release,
    sourcemap: release ? false : "linked",
    legalComments: "inline",
    charset: "utf8",
    logLevel: "warning",
    alias,
    define,
    footer: { js: footer },
    inject,
    metafile: true,
    plugins: [cssAsText(release, styles), leftBeside(beside)],
  });
  return [...filesIn(metafile), ...styles];
}

/** The files that contribute bytes to the output. */
function filesIn({ outputs }) {
  const inputs = Object.values(outputs).flatMap((output) => Object.entries(output.inputs));
  return inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([path]) => resolve(path));
}

/** Bundles a style sheet with everything it imports, as one text. Adds the contributing files to `files`. */
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
  // A constructable style sheet drops @import, and the panel fetches nothing for its looks. Unused data: addresses in the
  // component style sheets are harmless; the browser tests fail if the policy refuses one that is used.
  const refused = text.match(/@import|url\((?!["']?data:)/);
  if (refused) throw new Error(`${basename(entry)} contains ${refused[0]}, which a panel cannot use.`);
  return text;
}

/** Makes `import css from "./x.css"` give the bundled style sheet as a string. */
function cssAsText(release, files) {
  return {
    name: "css-as-text",
    setup(builder) {
      builder.onLoad({ filter: /\.css$/ }, async ({ path }) => ({
        contents: await bundleStyle({ entry: path, release, files }),
        loader: "text",
      }));
    },
  };
}

/** Keeps modules external that are files of their own beside the bundle. */
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
