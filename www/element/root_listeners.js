/**
 * The listeners that the module adds to the root it renders into, so that they can be removed with the panel: Yew's, and those
 * that watch for double presses.
 *
 * Works around a defect of Yew: it leaks these listeners (`HostHandlers::add_listener` in `subtree_root.rs` calls `forget()`
 * on each closure), and each closure holds the root with all its nodes. Without this, every removed panel that had a listener
 * leaves its nodes, the closure and their memory in the module behind.
 * In JavaScript because it releases what the module leaks.
 */
export class RootListeners {
  #removal = new AbortController();
  /** @type {Array<{ _wbg_cb_unref?: () => void }>} Closures as wasm-bindgen exports them. */
  #closures = [];

  constructor(root) {
    this.root = root;
    const { signal } = this.#removal;
    root.addEventListener = (type, closure, options) => {
      const given = typeof options === "boolean" ? { capture: options } : options;
      EventTarget.prototype.addEventListener.call(root, type, closure, { ...given, signal });
      this.#closures.push(closure);
    };
  }

  /**
   * The module of the closures has panicked or is replaced: they are called no more, and not released, because their addresses
   * mean nothing in the next one.
   */
  abandon() {
    this.#removal.abort();
    this.#closures = [];
  }

  /** Removes the listeners and releases their closures. */
  remove() {
    this.#removal.abort();
    for (const closure of this.#closures.splice(0)) closure._wbg_cb_unref?.();
  }
}
