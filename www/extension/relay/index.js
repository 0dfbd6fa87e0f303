/**
 * The extension's content script in an isolated world. It takes the port from the page script before any code of the
 * page runs, caches the observed messages in memory and forwards them to connected panels. It knows nothing of
 * consultations.
 */
import { api } from "../browser.js";
import { HAND_OVER, MEASURE, REST } from "../hand_over.js";
import { targetFor } from "../platform/hosts.js";
import { Observer } from "../platform/observer.js";
import { DISCOVER, PRESENT, RELAY_PORT } from "../messages.js";

const target = targetFor(location.hostname);

if (target) {
  /** @type {Set<any>} The connected panels. */
  const panels = new Set();
  /** @type {MessagePort | null} To the page script. */
  let page = null;
  /** Nothing is measured while no panel is open. */
  const measure = () => page?.postMessage(panels.size > 0 ? MEASURE : REST);
  const observer = new Observer(target.platform, (message, stream) => {
    for (const panel of panels) panel.postMessage({ ...message, stream });
  });

  const take = (event) => {
    const port = event.ports?.[0];
    if (!port) return;
    event.stopImmediatePropagation();
    removeEventListener(HAND_OVER, take, true);
    page = port;
    measure();
    port.onmessage = ({ data }) => {
      // The extension was updated or removed: stop the page script.
      if (!api.runtime?.id) {
        port.postMessage("stop");
        port.close();
        return;
      }
      if (Array.isArray(data)) observer.receive(data);
    };
  };
  addEventListener(HAND_OVER, take, true);

  // Rejects when no panel is open.
  const announce = () => void api.runtime.sendMessage({ type: PRESENT }).catch(() => {});
  api.runtime.onMessage.addListener((message, sender) => {
    if (sender.id === api.runtime.id && message?.type === DISCOVER) announce();
  });
  api.runtime.onConnect.addListener((panel) => {
    if (panel.sender?.id !== api.runtime.id || panel.name !== RELAY_PORT) return panel.disconnect();
    panels.add(panel);
    measure();
    panel.onDisconnect.addListener(() => {
      panels.delete(panel);
      measure();
    });
    for (const [message, stream] of observer.snapshot) panel.postMessage({ ...message, stream });
  });
  // A page restored from the back/forward cache announces itself again.
  addEventListener("pageshow", ({ persisted }) => persisted && announce());
  announce();
}
