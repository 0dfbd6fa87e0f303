// What the figures are held against. A shortfall is printed and written down, and breaks nothing: figures of time depend on
// the machine. What can be counted is held by tests/browser/budget.test.mjs.
import { of } from "./tables.mjs";

/** @returns {{ goal: string, is: string, most: string, met: boolean }[]} */
export function heldAgainst(raw, crowds) {
  const goals = [];
  const add = (goal, is, most, write = (value) => `${value.toFixed(2)}×`) => goals.push({ goal, is: write(is), most: write(most), met: is <= most });
  const brotli = Object.values(raw.bytes.own).reduce((total, { brotli }) => total + brotli, 0);
  add("bytes before the first panel, brotli, one language", brotli, 130_000, (value) => `${Math.round(value / 1000)} KB`);
  for (const people of crowds) {
    const { vanilla, batched } = raw.lists[people];
    const { panel, react_page: page } = raw.products[people];
    add(`one change with layout, ${people} people, to a list by hand`, of(panel, "changeLayout") / of(vanilla, "changeLayout"), people === 10 ? 1.2 : 1.1);
    add(`the same to the React page`, of(panel, "changeLayout") / of(page, "changeLayout"), 0.7);
    add(`1,000 come and go at once, ${people} people, to a list by hand in frames`, of(panel, "burst") / of(batched, "burst"), 1.1);
    add(`first render with layout, ${people} people, to a list of 100 by hand`, of(panel, "firstLayout") / of(raw.lists[100].vanilla, "firstLayout"), 1);
  }
  for (const how of ["cold", "slow"]) {
    const { panel, react_page: page } = raw.starts[how];
    add(`start to first panel, ${how === "cold" ? "nothing cached" : "slow line"}, to the React page`, of(panel, "painted") / of(page, "painted"), 0.7);
  }
  const whole = (unit) => (value) => `${value.toFixed(0)} ${unit}`;
  add("longest task at the start", of(raw.starts.cold.panel, "longest"), 50, whole("ms"));
  add("wasm memory with 10 people", raw.products[10].panel[0].wasm / 2 ** 20, 4, (value) => `${value.toFixed(1)} MB`);
  const { costs, sizes } = raw.day;
  add("cost of an event at the end of a day, to its beginning", costs.at(-1) / costs[1], 1.2);
  add("wasm memory at the end of a day, to its middle", sizes.at(-1).wasm / sizes[sizes.length >> 1].wasm, 1);
  add("wake-ups in an idle minute", raw.idle.perMinute, 2, (value) => value.toFixed(1));
  return goals;
}
