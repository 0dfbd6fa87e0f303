/**
 * The panel's source for the call in one tab. It connects to the relay in one of the tab's frames and reports a lost
 * connection when the page goes away.
 */
import { api } from "../browser.js";
import { isForwarded, lostMessage } from "../platform/index.js";
import { targetFor } from "../platform/hosts.js";
import { DISCOVER, PRESENT, RELAY_PORT } from "../messages.js";

/**
 * @typedef {object} RelayLocation
 * @property {number} tab @property {number} frame
 * @property {import("../platform/hosts.js").Target["platform"]} platform
 * @property {string} room The page's origin and path, without the query, which may contain a key.
 * @property {number} window
 */

/**
 * The location of the relay that announces itself, from the browser's sender data, not from the message's content.
 * @param {any} message @param {any} sender @returns {RelayLocation | null} Null for any other message.
 */
export function locationOf(message, sender) {
  if (sender.id !== api.runtime.id || message?.type !== PRESENT || !sender.tab || !sender.url) return null;
  const { hostname, origin, pathname } = new URL(sender.url);
  const target = targetFor(hostname);
  if (!target) return null;
  return { tab: sender.tab.id, frame: sender.frameId, window: sender.tab.windowId, platform: target.platform, room: origin + pathname };
}

/** Asks the relays of a tab to announce themselves. @param {number} tab @returns {Promise<boolean>} Whether there is one. */
export const discover = (tab) => api.tabs.sendMessage(tab, { type: DISCOVER }).then(() => true, () => false);

/** The panel's `source`: the observed messages of one frame. */
export class TabSource {
  #relay;
  /** @type {((at: number, type: string, detail: unknown) => void) | null} */
  #sink = null;
  #port = null;

  /** @param {RelayLocation} relay */
  constructor(relay) {
    this.#relay = relay;
  }

  /** @returns {RelayLocation} */
  get relay() {
    return this.#relay;
  }

  /** @param {(at: number, type: string, detail: unknown) => void} sink @param {AbortSignal} signal */
  subscribe(sink, signal) {
    if (signal.aborted) return;
    this.#sink = sink;
    this.#connect();
    signal.addEventListener("abort", () => {
      this.#sink = null;
      this.#port?.disconnect();
      this.#port = null;
    });
  }

  /** Requests a snapshot again. */
  retell() {
    if (this.#sink) this.#connect();
  }

  /** Connects to a reloaded or replaced page. @param {RelayLocation} relay */
  reconnect(relay) {
    this.#relay = relay;
    if (this.#sink) this.#connect();
  }

  get connected() {
    return this.#port !== null;
  }

  #connect() {
    this.#port?.disconnect();
    const { tab, frame, platform } = this.#relay;
    const port = (this.#port = api.tabs.connect(tab, { frameId: frame, name: RELAY_PORT }));
    port.onMessage.addListener((message) => {
      if (this.#port !== port || !isForwarded(platform, message)) return;
      // The time is that of receipt: to this panel, an earlier message is new.
      this.#sink?.(Date.now(), message.type, message.detail);
    });
    port.onDisconnect.addListener(() => {
      // Chromium logs an error unless `lastError` is read.
      void api.runtime.lastError;
      if (this.#port !== port) return;
      this.#port = null;
      const { type, detail } = lostMessage(platform);
      this.#sink?.(Date.now(), type, detail);
    });
  }
}
