// The policies and the script of docs/hosting.md, on real pages: a portal that copies them gets a room and a panel, and
// a console with nothing in it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { after, before, test } from "node:test";
import { build } from "esbuild";
import { mediaTypes, strictPolicy } from "../../www/build/serve.mjs";
import { finish, openPage, packageFolder, root, startChromium } from "./harness.mjs";

const guide = readFileSync(join(root, "docs/hosting.md"), "utf8");
const blocks = [...guide.matchAll(/^```(\w*)\n([^]*?)^```/gm)].map(([, language, text]) => ({ language, text }));
const policies = blocks.filter(({ text }) => text.startsWith("default-src")).map(({ text }) => text.replace(/\s+/g, " ").trim());
const script = blocks.find(({ text }) => text.includes("createPolicy")).text;

const portal = "https://portal.example.no";
const clinic = policies[1].match(/frame-src (\S+);/)[1];

/** Chromium does not know two of the permissions that the vendor's element asks its frame to have. */
const vendorNoise = [/Unrecognized feature: 'speaker'/, /Unrecognized feature: 'media-capture'/];

let browser;
before(async () => {
  browser = await startChromium();
});
after(() => browser.close());

async function openPortal(policy, expected = {}) {
  const page = await openPage(browser, { allow: [clinic], ...expected, console: [...vendorNoise, ...(expected.console ?? [])] });
  const embed = await build({
    stdin: { contents: `import "@whereby.com/browser-sdk/embed";`, resolveDir: root },
    bundle: true,
    format: "esm",
    write: false,
  });
  const scripts = { "/policy.js": script, "/embed.js": embed.outputFiles[0].text };
  const html = `<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>Portal</title><link rel="icon" href="/icon.svg">
    <script src="/policy.js"></script><script type="module" src="/trygtrom.js"></script><script type="module" src="/embed.js"></script>
    </head><body><whereby-embed id="room" room="${clinic}/room"></whereby-embed>
    <trygtrom-panel platform="whereby" for="room" viewer="clinician" lang="nb"></trygtrom-panel></body></html>`;
  await page.route("**/*", (route) => route.abort("blockedbyclient"));
  await page.route(`${clinic}/**`, (route) => route.fulfill({ contentType: mediaTypes[".html"], body: "<!doctype html><title>Room</title>" }));
  await page.route(`${portal}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === "/") return route.fulfill({ contentType: mediaTypes[".html"], headers: { "Content-Security-Policy": policy }, body: html });
    if (pathname === "/icon.svg") return route.fulfill({ contentType: mediaTypes[".svg"], body: `<svg xmlns="http://www.w3.org/2000/svg"/>` });
    const body = scripts[pathname] ?? readFileSync(join(packageFolder, pathname));
    return route.fulfill({ contentType: mediaTypes[extname(pathname)], body });
  });
  await page.goto(`${portal}/`);
  await page.locator("trygtrom-panel").evaluate((panel) => panel.ready);
  return page;
}

test("the strict policy of the guide is the one that the demo has", () => {
  assert.equal(policies[0], strictPolicy);
});

test("under the policy for Whereby, with the script beside it, room and panel stand and nothing is refused", async () => {
  const page = await openPortal(policies[1]);
  const frame = page.locator("whereby-embed iframe");
  await frame.waitFor();
  // The vendor's style was let through: the frame has no border and fills its place.
  assert.equal(await frame.evaluate((element) => getComputedStyle(element).borderTopWidth), "0px");
  await finish(page);
});

test("the script lets nothing else become HTML", async () => {
  const page = await openPortal(policies[1]);
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
