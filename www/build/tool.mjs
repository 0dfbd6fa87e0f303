// The command-line tool of the package: a second module from the same crate, and a script that runs it in Node. A page fetches
// nothing of it.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { bundleModule } from "./bundle.mjs";
import { buildWasmOf } from "./wasm.mjs";

/** The folder of the tool in the package. */
export const folder = "tool";

/**
 * @param {{ root: string, out: string, targetDirectory: string, version: string, release: boolean }} options
 *   `out`: the folder of the package.
 * @returns {Promise<string[]>} The files that contribute to the script.
 */
export async function buildTool({ root, out, targetDirectory, version, release }) {
  const { glue, wasm } = buildWasmOf({ root, targetDirectory, release, feature: "tool" });
  const own = join(out, folder);
  mkdirSync(own, { recursive: true });
  cpSync(wasm, join(own, "trygtrom_tool.wasm"));
  return bundleModule({
    entry: join(root, "www/tool/cli.js"),
    out: join(own, "cli.js"),
    release,
    node: true,
    alias: { "#glue": glue },
    define: { TRYGTROM_VERSION: JSON.stringify(version) },
  });
}

/** Has the built tool write the form of each built-in procedure in FHIR, and the lists of words. */
export function writeForms(root, out) {
  const source = join(root, "procedures");
  for (const name of readdirSync(source).filter((name) => name.endsWith(".json"))) {
    execFileSync(process.execPath, [join(out, folder, "cli.js"), "questionnaire", join(source, name), "--out", join(out, "fhir")], { stdio: ["ignore", "ignore", "inherit"] });
  }
}
