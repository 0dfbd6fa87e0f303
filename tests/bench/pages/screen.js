// Records the panel's screens as data, for the pages that draw the same. A part is a text or `[name, attributes, children,
// hole]`: `hole` names what changes there when people come and go. In a row `{}` stands for its number.
import { quiet, until } from "./stopwatch.js";

const holes = {
  status: ".tg-panel > p[role=status]",
  statusItem: "[data-status=people] .tg-status-state",
  title: "#tg-roster",
  back: "[data-card=assessment] .tg-body > li",
  people: ".tg-people",
  page: ".tg-pager > p",
};

/** A node as a part. `named`: the nodes that are holes. */
export function partOf(node, named = new Map()) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  const attributes = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]));
  // React has no attribute for the option that is selected.
  delete attributes.selected;
  const hole = named.get(node);
  const children = [];
  for (const child of hole ? [] : node.childNodes) {
    if (named.get(child) === "people") children.push(["", {}, [], "pager"]);
    const seen = child.nodeType === Node.ELEMENT_NODE || child.nodeType === Node.TEXT_NODE;
    // Where a hole stands for the pager, it is recorded by itself.
    const apart = named.size > 0 && child.classList?.contains("tg-pager");
    if (seen && !apart) children.push(partOf(child, named));
  }
  return hole ? [node.localName, attributes, children, hole] : [node.localName, attributes, children];
}

function screenOf(root, wanted) {
  const named = new Map();
  for (const name of wanted) {
    const node = root.querySelector(holes[name]);
    if (!node) throw new Error(`the panel's screen has no ${name} at ${holes[name]}`);
    named.set(node, name);
  }
  return partOf(root.querySelector(".tg"), named);
}

/** A row as a template: `{}` in place of its number, and no ids that the panel counts up. */
function shapeOf(root, number) {
  const row = root.querySelector(`.tg-person[data-person="${number}"]`);
  const text = JSON.stringify(partOf(row)).replace(/"aria-(posinset|setsize)":"\d+",?/g, "");
  return JSON.parse(
    text
      .replaceAll(`"data-person":"${number}"`, '"data-person":"{}"')
      .replace(new RegExp(`(person-|introduced:|explain:)${number}\\b`, "g"), "$1{}")
      .replaceAll(`Deltaker ${number + 1}"`, 'Deltaker {+1}"')
      .replace(/-pick-\d+-/g, "-pick-"),
  );
}

/** The holes of every screen with a list. */
const always = ["status", "statusItem", "title", "people"];

/**
 * Records three screens for each number of people: nobody has come; all are there; somebody has fallen out and come back.
 * @param {(people: number) => Promise<{ room: import("./room.js").QuietRoom, root: ShadowRoot, remove: () => void }>} mount
 * @param {number[]} crowds
 */
export async function takeScreens(mount, crowds) {
  const taken = { at: {}, shapes: {} };
  const first = await mount(0);
  await quiet();
  taken.first = screenOf(first.root, []);
  first.remove();
  for (const people of crowds) {
    const { room, root, remove } = await mount(people);
    const rowIs = (number, tone) => until(root, () => root.querySelector(`.tg-person[data-person="${number}"]`)?.dataset.tone === tone);
    room.say("ready");
    room.say("join");
    await quiet();
    const alone = screenOf(root, always);
    for (let person = 0; person < people; person += 1) room.come(person);
    await rowIs(2, "open");
    await quiet();
    const together = screenOf(root, always);
    taken.shapes.here = shapeOf(root, 2);
    // When somebody comes back for the first time, the panel asks about the connection. After that only counts change.
    for (const person of [0, 1]) {
      room.go(person);
      await rowIs(person, "quiet");
      taken.shapes.gone = shapeOf(root, person);
      room.come(person);
      await rowIs(person, "open");
      taken.shapes.back = shapeOf(root, person);
    }
    await until(root, () => root.querySelector(holes.back));
    await quiet();
    const many = root.querySelector(".tg-pager") !== null;
    taken.at[people] = [alone, together, screenOf(root, [...always, "back"])];
    if (many) taken.shapes.pager = partOf(root.querySelector(".tg-pager"), new Map([[root.querySelector(holes.page), "page"]]));
    else {
      room.come(people);
      await rowIs(people, "alarm");
      taken.shapes.stranger = shapeOf(root, people);
      room.go(people);
      await rowIs(people, "quiet");
      taken.shapes.strangerGone = shapeOf(root, people);
    }
    remove();
    await quiet();
  }
  return taken;
}
