/** What stands in the shadow root around the panel: notices, the wait, and the paper checklist when there is no panel. */
import { Held } from "./held.js";
import { say } from "./language.js";
import { languageOf } from "./library.js";

/** @typedef {"missing-embed" | "procedure-unreachable" | "texts-unreachable" | "restarted"} Notice */

const part = (tag, className) => Object.assign(document.createElement(tag), { className });

/**
 * What the framework inside listens to on its root. It gives those listeners away for good, and they hold the root and
 * all it drew; so they are ended here, and let go of as the glue lets go of a callback it is done with.
 */
class Listeners {
  #end = new AbortController();
  /** @type {Array<{ _wbg_cb_unref?: () => void }>} */
  #given = [];

  /** @param {HTMLElement} root */
  constructor(root) {
    const { signal } = this.#end;
    root.addEventListener = (type, listener, options) => {
      const given = typeof options === "boolean" ? { capture: options } : options;
      EventTarget.prototype.addEventListener.call(root, type, listener, { ...given, signal });
      this.#given.push(listener);
    };
  }

  /** The module they came from is broken: to let go of them would free what is not there in the next one. */
  abandon() {
    this.#given = [];
  }

  end() {
    this.#end.abort();
    for (const listener of this.#given.splice(0)) listener._wbg_cb_unref?.();
  }
}

export class View {
  #stage = part("div", "stage");
  #notices = part("div", "notices");
  #mount = part("div", "mount");
  #listeners = new Listeners(this.#mount);
  /** @type {Map<Notice, HTMLElement>} */
  #shown = new Map();
  /** @type {"wait" | "panel" | { paper: () => import("./paper.js").Paper, retry: () => void }} */
  #content = "wait";
  /** @type {"nb" | "en"} */
  #language = "nb";
  #held;
  /** @type {{ mount: HTMLElement, listeners: Listeners } | null} The place of a panel that is not drawn yet. */
  #coming = null;

  /** @param {ShadowRoot} root */
  constructor(root) {
    this.#held = new Held(root);
    // In place from the start: a screen reader tells only what is put into a region it knows.
    this.#notices.setAttribute("role", "status");
    this.#stage.append(this.#notices, this.#mount);
    root.replaceChildren(this.#stage);
    this.#draw();
  }

  /** @param {{ lang: string, theme: string }} looks */
  dress({ lang, theme }) {
    this.#language = languageOf(lang);
    this.#stage.dataset.theme = ["light", "dark"].includes(theme) ? theme : "auto";
    this.#notices.lang = this.#language;
    for (const [key, notice] of this.#shown) this.#fillNotice(key, notice);
    if (this.#content !== "panel") this.#draw();
  }

  /** Waits for the module. */
  wait() {
    this.#empty();
    this.#content = "wait";
    this.#draw();
  }

  /** The panel can answer now what a person did before it could. */
  release() {
    this.#held.release();
  }

  /**
   * A new place for the panel, which is drawn in it before it is in the page: that costs the browser less, and what was there
   * stays until then.
   * @returns {HTMLElement}
   */
  panel() {
    const mount = part("div", "mount");
    this.#coming = { mount, listeners: new Listeners(mount) };
    return mount;
  }

  /**
   * The panel is drawn: it takes its place. What an earlier one stood in is gone with all it listened to.
   * @param {{ hold: boolean }} options `hold`: it cannot answer yet, and what a person does in it is done again when it can.
   */
  stand({ hold }) {
    if (!this.#coming) return;
    const { mount, listeners } = this.#coming;
    this.#content = "panel";
    this.#place(mount, listeners);
    if (hold) this.#held.hold(mount);
  }

  #empty() {
    const mount = part("div", "mount");
    this.#place(mount, new Listeners(mount));
  }

  #place(mount, listeners) {
    const focused = this.#mount.matches(":focus-within");
    this.#coming = null;
    this.#mount.replaceWith(mount);
    this.#mount = mount;
    this.#held.drop();
    this.#listeners.end();
    this.#listeners = listeners;
    if (focused) {
      // Whoever stood in the old one stands in the new one, not at the top of the page.
      mount.tabIndex = -1;
      mount.focus();
    }
  }

  /** The module broke that stands in the mount. */
  abandon() {
    this.#coming = null;
    this.#listeners.abandon();
  }

  /**
   * The paper checklist in the panel's place.
   * @param {() => import("./paper.js").Paper} paper
   * @param {() => void} retry
   */
  paper(paper, retry) {
    this.#empty();
    this.#content = { paper, retry };
    this.#draw();
  }

  /** What is shown in the panel's place may have changed. */
  redraw() {
    this.#draw();
  }

  /** @param {Notice} key */
  notice(key) {
    if (this.#shown.has(key)) return;
    const notice = part("div", "notice");
    this.#shown.set(key, notice);
    this.#fillNotice(key, notice);
    this.#notices.append(notice);
  }

  /** @param {Notice} key */
  clear(key) {
    this.#shown.get(key)?.remove();
    this.#shown.delete(key);
  }

  #fillNotice(key, notice) {
    const text = part("p", "");
    text.textContent = say(this.#language, key);
    notice.replaceChildren(text, this.#button("dismiss", () => this.clear(key)));
  }

  #draw() {
    if (this.#content === "panel") return;
    this.#mount.lang = this.#language;
    if (this.#content === "wait") {
      const wait = part("p", "wait");
      wait.textContent = say(this.#language, "wait");
      this.#mount.replaceChildren(wait);
      return;
    }
    const { paper, retry } = this.#content;
    const box = part("section", "paper");
    const title = part("h2", "");
    title.textContent = say(this.#language, "failed-title");
    title.id = "failed";
    box.setAttribute("aria-labelledby", title.id);
    const text = part("p", "");
    text.setAttribute("role", "alert");
    text.textContent = say(this.#language, "failed-text");
    const { address, standsIn } = paper();
    const link = part("a", "");
    link.textContent = say(this.#language, "failed-paper");
    // In a tab of its own: the call must go on in this one.
    Object.assign(link, { href: address(this.#language), target: "_blank", rel: "noopener" });
    box.append(title, text, link, this.#button("failed-retry", retry));
    if (standsIn) {
      const other = part("p", "");
      other.textContent = say(this.#language, "failed-stand-in");
      link.before(other);
    }
    this.#mount.replaceChildren(box);
  }

  #button(key, press) {
    const button = part("button", "");
    button.type = "button";
    button.textContent = say(this.#language, key);
    button.addEventListener("click", press);
    return button;
  }
}
