/**
 * Opens the panel when the toolbar button is pressed. It has no state, so the browser can stop it at any time.
 */
import { api } from "./browser.js";

// Only this listener has the user gesture and the `activeTab` permission, and the gesture ends at the first `await`.
api.action.onClicked.addListener((tab) => {
  void (api.sidePanel ? api.sidePanel.open({ windowId: tab.windowId }) : api.sidebarAction.open());
});
