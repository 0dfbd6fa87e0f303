// Files whose answers never come, or never end: the panel gives them up, names what failed, and a retry starts it.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import { installClock } from "./clock.mjs";
import { mediaTypes, strictPolicy } from "../../www/build/serve.mjs";
import { startFirefox } from "./firefox.mjs";
import { axe, demoFolder, finish, openPage, packageFolder, startChromium } from "./harness.mjs";
import { panelTag, room } from "./host.mjs";
import { act, collectFrom, errors, ready, tall, trainer, until } from "./panel.mjs";
import { startWebKit } from "./webkit.mjs";

const wasm = "/trygtrom_bg.wasm";
const texts = "/texts/nb.txt";
const english = "/texts/en.txt";
const procedure = "/our-own.json";
/** A hospital's own procedure. */
const ownProcedure = () => ({ ...JSON.parse(readFileSync(join(packageFolder, "procedures/checklist.json"), "utf8")), id: "our-own" });

let browser;
before(async () => {
  browser = await startChromium();
});
after(() => browser.close());

/**
 * A server with one page. `late` holds the paths whose answers never come ("never") or stop in the middle ("half").
 * @param {string} [attributes] Of the panel.
 */
async function serveLate(attributes = "") {
  const late = new Map();
  const head = `<meta charset="utf-8"><title>Host</title><link rel="icon" href="/icon.svg">${["/practice.js", "/trygtrom.js"].map((source) => `<script type="module" src="${source}"></script>`).join("")}`;
  const html = `<!doctype html><html lang="nb"><head>${head}</head><body><main><h1>Host</h1>${room}${panelTag(`viewer="clinician" ${attributes}`)}</main></body></html>`;
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const how = late.get(pathname);
    if (how === "never") return;
    const file = [packageFolder, demoFolder].map((folder) => join(folder, pathname)).find((path) => pathname !== "/" && existsSync(path));
    const body = pathname === "/" ? Buffer.from(html) : file ? readFileSync(file) : Buffer.from(JSON.stringify(ownProcedure()));
    const type = pathname === "/" ? ".html" : extname(pathname);
    response.writeHead(200, { "Content-Type": mediaTypes[type], "Content-Security-Policy": strictPolicy, "Content-Length": body.length, "Cache-Control": "no-store" });
    if (how === "half") response.write(body.subarray(0, body.length / 2));
    else response.end(body);
  });
  await new Promise((done) => server.listen(0, "localhost", done));
  const close = () => new Promise((done) => (server.close(() => done()), server.closeAllConnections()));
  return { late, origin: `http://localhost:${server.address().port}`, close };
}

/** Opens the page with a clock of the test's. */
async function open(server) {
  const page = await openPage(browser, { viewport: tall });
  await installClock(page, { time: new Date("2030-01-15T10:00:00") });
  await collectFrom(page);
  await page.goto(`${server.origin}/`);
  return page;
}

/** Moves the clock until a locator is there, and returns the seconds that passed. */
async function secondsUntil(page, locator) {
  for (let seconds = 0; seconds <= 60; seconds += 1) {
    if ((await locator.count()) > 0) return seconds;
    await page.clock.runFor(1_000);
  }
  throw new Error("it never came");
}

const paper = (page) => page.locator("trygtrom-panel .paper a[href*='paper/']");
const notice = (page) => page.locator("trygtrom-panel .notice");

/** Presses the retry of the notice, which is in the language of the page, with the keyboard: the notice goes, and the focus stays in the panel. */
async function retryFrom(page, before) {
  const retry = notice(page).getByRole("button", { name: /^(Prøv igjen|Try again)$/ });
  assert.equal(await retry.count(), 1);
  before();
  await retry.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("trygtrom-panel").shadowRoot.querySelector(".notice") === null);
  assert.equal(await page.evaluate(() => document.activeElement?.localName), "trygtrom-panel");
}

/** The notice has its text and buttons within a narrow panel. */
async function assertNoScrollAt(page, width) {
  const box = await page.locator("trygtrom-panel").evaluate((panel, width) => {
    panel.attributeStyleMap.set("inline-size", CSS.px(width));
    const notice = panel.shadowRoot.querySelector(".notice");
    const text = notice.querySelector("p").getBoundingClientRect().width;
    const { scrollWidth, clientWidth } = notice;
    panel.attributeStyleMap.delete("inline-size");
    return { text, beyond: scrollWidth - clientWidth };
  }, width);
  assert.ok(box.text > 150 && box.beyond <= 0, JSON.stringify(box));
}

