// The browser extension, for Chromium and for Firefox, from one source. Only the manifests differ.
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleModule, bundleStyle } from "./bundle.mjs";
import { served, writeParts } from "./package.mjs";
import { zipFolder } from "./report.mjs";

export const BROWSERS = ["chromium", "firefox"];

/** The extension's id in Firefox. Updates, signing and policies depend on it, so it never changes. */
export const GECKO_ID = "panel@trygtrom";

/** The public hosts of the video services. */
const HOSTS = { join: ["join.nhn.no"], "whereby-sdk": ["*.whereby.com"] };

/** Extension pages run and fetch only files of the extension. `'wasm-unsafe-eval'` allows compiling WebAssembly, not running text. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

/**
 * The page script's name in stacks of calls, which the page can read. Its address contains the extension's id, which in
 * Firefox is another in each installation: a page would know the browser again by it.
 */
const NO_ADDRESS = "//# sourceURL=trygtrom";

const HOST = /^(\*\.)?([a-z0-9-]+\.)+[a-z]{2,}$/;

/**
 * The hosts of each platform: the public ones and a hospital's own.
 * @param {{ "join-host"?: string[], "whereby-host"?: string[] }} given Host names; a leading `*.` means all subdomains.
 * @throws {Error} If one of them is not a host name.
 */
export function hostsOf({ "join-host": join = [], "whereby-host": whereby = [] }) {
  const wrong = [...join, ...whereby].find((host) => !HOST.test(host));
  if (wrong !== undefined) throw new Error(`"${wrong}" is no host name. Write it in small letters, without https:// and without a path; *. at its front stands for all below it.`);
  return { join: [...HOSTS.join, ...join], "whereby-sdk": [...HOSTS["whereby-sdk"], ...whereby] };
}

/**
 * @param {"chromium" | "firefox"} browser @param {{ version: string, hosts: ReturnType<typeof hostsOf> }} built
 * @returns {object} The manifest.
 */
export function manifest(browser, { version, hosts }) {
  const matches = Object.values(hosts).flatMap((names) => names.map((name) => `https://${name}/*`));
  const icons = Object.fromEntries([16, 32, 48, 128].map((size) => [size, `icons/${size}.png`]));
  const script = { matches, run_at: "document_start", all_frames: true };
  const common = {
    manifest_version: 3,
    name: "__MSG_name__",
    description: "__MSG_description__",
    default_locale: "nb",
    // Browsers accept numbers only.
    version: version.replace(/[-+].*/, ""),
    icons,
    action: { default_title: "__MSG_open__", default_icon: icons },
    host_permissions: matches,
    // In this order: the relay must be there when the page's script hands over its port.
    content_scripts: [
      { ...script, js: ["relay.js"], world: "ISOLATED" },
      { ...script, js: ["page.js"], world: "MAIN" },
    ],
    content_security_policy: { extension_pages: POLICY },
  };
  const permissions = ["activeTab", "scripting", "storage"];
  if (browser === "chromium") {
    return {
      ...common,
      minimum_chrome_version: "120",
      permissions: [...permissions, "sidePanel"],
      background: { service_worker: "worker.js" },
      side_panel: { default_path: "panel.html" },
      storage: { managed_schema: "managed.json" },
    };
  }
  return {
    ...common,
    permissions,
    background: { scripts: ["worker.js"] },
    sidebar_action: { default_panel: "panel.html", default_title: "__MSG_name__", default_icon: icons, open_at_install: false },
    browser_specific_settings: {
      gecko: { id: GECKO_ID, strict_min_version: "142.0", data_collection_permissions: { required: ["none"] } },
    },
  };
}

/**
 * Builds the extension for both browsers.
 * @param {object} options
 * @param {string} options.root @param {string} options.out @param {string} options.version @param {string} options.license
 * @param {{ folder: string, inputs: string[] }} options.element The folder of the built element, and the files that
 *   contribute to its bundle.
 * @param {boolean} options.release @param {ReturnType<typeof hostsOf>} options.hosts
 */
export async function buildExtension({ root, out, element, version, license, release, hosts }) {
  const source = join(root, "www/extension");
  const define = { TRYGTROM_HOSTS: JSON.stringify(hosts) };
  for (const browser of BROWSERS) {
    const folder = join(out, `extension-${browser}`);
    mkdirSync(folder, { recursive: true });
    const inputs = [...element.inputs];
    const script = async (entry, name, more = {}) =>
      inputs.push(...(await bundleModule({ entry: join(source, entry), out: join(folder, name), release, define, ...more })));
    await script("page/index.js", "page.js", { format: "iife", footer: NO_ADDRESS });
    await script("relay/index.js", "relay.js", { format: "iife" });
    await script("worker.js", "worker.js", { format: "iife" });
    await script("panel/index.js", "panel.js", { beside: { "#panel": "trygtrom.js" } });
    await script("panel/devices_tab.js", "devices.js");
    writeFileSync(join(folder, "panel.css"), `${await bundleStyle({ entry: join(source, "panel.css"), release, files: inputs })}\n`);
    for (const name of ["panel.html", "devices.html", "icons", "_locales"]) cpSync(join(source, name), join(folder, name), { recursive: true });
    if (browser === "chromium") cpSync(join(source, "managed.json"), join(folder, "managed.json"));
    for (const name of served) {
      cpSync(join(element.folder, name), join(folder, name), { recursive: true });
    }
    writeFileSync(join(folder, "manifest.json"), `${JSON.stringify(manifest(browser, { version, hosts }), null, 2)}\n`);
    const description = `Trygtrom as an extension of ${browser === "chromium" ? "Chromium" : "Firefox"}`;
    writeParts({ root, out: folder, kind: "generic", manifest: { name: `trygtrom-extension-${browser}`, version, description, license }, inputs });
  }
}

/** Packs each folder in the form that stores and policies take. @returns {string[]} The names of the archives. */
export function packExtension(out, version) {
  return BROWSERS.map((browser) => {
    const name = `trygtrom-extension-${browser}-${version}.zip`;
    writeFileSync(join(out, name), zipFolder(join(out, `extension-${browser}`)));
    return name;
  });
}
