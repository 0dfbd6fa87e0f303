// Walks through the start of a panel in a page that is only played, and tells which functions of the module that took, and
// which texts its screens said.
//
//   node walk.mjs GLUE WASM TEXTS
//
//   WASM is the module with a call of `walk.at(number)` in front of every function. Prints `taken`, the numbers of functions,
//   and `said`, the numbers of texts, both in order.
//
// It goes through all starts twice. The first time each text carries its number, and what then stands on the screen is what
// was said. The second time the module has those texts alone: should a start say another, it stops, and the build with it.
//
// What a start takes is the same in every page: the options a portal may give, nothing kept and nobody in the room. A page
// whose start takes more gets the other part of the module first.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Window } from "happy-dom";
import { FirstReads, makePort } from "../element/port.js";

const [gluePath, wasmPath, folder] = process.argv.slice(2);

const usual = { viewer: "clinician", setting: "unknown-patient", platform: "whereby", procedure: "combined", lang: "nb", theme: "auto" };
const others = {
  setting: ["known-patient", "group", "clinicians-only"],
  platform: ["manual", "join", "teams", "practice", "whereby-sdk"],
  procedure: ["so-d45111", "checklist", null],
  theme: ["light", "dark"],
  consultation: ["one"],
  onboarded: [true],
  expected: [
    // Ids are put in order, so there are several, and one twice.
    ["two", "one", "three", "one"].map((externalId) => ({ externalId, role: "patient", name: "Kari Test" })),
    // Each is said by a word of its own.
    ["relative", "guardian", "interpreter", "clinician", "student", "escort"].map((role) => ({ role })),
  ],
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

// The page's clock goes on only when it is read, and what is due at once comes when nothing else runs: so what is walked
// is the same on every machine. It is walked with a clock that stands and with one in which everything takes longer than a
// frame, since on a slow machine the framework draws in several goes.
let now = Date.parse("2026-01-01T10:00:00Z");
let pace = 0;
Date.now = () => (now += pace);
const due = [];
globalThis.setTimeout = (callback, wait) => {
  if (wait === 0) due.push(callback);
  return 0;
};

/** Until nothing is due any more. */
async function settled() {
  do {
    due.shift()?.();
    await new Promise((done) => setImmediate(done));
  } while (due.length > 0);
}

const taken = new Set();
const { instantiate, Instance } = WebAssembly;
const told = (imports) => ({ ...imports, walk: { at: (number) => taken.add(number) } });
WebAssembly.instantiate = (module, imports) => instantiate(module, told(imports));
WebAssembly.Instance = new Proxy(Instance, { construct: (_, [module, imports]) => new Instance(module, told(imports)) });

const glue = await import(pathToFileURL(gluePath));
await glue.default({ module_or_path: new WebAssembly.Module(readFileSync(wasmPath)) });

/** Hands the module its languages, each text as `write` gives it. @param {(text: string, number: number) => string} write */
function teach(write) {
  for (const language of ["nb", "en"]) {
    const [head, ...texts] = readFileSync(join(folder, `${language}.txt`), "utf8").trimEnd().split("\n");
    if (!glue.learn(`${[head, ...texts.map(write)].join("\n")}\n`)) throw new Error("the module does not take its language files");
  }
}

/** All words of a screen, also those that are read aloud alone. */
const saidIn = (root) => [root.textContent, ...[...root.querySelectorAll("*")].flatMap((one) => [...one.attributes].map(({ value }) => value))].join("");

/** Goes through all starts. @param {(screen: string) => void} see Is given each first screen. */
async function walk(see) {
  for (const [[options, first], ms] of [...starts()].flatMap((start) => [0, 20].map((ms) => [start, ms]))) {
    pace = ms;
    const host = document.createElement("div");
    document.body.append(host);
    const mount = document.createElement("div");
    const root = host.attachShadow({ mode: "open" });
    root.append(mount);
    let presented = false;
    const present = () => (presented = true);
    const nothing = { start() {}, stop() {}, send() {}, giveUp() {} };
    const alarm = new Alarm(() => {});
    // Nothing is drawn anew before the rest is there, so neither comes.
    const frame = new NextFrame(() => {});
    const port = makePort({ now: Date.now, emit() {}, keep() {}, alarm, frame, reads: new FirstReads(), notes: nothing, devices: nothing, readChat() {}, present });
    const room = (embed) => ({ at: Date.now(), kind: "connect", embed });
    const panel = new glue.Panel(mount, port, options, first.map(room));
    panel.show(Date.now());
    await settled();
    if (!presented) throw new Error(`no first screen came of ${JSON.stringify(options)}`);
    see(saidIn(root));
    // The page may take it away again before the rest is there.
    panel.destroy();
    panel.free();
    await settled();
    alarm.set(null);
    frame.giveUp();
    host.remove();
  }
}

const said = new Set();
// Two signs that no text has, around the number.
teach((text, number) => `${text}\uE000${number}\uE001`);
await walk((screen) => {
  for (const [, number] of screen.matchAll(/\uE000(\d+)\uE001/g)) said.add(Number(number));
});
taken.clear();
glue.__wbg_reset_state();
teach((text, number) => (said.has(number) ? text : ""));
await walk(() => {});
// The rest of the texts may come before the rest of the module.
teach((text, number) => (said.has(number) ? "" : text));

const inOrder = (numbers) => [...numbers].sort((a, b) => a - b);
console.log(JSON.stringify({ taken: inOrder(taken), said: inOrder(said) }));
process.exit(0);
