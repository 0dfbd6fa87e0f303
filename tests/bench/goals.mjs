// What the figures are held against. A shortfall is printed and written down, and breaks nothing: figures of time depend on
// the machine. What can be counted is held by tests/browser/budget.test.mjs.
import { dayCosts, of } from "./tables.mjs";

/**
 * @returns {{ goal: string, is: string, most: string, met: boolean, also: string }[]} `also`: the same beside the bare list by
 *   hand, which has nothing around it.
 */
export function heldAgainst(raw, crowds) {
  const goals = [];
  const times = (value) => `${value.toFixed(2)}×`;
  const add = (goal, is, most, write = times, also = "") => goals.push({ goal, is: write(is), most: write(most), met: is <= most, also });
  const whole = (unit) => (value) => `${value.toFixed(0)} ${unit}`;
  const ratio = (measure, one, other) => of(one, measure) / of(other, measure);

  const brotli = Object.values(raw.bytes.own).reduce((total, { brotli }) => total + brotli, 0);
  add("bytes before the first panel, brotli, one language", brotli / 1000, 130, whole("KB"));
  for (const [how, words] of [["cold", "nothing cached"], ["warm", "third visit"], ["slow", "slow line"]]) {
    const { panel, react } = raw.starts[how];
    add(`start to first panel painted, ${words}, to the React page`, ratio("painted", panel, react), 0.7);
  }
  // Tasks of less than 50 ms are not told of, and count as none.
  add("longest task at the start", of(raw.starts.cold.panel, "longest"), 50, (value) => (value < 50 ? "under 50 ms" : `${value.toFixed(0)} ms`));
  for (const people of crowds) {
    const { vanilla, batched } = raw.lists[people];
    const { panel, vanilla_page: page, vanilla_frames: frames, react_page: react } = raw.products[people];
    const held = (goal, measure, base, most, list) => {
      add(`${goal}, ${people} people`, ratio(measure, panel, base), most, times, list ? times(ratio(measure, panel, list)) : "");
    };
    held("one change with layout, to the page by hand", "changeLayout", page, people === 10 ? 1.2 : 1.1, vanilla);
    held("one change with layout, to the React page", "changeLayout", react, 0.7);
    held("comes or goes in a task of its own, to the page by hand", "each", page, 1.5, vanilla);
    held("1,000 come and go at once, to the page by hand in frames", "burst", frames, 1.1, batched);
    const [whole, list] = [raw.products[100].vanilla_whole, raw.lists[100].vanilla];
    held("first render with layout, to the page by hand with all of 100", "firstLayout", whole, 1, list);
  }
  add("wasm memory with 10 people", raw.products[10].panel[0].wasm / 2 ** 20, 4, (value) => `${value.toFixed(1)} MB`);
  const { sizes } = raw.day;
  const [early, late] = dayCosts(raw);
  add("cost of an event in the last quarter of a day, to the first", late / early, 1.2);
  const middle = sizes[sizes.length >> 1];
  add("wasm memory at the end of a day, to its middle", sizes.at(-1).wasm / middle.wasm, 1);
  add("JS heap at the end of a day, to its middle", sizes.at(-1).heap / middle.heap, 1.1);
  add("wake-ups in an idle minute", raw.idle.perMinute, 2, (value) => value.toFixed(1));
  return goals;
}
