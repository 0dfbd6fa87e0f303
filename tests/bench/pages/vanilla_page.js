// The panel's screen written by hand against the DOM: it holds a reference to every node that can change, and touches only what
// an event concerns. It has the list of people and its counts, and no other logic of the consultation.
import { announced } from "./room.js";
import { namesOf, staged } from "./stage.js";
import { People, linesOf, statusItemOf, pageOf, screenNumber, statusOf, titleOf } from "./words.js";

const svgNamespace = "http://www.w3.org/2000/svg";

/** Makes the nodes of a part. `held` takes the nodes of its holes. */
export function build(part, held = {}, svg = false) {
  if (typeof part === "string") return document.createTextNode(part);
  const [name, attributes, children, hole] = part;
  const inSvg = svg || name === "svg";
  // A comment holds the place of a hole that may be empty.
  if (name === "") return (held[hole] = document.createComment(""));
  const node = inSvg ? document.createElementNS(svgNamespace, name) : document.createElement(name);
  for (const key in attributes) node.setAttribute(key, attributes[key]);
  node.append(...children.map((child) => build(child, held, inSvg)));
  if (hole) held[hole] = node;
  return node;
}

/**
 * The steps that turn one screen into another. They are computed ahead of time and touch only what differs.
 * @returns {(() => void)[]}
 */
export function turn(node, before, after, held) {
  if (typeof before === "string") return before === after ? [] : [() => (node.data = after)];
  const [, attributes, children, hole] = before;
  const [, wanted, parts] = after;
  const steps = [];
  for (const name of new Set([...Object.keys(attributes), ...Object.keys(wanted)])) {
    const value = wanted[name];
    if (value === attributes[name]) continue;
    steps.push(() => (value === undefined ? node.removeAttribute(name) : node.setAttribute(name, value)));
  }
  if (hole) return steps;
  const nodes = [...node.childNodes];
  const known = namesOf(children);
  const svg = node.namespaceURI === svgNamespace;
  let at = 0;
  const removeTo = (end) => {
    for (const gone of nodes.slice(at, end)) steps.push(() => gone.remove());
    at = end;
  };
  for (const [n, name] of namesOf(parts).entries()) {
    const place = known.indexOf(name, at);
    const follows = nodes[at] ?? null;
    if (place < 0) {
      steps.push(() => node.insertBefore(build(parts[n], held, svg), follows));
    } else {
      removeTo(place);
      steps.push(...turn(nodes[place], children[place], parts[n], held));
      at = place + 1;
    }
  }
  removeTo(nodes.length);
  return steps;
}

/** A text node that is written only when the text differs. */
class Text {
  #node;
  #now = "";

  constructor(element) {
    this.#node = element.appendChild(document.createTextNode(""));
  }

  /** @returns {boolean} Whether it differed. */
  write(text) {
    if (text === this.#now) return false;
    this.#node.data = this.#now = text;
    return true;
  }
}

/** The lines above the list: nothing, a paragraph or a list, by their number. */
class Lines {
  #hole;
  #box = null;
  #texts = [];

  /** @param {Comment} hole What they stand behind. */
  constructor(hole) {
    this.#hole = hole;
  }

