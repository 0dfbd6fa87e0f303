/**
 * The panel's source for the call in one tab. It connects to the relays in the tab's frames and reports a lost connection
 * when the page goes away.
 */
import { api } from "../browser.js";
import { isForwarded, ownTypes } from "../platform/index.js";
import { targetFor } from "../platform/hosts.js";
import { DISCOVER, PRESENT, RELAY_PORT } from "../messages.js";
import { Calls } from "./calls.js";

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

/** The panel's `source`: the observed messages of one tab. */
export class TabSource {
  /** The frame that the panel follows. */
  #relay;
  /** @type {((at: number, type: string, detail: unknown) => void) | null} */
  #sink = null;
  /** @type {Map<number, any>} The ports to the tab's relays, by frame. */
  #ports = new Map();
  #gone = false;
  /** @type {Set<number>} Other frames with a relay of the same platform. */
  #others = new Set();
  #calls;

  /** @param {RelayLocation} relay @param {(several: boolean) => void} [onSeveral] Whether the tab has more than one call. */
  constructor(relay, onSeveral = () => {}) {
    this.#relay = relay;
    const own = ownTypes(relay.platform);
    const tell = (type, detail) => {
      if (type === own.stream) onSeveral(detail.status === "several");
      // The time is that of receipt: to this panel, an earlier message is new.
      this.#sink?.(Date.now(), type, detail);
    };
    this.#calls = new Calls(own, tell, (frame) => this.#connect(frame));
  }

  /** @returns {RelayLocation} */
  get relay() {
    return this.#relay;
  }

  /** @param {(at: number, type: string, detail: unknown) => void} sink @param {AbortSignal} signal */
  subscribe(sink, signal) {
    if (signal.aborted) return;
    this.#sink = sink;
    this.retell();
    signal.addEventListener("abort", () => {
      this.#sink = null;
      for (const port of this.#ports.values()) port.disconnect();
      this.#ports.clear();
    });
  }

  /** Requests a snapshot again. */
  retell() {
    if (this.#sink) for (const frame of [this.#relay.frame, ...this.#others]) this.#connect(frame);
  }

  /** Connects to a reloaded or replaced page. @param {RelayLocation} relay */
  reconnect(relay) {
    this.#relay = relay;
    this.#gone = false;
    this.#others.delete(relay.frame);
    if (this.#sink) this.#connect(relay.frame);
  }

  /** Connects to another frame of the tab, which can have a call of its own. @param {RelayLocation} relay */
  alsoConnect({ frame, platform }) {
    // The adapter of one service cannot read the messages of another.
    if (platform !== this.#relay.platform) return;
    this.#others.add(frame);
    if (this.#sink) this.#connect(frame);
  }

  /** Whether the followed frame has gone. */
  get gone() {
    return this.#gone;
  }

  #connect(frame) {
    this.#ports.get(frame)?.disconnect();
    this.#calls.forget(frame);
    const { tab, platform } = this.#relay;
    const port = api.tabs.connect(tab, { frameId: frame, name: RELAY_PORT });
    this.#ports.set(frame, port);
    port.onMessage.addListener((message) => {
      if (this.#ports.get(frame) === port && isForwarded(platform, message)) this.#calls.receive(frame, message);
    });
    port.onDisconnect.addListener(() => {
      // Chromium logs an error unless `lastError` is read.
      void api.runtime.lastError;
      if (this.#ports.get(frame) !== port) return;
      this.#ports.delete(frame);
      if (frame === this.#relay.frame) this.#gone = true;
      else this.#others.delete(frame);
      this.#calls.lost(frame);
    });
  }
}
