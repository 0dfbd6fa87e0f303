// The participant list written by hand against the DOM: what the panel's list is measured beside. It draws rows of the
// same elements from the same events, keeps hold of every part of each row, and touches only the row that an event is about.

const svgNamespace = "http://www.w3.org/2000/svg";
const shapes = {
  open: [["circle", { class: "tg-line", cx: 12, cy: 12, r: 9 }], ["circle", { class: "tg-fill", cx: 12, cy: 12, r: 3.2 }]],
  quiet: [["path", { class: "tg-line", d: "M6 12h12" }]],
};

/** Builds an element with attributes and children. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

function icon(tone) {
  const svg = document.createElementNS(svgNamespace, "svg");
  const attributes = { class: "tg-icon", viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false" };
  for (const [key, value] of Object.entries(attributes)) svg.setAttribute(key, value);
  for (const [name, shape] of shapes[tone]) {
    const child = document.createElementNS(svgNamespace, name);
    for (const [key, value] of Object.entries(shape)) child.setAttribute(key, value);
    svg.append(child);
  }
  return svg;
}

/** One row. Its parts are built once and kept; a change puts them in, takes them out or writes a word. */
class Row {
  #icons = {};
  #icon;
  #state = make("span", { class: "tg-person-state" });

  constructor(number) {
    const nameId = `person-${number}`;
    const name = make("span", { id: nameId, class: "tg-name", dir: "auto" }, "Pårørende");
    this.#icon = icon("open");
    this.#icons.open = this.#icon;
    const line = make("p", { class: "tg-person-line" }, this.#icon, name, make("span", { class: "tg-sr" }, ": "), this.#state);
    this.group = make("div", { role: "group", "aria-labelledby": nameId }, line);
    this.element = make("li", { class: "tg-person", "data-person": number }, this.group);
    const tags = ["Ventet", "Ikke presentert"].map((tag) => make("li", { class: "ds-tag", "data-color": "neutral" }, tag));
    this.tags = make("ul", { class: "tg-tags", role: "list" }, ...tags);
    const press = { class: "ds-button", type: "button", "data-variant": "tertiary", "data-size": "sm" };
    this.controls = make("div", { class: "tg-controls" }, make("button", press, "Har presentert seg"));
  }

  show(tone, state) {
    this.element.dataset.tone = tone;
    this.#state.textContent = state;
    const next = (this.#icons[tone] ??= icon(tone));
    this.#icon.replaceWith(next);
    this.#icon = next;
  }
}

export class VanillaList extends HTMLElement {
  #rows = new Map();
  #present = 0;
  #root = this.attachShadow({ mode: "open" });
  #title = make("h3", { id: "tg-roster" });
  #list = make("ul", { class: "tg-people", role: "list" });

  connectedCallback() {
    this.#root.append(make("section", { class: "tg-roster", "aria-labelledby": "tg-roster" }, this.#title, this.#list));
    this.#count(0);
  }

  /** Listens to an embed element, as the panel does. */
  set embed(embed) {
    embed.addEventListener("participant_join", ({ detail }) => this.#arrive(detail.participant.externalId));
    embed.addEventListener("participant_leave", ({ detail }) => this.#leave(detail.participant.externalId));
  }

  #arrive(id) {
    const row = this.#rows.get(id) ?? this.#add(id);
    row.show("open", "Til stede");
    row.group.append(row.tags, row.controls);
    this.#count(1);
  }

  #leave(id) {
    const row = this.#rows.get(id);
    row.show("quiet", "Har gått");
    row.tags.remove();
    row.controls.remove();
    this.#count(-1);
  }

  #add(id) {
    const row = new Row(String(this.#rows.size));
    this.#rows.set(id, row);
    this.#list.append(row.element);
    return row;
  }

  #count(change) {
    this.#present += change;
    this.#title.textContent = `Deltakere: ${this.#present}`;
  }
}
