// What of a screen does not fit, for tests that look at every screen.
import assert from "node:assert/strict";

/** Runs in the page: toggles the disclosures with these names or, without names, all closed ones except those in requirement rows. */
function toggle(names) {
  const { shadowRoot } = document.querySelector("trygtrom-panel");
  const folds = [...shadowRoot.querySelectorAll(names ? "summary" : "details:not([open]):not(.tg-rule details) > summary")];
  const toggled = folds.filter(({ dataset }) => !names || names.includes(dataset.act));
  for (const fold of toggled.toReversed()) fold.click();
  return toggled.map(({ dataset }) => dataset.act);
}

/** Runs in the page: waits until what has happened is drawn, which takes an animation frame. */
const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

/** Runs in the page: whether the disclosures with these names that are there are open, or closed. */
function areToggled([names, open]) {
  const { shadowRoot } = document.querySelector("trygtrom-panel");
  return names.every((name) => (shadowRoot.querySelector(`[data-act="${name}"]`)?.parentElement.open ?? open) === open);
}

/** Opens all disclosures. Returns a function that closes them again. */
export async function openAll(page, name) {
  const toggled = [];
  // A disclosure of the screen before may close as its part goes.
  await page.evaluate(drawn);
  const wait = (names, open) => page.waitForFunction(areToggled, [names, open], { polling: 10 });
  // An opened disclosure may contain closed ones.
  for (let names = await page.evaluate(toggle); names.length > 0; names = await page.evaluate(toggle)) {
    await wait(names, true);
    toggled.push(...names);
  }
  // A patient's pause has nothing but the way on and the way out, and whoever leaves in it sees no more.
  assert.ok(toggled.length > 0 || name.includes("pause"), `${name}: no disclosure is closed`);
  return async () => {
    await page.evaluate(toggle, toggled);
    await wait(toggled, false);
  };
}

/**
 * Runs in the page: finds text that does not fit and targets smaller than `least` px.
 * Text is measured line by line, because a box that clips its text has the expected size itself.
 */
