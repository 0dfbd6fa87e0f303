// Our client of a conference's API in a real browser, before the played node at another origin: what Node cannot show,
// namely that the browser lets the requests through, and that a page which goes away is seen to have gone.
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

/** A site whose pages may fetch from the node, under a policy that allows nothing else. */
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

/** A page whose client is in the conference, or at its door. */
async function enter(room, pin = PIN) {
  const page = await openPage(browser, { allow: [conference.origin] });
  await page.goto(site.origin);
  await page.evaluate(
    async ({ node, alias, pin }) => {
      const { Conference } = await import("/www/element/platform/join/index.js");
      window.told = [];
      window.conference = new Conference({ node, conference: alias, displayName: "Panel", callTag: "trygtrom" });
      window.conference.subscribe((at, type, detail) => window.told.push([type, detail]), new AbortController().signal);
      window.conference.enter(pin);
    },
    { node: conference.origin, alias: room.alias, pin },
  );
  const told = (type) => page.evaluate((type) => window.told.filter(([one]) => one === type).map(([, detail]) => detail), type);
  const heard = (type, count = 1) => page.waitForFunction(([type, count]) => window.told.filter(([one]) => one === type).length >= count, [type, count]);
  return { page, told, heard };
}

const panels = (room) => room.rows().filter(({ protocol }) => protocol === "api").length;

test("a page comes in, sees, locks, loses the stream and finds it again, at another origin", async () => {
  const room = conference.node.addRoom({ alias: ALIAS, hostPin: PIN });
  const { page, told, heard } = await enter(room);
  await heard("participant_sync_end");
  const done = await page.evaluate(() => window.conference.run("lock"));
  assert.deepEqual(done, { done: true });
  await page.waitForFunction(() => window.told.some(([type, detail]) => type === "conference_update" && detail.locked));
  room.join({ name: "Prøve Pasient 👋" });
  await heard("participant_create", 2);
  assert.equal((await told("participant_create")).at(-1).display_name, "Prøve Pasient 👋");
  expectFrom(page, { console: [/ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/] });
  conference.node.cut();
  await heard("participant_sync_end", 2);
  await page.evaluate(() => window.conference.run("leave"));
  await until(() => panels(room) === 0, "the page has left");
  await finish(page);
});

test("a page that goes elsewhere, and one that is closed, give the token back", async () => {
  const room = conference.node.addRoom({ alias: ALIAS, hostPin: PIN });
  const first = await enter(room);
  await first.heard("participant_sync_end");
  assert.equal(panels(room), 1);
  await first.page.goto(`${site.origin}/elsewhere`);
  await until(() => panels(room) === 0, "the page went elsewhere");
  await finish(first.page);
  const second = await enter(room);
  await second.heard("participant_sync_end");
  assert.equal(panels(room), 1);
  await second.page.close({ runBeforeUnload: true });
  await until(() => panels(room) === 0, "the page was closed");
  await second.page.context().close();
});

test("a node that lets no page read its answers is as one that does not answer", async () => {
  const room = conference.node.addRoom({ alias: ALIAS, hostPin: PIN });
  conference.node.cors = false;
  const { page, told, heard } = await enter(room);
  expectFrom(page, { console: [/blocked by CORS policy/, /ERR_FAILED/] });
  await heard("join:failed");
  assert.deepEqual(await told("join:failed"), [{ code: "node-unreachable", why: "no-answer", trying: true }]);
  await page.evaluate(() => window.conference.run("leave"));
  conference.node.cors = true;
  await finish(page);
});
