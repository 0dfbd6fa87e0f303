/**
 * Checks whether the page already contains a panel. Works only in the tab where the toolbar button was pressed, through
 * the `activeTab` permission.
 */
import { api } from "../browser.js";

/** Runs in every frame of the page, in the extension's isolated world. */
function frameHasPanel() {
  const holds = (root) =>
    root.querySelector("trygtrom-panel") !== null || [...root.querySelectorAll("*")].some(({ shadowRoot }) => shadowRoot && holds(shadowRoot));
  return holds(document);
}

/** @param {number} tab @returns {Promise<boolean>} False where the browser denies access. */
export async function hasPanel(tab) {
  const results = await api.scripting.executeScript({ target: { tabId: tab, allFrames: true }, func: frameHasPanel }).catch(() => []);
  return results.some(({ result }) => result === true);
}
