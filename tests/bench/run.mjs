// Measures the built panel beside the same screens in React 19 and by hand, in headless Chromium and in one run. Prints the
// figures and what falls short, writes them into docs/figures.md, and keeps every raw figure as JSON in target/bench/raw.json.
//
//   node tests/bench/run.mjs [--package FOLDER] [--beside FOLDER] [--rounds N]
//
// --package  the package that is measured; dist/npm without it
// --beside   another package, whose bytes and starts are measured in the same run, for a comparison
// --rounds   rounds of starts and changes; 15 without it
//
// With any option it only prints, and leaves docs/figures.md as it is.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { packageFolder, root } from "../browser/harness.mjs";
import { buildPages, buildStart, styleTexts } from "./build.mjs";
import { bytesOf } from "./bytes.mjs";
import { machine, writeSection } from "./figures.mjs";
import { measuresOf } from "./goals.mjs";
import { idle } from "./idle.mjs";
import { pressRounds } from "./presses.mjs";
import { openStage } from "./stage.mjs";
import { filesAsked, startRounds } from "./starts.mjs";
import { bytesTable, changesTable, goalsTable, loadTable, pressesTable, startsTable } from "./tables.mjs";

const { values } = parseArgs({ options: { package: { type: "string" }, beside: { type: "string" }, rounds: { type: "string" } } });
const packaged = resolve(values.package ?? packageFolder);
const beside = values.beside && resolve(values.beside);
const rounds = Number(values.rounds ?? 15);
const pages = ["panel", "react_page", "vanilla_page"];
const crowds = { changes: [10, 100, 300], presses: [2, 30, 100], flood: 200 };
/** Consultations of 25 presses. */
const consultations = 4;

const folder = mkdtempSync(join(tmpdir(), "bench-"));
const began = Date.now();
const say = (what) => console.log(`${Math.round((Date.now() - began) / 1000)} s: ${what}`);
say("builds the pages");
await buildPages(folder);
const css = (await styleTexts()).join("\n");
const stage = await openStage({ built: folder, packaged, beside });
try {
  say("records the panel's screens, and compares the documents of the pages");
  await recordScreens();
  await compareScreens();
  const starts = { panel: "start_panel.html", ...(beside && { beside: "beside/start_panel.html" }), react: "start_react.html" };
  const raw = { rounds, bytes: {} };
  for (const [name, address] of Object.entries(starts)) {
    raw.bytes[name] = bytesOf(stage.files, await filesAsked(stage, address), folder);
  }
  say("starts");
  raw.starts = await startRounds(stage, starts, rounds);
  say("presses");
  raw.presses = await pressRounds(stage, crowds.presses, consultations, css);
  say("changes from the room");
  Object.assign(raw, await changeRounds());
  say("a second of 5,000 events, a day of 200,000");
  raw.flood = {};
  for (const name of pages) raw.flood[name] = await stage.once(name, () => window.flood());
  raw.day = await stage.once("panel", (events) => window.day(events), 200_000);
  say("ten idle minutes");
  raw.idle = await idle(stage);
  say("done");
  report(raw);
} finally {
  await stage.close();
  rmSync(folder, { recursive: true });
}

/** The pages beside the panel get its screens: those that fetch them as JSON, the React page of the start figures in its script. */
async function recordScreens() {
  const screens = await stage.once("panel", (sizes) => window.screens(sizes), [...crowds.changes, crowds.flood]);
  stage.files.set("/screens.json", JSON.stringify({ screens, css }));
  const module = join(folder, "screens.mjs");
  const { first, shapes } = screens;
  writeFileSync(module, `export const screens = ${JSON.stringify({ first, shapes })};\nexport const css = ${JSON.stringify(css)};\n`);
  stage.files.set("/start_react.js", readFileSync(await buildStart(folder, module)));
}

/**
 * Every page has the same document as the panel after each event, except while strangers are in the room: the panel raises an
 * alert then, which the others do not have. They are compared with each other.
 */
async function compareScreens() {
  for (const people of [10, 100]) {
    const ends = {};
    for (const name of pages) ends[name] = await stage.once(name, (count) => window.result(count), people);
    const { panel, ...others } = ends;
    same({ panel, ...others }, "panel", 5);
    same(others, "vanilla_page", 7);
  }
}

/** @param {Record<string, unknown[]>} ends The documents of each page. @param {number} count How many of them are the same. */
function same(ends, base, count) {
  for (let n = 0; n < count; n += 1) {
    const wanted = JSON.stringify(ends[base][n]);
    for (const name of Object.keys(ends)) {
      const is = JSON.stringify(ends[name][n]);
      if (is === wanted) continue;
      const at = [...is].findIndex((letter, place) => letter !== wanted[place]);
      const near = (text) => text.slice(Math.max(0, at - 120), at + 120);
      throw new Error(`${name} has another document than ${base} after event ${n}:\n${near(is)}\n${near(wanted)}`);
    }
  }
}

/** Every round measures every page, in turns. The first round warms up. */
async function changeRounds() {
  const changes = {};
  const memory = {};
  for (const people of crowds.changes) {
    const open = [];
    for (const name of pages) open.push({ name, page: await stage.openWatch(`change.html?page=${name}`) });
    const taken = (changes[people] = Object.fromEntries(pages.map((name) => [name, []])));
    for (let round = 0; round <= rounds; round += 1) {
      for (const { name, page } of open.map((_, n) => open[(n + round) % open.length])) {
        const one = await page.evaluate((count) => window.round(count), people);
        if (round > 0) taken[name].push(one);
      }
    }
    for (const { name, page } of open) {
      if (people === 10) memory[name] = await page.evaluate((count) => window.memoryAfter(count), people);
      await page.context().close();
    }
  }
  return { changes, memory };
}

function report(raw) {
  const { version } = JSON.parse(readFileSync(join(packaged, "package.json"), "utf8"));
  const minutes = ((Date.now() - began) / 60_000).toFixed(1);
  const head = `Measured on ${new Date().toISOString().slice(0, 10)} with \`make bench\` at version ${version}: ${machine(stage.browser)},
${rounds} rounds in turns, ${minutes} minutes. Times are medians, except those of presses.`;
  const measures = measuresOf(raw);
  const short = measures.filter(({ state }) => state !== "met");
  const tables = [bytesTable, startsTable, pressesTable, changesTable, loadTable].map((make) => make(raw));
  const text = [head, goalsTable(measures), fallsShort(short), ...tables].join("\n\n");
  console.log(text);
  mkdirSync(join(root, "target/bench"), { recursive: true });
  writeFileSync(join(root, "target/bench/raw.json"), JSON.stringify(raw));
  if (Object.keys(values).length === 0) writeSection("bench", text);
  if (short.some(({ state }) => state === "below floor")) {
    console.error("\nA floor does not hold.");
    process.exitCode = 1;
  }
}

/** What falls short, by its cause. */
function fallsShort(short) {
  if (short.length === 0) return "Nothing falls short.";
  const causes = [...new Set(short.map(({ cause }) => cause))];
  const missed = (cause) => short.filter((one) => one.cause === cause).map(({ measure, is, goal, state }) => `${measure}: ${is}, ${goal} (${state})`);
  return ["What falls short, and why:\n", ...causes.map((cause) => `- ${missed(cause).join("; ")}. ${cause}`)].join("\n");
}
