// The built extension: manifests, observed hosts, managed settings, and Mozilla's add-on linter.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createInstance } from "addons-linter";
import { unzipSync } from "fflate";
import { BROWSERS, hostsOf, manifest, packExtension } from "../../www/build/extension.mjs";

const root = resolve(fileURLToPath(import.meta.url), "../../..");
const built = resolve(process.env.TRYGTROM_DIST ?? join(root, "dist"));
const read = (browser, name) => readFileSync(join(built, `extension-${browser}`, name), "utf8");
const usual = hostsOf({});

test("the manifests request only the documented permissions", () => {
  const document = readFileSync(join(root, "docs/extension.md"), "utf8");
  for (const browser of BROWSERS) {
    const { permissions, host_permissions, optional_permissions, optional_host_permissions, web_accessible_resources, externally_connectable } = JSON.parse(read(browser, "manifest.json"));
    assert.deepEqual(permissions, ["activeTab", "scripting", "storage", ...(browser === "chromium" ? ["sidePanel"] : [])]);
    assert.deepEqual(host_permissions, ["https://join.nhn.no/*", "https://*.whereby.com/*"]);
    for (const name of [...permissions, ...host_permissions]) assert.ok(document.includes(`| \`${name}\` |`), `${name} has no reason`);
    for (const more of [optional_permissions, optional_host_permissions, web_accessible_resources, externally_connectable]) assert.equal(more, undefined);
  }
});

test("the version is the package's, without a pre-release suffix", () => {
  const cargo = /^version = "(.*)"/m.exec(readFileSync(join(root, "Cargo.toml"), "utf8"))[1];
  for (const browser of BROWSERS) assert.equal(JSON.parse(read(browser, "manifest.json")).version, cargo.replace(/[-+].*/, ""));
  assert.equal(manifest("chromium", { version: "1.2.3-beta.1", hosts: usual }).version, "1.2.3");
});

test("observes a hospital's own hosts and refuses invalid host names", () => {
  const hosts = hostsOf({ "join-host": ["video.sykehuset.no"], "whereby-host": ["*.sykehuset.no"] });
  const { host_permissions, content_scripts } = manifest("firefox", { version: "1.0.0", hosts });
  assert.deepEqual(host_permissions, ["https://join.nhn.no/*", "https://video.sykehuset.no/*", "https://*.whereby.com/*", "https://*.sykehuset.no/*"]);
  for (const script of content_scripts) assert.deepEqual(script.matches, host_permissions);
  for (const wrong of ["https://video.sykehuset.no", "*", "*.no/", "Video.sykehuset.no", "", "localhost", "a b.no"]) {
    assert.throws(() => hostsOf({ "join-host": [wrong] }), /is no host name/, wrong);
  }
});

test("the guide's build command has valid hosts", () => {
  const [, command] = /```sh\nnode www\/build\/build\.mjs (.*)\n```/.exec(readFileSync(join(root, "docs/extension.md"), "utf8"));
  const option = { type: "string", multiple: true };
  const args = command.split(" ").map((word) => word.replace(/^'(.*)'$/, "$1"));
  const { values } = parseArgs({ args, options: { archives: { type: "boolean" }, "join-host": option, "whereby-host": option } });
  assert.deepEqual(hostsOf(values), { join: ["join.nhn.no", "video.sykehuset.no"], "whereby-sdk": ["*.whereby.com", "*.rom.sykehuset.no"] });
});

test("a host matches by its whole name", async () => {
  globalThis.TRYGTROM_HOSTS = hostsOf({ "join-host": ["video.sykehuset.no"] });
  const { targetFor } = await import("../../www/extension/platform/hosts.js");
  for (const [host, platform] of [["join.nhn.no", "join"], ["video.sykehuset.no", "join"], ["whereby.com", "whereby-sdk"], ["fjord.whereby.com", "whereby-sdk"]]) {
    assert.equal(targetFor(host)?.platform, platform, host);
  }
  for (const host of ["", "nhn.no", "xjoin.nhn.no", "join.nhn.no.example.no", "notwhereby.com", "whereby.com.example.no"]) assert.equal(targetFor(host), null, host);
});

test("a stream is the vendor's by its whole origin, and only encrypted", async () => {
  globalThis.TRYGTROM_HOSTS = hostsOf({ "join-host": ["video.sykehuset.no"] });
  const { targetFor } = await import("../../www/extension/platform/hosts.js");
  const { events } = targetFor("join.nhn.no");
  const { sockets } = targetFor("fjord.whereby.com");
  for (const [{ origin }, its, others] of [
    [events, ["https://join.nhn.no", "https://video.sykehuset.no", "https://join.nhn.no:8443"], ["http://join.nhn.no", "https://xjoin.nhn.no", "https://join-nhn.no", "https://nhn.no", "https://join.nhn.no.example.no", "wss://join.nhn.no", "null", ""]],
    [sockets, ["wss://signal.appearin.net", "wss://whereby.com", "wss://a.b.whereby.com", "wss://fjord.whereby.com:4443"], ["ws://signal.appearin.net", "https://signal.appearin.net", "wss://notwhereby.com", "wss://whereby.com.example.no", "wss://nowhere.example", "wss://example.no/.whereby.com", "null", ""]],
  ]) {
    for (const one of its) assert.ok(origin.test(one), one);
    for (const one of others) assert.equal(origin.test(one), false, one);
  }
});

