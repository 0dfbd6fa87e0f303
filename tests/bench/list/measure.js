// The stop-watch of the list pages. It knows nothing of how a list is made: it mounts one, tells its room something, and
// sees in the DOM when that stands.
import { countRows, median, quiet, task, tell, until } from "./stopwatch.js";
import { Room } from "./words.js";

const list = `./${new URL(location.href).searchParams.get("page")}.js`;
const { mount } = await import(list);
const idsOf = (from, count) => Array.from({ length: count }, (_, n) => from + n);
const layout = (target) => target.getBoundingClientRect().height;

/** One round: everything that is measured at one size, on a list that is mounted for it. */
window.round = async (people, { guests }) => {
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
  for (let n = 0; n < 16; n += 1) {
    const row = list().children[(n * 7) % people];
    const tone = row.dataset.tone;
    // Each in a frame of its own, as people come and go.
    await quiet();
    began = performance.now();
    room.say("update", Number(row.dataset.person));
    changes.push((await until(row, () => row.dataset.tone !== tone)) - began);
    layout(target);
    withLayout.push(performance.now() - began);
  }
  taken.change = median(changes.slice(4));
  taken.changeLayout = median(withLayout.slice(4));
  await quiet();

  // Each in a task of its own, and waited for: from the event until the row is there or gone, without the frames between.
  const each = [];
  for (const [type, step] of [["join", 1], ["leave", -1]]) {
    const spent = [];
    for (let n = 0; n < guests; n += 1) {
      const count = list().childElementCount + step;
      began = performance.now();
      room.say(type, people + n);
      spent.push((await until(target, () => rows(count))) - began);
      await task();
    }
    each.push(median(spent));
  }
  taken.each = (each[0] + each[1]) / 2;
  await quiet();

  // At once: a thousand come, and when they stand they all go. Each row must come into the document and go out of it.
  const seen = countRows(target, ".tg-person");
  began = performance.now();
  for (const id of idsOf(people, 1000)) room.say("join", id);
  await until(target, () => rows(people + 1000));
  layout(target);
  for (const id of idsOf(people, 1000)) room.say("leave", id);
  await until(target, () => rows(people));
  layout(target);
  taken.burst = performance.now() - began;
  taken.burstRows = seen.end();

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
