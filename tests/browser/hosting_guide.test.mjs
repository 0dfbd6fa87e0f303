// Runs the code blocks of docs/hosting.md unchanged: policies, page, scripts and styles. package.test.mjs runs those for
// bundlers.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import { build } from "esbuild";
import { bundleStyle } from "../../www/build/bundle.mjs";
import { mediaTypes, strictPolicy } from "../../www/build/serve.mjs";
import { FhirServer } from "../node/fhir_server.mjs";
import { blocks, policyOf, snippet, usedNames } from "./guide.mjs";
import { finish, openPage, packageFolder, requestsOf, root, startChromium } from "./harness.mjs";
import { host, openHost, panelTag, room } from "./host.mjs";
import { act, acts, control, errors, ready, report, toConversation, trainer, until } from "./panel.mjs";

const portal = "https://portal.example.no";
const clinic = policyOf("whereby-policy").match(/frame-src (\S+);/)[1];

/** Chromium does not know two permissions that the vendor's element sets on its iframe. */
const vendorNoise = [/Unrecognized feature: 'speaker'/, /Unrecognized feature: 'media-capture'/];

let browser;
before(async () => {
  browser = await startChromium();
});
after(() => browser.close());

const javascript = (body) => ({ contentType: mediaTypes[".js"], body });

