// The package as a portal gets it: packed, installed from the archive, and used in a plain page, with Vite, webpack and React
// as in docs/hosting.md. The bundles run under the strict policy.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import ts from "typescript";
import { build as buildWithVite, createServer } from "vite";
import webpack from "webpack";
import { serve, strictPolicy } from "../../www/build/serve.mjs";
import { policyOf, snippet } from "./guide.mjs";
import { axe, finish, openPage, packageFolder, root, startChromium } from "./harness.mjs";
import { act, collectFrom, control, panelEvents, ready, report, tall, until } from "./panel.mjs";

let browser;
/** A folder inside the repository, so that bundlers and typings resolve, with the package installed. */
let portal;
before(async () => {
  mkdirSync(join(root, "target"), { recursive: true });
  portal = mkdtempSync(join(root, "target/package-"));
  const npm = (args) => execFileSync("npm", args, { cwd: portal, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  writeFileSync(join(portal, "package.json"), JSON.stringify({ private: true, type: "module" }));
  const [packed] = Object.values(JSON.parse(npm(["pack", "--json", packageFolder])));
  npm(["install", "--offline", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", `./${packed.filename}`]);
  browser = await startChromium();
});
after(async () => {
  await browser?.close();
  rmSync(portal, { recursive: true });
});

const installed = (path = "") => join(portal, "node_modules/trygtrom", path);
const manual = `<trygtrom-panel platform="manual" viewer="clinician"></trygtrom-panel>`;
const html = (head, body = manual) =>
  `<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>Portal</title><link rel="icon" href="/icon.svg">${head}</head><body><main><h1>Portal</h1>${body}</main></body></html>`;
const script = (path) => `<script type="module" src="${path}"></script>`;

/** Writes files to a folder of the portal. */
function write(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    const file = join(portal, folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  return join(portal, folder);
}

/** Serves a folder and opens a page of it. */
async function open(t, folder, { path = "/", policy, expected = {}, prepare = async () => {} } = {}) {
  if (!existsSync(join(folder, "icon.svg"))) cpSync(join(root, "www/demo/icon.svg"), join(folder, "icon.svg"));
  const server = await serve({ root: folder, policy });
  t.after(() => server.close());
  const page = await openPage(browser, { viewport: tall, ...expected });
  await collectFrom(page);
  await prepare(page);
  await page.goto(`${server.origin}${path}`);
  return page;
}

/** Asserts that the panel is ready without errors, and finishes the page. */
async function assertWorks(page) {
  await ready(page);
  await until(page, { phase: "preparation", platform: "manual", viewer: "clinician" });
  assert.deepEqual((await panelEvents(page)).map(({ name }) => name), ["trygtrom-ready"]);
  await control(page, "begin-closing").waitFor();
}

test("the archive contains exactly the built files", () => {
  const list = (folder) => readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name).slice(folder.length + 1)).sort();
  assert.deepEqual(list(installed()), list(packageFolder));
  const { name, version } = JSON.parse(readFileSync(installed("package.json"), "utf8"));
  assert.ok(readFileSync(join(root, "docs/hosting.md"), "utf8").includes(`npm install ./${name}-${version}.tgz`), "the guide's version is outdated");
});

test("a plain page with one script tag and its integrity value", async (t) => {
  const { "trygtrom.js": value } = JSON.parse(readFileSync(installed("integrity.json"), "utf8"));
  const tag = snippet("integrity");
  const folder = write("plain", { "index.html": html(tag.replace("sha384-…", value)), "other.html": html(tag.replace("sha384-…", value.replace(/.{4}$/, "AAAA"))) });
  cpSync(installed(), join(folder, "trygtrom"), { recursive: true });
  const page = await open(t, folder);
  await assertWorks(page);
  await axe(page);
  await finish(page);

  const refused = await open(t, folder, { path: "/other.html", expected: { console: [/Failed to find a valid digest/] } });
  assert.equal(await refused.evaluate(() => customElements.get("trygtrom-panel")), undefined);
  await finish(refused);
});

test("Vite: a build under the strict policy, with the paper checklist in place", async (t) => {
  const folder = write("vite", { "index.html": html(script("/main.js")), "main.js": snippet("import") });
  cpSync(installed("paper"), join(folder, "public/assets/paper"), { recursive: true });
  await buildWithVite({ root: folder, configFile: false, logLevel: "warn" });
  const built = join(folder, "dist");
  const page = await open(t, built);
  await assertWorks(page);
  await finish(page);

  const modules = readdirSync(join(built, "assets")).filter((name) => name.endsWith(".wasm"));
  assert.deepEqual(modules.map((name) => name.split("-")[0]).sort(), ["trygtrom_bg"]);
  for (const name of modules) rmSync(join(built, "assets", name));
  const broken = await open(t, built, { expected: { console: [/404/] } });
  const link = broken.locator("trygtrom-panel a[href*='paper/']");
  const [paper] = await Promise.all([broken.waitForEvent("popup"), link.click()]);
  await paper.getByRole("heading", { level: 1, name: /sjekkliste/i }).waitFor();
  await paper.close();
  await finish(broken);
});

test("trygtrom/whereby: a typed entry of its own, which Vite takes into the page's bundle", async (t) => {
  const main = `
import { wherebySource } from "trygtrom/whereby";
import "trygtrom";

const store = { getState: () => ({}), subscribe: () => () => {} };
const panel = document.querySelector("trygtrom-panel");
if (panel) panel.source = wherebySource({ getStore: () => store, getRoomConnection: () => ({}) });
// @ts-expect-error Not a client.
wherebySource("room");
`;
  const body = `<trygtrom-panel platform="whereby-sdk" viewer="clinician"></trygtrom-panel>`;
  const folder = write("vite-client", { "index.html": html(script("/main.ts"), body), "main.ts": main });
  const program = ts.createProgram([join(folder, "main.ts")], { strict: true, exactOptionalPropertyTypes: true, noEmit: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.NodeNext, types: [] });
  assert.deepEqual(ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, " ")), []);
  await buildWithVite({ root: folder, configFile: false, logLevel: "warn" });
  const page = await open(t, join(folder, "dist"));
  await ready(page);
  const told = (await panelEvents(page)).filter(({ name }) => name === "trygtrom-error").map(({ detail }) => detail);
  assert.deepEqual(told.map(({ code }) => code), ["invalid-attribute"]);
  assert.match(told[0].message, /lacks roomConnection\.status, .*Use a version of @whereby\.com\/core/);
  await finish(page);
});

test("Vite: with the vendor's element, its policy and its first script", async (t) => {
  const clinic = policyOf("whereby-policy").match(/frame-src (\S+);/)[1];
  const body = `<whereby-embed id="room" room="${clinic}/room"></whereby-embed><trygtrom-panel platform="whereby" for="room" viewer="clinician"></trygtrom-panel>`;
  const folder = write("vite-whereby", {
    "index.html": html(`<script src="/policy.js"></script>${script("/main.js")}`, body),
    "main.js": `import "@whereby.com/browser-sdk/embed";\n${snippet("import")}`,
    "public/policy.js": snippet("whereby-script"),
  });
  await buildWithVite({ root: folder, configFile: false, logLevel: "error" });
  const page = await open(t, join(folder, "dist"), {
    policy: policyOf("whereby-policy"),
    // Chromium does not know two permissions that the vendor's element sets on its iframe.
    expected: { allow: [clinic], console: [/Unrecognized feature: 'speaker'/, /Unrecognized feature: 'media-capture'/] },
    prepare: (one) => one.route(`${clinic}/**`, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Room</title>" })),
  });
  await ready(page);
  assert.equal(await page.locator("whereby-embed iframe").evaluate((frame) => getComputedStyle(frame).borderTopWidth), "0px");
  assert.equal((await report(page)).platform, "whereby");
  await finish(page);
});

test("Vite: the development server needs no configuration", async () => {
  const folder = write("vite-dev", { "index.html": html(script("/main.js")), "main.js": snippet("import") });
  mkdirSync(join(folder, "public"));
  cpSync(join(root, "www/demo/icon.svg"), join(folder, "public/icon.svg"));
  const server = await createServer({ root: folder, configFile: false, logLevel: "error", server: { port: 0, host: "127.0.0.1", hmr: false } });
  try {
    await server.listen();
    const page = await openPage(browser, { viewport: tall, console: [/\[vite\]/] });
    await collectFrom(page);
    await page.goto(server.resolvedUrls.local[0]);
    await assertWorks(page);
  } finally {
    await server.close();
  }
});

/** Bundles for production; rejects on any error. */
const buildWithWebpack = (options) =>
  new Promise((done, fail) => {
    const compiler = webpack({ mode: "production", performance: false, ...options });
    compiler.run((error, stats) => compiler.close(() => (error || stats.hasErrors() ? fail(error ?? new Error(stats.toString("errors-only"))) : done())));
  });

/** The guide's webpack configuration. */
const webpackSetting = () => import(`data:text/javascript,${encodeURIComponent(snippet("webpack"))}`);

test("webpack: a build under the strict policy; the panel restarts after a panic, whatever the wasm's media type", async (t) => {
  const folder = write("webpack", { "main.js": snippet("import"), "dist/index.html": html(script("/main.js")) });
  const output = { path: join(folder, "dist") };
  await buildWithWebpack({ context: folder, entry: "./main.js", output });
  assert.ok(!readFileSync(join(output.path, "main.js"), "utf8").includes(portal), "a local path in the bundle");
  const expected = { console: [/^error: trygtrom: panic at /, /^error: failed to (append child|insert node)/] };
  const prepare = (page) => page.route("**/*.wasm", async (route) => route.fulfill({ response: await route.fetch(), contentType: "text/plain" }));
  const page = await open(t, output.path, { expected, prepare });
  await assertWorks(page);
  await page.evaluate(() => {
    const { insertBefore } = Node.prototype;
    Node.prototype.insertBefore = function (...args) {
      if (this.getRootNode().host?.localName !== "trygtrom-panel") return insertBefore.apply(this, args);
      Node.prototype.insertBefore = insertBefore;
      throw new DOMException("broken by the test", "NotFoundError");
    };
  });
  await act(page, "begin-closing");
  await page.waitForFunction(() => window.panelEvents.some(({ detail }) => detail.code === "panel-restarted"));
  await control(page, "begin-closing").waitFor();
  await finish(page);
});

test("webpack: loading later requires the guide's configuration and its Trusted Types policy", async (t) => {
  const { output } = await webpackSetting();
  const { policyName } = output.trustedTypes;
  const folder = write("webpack-later", { "main.js": `setTimeout(() => import("trygtrom"));\n`, "dist/index.html": html(script("/main.js")) });
  const built = join(folder, "dist");
  await buildWithWebpack({ context: folder, entry: "./main.js", output: { ...output, path: built } });
  const page = await open(t, built, { policy: strictPolicy.replace("trusted-types 'none'", `trusted-types ${policyName}`) });
  await assertWorks(page);
  await finish(page);

  let thrown;
  const refused = await open(t, built, {
    expected: { console: [/TrustedTypePolicy named 'portal'/], errors: [/'createPolicy'/] },
    prepare: async (one) => {
      thrown = one.waitForEvent("pageerror");
    },
  });
  await thrown;
  await finish(refused);
});

const react = `
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { Panel } from "./panel.tsx";

const outcomes: string[] = [];
Object.assign(window, { outcomes });
const place = document.querySelector("#root");
if (place) {
  const onOutcome = ({ outcome, charge }: { outcome: string; charge: string }) => void outcomes.push(outcome + " " + charge);
  createRoot(place).render(createElement(Panel, { appointment: "8f1c2e", expected: [{ role: "patient" }], onOutcome }));
}
`;

/** JSX that the typings must accept, with every attribute of the manifest, and JSX that they must refuse. */
const typed = (attributes) => `
import { useRef } from "react";
import type { TrygtromPanel, TrygtromPanelProps } from "trygtrom/react";

type Missing = Exclude<${attributes.map((name) => JSON.stringify(name)).join(" | ")}, keyof TrygtromPanelProps>;
export const none: [Missing] extends [never] ? true : Missing = true;

export function Right() {
  const panel = useRef<TrygtromPanel>(null);
  return <trygtrom-panel ref={panel} key="1" for="room" className="wide" theme="dark" onboarded procedure={{ id: "our-own" }} ontrygtrom-alert={({ detail }) => detail.severity === "alarm"} />;
}
export const wrong = [
  // @ts-expect-error Unknown video system.
  <trygtrom-panel platform="walkie-talkie" />,
  // @ts-expect-error Unknown attribute.
  <trygtrom-panel plattform="whereby" />,
  // @ts-expect-error Unknown role.
  <trygtrom-panel expected={[{ role: "friend" }]} />,
  // @ts-expect-error The outcome has no name.
  <trygtrom-panel ontrygtrom-outcome={({ detail }) => detail.name} />,
];
`;

test("React: the guide's component is typed, runs under the strict policy and receives the outcome", async (t) => {
  const { modules } = JSON.parse(readFileSync(installed("custom-elements.json"), "utf8"));
  const attributes = modules[0].declarations[0].attributes.map(({ name }) => name);
  const folder = write("react", { "index.html": html(script("/main.tsx"), `<div id="root"></div>`), "main.tsx": react, "panel.tsx": snippet("react"), "typed.tsx": typed(attributes) });
  const program = ts.createProgram([join(folder, "main.tsx"), join(folder, "typed.tsx")], {
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipDefaultLibCheck: true,
    allowImportingTsExtensions: true,
    target: ts.ScriptTarget.ES2022,
    // The strictest resolution, by the package's exports; bundlers resolve at least as much.
    module: ts.ModuleKind.NodeNext,
    jsx: ts.JsxEmit.ReactJSX,
    types: [],
  });
  const faults = ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => `${file?.fileName.slice(folder.length + 1)} ${start}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
  assert.deepEqual(faults, []);

  await buildWithVite({ root: folder, configFile: false, logLevel: "warn", oxc: { jsx: { runtime: "automatic" } } });
  const page = await open(t, join(folder, "dist"));
  await assertWorks(page);
  assert.equal((await report(page)).setting, "known-patient");
  await axe(page);
  await act(page, "begin-closing");
  await page.locator("trygtrom-panel select").selectOption("choose-outcome:completed");
  await page.getByRole("button", { name: "Lagre utfallet" }).click();
  await act(page, "close");
  await until(page, { phase: "closed", outcome: "completed" });
  assert.deepEqual(await page.evaluate(() => window.outcomes), ["completed as-usual"]);
  await finish(page);
});
