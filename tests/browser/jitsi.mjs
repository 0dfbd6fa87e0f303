// A portal with a Jitsi room in an iframe. Both ends of the line are the vendor's transport; the object on the page and the room
// behind the line are `tests/jitsi/`. The browser driver answers the addresses of portal and room; every other one fails the test.
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { build } from "esbuild";
import { mediaTypes } from "../../www/build/serve.mjs";
import { ENTRY } from "../jitsi/vendor.mjs";
import { openPage, packageFolder, root } from "./harness.mjs";

export const portal = "https://portal.example.no";
export const meet = "https://meet.example.no";

/** The strict policy of a portal, and the room's iframe. */
export const policy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  `frame-src ${meet}`,
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

const bundles = new Map();
/** A script of the page or the room, bundled once. @param {string} contents */
function bundled(contents) {
  if (!bundles.has(contents)) {
    const options = { stdin: { contents: `${ENTRY.replace("export", "import")}\n${contents}`, resolveDir: root }, bundle: true, format: "iife", write: false, logLevel: "error" };
    bundles.set(contents, build(options).then(({ outputFiles: [{ text }] }) => text));
  }
  return bundles.get(contents);
}

const scope = `"jitsi_meet_external_api_0"`;
/** What the vendor's script puts on the page. */
const externalApi = `
  import { ExternalApi } from "./tests/jitsi/external_api.js";
  window.JitsiMeetExternalAPI = class extends ExternalApi {
    constructor(domain, { parentNode, without }) {
      const frame = document.createElement("iframe");
      frame.title = "Videosamtale";
      frame.src = "https://" + domain + "/time";
      parentNode.append(frame);
      super({ Transport, PostMessageTransportBackend }, { scope: ${scope}, window: frame.contentWindow, allowedOrigin: new URL(frame.src).origin }, { without });
    }
  };
`;
const farSide = `
  import { JitsiRoom } from "./tests/jitsi/room.js";
  window.room = new JitsiRoom({ Transport, PostMessageTransportBackend }, { scope: ${scope} });
`;

/** A procedure as a hospital with Jitsi would have it: the built-in one, with Jitsi among the video systems of its rules. */
function ownProcedure() {
  const file = JSON.parse(readFileSync(join(packageFolder, "procedures/so-d45111.json"), "utf8"));
  for (const rule of file.rules) if (rule.platforms?.includes("whereby")) rule.platforms.push("jitsi");
  return JSON.stringify({ ...file, id: "own" });
}

/**
 * Opens the portal: the vendor's script, then the page's own script, then the panel's.
 * @param {import("playwright-core").Browser} browser
 * @param {{ body: string, script: string, prepare?: (page: import("playwright-core").Page) => Promise<unknown>, expected?: object }} options
 */
export async function openPortal(browser, { body, script, prepare = async () => {}, expected = {} }) {
  const page = await openPage(browser, { ...expected, allow: [meet] });
  await prepare(page);
  const scripts = { "/external_api.js": await bundled(externalApi), "/portal.js": script };
  const far = await bundled(farSide);
  await page.route("**/*", (route) => route.abort("blockedbyclient"));
  await page.route(`${portal}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/") {
      const head = `<meta charset="utf-8"><title>Portal</title><link rel="icon" href="/icon.svg"><script type="module" src="/trygtrom.js"></script><script src="/external_api.js"></script><script type="module" src="/portal.js"></script>`;
      return route.fulfill({ contentType: mediaTypes[".html"], headers: { "Content-Security-Policy": policy }, body: `<!doctype html><html lang="nb"><head>${head}</head><body><main><h1>Time</h1>${body}</main></body></html>` });
    }
    if (pathname === "/icon.svg") return route.fulfill({ contentType: mediaTypes[".svg"], body: `<svg xmlns="http://www.w3.org/2000/svg"/>` });
    if (pathname === "/procedures/own.json") return route.fulfill({ contentType: mediaTypes[".json"], body: ownProcedure() });
    if (pathname in scripts) return route.fulfill({ contentType: mediaTypes[".js"], body: scripts[pathname] });
    return route.fulfill({ contentType: mediaTypes[extname(pathname)] ?? "application/octet-stream", body: readFileSync(join(packageFolder, pathname)) });
  });
  await page.route(`${meet}/**`, (route) =>
    new URL(route.request().url()).pathname === "/far.js"
      ? route.fulfill({ contentType: mediaTypes[".js"], body: far })
      : route.fulfill({ contentType: mediaTypes[".html"], body: `<!doctype html><html lang="en"><head><title>Room</title><script src="/far.js"></script></head><body></body></html>` }),
  );
  await page.goto(`${portal}/`);
  return page;
}

/** The room behind the page's iframe. @param {import("playwright-core").Page} page */
export async function roomIn(page) {
  const handle = await page.locator("iframe").elementHandle();
  const frame = await handle.contentFrame();
  await frame.waitForFunction(() => Boolean(window.room));
  return {
    /** Calls a method of the room. @returns {Promise<any>} */
    do: (method, ...values) => frame.evaluate(([name, given]) => window.room[name](...given), [method, values]),
    /** Reads a field of the room. */
    read: (field) => frame.evaluate((name) => window.room[name], field),
    /** Waits until the room has had a command. */
    had: (...command) =>
      // A frame that is out of view has no animation frames.
      frame.waitForFunction((wanted) => window.room.commands.some((one) => JSON.stringify(one) === wanted), JSON.stringify(command), { polling: 50 }),
  };
}