  write(lines) {
    const tag = [undefined, "p", "ul"][Math.min(lines.length, 2)];
    if (tag !== this.#box?.localName) this.#change(tag);
    while (this.#texts.length > lines.length) {
      this.#texts.pop();
      this.#box.lastElementChild.remove();
    }
    lines.forEach((line, n) => (this.#texts[n] ??= this.#another()).write(line));
  }

  #change(tag) {
    this.#box?.remove();
    this.#texts = [];
    this.#box = tag ? build([tag, { class: "tg-body", ...(tag === "ul" && { role: "list" }) }, []]) : null;
    if (this.#box) this.#hole.after(this.#box);
  }

  #another() {
    return new Text(this.#box.localName === "p" ? this.#box : this.#box.appendChild(document.createElement("li")));
  }
}

/** Makes rows by cloning a template, and writes their number where the template names it. */
class Stencil {
  #model;
  #numbered = [];

  constructor(shape) {
    this.#model = build(shape);
    this.#find(this.#model, []);
  }

  #find(node, path) {
    if (node.nodeType === Node.TEXT_NODE && node.data.includes("{")) this.#numbered.push([path, null, node.data]);
    for (const { name, value } of node.attributes ?? []) if (value.includes("{")) this.#numbered.push([path, name, value]);
    node.childNodes.forEach((child, n) => this.#find(child, [...path, n]));
  }

  make(number) {
    const made = this.#model.cloneNode(true);
    for (const [path, name, value] of this.#numbered) {
      const node = path.reduce((parent, n) => parent.childNodes[n], made);
      const text = value.replace("{}", number).replace("{+1}", number + 1);
      if (name === null) node.data = text;
      else node.setAttribute(name, text);
    }
    return made;
  }
}

class Row {
  #words;
  #icons;
  #state;
  #group;
  #more;
  #here = true;
  #back = false;
  #place = 0;
  #all = 0;

  constructor(who, shapes) {
    this.#words = shapes;
    this.element = (who.announced ? shapes.here : shapes.stranger).make(who.number);
    this.#group = this.element.firstElementChild;
    const [line, ...more] = this.#group.children;
    this.#more = more;
    this.#state = line.lastElementChild.firstChild;
    this.#icons = { [this.element.dataset.tone]: line.firstElementChild };
    this.tone = this.element.dataset.tone;
    this.show(who);
  }

  show({ here, back }) {
    if (back && !this.#back) this.#more[0].append(this.#words.backTag.cloneNode(true));
    this.#back = back;
    if (here === this.#here) return;
    this.#here = here;
    const before = this.element.dataset.tone;
    const tone = here ? this.tone : "quiet";
    this.element.dataset.tone = tone;
    const icon = (this.#icons[tone] ??= this.#words.goneIcon.cloneNode(true));
    this.#icons[before].replaceWith(icon);
    this.#state.data = here ? this.#words.hereWord : this.#words.goneWord;
    if (here) this.#group.append(...this.#more);
    else for (const part of this.#more) part.remove();
  }

  /** The row's place in a list that is shown in pages; 0 for none. */
  stand(place, all) {
    if (place !== this.#place) this.#say("posinset", place);
    if (all !== this.#all) this.#say("setsize", all);
    this.#place = place;
    this.#all = all;
  }

  #say(what, value) {
    if (value) this.element.setAttribute(`aria-${what}`, value);
    else this.element.removeAttribute(`aria-${what}`);
  }
}

/** The templates of rows and their parts. */
function wordsOf({ here, gone, back, stranger }) {
  const made = (shape) => build(shape);
  const goneRow = made(gone);
  const state = (row) => row.querySelector(".tg-person-state").textContent;
  return {
    here: new Stencil(here),
    stranger: stranger && new Stencil(stranger),
    goneIcon: goneRow.querySelector("svg"),
    goneWord: state(goneRow),
    hereWord: state(made(here)),
    backTag: made(back).querySelector(".tg-tags").lastElementChild,
  };
}

function draw(root, room, people, { screens, shapes }) {
  const held = {};
  const screen = root.appendChild(build(screens[0], held));
  const [status, statusItem, title] = ["status", "statusItem", "title"].map((name) => new Text(held[name]));
  const lines = new Lines(held.lines);
  let steps = turn(screen, screens[0], screens[1], held);
  /** The rest of the screen depends on whether anybody has come. */
  const follow = () => {
    if (screenNumber(people) === 0) return;
    for (const step of steps) step();
    steps = [];
  };
  const pager = build(shapes.pager, held);
  const page = new Text(held.page);
  const words = wordsOf(shapes);
  const list = held.people;
  /** @type {Map<string, Row>} The rows in the document, by id. */
  let inPage = new Map();
  let paged = false;

  /** Draws all rows that are shown, each at its place. */
  const all = () => {
    const { shown, many, listed } = people;
    const next = new Map();
    let at = list.firstElementChild;
    shown.forEach((who, n) => {
      const row = inPage.get(who.id) ?? new Row(who, words);
      row.show(who);
      row.stand(many ? n + 1 : 0, many ? listed.length : 0);
      if (row.element === at) at = at.nextElementSibling;
      else list.insertBefore(row.element, at);
      next.set(who.id, row);
    });
    while (list.childElementCount > shown.length) list.lastElementChild.remove();
    inPage = next;
    if (many !== paged) many ? held.pager.after(pager) : pager.remove();
    if (many) page.write(pageOf(people));
    paged = many;
  };
  const write = () => {
    follow();
    title.write(titleOf(people));
    if (statusItem.write(statusItemOf(people))) status.write(statusOf(people));
    lines.write(linesOf(people));
  };
  const one = ({ row, came, forgotten }) => {
    if ((came || forgotten) && (paged || people.many)) return all();
    if (forgotten) {
      inPage.get(forgotten).element.remove();
      inPage.delete(forgotten);
    }
    if (came) {
      const made = new Row(row, words);
      inPage.set(row.id, made);
      list.append(made.element);
    } else inPage.get(row.id)?.show(row);
  };
  const update = (event) => {
    const changed = people.update(event);
    if (!changed) return;
    one(changed);
    write();
  };
  write();
  for (const type of ["participant_join", "participant_leave"]) room.addEventListener(type, update);
}

export async function mount(count) {
  const { room, root, remove, parts } = await staged(count);
  draw(root, room, new People(announced(count)), parts);
  return { room, root, remove };
}
