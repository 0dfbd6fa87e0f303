// The built plugin in a simulated web app, in Chromium: two cross-origin iframes under the strict policy, with both sandboxes
// that a web app can choose. The web app uses the vendor's channel.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { build } from "esbuild";
import { installClock } from "./clock.mjs";
import { serve } from "../../www/build/serve.mjs";
import { ENTRY } from "../join/plugin_vendor.mjs";
import { ROOT } from "../vendor.mjs";
import { axe, expectFrom, finish, openPage, pluginFolder, startChromium } from "./harness.mjs";
import { act, offers, until } from "./panel.mjs";

const CORS = { "Access-Control-Allow-Origin": "*" };
const SANDBOXES = ["allow-scripts", "allow-scripts allow-same-origin"];

let browser;
let files;
/** The same files without CORS. */
let closed;
let webApp;

/** The script of the web app's page, with the vendor's package. */
async function pageScript() {
  const { outputFiles } = await build({
    entryPoints: [`${ROOT}tests/join/plugin_page.js`],
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "silent",
    plugins: [
      {
        name: "packages",
        setup(builder) {
          builder.onResolve({ filter: /^plugin-packages$/ }, () => ({ path: "packages", namespace: "given" }));
          builder.onLoad({ filter: /.*/, namespace: "given" }, () => ({ contents: ENTRY, resolveDir: ROOT }));
        },
      },
    ],
  });
  return outputFiles[0].text;
}

/** Serves the web app at another site than the plugin's files. */
async function startWebApp(frames) {
  const script = await pageScript();
  const page = await readFile(`${ROOT}tests/join/plugin_page.html`, "utf8");
  const style = "#side, iframe { border: 0; inline-size: 26rem; block-size: 50rem; }";
  const answers = { "/": ["text/html", page], "/page.js": ["text/javascript", script], "/page.css": ["text/css", style] };
  const policy = `default-src 'none'; script-src 'self'; style-src 'self'; frame-src ${frames}; img-src data:; require-trusted-types-for 'script'`;
  const server = createServer((request, response) => {
    const [type, body] = answers[request.url] ?? [];
    response.writeHead(type ? 200 : 404, { "content-type": `${type}; charset=utf-8`, "content-security-policy": policy });
    response.end(body);
  });
  await new Promise((done) => server.listen(0, done));
  const { port } = server.address();
  // 127.0.0.1 is another site than localhost; localhost with another port is the same site but another origin.
  return { origin: `http://127.0.0.1:${port}`, neighbour: `http://localhost:${port}`, close: () => (server.closeAllConnections(), server.close()) };
}

before(async () => {
  files = await serve({ root: pluginFolder, headers: CORS });
  closed = await serve({ root: pluginFolder });
  webApp = await startWebApp(`${files.origin} ${closed.origin}`);
  browser = await startChromium();
});
after(async () => {
  await browser.close();
  await files.close();
  await closed.close();
  webApp.close();
});

/** The web app with a registered plugin. */
async function open(sandbox, { search = "", at = webApp.origin, ...how } = {}) {
  const page = await openPage(browser, { allow: [files.origin], viewport: { width: 1280, height: 1000 } });
  await page.goto(at);
  await page.evaluate((how) => window.begin(how), { plugin: `${files.origin}/plugin.html${search}`, sandbox, ...how });
  return page;
}

/** The widget's frame, once the panel is rendered. */
async function panelIn(page, shown = true) {
  await page.waitForFunction(() => document.querySelector("#side iframe"));
  if (shown) await page.locator("#toolbar").click();
  const handle = await page.locator("#side iframe").elementHandle();
  const frame = await handle.contentFrame();
  await frame.locator("trygtrom-panel").waitFor({ state: "attached" });
  await frame.locator("trygtrom-panel").evaluate((panel) => panel.ready);
  return frame;
}

const inRoom = (page, person) => page.evaluate((person) => window.room.join(person), person);