export function misfits(least) {
  const panel = document.querySelector("trygtrom-panel");
  const tg = panel.shadowRoot.querySelector(".tg");
  const faults = [];
  const named = (element) => `${element.localName}.${element.getAttribute("class")} "${element.textContent.trim().slice(0, 40)}"`;
  for (const box of [document.documentElement, panel, tg]) {
    if (box.scrollWidth > box.clientWidth) faults.push(`${box.localName} scrolls sideways: ${box.scrollWidth} in ${box.clientWidth}`);
  }
  const visuallyHidden = (element) => {
    for (let box = element; box && box !== tg; box = box.parentElement) if (getComputedStyle(box).clipPath !== "none") return true;
    return false;
  };
  const clippedBy = (line, element) => {
    for (let box = element; box && box !== panel; box = box.parentElement) {
      const { display, overflowY } = getComputedStyle(box);
      if (display === "inline" || display === "contents") continue;
      const edge = box.getBoundingClientRect();
      if (line.left < edge.left - 1 || line.right > edge.right + 1) return box;
      const bounds = box !== tg && (overflowY !== "visible" || box.localName === "button");
      if (bounds && (line.top < edge.top - 1 || line.bottom > edge.bottom + 1)) return box;
    }
    return null;
  };
  const texts = document.createTreeWalker(tg, NodeFilter.SHOW_TEXT);
  let lines = 0;
  while (texts.nextNode()) {
    const { parentElement } = texts.currentNode;
    const shown = texts.currentNode.data.trim() && !parentElement.closest("option") && parentElement.checkVisibility();
    if (!shown || visuallyHidden(parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    for (const line of range.getClientRects()) {
      lines += 1;
      const box = line.width > 0 && clippedBy(line, parentElement);
      if (box) faults.push(`${named(parentElement)} is clipped by ${named(box)}`);
    }
  }
  if (lines < 10) faults.push(`only ${lines} lines are shown`);
  let targets = 0;
  for (const target of tg.querySelectorAll("button, select, input, summary, a")) {
    // What is hidden until it has the focus is no target.
    if (!target.checkVisibility() || visuallyHidden(target)) continue;
    targets += 1;
    const ticked = ["checkbox", "radio"].includes(target.type);
    const { width, height } = (ticked ? target.closest(".tg-tick") : target).getBoundingClientRect();
    if (width < least || height < least) faults.push(`${named(target)} is ${width} by ${height}, less than ${least}`);
  }
  if (targets < 1) faults.push("no target is shown");
  return [...new Set(faults)];
}

/** Runs in the page: finds missing borders and other than system colours in forced colours, and motion despite reduced motion. */
export function forcedColorFaults() {
  const tg = document.querySelector("trygtrom-panel").shadowRoot.querySelector(".tg");
  const probe = document.body.appendChild(document.createElement("i"));
  const system = (word) => {
    probe.style.color = word;
    return getComputedStyle(probe).color;
  };
  const [ink, button, greyed, paper] = ["CanvasText", "ButtonText", "GrayText", "Canvas"].map(system);
  probe.remove();
  const faults = [];
  const shown = (selector) => [...tg.querySelectorAll(selector)].filter((element) => element.checkVisibility());
  const edge = (element) => {
    const { borderTopWidth, borderTopStyle, borderTopColor } = getComputedStyle(element);
    return borderTopStyle !== "none" && borderTopColor !== paper ? parseFloat(borderTopWidth) : 0;
  };
  for (const element of shown("button, select, input:not([type='checkbox'])")) {
    if (edge(element) < 1) faults.push(`${element.localName} "${element.textContent.trim()}" has no border`);
  }
  for (const element of shown(".tg-alert[data-severity='alarm'], .tg-next")) {
    if (edge(element) < 2) faults.push(`${element.className} has no thick border`);
  }
  for (const icon of shown(".tg-icon")) {
    const { color } = getComputedStyle(icon);
    if (![ink, button, greyed].includes(color)) faults.push(`an icon is drawn in ${color}`);
  }
  if (shown(".tg-icon").length < 1) faults.push("no icon is shown");
  for (const element of [tg, ...tg.querySelectorAll("*")]) {
    const { animationName, animationDuration, transitionDuration, scrollBehavior } = getComputedStyle(element);
    const moves = (animationName !== "none" && parseFloat(animationDuration) > 0.01) || /[1-9]/.test(transitionDuration);
    if (moves || scrollBehavior === "smooth") faults.push(`${element.localName}.${element.getAttribute("class")} moves`);
  }
  return [...new Set(faults)];
}

/**
 * Runs in the page: what covers the focused element, as text; empty if nothing does, and `null` if nothing has the focus. Its
 * middle and its corners, as far as they are inside the window, must be uncovered.
 */
export function coveredFocus() {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  if (!at || at === document.body || at === document.documentElement) return null;
  const named = (element) => `${element.localName}.${element.getAttribute("class")} "${(element.dataset?.act ?? element.textContent).trim().slice(0, 40)}"`;
  const box = at.getBoundingClientRect();
  const [left, right] = [Math.max(box.left, 0) + 4, Math.min(box.right, innerWidth) - 4];
  const [top, bottom] = [Math.max(box.top, 0) + 4, Math.min(box.bottom, innerHeight) - 4];
  if (right < left || bottom < top) return `${named(at)} is out of the window: ${Math.round(box.top)} to ${Math.round(box.bottom)}`;
  const points = [[(left + right) / 2, (top + bottom) / 2], [left, top], [right, top], [left, bottom], [right, bottom]];
  for (const [x, y] of points) {
    let above = document.elementFromPoint(x, y);
    while (above?.shadowRoot) {
      const inner = above.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === above) break;
      above = inner;
    }
    const own = above && (at.contains(above) || above.contains(at) || at.labels?.length && [...at.labels].some((label) => label.contains(above)));
    if (!own) return `${named(at)} is under ${above ? named(above) : "nothing"} at ${Math.round(x)}, ${Math.round(y)}`;
  }
  return "";
}

/** Runs in the page: texts of the panel that lie over one another. What is sticky lies over the rest, and is measured apart. */
export function overlaps() {
  const tg = document.querySelector("trygtrom-panel").shadowRoot.querySelector(".tg");
  const apart = (element) => {
    for (let box = element; box && box !== tg; box = box.parentElement) if (["sticky", "fixed"].includes(getComputedStyle(box).position)) return box;
    return tg;
  };
  const hidden = (element) => {
    for (let box = element; box && box !== tg; box = box.parentElement) if (getComputedStyle(box).clipPath !== "none") return true;
    return false;
  };
  const texts = document.createTreeWalker(tg, NodeFilter.SHOW_TEXT);
  const lines = [];
  while (texts.nextNode()) {
    const { parentElement, data } = texts.currentNode;
    if (!data.trim() || parentElement.closest("option") || !parentElement.checkVisibility() || hidden(parentElement)) continue;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    for (const line of range.getClientRects()) lines.push({ line, data: data.trim().slice(0, 30), layer: apart(parentElement), parentElement });
  }
  const faults = [];
  for (const [index, one] of lines.entries()) {
    for (const other of lines.slice(index + 1)) {
      if (one.layer !== other.layer) continue;
      const across = Math.min(one.line.right, other.line.right) - Math.max(one.line.left, other.line.left);
      const down = Math.min(one.line.bottom, other.line.bottom) - Math.max(one.line.top, other.line.top);
      // The boxes of lines are higher than their letters.
      if (across > 2 && down > Math.min(one.line.height, other.line.height) / 3) faults.push(`"${one.data}" lies over "${other.data}"`);
    }
  }
  return [...new Set(faults)];
}

/** Opens the sheet of a small window, if it is folded. */
export async function unfold(page) {
  const line = page.locator("trygtrom-panel .tg[data-sheet='folded'] [data-act='fold-sheet']");
  if ((await line.count()) && (await line.isVisible())) await line.click();
}
