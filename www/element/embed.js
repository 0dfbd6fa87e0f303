/**
 * Finds the element that `for` names, in the panel's own tree and then in the page, and follows it: it may come later,
 * be moved, be replaced or go.
 */
import { task } from "./task.js";

export class EmbedWatch {
  #host;
  #id;
  #tag;
  #on;
  #signal;
  #observer;
  /** @type {Element | null} */
  #embed = null;

  /**
   * @param {Element} host The panel.
   * @param {{ id: string | null, tag: string }} wanted The id given in `for`, and what the element must be called.
   * @param {{ changed: (embed: Element | null) => void, missing: (message: string) => void }} on
   *   `missing` is called at most once, when the page has been read and there is no such element.
   * @param {AbortSignal} signal
   */
  constructor(host, { id, tag }, on, signal) {
    this.#host = host;
    this.#id = id;
    this.#tag = tag;
    this.#on = on;
    this.#signal = signal;
    this.#observer = new MutationObserver(() => this.look());
    signal.addEventListener("abort", () => this.#observer.disconnect());
    this.look();
    whenParsed(host.ownerDocument, signal, () => {
      if (!this.#embed) on.missing(this.#message());
    });
  }

  /** Looks again; also for when the panel itself was moved. */
  look() {
    const found = this.#find();
    const embed = found?.localName === this.#tag ? found : null;
    this.#observe(embed);
    if (embed === this.#embed) return;
    if (embed) {
      this.#embed = embed;
      this.#on.changed(embed);
      return;
    }
    // What the embed said last may still be under way, and it may only be on its way to another place.
    const lost = this.#embed;
    task(() => {
      if (this.#signal.aborted || this.#embed !== lost || this.#find() === lost) return;
      this.#embed = null;
      this.#on.changed(null);
      this.look();
    });
  }

  #find() {
    if (!this.#id) return null;
    const root = this.#host.getRootNode();
    const near = "getElementById" in root ? root.getElementById(this.#id) : null;
    return near ?? this.#host.ownerDocument.getElementById(this.#id);
  }

  /** While it is found, only what stands around it is watched; while it is sought, all of the page. @param {Element | null} embed */
  #observe(embed) {
    this.#observer.disconnect();
    if (!embed) {
      const everywhere = { childList: true, subtree: true, attributes: true, attributeFilter: ["id"] };
      for (const root of new Set([this.#host.getRootNode(), this.#host.ownerDocument])) this.#observer.observe(root, everywhere);
      return;
    }
    this.#observer.observe(embed, { attributes: true, attributeFilter: ["id"] });
    for (let node = around(embed); node; node = around(node)) this.#observer.observe(node, { childList: true });
  }

  #message() {
    if (!this.#id) return `The attribute "for" is missing. Give it the id of the <${this.#tag}> on this page.`;
    const found = this.#find();
    if (!found) return `No element on this page has the id that "for" names. Give the <${this.#tag}> that id; it is connected when it comes.`;
    return `"for" names a <${found.localName}>, and this platform needs a <${this.#tag}>. Give its id, or change "platform".`;
  }
}

/** @param {Node} node @returns {Node | null} What it stands in; a shadow root stands in its host. */

const around = (node) => node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);

/**
 * Calls back, a task later, when the page and its deferred scripts have been read.
 * @param {Document} document @param {AbortSignal} signal @param {() => void} then
 */
export function whenParsed(document, signal, then) {
  const after = () => task(() => signal.aborted || then());
  const [page] = document.defaultView?.performance.getEntriesByType("navigation") ?? [];
  const read = document.readyState === "complete" || page?.domContentLoadedEventStart > 0;
  if (read) after();
  else document.addEventListener("DOMContentLoaded", after, { once: true, signal });
}
