// Measures presses in a page: from the press until its paint. The run presses with a real mouse, since a synthetic event is not
// timed by the browser.
import { QuietRoom } from "./room.js";
import { quiet, task, tell } from "./stopwatch.js";

const page = `./${new URL(location.href).searchParams.get("page")}.js`;
const { mount } = await import(page);
// After the panel's script, as docs/hosting.md orders them.
customElements.define("whereby-embed", QuietRoom);

/** What the browser reports of presses, in ms: steps of 8, and nothing below 16. */
const reported = [];
new PerformanceObserver((list) => reported.push(...list.getEntries())).observe({ type: "event", durationThreshold: 16 });

let one;
let changed = 0;
let press = null;

/** The panel ignores a press that follows another one so soon, in ms, and so near, in CSS px (`src/ui/double_press.rs`). */
const DOUBLE = { soon: 500, near: 24 };

addEventListener(
  "click",
  ({ isTrusted, timeStamp, clientX, clientY }) => {
    if (!isTrusted) return;
    press = { at: timeStamp, x: clientX, y: clientY, painted: null };
    const own = press;
    requestAnimationFrame(async () => {
      await task();
      own.painted = performance.now();
    });
  },
  true,
);

/** Waits until the document has not changed for two frames. */
async function settle() {
  let before;
  do {
    before = changed;
    await quiet();
    await quiet();
  } while (before !== changed);
}

/** Shows the first screen of a consultation. */
window.enter = async (people) => {
  one = await mount(people);
  const see = () => (changed = performance.now());
  new MutationObserver(see).observe(one.root, { subtree: true, childList: true, attributes: true, characterData: true });
  await settle();
};

/** Something happens in the room. @param {"join" | "come" | "mute" | "unmute"} what */
window.room = async (what) => {
  one.room(what);
  await settle();
};

/** A quiet talk: once a minute the clinician's microphone is muted, and is on again two seconds later. */
window.talk = () =>
  setInterval(() => {
    one.room("mute");
    setTimeout(() => one.room("unmute"), 2_000);
  }, 60_000);

/**
 * Brings a button into view, and waits until a press is no double press.
 * @returns {Promise<{ x: number, y: number }>} Where to press it.
 */
window.aim = async (act) => {
  const button = [...one.root.querySelectorAll(`[data-act="${act}"]`)].find((button) => button.checkVisibility());
  if (!button) throw new Error(`${act} is not on the screen`);
  button.scrollIntoView({ block: "center" });
  await quiet();
  const { x, y, width, height } = button.getBoundingClientRect();
  const at = { x: x + width / 2, y: y + height / 2 };
  // A pixel more, since the browser rounds where it was pressed.
  const isNear = press && Math.hypot(at.x - press.x, at.y - press.y) <= DOUBLE.near + 1;
  while (isNear && performance.now() - press.at <= DOUBLE.soon) await quiet();
  if (one.root.elementFromPoint(at.x, at.y)?.closest("[data-act]") !== button) throw new Error(`${act} is covered`);
  return at;
};

/** Waits until the document shows the last press. */
window.settled = async () => {
  await settle();
  while (press.painted === null) await quiet();
};

/**
 * What the last press took.
 * @returns {Promise<{ paint: number, frame: number, late: boolean }>} `paint`: ms as the browser reports it, 16 for all below.
 *   `frame`: ms until the first frame after the press was drawn. `late`: whether the document changed after that frame.
 */
window.pressed = async () => {
  await window.settled();
  const { at, painted } = press;
  const click = () => reported.find(({ name, startTime }) => name === "click" && Math.abs(startTime - at) < 1);
  // The browser reports a while after the paint, and only what takes 16 ms.
  for (let n = 0; n < 20 && !click(); n += 1) await quiet();
  const id = click()?.interactionId;
  const entries = id ? reported.filter(({ interactionId }) => interactionId === id) : [];
  reported.length = 0;
  return { paint: Math.max(16, ...entries.map(({ duration }) => duration)), frame: painted - at, late: changed > painted };
};

/** The screen as data: for the pages that replay it, and for comparing them with it. */
window.screenData = async () => {
  const { partOf } = await import("./screen.js");
  return { part: partOf(one.root.querySelector(".tg")), focus: pathOf(one.root.activeElement) };
};
window.result = () => {
  const written = (name, value) => {
    if (name === "hidden" || name === "selected") return null;
    return name === "open" ? "" : value;
  };
  return { screen: tell(one.root.querySelector(".tg"), written), focus: pathOf(one.root.activeElement) };
};

/** The place of an element below `.tg`, by the index of each of its ancestors; null for none. */
function pathOf(element) {
  if (!element) return null;
  const path = [];
  for (let node = element; !node.matches(".tg"); node = node.parentElement) path.unshift([...node.parentElement.children].indexOf(node));
  return path;
}
window.there = true;
