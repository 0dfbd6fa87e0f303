// Measures the shipped panel and like-for-like list pages in real headless Chromium, in turns and in one run, prints the
// figures with what falls short of the goals, writes them into docs/figures.md and keeps every raw figure as JSON.
//
//   node tests/bench/run.mjs [--rounds N] [--crowds N,N,...]
//
// With fewer rounds or crowds than the usual ones it only prints, and leaves the page as it is. Crowds of 10 and of
// 100 must be among them: the goals hang on them.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { packageFolder, root } from "../browser/harness.mjs";
import { buildPages, buildStart, lists, products, styleTexts } from "./build.mjs";
import { bytes } from "./bytes.mjs";
import { heldAgainst } from "./goals.mjs";
import { openStage } from "./stage.mjs";
import { idle, startRounds } from "./starts.mjs";
import { bytesTable, compareTables, goalsTable, startsTable, timesTable } from "./tables.mjs";

const usual = { rounds: "15", crowds: "10,100,1000,5000" };
const option = (name) => ({ type: "string", default: usual[name] });
const { values } = parseArgs({ options: { rounds: option("rounds"), crowds: option("crowds") } });
const rounds = Number(values.rounds);
const crowds = values.crowds.split(",").map(Number);
/** Where drawing may wait for a frame, so many come and go that the last wait hardly counts. */
const many = ["panel", "vanilla_page", "vanilla_frames"];
/** How many come and go, each in a task of its own; elsewhere no more than are needed for a figure. */
function guestsOf(name, people) {
  if (many.includes(name)) return 2000;
  if (name === "batched") return 10;
  return people > 1000 ? 25 : 50;
}
/** Up to fifty the panel lists everybody, as these always do; and with thousands they take minutes to say what they say with one. */
const productsAt = (people) => products.filter((name) => (people > 50 && people <= 1000) || !name.endsWith("_whole"));
const flooded = ["panel", "vanilla_page", "react_page"];

const folder = mkdtempSync(join(tmpdir(), "bench-"));
const began = Date.now();
const say = (what) => console.log(`${Math.round((Date.now() - began) / 1000)} s: ${what}`);
say("the pages are built");
await buildPages(folder);
const stage = await openStage(folder);
try {
  say("the panel's screen is taken, for the pages that draw the same");
  await takeScreens();
  const raw = { rounds, bytes: await bytes(folder) };
  say("each page is held against the others");
  await sameLists();
  await sameScreens();
  say("starts");
  raw.starts = await startRounds(stage, rounds);
  say("lists");
  raw.lists = await crowdRounds(() => lists, "list.html");
  nothingCancelled(raw.lists);
  say("the whole screen");
  raw.products = await crowdRounds(productsAt, "product.html");
  say("a second of 5,000 events, a day of 200,000");
  raw.flood = {};
  for (const name of flooded) raw.flood[name] = await stage.once(name, () => window.flood());
  raw.day = await stage.once("panel", (events) => window.day(events), 200_000);
  say("ten idle minutes");
  raw.idle = await idle(stage);
  say("done");
  report(raw);
} finally {
  await stage.close();
  rmSync(folder, { recursive: true });
}

/** The pages beside the panel get its screen: those that are measured by fetching it, the one that starts in its script. */
async function takeScreens() {
  // The second full of events is among 200.
  const screens = await stage.once("panel", (sizes) => window.screens(sizes), [...crowds, 200]);
  const css = (await styleTexts()).join("\n");
  stage.files.set("/screens.json", JSON.stringify({ screens, css }));
  const module = join(folder, "screens.mjs");
  const { first, shapes } = screens;
  writeFileSync(module, `export const screens = ${JSON.stringify({ first, shapes })};\nexport const css = ${JSON.stringify(css)};\n`);
  stage.files.set("/react_start.js", readFileSync(await buildStart(folder, module)));
}

/** Every list ends in the same DOM after the same events. */
async function sameLists() {
  const ends = {};
  for (const name of lists) {
    const page = await stage.openWatch(`list.html?page=${name}`, () => window.result);
    ends[name] = [await page.evaluate(() => window.result())];
    await page.context().close();
  }
  same(ends, "vanilla", 1);
}

