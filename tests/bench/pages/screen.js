// Records the panel's screens as data, for the pages that draw the same. A part is a text or `[name, attributes, children,
// hole]`: `hole` names what changes there when people come and go. In a row `{}` stands for its number.
import { quiet, until } from "./stopwatch.js";

const holes = {
  status: ".tg-panel > [data-spoken=changes]",
  statusItem: "[data-status=people] .tg-status-state",
  title: "#tg-roster",
  people: ".tg-people",
  page: ".tg-pager > p",
};

/** What depends on the number of rows or of those who are awaited: a hole stands for it. */
const APART = ".tg-pager, .tg-roster > .tg-body";

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
    const apart = named.size > 0 && child.matches?.(APART);
    if (seen && !apart) children.push(partOf(child, named));
    if (named.get(child) === "title") children.push(["", {}, [], "lines"]);
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

/** The holes of a screen with a list. */
const live = ["status", "statusItem", "title", "people"];

/**
 * Records two screens for each number of people: nobody has come; all are there. When people go and come back after that, only
 * their rows change and what the holes name.
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
    const alone = screenOf(root, live);
    for (let person = 0; person < people; person += 1) room.come(person);
    await rowIs(2, "open");
    await quiet();
    taken.at[people] = [alone, screenOf(root, live)];
    taken.shapes.here = shapeOf(root, 2);
    room.go(0);
    await rowIs(0, "quiet");
    taken.shapes.gone = shapeOf(root, 0);
    room.come(0);
    await rowIs(0, "open");
    taken.shapes.back = shapeOf(root, 0);
    await quiet();
    const many = root.querySelector(".tg-pager") !== null;
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
