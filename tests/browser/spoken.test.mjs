// What a screen reader says on the way through a consultation with the keyboard, as a simulated one hears it in the page: what gets
// the focus, and what changes in a live region. Compared with the files in `spoken/`; `UPDATE_EXPECT=1` rewrites them.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import { build } from "esbuild";
import { finish, root, stage } from "./harness.mjs";
import { openDemo, report } from "./panel.mjs";

let browser;
let server;
let listener;
stage((given) => ({ server, browser } = given));
before(async () => {
  const contents = `export { virtual } from "@guidepup/virtual-screen-reader";`;
  const built = await build({ stdin: { contents, resolveDir: root }, bundle: true, format: "iife", globalName: "screenReader", platform: "browser", write: false });
  listener = built.outputFiles[0].text;
});

/** Opens a page with a simulated screen reader in the panel, injected past the page's policy. */
async function open(viewer) {
  const page = await openDemo(browser, `${server.origin}/${viewer}.html`, { viewport: { width: 1280, height: 800 } });
  const session = await page.context().newCDPSession(page);
  await session.send("Runtime.evaluate", { expression: `${listener}; window.screenReader = screenReader;` });
  await session.detach();
  await page.evaluate(() => window.screenReader.virtual.start({ container: document.querySelector("trygtrom-panel").shadowRoot.querySelector(".tg") }));
  return page;
}

/** Waits until the screen shows all that has happened, and returns what was said since the last time. */
const said = (page) =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 4; frame += 1) await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const { virtual } = window.screenReader;
    const phrases = await virtual.spokenPhraseLog();
    await virtual.clearSpokenPhraseLog();
    // The simulation knows no style sheet: it hears regions that are not rendered, and others as they are emptied.
    const regions = [...document.querySelector("trygtrom-panel").shadowRoot.querySelectorAll("[role=status], [role=alert]")];
    const silent = ["", ...regions.filter((region) => !region.checkVisibility()).map((region) => region.textContent)];
    const heard = phrases.filter((phrase) => !silent.includes(phrase.replace(/^(polite|assertive): ?/, "").trim()));
    // A line that comes is two changes of the page, its paragraph and its text, and it hears both.
    const once = heard.filter((phrase, index) => phrase !== heard[index - 1]);
    // Which is heard first within a step depends on the frame in which each is drawn.
    const place = (phrase) => ["assertive", "polite"].findIndex((urgency) => phrase.startsWith(urgency));
    return once.toSorted((one, other) => place(one) - place(other));
  });

/** Presses a button: the panel's with the keyboard, the room's without a pointer. */
async function press(page, where, name) {
  if (where === "room") return page.locator(`trygtrom-practice-room [data-do="${name}"]`).first().evaluate((button) => button.click());
  const button = page.locator(`trygtrom-panel :is(button, summary)[data-act="${name}"]`).first();
  await button.waitFor({ state: "attached" });
  await button.focus();
  await page.keyboard.press("Enter");
}

const steps = {
  clinician: [
    ["panel", "confirm-prepared"],
    ["room", "join"],
    ["room", "expected-arrives"],
    ["panel", "confirm-roll-call:0"],
    ["panel", "attest-lock:locked"],
    ["panel", "confirm-privacy"],
    ["panel", "check-identity:patient:document:confirmed"],
    ["panel", "check-identity:clinician:document:confirmed"],
    ["room", "recording"],
    ["room", "stranger-arrives"],
    ["room", "connection"],
    ["panel", "open-flyout"],
    ["panel", "report-outsider:call"],
    ["room", "recording"],
    ["room", "everyone-leaves"],
    ["panel", "begin-closing"],
  ],
  patient: [
    ["panel", "confirm:sound-tested"],
    ["panel", "confirm-privacy"],
    ["room", "join"],
    ["room", "expected-arrives"],
    ["panel", "deny:somebody-with-me"],
    ["room", "recording"],
    ["room", "stranger-arrives"],
    ["panel", "pause"],
  ],
};

for (const [viewer, walk] of Object.entries(steps)) {
  test(`${viewer}: what a screen reader says, step by step`, async () => {
    const page = await open(viewer);
    await said(page);
    const lines = [];
    for (const [where, name] of walk) {
      await press(page, where, name);
      const phrases = await said(page);
      lines.push(`${where}: ${name}`, ...phrases.map((phrase) => `    ${phrase}`));
      const twice = phrases.filter((phrase, index) => phrases.indexOf(phrase) !== index);
      assert.deepEqual(twice, [], `${name}: said twice`);
      // What is read as it gets the focus is not announced.
      const headings = phrases.filter((phrase) => phrase.startsWith("heading, ")).map((phrase) => phrase.split(", ")[1].replace(/^(Steg \d|Neste steg): /, ""));
      for (const heading of headings) assert.ok(!phrases.some((phrase) => phrase.startsWith("polite: ") && phrase.includes(heading)), `${name}: ${heading} is read and announced`);
      if (viewer === "patient") assert.ok(!phrases.some((phrase) => phrase.startsWith("assertive")), `${name}: interrupts a patient`);
    }
    if (viewer === "clinician") assert.equal((await report(page)).phase, "closing");
    same(`${viewer}.txt`, `${lines.join("\n")}\n`);
    await page.evaluate(() => window.screenReader.virtual.stop());
    await finish(page);
  });
}

/** Compares a text with its expected file. */
function same(name, text) {
  const folder = join(root, "tests/browser/spoken");
  const file = join(folder, name);
  if (process.env.UPDATE_EXPECT || !existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, text);
  }
  assert.equal(text, readFileSync(file, "utf8"));
}