/**
 * Every page of the whole screen is in the same DOM as the panel after each event, except while strangers are there: the panel
 * raises an alarm then, and the others have nothing of the consultation. They are held against each other.
 */
async function sameScreens() {
  const ends = async (names, people) => {
    const all = {};
    for (const name of names) all[name] = await stage.once(name, (count) => window.result(count), people);
    return all;
  };
  const [paged, whole] = [true, false].map((few) => products.filter((name) => few !== name.endsWith("_whole")));
  for (const people of [10, 100]) {
    const { panel, ...others } = await ends(paged, people);
    same({ panel, ...others }, "panel", 5);
    same(others, "vanilla_page", 7);
  }
  same(await ends(whole, 100), "vanilla_whole", 7);
}

/** @param {Record<string, unknown[]>} ends What stood in each page. @param {number} count How many of them are the same. */
function same(ends, base, count) {
  for (let n = 0; n < count; n += 1) {
    const wanted = JSON.stringify(ends[base][n]);
    for (const name of Object.keys(ends)) {
      const is = JSON.stringify(ends[name][n]);
      if (is === wanted) continue;
      const at = [...is].findIndex((letter, place) => letter !== wanted[place]);
      const near = (text) => text.slice(Math.max(0, at - 120), at + 120);
      throw new Error(`${name} is in another DOM than ${base} after event ${n}:\n${near(is)}\n${near(wanted)}`);
    }
  }
}

/** Each of the thousand who come and go at once came into the document and went out of it. */
function nothingCancelled(taken) {
  for (const [people, pages] of Object.entries(taken)) {
    for (const [name, rounds] of Object.entries(pages)) {
      const fewer = rounds.find(({ burstRows: [added, removed] }) => added < 1000 || removed < 1000);
      if (fewer) throw new Error(`${name} drew ${fewer.burstRows.join(" and ")} rows of 1,000 who came and went among ${people}`);
    }
  }
}

/** Every round measures every page; who goes first changes from round to round. */
async function crowdRounds(namesAt, address) {
  const all = {};
  for (const people of crowds) {
    const pages = [];
    for (const name of namesAt(people)) pages.push({ name, page: await stage.openWatch(`${address}?page=${name}`, () => window.round) });
    const taken = (all[people] = Object.fromEntries(pages.map(({ name }) => [name, []])));
    for (let round = 0; round <= rounds; round += 1) {
      const turn = pages.map((_, n) => pages[(n + round) % pages.length]);
      for (const { name, page } of turn) {
        const one = await page.evaluate(([count, how]) => window.round(count, how), [people, { guests: guestsOf(name, people) }]);
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
    say(`  with ${people} people`);
  }
  return all;
}

function report(raw) {
  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  const machine = [
    `Measured on ${new Date().toISOString().slice(0, 10)} with \`make bench\` at version ${version}: ${cpus().length} cores of`,
    `${cpus()[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, headless Chromium ${stage.browser.version()}, medians of ${rounds} rounds in turns.`,
  ];
  const goals = heldAgainst(raw, crowds);
  const parts = [machine, bytesTable(raw), startsTable(raw), ...compareTables(raw, crowds), timesTable(raw), goalsTable(goals)];
  const text = parts.map((lines) => lines.join("\n")).join("\n\n");
  console.log(text);
  const short = goals.filter(({ met }) => !met);
  console.log(`\n${goals.length - short.length} of ${goals.length} goals are met.`);
  for (const { goal, is, most } of short) console.log(`short: ${goal} is ${is}, at most ${most}`);
  const out = join(root, "target/bench");
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, "raw.json"), JSON.stringify(raw));
  console.log(`\nEvery raw figure is in ${join("target/bench", "raw.json")}.`);
  if (Object.keys(usual).some((name) => values[name] !== usual[name])) return;
  const path = join(root, "docs/figures.md");
  const before = readFileSync(path, "utf8");
  const between = /(<!-- measured: begin -->\n)[^]*(<!-- measured: end -->)/;
  if (!between.test(before)) throw new Error("docs/figures.md has lost the marks that the figures go between");
  writeFileSync(path, before.replace(between, (_, begin, end) => `${begin}\n${text}\n\n${end}`));
}