test("applies managed settings and passes invalid ones on for the panel to report", async () => {
  globalThis.chrome = {};
  const { settingsOf } = await import("../../www/extension/panel/settings.js");
  const file = { id: "own", version: "1" };
  for (const [set, spoken, expected] of [
    [{}, "nb-NO", { language: "nb", procedure: null }],
    [{}, "en-US", { language: "en", procedure: null }],
    [{}, "sv", { language: "nb", procedure: null }],
    [{ language: "nb", procedure: " so-d45111 " }, "en", { language: "nb", procedure: "so-d45111" }],
    [{ language: "sv", procedure: "", procedureFile: " " }, "en", { language: "en", procedure: null }],
    [{ procedure: "checklist", procedureFile: JSON.stringify(file) }, "nb", { language: "nb", procedure: file }],
    [{ procedureFile: "{" }, "nb", { language: "nb", procedure: {} }],
    [{ procedureFile: JSON.stringify({ ...file, policies: { chat: "allowed", chat_scan: "off" } }) }, "nb", { language: "nb", procedure: { ...file, policies: { chat: "allowed", chat_scan: "off" } } }],
    // An address is not fetched.
    [{ procedure: "https://example.no/procedure.json" }, "nb", { language: "nb", procedure: {} }],
    [{ procedure: 7, language: null }, "nb", { language: "nb", procedure: null }],
  ]) {
    assert.deepEqual(settingsOf(set, spoken), expected);
  }
});

test("turns a configured chat scan off, with a reason for the panel", async () => {
  globalThis.chrome = {};
  const { settingsOf } = await import("../../www/extension/panel/settings.js");
  const usual = JSON.parse(readFileSync(join(root, "procedures/combined.json"), "utf8"));
  const wanted = { ...usual, policies: { ...usual.policies, chat_scan: "identity-numbers" } };
  const { procedure } = settingsOf({ procedureFile: JSON.stringify(wanted) }, "nb");
  assert.deepEqual(procedure.policies, usual.policies);
  const { chat_scan, ...others } = procedure.reasons;
  assert.match(chat_scan.nb, /får ikke vite hva som skrives/);
  assert.match(chat_scan.en, /not told what is written/);
  const { chat_scan: _, ...before } = usual.reasons;
  assert.deepEqual(others, before);
});

test("fetches and runs nothing from other origins", () => {
  for (const browser of BROWSERS) {
    const { extension_pages } = JSON.parse(read(browser, "manifest.json")).content_security_policy;
    assert.match(extension_pages, /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self';/);
    assert.equal(/https?:|\*|unsafe-inline|'unsafe-eval'/.test(extension_pages), false);
    for (const name of ["page.js", "relay.js", "worker.js"]) {
      assert.equal(/\bfetch\(|XMLHttpRequest|sendBeacon|importScripts|storage\.local|localStorage|indexedDB/.test(read(browser, name)), false, name);
    }
  }
});

test("Mozilla's linter reports only the framework's unused innerHTML", async () => {
  const linter = createInstance({ config: { _: [join(built, "extension-firefox")], logLevel: "fatal", stack: false, pretty: false, warningsAsErrors: false, metadata: false, output: "none", boring: true, selfHosted: false, shouldScanFile: () => true } });
  const { errors, warnings, notices } = await linter.run();
  const short = (all) => all.map(({ code, file }) => [code, file]);
  // docs/extension.md explains the warning.
  const known = [["UNSAFE_VAR_ASSIGNMENT", "trygtrom.js"]];
  assert.deepEqual({ errors: short(errors), warnings: short(warnings), notices: short(notices) }, { errors: [], warnings: known, notices: [] });
});

test("archives equal their folders and are reproducible", () => {
  const out = mkdtempSync(join(tmpdir(), "trygtrom-pack-"));
  for (const browser of BROWSERS) cpSync(join(built, `extension-${browser}`), join(out, `extension-${browser}`), { recursive: true });
  const [chromium] = packExtension(out, "1.0.0");
  const path = join(out, chromium);
  const first = readFileSync(path);
  const inside = unzipSync(new Uint8Array(first));
  const files = readdirSync(join(built, "extension-chromium"), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  assert.equal(Object.keys(inside).length, files.length);
  assert.equal(new TextDecoder().decode(inside["manifest.json"]), read("chromium", "manifest.json"));
  packExtension(out, "1.0.0");
  assert.deepEqual(readFileSync(path), first);
  rmSync(out, { recursive: true });
});
