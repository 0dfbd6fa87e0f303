// Where a page that is built beside the panel draws: a shadow root with the panel's style sheets, and a room.

/** @param {HTMLElement} host @param {string} css @returns {ShadowRoot} */
export function dress(host, css) {
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  return root;
}

/** A room and a dressed shadow root in the page. @param {string} css */
export function stageWith(css) {
  const room = document.createElement("whereby-embed");
  const host = document.createElement("div");
  document.body.append(room, host);
  const remove = () => [room, host].forEach((element) => element.remove());
  return { room, root: dress(host, css), remove };
}

/** A stage with the screens that the panel shows to this many people; the run has recorded them before. */
export async function staged(people) {
  const { css, screens } = await (await fetch("screens.json")).json();
  return { ...stageWith(css), parts: { screens: screens.at[people], shapes: screens.shapes } };
}

/** The attributes that tell a part from its siblings. */
const LABELS = ["data-card", "data-status", "data-alert", "data-person", "data-act"];

/** What tells a part from its siblings. */
function nameOf(part) {
  if (typeof part === "string") return "";
  const [name, attributes, , hole] = part;
  const label = LABELS.find((label) => label in attributes);
  return hole ?? (label ? attributes[label] : `${name} ${attributes.class ?? ""}`);
}

/** A key for each part, unique among its siblings. @param {any[]} parts @returns {string[]} */
export function namesOf(parts) {
  const seen = new Map();
  return parts.map((part) => {
    const name = nameOf(part);
    seen.set(name, (seen.get(name) ?? 0) + 1);
    return `${name} ${seen.get(name)}`;
  });
}
