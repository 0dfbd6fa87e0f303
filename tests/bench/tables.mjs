// The figures as tables.

export const median = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** The median of one measure over the rounds. */
export const of = (rounds, measure) => median(rounds.map((one) => one[measure]));

export function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, index) => (index ? "--:" : "---"))), ...rows.map(line)];
}

const kilo = (bytes) => `${Math.round(bytes / 1024)} KB`;
const ms = (value) => (value < 10 ? value.toFixed(3) : value.toFixed(1));
const NAMES = { vanilla: "by hand", batched: "by hand, in frames", react: "React 19", preact: "Preact", solid: "Solid", svelte: "Svelte 5", panel: "panel", react_page: "React page" };
const MEASURES = [
  ["first", "first render"],
  ["firstLayout", "first render, with layout"],
  ["change", "one change"],
  ["changeLayout", "one change, with layout"],
  ["each", "somebody comes or goes, in a task of its own"],
  ["burst", "1,000 come at once, then go"],
];

/** Bytes before the first panel. */
export function figuresTable({ bytes }) {
  const rows = Object.entries(bytes.own).map(([name, size]) => [name, size.raw, size.gzip, size.brotli]);
  const sum = (key) => Object.values(bytes.own).reduce((total, size) => total + size[key], 0);
  rows.push(["**all that a portal loads**", sum("raw"), sum("gzip"), sum("brotli")]);
  rows.push(["React page, without the screen it is given", bytes.page.raw, bytes.page.gzip, bytes.page.brotli]);
  return table(["bytes", "raw", "gzip -9", "brotli -11"], rows);
}

/** Every list beside the one by hand, and the products beside each other. */
export function compareTable(raw, crowds) {
  const lines = [];
  for (const people of crowds) {
    for (const [kind, base] of [["lists", "vanilla"], ["products", "panel"]]) {
      const taken = raw[kind][people];
      const names = Object.keys(taken);
      const rows = MEASURES.filter(([key]) => taken[base][0][key] !== undefined).map(([key, words]) => [
        words,
        ...names.map((name) => {
          const value = of(taken[name], key);
          return name === base ? `${ms(value)} ms` : `${(value / of(taken[base], key)).toFixed(2)}×`;
        }),
      ]);
      rows.push(["JS heap", ...names.map((name) => kilo(taken[name][0].heap))]);
      if (kind === "products") rows.push(["wasm memory", ...names.map((name) => kilo(taken[name][0].wasm))]);
      lines.push(...table([`${people} people, ${kind === "lists" ? "the same list" : "the whole screen"}`, ...names.map((name) => NAMES[name])], rows), "");
    }
  }
  return lines.slice(0, -1);
}

/** Starts, the second full of events, the day, the idle minute. */
export function times(raw) {
  const names = ["panel", "react_page"];
  const rows = [];
  for (const [how, words] of [["cold", "nothing cached"], ["warm", "all cached"], ["slow", "9 Mbit/s, 60 ms, processor ÷ 4"]]) {
    for (const key of ["stood", "painted"]) {
      const [panel, page] = names.map((name) => of(raw.starts[how][name], key));
      rows.push([`start of script → ${key === "stood" ? "first panel in the DOM" : "first panel painted"}, ${words}`, `${panel.toFixed(1)} ms`, `${page.toFixed(1)} ms`, `${(panel / page).toFixed(2)}×`]);
    }
  }
  rows.push(["longest task at the start, nothing cached", ...names.map((name) => `${of(raw.starts.cold[name], "longest").toFixed(0)} ms`), ""]);
  const { panel, react_page: page } = raw.flood;
  rows.push(["5,000 events in a second: all taken in after", `${panel.lasted.toFixed(0)} ms`, `${page.lasted.toFixed(0)} ms`, ""]);
  rows.push(["frames in that time, longest gap", `${panel.frames}, ${panel.longest.toFixed(0)} ms`, `${page.frames}, ${page.longest.toFixed(0)} ms`, ""]);
  const { costs, sizes } = raw.day;
  const end = sizes.at(-1);
  const half = sizes[sizes.length >> 1];
  rows.push(["200,000 events: µs for each of the second 10,000 → of the last", `${(costs[1] / 10).toFixed(0)} → ${(costs.at(-1) / 10).toFixed(0)}`, "", ""]);
  rows.push(["memory in the middle of that day → at its end", `JS ${kilo(half.heap)} → ${kilo(end.heap)}, wasm ${kilo(half.wasm)} → ${kilo(end.wasm)}`, "", ""]);
  rows.push(["wake-ups in an idle minute", raw.idle.perMinute.toFixed(1), "", ""]);
  return table(["", "panel", "React page", "ratio"], rows);
}
