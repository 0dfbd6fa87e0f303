// The stop-watch of the product's pages: from what a room's element tells to what stands in the page.
import { QuietRoom } from "./room.js";
import { countRows, frame, median, quiet, task, tell, until } from "./stopwatch.js";

const page = `./${new URL(location.href).searchParams.get("page")}.js`;
const { mount } = await import(page);
// After the panel's script, as docs/hosting.md puts them.
customElements.define("whereby-embed", QuietRoom);

const told = (root, count) => root.getElementById("tg-roster")?.textContent.match(/\d+/)?.[0] === String(count);
const layout = (root) => root.host.getBoundingClientRect().height + root.querySelector(".tg-people").getBoundingClientRect().height;
const rowOf = (root, person) => root.querySelector(`.tg-person[data-person="${person}"]`);

async function enter(people) {
  const one = await mount(people);
  one.room.say("ready");
  one.room.say("join");
  await quiet();
  return one;
}

/** Those who were announced come. */
async function fill({ room, root }, people) {
  for (let person = 0; person < people; person += 1) room.come(person);
  await until(root, () => told(root, people));
  await quiet();
}

/** Two of them fall out and come back, so that the panel has asked about the line. */
async function fallOut({ room, root }) {
  for (const person of [0, 1]) {
    for (const [what, tone] of [["go", "quiet"], ["come", "open"]]) {
      room[what](person);
      await until(root, () => rowOf(root, person).dataset.tone === tone);
      await quiet();
    }
  }
}

/** One round: everything that is measured at one size, on a screen that is made for it. */
window.round = async (people, { guests }) => {
  const { room, root, remove } = await enter(people);
  const taken = {};
  let from = performance.now();
  for (let person = 0; person < people; person += 1) room.come(person);
  taken.first = (await until(root, () => told(root, people))) - from;
  layout(root);
  taken.firstLayout = performance.now() - from;
  await quiet();

  const plain = [];
  const withLayout = [];
  const rows = [...root.querySelectorAll(".tg-person")].slice(0, 10);
  for (let n = 0; n < 16; n += 1) {
    const person = (n >> 1) % rows.length;
    const row = rows[person];
    const tone = row.dataset.tone;
    // Each in a frame of its own, as people come and go.
    await quiet();
    from = performance.now();
    if (n % 2) room.come(person);
    else room.go(person);
    plain.push((await until(row, () => row.dataset.tone !== tone)) - from);
    layout(root);
    withLayout.push(performance.now() - from);
  }
  taken.change = median(plain.slice(4));
  taken.changeLayout = median(withLayout.slice(4));
  await quiet();

  // Each in a task of its own; and nobody goes before all stand.
  from = performance.now();
  for (const [what, count] of [["come", people + guests], ["go", people]]) {
    for (let n = 0; n < guests; n += 1) {
      room[what](people + n);
      await task();
    }
    await until(root, () => told(root, count));
  }
  taken.each = (performance.now() - from) / (2 * guests);
  await quiet();

  // At once: a thousand come, and when they stand they all go.
  const seen = countRows(root, ".tg-person");
  from = performance.now();
  for (let n = 0; n < 1000; n += 1) room.come(people + guests + n);
  await until(root, () => told(root, people + 1000));
  layout(root);
  for (let n = 0; n < 1000; n += 1) room.go(people + guests + n);
  await until(root, () => told(root, people));
  layout(root);
  taken.burst = performance.now() - from;
  taken.burstRows = seen.end();
  remove();
  await quiet();
  return taken;
};

/** What stands in the page after each kind of event, to be held against the others. */
window.result = async (people) => {
  const one = await enter(people);
  const { room, root, remove } = one;
  // What the browser numbers, and what o'clock it was.
  const written = (name, value) => {
    if (name === "hidden" || name === "selected") return null;
    return value.replace(/kl\. \d\d[:.]\d\d/, "kl.").replace(/-\d+-(list|field)$|flyout-\d+$/, "");
  };
  // What is read aloud tells the next step and the quality with the first who comes or comes back. Whoever draws once, when all
  // have come, has that there still.
  const writtenFirst = (name, value) => {
    const aloud = name === "" && value.startsWith("Deltakere: ");
    return written(name, aloud ? value.replace(/ Neste steg: .*| Kvalitet: .*/, "") : value);
  };
  const seen = (how = written) => tell(root.querySelector(".tg"), how);
  const ends = [seen()];
  await fill(one, people);
  ends.push(seen(writtenFirst));
  await fallOut(one);
  ends.push(seen(writtenFirst));
  room.go(2);
  await until(root, () => rowOf(root, 2).dataset.tone === "quiet");
  await quiet();
  ends.push(seen());
  room.come(2);
  await until(root, () => rowOf(root, 2).dataset.tone === "open");
  await quiet();
  ends.push(seen());
  for (const [what, count] of [["come", people + 60], ["go", people]]) {
    for (let person = people; person < people + 60; person += 1) room[what](person);
    await until(root, () => told(root, count));
    await quiet();
    ends.push(seen());
  }
  remove();
  return ends;
};

/** A second with 5,000 mixed events in it: whether all was taken in, and what frames were left. */
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
    // 200 come, and then go and come again in turns, and are all there in the end.
    const person = n % 200;
    if (Math.floor(n / 200) % 2) room.go(person);
    else room.come(person);
    if (n % 50 === 49) while (performance.now() - from < n / 5) await task();
  }
  // A number that was not told before.
  room.come(200);
  await until(root, () => told(root, 201));
  const lasted = performance.now() - from;
  going = false;
  remove();
  return { lasted, frames: gaps.length, longest: Math.max(...gaps) };
};

/** A day of coming and going, 200,000 events: what each ten thousand cost, and what stays behind. */
window.day = async (events) => {
  const { room, root, remove } = await enter(20);
  for (let person = 0; person < 20; person += 1) room.come(person);
  await until(root, () => told(root, 20));
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
    globalThis.gc?.();
    sizes.push({ heap: performance.memory?.usedJSHeapSize ?? 0, wasm: window.wasmMemory?.buffer.byteLength ?? 0 });
  }
  await until(root, () => told(root, 20));
  const nodes = root.querySelectorAll("*").length;
  remove();
  return { costs, sizes, nodes };
};

/** A screen that stands, with somebody in the room. */
window.stand = async (people) => {
  const one = await enter(people);
  await fill(one, people);
  await fallOut(one);
};

/** The panel's screen, for the pages that are made beside it. */
window.screens = async (crowds) => {
  const { takeScreens } = await import("./screen.js");
  return takeScreens(mount, crowds);
};
window.there = true;
