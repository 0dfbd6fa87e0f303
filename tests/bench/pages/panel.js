// The panel as a portal uses it.
import { announced } from "./room.js";
import { quiet } from "./stopwatch.js";
import "./trygtrom.js";

/**
 * @param {number} people How many are announced.
 * @param {{ externalId: string, role: string }[]} [expected]
 * @returns {Promise<{ room: import("./room.js").QuietRoom, root: ShadowRoot, remove: () => Promise<void> }>}
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
  // Soon after the last panel of a page is removed, the module is replaced by a fresh instance. The next panel would be built a
  // second time then, in the middle of what is measured.
  const remove = async () => {
    const { wasmMemory } = window;
    for (const element of [room, panel]) element.remove();
    while (window.wasmMemory === wasmMemory) await quiet();
  };
  return { room, root: panel.shadowRoot, remove };
}
