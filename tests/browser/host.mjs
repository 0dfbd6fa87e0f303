// A host page with any body under the strict policy, with the built element and replaceable responses. The browser driver
// answers its address; every other address fails the test.
import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { mediaTypes, strictPolicy } from "../../www/build/serve.mjs";
import { demoFolder, openPage, packageFolder } from "./harness.mjs";
import { collectFrom, tall } from "./panel.mjs";

export const host = "https://host.example.no";

/** The default room and panel. */
export const room = `<trygtrom-practice-room id="room" as="clinician" expected="pasient-1"></trygtrom-practice-room>`;
export const panelTag = (more = `viewer="clinician"`) => `<trygtrom-panel platform="practice" for="room" ${more}></trygtrom-panel>`;

/**
 * Opens a host page.
 * @param {import("playwright-core").Browser} browser
 * @param {object} options
 * @param {string} [options.body]
 * @param {string[]} [options.scripts] Module scripts in the head, in order.
 * @param {Record<string, object | (() => object | Promise<object>)>} [options.answers] Responses that
 *   replace built files, by path: an argument of `route.fulfill`, or "abort".
 * @param {string} [options.policy] The page's policy; the strict one by default.
 * @param {(page: import("playwright-core").Page) => Promise<unknown>} [options.prepare] Runs before the page loads.
 * @param {object} [options.expected] As `openPage` takes it.
 */
export async function openHost(browser, options = {}) {
  const { body = room + panelTag(), scripts = ["/practice.js", "/trygtrom.js"], answers = {}, policy = strictPolicy, prepare, expected = {} } = options;
  const page = await openPage(browser, { viewport: tall, ...expected });
  await collectFrom(page);
  await prepare?.(page);
  // Also for tabs that the page opens.
  const context = page.context();
  await context.route("**/*", (route) => route.abort("blockedbyclient"));
  await context.route(`${host}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    const other = typeof answers[pathname] === "function" ? await answers[pathname]() : answers[pathname];
    if (other === "abort") return route.abort("failed");
    if (other) return route.fulfill(other);
    const tags = scripts.map((source) => `<script type="module" src="${source}"></script>`).join("");
    const html = `<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>Host</title><link rel="icon" href="/icon.svg">${tags}</head><body><main><h1>Host</h1>${body}</main></body></html>`;
    if (pathname === "/") return route.fulfill({ contentType: mediaTypes[".html"], headers: { "Content-Security-Policy": policy }, body: html });
    const file = [packageFolder, demoFolder].map((folder) => join(folder, pathname.replace(/^\/copy/, ""))).find(existsSync);
    if (!file) return route.fulfill({ status: 404, body: "" });
    return route.fulfill({ contentType: mediaTypes[extname(file)], headers: { "Content-Security-Policy": strictPolicy }, body: readFileSync(file) });
  });
  await page.goto(`${host}/`);
  return page;
}

/** Runs first in the page: exposes the exports of each instance of the module, so that a test can inspect or break them. */
export function keepModule() {
  const { Instance } = WebAssembly;
  window.modules = [];
  WebAssembly.Instance = new Proxy(Instance, {
    construct(target, given) {
      // The original exports object is frozen.
      const own = { ...Reflect.construct(target, given).exports };
      window.modules.push(own);
      return Object.create(Instance.prototype, { exports: { value: own } });
    },
  });
}
