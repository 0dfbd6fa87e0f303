// The consultation replayed in React 19, as a team builds it that cares about speed: a memoised component for each section, row
// and alert, and at each press the elements of the sections that changed. It has no logic of the consultation.
import { createElement, memo, useLayoutEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import { flushSync } from "react-dom";
import { focusAt, replayed, stopFold } from "./press_replay.js";
import { propsOf } from "./react_page.jsx";
import { namesOf } from "./stage.js";

const SECTIONS = ["data-card", "data-status", "data-alert", "data-person"];
const BOOLEANS = ["open", "hidden", "disabled", "checked", "required", "inert"];

let advance;
function press(event) {
  stopFold(event);
  advance();
}

const Section = memo(({ node }) => elementOf(node));

function elementOf(node) {
  if (typeof node === "string") return node;
  return createElement(node.name, node.props, ...node.children.map(childOf));
}

const childOf = (node) => (node.section ? <Section key={node.props.key} node={node} /> : elementOf(node));

/** Turns the parts of all screens into nodes. Equal parts are the same node, as unchanged state is the same object. */
function nodesOf(screens) {
  const known = new Map();
  const nodeOf = (part, key, inPanel) => {
    if (typeof part === "string") return part;
    const written = `${key} ${JSON.stringify(part)}`;
    if (known.has(written)) return known.get(written);
    const [name, attributes, children] = part;
    const props = propsOf(attributes, key);
    for (const flag of BOOLEANS) if (props[flag] === "") props[flag] = true;
    if (attributes["data-act"]) props.onClick = press;
    const keys = namesOf(children);
    const isPanel = attributes.class?.split(" ").includes("tg-panel");
    const node = {
      name,
      props,
      section: inPanel || SECTIONS.some((attribute) => attribute in attributes),
      children: children.map((child, n) => nodeOf(child, keys[n], isPanel)),
    };
    known.set(written, node);
    return node;
  };
  return screens.map(({ part }) => nodeOf(part, "screen", false));
}

function App({ root, nodes, screens, stands }) {
  const [shown, show] = useState(0);
  advance = () => show(shown + 1);
  useLayoutEffect(stands, [stands]);
  useLayoutEffect(() => focusAt(root, screens[shown].focus), [shown]);
  return elementOf(nodes[shown]);
}

export async function mount(people) {
  const { root, screens } = await replayed(people);
  const nodes = nodesOf(screens);
  await new Promise((stands) => createRoot(root).render(<App {...{ root, nodes, screens, stands }} />));
  return { root, room: () => flushSync(advance) };
}
