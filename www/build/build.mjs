// The one description of what is built. `make` calls it as it is; `trunk serve` calls it with --dev.
//
//   node www/build/build.mjs [--dev] [--out FOLDER] [--archives] [--join-host NAME]... [--whereby-host NAME]...
//                             [--teams-address ADDRESS]
//
//   FOLDER/npm    the package that a portal installs: trygtrom.js, its wasm, the texts of each language, typings, manifest,
//                 the paper checklists, the format of procedure files and the built-in procedures to copy; in tool/ the
//                 command-line tool, in histories/ the consultations that it plays, and in fhir/ the forms that it makes of the
//                 built-in procedures
//   FOLDER/workshop   the page in which a hospital writes its procedure
//   FOLDER/demo   the practice portal, with the same built element, and the workshop
//   FOLDER/join-plugin   the plugin for the web app of Join, with the same built element, and instructions for its owner
//   FOLDER/teams-app   the page for the side panel of meetings in Teams, with the same built element, and in app/ what an
//                 administrator uploads; --teams-address says where the page is served
//   FOLDER/extension-chromium, FOLDER/extension-firefox
//                 the browser extension; the two options name further hosts of video services that it listens on
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { bundleModule, bundleStyle } from "./bundle.mjs";
import { BROWSERS, buildExtension, hostsOf, packExtension } from "./extension.mjs";
import { hashOf, served, writeIntegrity, writeManifest, writeParts, written } from "./package.mjs";
import { writeProcedures } from "./procedures.mjs";
import { packArchives, printSizes, writeChecksums } from "./report.mjs";
import { NO_ADDRESS, addressOf, buildTeamsApp, packTeamsApp } from "./teams_app.mjs";
import { buildTool, writeForms } from "./tool.mjs";
import { writeTypings } from "./typings.mjs";
import { buildWasm, cargoPackage } from "./wasm.mjs";
import { buildWorkshop } from "./workshop.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");

async function main() {
  const { values } = parseArgs({
    options: {
      dev: { type: "boolean", default: false },
      out: { type: "string", default: "dist" },
      archives: { type: "boolean", default: false },
      "join-host": { type: "string", multiple: true },
      "whereby-host": { type: "string", multiple: true },
      "teams-address": { type: "string", default: NO_ADDRESS },
    },
  });
  const release = !values.dev;
  const out = resolve(root, values.out);
  const hosts = hostsOf(values);
  const address = addressOf(values["teams-address"]);
  const { version, license, targetDirectory } = cargoPackage(root);
  const wasm = buildWasm({ root, targetDirectory, release });

  const extension = BROWSERS.map((browser) => `extension-${browser}`);
  const folders = ["npm", "workshop", "demo", "join-plugin", "teams-app", ...extension];
  for (const folder of folders) rmSync(join(out, folder), { recursive: true, force: true });
  const element = { folder: join(out, "npm"), inputs: await buildPackage({ out: join(out, "npm"), version, wasm, targetDirectory, release }) };
  await buildWorkshop({ root, out: join(out, "workshop"), targetDirectory, version, license, release });
  await buildDemo({ out: join(out, "demo"), element, version, license, release });
  await buildPlugin({ out: join(out, "join-plugin"), element, version, license, release });
  await buildTeamsApp({ root, out: join(out, "teams-app"), element, version, license, release, address });
  await buildExtension({ root, out, element, version, license, release, hosts });
  if (!release) return;
  const archives = values.archives ? [...packArchives(out, version, ["demo", "workshop", "join-plugin", "teams-app"]), ...packExtension(out, version), packTeamsApp(out, version)] : [];
  writeChecksums(out, [...folders, ...archives]);
  printSizes(join(out, "npm"));
  const integrity = JSON.parse(readFileSync(join(out, "npm", written.integrity), "utf8"));
  console.log(`integrity of trygtrom.js, which checks the wasm's: ${integrity["trygtrom.js"]}`);
}

