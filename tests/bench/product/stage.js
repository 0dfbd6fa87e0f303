// Where a page that is made beside the panel stands: a shadow root with the panel's style sheets, and a room.

/** @param {HTMLElement} host @param {string} css @returns {ShadowRoot} */
export function dress(host, css) {
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  return root;
}

/** A stage with the screen as the panel shows it to so many people; the run has taken it from the panel before. */
export async function staged(people) {
  const { css, screens } = await (await fetch("screens.json")).json();
  const room = document.createElement("whereby-embed");
  const host = document.createElement("div");
  document.body.append(room, host);
  const remove = () => [room, host].forEach((element) => element.remove());
  return { room, root: dress(host, css), remove, parts: { screen: screens.at[people], shapes: screens.shapes } };
}
