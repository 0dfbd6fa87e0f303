// The list written by hand against the DOM: what the others are measured beside. It keeps hold of every part of each row,
// and touches only what an event is about.
import { NAME, PRESS, STATES, TAGS, TITLE, person, toneOf } from "./words.js";

const svgNamespace = "http://www.w3.org/2000/svg";
const shapes = {
  open: [["circle", { class: "tg-line", cx: 12, cy: 12, r: 9 }], ["circle", { class: "tg-fill", cx: 12, cy: 12, r: 3.2 }]],
  quiet: [["path", { class: "tg-line", d: "M6 12h12" }]],
};

function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const key in attributes) element.setAttribute(key, attributes[key]);
  element.append(...children);
  return element;
}

function icon(tone) {
  const svg = document.createElementNS(svgNamespace, "svg");
  const attributes = { class: "tg-icon", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" };
  for (const key in attributes) svg.setAttribute(key, attributes[key]);
  for (const [name, shape] of shapes[tone]) {
    const child = document.createElementNS(svgNamespace, name);
    for (const key in shape) child.setAttribute(key, shape[key]);
    svg.append(child);
  }
  return svg;
}

/** One row. Its parts are built when they are first needed, and kept. */
class Row {
  #icons = {};
  #icon;
  #state = make("span", { class: "tg-person-state" });
  #group;
  #more;

  constructor(who) {
    this.who = who;
    const nameId = `person-${who.id}`;
    const name = make("span", { id: nameId, class: "tg-name", dir: "auto" }, NAME);
    const tone = toneOf(who);
    this.#icon = this.#icons[tone] = icon(tone);
    const line = make("p", { class: "tg-person-line" }, this.#icon, name, make("span", { class: "tg-sr" }, ": "), this.#state);
    this.#group = make("div", { role: "group", "aria-labelledby": nameId }, line);
    this.element = make("li", { class: "tg-person", "data-person": who.id }, this.#group);
    this.show();
  }

  show() {
    const tone = toneOf(this.who);
    this.element.dataset.tone = tone;
    this.#state.textContent = STATES[tone];
    const next = (this.#icons[tone] ??= icon(tone));
    this.#icon.replaceWith(next);
    this.#icon = next;
    if (this.who.here) this.#group.append(...(this.#more ??= this.#parts()));
    else for (const part of this.#more ?? []) part.remove();
  }

  #parts() {
    const tags = TAGS.map((tag) => make("li", { class: "ds-tag", "data-color": "neutral" }, tag));
    const press = { class: "ds-button", type: "button", "data-variant": "tertiary", "data-size": "sm" };
    return [
      make("ul", { class: "tg-tags", role: "list" }, ...tags),
      make("div", { class: "tg-controls" }, make("button", press, PRESS)),
    ];
  }
}

/** @param {boolean} batched Whether what happens in a frame is drawn at its end. */
export function mount(target, room, ids, batched = false) {
  const rows = new Map();
  const title = make("h3", { id: "tg-roster" });
  const list = make("ul", { class: "tg-people", role: "list" });
  const count = () => (title.textContent = TITLE(rows.size));
  const add = (id) => {
    const row = new Row(person(id));
    rows.set(id, row);
    return row.element;
  };
  list.append(...ids.map(add));
  count();
  target.append(make("section", { class: "tg-roster", "aria-labelledby": "tg-roster" }, title, list));

  const does = {
    join: (id) => list.append(add(id)),
    leave: (id) => {
      rows.get(id).element.remove();
      rows.delete(id);
    },
    update: (id) => {
      const row = rows.get(id);
      row.who.here = !row.who.here;
      row.show();
    },
  };
  let gathered = [];
  const draw = () => {
    for (const [type, id] of gathered.splice(0)) does[type](id);
    count();
  };
  const hear = ({ type, detail }) => {
    if (gathered.push([type, detail]) > 1) return;
    if (batched) requestAnimationFrame(draw);
    else draw();
  };
  for (const type in does) room.addEventListener(type, hear);
  return () => {
    for (const type in does) room.removeEventListener(type, hear);
    target.replaceChildren();
  };
}
