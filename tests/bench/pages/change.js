// Measures events of the room in a page: from the event until the document shows it.
import { QuietRoom } from "./room.js";
import { frame, median, quiet, task, tell, until } from "./stopwatch.js";

const page = `./${new URL(location.href).searchParams.get("page")}.js`;
const { mount } = await import(page);
// After the panel's script, as docs/hosting.md orders them.
customElements.define("whereby-embed", QuietRoom);

/** How many people the heading of the list counts. */
const count = (root) => Number(root.getElementById("tg-roster")?.textContent.match(/\d+/)?.[0]);
const counts = (root, wanted) => count(root) === wanted;
const layout = (root) => root.host.getBoundingClientRect().height + root.querySelector(".tg-people").getBoundingClientRect().height;
const rowOf = (root, person) => root.querySelector(`.tg-person[data-person="${person}"]`);

async function enter(people) {
  const one = await mount(people);
  one.room.say("ready");
  one.room.say("join");
  await quiet();
  return one;
}

/** All who were announced come. */
async function fill({ room, root }, people) {
  for (let person = 0; person < people; person += 1) room.come(person);
  await until(root, () => counts(root, people));
  await quiet();
}

/** Somebody comes or goes, in a frame of its own. @param {"come" | "go"} what */
async function change({ room, root }, what, person) {
  room[what](person);
  await until(root, () => rowOf(root, person).dataset.tone === (what === "go" ? "quiet" : "open"));
  await quiet();
}

/** Two people fall out and come back. */
async function fallOut(one) {
  for (const person of [0, 1]) for (const what of ["go", "come"]) await change(one, what, person);
}

/**
 * One round of changes: people go and come back, each in a frame of its own. Four of sixteen warm up.
 * @returns {Promise<{ change: number, changeLayout: number }>} Medians in ms, from the event until the row has changed, and until
 *   the page is laid out.
 */
window.round = async (people) => {
  const one = await enter(people);
  const { room, root, remove } = one;
  await fill(one, people);
  const plain = [];
  const withLayout = [];
  const rows = [...root.querySelectorAll(".tg-person")].slice(0, 10);
  for (let n = 0; n < 16; n += 1) {
    const person = (n >> 1) % rows.length;
    const row = rows[person];
    const tone = row.dataset.tone;
    await quiet();
    const from = performance.now();
    if (n % 2) room.come(person);
    else room.go(person);
    plain.push((await until(row, () => row.dataset.tone !== tone)) - from);
    layout(root);
    withLayout.push(performance.now() - from);
  }
  remove();
  await quiet();
  return { change: median(plain.slice(4)), changeLayout: median(withLayout.slice(4)) };
};

/** The document after each kind of event, to be compared with that of the other pages. */
window.result = async (people) => {
  const one = await enter(people);
  const { room, root, remove } = one;
  // Without ids that the panel counts up.
  const written = (name, value) => {
    if (name === "hidden" || name === "selected") return null;
    return value.replace(/-\d+-(list|field)$|flyout-\d+$/, "");
  };
  const seen = () => tell(root.querySelector(".tg"), written);
  const ends = [seen()];
  await fill(one, people);
  ends.push(seen());
  await fallOut(one);
  ends.push(seen());
  for (const what of ["go", "come"]) {
    await change(one, what, 2);
    ends.push(seen());
  }
  for (const [what, count] of [["come", people + 60], ["go", people]]) {
    for (let person = people; person < people + 60; person += 1) room[what](person);
    await until(root, () => counts(root, count));
    await quiet();
    ends.push(seen());
  }
  remove();
  return ends;
};

/**
 * 5,000 events in a second among 200 people.
 * @returns {Promise<{ lost: number, lasted: number, longest: number }>} `lost`: people that the screen counts too few or too many.
 *   `lasted`: ms until the last event is in the document. `longest`: ms of the longest gap between two frames.
 */
window.flood = async () => {
  const { room, root, remove } = await enter(200);
  const gaps = [];
  let last = performance.now();
  let going = true;
  (async () => {
    while (going) {
      await frame();
      gaps.push(performance.now() - last);
      last = performance.now();
    }
  })();
  const from = performance.now();
  for (let n = 0; n < 5000; n += 1) {
    // 200 people come, then go and come in turns, and all are there at the end.
    const person = n % 200;
    if (Math.floor(n / 200) % 2) room.go(person);
    else room.come(person);
    if (n % 50 === 49) while (performance.now() - from < n / 5) await task();
  }
  // One more, so that the count is one that was not shown before.
  room.come(200);
  await Promise.race([until(root, () => counts(root, 201)), new Promise((done) => setTimeout(done, 30_000))]);
  const lost = Math.abs(201 - count(root));
  const lasted = performance.now() - from;
  going = false;
  remove();
  return { lost, lasted, longest: Math.max(...gaps) };
};

/**
 * A long day of people who come and go.
 * @returns {Promise<{ costs: number[], sizes: { heap: number, wasm: number }[] }>} For each 10,000 events the ms they took, and
 *   the bytes of memory after them.
 */
window.day = async (events) => {
  const one = await enter(20);
  const { room, root, remove } = one;
  await fill(one, 20);
  const costs = [];
  const sizes = [];
  for (let n = 0; n < events; n += 10_000) {
    const from = performance.now();
    for (let m = 0; m < 10_000; m += 2) {
      const person = 20 + n + m;
      room.come(person);
      room.go(person);
      if (m % 200 === 198) await task();
    }
    costs.push(performance.now() - from);
    await quiet();
    sizes.push(window.memory());
  }
  await until(root, () => counts(root, 20));
  remove();
  return { costs, sizes };
};

/** The bytes of memory in use. */
window.memory = () => {
  if (page === "./panel.js" && !window.wasmMemory) throw new Error("the module's memory is not known");
  globalThis.gc?.();
  return { heap: performance.memory.usedJSHeapSize, wasm: window.wasmMemory?.buffer.byteLength ?? 0 };
};

/** Shows a screen with people in the room, and keeps it. */
window.stand = async (people) => {
  const one = await enter(people);
  await fill(one, people);
  await fallOut(one);
};

/** Records the panel's screens, for the pages that draw the same. */
window.screens = async (crowds) => {
  const { takeScreens } = await import("./screen.js");
  return takeScreens(mount, crowds);
};
window.there = true;
