// Bundling with esbuild: JavaScript modules, the style sheets they import as text, and the style sheets of pages.
import { build } from "esbuild";
import { basename } from "node:path";

/** The oldest browsers served. They know nested style rules, which the style sheets keep as they are written. */
const targets = ["chrome120", "firefox121", "safari17.2"];

/**
 * Bundles one module.
 * @param {{entry: string, out: string, release: boolean, alias?: Record<string, string>, define?: Record<string, string>,
 *   format?: "esm" | "iife", beside?: Record<string, string>}} options `beside`: modules that are not taken in, with
 *   where they lie beside the bundle. `format`: what runs as a script takes "iife".
 */
export async function bundleModule({ entry, out, release, alias = {}, define = {}, format = "esm", beside = {} }) {
  await build({
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
    plugins: [cssAsText(release), leftBeside(beside)],
  });
}

/** Makes `import "#name"` one of a file beside the bundle. */
const leftBeside = (beside) => ({
  name: "left-beside",
  setup(builder) {
    builder.onResolve({ filter: /^#/ }, ({ path }) => (Object.hasOwn(beside, path) ? { path: beside[path], external: true } : undefined));
  },
});

/** Bundles a style sheet and all it imports, as one text. */
export async function bundleStyle({ entry, release }) {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    target: targets,
    minify: release,
    charset: "utf8",
    logLevel: "warning",
    legalComments: "none",
  });
  const text = result.outputFiles[0].text.trim();
  // A constructable style sheet drops @import, and nothing may be fetched for looks. Data addresses stand unused in
  // the component style sheets; a browser test would see the policy refuse one that is used.
  const refused = text.match(/@import|url\((?!["']?data:)/);
  if (refused) throw new Error(`${basename(entry)} comes to hold ${refused[0]}, which a panel cannot use.`);
  return text;
}

/** Makes `import css from "./x.css"` give the bundled style sheet as a string. */
function cssAsText(release) {
  return {
    name: "css-as-text",
    setup(builder) {
      builder.onLoad({ filter: /\.css$/ }, async ({ path }) => ({
        contents: await bundleStyle({ entry: path, release }),
        loader: "text",
      }));
    },
  };
}
