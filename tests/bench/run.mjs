// Measures the built panel in real headless Chromium beside a list written by hand, in the same run and in turns, prints
// the figures and writes them into docs/figures.md.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { loaded, sizes } from "../../www/build/report.mjs";
import { serve } from "../../www/build/serve.mjs";
import { finish, openPage, packageFolder, root, startChromium } from "../browser/harness.mjs";

const rounds = 15;
const crowds = [10, 100, 1000];
const changesEach = 20;
const pages = ["vanilla", "panel"];

const folder = mkdtempSync(join(tmpdir(), "bench-"));
cpSync(packageFolder, folder, { recursive: true });
cpSync(join(root, "tests/bench"), folder, { recursive: true });
cpSync(join(root, "www/demo/icon.svg"), join(folder, "icon.svg"));
// Isolated pages get a clock of 5 microseconds; others get one of 100.
const isolated = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };
const server = await serve({ root: folder, headers: isolated });
const browser = await startChromium();
try {
  const report = [
    ...machine(),
    "",
    ...weight(),
    "",
    ...(await start()),
    "",
    ...(await events()),
  ];
  console.log(report.join("\n"));
  write(report);
} finally {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
}

function machine() {
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  const memory = Math.round(totalmem() / 2 ** 30);
  return [
    `Measured on ${new Date().toISOString().slice(0, 10)} with \`make bench\` at version ${version}: ${cpus().length} cores of`,
    `${cpus()[0].model.trim()}, ${memory} GiB, headless Chromium ${browser.version()}, median of ${rounds} rounds in turns.`,
  ];
}

function weight() {
  const rows = loaded.map((name) => [name, sizes(join(packageFolder, name))]);
  const sum = (key) => rows.reduce((total, [, size]) => total + size[key], 0);
  rows.push(["**all that a portal loads**", { raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") }]);
  return table(
    ["bytes", "raw", "gzip -9", "brotli -11"],
    rows.map(([name, { raw, gzip, brotli }]) => [name, raw, gzip, brotli]),
  );
}

/** From the start of the page's script to the first panel, with nothing in any cache. */
async function start() {
  const taken = { vanilla: { stood: [], painted: [] }, panel: { stood: [], painted: [] } };
  await inTurns(async (name) => {
    const page = await open(name, 0);
    const { stood, painted } = await page.evaluate(() => window.started);
    taken[name].stood.push(stood);
    taken[name].painted.push(painted);
    await finish(page);
  });
  return table(
    ["script start → first panel, ms", "hand-written list", "panel", "ratio"],
    [
      ["stands in the DOM", ...compare(taken.vanilla.stood, taken.panel.stood, 1)],
      ["painted", ...compare(taken.vanilla.painted, taken.panel.painted, 1)],
    ],
  );
}

/** From a room's event about one person to that person's changed row. */
async function events() {
  const rows = [];
  for (const people of crowds) {
    const taken = { vanilla: [], panel: [] };
    await inTurns(async (name) => {
      const page = await open(name, people);
      await page.evaluate(() => window.fill());
      await page.evaluate((times) => window.changes(times), changesEach);
      taken[name].push(median(await page.evaluate((times) => window.changes(times), changesEach)));
      await finish(page);
    });
    rows.push([`${people} people`, ...compare(taken.vanilla, taken.panel, 3)]);
  }
  return table(["event → changed row, ms", "hand-written list", "panel", "ratio"], rows);
}

async function open(name, people) {
  const page = await openPage(browser);
  await page.goto(`${server.origin}/${name}.html?people=${people}`);
  await page.waitForFunction(() => window.started);
  return page;
}

/** Every round measures both pages; who goes first changes from round to round. */
async function inTurns(measure) {
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 ? pages.toReversed() : pages) await measure(name);
  }
}

function compare(vanilla, panel, digits) {
  const [left, right] = [median(vanilla), median(panel)];
  return [left.toFixed(digits), right.toFixed(digits), `${(right / left).toFixed(1)}×`];
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, index) => (index ? "--:" : "---"))), ...rows.map(line)];
}

function write(report) {
  const path = join(root, "docs/figures.md");
  const text = readFileSync(path, "utf8");
  const between = /(<!-- measured: begin -->\n)[^]*(<!-- measured: end -->)/;
  if (!between.test(text)) throw new Error("docs/figures.md has lost the marks that the figures go between");
  writeFileSync(path, text.replace(between, (_, begin, end) => `${begin}\n${report.join("\n")}\n\n${end}`));
}
