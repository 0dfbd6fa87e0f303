// What the figures must hold. A floor must hold, with 0.05 for the noise of a machine. A goal may be missed, with its cause.
import { causes } from "./causes.mjs";
import { dayCosts, of, slowPress, ways } from "./tables.mjs";

const NOISE = 0.05;
/** The browser rounds the time from a press to its paint to 8 ms. A difference of one step is none. */
const STEP_MS = 8;

const STARTS = {
  answers: { what: "answers a press", floor: { cold: 1.2, warm: 1.15, slow: 1.35 }, goal: { cold: 1, warm: 1, slow: 1.1 } },
  painted: { what: "painted", floor: { cold: 1, warm: 0.95, slow: 1.1 }, goal: { cold: 0.95, warm: 0.9, slow: 0.95 } },
};

const times = (value) => `${value.toFixed(2)} × React`;
const plainTimes = (value) => `${value.toFixed(2)}×`;
const unit = (name, digits = 0) => (value) => `${value.toFixed(digits)} ${name}`;

/**
 * @returns {{ measure: string, is: string, floor?: string, goal: string, state: "met" | "short" | "below floor", cause?: string }[]}
 *   `cause`: why a measure falls short, from `causes.mjs`.
 */
export function measuresOf(raw) {
  const measures = [];
  const add = (id, measure, is, { floor, goal, write, slack = 0 }) => {
    // As precise as it is printed, so that a printed 1.00 meets 1.00.
    const rounded = Math.round(is * 100) / 100;
    const held = floor === undefined || rounded <= floor + NOISE;
    const state = rounded <= goal + slack ? "met" : held ? "short" : "below floor";
    const one = { measure, is: write(is), floor: floor && write(floor), goal: `≤ ${write(goal)}`, state };
    if (state !== "met") one.cause = causes[id] ?? "No cause is known yet.";
    measures.push(one);
  };

  for (const [key, { what, floor, goal }] of Object.entries(STARTS)) {
    for (const [way, words] of Object.entries(ways)) {
      const { panel, react } = raw.starts[way];
      const limits = { floor: floor[way], goal: goal[way], write: times };
      add(key, `start until ${what}, ${words}`, of(panel, key) / of(react, key), limits);
    }
  }
  const slow = {};
  for (const [people, { press_panel: panel, press_react: react }] of Object.entries(raw.presses)) {
    slow[people] = slowPress(panel);
    const limit = slowPress(react);
    const limits = { goal: 1, slack: STEP_MS / limit, write: times };
    add("press", `press to paint, 98 of 100, ${people} people`, slow[people] / limit, limits);
  }
  const [few, , many] = Object.keys(slow);
  add("pressCrowd", `press to paint, ${many} people to ${few}`, slow[many] / slow[few], { goal: 2, write: plainTimes });
  for (const [people, { panel, react_page: react }] of Object.entries(raw.changes)) {
    const is = of(panel, "changeLayout") / of(react, "changeLayout");
    add("change", `one change from the room, with layout, ${people} people`, is, { goal: 1, write: times });
  }

  const [early, late] = dayCosts(raw);
  const { sizes } = raw.day;
  const [middle, end] = [sizes[(sizes.length >> 1) - 1], sizes.at(-1)];
  add("flood", "people miscounted after 5,000 events in a second", raw.flood.panel.lost, { goal: 0, write: String });
  add("day", "an event in the last quarter of a day of 200,000, to the first", late / early, { goal: 1.2, write: plainTimes });
  add("dayHeap", "JS heap at the end of that day, to its middle", end.heap / middle.heap, { goal: 1.1, write: plainTimes });
  add("dayWasm", "wasm memory at the end of that day, to its middle", end.wasm / middle.wasm, { goal: 1, write: plainTimes });
  add("idle", "calls in an idle minute", raw.idle.perMinute, { goal: 0.5, write: (value) => value.toFixed(1) });
  add("memory", "wasm memory, 10 people", raw.memory.panel.wasm / 1e6, { goal: 2, write: unit("MB", 1) });
  add("bytes", "all that a portal loads, brotli, one language", raw.bytes.panel.all.brotli / 1000, { goal: 320, write: unit("KB") });
  return measures;
}