for (const sandbox of SANDBOXES) {
  test(`a consultation from the button to the end, with sandbox="${sandbox}"`, async () => {
    const page = await open(sandbox);
    const frame = await panelIn(page);
    assert.equal(await frame.evaluate(() => self.origin), sandbox.includes("same-origin") ? files.origin : "null");
    assert.deepEqual(
      await page.evaluate(() => [...window.host.buttons.values()]),
      [{ position: "toolbar", icon: "IconOpenInNew", tooltip: "Sjekkliste for konsultasjonen", roles: ["chair"] }],
    );
    await until(frame, { phase: "admission", platform: "join", "participants.present": 0, "participants.machines": 0, "lock.state": "unlocked", "lock.basis": "observed" });
    const patient = await inRoom(page, { name: "Prøve Pasient" });
    await until(frame, { "participants.present": 1 });
    await frame.locator("trygtrom-panel", { hasText: "Prøve Pasient" }).waitFor();
    await act(frame, "lock-room");
    await until(frame, { "lock.state": "locked", "lock.basis": "observed" });
    assert.equal(await page.evaluate(() => window.room.status.locked), true);
    // The host PIN bypasses the lock.
    await inRoom(page, { name: "Ukjent", role: "chair" });
    await until(frame, { "participants.present": 2, "participants.unexpected": 1 });
    await act(frame, "open:remove:2");
    await act(frame, "remove:2");
    await until(frame, { "participants.present": 1 });
    assert.deepEqual(await page.evaluate(() => window.room.rows().map(({ uuid }) => uuid)), [await page.evaluate(() => window.host.me), patient]);
    await page.evaluate(() => window.room.change({ recording: true }));
    await until(frame, { "alerts.recording": "alarm" });
    await page.evaluate(() => window.host.emit("event:languageSelect", "en"));
    await page.waitForFunction(() => [...window.host.buttons.values()][0].tooltip === "Checklist for the consultation");
    await frame.waitForFunction(() => document.documentElement.lang === "en");
    await axe(frame);
    await page.evaluate(() => window.room.end("Conference terminated by another participant"));
    await until(frame, { phase: "closing" });
    await finish(page);
  });

  test(`the side panel is reloaded, with sandbox="${sandbox}"`, async () => {
    const keeps = sandbox.includes("same-origin");
    // Browsers deny storage to a cross-site iframe, whatever the sandbox.
    const page = await open(sandbox, { search: "?setting=known-patient&procedure=checklist", at: keeps ? webApp.neighbour : webApp.origin });
    const first = await panelIn(page);
    await inRoom(page, { name: "Prøve Pasient" });
    await until(first, { "participants.present": 1, setting: "known-patient" });
    await act(first, "confirm-prepared");
    if (keeps) {
      await first.waitForFunction(() => sessionStorage.length === 1);
      const [entry] = await first.evaluate(() => Object.entries(sessionStorage).map((entry) => entry.join(" ")));
      assert.match(entry, /^trygtrom:join-[0-9a-f]{24} /);
      for (const secret of ["Pr", "7e57ab1e", "412345"]) assert.ok(!entry.includes(secret), secret);
    }
    const key = () => first.locator("trygtrom-panel").getAttribute("consultation");
    assert.equal((await key()) !== null, keeps);
    await page.evaluate(() => window.reloadWidget());
    const second = await panelIn(page, false);
    await until(second, { "participants.present": 1, phase: "admission" });
    // Restored if storage is available, asked again otherwise.
    assert.equal(await offers(second, "confirm-prepared"), !keeps);
    await finish(page);
  });
}

/** The link leads to a checklist. */
async function leadsToPaper(link) {
  await link.waitFor();
  const answer = await fetch(await link.evaluate(({ href }) => href));
  assert.equal(answer.status, 200);
  assert.match(await answer.text(), /type="checkbox"/);
}

test("without CORS for the files, a message and a link to the paper checklist replace the panel", async () => {
  const page = await openPage(browser, { allow: [closed.origin] });
  expectFrom(page, { console: [/blocked by CORS policy/, /ERR_FAILED/] });
  await page.goto(webApp.origin);
  await page.evaluate(() => (document.querySelector("#hidden").hidden = false));
  await page.evaluate((how) => window.begin(how), { plugin: `${closed.origin}/widget.html`, sandbox: "allow-scripts" });
  const frame = page.frameLocator("#hidden iframe");
  await leadsToPaper(frame.getByRole("link", { name: "på papir" }));
  await leadsToPaper(frame.getByRole("link", { name: "on paper" }));
  // The scripts were requested but not loaded.
  await page.waitForFunction(() => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/widget.html")));
  await finish(page);
});

test("a web app that does not answer is waited for with a link to the paper checklist", async () => {
  const page = await openPage(browser, { allow: [files.origin], viewport: { width: 1280, height: 1000 } });
  await installClock(page);
  await page.goto(webApp.origin);
  await page.evaluate((how) => window.begin(how), { plugin: `${files.origin}/plugin.html`, sandbox: SANDBOXES[1] });
  await page.evaluate(() => window.host.silent.add("syn:widget"));
  await page.waitForFunction(() => window.host.replies.length > 0);
  await page.evaluate((src) => window.host.onWidget(src), `${files.origin}/widget.html`);
  await page.evaluate(() => (document.querySelector("#side").hidden = false));
  const handle = await page.locator("#side iframe").last().elementHandle();
  const frame = await handle.contentFrame();
  await frame.getByText("Waiting for an answer").waitFor();
  const link = frame.getByRole("link", { name: "Use the checklist on paper" });
  assert.equal(await link.count(), 0);
  await page.clock.runFor(10_000);
  await leadsToPaper(link);
  assert.equal(await frame.getByText("Waiting for an answer").count(), 1);
  await axe(frame);
  await finish(page);
});

test("a refused registration is reported, with a link to the paper checklist", async () => {
  const page = await open(SANDBOXES[1], { manifest: ["other"] });
  expectFrom(page, { errors: [/refused to register the plugin/] });
  await page.waitForFunction(() => window.host.replies.length > 0);
  await page.evaluate((src) => window.host.onWidget(src), `${files.origin}/widget.html`);
  await page.evaluate(() => (document.querySelector("#side").hidden = false));
  const handle = await page.locator("#side iframe").elementHandle();
  const frame = await handle.contentFrame();
  await leadsToPaper(frame.getByRole("link", { name: "Use the checklist on paper" }));
  await axe(frame);
  await finish(page);
});
