// Walks through the start of a panel in a page that is only played, and tells which functions of the module that took.
//
//   node walk.mjs GLUE WASM TEXTS
//
//   WASM is the module with a call of `walk.at(number)` in front of every function. Prints the numbers, in order.
//
// What a start takes is the same in every page: the options a portal may give, nothing kept and nobody in the room. A page
// whose start takes more gets the other part of the module first.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Window } from "happy-dom";
import { Alarm, FirstReads, NextFrame, makePort, newId } from "../element/port.js";

const [gluePath, wasmPath, texts] = process.argv.slice(2);

const usual = { viewer: "clinician", setting: "unknown-patient", platform: "whereby", procedure: "combined", lang: "nb", theme: "auto" };
const others = {
  setting: ["known-patient", "group", "clinicians-only"],
  platform: ["manual", "join", "teams", "practice", "whereby-sdk"],
  procedure: ["so-d45111", "checklist", null],
  theme: ["light", "dark"],
  consultation: ["one"],
  onboarded: [true],
  expected: [[{ externalId: "one", role: "patient", name: "Kari Test" }], [{ role: "interpreter" }]],
  appointment: [{ start: "2026-01-01T10:00:00Z", roomType: "manual-lock", support: "22 22 22 22", callback: "23 23 23 23" }],
};

/**
 * The usual options in each language and for each whose panel it can be, and every other value of each by itself; and the
 * rooms that were heard before.
 */
function* starts() {
  for (const viewer of ["clinician", "patient"]) {
    for (const lang of ["nb", "en"]) {
      const base = { ...usual, viewer, lang };
      const embed = document.createElement("div");
      for (const rooms of [[], [null], [embed]]) yield [base, rooms];
      for (const [name, values] of Object.entries(others)) for (const value of values) yield [{ ...base, [name]: value }, [embed]];
    }
  }
}

const window = new Window({ url: "https://portal.example/" });
// The globals that the glue and the module look for.
for (const name of ["document", "Node", "Element", "HTMLElement", "ShadowRoot", "Event", "Text", "sessionStorage", "navigator"]) {
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true });
}
Object.assign(globalThis, { window: globalThis, self: globalThis, Window: Object, requestAnimationFrame: undefined });

const walked = new Set();
const { instantiate } = WebAssembly;
WebAssembly.instantiate = (module, imports) => instantiate(module, { ...imports, walk: { at: (number) => walked.add(number) } });

const glue = await import(pathToFileURL(gluePath));
await glue.default({ module_or_path: new WebAssembly.Module(readFileSync(wasmPath)) });
for (const language of ["nb", "en"]) glue.learn(readFileSync(join(texts, `${language}.txt`), "utf8"));

const task = () => new Promise((done) => setTimeout(done));
for (const [options, first] of starts()) {
  const host = document.createElement("div");
  document.body.append(host);
  const mount = document.createElement("div");
  host.attachShadow({ mode: "open" }).append(mount);
  let present;
  const presented = new Promise((done) => (present = done));
  const nothing = { start() {}, stop() {}, send() {}, giveUp() {} };
  const alarm = new Alarm(() => {});
  const frame = new NextFrame(() => panel.frame(Date.now()));
  const port = makePort({ now: Date.now, emit() {}, keep() {}, alarm, frame, reads: new FirstReads(), notes: nothing, devices: nothing, readChat() {}, present });
  const room = (embed) => ({ at: Date.now(), kind: "connect", embed });
  // The room that is heard, and that there is none, are there before the panel or come and go after it.
  const panel = new glue.Panel(mount, port, options, first.map(room));
  panel.show(Date.now());
  await presented;
  for (const embed of [document.createElement("div"), null, document.createElement("div")]) {
    panel.connect(Date.now(), embed);
    await task();
    panel.frame(Date.now());
    await task();
  }
  // The page may take it away again before the rest is there.
  panel.destroy();
  panel.free();
  alarm.set(null);
  frame.giveUp();
}
console.log(JSON.stringify([...walked].sort((a, b) => a - b)));
process.exit(0);
