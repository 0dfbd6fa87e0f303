// The panel, measured from the start of the page's own script.
const began = performance.now();
const { QuietRoom, announced, changes, fill, painted } = await import("./page.js");
const people = Number(new URL(location.href).searchParams.get("people") ?? 0);
await import("./trygtrom.js");
customElements.define("whereby-embed", QuietRoom);

const room = document.createElement("whereby-embed");
room.id = "room";
const panel = document.createElement("trygtrom-panel");
const attributes = { platform: "whereby", for: "room", viewer: "clinician", setting: "group", procedure: "combined", lang: "nb" };
for (const [name, value] of Object.entries(attributes)) panel.setAttribute(name, value);
panel.expected = announced(people);
document.body.append(room, panel);
await panel.ready;
const stood = performance.now();

window.started = { stood: stood - began, painted: (await painted()) - began };
window.fill = () => fill(room, panel.shadowRoot, people);
window.changes = (times) => changes(room, panel.shadowRoot, people, times);
