// A portal with the panel and a simulated conference node at another origin. The strict policy allows only that node.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { mediaTypes, strictPolicy } from "../../www/build/serve.mjs";
import { startServer } from "../join/server.mjs";
import { openPage, packageFolder } from "./harness.mjs";
import { collectFrom, ready, tall } from "./panel.mjs";

export const ALIAS = "412345@vm.example.no";
export const PIN = "314159";
/** The panel's display name in the conference. */
export const PANEL_NAME = "Sjekkliste (Trygtrom)";
export const CLINICIAN = { name: "Prøve Behandler", role: "chair" };
export const PATIENT = { name: "Prøve Pasient" };

/** Default attributes; `more` overrides them. */
export const attributes = (more = {}) => {
  const all = { platform: "join", viewer: "clinician", lang: "nb", ...more };
  return Object.entries(all).filter(([, value]) => value !== null).map(([name, value]) => ` ${name}="${value}"`).join("");
};

/** Starts portal and node. @param {{ policy?: (node: string) => string }} [options] */
export async function startJoinSite({ policy = (node) => strictPolicy.replace("connect-src 'self'", `connect-src 'self' ${node}`) } = {}) {
  const conference = await startServer();
  /** Page bodies by path. */
  const bodies = new Map();
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const headers = { "content-security-policy": policy(conference.origin), "cache-control": "no-cache" };
    if (bodies.has(pathname)) {
      response.writeHead(200, { ...headers, "content-type": mediaTypes[".html"] });
      return void response.end(`<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>Portal</title><link rel="icon" href="/paper/icon.svg"><script type="module" src="/trygtrom.js"></script></head><body><main><h1>Portal</h1>${bodies.get(pathname)}</main></body></html>`);
    }
    const file = await readFile(join(packageFolder, pathname)).catch(() => null);
    response.writeHead(file ? 200 : 404, { ...headers, "content-type": mediaTypes[extname(pathname)] ?? "text/plain" });
    response.end(file);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const origin = `http://localhost:${server.address().port}`;
  let pages = 0;
  return {
    conference,
    origin,
    /** Adds a page with this body and returns its address. */
    page(body) {
      const path = `/page-${(pages += 1)}`;
      bodies.set(path, body);
      return origin + path;
    },
    /** Opens a page with this body, and waits for its panel. */
    async open(browser, body, { expected = {}, waits = true, prepare } = {}) {
      const address = this.page(body);
      const page = await openPage(browser, { viewport: tall, allow: [conference.origin], ...expected });
      await collectFrom(page);
      await prepare?.(page);
      await page.goto(address);
      if (waits) await ready(page);
      return page;
    },
    /** Opens a page whose panel requests admission to a room. */
    async beside(browser, room, { more = {}, ...options } = {}) {
      const nodeAttributes = { node: conference.origin, conference: room.alias, ...more };
      return this.open(browser, `<trygtrom-panel${attributes(nodeAttributes)}></trygtrom-panel>`, options);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await conference.close();
    },
  };
}

/** The API clients in a room. */
export const panelsIn = (room) => room.rows().filter(({ protocol }) => protocol === "api");

/** Waits for a condition at the node. @param {() => boolean} condition @param {string} what */
export async function eventually(condition, what) {
  const end = Date.now() + 10_000;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`condition never held: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
