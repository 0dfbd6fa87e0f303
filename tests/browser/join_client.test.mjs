// The conference client in a browser, with a simulated node at another origin: CORS, and leaving with the page.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { startServer } from "../join/server.mjs";
import { until } from "../join/clock.mjs";
import { expectFrom, finish, openPage, root, startChromium } from "./harness.mjs";

const ALIAS = "rom 4/b@vm.example.no";
const PIN = "314159";
let browser;
let conference;
let site;

/** A site whose policy allows requests to the node only. */
async function startSite(node) {
  const server = createServer(async (request, response) => {
    const policy = `default-src 'none'; script-src 'self'; connect-src ${node}; img-src data:; require-trusted-types-for 'script'`;
    const headers = { "content-security-policy": policy, "cache-control": "no-cache" };
    if (!request.url.startsWith("/www/")) {
      response.writeHead(200, { ...headers, "content-type": "text/html" });
      return void response.end('<!doctype html><html lang="en"><title>Site</title><link rel="icon" href="data:,">');
    }
    response.writeHead(200, { ...headers, "content-type": "text/javascript" });
    response.end(await readFile(root + request.url));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => (server.closeAllConnections(), server.close()),
  };
}

before(async () => {
  conference = await startServer();
  site = await startSite(conference.origin);
  browser = await startChromium();
});
after(async () => {
  await browser.close();
  site.close();
  await conference.close();
});

/** A page whose client has entered, or waits for admission. */
async function enter(room, pin = PIN) {
  const page = await openPage(browser, { allow: [conference.origin] });
  await page.goto(site.origin);
  await page.evaluate(
    async ({ node, alias, pin }) => {
      const { Conference } = await import("/www/element/platform/join/conference.js");
      window.messages = [];
      window.conference = new Conference({ node, conference: alias, displayName: "Panel", callTag: "trygtrom" });
      window.conference.subscribe((at, type, detail) => window.messages.push([type, detail]), new AbortController().signal);
      window.conference.enter(pin);
    },
    { node: conference.origin, alias: room.alias, pin },
  );
  const messages = (type) => page.evaluate((type) => window.messages.filter(([one]) => one === type).map(([, detail]) => detail), type);
  const waitFor = (type, count = 1) => page.waitForFunction(([type, count]) => window.messages.filter(([one]) => one === type).length >= count, [type, count]);
  return { page, messages, waitFor };
}

const panels = (room) => room.rows().filter(({ protocol }) => protocol === "api").length;

test("a page enters, receives events, locks, and reconnects, across origins", async () => {
  const room = conference.node.addRoom({ alias: ALIAS, hostPin: PIN });
  const { page, messages, waitFor } = await enter(room);
  await waitFor("participant_sync_end");
  const done = await page.evaluate(() => window.conference.run("lock"));
  assert.deepEqual(done, { done: true });
  await page.waitForFunction(() => window.messages.some(([type, detail]) => type === "conference_update" && detail.locked));
  room.join({ name: "Prøve Pasient 👋" });
  await waitFor("participant_create", 2);
  assert.equal((await messages("participant_create")).at(-1).display_name, "Prøve Pasient 👋");
  expectFrom(page, { console: [/ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/] });
  conference.node.cut();
  await waitFor("participant_sync_end", 2);
  await page.evaluate(() => window.conference.run("leave"));
  await until(() => panels(room) === 0, "the page has left");
  await finish(page);
});

test("a page that navigates away and a closed page release the token", async () => {
  const room = conference.node.addRoom({ alias: ALIAS, hostPin: PIN });
  const first = await enter(room);
  await first.waitFor("participant_sync_end");
  assert.equal(panels(room), 1);
  await first.page.goto(`${site.origin}/elsewhere`);
  await until(() => panels(room) === 0, "the page navigated away");
  await finish(first.page);
  const second = await enter(room);
  await second.waitFor("participant_sync_end");
  assert.equal(panels(room), 1);
  await second.page.close({ runBeforeUnload: true });
  await until(() => panels(room) === 0, "the page was closed");
  await second.page.context().close();
});

test("a node without CORS is reported as unreachable", async () => {
  const room = conference.node.addRoom({ alias: ALIAS, hostPin: PIN });
  conference.node.cors = false;
  const { page, messages, waitFor } = await enter(room);
  expectFrom(page, { console: [/blocked by CORS policy/, /ERR_FAILED/] });
  await waitFor("join:failed");
  assert.deepEqual(await messages("join:failed"), [{ code: "node-unreachable", why: "no-answer", trying: true }]);
  await page.evaluate(() => window.conference.run("leave"));
  conference.node.cors = true;
  await finish(page);
});