/** @returns {Promise<string[]>} The files that contribute to the element's bundle. */
async function buildPackage({ out, version, wasm, targetDirectory, release }) {
  mkdirSync(out, { recursive: true });
  // The script runs the module and shows the texts that it was built with, and no others.
  const hashes = Object.fromEntries(Object.entries(wasm.files).map(([name, path]) => [name, hashOf(path, "sha256", "base64")]));
  const inputs = await bundleModule({
    entry: join(root, "www/element/index.js"),
    out: join(out, "trygtrom.js"),
    release,
    alias: { "#glue": wasm.glue },
    define: { TRYGTROM_VERSION: JSON.stringify(version), TRYGTROM_HASHES: JSON.stringify(hashes) },
  });
  for (const [name, path] of Object.entries(wasm.files)) cpSync(path, join(out, name));
  inputs.push(...(await bundleModule({ entry: join(root, "www/whereby-source/index.js"), out: join(out, "whereby.js"), release })));
  writeTypings(join(root, "www/element"), out);
  for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) cpSync(join(root, name), join(out, name));
  cpSync(join(root, "www/paper"), join(out, "paper"), { recursive: true });
  cpSync(join(root, "docs/procedure.schema.json"), join(out, "procedure.schema.json"));
  writeProcedures(root, join(out, "procedures"));
  cpSync(join(root, "histories"), join(out, "histories"), { recursive: true });
  // For pages that measure peer connections of their own. It is no part of the panel.
  const others = await bundleModule({ entry: join(root, "www/quality/index.js"), out: join(out, "quality.js"), release });
  for (const name of ["README.md", "react.js", "react.d.ts", "quality.d.ts"]) cpSync(join(root, "www/npm", name), join(out, name));
  if (release) {
    others.push(...(await buildTool({ root, out, targetDirectory, version, release })));
    writeForms(root, out);
  }
  const manifest = { ...JSON.parse(readFileSync(join(root, "www/npm/package.json"), "utf8")), version };
  writeParts({ root, out, manifest, inputs: [...inputs, ...others] });
  writeIntegrity(out);
  writeManifest(out, manifest);
  return inputs;
}

async function buildDemo({ out, element, version, license, release }) {
  mkdirSync(out, { recursive: true });
  const source = join(root, "www/demo");
  for (const name of readdirSync(source).filter((name) => name.match(/\.(html|svg)$/))) {
    cpSync(join(source, name), join(out, name));
  }
  for (const name of served) {
    cpSync(join(element.folder, name), join(out, name), { recursive: true });
  }
  cpSync(join(root, "docs/images/extension.png"), join(out, "extension.png"));
  cpSync(join(dirname(out), "workshop"), join(out, "workshop"), { recursive: true });
  const inputs = [
    ...element.inputs,
    ...(await bundleModule({ entry: join(root, "www/practice/index.js"), out: join(out, "practice.js"), release })),
    ...(await bundleModule({ entry: join(source, "portal.js"), out: join(out, "portal.js"), release })),
  ];
  writeFileSync(join(out, "portal.css"), `${await bundleStyle({ entry: join(source, "portal.css"), release, files: inputs })}\n`);
  const description = "The practice portal of Trygtrom";
  writeParts({ root, out, kind: "generic", manifest: { name: "trygtrom-demo", version, description, license }, inputs });
}

async function buildPlugin({ out, element, version, license, release }) {
  mkdirSync(out, { recursive: true });
  const source = join(root, "www/join-plugin");
  for (const name of ["plugin.html", "widget.html", "manifest-fragment.json"]) cpSync(join(source, name), join(out, name));
  for (const name of [...served, "procedures"]) {
    cpSync(join(element.folder, name), join(out, name), { recursive: true });
  }
  const inputs = [
    ...element.inputs,
    ...(await bundleModule({ entry: join(source, "plugin.js"), out: join(out, "plugin.js"), release })),
    ...(await bundleModule({ entry: join(source, "widget.js"), out: join(out, "widget.js"), release, beside: { "#trygtrom": "trygtrom.js" } })),
  ];
  writeFileSync(join(out, "widget.css"), `${await bundleStyle({ entry: join(source, "widget.css"), release, files: inputs })}\n`);
  writeFileSync(join(out, "README.md"), ownersPart(readFileSync(join(root, "docs/join.md"), "utf8")));
  const description = "Trygtrom in the web app of Join";
  writeParts({ root, out, kind: "generic", manifest: { name: "trygtrom-join-plugin", version, description, license }, inputs });
}

/** The section of the document that is for the owner of the web app, word for word. */
function ownersPart(document) {
  const [, part] = /^(## For the owner of the web app\n[\s\S]*?)(?=^## |(?![\s\S]))/m.exec(document) ?? [];
  if (!part) throw new Error("docs/join.md has no section for the owner of the web app");
  return `${part.replace("## For the owner of the web app", "# Trygtrom in the web app of Join").trim()}\n`;
}

try {
  await main();
} catch (error) {
  console.error(`build: ${error.message}`);
  process.exitCode = 1;
}