for (const [what, path, code] of [["module", wasm, "wasm-failed"], ["file with the texts", texts, "texts-unreachable"]]) {
  for (const how of ["never", "half"]) {
    test(`a ${what} whose answer ${how === "never" ? "never comes" : "never ends"}: the paper checklist and ${code}, and a retry starts the panel`, async () => {
      const server = await serveLate();
      server.late.set(path, how);
      const page = await open(server);
      const seconds = await secondsUntil(page, paper(page));
      assert.ok(seconds >= 9 && seconds <= 15, `${seconds} s`);
      assert.deepEqual(await errors(page), [code]);
      const refused = await page.locator("trygtrom-panel").evaluate((panel) => panel.ready.then(() => "ready", (error) => error.message));
      assert.match(refused, /the server sent nothing for 10 s/);
      await axe(page);
      // What happens in the room meanwhile is not lost.
      await trainer(page, "join");
      server.late.clear();
      await page.getByRole("button", { name: "Prøv igjen" }).click();
      await ready(page);
      await until(page, { phase: "admission" });
      assert.equal(await paper(page).count(), 0);
      assert.deepEqual(await errors(page), [code]);
      await finish(page);
      await server.close();
    });
  }
}

for (const how of ["never", "half"]) {
  test(`a procedure whose answer ${how === "never" ? "never comes" : "never ends"}: a notice, the panel goes on with the default, and a retry fetches it`, async () => {
    const server = await serveLate(`procedure="${procedure}"`);
    server.late.set(procedure, how);
    const page = await open(server);
    await ready(page);
    const seconds = await secondsUntil(page, notice(page));
    assert.ok(seconds >= 9 && seconds <= 15, `${seconds} s`);
    assert.deepEqual(await errors(page), ["procedure-unreachable"]);
    await act(page, "confirm:rules-read");
    await trainer(page, "join");
    await until(page, { phase: "admission", "requirements.A-1.3": "met" });
    await axe(page);
    await assertNoScrollAt(page, 320);
    await retryFrom(page, () => server.late.clear());
    await page.waitForFunction(() => document.querySelector("trygtrom-panel").sessionLog().procedure.id === "our-own");
    assert.deepEqual(await errors(page), ["procedure-unreachable"]);
    await finish(page);
    await server.close();
  });

  test(`a language whose answer ${how === "never" ? "never comes" : "never ends"}: a notice, the panel keeps its own and hears, and a retry fetches it`, async () => {
    const server = await serveLate();
    server.late.set(english, how);
    const page = await open(server);
    await ready(page);
    await page.locator("trygtrom-panel").evaluate((panel) => void (panel.lang = "en"));
    await trainer(page, "join");
    await until(page, { phase: "admission" });
    await secondsUntil(page, notice(page));
    assert.deepEqual(await errors(page), ["texts-unreachable"]);
    assert.equal(await page.locator("trygtrom-panel .tg").getAttribute("lang"), "nb");
    await act(page, "confirm:rules-read");
    await until(page, { "requirements.A-1.3": "met" });
    await retryFrom(page, () => server.late.clear());
    await page.locator("trygtrom-panel .tg[lang='en']").waitFor();
    assert.deepEqual(await errors(page), ["texts-unreachable"]);
    await finish(page);
    await server.close();
  });
}

// In real time: these drivers have no clock.
for (const [name, start] of [["Firefox ESR", startFirefox], ["WebKitGTK", startWebKit]]) {
  test(`${name}: a module whose answer never ends: the paper checklist, and a retry starts the panel`, async () => {
    const server = await serveLate();
    server.late.set(wasm, "half");
    const driver = await start();
    try {
      await driver.open(`${server.origin}/`);
      await driver.waitFor(() => document.querySelector("trygtrom-panel")?.shadowRoot?.querySelector(".paper"));
      server.late.clear();
      await driver.click("trygtrom-panel >> .paper button");
      await driver.waitFor(() => document.querySelector("trygtrom-panel").report()?.phase === "preparation");
    } finally {
      await driver.close();
      await server.close();
    }
  });
}
