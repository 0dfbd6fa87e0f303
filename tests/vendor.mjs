// A vendor's package as the body of a function that returns its exports, for tests that load it into simulated windows.
import { build } from "esbuild";

export const ROOT = new URL("..", import.meta.url).pathname;

/**
 * Bundles once. @param {string} contents A module that exports what is needed of the package.
 * @returns {() => Promise<string>} The body.
 */
export function bundleOf(contents) {
  /** @type {Promise<string> | undefined} */
  let bundled;
  return () =>
    (bundled ??= build({
      stdin: { contents, resolveDir: ROOT },
      bundle: true,
      format: "iife",
      globalName: "vendor",
      platform: "browser",
      write: false,
      logLevel: "silent",
    }).then(({ outputFiles: [{ text }] }) => `${text}\nreturn vendor;`));
}
