// The hand-written list, measured in the same way as the panel.
const began = performance.now();
const { QuietRoom, changes, fill, painted } = await import("./page.js");
const people = Number(new URL(location.href).searchParams.get("people") ?? 0);
const { VanillaList } = await import("./vanilla_list.js");
customElements.define("whereby-embed", QuietRoom);
customElements.define("vanilla-list", VanillaList);

const room = document.createElement("whereby-embed");
const list = document.createElement("vanilla-list");
list.embed = room;
document.body.append(room, list);
const stood = performance.now();

window.started = { stood: stood - began, painted: (await painted()) - began };
window.fill = () => fill(room, list.shadowRoot, people);
window.changes = (times) => changes(room, list.shadowRoot, people, times);
