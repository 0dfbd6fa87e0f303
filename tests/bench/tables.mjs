// The figures as tables.
import { table } from "./figures.mjs";
import { pressCount } from "./presses.mjs";

const sorted = (values) => values.toSorted((a, b) => a - b);
export const median = (values) => {
  const all = sorted(values);
  const middle = all.length >> 1;
  return all.length % 2 ? all[middle] : (all[middle - 1] + all[middle]) / 2;
};

/** The median of one measure over the rounds. */
export const of = (rounds, measure) => median(rounds.map((one) => one[measure]));

/** The value that a share of the presses does not exceed. */
export function percentile(values, share) {
  return sorted(values)[Math.ceil(values.length * share) - 1];
}

/** The 98th percentile of the presses of one page, in ms: of 100 the third longest. */
export const slowPress = (presses) => percentile(presses.map(({ paint }) => paint), 0.98);

/** The press of the consultation with the longest median over the rounds. One slow moment of the machine does not change it. */
export function slowestAct(presses) {
  const rounds = (n) => presses.filter((_, at) => at % pressCount === n);
  const all = Array.from({ length: pressCount }, (_, n) => ({ act: presses[n].act, paint: of(rounds(n), "paint") }));
  return all.reduce((slowest, one) => (one.paint > slowest.paint ? one : slowest));
}

/**
 * The µs for each event in the first and in the last quarter of the long day: those of the fastest 10,000, since other programs
 * only slow the machine down.
 */
export function dayCosts({ day: { costs } }) {
  const quarter = costs.length >> 2;
  return [costs.slice(0, quarter), costs.slice(-quarter)].map((some) => Math.min(...some) / 10);
}

const kilo = (bytes) => `${Math.round(bytes / 1024)} KiB`;
const ms = (value) => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
const times = (value) => `${value.toFixed(2)}×`;
export const ways = { cold: "nothing cached", warm: "third visit", slow: "slow line and processor" };
/** The names of packages and pages in the tables. */
const NAMES = { panel: "panel", beside: "other package", react: "React 19" };

export function bytesTable({ bytes }) {
  const cells = ({ raw, gzip, brotli }) => [raw, gzip, brotli];
  const rows = Object.entries(bytes).flatMap(([name, { all, ...kinds }]) => [
    ...Object.entries(kinds).map(([kind, size]) => [`${NAMES[name]}, ${kind}`, ...cells(size)]),
    ...(Object.keys(kinds).length > 1 ? [[`**${NAMES[name]}, all**`, ...cells(all)]] : []),
  ]);
  return table(["bytes, one language", "raw", "gzip -9", "brotli -11"], rows);
}

/** From the fetch of the page's script to the first screen. */
export function startsTable({ starts }) {
  const names = Object.keys(NAMES).filter((name) => name in starts.cold);
  const panels = names.filter((name) => name !== "react");
  const rows = [];
  for (const [way, words] of Object.entries(ways)) {
    for (const [key, what] of [["painted", "painted"], ["answers", "answers a press"]]) {
      const values = Object.fromEntries(names.map((name) => [name, of(starts[way][name], key)]));
      rows.push([`${what}, ${words}`, ...names.map((name) => ms(values[name])), ...panels.map((name) => times(values[name] / values.react))]);
    }
    const longest = names.map((name) => of(starts[way][name], "longest"));
    rows.push([`longest task, ${words}`, ...longest.map((value) => (value < 50 ? "under 50 ms" : ms(value))), ...panels.map(() => "")]);
  }
  return table(["start", ...names.map((name) => NAMES[name]), ...panels.map((name) => `${NAMES[name]} ÷ React`)], rows);
}

const PRESSED = { press_panel: "panel", press_react: "React 19", press_vanilla: "by hand" };

export function pressesTable({ presses }) {
  const rows = [];
  for (const [people, pages] of Object.entries(presses)) {
    const taken = Object.keys(PRESSED).map((name) => pages[name]);
    for (const [share, what] of [[0.5, "half of the presses within"], [0.98, "98 of 100 within"]]) {
      const values = taken.map((presses) => percentile(presses.map(({ paint }) => paint), share));
      rows.push([`${people} people, ${what}`, ...values.map(ms), times(values[0] / values[1])]);
    }
    const slowest = taken.map(slowestAct);
    const cells = slowest.map(({ act, paint }) => `${ms(paint)}, \`${act}\``);
    rows.push([`${people} people, slowest press, median of its rounds`, ...cells, times(slowest[0].paint / slowest[1].paint)]);
  }
  return table(["press to paint, processor ÷ 4", ...Object.values(PRESSED), "panel ÷ React"], rows);
}

const CHANGED = { panel: "panel", react_page: "React 19", vanilla_page: "by hand" };

export function changesTable({ changes }) {
  const rows = [];
  for (const [people, pages] of Object.entries(changes)) {
    for (const [key, what] of [["change", "in the DOM"], ["changeLayout", "with layout"]]) {
      const [panel, react, hand] = Object.keys(CHANGED).map((name) => of(pages[name], key));
      rows.push([`${people} people, ${what}`, ms(panel), ms(react), ms(hand), times(panel / react)]);
    }
  }
  return table(["one change from the room", ...Object.values(CHANGED), "panel ÷ React"], rows);
}

/** The second full of events, the long day, idle minutes and memory. */
export function loadTable(raw) {
  const names = Object.keys(CHANGED);
  const { sizes } = raw.day;
  const [middle, end] = [sizes[(sizes.length >> 1) - 1], sizes.at(-1)];
  const kinds = Object.entries(raw.idle.woken).map(([kind, count]) => `${count} ${kind}`);
  const own = (what, value) => [what, value, "", ""];
  return table(
    ["load", ...Object.values(CHANGED)],
    [
      ["5,000 events in a second: all in the document after", ...names.map((name) => ms(raw.flood[name].lasted))],
      ["longest gap between frames in that second", ...names.map((name) => ms(raw.flood[name].longest))],
      own("200,000 events: µs for each in the first quarter → in the last", dayCosts(raw).map((cost) => cost.toFixed(0)).join(" → ")),
      own("JS heap in the middle of that day → at its end", `${kilo(middle.heap)} → ${kilo(end.heap)}`),
      own("wasm memory in the middle of that day → at its end", `${kilo(middle.wasm)} → ${kilo(end.wasm)}`),
      own("calls in an idle minute (in ten)", `${raw.idle.perMinute.toFixed(1)} (${kinds.join(", ") || "none"})`),
      ["JS heap, 10 people", ...names.map((name) => kilo(raw.memory[name].heap))],
      ["wasm memory, 10 people", ...names.map((name) => (raw.memory[name].wasm ? kilo(raw.memory[name].wasm) : ""))],
    ],
  );
}

/** The measures, with what each must hold. */
export function goalsTable(measures) {
  const rows = measures.map(({ measure, is, floor, goal, state }) => [measure, is, floor ?? "", goal, state === "met" ? "met" : `**${state}**`]);
  return table(["measure", "is", "floor", "goal", ""], rows);
}
