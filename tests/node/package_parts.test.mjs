// What the built package tells of itself: which parts of others stand in it, under which licences, and the hashes of its
// files. Read from the package as `make dist` writes it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import * as cyclonedx from "@cyclonedx/cyclonedx-library";
import { chosen, notices } from "../../www/build/licences.mjs";
import { writeIntegrity, writeManifest, writeParts, written } from "../../www/build/package.mjs";
import { packagesOf } from "../../www/build/parts.mjs";
import { specification } from "../../www/build/sbom.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const built = join(process.env.TRYGTROM_DIST ?? join(root, "dist"), "npm");
const read = (path) => readFileSync(join(built, path), "utf8");
const files = readdirSync(built, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name).slice(built.length + 1));

const own = mkdtempSync(join(tmpdir(), "trygtrom-parts-"));
after(() => rmSync(own, { recursive: true }));

test("the bill of materials is valid CycloneDX", async () => {
  const validator = new cyclonedx.Validation.JsonStrictValidator(specification.version);
  assert.equal(await validator.validate(read(written.bill)), null);
  // The validator is one that says no.
  assert.notEqual(await validator.validate(read(written.bill).replace('"type": "library"', '"type": "thing"')), null);
});

test("the bill of materials names what cargo compiles in and the packages whose styles are bundled, and what uses what", () => {
  const { metadata, components, dependencies } = JSON.parse(read(written.bill));
  const refs = components.map((one) => one["bom-ref"]);
  const tree = execFileSync("cargo", ["tree", "--offline", "--target", "wasm32-unknown-unknown", "--edges", "normal,no-proc-macro", "--prefix", "none", "--format", "{p}"], { cwd: root, encoding: "utf8" });
  const crates = new Set(tree.trim().split("\n").slice(1).map((line) => line.replace(/^(\S+) v(\S+).*$/, "pkg:cargo/$1@$2")));
  assert.deepEqual(refs.filter((ref) => ref.startsWith("pkg:cargo/")).sort(), [...crates].sort());
  assert.ok(crates.size > 20);
  const bundled = refs.filter((ref) => ref.startsWith("pkg:npm/")).map((ref) => ref.replace(/@[^@]*$/, ""));
  assert.ok(bundled.includes("pkg:npm/%40digdir/designsystemet-css") && bundled.includes("pkg:npm/%40digdir/designsystemet-theme"), bundled.join());
  assert.equal(refs.filter((ref) => ref.startsWith("pkg:generic/rust-std@")).length, 1);
  const ownRef = metadata.component["bom-ref"];
  assert.equal(ownRef, `pkg:npm/trygtrom@${JSON.parse(read("package.json")).version}`);
  // Every part is used by another, or by us.
  const used = new Set(dependencies.flatMap(({ dependsOn = [] }) => dependsOn));
  assert.deepEqual(refs.filter((ref) => !used.has(ref)), []);
  assert.ok(dependencies.find(({ ref }) => ref === ownRef).dependsOn.some((ref) => ref.startsWith("pkg:cargo/yew@")));
});

test("the bill of materials and the integrity values are those of the files", () => {
  const hash = (path, encoding) => createHash("sha384").update(readFileSync(join(built, path))).digest(encoding);
  const integrity = JSON.parse(read(written.integrity));
  for (const [path, value] of Object.entries(integrity)) assert.equal(value, `sha384-${hash(path, "base64")}`, path);
  const told = JSON.parse(read(written.bill)).metadata.component.components.map(({ name, hashes }) => [name, hashes[0].content]);
  assert.deepEqual(told, Object.keys(integrity).sort().map((path) => [path, hash(path, "hex")]));
  // Nothing that a page fetches is left out, whatever files a build comes to write.
  const fetched = files.filter((path) => path.includes("/") || /\.(js|wasm)$/.test(path));
  assert.deepEqual(Object.keys(integrity).sort(), fetched.sort());
  assert.ok(fetched.includes("trygtrom.js") && fetched.includes("trygtrom_bg.wasm"));
});

