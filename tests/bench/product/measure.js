// The stop-watch of the product's pages: from what a room's element tells to what stands in the page.
const began = performance.now();
const query = new URL(location.href).searchParams;
await import("./room.js");
const page = `./${query.get("page")}.js`;
const { mount } = await import(page);

const frame = () => new Promise((done) => requestAnimationFrame(done));
const task = () => new Promise((done) => setTimeout(done));
const quiet = async () => {
  await frame();
  await task();
};
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

function until(root, holds) {
  return new Promise((done) => {
    const look = () => {
      if (!holds()) return;
      observer.disconnect();
      done(performance.now());
    };
    const observer = new MutationObserver(look);
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
    look();
  });
}

const told = (root, count) => root.getElementById("tg-roster")?.textContent.match(/\d+/)?.[0] === String(count);
const layout = (root) => root.host.getBoundingClientRect().height + root.querySelector(".tg-people").getBoundingClientRect().height;

/** From the start of this script until the first screen is painted. */
window.start = async () => {
  const one = await mount(0);
  const stood = performance.now() - began;
  await quiet();
  return { stood, painted: performance.now() - began };
};

async function enter(people) {
  const one = await mount(people);
  one.room.say("ready");
  one.room.say("join");
  await quiet();
  return one;
}

window.round = async (people) => {
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
  for (let n = 0; n < 24; n += 1) {
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
  taken.change = median(plain.slice(8));
  taken.changeLayout = median(withLayout.slice(8));
  await quiet();

  from = performance.now();
  for (let n = 0; n < 1000; n += 1) room.come(people + n);
  await until(root, () => told(root, people + 1000));
  layout(root);
  for (let n = 0; n < 1000; n += 1) room.go(people + n);
  await until(root, () => told(root, people));
  layout(root);
  taken.burst = performance.now() - from;
  remove();
  await quiet();
  return taken;
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
    // 200 come, and then go and come again in turns.
    const person = n % 200;
    if (Math.floor(n / 200) % 2) room.go(person);
    else room.come(person);
    if (n % 50 === 49) while (performance.now() - from < n / 5) await task();
  }
  await until(root, () => told(root, 200));
  const lasted = performance.now() - from;
  going = false;
  remove();
  return { lasted, frames: gaps.length, longest: Math.max(...gaps), right: true };
};

/** A day of coming and going, 200,000 events: what the first and the last ten thousand cost, and what stays behind. */
window.day = async (events = 200_000) => {
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

/** The screen, for the page that draws the same. */
window.screen_ = async () => {
  const { room, root, remove } = await enter(10);
  for (let person = 0; person < 10; person += 1) room.come(person);
  await until(root, () => told(root, 10));
  const part = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    const attributes = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]));
    const kept = [...node.childNodes].filter(({ nodeType }) => nodeType === Node.ELEMENT_NODE || nodeType === Node.TEXT_NODE);
    return [node.localName, attributes, attributes.class === "tg-people" ? [] : kept.map(part)];
  };
  const row = root.querySelector(".tg-person");
  const here = part(row);
  room.go(0);
  await until(row, () => row.dataset.tone === "quiet");
  const gone = part(row);
  room.come(0);
  await quiet();
  const screen = part(root.querySelector(".tg"));
  const css = root.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join("\n");
  remove();
  return { screen, shapes: { here, gone }, css };
};
window.there = true;
