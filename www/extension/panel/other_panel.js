/**
 * Whether a page holds a panel already. Asked when this one is opened, of the tab whose button was pressed: the press is
 * the person's leave to look, for this once.
 */
import { api } from "../browser.js";

/** Runs in the page's frames, in the extension's own world. */
function look() {
  const holds = (root) =>
    root.querySelector("trygtrom-panel") !== null || [...root.querySelectorAll("*")].some(({ shadowRoot }) => shadowRoot && holds(shadowRoot));
  return holds(document);
}

/** @param {number} tab @returns {Promise<boolean>} Where the browser lets nobody look, there is none as far as we know. */
export async function hasPanel(tab) {
  const seen = await api.scripting.executeScript({ target: { tabId: tab, allFrames: true }, func: look }).catch(() => []);
  return seen.some(({ result }) => result === true);
}
