// A page in React 19 that does the panel's job as far as can be seen: it draws the panel's own screen, taken from the
// panel in the same run with its style sheets, and follows who is there. Of the consultation's logic it has the list and
// its counts alone, which is less than the panel does at every event.
import { createElement, memo, useLayoutEffect, useReducer } from "react";
import { createRoot } from "react-dom/client";
import { announced } from "./room.js";

const RENAMED = { class: "className", for: "htmlFor", tabindex: "tabIndex", viewbox: "viewBox", selected: "data-selected", value: "data-value" };

/** What the screen is made of: `[name, attributes, children]`, or a text. */
const Part = memo(function Part({ part, more }) {
  if (typeof part === "string") return part;
  const [name, attributes, children] = part;
  const props = Object.fromEntries(Object.entries(attributes).map(([key, value]) => [RENAMED[key] ?? key, value]));
  const inner = more?.(attributes) ?? children.map((child, n) => <Part key={n} part={child} more={more && holds(child) ? more : undefined} />);
  return createElement(name, props, ...(Array.isArray(inner) && inner.length ? inner : inner === undefined || inner.length === 0 ? [] : [inner]));
});

/** Whether a part holds something that changes. */
function holds(part) {
  if (typeof part === "string") return false;
  const [, attributes, children] = part;
  return changing(attributes) || children.some(holds);
}

const changing = ({ class: className, id }) => id === "tg-roster" || className === "tg-people";

const Row = memo(function Row({ who, shapes }) {
  const [name, attributes, children] = shapes[who.here ? "here" : "gone"];
  return <Part part={[name, { ...attributes, "data-person": String(who.id) }, children]} />;
});

function reduce(state, { type, detail }) {
  const id = detail?.participant?.externalId;
  if (id === undefined) return state;
  const known = state.find((one) => one.id === id);
  const here = type === "participant_join";
  if (!known) return here ? [...state, { id, here }] : state;
  return known.here === here ? state : state.map((one) => (one === known ? { id, here } : one));
}

function Page({ room, screen, shapes }) {
  const [people, tell] = useReducer(reduce, []);
  useLayoutEffect(() => {
    const types = ["participant_join", "participant_leave"];
    for (const type of types) room.addEventListener(type, tell);
    return () => types.forEach((type) => room.removeEventListener(type, tell));
  }, [room]);
  const more = ({ class: className, id }) => {
    if (id === "tg-roster") return `Deltakere: ${people.reduce((sum, { here }) => sum + here, 0)}`;
    if (className === "tg-people") return people.map((who) => <Row key={who.id} who={who} shapes={shapes} />);
    return undefined;
  };
  return <Part part={screen} more={more} />;
}

export async function mount(people) {
  const { screen, shapes, css } = await (await fetch("screen.json")).json();
  announced(people);
  const room = document.createElement("whereby-embed");
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  document.body.append(room, host);
  const app = createRoot(root);
  app.render(<Page {...{ room, screen, shapes }} />);
  await new Promise((done) => {
    const observer = new MutationObserver(() => {
      if (!root.querySelector(".tg-people")) return;
      observer.disconnect();
      done();
    });
    observer.observe(root, { subtree: true, childList: true });
  });
  // Effects that listen to the room have run by the next frame.
  await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const remove = () => {
    app.unmount();
    [room, host].forEach((element) => element.remove());
  };
  return { room, root, remove };
}
