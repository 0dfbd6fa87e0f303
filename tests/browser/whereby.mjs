// A portal with the vendor's `<whereby-embed>` element; only the page in its iframe is simulated. The browser driver answers
// the addresses of portal and room; every other address fails the test.
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { build } from "esbuild";
import { mediaTypes } from "../../www/build/serve.mjs";
import { openPage, packageFolder, root } from "./harness.mjs";

export const portal = "https://portal.example.no";
export const clinic = "https://demo-clinic.whereby.com";

/** Chromium does not know two permissions that the vendor's element sets on its iframe. */
const vendorNoise = [/Unrecognized feature: 'speaker'/, /Unrecognized feature: 'media-capture'/];

/**
 * The policy of a portal with the vendor's element, which writes inline style and HTML: the strict policy without style and
 * Trusted Types restrictions, plus the room's iframe.
 */
const portalPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "connect-src 'self'",
  "img-src 'self'",
  `frame-src ${clinic}`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const roomPage = `<!doctype html><html lang="en"><head><title>Room</title><script src="/room.js"></script></head><body></body></html>`;
const roomScript = `
  window.commands = [];
  addEventListener("message", ({ data, origin }) => window.commands.push({ data, origin }));
`;

let embed;
/** The vendor's element, bundled once. */
async function embedScript() {
  embed ??= build({
    stdin: { contents: `import "@whereby.com/browser-sdk/embed";`, resolveDir: root },
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "error",
  }).then((result) => result.outputFiles[0].text);
  return embed;
}

/**
 * Opens the portal with the given body.
 * @param {import("playwright-core").Browser} browser
 * @param {{body: string, panel?: "after" | "before" | "not", prepare?: (page: import("playwright-core").Page) => Promise<unknown>, expected?: object}} options
 *   `panel`: also load the built panel, after or before the vendor's script. `prepare`: runs before the page loads.
 */
export async function openPortal(browser, { body, panel = "not", prepare = async () => {}, expected = {} }) {
  const page = await openPage(browser, { ...expected, allow: [clinic], console: [...vendorNoise, ...(expected.console ?? [])] });
  const html = (content) => ({
    contentType: mediaTypes[".html"],
    headers: { "Content-Security-Policy": portalPolicy },
    body: content,
  });
  const vendor = `<script type="module" src="/embed.js"></script>`;
  const own = `<script type="module" src="/trygtrom.js"></script>`;
  const scripts = { after: vendor + own, before: own + vendor, not: vendor }[panel];
  const script = await embedScript();
  await prepare(page);
  await page.route("**/*", (route) => route.abort("blockedbyclient"));
  await page.route(`${portal}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/") {
      const head = `<meta charset="utf-8"><title>Portal</title><link rel="icon" href="/icon.svg">`;
      return route.fulfill(html(`<!doctype html><html lang="nb"><head>${head}${scripts}</head><body>${body}</body></html>`));
    }
    if (pathname === "/icon.svg") return route.fulfill({ contentType: mediaTypes[".svg"], body: `<svg xmlns="http://www.w3.org/2000/svg"/>` });
    if (pathname === "/embed.js") return route.fulfill({ contentType: mediaTypes[".js"], body: script });
    return route.fulfill({
      contentType: mediaTypes[extname(pathname)] ?? "application/octet-stream",
      body: readFileSync(join(packageFolder, pathname)),
    });
  });
  await page.route(`${clinic}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/room.js") return route.fulfill({ contentType: mediaTypes[".js"], body: roomScript });
    return route.fulfill({ contentType: mediaTypes[".html"], body: roomPage });
  });
  await page.goto(`${portal}/`);
  return page;
}

/**
 * The room in an embed's iframe, once it has loaded.
 * @param {import("playwright-core").Page} page
 * @param {string} [selector] The embed element, if there are several.
 */
export async function roomIn(page, selector = "whereby-embed") {
  const handle = await page.locator(`${selector} iframe`).elementHandle();
  const frame = await handle.contentFrame();
  await frame.waitForFunction(() => Array.isArray(window.commands));
  return {
    frame,
    /** Posts any message to the page, as a hostile room could. */
    post: (message) =>
      frame.evaluate(([what, to]) => window.parent.postMessage(what, to), [message, portal]),
    /** Posts an event of the room. */
    say: (type, payload = null) =>
      frame.evaluate(([what, to]) => window.parent.postMessage(what, to), [{ type, payload }, portal]),
    /** The commands received so far, once there are this many. */
    commands: async (count = 0) => {
      await frame.waitForFunction((wanted) => window.commands.length >= wanted, count);
      return frame.evaluate(() => window.commands);
    },
  };
}

/** Records each named event of an embed, in order. */
export async function record(page, names, selector = "whereby-embed") {
  const handle = await page.locator(selector).elementHandle();
  const log = await handle.evaluateHandle((element, types) => {
    const seen = [];
    for (const type of types) {
      element.addEventListener(type, (event) => seen.push({ type, detail: event.detail, bubbles: event.bubbles }));
    }
    return seen;
  }, names);
  return {
    /** The recorded events, once there are this many. */
    events: async (count) => {
      await page.waitForFunction(([seen, wanted]) => seen.length >= wanted, [log, count]);
      return log.jsonValue();
    },
  };
}
