// The workshop: a page with a module of its own from the same crate, in which a hospital writes its procedure. It works from
// any file server.
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleModule, bundleStyle } from "./bundle.mjs";
import { writeParts } from "./package.mjs";
import { buildWasmOf } from "./wasm.mjs";

/**
 * @param {{ root: string, out: string, targetDirectory: string, version: string, license: string, release: boolean }} options
 *   `out`: the folder of the page.
 */
export async function buildWorkshop({ root, out, targetDirectory, version, license, release }) {
  const { glue, wasm } = buildWasmOf({ root, targetDirectory, release, feature: "workshop" });
  mkdirSync(out, { recursive: true });
  const source = join(root, "www/workshop");
  for (const name of ["index.html", "icon.svg"]) cpSync(join(source, name), join(out, name));
  for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) cpSync(join(root, name), join(out, name));
  cpSync(wasm, join(out, "workshop.wasm"));
  const inputs = await bundleModule({ entry: join(source, "workshop.js"), out: join(out, "workshop.js"), release, alias: { "#glue": glue } });
  writeFileSync(join(out, "workshop.css"), `${await bundleStyle({ entry: join(source, "workshop.css"), release, files: inputs })}\n`);
  const description = "The procedure workshop of Trygtrom";
  writeParts({ root, out, kind: "generic", manifest: { name: "trygtrom-workshop", version, description, license }, inputs });
}
