/**
 * Opens the panel when the toolbar button is pressed. It holds nothing and hears nothing else, so that the browser may
 * stop it at any time and start it for the next press.
 */
import { api } from "./browser.js";

// The press counts as the person's own, and gives leave to look at this tab, only where it comes here; and the first only
// until the first wait.
api.action.onClicked.addListener((tab) => {
  void (api.sidePanel ? api.sidePanel.open({ windowId: tab.windowId }) : api.sidebarAction.open());
});
