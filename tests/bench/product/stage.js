// Where a page that is made beside the panel stands: a shadow root with the panel's style sheets, and a room.

/** @param {HTMLElement} host @param {string} css @returns {ShadowRoot} */
export function dress(host, css) {
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  return root;
}

/** A stage with the screens as the panel shows them to so many people; the run has taken them from the panel before. */
export async function staged(people) {
  const { css, screens } = await (await fetch("screens.json")).json();
  const room = document.createElement("whereby-embed");
  const host = document.createElement("div");
  document.body.append(room, host);
  const remove = () => [room, host].forEach((element) => element.remove());
  return { room, root: dress(host, css), remove, parts: { screens: screens.at[people], shapes: screens.shapes } };
}

/** What tells a part from those beside it. */
function nameOf(part) {
  if (typeof part === "string") return "";
  const [name, attributes, , hole] = part;
  return hole ?? attributes["data-card"] ?? attributes["data-status"] ?? attributes["data-act"] ?? `${name} ${attributes.class ?? ""}`;
}

/** The same, and which of several of that name. @param {any[]} parts @returns {string[]} */
export function namesOf(parts) {
  const seen = new Map();
  return parts.map((part) => {
    const name = nameOf(part);
    seen.set(name, (seen.get(name) ?? 0) + 1);
    return `${name} ${seen.get(name)}`;
  });
}
