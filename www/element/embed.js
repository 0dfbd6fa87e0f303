/**
 * Finds the element that `for` names, in the panel's own tree and then in the page, and follows it: it may be added later,
 * moved, replaced or removed. In JavaScript because it must find the room before the module is there.
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
   * @param {{ id: string | null, tag: string }} wanted The id given in `for`, and the required tag name.
   * @param {{ changed: (embed: Element | null) => void, missing: (message: string) => void }} on
   *   `missing` is called at most once, if there is no such element when the page has been parsed.
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

  /** Searches again. Also called when the panel itself was moved. */
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
    // Its last events may still be queued, and the element may only be moving.
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

  /** Observes the ancestors of the element that was found, or else the whole page. @param {Element | null} embed */
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

/** The parent of a node; a shadow root's is its host. @param {Node} node @returns {Node | null} */
const around = (node) => node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);

/**
 * Calls back in a task of its own when the page has been parsed and its deferred scripts have run.
 * @param {Document} document @param {AbortSignal} signal @param {() => void} then
 */
export function whenParsed(document, signal, then) {
  const after = () => task(() => signal.aborted || then());
  const [page] = document.defaultView?.performance.getEntriesByType("navigation") ?? [];
  const parsed = document.readyState === "complete" || page?.domContentLoadedEventStart > 0;
  if (parsed) after();
  else document.addEventListener("DOMContentLoaded", after, { once: true, signal });
}
