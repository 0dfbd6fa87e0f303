// The stop-watch of the list pages. It knows nothing of how a list is made: it mounts one, tells its room something, and
// sees in the DOM when that stands.
import { Room } from "./words.js";

const list = `./${new URL(location.href).searchParams.get("page")}.js`;
const { mount } = await import(list);
const idsOf = (from, count) => Array.from({ length: count }, (_, n) => from + n);
const channel = new MessageChannel();
/** A task of its own, without the wait that timers have. */
const nextTask = () =>
  new Promise((done) => {
    channel.port1.onmessage = done;
    channel.port2.postMessage(null);
  });
const quiet = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

/** Resolves at the mutation with which something holds, with the time of it. */
function until(target, holds) {
  return new Promise((done) => {
    const look = () => {
      if (!holds()) return;
      observer.disconnect();
      done(performance.now());
    };
    const observer = new MutationObserver(look);
    observer.observe(target, { subtree: true, childList: true, attributes: true, characterData: true });
    look();
  });
}

const layout = (target) => target.getBoundingClientRect().height;

/** One round: everything that is measured at one size, on a list that is mounted for it. */
window.round = async (people) => {
  const target = document.body.appendChild(document.createElement("main"));
  const room = new Room();
  const list = () => target.querySelector(".tg-people");
  const rows = (count) => list()?.childElementCount === count;
  const taken = {};

  let began = performance.now();
  const unmount = mount(target, room, idsOf(0, people));
  taken.first = (await until(target, () => rows(people))) - began;
  layout(target);
  taken.firstLayout = performance.now() - began;
  await quiet();

  const changes = [];
  const withLayout = [];
  for (let n = 0; n < 24; n += 1) {
    const row = list().children[(n * 7) % people];
    const tone = row.dataset.tone;
    began = performance.now();
    room.say("update", Number(row.dataset.person));
    changes.push((await until(row, () => row.dataset.tone !== tone)) - began);
    layout(target);
    withLayout.push(performance.now() - began);
    await nextTask();
  }
  taken.change = median(changes.slice(8));
  taken.changeLayout = median(withLayout.slice(8));
  await quiet();

  // Each in a task of its own: half the sum is for coming, half for going.
  const guests = people > 1000 ? 50 : 100;
  began = performance.now();
  for (const [type, from, to] of [["join", 0, guests], ["leave", 0, guests]]) {
    for (let n = from; n < to; n += 1) {
      room.say(type, people + n);
      await nextTask();
    }
  }
  taken.each = ((await until(target, () => rows(people))) - began) / (2 * guests);
  await quiet();

  // At once: a thousand come, and when they stand they all go.
  began = performance.now();
  for (const id of idsOf(people, 1000)) room.say("join", id);
  await until(target, () => rows(people + 1000));
  layout(target);
  for (const id of idsOf(people, 1000)) room.say("leave", id);
  await until(target, () => rows(people));
  layout(target);
  taken.burst = performance.now() - began;

  unmount();
  target.remove();
  await quiet();
  return taken;
};

/** What stands in the page after every kind of event, to be held against the others. */
window.result = async () => {
  const target = document.body.appendChild(document.createElement("main"));
  const room = new Room();
  const unmount = mount(target, room, idsOf(0, 5));
  const rows = (count) => () => target.querySelector(".tg-people")?.childElementCount === count;
  await until(target, rows(5));
  room.say("join", 5);
  await until(target, rows(6));
  for (const id of [1, 3, 3]) {
    room.say("update", id);
    await quiet();
  }
  room.say("leave", 0);
  await until(target, rows(5));
  await quiet();
  const told = tell(target.firstElementChild);
  unmount();
  target.remove();
  return told;
};

/** A part of the page without what cannot be seen: comments, and the order of attributes. */
function tell(element) {
  const attributes = [...element.attributes].map(({ name, value }) => `${name}=${value}`).sort();
  const children = [...element.childNodes]
    .filter((node) => node.nodeType === Node.ELEMENT_NODE || node.data?.trim())
    .map((node) => (node.nodeType === Node.ELEMENT_NODE ? tell(node) : node.nodeType === Node.TEXT_NODE ? node.data.trim() : null))
    .filter((node) => node !== null);
  return [element.localName, attributes, children];
}

function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1];
}
