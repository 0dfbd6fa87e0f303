// The panel as a portal uses it.
import { announced } from "./room.js";
import "./trygtrom.js";

/**
 * @param {number} people How many are announced.
 * @param {{ externalId: string, role: string }[]} [expected]
 * @returns {Promise<{ room: import("./room.js").QuietRoom, root: ShadowRoot, remove: () => void }>}
 */
export async function mount(people, expected = announced(people)) {
  const room = document.createElement("whereby-embed");
  room.id = "room";
  const panel = document.createElement("trygtrom-panel");
  const attributes = { platform: "whereby", for: "room", viewer: "clinician", setting: "group", procedure: "combined", lang: "nb" };
  for (const name in attributes) panel.setAttribute(name, attributes[name]);
  panel.expected = expected;
  document.body.append(room, panel);
  await panel.ready;
  const remove = () => [room, panel].forEach((element) => element.remove());
  return { room, root: panel.shadowRoot, remove };
}