test("the script knows the module and the texts that it was built with", () => {
  const integrity = JSON.parse(read(written.integrity));
  const known = Object.entries(integrity).filter(([path]) => /\.wasm$|^texts\//.test(path));
  assert.deepEqual(known.map(([path]) => path), ["texts/en.txt", "texts/nb.txt", "trygtrom_bg.wasm"]);
  for (const [path, value] of known) assert.ok(read("trygtrom.js").includes(value.replace("sha384-", "")), path);
});

for (const [folder, ours] of [
  ["demo", ["@digdir/designsystemet-theme"]],
  ["join-plugin", []],
  ["extension-chromium", ["engine.io-parser", "socket.io-parser"]],
  ["extension-firefox", ["engine.io-parser", "socket.io-parser"]],
]) {
  test(`${folder} tells what stands in it: the parts, their licences and its files`, async () => {
    const out = join(built, "..", folder);
    const text = readFileSync(join(out, written.bill), "utf8");
    assert.equal(await new cyclonedx.Validation.JsonStrictValidator(specification.version).validate(text), null);
    const { metadata, components } = JSON.parse(text);
    const all = components.map(({ group, name }) => (group ? `${group}/${name}` : name));
    const element = JSON.parse(read(written.bill)).components.map(({ group, name }) => (group ? `${group}/${name}` : name));
    for (const name of [...element, ...ours]) assert.ok(all.includes(name), name);
    const [list] = readFileSync(join(out, written.licences), "utf8").split(/^-{80}$/m);
    for (const name of all) assert.ok(list.includes(`\n${name} `), name);
    for (const { name, hashes } of metadata.component.components) {
      assert.equal(hashes[0].content, createHash("sha384").update(readFileSync(join(out, name))).digest("hex"), name);
    }
    const named = metadata.component.components.map(({ name }) => name);
    const scripts = readdirSync(out).filter((name) => /\.(js|wasm|html|css)$/.test(name));
    assert.deepEqual(scripts.filter((name) => !named.includes(name)), []);
  });
}

test("every part is named with its licence, and each licence stands there", () => {
  const text = read(written.licences);
  const [list] = text.split(/^-{80}$/m);
  for (const { name, group, version } of JSON.parse(read(written.bill)).components) {
    assert.ok(list.includes(`\n${group ? `${group}/` : ""}${name} ${version}: `), name);
  }
  for (const words of ["Apache License", "Permission is hereby granted, free of charge", "UNICODE LICENSE V3"]) assert.ok(text.includes(words), words);
});

test("of the licences on offer one that may be used is chosen, and no other passes", () => {
  assert.deepEqual(chosen("MIT OR Apache-2.0"), ["Apache-2.0"]);
  assert.deepEqual(chosen("GPL-3.0-only OR MIT"), ["MIT"]);
  assert.deepEqual(chosen("(MIT OR Apache-2.0) AND Unicode-3.0"), ["Apache-2.0", "Unicode-3.0"]);
  for (const bad of ["GPL-3.0-only", "MIT AND GPL-3.0-only", "MPL-2.0 OR GPL-2.0-only", "", "Whatever"]) assert.throws(() => chosen(bad), bad);
});

test("a part that brings no text of its licence stops the build, and says which", () => {
  const part = { purl: "pkg:npm/bare@1.0.0", name: "bare", version: "1.0.0", licence: "MIT", folder: own, needs: [] };
  assert.throws(() => notices({ title: "x", parts: [part], apache: "" }), /bare 1\.0\.0: it brings no text of its licence MIT/);
});

test("what the bundler took from a package is its own, and not the one around it", () => {
  const outer = join(root, "node_modules/@digdir/designsystemet-css");
  assert.deepEqual(packagesOf([join(outer, "dist/index.css"), join(root, "www/element/element.css")]).map(({ name, folder }) => [name, folder]), [["@digdir/designsystemet-css", outer]]);
});

test("the manifest exports every file by its path, and the same input gives the same bytes", () => {
  const manifest = JSON.parse(read("package.json"));
  const wild = Object.keys(manifest.exports).filter((key) => key.endsWith("/*")).map((key) => key.slice(2, -1));
  const exported = (path) => `./${path}` in manifest.exports || wild.some((folder) => path.startsWith(folder));
  const forPeople = /^(README\.md|LICENSE.*|.*\.d\.ts)$/;
  assert.deepEqual(files.filter((path) => !exported(path) && !forPeople.test(path)), []);
  for (const target of Object.values(manifest.exports).flatMap((one) => (typeof one === "string" ? [one] : Object.values(one)))) {
    assert.ok(target.endsWith("/*") ? wild.includes(target.slice(2, -1)) : files.includes(target.slice(2)), target);
  }
  for (const path of [manifest.main, manifest.types, manifest.customElements]) assert.ok(files.includes(path), path);

  // A file that a later build comes to write is exported and hashed without anybody's doing.
  const inputs = [join(root, "node_modules/@digdir/designsystemet-css/dist/src/button.css")];
  const write = (folder, more) => {
    const out = join(own, folder);
    cpSync(built, out, { recursive: true });
    for (const [path, text] of Object.entries(more)) writeFileSync(join(out, path), text);
    const named = JSON.parse(readFileSync(join(root, "www/npm/package.json"), "utf8"));
    const at = { ...named, version: "1.2.3" };
    writeParts({ root, out, manifest: at, inputs });
    writeIntegrity(out);
    writeManifest(out, at);
    return [written.licences, written.bill, written.integrity, "package.json"].map((path) => readFileSync(join(out, path), "utf8"));
  };
  const once = write("once", {});
  assert.deepEqual(write("again", {}), once);
  const [, bill, integrity, exports] = write("more", { "later.js": "export {};\n" });
  assert.ok([bill, integrity, exports].every((text) => text.includes("later.js")));
  for (const text of once) assert.ok(!text.includes(root) && !text.includes(process.env.HOME ?? "/root"), "a folder of this machine is told");
});

test("where a server renders the page the module is imported and does nothing", async () => {
  assert.equal(globalThis.customElements, undefined);
  const module = await import(join(built, "trygtrom.js"));
  assert.deepEqual(Object.keys(module).sort(), ["TrygtromPanel", "configure", "version"]);
  assert.deepEqual(await import(join(built, "react.js")), module);
  const { createElement } = await import("react");
  const { renderToStaticMarkup } = await import("react-dom/server");
  const props = { viewer: "clinician", for: "room", expected: [{ role: "patient", name: "Kari Prøve" }] };
  assert.equal(renderToStaticMarkup(createElement("trygtrom-panel", props)), '<trygtrom-panel viewer="clinician" for="room"></trygtrom-panel>');
});
