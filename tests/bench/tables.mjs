// The figures as tables.

const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** The median of one measure over the rounds. */
export const of = (rounds, measure) => median(rounds.map((one) => one[measure]));

/** What an event costs in the first and in the last quarter of the long day, in µs: the median of the ten thousands in it. */
export function dayCosts({ day: { costs } }) {
  const quarter = costs.length >> 2;
  return [costs.slice(0, quarter), costs.slice(-quarter)].map((some) => median(some) / 10);
}

function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, index) => (index ? "--:" : "---"))), ...rows.map(line)];
}

const kilo = (bytes) => `${Math.round(bytes / 1024)} KB`;
const ms = (value) => (value < 10 ? value.toFixed(3) : value.toFixed(1));
const NAMES = {
  vanilla: "by hand",
  batched: "by hand, in frames",
  react: "React 19",
  preact: "Preact",
  solid: "Solid",
  svelte: "Svelte 5",
  leptos: "Leptos",
  panel: "panel",
  vanilla_page: "by hand",
  vanilla_frames: "by hand, in frames",
  react_page: "React 19",
  vanilla_whole: "by hand, all listed",
  react_whole: "React 19, all listed",
};
const MEASURES = [
  ["first", "first render"],
  ["firstLayout", "first render, with layout"],
  ["change", "one change"],
  ["changeLayout", "one change, with layout"],
  ["each", "somebody comes or goes, in a task of its own"],
  ["burst", "1,000 come at once, then go"],
];

/** Bytes before the first screen. */
export function bytesTable({ bytes }) {
  const cells = ({ raw, gzip, brotli }) => [raw, gzip, brotli];
  const rows = Object.entries(bytes.parts).map(([kind, size]) => [kind === "CSS" ? "CSS, in the script" : kind, ...cells(size)]);
  const sum = (key) => Object.values(bytes.own).reduce((total, size) => total + size[key], 0);
  rows.push(["**all that a portal loads**", sum("raw"), sum("gzip"), sum("brotli")]);
  rows.push(["React page, script with screen and style sheets", ...cells(bytes.page)]);
  for (const [name, files] of Object.entries(bytes.lists)) {
    rows.push([`list page, ${NAMES[name]}`, ...["raw", "gzip", "brotli"].map((key) => files.reduce((total, size) => total + size[key], 0))]);
  }
  return table(["bytes", "raw", "gzip -9", "brotli -11"], rows);
}

/** From the fetch of the page's script to the first screen. */
export function startsTable({ starts }) {
  const rows = [];
  for (const [how, words] of [["cold", "nothing cached"], ["warm", "third visit"], ["slow", "9 Mbit/s, 60 ms, processor ÷ 4"]]) {
    for (const [key, what] of [["stood", "in the DOM"], ["painted", "painted"], ["answers", "answers a press"]]) {
      const [panel, react] = ["panel", "react"].map((name) => of(starts[how][name], key));
      rows.push([`${what}, ${words}`, `${panel.toFixed(1)} ms`, `${react.toFixed(1)} ms`, `${(panel / react).toFixed(2)}×`]);
    }
    const longest = ["panel", "react"].map((name) => of(starts[how][name], "longest"));
    rows.push([`longest task, ${words}`, ...longest.map((value) => (value < 50 ? "under 50 ms" : `${value.toFixed(0)} ms`)), ""]);
  }
  return table(["start: fetch of the script → first screen", "panel", "React page", "ratio"], rows);
}

/** Every list beside the one by hand, and the whole screens beside the panel. */
export function compareTables(raw, crowds) {
  const tables = [];
  for (const people of crowds) {
    for (const [kind, base, words] of [["lists", "vanilla", "the same list"], ["products", "vanilla_page", "the whole screen"]]) {
      const taken = raw[kind][people];
      const names = Object.keys(taken);
      const rows = MEASURES.map(([key, measure]) => [
        measure,
        ...names.map((name) => {
          const value = of(taken[name], key);
          return name === base ? `${ms(value)} ms` : `${(value / of(taken[base], key)).toFixed(2)}×`;
        }),
      ]);
      rows.push(["JS heap", ...names.map((name) => kilo(taken[name][0].heap))]);
      rows.push(["wasm memory", ...names.map((name) => (taken[name][0].wasm ? kilo(taken[name][0].wasm) : ""))]);
      tables.push(table([`${people} people, ${words}`, ...names.map((name) => NAMES[name])], rows));
    }
  }
  return tables;
}

/** The second full of events, the day, the idle minute. */
export function timesTable(raw) {
  const names = Object.keys(raw.flood);
  const rows = [
    ["5,000 events in a second: all taken in after", ...names.map((name) => `${raw.flood[name].lasted.toFixed(0)} ms`)],
    ["frames in that time, longest gap", ...names.map((name) => `${raw.flood[name].frames}, ${raw.flood[name].longest.toFixed(0)} ms`)],
  ];
  const own = (what, value) => rows.push([what, value, ...names.slice(1).map(() => "")]);
  const { sizes } = raw.day;
  const end = sizes.at(-1);
  const half = sizes[sizes.length >> 1];
  const costs = dayCosts(raw).map((cost) => cost.toFixed(0));
  own("200,000 events: µs for each in the first quarter → in the last", costs.join(" → "));
  own("memory in the middle of that day → at its end", `JS ${kilo(half.heap)} → ${kilo(end.heap)}, wasm ${kilo(half.wasm)} → ${kilo(end.wasm)}`);
  const kinds = Object.entries(raw.idle.woken).map(([kind, count]) => `${count} ${kind}`);
  own("wake-ups in an idle minute (in ten)", `${raw.idle.perMinute.toFixed(1)} (${kinds.join(", ") || "none"})`);
  return table(["", ...names.map((name) => NAMES[name])], rows);
}

/** The goals, and what each is. */
export function goalsTable(goals) {
  const rows = goals.map(({ goal, is, most, met, also }) => [goal, is, most, met ? "met" : "**short**", also]);
  return table(["goal", "is", "at most", "", "to the bare list"], rows);
}
