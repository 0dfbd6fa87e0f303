// What SECURITY.md says of browsers is what the build does.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { targets } from "../../www/build/bundle.mjs";
import { hostsOf, manifest } from "../../www/build/extension.mjs";

const root = resolve(fileURLToPath(import.meta.url), "../../..");
const built = resolve(process.env.TRYGTROM_DIST ?? join(root, "dist"));
const paper = readFileSync(join(root, "SECURITY.md"), "utf8");

test("the oldest browsers are those that the build is made for", () => {
  const row = (engine) => paper.match(new RegExp(`^\\| ${engine}[^|]* \\| ([0-9.]+) \\|`, "m"))?.[1];
  assert.deepEqual(targets, [`chrome${row("Chromium")}`, `firefox${row("Firefox")}`, `safari${row("WebKit")}`]);
  const of = (browser) => manifest(browser, { version: "1.0.0", hosts: hostsOf({}) });
  assert.equal(of("chromium").minimum_chrome_version, row("Chromium"));
  assert.equal(of("firefox").browser_specific_settings.gecko.strict_min_version, `${row("Firefox, for the extension")}.0`);
});

test("the module uses the named features of WebAssembly", () => {
  const names = {
    "bulk-memory": "bulk memory",
    // Parts of other features that the compiler names apart.
    "bulk-memory-opt": "bulk memory",
    "call-indirect-overlong": "reference types",
    multivalue: "multivalue",
    "mutable-globals": "mutable globals",
    "nontrapping-fptoint": "non-trapping conversions",
    "reference-types": "reference types",
    "sign-ext": "sign extension",
  };
  const module = new WebAssembly.Module(readFileSync(join(built, "npm/trygtrom_bg.wasm")));
  const [section] = WebAssembly.Module.customSections(module, "target_features");
  const used = Buffer.from(section).toString("latin1").match(/[a-z][a-z0-9-]+/g);
  assert.ok(used.length > 3);
  const sentence = paper.slice(paper.indexOf("Of WebAssembly the module uses")).split(", which these versions have")[0].replace(/\s+/g, " ");
  assert.deepEqual(used.filter((name) => !names[name] || !sentence.includes(names[name])), []);
});
