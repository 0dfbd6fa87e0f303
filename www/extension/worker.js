/**
 * Opens the panel when the toolbar button is pressed. It holds nothing and hears nothing else, so that the browser may
 * stop it at any time.
 */
import { api } from "./browser.js";

if (api.sidePanel) {
  // The browser itself opens the panel from then on, whether this script runs or not.
  api.runtime.onInstalled.addListener(() => api.sidePanel.setPanelBehavior({ openPanelOnActionClick: true }));
} else {
  // The press counts as the person's own only until the first wait.
  api.action.onClicked.addListener(() => api.sidebarAction.toggle());
}
