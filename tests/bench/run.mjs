// Measures the shipped panel and like-for-like list pages in real headless Chromium, in turns and in one run, prints the
// figures with what falls short of the goals, writes them into docs/figures.md and keeps every raw figure as JSON.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { loaded, sizes } from "../../www/build/report.mjs";
import { openPage, packageFolder, root, startChromium } from "../browser/harness.mjs";
import { buildPages, lists } from "./build.mjs";
import { heldAgainst } from "./goals.mjs";
import { serveFiles } from "./server.mjs";
import { compareTable, figuresTable, table, times } from "./tables.mjs";

const rounds = 15;
const crowds = [10, 100, 1000, 5000];
const products = ["panel", "react_page"];
/** A slow line to an old machine: 9 Mbit/s, 60 ms, processor slowed four times. */
const slowLine = { offline: false, latency: 60, downloadThroughput: (9 * 2 ** 20) / 8, uploadThroughput: (9 * 2 ** 20) / 8 };

const folder = mkdtempSync(join(tmpdir(), "bench-"));
await buildPages(folder);
const files = gather();
const server = await serveFiles(files);
const browser = await startChromium(["--js-flags=--expose-gc", "--enable-precise-memory-info"]);
try {
  const began = Date.now();
  const say = (what) => console.log(`${Math.round((Date.now() - began) / 1000)} s: ${what}`);
  const raw = { bytes: bytes(), rounds };
  say("each list page is held against the others");
  await sameDom();
  files.set("/screen.json", JSON.stringify(await once("panel", () => window.screen_())));
  say("lists");
  raw.lists = await crowdRounds(lists, "list.html");
  say("the panel and a React page that draws the same");
  raw.products = await crowdRounds(products, "product.html");
  say("starts");
  raw.starts = await starts();
  say("a second of 5,000 events, a day of 200,000");
  raw.flood = Object.fromEntries(await inOrder(products, async (name) => [name, await once(name, () => window.flood())]));
  raw.day = await once("panel", () => window.day());
  say("an idle minute");
  raw.idle = await idle();
  say("done");
  report(raw);
} finally {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
}

function gather() {
  const html = (script) => `<!doctype html><html lang="nb"><meta charset="utf-8"><title>bench</title><link rel="icon" href="data:,">${script}<body>`;
  const preload = '<link rel="preload" href="trygtrom_bg.wasm" as="fetch" type="application/wasm" crossorigin>';
  const script = (name) => `<script type="module" src="${name}"></script>`;
  const all = new Map([
    ["/list.html", html(script("measure_list.js"))],
    ["/product.html", html(script("measure.js"))],
    ["/preloaded.html", html(preload + script("measure.js"))],
    ["/measure_list.js", readFileSync(join(root, "tests/bench/list/measure.js"))],
    ["/words.js", readFileSync(join(root, "tests/bench/list/words.js"))],
    ["/measure.js", readFileSync(join(root, "tests/bench/product/measure.js"))],
    ["/room.js", readFileSync(join(root, "tests/bench/product/room.js"))],
  ]);
  for (const name of readdirSync(folder)) all.set(`/${name}`, readFileSync(join(folder, name)));
  for (const name of loaded) all.set(`/${name}`, readFileSync(join(packageFolder, name)));
  return all;
}

/** What a portal loads before the first panel stands, and what the React page loads in the same place. */
function bytes() {
  const own = Object.fromEntries(loaded.map((name) => [name, sizes(join(packageFolder, name))]));
  const page = sizes(join(folder, "react_page.js"));
  return { own, page, lists: Object.fromEntries(lists.map((name) => [name, sizes(join(folder, `${name}.js`))])) };
}

async function open(address, { context, cdp } = {}) {
  const page = await openPage(context ?? browser, { options: { bypassCSP: true } });
  page.setDefaultTimeout(120_000);
  // The module's memory is its own; the glue hands it out when it starts the module.
  await page.addInitScript(() => {
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (...given) => {
      const made = await instantiate(...given);
      window.wasmMemory = (made.instance ?? made).exports.memory;
      return made;
    };
    window.tasks = [];
    new PerformanceObserver((list) => window.tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: "longtask", buffered: true });
  });
  if (cdp) await cdp(await page.context().newCDPSession(page));
  await page.goto(`${server.origin}/${address}`);
  return page;
}

async function once(name, work) {
  const page = await open(`product.html?page=${name}`);
  await page.waitForFunction(() => window.there);
  const taken = await page.evaluate(work);
  await page.context().close();
  return taken;
}

async function inOrder(list, work) {
  const results = [];
  for (const one of list) results.push(await work(one));
  return results;
}

