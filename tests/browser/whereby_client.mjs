// A portal with the vendor's client of a Whereby room, and its real socket to a simulated server at the vendor's address. The browser
// driver answers the portal's address; every other one fails the test.
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { build } from "esbuild";
import { mediaTypes } from "../../www/build/serve.mjs";
import { SignalRoom } from "../whereby/room.mjs";
import { answerApi, listen } from "../whereby/server.mjs";
import { startSites } from "./extension.mjs";
import { openPage, packageFolder, root, startChromium } from "./harness.mjs";
import { tall } from "./panel.mjs";

export const portal = "https://portal.example.no";
const VENDOR = ["https://api.whereby.dev", "https://signal.appearin.net"];

/** The policy of such a portal: the strict one, and what the vendor's client needs. */
const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self' https://api.whereby.dev https://signal.appearin.net wss://signal.appearin.net wss://rtcstats.srv.whereby.com",
  "img-src 'self'",
  "worker-src blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** The simulated server and a browser that finds it at the vendor's address. */
export async function startRoom() {
  const sites = await startSites({}, answerApi);
  let room = new SignalRoom();
  listen(sites.server, () => room);
  const hosts = ["signal.appearin.net", "api.whereby.dev"].map((name) => `MAP ${name} 127.0.0.1:${sites.port}`);
  // The simulated server is on this machine, and the page is of another address.
  const local = "--disable-features=LocalNetworkAccessChecks";
  const browser = await startChromium([local, `--host-resolver-rules=${hosts.join(",")},EXCLUDE 127.0.0.1,MAP * ~NOTFOUND`]);
  return {
    browser,
    /** A room of its own for the next test. @param {object} [options] */
    open: (options) => (room = new SignalRoom(options)),
    close: async () => {
      await browser.close();
      await sites.close();
    },
  };
}

/** Bundles a script of the page, as a portal does. @param {string} contents */
async function bundled(contents) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: root, loader: "tsx" },
    bundle: true,
    format: "esm",
    jsx: "automatic",
    platform: "browser",
    // Used by a package only in Node.
    external: ["fs", "path"],
    alias: { "trygtrom/whereby": join(packageFolder, "whereby.js") },
    define: { "process.env.NODE_ENV": '"production"' },
    write: false,
    logLevel: "error",
    plugins: [{
      name: "the panel's own script",
      setup: (builder) => void builder.onResolve({ filter: /^trygtrom(\/react)?$/ }, () => ({ path: "/trygtrom.js", external: true })),
    }],
  });
  return outputFiles[0].text;
}

/**
 * Opens the portal.
 * @param {import("playwright-core").Browser} browser
 * @param {{ body: string, script: string, room: SignalRoom, prepare?: (page: import("playwright-core").Page) => Promise<unknown>, expected?: object }} options
 */
export async function openPortal(browser, { body, script, room, prepare = async () => {}, expected = {} }) {
  const page = await openPage(browser, { viewport: tall, allow: [...VENDOR, "wss://signal.appearin.net"], options: { ignoreHTTPSErrors: true }, ...expected });
  await prepare(page);
  const code = await bundled(script);
  await page.route("**/*", (route) => (VENDOR.includes(new URL(route.request().url()).origin) ? route.continue() : route.abort("blockedbyclient")));
  await page.route(`${portal}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/") {
      const head = `<meta charset="utf-8"><title>Portal</title><link rel="icon" href="/icon.svg"><script type="module" src="/portal.js"></script>`;
      const main = `<main data-room-url="https://fjord.whereby.com/rom" data-room-key="${room.roomKey}"><h1>Time</h1>${body}</main>`;
      return route.fulfill({ contentType: mediaTypes[".html"], headers: { "Content-Security-Policy": policy }, body: `<!doctype html><html lang="nb"><head>${head}</head><body>${main}</body></html>` });
    }
    if (pathname === "/icon.svg") return route.fulfill({ contentType: mediaTypes[".svg"], body: `<svg xmlns="http://www.w3.org/2000/svg"/>` });
    if (pathname === "/portal.js") return route.fulfill({ contentType: mediaTypes[".js"], body: code });
    return route.fulfill({ contentType: mediaTypes[extname(pathname)] ?? "application/octet-stream", body: readFileSync(join(packageFolder, pathname)) });
  });
  // The vendor's statistics of the call, which nobody reads here.
  await page.routeWebSocket("wss://rtcstats.srv.whereby.com/**", () => {});
  await page.goto(`${portal}/`);
  return page;
}
