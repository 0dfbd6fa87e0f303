/**
 * The extension's part beside a page, in a world of its own: takes the port from the script in the page before any code
 * of the page has run, keeps what a panel must know, and tells panels that ask. It knows the page's messages and nothing
 * of consultations, and keeps everything in memory, where it goes with the page.
 */
import { api } from "../browser.js";
import { HAND_OVER } from "../hand_over.js";
import { wantedOn } from "../platform/hosts.js";
import { overheardOn } from "../platform/overheard.js";
import { ASK, HERE, LINE } from "../words.js";

const wanted = wantedOn(location.hostname);

if (wanted) {
  /** @type {Set<any>} The panels that listen. */
  const lines = new Set();
  const overheard = overheardOn(wanted.platform, (told) => {
    for (const line of lines) line.postMessage(told);
  });

  const take = (event) => {
    const port = event.ports?.[0];
    if (!port) return;
    event.stopImmediatePropagation();
    removeEventListener(HAND_OVER, take, true);
    port.onmessage = ({ data }) => {
      // The extension has been updated or removed: the script in the page is told to go.
      if (!api.runtime?.id) {
        port.postMessage("stop");
        port.close();
        return;
      }
      if (Array.isArray(data)) overheard.hear(data);
    };
  };
  addEventListener(HAND_OVER, take, true);

  // Nobody may be listening.
  const here = () => void api.runtime.sendMessage({ word: HERE }).catch(() => {});
  api.runtime.onMessage.addListener((message, sender) => {
    if (sender.id === api.runtime.id && message?.word === ASK) here();
  });
  api.runtime.onConnect.addListener((line) => {
    if (line.sender?.id !== api.runtime.id || line.name !== LINE) return line.disconnect();
    lines.add(line);
    line.onDisconnect.addListener(() => lines.delete(line));
    for (const told of overheard.told) line.postMessage(told);
  });
  // A page that comes back as it was is told of anew.
  addEventListener("pageshow", ({ persisted }) => persisted && here());
  here();
}
