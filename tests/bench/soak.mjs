// Measures the main-thread time that the panel takes in a quiet consultation, in real time. A page with the same room and no
// panel runs beside it, and its time is subtracted. Writes the figures into docs/figures.md.
//
//   node tests/bench/soak.mjs [--minutes N] [--package FOLDER]
//
// --minutes  how long; 30 without it
// --package  the package that is measured; dist/npm without it
//
// With any option it only prints, and leaves docs/figures.md as it is.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { packageFolder, root } from "../browser/harness.mjs";
import { buildPages } from "./build.mjs";
import { machine, table, writeSection } from "./figures.mjs";
import { goThrough, openPresses, untilTalk } from "./presses.mjs";
import { openStage } from "./stage.mjs";

const PEOPLE = 4;
const GOAL = { percent: 0.1, longest: 50 };
const { values } = parseArgs({ options: { minutes: { type: "string" }, package: { type: "string" } } });
const minutes = Number(values.minutes ?? 30);
const packaged = resolve(values.package ?? packageFolder);

const folder = mkdtempSync(join(tmpdir(), "soak-"));
await buildPages(folder);
const stage = await openStage({ built: folder, packaged });
try {
  const panel = await openPresses(stage, "press_panel", PEOPLE);
  await goThrough(panel, { steps: untilTalk });
  const none = await openPresses(stage, "press_none", PEOPLE);
  console.log(`the talk has begun: ${minutes} minutes of it are measured`);
  const ends = await Promise.all([panel, none].map(begin));
  await sleep(minutes * 60_000);
  const taken = await Promise.all(ends.map((end) => end()));
  report(taken);
} finally {
  await stage.close();
  rmSync(folder, { recursive: true });
}

/**
 * Begins to measure a page.
 * @returns {Promise<() => Promise<Record<string, number>>>} Ends the measurement: seconds of main-thread time by kind, `elapsed`
 *   seconds, and the `longest` task in ms, 0 if none reached 50 ms.
 */
async function begin(page) {
  const cdp = await page.context().newCDPSession(page);
  // Time on the processor, so that other programs on the machine do not count.
  await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
  await page.evaluate(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => window.longTasks.push(...list.getEntries())).observe({ type: "longtask" });
    window.talk();
  });
  const read = async () => Object.fromEntries((await cdp.send("Performance.getMetrics")).metrics.map(({ name, value }) => [name, value]));
  const [before, from] = [await read(), performance.now()];
  return async () => {
    const after = await read();
    const elapsed = (performance.now() - from) / 1000;
    const longest = await page.evaluate(() => Math.max(0, ...window.longTasks.map(({ duration }) => duration)));
    const spent = (...names) => names.reduce((sum, name) => sum + after[name] - before[name], 0);
    return {
      task: spent("TaskDuration"),
      script: spent("ScriptDuration"),
      layout: spent("LayoutDuration", "RecalcStyleDuration"),
      elapsed,
      longest,
    };
  };
}

function report([panel, none]) {
  const { version } = JSON.parse(readFileSync(join(packaged, "package.json"), "utf8"));
  const own = panel.task - none.task;
  const percent = (100 * own) / panel.elapsed;
  const ms = (seconds) => `${(seconds * 1000).toFixed(0)} ms`;
  const longest = (value) => (value ? `${value.toFixed(0)} ms` : "under 50 ms");
  const rows = [
    ["all tasks", ms(panel.task), ms(none.task)],
    ["scripts", ms(panel.script), ms(none.script)],
    ["style and layout", ms(panel.layout), ms(none.layout)],
    ["longest task", longest(panel.longest), longest(none.longest)],
  ];
  const held = percent <= GOAL.percent && panel.longest <= GOAL.longest;
  const text = [
    `Measured on ${new Date().toISOString().slice(0, 10)} with \`make soak\` at version ${version}: ${machine(stage.browser)},
${minutes} minutes with ${PEOPLE} people.`,
    table(["main thread", "page with the panel", "page without"], rows),
    `The panel takes ${percent.toFixed(3)} % of the main thread; the goal is at most ${GOAL.percent} % and no task over ${GOAL.longest} ms: ${held ? "met" : "**short**"}.`,
  ].join("\n\n");
  console.log(text);
  mkdirSync(join(root, "target/bench"), { recursive: true });
  writeFileSync(join(root, "target/bench/soak.json"), JSON.stringify({ minutes, panel, none }));
  if (Object.keys(values).length === 0) writeSection("soak", text);
}
