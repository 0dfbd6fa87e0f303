// The public API: class, typings and custom-elements manifest agree.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import ts from "typescript";
import { writeTypings } from "../../www/build/typings.mjs";

const file = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const read = (path) => readFileSync(file(path), "utf8");
const sorted = (list) => [...list].sort();

/** Imports the bundled module with a stub for the wasm glue, on a page with only a custom element registry. */
async function importElement({ taken } = {}) {
  const registry = new Map(taken ? [["trygtrom-panel", taken]] : []);
  globalThis.HTMLElement = class extends EventTarget {};
  globalThis.MutationObserver = class {};
  globalThis.customElements = { get: (name) => registry.get(name), define: (name, definition) => registry.set(name, definition) };
  globalThis.document = { baseURI: "https://portal.example.no/time/" };
  const { outputFiles } = await build({
    entryPoints: [file("www/element/index.js")],
    bundle: true,
    format: "esm",
    write: false,
    define: { TRYGTROM_HASHES: "{}", TRYGTROM_VERSION: '"1.2.3"' },
    plugins: [
      {
        name: "stand-ins",
        setup(builder) {
          builder.onResolve({ filter: /^#glue$/ }, () => ({ path: "glue", namespace: "stand-in" }));
          builder.onLoad({ filter: /./, namespace: "stand-in" }, () => ({ contents: "export const initSync = () => {}, loadCatalog = initSync, __wbg_reset_state = initSync; export class Panel {}" }));
          builder.onLoad({ filter: /\.css$/ }, () => ({ contents: "", loader: "text" }));
        },
      },
    ],
  });
  // Each import is a separate copy, like two scripts on one page.
  const copy = `${outputFiles[0].text}\n// ${Math.random()}`;
  return { ...(await import(`data:text/javascript,${encodeURIComponent(copy)}`)), registry };
}

/** The declarations in the typings. */
function readTypings() {
  const source = ts.createSourceFile("index.d.ts", read("www/element/index.d.ts"), ts.ScriptTarget.Latest, true);
  const named = (kind, name) => source.statements.find((one) => one.kind === kind && one.name?.text === name);
  const members = (list, kind) => sorted(list.filter((one) => one.kind === kind && !one.modifiers?.some((m) => m.kind === ts.SyntaxKind.StaticKeyword)).map((one) => one.name.text));
  const panel = named(ts.SyntaxKind.ClassDeclaration, "TrygtromPanel").members;
  const words = (name) => named(ts.SyntaxKind.TypeAliasDeclaration, name).type.types.map((one) => one.literal.text);
  return {
    getters: members(panel, ts.SyntaxKind.GetAccessor),
    setters: members(panel, ts.SyntaxKind.SetAccessor),
    methods: [...new Set(members(panel, ts.SyntaxKind.MethodDeclaration))].filter((name) => name !== "addEventListener"),
    events: named(ts.SyntaxKind.InterfaceDeclaration, "TrygtromPanelEventMap").members.map((one) => [one.name.text, one.type.getText()]),
    values: sorted(
      source.statements
        .filter((one) => [ts.SyntaxKind.ClassDeclaration, ts.SyntaxKind.FunctionDeclaration, ts.SyntaxKind.VariableStatement].includes(one.kind))
        .map((one) => one.name?.text ?? one.declarationList.declarations[0].name.text),
    ),
    words,
  };
}

const manifest = JSON.parse(read("www/element/custom-elements.json"));
const [module_] = manifest.modules;
const [declared] = module_.declarations;
const typings = readTypings();
let element;
let accessors;
let methods;
before(async () => {
  element = await importElement();
  const own = Object.entries(Object.getOwnPropertyDescriptors(element.TrygtromPanel.prototype));
  const callbacks = ["constructor", "connectedCallback", "disconnectedCallback", "adoptedCallback", "attributeChangedCallback"];
  accessors = own.filter(([, { get }]) => get);
  methods = own.filter(([name, { value }]) => value && !callbacks.includes(name)).map(([name]) => name);
});

test("the tag is registered with the exported class, and version is the package's", () => {
  assert.equal(element.registry.get("trygtrom-panel"), element.TrygtromPanel);
  assert.equal(declared.tagName, "trygtrom-panel");
  assert.equal(element.version, "1.2.3");
});

test("attributes: class and manifest", () => {
  assert.deepEqual(sorted(element.TrygtromPanel.observedAttributes), sorted(declared.attributes.map(({ name }) => name)));
});

test("properties: class, typings and manifest", () => {
  const names = sorted(accessors.map(([name]) => name));
  assert.deepEqual(names, typings.getters);
  const fields = declared.members.filter(({ kind }) => kind === "field");
  assert.deepEqual(names, sorted(fields.map(({ name }) => name)));
  const writable = sorted(accessors.filter(([, { set }]) => set).map(([name]) => name));
  assert.deepEqual(writable, typings.setters);
  assert.deepEqual(writable, sorted(fields.filter(({ readonly }) => !readonly).map(({ name }) => name)));
});

test("attributes and their reflecting properties name each other", () => {
  const pairs = declared.members.filter(({ attribute }) => attribute).map(({ name, attribute }) => `${attribute} ${name}`);
  const named = declared.attributes.filter(({ fieldName }) => fieldName).map(({ name, fieldName }) => `${name} ${fieldName}`);
  assert.deepEqual(sorted(named), sorted(pairs.filter((pair) => pair !== "procedure procedure")).concat("procedure procedure").sort());
});

test("methods: class, typings and manifest", () => {
  assert.deepEqual(sorted(methods), sorted(typings.methods));
  assert.deepEqual(sorted(methods), sorted(declared.members.filter(({ kind }) => kind === "method").map(({ name }) => name)));
});

test("events: typings and manifest", () => {
  assert.deepEqual(typings.events, declared.events.map(({ name, type }) => [name, type.text]));
});

test("exports: module, typings and manifest", () => {
  const { registry, ...exported } = element;
  assert.deepEqual(sorted(Object.keys(exported)), typings.values);
  assert.deepEqual(sorted(module_.exports.filter(({ kind }) => kind === "js").map(({ name }) => name)), typings.values);
});

test("attribute values: typings and manifest", () => {
  for (const [attribute, type] of [["viewer", "Viewer"], ["setting", "Setting"], ["theme", "Theme"], ["heading-level", "HeadingLevel"]]) {
    const { type: { text } } = declared.attributes.find(({ name }) => name === attribute);
    assert.equal(text, typings.words(type).map((word) => JSON.stringify(word)).join(" | "));
  }
});

test("the built manifest has the names of the platforms, and the typings with it", (t) => {
  const out = mkdtempSync(join(tmpdir(), "trygtrom-typings-"));
  t.after(() => rmSync(out, { recursive: true }));
  writeTypings(file("www/element"), out);
  const [{ declarations: [{ attributes }] }] = JSON.parse(readFileSync(join(out, "custom-elements.json"), "utf8")).modules;
  const { type: { text } } = attributes.find(({ name }) => name === "platform");
  assert.match(text, /^"\S+"( \| "\S+")+$/);
  assert.ok(readFileSync(join(out, "platforms.d.ts"), "utf8").includes(`export type Platform = ${text};`));
  assert.deepEqual(readdirSync(out).sort(), ["custom-elements.json", "fhir.d.ts", "index.d.ts", "platforms.d.ts", "whereby.d.ts"]);
});

test("a second copy keeps the first definition and its own configuration", async () => {
  const taken = class {};
  const { registry, configure, TrygtromPanel } = await importElement({ taken });
  assert.equal(registry.get("trygtrom-panel"), taken);
  assert.notEqual(TrygtromPanel, taken);
  configure({ wasm: "/files/trygtrom_bg.wasm", assets: new URL("https://portal.example.no/trygtrom") });
});

test("configure refuses an invalid address at once", () => {
  assert.throws(() => element.configure({ wasm: "https://" }), TypeError);
});
