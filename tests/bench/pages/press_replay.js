// What the pages that replay a consultation share: the screens that the run has recorded from the panel, and the focus.
import { stageWith } from "./stage.js";

/**
 * @param {number} people
 * @returns {Promise<{ root: ShadowRoot, screens: { part: any, focus: number[] | null }[] }>} The screen before the first step of
 *   the consultation and after each.
 */
export async function replayed(people) {
  const { css, screens } = await (await fetch(`presses-${people}.json`)).json();
  return { root: stageWith(css).root, screens };
}

/** Moves the focus to where the panel moves it. @param {ShadowRoot} root @param {number[] | null} path */
export function focusAt(root, path) {
  if (!path) return;
  const element = path.reduce((node, n) => node.children[n], root.querySelector(".tg"));
  if (element !== root.activeElement) element.focus();
}

/** A press on what folds a part must not fold it a second time. @param {Event} event */
export function stopFold(event) {
  if (event.target.closest("summary")) event.preventDefault();
}
