// The panel's screen in React 19, as a team builds it that cares about speed: elements that never change are made once, the
// places that change read a store, and rows are keyed and memoised. It has the list of people and its counts, and no other logic
// of the consultation, which is less work at each event than the panel does.
import { createContext, createElement, memo, useContext, useLayoutEffect, useSyncExternalStore } from "react";
import { createRoot } from "react-dom/client";
import { announced } from "./room.js";
import { namesOf, staged } from "./stage.js";
import { People, linesOf, statusItemOf, pageOf, screenNumber, statusOf, titleOf } from "./words.js";

const RENAMED = { class: "className", for: "htmlFor", tabindex: "tabIndex" };
/** React takes a style as an object. @param {string} text */
function styleOf(text) {
  const { style } = document.createElement("div");
  style.cssText = text;
  return Object.fromEntries([...style].map((name) => [name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()), style.getPropertyValue(name)]));
}
export const propsOf = (attributes, key) => {
  const renamed = Object.entries(attributes).map(([name, value]) => [RENAMED[name] ?? name, name === "style" ? styleOf(value) : value]);
  return Object.fromEntries([["key", key], ...renamed]);
};

/** The elements of a part. `fill`: the component of each hole. `made`: elements of earlier screens, to be used again. */
function elementOf(part, fill, key, made) {
  if (typeof part === "string") return part;
  const [name, attributes, children, hole] = part;
  if (name === "") return createElement(fill[hole], { key });
  const written = made && `${key} ${JSON.stringify(part)}`;
  if (made?.has(written)) return made.get(written);
  const keys = made && namesOf(children);
  const inner = hole ? [createElement(fill[hole])] : children.map((child, n) => elementOf(child, fill, keys?.[n] ?? n, made));
  const element = createElement(name, propsOf(attributes, key), ...inner);
  made?.set(written, element);
  return element;
}

const numbered = (text, number) => text.replace("{}", number).replace("{+1}", number + 1);

/** A function that draws a row: elements that depend on its number are made anew, all others once. */
function rowOf(part) {
  if (!JSON.stringify(part).includes("{")) {
    const made = elementOf(part);
    return () => made;
  }
  if (typeof part === "string") return (number) => numbered(part, number);
  const [name, attributes, children] = part;
  const props = propsOf(attributes);
  const open = Object.keys(props).filter((key) => props[key]?.includes("{"));
  const inner = children.map(rowOf);
  return (number, more) => {
    const own = { ...props, ...more };
    for (const key of open) own[key] = numbered(props[key], number);
    return createElement(name, own, ...inner.map((draw) => draw(number)));
  };
}

const Room = createContext(null);

/** The people, as a hook: the component is rendered again when they change. */
function usePeople() {
  const { people, listen, version } = useContext(Room);
  useSyncExternalStore(listen, version);
  return people;
}

const Title = () => titleOf(usePeople());
const StatusItem = () => statusItemOf(usePeople());

const Status = () => statusOf(usePeople());

/** The lines above the list: nothing, a paragraph or a list, by their number. */
function Lines() {
  const lines = linesOf(usePeople());
  if (lines.length === 0) return null;
  if (lines.length === 1) return <p className="tg-body">{lines[0]}</p>;
  return <ul className="tg-body" role="list">{lines.map((line, n) => <li key={n}>{line}</li>)}</ul>;
}

const Page = () => pageOf(usePeople());

function Pager() {
  const { pager } = useContext(Room);
  return usePeople().many ? pager : null;
}

const Row = memo(function Row({ who: { number, here, back, announced }, place, all }) {
  const { rows } = useContext(Room);
  const draw = !here ? (announced ? rows.gone : rows.strangerGone) : !announced ? rows.stranger : back ? rows.back : rows.here;
  return draw(number, { "aria-posinset": place, "aria-setsize": all });
});

function List() {
  const { shown, many, listed } = usePeople();
  return shown.map((who, n) => <Row key={who.id} who={who} place={many ? n + 1 : undefined} all={many ? listed.length : undefined} />);
}

/** A store for `useSyncExternalStore` that changes when somebody comes or goes. */
function storeOf(room, people) {
  const listeners = new Set();
  let version = 0;
  const update = (event) => {
    if (!people.update(event)) return;
    version += 1;
    for (const listener of listeners) listener();
  };
  for (const type of ["participant_join", "participant_leave"]) room.addEventListener(type, update);
  return { people, listen: (listener) => (listeners.add(listener), () => listeners.delete(listener)), version: () => version };
}

function Screen({ screens }) {
  const { people, listen } = useContext(Room);
  return screens[useSyncExternalStore(listen, () => screenNumber(people))];
}

function App({ screens, store, stands }) {
  useLayoutEffect(stands, [stands]);
  return <Room value={store}><Screen screens={screens} /></Room>;
}

/** @returns {{ stood: Promise<void>, remove: () => void }} `stood` resolves when the screen is in the document. */
export function draw(root, room, people, { screens, shapes }) {
  const fill = { status: Status, statusItem: StatusItem, title: Title, lines: Lines, people: List, pager: Pager, page: Page };
  const { pager: page, ...others } = shapes;
  const rows = Object.fromEntries(Object.entries(others).map(([name, shape]) => [name, rowOf(shape)]));
  const pager = elementOf(page, fill);
  // Parts that several screens share are the same element, which React does not render again.
  const made = screens.length > 1 ? new Map() : undefined;
  const drawn = screens.map((screen) => elementOf(screen, fill, undefined, made));
  const store = { ...storeOf(room, people), rows, pager };
  const app = createRoot(root);
  const stood = new Promise((stands) => app.render(<App {...{ screens: drawn, store, stands }} />));
  return { stood, remove: () => app.unmount() };
}

export async function mount(count) {
  const { room, root, remove, parts } = await staged(count);
  const drawn = draw(root, room, new People(announced(count)), parts);
  await drawn.stood;
  return { room, root, remove: () => (drawn.remove(), remove()) };
}
