/**
 * The call in one tab: finds the part of the extension beside it, in whichever of its frames, and is the panel's source of
 * what is overheard there. Connections come and go with the page; the panel is told when nothing is heard.
 */
import { api } from "../browser.js";
import { isTold, lostOn } from "../platform/index.js";
import { wantedOn } from "../platform/hosts.js";
import { ASK, HERE, LINE } from "../words.js";

/**
 * @typedef {object} Place Where a part beside a page is.
 * @property {number} tab @property {number} frame
 * @property {import("../platform/hosts.js").Wanted["platform"]} platform
 * @property {string} room Where in the web, without what stands behind a question mark: that may hold a key.
 * @property {number} window
 */

/**
 * Where a message comes from, by what the browser says of it and not by what stands in it; null: from nobody we listen to.
 * @param {any} message @param {any} sender @returns {Place | null}
 */
export function placeOf(message, sender) {
  if (sender.id !== api.runtime.id || message?.word !== HERE || !sender.tab || !sender.url) return null;
  const { hostname, origin, pathname } = new URL(sender.url);
  const wanted = wantedOn(hostname);
  if (!wanted) return null;
  return { tab: sender.tab.id, frame: sender.frameId, window: sender.tab.windowId, platform: wanted.platform, room: origin + pathname };
}

/** Asks whoever is beside the pages of a tab to say so. @param {number} tab @returns {Promise<boolean>} Whether anybody is. */
export const ask = (tab) => api.tabs.sendMessage(tab, { word: ASK }).then(() => true, () => false);

/** What is overheard in one frame, as the panel's `source`. */
export class TabSource {
  #place;
  /** @type {((at: number, type: string, detail: unknown) => void) | null} */
  #sink = null;
  #line = null;

  /** @param {Place} place */
  constructor(place) {
    this.#place = place;
  }

  /** @returns {Place} */
  get place() {
    return this.#place;
  }

  /** @param {(at: number, type: string, detail: unknown) => void} sink @param {AbortSignal} signal */
  subscribe(sink, signal) {
    if (signal.aborted) return;
    this.#sink = sink;
    this.#connect();
    signal.addEventListener("abort", () => {
      this.#sink = null;
      this.#line?.disconnect();
      this.#line = null;
    });
  }

  /** Tells again all that a panel must know first. */
  retell() {
    if (this.#sink) this.#connect();
  }

  /** The page is there again, or another in its place. @param {Place} place */
  again(place) {
    this.#place = place;
    if (this.#sink) this.#connect();
  }

  /** Whether the page is there. */
  get connected() {
    return this.#line !== null;
  }

  #connect() {
    this.#line?.disconnect();
    const { tab, frame, platform } = this.#place;
    const line = (this.#line = api.tabs.connect(tab, { frameId: frame, name: LINE }));
    line.onMessage.addListener((told) => {
      if (this.#line !== line || !isTold(platform, told)) return;
      // What was said before this panel listened is news to it: it has seen it from now on.
      this.#sink?.(Date.now(), told.type, told.detail);
    });
    line.onDisconnect.addListener(() => {
      // Read, so that the browser does not complain that nobody did: the page has gone.
      void api.runtime.lastError;
      if (this.#line !== line) return;
      this.#line = null;
      const { type, detail } = lostOn(platform);
      this.#sink?.(Date.now(), type, detail);
    });
  }
}
