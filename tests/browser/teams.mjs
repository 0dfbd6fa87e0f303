// A Teams client that frames the built page in its side panel: the vendor's library in the page, `tests/teams/host.js` around it. The
// browser driver answers the addresses of both, under the policy of docs/teams.md; every other address fails the test.
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { build } from "esbuild";
import { mediaTypes } from "../../www/build/serve.mjs";
import { openPage, root, teamsFolder } from "./harness.mjs";
import { collectFrom, ready } from "./panel.mjs";

export const client = "https://teams.microsoft.com";
export const hospital = "https://panel.sykehuset.example";
export const address = `${hospital}/teams/panel.html`;
/** A client and a page of one site: there the browser gives the page storage without being asked. */
export const oneSite = { client: "https://teams.cloud.microsoft", hospital: "https://panel.cloud.microsoft" };

const script = (hospital) => `
  import { TeamsHost } from "./tests/teams/host.js";
  const frame = document.createElement("iframe");
  frame.title = "Trygtrom";
  window.host = new TeamsHost((message) => frame.contentWindow.postMessage(message, "${hospital}"));
  addEventListener("message", ({ source, data }) => source === frame.contentWindow && window.host.receive(data));
  window.open = (address) => {
    frame.src = address;
    document.querySelector("main").append(frame);
  };
`;
const hostScript = (hospital) => build({ stdin: { contents: script(hospital), resolveDir: root }, bundle: true, format: "iife", write: false, logLevel: "error" }).then(({ outputFiles: [{ text }] }) => text);

/** Runs first in the page: records each text that stands in place of the panel, and when. */
function watch() {
  window.told = [];
  const look = () => {
    const text = document.querySelector("main > p")?.textContent;
    if (text && window.told.at(-1)?.text !== text) window.told.push({ text, at: performance.now() });
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
}

/**
 * Waits for a text in place of the panel.
 * @param {import("playwright-core").Page | import("playwright-core").Frame} frame @param {RegExp} pattern
 * @returns {Promise<number>} When it stood first, in ms after the page was opened.
 */
export async function says(frame, pattern) {
  await frame.locator("main > p", { hasText: pattern }).first().waitFor();
  return frame.evaluate(([source]) => window.told.find(({ text }) => new RegExp(source).test(text)).at, [pattern.source]);
}

/** Everything that the page in the side panel stored or sent, as one text. */
export const leftBy = (frame) =>
  frame.evaluate(() => {
    const stored = [() => document.cookie, () => Object.entries(sessionStorage), () => Object.entries(localStorage)].map((read) => {
      try {
        return read();
      } catch {
        // The browser gives a frame of another site no storage.
        return null;
      }
    });
    return JSON.stringify([window.panelEvents, window.stored, location.href, stored]);
  });

/**
 * Answers the addresses of the hospital and of the client.
 * @param {import("playwright-core").Page} page @param {{ policy: string, missing?: string[], sites?: { client: string, hospital: string } }} options `missing`: files that are not served.
 */
export async function serveBoth(page, { policy, missing = [], sites = { client, hospital } }) {
  const far = await hostScript(sites.hospital);
  await page.addInitScript(watch);
  await page.route("**/*", (route) => route.abort("blockedbyclient"));
  await page.route(`${sites.hospital}/teams/**`, (route) => {
    const path = new URL(route.request().url()).pathname.slice("/teams/".length);
    if (missing.includes(path)) return route.fulfill({ status: 404, body: "" });
    const headers = { "Content-Security-Policy": policy, "Referrer-Policy": "no-referrer" };
    return route.fulfill({ contentType: mediaTypes[extname(path)] ?? "application/octet-stream", headers, body: readFileSync(join(teamsFolder, path)) });
  });
  await page.route(`${sites.client}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/host.js") return route.fulfill({ contentType: mediaTypes[".js"], body: far });
    if (pathname === "/favicon.ico") return route.fulfill({ contentType: mediaTypes[".svg"], body: `<svg xmlns="http://www.w3.org/2000/svg"/>` });
    const style = "<style>body{margin:0}iframe{border:0;width:360px;height:2400px}</style>";
    return route.fulfill({ contentType: mediaTypes[".html"], body: `<!doctype html><html lang="nb"><head><title>Teams</title>${style}</head><body><main></main><script src="/host.js"></script></body></html>` });
  });
}

/**
 * Opens a meeting with the page in its side panel.
 * @param {import("playwright-core").Browser} browser
 * @param {{ policy: string, host?: object, query?: string, waits?: boolean, missing?: string[], sites?: { client: string, hospital: string }, expected?: object }} options
 *   `host`: what is set on the host first: `context`, and other fields by name; lists become sets.
 */
export async function openMeeting(browser, { policy, host = {}, query = "", waits = true, missing, sites = { client, hospital }, expected = {} }) {
  const page = await openPage(browser, { viewport: { width: 400, height: 2500 }, ...expected, allow: [sites.hospital] });
  await collectFrom(page);
  await serveBoth(page, { policy, missing, sites });
  await page.goto(`${sites.client}/meeting`);
  await page.evaluate(
    ([given, where]) => {
      const { context = {}, ...fields } = given;
      window.host.context = { ...window.host.context, ...context };
      for (const [name, value] of Object.entries(fields)) window.host[name] = window.host[name] instanceof Set ? new Set(value) : value;
      window.open(where);
    },
    [host, `${sites.hospital}/teams/panel.html${query}`],
  );
  const handle = await page.locator("iframe").elementHandle();
  const frame = await handle.contentFrame();
  if (waits) {
    await frame.locator("trygtrom-panel").waitFor();
    await ready(frame);
  }
  return {
    page,
    frame,
    /** Calls a method of the host. */
    do: (method, ...values) => page.evaluate(([name, given]) => window.host[name](...given), [method, values]),
    /** Sets a field of the host. */
    set: (field, value) => page.evaluate(([name, given]) => void (window.host[name] = given), [field, value]),
    /** What the page asked the host for. */
    calls: () => page.evaluate(() => window.host.calls),
  };
}
