// The built package's bill of materials, licences, integrity values and manifest, from `make dist`.
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
  // The validator can fail.
  assert.notEqual(await validator.validate(read(written.bill).replace('"type": "library"', '"type": "thing"')), null);
});

test("the bill of materials lists the compiled crates, the bundled styles and their dependencies", () => {
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
  // Every component has a dependent.
  const used = new Set(dependencies.flatMap(({ dependsOn = [] }) => dependsOn));
  assert.deepEqual(refs.filter((ref) => !used.has(ref)), []);
  assert.ok(dependencies.find(({ ref }) => ref === ownRef).dependsOn.some((ref) => ref.startsWith("pkg:cargo/yew@")));
});

test("the hashes are those of the files", () => {
  const hash = (path, encoding) => createHash("sha384").update(readFileSync(join(built, path))).digest(encoding);
  const integrity = JSON.parse(read(written.integrity));
  for (const [path, value] of Object.entries(integrity)) assert.equal(value, `sha384-${hash(path, "base64")}`, path);
  const told = JSON.parse(read(written.bill)).metadata.component.components.map(({ name, hashes }) => [name, hashes[0].content]);
  assert.deepEqual(told, Object.keys(integrity).sort().map((path) => [path, hash(path, "hex")]));
  // Every file that a page fetches has a hash.
  const fetched = files.filter((path) => path.includes("/") || /\.(js|wasm)$/.test(path));
  assert.deepEqual(Object.keys(integrity).sort(), fetched.sort());
  assert.ok(fetched.includes("trygtrom.js") && fetched.includes("trygtrom_bg.wasm"));
});

test("the script contains the hashes of its module and texts", () => {
  const script = read("trygtrom.js");
  for (const path of ["texts/en.txt", "texts/nb.txt", "trygtrom_bg.wasm"]) {
    const hash = createHash("sha256").update(readFileSync(join(built, path))).digest("base64");
    assert.ok(script.includes(hash), path);
  }
});

for (const [folder, ours] of [
  ["workshop", ["@digdir/designsystemet-theme"]],
  ["demo", ["@digdir/designsystemet-theme"]],
  ["join-plugin", []],
  ["teams-app", ["@microsoft/teams-js"]],
  ["extension-chromium", ["engine.io-parser", "socket.io-parser"]],
  ["extension-firefox", ["engine.io-parser", "socket.io-parser"]],
]) {
  test(`${folder} has a bill of materials with components, licences and files`, async () => {
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

test("every component is listed with its licence text", () => {
  const text = read(written.licences);
  const [list] = text.split(/^-{80}$/m);
  for (const { name, group, version } of JSON.parse(read(written.bill)).components) {
    assert.ok(list.includes(`\n${group ? `${group}/` : ""}${name} ${version}: `), name);
  }
  for (const words of ["Apache License", "Permission is hereby granted, free of charge", "UNICODE LICENSE V3"]) assert.ok(text.includes(words), words);
});

test("chooses an allowed licence and refuses others", () => {
  assert.deepEqual(chosen("MIT OR Apache-2.0"), ["Apache-2.0"]);
  assert.deepEqual(chosen("GPL-3.0-only OR MIT"), ["MIT"]);
  assert.deepEqual(chosen("(MIT OR Apache-2.0) AND Unicode-3.0"), ["Apache-2.0", "Unicode-3.0"]);
  for (const bad of ["GPL-3.0-only", "MIT AND GPL-3.0-only", "MPL-2.0 OR GPL-2.0-only", "", "Whatever"]) assert.throws(() => chosen(bad), bad);
});

test("a component without a licence text fails the build with its name", () => {
  const part = { purl: "pkg:npm/bare@1.0.0", name: "bare", version: "1.0.0", licence: "MIT", folder: own, needs: [] };
  assert.throws(() => notices({ title: "x", parts: [part], apache: "" }), /bare 1\.0\.0: it brings no text of its licence MIT/);
});

test("a bundled file belongs to its own package, not to an enclosing one", () => {
  const outer = join(root, "node_modules/@digdir/designsystemet-css");
  assert.deepEqual(packagesOf([join(outer, "dist/index.css"), join(root, "www/element/element.css")]).map(({ name, folder }) => [name, folder]), [["@digdir/designsystemet-css", outer]]);
});

test("the manifest exports every file, and the output is reproducible", () => {
  const manifest = JSON.parse(read("package.json"));
  const wild = Object.keys(manifest.exports).filter((key) => key.endsWith("/*")).map((key) => key.slice(2, -1));
  const exported = (path) => `./${path}` in manifest.exports || wild.some((folder) => path.startsWith(folder));
  const forPeople = /^(README\.md|LICENSE.*|.*\.d\.ts)$/;
  assert.deepEqual(files.filter((path) => !exported(path) && !forPeople.test(path)), []);
  for (const target of Object.values(manifest.exports).flatMap((one) => (typeof one === "string" ? [one] : Object.values(one)))) {
    assert.ok(target.endsWith("/*") ? wild.includes(target.slice(2, -1)) : files.includes(target.slice(2)), target);
  }
  for (const path of [manifest.main, manifest.types, manifest.customElements]) assert.ok(files.includes(path), path);

  // A new file is exported and hashed automatically.
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
  for (const text of once) assert.ok(!text.includes(root) && !text.includes(process.env.HOME ?? "/root"), "a local path in the output");
});

test("importing on a server has no effect", async () => {
  assert.equal(globalThis.customElements, undefined);
  const module = await import(join(built, "trygtrom.js"));
  assert.deepEqual(Object.keys(module).sort(), ["TrygtromPanel", "configure", "version"]);
  assert.deepEqual(await import(join(built, "react.js")), module);
  assert.deepEqual(Object.keys(await import(join(built, "whereby.js"))), ["wherebySource"]);
  // A file of its own that needs nothing else, and that the panel's script does not contain.
  assert.doesNotMatch(readFileSync(join(built, "whereby.js"), "utf8"), /\bimport\b/);
  assert.doesNotMatch(readFileSync(join(built, "trygtrom.js"), "utf8"), /acceptWaitingParticipant/);
  const { createElement } = await import("react");
  const { renderToStaticMarkup } = await import("react-dom/server");
  const props = { viewer: "clinician", for: "room", expected: [{ role: "patient", name: "Kari Prøve" }] };
  assert.equal(renderToStaticMarkup(createElement("trygtrom-panel", props)), '<trygtrom-panel viewer="clinician" for="room"></trygtrom-panel>');
});