/** Every list ends in the same DOM after the same events. */
async function sameDom() {
  const ends = await inOrder(lists, async (name) => {
    const page = await open(`list.html?page=${name}`);
    await page.waitForFunction(() => window.result);
    const end = JSON.stringify(await page.evaluate(() => window.result()));
    await page.context().close();
    return end;
  });
  const others = lists.filter((_, n) => ends[n] !== ends[0]);
  if (others.length > 0) throw new Error(`${others.join(", ")} end in another DOM than ${lists[0]}:\n${ends.join("\n")}`);
}

/** Every round measures every page; who goes first changes from round to round. */
async function crowdRounds(names, address) {
  const all = {};
  for (const people of crowds) {
    const pages = await inOrder(names, async (name) => {
      const page = await open(`${address}?page=${name}`);
      await page.waitForFunction(() => window.round);
      return { name, page };
    });
    const taken = (all[people] = Object.fromEntries(names.map((name) => [name, []])));
    for (let round = 0; round <= rounds; round += 1) {
      const turn = pages.map((_, n) => pages[(n + round) % pages.length]);
      for (const { name, page } of turn) {
        const one = await page.evaluate((count) => window.round(count), people);
        // The first warms up.
        if (round > 0) taken[name].push(one);
      }
    }
    for (const { name, page } of pages) {
      const memory = await page.evaluate(() => {
        globalThis.gc?.();
        return { heap: performance.memory.usedJSHeapSize, wasm: window.wasmMemory?.buffer.byteLength ?? 0 };
      });
      taken[name].forEach((one) => Object.assign(one, memory));
      await page.context().close();
    }
  }
  return all;
}

/** From the start of the page's script to the first screen: nothing cached, all cached, and over a slow line. */
async function starts() {
  const taken = {};
  const slow = async (cdp) => {
    await cdp.send("Network.enable");
    await cdp.send("Network.emulateNetworkConditions", slowLine);
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  };
  const start = async (page) => {
    await page.waitForFunction(() => window.there);
    const one = await page.evaluate(() => window.start());
    return { ...one, longest: Math.max(0, ...(await page.evaluate(() => window.tasks))) };
  };
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 ? products.toReversed() : products) {
      const address = `${name === "panel" ? "preloaded" : "product"}.html?page=${name}`;
      const keep = (how, one) => ((taken[how] ??= {})[name] ??= []).push(one);
      const page = await open(address);
      keep("cold", await start(page));
      await page.reload();
      keep("warm", await start(page));
      await page.context().close();
      const over = await open(address, { cdp: slow });
      keep("slow", await start(over));
      await over.context().close();
    }
  }
  return taken;
}

/** How often anything wakes the page in a minute in which nothing happens. */
async function idle() {
  const page = await openPage(browser, { options: { bypassCSP: true } });
  await page.clock.install();
  await page.addInitScript(() => {
    window.woken = 0;
    for (const name of ["setTimeout", "setInterval", "requestAnimationFrame", "requestIdleCallback"]) {
      const own = window[name];
      window[name] = (work, ...more) => own((...given) => ((window.woken += 1), work(...given)), ...more);
    }
  });
  await page.goto(`${server.origin}/product.html?page=panel`);
  await page.waitForFunction(() => window.there);
  const started = page.evaluate(() => window.start().then(() => true));
  let there = false;
  started.then(() => (there = true));
  while (!there) await page.clock.runFor(20);
  await page.clock.runFor(5_000);
  const before = await page.evaluate(() => window.woken);
  await page.clock.runFor(10 * 60_000);
  const after = await page.evaluate(() => window.woken);
  await page.context().close();
  return { perMinute: (after - before) / 10 };
}

function report(raw) {
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  const machine = [
    `Measured on ${new Date().toISOString().slice(0, 10)} with \`make bench\` at version ${version}: ${cpus().length} cores of`,
    `${cpus()[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, headless Chromium ${browser.version()}, medians of ${rounds} rounds in turns.`,
  ];
  const goals = heldAgainst(raw, crowds);
  const lines = [...machine, "", ...figuresTable(raw), "", ...compareTable(raw, crowds), "", ...times(raw), "", ...table(["goal", "is", "at most", ""], goals.map(({ goal, is, most, met }) => [goal, is, most, met ? "met" : "**short**"]))];
  console.log(lines.join("\n"));
  const out = join(root, "target/bench");
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "raw.json"), JSON.stringify(raw));
  console.log(`\nEvery raw figure is in ${join("target/bench", "raw.json")}.`);
  const path = join(root, "docs/figures.md");
  const text = readFileSync(path, "utf8");
  const between = /(<!-- measured: begin -->\n)[^]*(<!-- measured: end -->)/;
  if (!between.test(text)) throw new Error("docs/figures.md has lost the marks that the figures go between");
  writeFileSync(path, text.replace(between, (_, begin, end) => `${begin}\n${lines.join("\n")}\n\n${end}`));
}