/** The guide's portal page, with its policy for the vendor's element and its first script. */
async function openPortal(expected = {}, more = "") {
  const page = await openPage(browser, { allow: [clinic], ...expected, console: [...vendorNoise, ...(expected.console ?? [])] });
  const embed = await build({
    stdin: { contents: `import "@whereby.com/browser-sdk/embed";`, resolveDir: root },
    bundle: true,
    format: "esm",
    write: false,
  });
  const [head, body] = snippet("portal").split(/(?=<whereby-embed)/);
  const html = `<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>Portal</title><link rel="icon" href="/icon.svg">
    <script src="/policy.js"></script>${more}${head}</head><body>${body}</body></html>`;
  const answers = {
    "/": { contentType: mediaTypes[".html"], headers: { "Content-Security-Policy": policyOf("whereby-policy") }, body: html },
    "/icon.svg": { contentType: mediaTypes[".svg"], body: `<svg xmlns="http://www.w3.org/2000/svg"/>` },
    "/policy.js": javascript(snippet("whereby-script")),
    "/whereby/embed.js": javascript(embed.outputFiles[0].text),
    "/portal.css": { contentType: mediaTypes[".css"], body: snippet("place") },
  };
  await page.route("**/*", (route) => route.abort("blockedbyclient"));
  await page.route(`${clinic}/**`, (route) => route.fulfill({ contentType: mediaTypes[".html"], body: "<!doctype html><title>Room</title>" }));
  await page.route(`${portal}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    const file = () => ({ contentType: mediaTypes[extname(pathname)], body: readFileSync(join(packageFolder, pathname.replace(/^\/trygtrom\//, ""))) });
    return route.fulfill(answers[pathname] ?? file());
  });
  await page.goto(`${portal}/`);
  await ready(page);
  return page;
}

test("preloaded files are fetched early and only once", async () => {
  const page = await openPortal({}, snippet("preload"));
  const named = ["trygtrom_bg.wasm", "texts/nb.txt"].map((name) => `${portal}/trygtrom/${name}`);
  const asked = requestsOf(page);
  for (const address of named) assert.equal(asked.filter((url) => url === address).length, 1, address);
  const began = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name, initiatorType }) => [name, initiatorType]));
  assert.deepEqual(began.filter(([name]) => named.includes(name)).map(([, by]) => by), ["link", "link"]);
  await finish(page);
});

test("every block of the guide has a name and a test", () => {
  const names = blocks.map(({ name }) => name);
  assert.ok(names.length > 10);
  assert.deepEqual(names.filter((name) => name === ""), []);
  assert.deepEqual([...names].sort(), usedNames().sort());
});

test("the guide's strict policy equals the demo's", () => {
  assert.equal(policyOf("strict-policy"), strictPolicy);
});

test("the five lines: room and panel are laid out under the Whereby policy without violations", async () => {
  const page = await openPortal();
  const frame = page.locator("whereby-embed iframe");
  await frame.waitFor();
  // The vendor's inline style is allowed: the iframe has no border.
  assert.equal(await frame.evaluate((element) => getComputedStyle(element).borderTopWidth), "0px");
  const { platform, viewer, setting } = await report(page);
  assert.deepEqual([platform, viewer, setting], ["whereby", "clinician", "unknown-patient"]);
  const box = await page.locator("trygtrom-panel").evaluate((panel) => [getComputedStyle(panel).inlineSize, panel.getBoundingClientRect().height, innerHeight]);
  assert.deepEqual(box, ["384px", box[2], box[2]]);
  // On a telephone the panel stands below the room.
  await page.setViewportSize({ width: 390, height: 844 });
  const [room, panel] = await page.evaluate(() => ["whereby-embed", "trygtrom-panel"].map((name) => document.querySelector(name).getBoundingClientRect().toJSON()));
  assert.ok(room.height > 200 && room.bottom <= panel.top && panel.bottom <= 844, JSON.stringify([room, panel]));
  await finish(page);
});

test("the default policy refuses any other HTML", async () => {
  const page = await openPortal();
  const refused = await page.evaluate(() =>
    [
      `<img src="x" onerror="alert(1)">`,
      `<iframe srcdoc="x"></iframe>`,
      `<iframe src="javascript:alert(1)"></iframe>`,
      `<p onclick="alert(1)"></p>`,
      `<p title="x"></p><script></script>`,
      `text`,
    ].filter((text) => {
      try {
        document.createElement("div").innerHTML = text;
        return false;
      } catch {
        return true;
      }
    }).length,
  );
  assert.equal(refused, 6);
  await finish(page);
});

/** A host page with a practice room and its own script after the panel's. */
const openWith = (text, options = {}) =>
  openHost(browser, { scripts: ["/practice.js", "/trygtrom.js", "/portal.js"], ...options, answers: { "/portal.js": javascript(text), ...options.answers } });

/** The first script block's declaration, for the later blocks. */
const panel = `const panel = document.querySelector("trygtrom-panel");\n`;

test("moved files are found at the configured addresses", async () => {
  const { outputFiles } = await build({
    stdin: { contents: snippet("configure"), resolveDir: root },
    alias: { trygtrom: join(packageFolder, "trygtrom.js") },
    bundle: true,
    format: "esm",
    write: false,
  });
  const texts = { "/assets/trygtrom/texts/nb.txt": { contentType: mediaTypes[".txt"], path: join(packageFolder, "texts/nb.txt") } };
  let spoilt = false;
  const moved = () => (spoilt ? { status: 404, body: "" } : { contentType: mediaTypes[".wasm"], path: join(packageFolder, "trygtrom_bg.wasm") });
  const page = await openHost(browser, {
    scripts: ["/portal.js"],
    body: panelTag(`viewer="clinician"`).replace("practice", "manual"),
    answers: { "/portal.js": javascript(outputFiles[0].text), ...texts, "/assets/trygtrom_bg.wasm": moved, "/trygtrom_bg.wasm": "abort", "/texts/nb.txt": "abort" },
  });
  await ready(page);
  await finish(page);

  spoilt = true;
  const broken = await openHost(browser, {
    scripts: ["/portal.js"],
    body: panelTag(`viewer="clinician"`).replace("practice", "manual"),
    answers: { "/portal.js": javascript(outputFiles[0].text), ...texts, "/assets/trygtrom_bg.wasm": moved },
    expected: { console: [/404/] },
  });
  assert.equal(await broken.locator("trygtrom-panel a[href*='paper/']").getAttribute("href"), `${host}/assets/trygtrom/paper/combined.nb.html`);
  await finish(broken);
});

test("expected participants need no explanation", async () => {
  const both = `<trygtrom-practice-room id="room" as="clinician" expected="pasient-1,tolk-1"></trygtrom-practice-room>${panelTag()}`;
  const arrive = async (page) => {
    await ready(page);
    await trainer(page, "join");
    for (const present of [1, 2]) {
      await trainer(page, "expected-arrives");
      await until(page, { "participants.present": present });
    }
    const { unexpected } = (await report(page)).participants;
    await finish(page);
    return unexpected;
  };
  assert.equal(await arrive(await openWith(snippet("expected"), { body: both })), 0);
  // Without announcements one participant counts as expected.
  assert.equal(await arrive(await openWith("", { body: both })), 1);
});

test("a login that the portal tells of is shown as told by it", async () => {
  const body = `<trygtrom-practice-room id="room" as="clinician" expected="pasient-1"></trygtrom-practice-room>${panelTag()}`;
  const page = await openWith(`const loggedInAt = new Date().toISOString();\n${snippet("identified")}`, { body });
  await ready(page);
  await trainer(page, "join");
  await trainer(page, "expected-arrives");
  await until(page, { "participants.present": 1, "participants.unexpected": 0 });
  await page.locator("trygtrom-panel .tg-person", { hasText: "opplyst av portalen" }).waitFor({ state: "attached" });
  await finish(page);
});

test("a page with connections of its own measures them", async () => {
  const stdin = { contents: `window.measured = [];\nconst connections = [new RTCPeerConnection()];\nconst { signal } = new AbortController();\nconst sink = (at, ...message) => window.measured.push(message);\n${snippet("quality")}`, resolveDir: root };
  const { outputFiles } = await build({ stdin, bundle: true, format: "iife", write: false, alias: { "trygtrom/quality": join(packageFolder, "quality.js") } });
  const page = await openHost(browser, { body: room + panelTag() });
  await page.evaluate(outputFiles[0].text);
  await page.waitForFunction(() => window.measured.length > 0);
  assert.deepEqual(await page.evaluate(() => window.measured), [["signal:quality", null]]);
  await finish(page);
});

test("with node and conference the panel contacts that node, under the strict policy plus the node", async () => {
  const asked = [];
  const node = "https://node.example.no";
  const page = await openHost(browser, {
    scripts: ["/trygtrom.js"],
    body: snippet("join"),
    policy: strictPolicy.replace("connect-src 'self'", `connect-src 'self' ${node}`),
    prepare: (one) =>
      one.route(`${node}/**`, (route) => {
        asked.push(decodeURIComponent(new URL(route.request().url()).pathname));
        return route.fulfill({ status: 404, headers: { "access-control-allow-origin": host }, json: { status: "failed", result: "Neither conference nor gateway found" } });
      }),
    expected: { allow: [node], console: [/404/] },
  });
  await ready(page);
  await page.waitForFunction(() => window.panelEvents.some(({ detail }) => detail.code === "conference-unknown"));
  assert.deepEqual(new Set(asked), new Set(["/api/client/v2/conferences/412345@vm.example.no/request_token"]));
  await finish(page);
});

test("events reach the page, the outcome billing, and the note the record", async () => {
  const posted = [];
  const text = [
    panel,
    `const patientId = "123";`,
    `const token = { smart_web_messaging_origin: "https://ehr.example.no", smart_web_messaging_handle: "opaque" };`,
    ...[snippet("events"), snippet("outcome"), snippet("fhir"), snippet("smart")],
  ].join("\n");
  const body = `${room}${panelTag(`viewer="clinician" consultation="8f1c2e"`)}`;
  const page = await openWith(text, {
    body,
    prepare: (one) => one.on("request", (request) => request.method() === "POST" && posted.push([new URL(request.url()).pathname, request.postDataJSON()])),
    answers: { "/appointments/8f1c2e/charge": { status: 204 }, "/fhir": { status: 200, contentType: "application/fhir+json", body: "{}" } },
    expected: { console: [/^info: trygtrom: recording came up$/, /^info: trygtrom: recording is over$/, /^warning: trygtrom: invalid-attribute: /] },
  });
  await ready(page);
  await page.locator("trygtrom-panel").evaluate((element) => element.setAttribute("theme", "pink"));
  await toConversation(page);
  assert.equal(await page.evaluate(() => document.body.dataset.consultation), "conversation");
  await trainer(page, "recording");
  await until(page, { "alerts.recording": "alarm" });
  assert.equal(await page.title(), "(!) Host");
  await trainer(page, "recording");
  await until(page, { alerts: "" });
  await act(page, "begin-closing");
  await control(page, "send-note").waitFor();
  assert.deepEqual(posted, []);
  await acts(page, ["choose-outcome:completed", "close"]);
  await until(page, { phase: "closed" });
  const sent = Object.fromEntries(posted);
  assert.deepEqual(Object.keys(sent).sort(), ["/appointments/8f1c2e/charge", "/fhir"]);
  const { outcome, charge, reason } = await report(page);
  assert.deepEqual(sent["/appointments/8f1c2e/charge"], { outcome, charge, reason });
  assert.equal(charge, "as-usual");
  const server = new FhirServer();
  server.transaction(sent["/fhir"]);
  const [encounter, response] = server.all();
  assert.deepEqual([encounter, response].map(({ resourceType, subject }) => [resourceType, subject.reference]), [
    ["Encounter", "Patient/123"],
    ["QuestionnaireResponse", "Patient/123"],
  ]);
  assert.equal(response.encounter.reference, `Encounter/${encounter.id}`);
  await finish(page);
});

test("the page's own procedure works by address and as an object", async () => {
  const own = (id) => ({ ...JSON.parse(readFileSync(join(packageFolder, "procedures/checklist.json"), "utf8")), id });
  const [byAddress, asObject] = snippet("own-procedure").trim().split("\n");
  const follows = async (line) => {
    const page = await openWith(`${panel}const ourProcedure = ${JSON.stringify(own("as-object"))};\n${line}`, {
      answers: { "/our-procedure.json": { contentType: mediaTypes[".json"], body: JSON.stringify(own("by-address")) } },
    });
    await ready(page);
    await page.waitForFunction(() => document.querySelector("trygtrom-panel").sessionLog().procedure.id !== "combined");
    assert.deepEqual(await errors(page), []);
    const { procedure } = await page.locator("trygtrom-panel").evaluate((element) => element.sessionLog());
    await finish(page);
    return procedure.id;
  };
  assert.deepEqual([await follows(byAddress), await follows(asObject)], ["by-address", "as-object"]);
});

test("a portal's theme tokens apply to the panel", async (t) => {
  mkdirSync(join(root, "target"), { recursive: true });
  const folder = mkdtempSync(join(root, "target/theme-"));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, "theme.css"), snippet("theme"));
  const style = await bundleStyle({ entry: join(folder, "theme.css"), release: true });
  const button = async (body) => {
    const page = await openWith("", { body, answers: { "/theme.css": { contentType: mediaTypes[".css"], body: style } } });
    await ready(page);
    const colour = await control(page, "begin-closing").evaluate((element) => {
      const probe = element.ownerDocument.createElement("i");
      element.before(probe);
      probe.attributeStyleMap.set("color", "var(--ds-color-accent-base-default)");
      return getComputedStyle(probe).color;
    });
    const primary = await page.locator("trygtrom-panel .ds-button[data-variant='primary'], trygtrom-panel .ds-button:not([data-variant])").first().evaluate((element) => getComputedStyle(element).backgroundColor);
    await finish(page);
    return [colour, primary];
  };
  const plain = panelTag();
  const themed = await button(`<link rel="stylesheet" href="/theme.css">${plain}`);
  assert.deepEqual(themed, ["rgb(0, 87, 75)", "rgb(0, 87, 75)"]);
  assert.notDeepEqual(await button(plain), themed);
});
