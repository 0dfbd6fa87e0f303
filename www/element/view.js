/**
 * The content of the shadow root around the panel: notices, the wait, the paper checklist if there is no panel, and what a page
 * shows that was brought back.
 * In JavaScript because it is shown before the module is there and after it has panicked.
 */
import { languageOf } from "./catalogs.js";
import { textOf } from "./language.js";
import { RootListeners } from "./root_listeners.js";

/** @typedef {"missing-embed" | "procedure-unreachable" | "texts-unreachable" | "restarted"} Notice */

const part = (tag, className = "") => Object.assign(document.createElement(tag), { className });

/** An element that a panel is drawn in. */
const newMount = () => new RootListeners(part("div", "mount"));

/** The element of a new panel that stands for one of the previous panel. @param {Element} element @param {Element} root */
function counterpart(element, root) {
  const { id } = element;
  const act = element.getAttribute("data-act");
  const found = id ? root.querySelector(`#${CSS.escape(id)}`) : act && root.querySelector(`[data-act="${CSS.escape(act)}"]`);
  return /** @type {HTMLElement | null} */ (found || null);
}

export class View {
  #stage = part("div", "stage");
  #notices = part("div", "notices");
  #mount = newMount();
  /** @type {Map<Notice, { element: HTMLElement, retry?: () => void }>} */
  #shown = new Map();
  /** @type {"wait" | "panel" | { start: () => void } | { paper: () => import("./paper.js").Paper, retry: () => void }} */
  #content = "wait";
  /** @type {"nb" | "en"} */
  #language = "nb";
  /** The level of a title that stands in place of a panel's. */
  #headingLevel = "2";
  /** @type {RootListeners | null} Where the module draws a panel that is not shown yet. */
  #next = null;

  constructor(root) {
    // Present from the start: a screen reader announces only additions to a region it knows.
    this.#notices.setAttribute("role", "status");
    this.#stage.append(this.#notices, this.#mount.root);
    root.replaceChildren(this.#stage);
    this.draw();
  }

  /** @param {{ lang: string, theme: string, headingLevel: string }} appearance */
  setAppearance({ lang, theme, headingLevel }) {
    this.#language = languageOf(lang);
    this.#stage.dataset.theme = ["light", "dark"].includes(theme) ? theme : "auto";
    this.#headingLevel = /^[1-5]$/.test(headingLevel) ? headingLevel : "2";
    this.#notices.lang = this.#language;
    for (const key of this.#shown.keys()) this.#fillNotice(key);
    this.draw();
  }

  /** Shows that the module is on its way. */
  wait() {
    this.#next = null;
    if (this.#content !== "wait") this.#replacePanel("wait");
  }

  /**
   * Makes the element that a new panel is drawn in. It is not in the page yet: what is shown stays until the panel is drawn.
   * @returns {HTMLElement}
   */
  preparePanel() {
    this.#next = newMount();
    return this.#next.root;
  }

  /** Shows the panel that is drawn now, in place of what was shown. */
  showPanel() {
    if (this.#next) this.#replace("panel", this.#next);
  }

  /** Shows something else in place of the panel. */
  #replacePanel(content) {
    this.#replace(content, newMount());
    this.draw();
  }

  /** @param {typeof this.#content} content @param {RootListeners} mount */
  #replace(content, mount) {
    const previous = this.#mount;
    const focused = previous.root.matches(":focus") ? previous.root : previous.root.querySelector(":focus");
    // Asked of a panel only: the answer takes a layout of the page.
    const scrolled = this.#content === "panel" ? (previous.root.firstElementChild?.scrollTop ?? 0) : 0;
    this.#content = content;
    this.#next = null;
    this.#mount = mount;
    previous.root.replaceWith(mount.root);
    previous.remove();
    if (scrolled > 0) mount.root.firstElementChild?.scrollTo({ top: scrolled, behavior: "instant" });
    if (!focused) return;
    const found = counterpart(focused, mount.root);
    if (found) found.focus();
    else this.#focusPanel();
  }

  /** The module that has drawn the panel has panicked. */
  abandon() {
    this.#next = null;
    this.#mount.abandon();
  }

  /**
   * Shows the paper checklist in place of the panel.
   * @param {() => import("./paper.js").Paper} paper
   * @param {() => void} retry
   */
  paper(paper, retry) {
    this.#replacePanel({ paper, retry });
  }

  /** Shows that the page was brought back without what the panel had shown. @param {() => void} start Starts the panel again. */
  returned(start) {
    for (const key of [...this.#shown.keys()]) this.clear(key);
    this.#replacePanel({ start });
  }

  /** @param {Notice} key @param {() => void} [retry] What a person may try again. The notice goes, and comes back if it fails. */
  notice(key, retry) {
    const element = this.#shown.get(key)?.element ?? part("div", "notice");
    this.#shown.set(key, { element, retry });
    this.#fillNotice(key);
    if (!element.isConnected) this.#notices.append(element);
  }

  clear(key) {
    const element = this.#shown.get(key)?.element;
    this.#shown.delete(key);
    if (!element) return;
    const focused = element.matches(":focus-within");
    element.remove();
    if (focused) this.#focusPanel();
  }

  #fillNotice(key) {
    const { element, retry } = this.#shown.get(key);
    const again = retry && this.#button("failed-retry", () => (this.clear(key), retry()));
    element.replaceChildren(this.#text("p", key), ...(again ? [again] : []), this.#button("dismiss", () => this.clear(key)));
  }

  /** Keeps the focus in the panel; otherwise it would move to the top of the page. */
  #focusPanel() {
    this.#mount.root.tabIndex = -1;
    this.#mount.root.focus();
  }

  /** Draws what stands in place of a panel, if there is none; again when the procedure or the language has changed. */
  draw() {
    if (this.#content === "panel") return;
    this.#mount.root.lang = this.#language;
    if (this.#content === "wait") {
      const wait = this.#text("p", "wait");
      wait.className = "wait";
      this.#mount.root.replaceChildren(wait);
      return;
    }
    if ("start" in this.#content) {
      const box = this.#titled("returned-title");
      box.append(this.#text("p", "returned-text"), this.#button("returned-start", this.#content.start));
      this.#mount.root.replaceChildren(box);
      return;
    }
    const { paper, retry } = this.#content;
    const box = this.#titled("failed-title");
    const text = this.#text("p", "failed-text");
    text.setAttribute("role", "alert");
    const { address, isSubstitute } = paper();
    const link = this.#text("a", "failed-paper");
    // In a tab of its own: the call must go on in this one.
    Object.assign(link, { href: address(this.#language), target: "_blank", rel: "noopener" });
    box.append(text, ...(isSubstitute ? [this.#text("p", "failed-stand-in")] : []), link, this.#button("failed-retry", retry));
    this.#mount.root.replaceChildren(box);
  }

  /** What stands in place of a panel, with its title. */
  #titled(key) {
    const box = part("section", "paper");
    const title = Object.assign(this.#text("h2", key), { id: "in-place" });
    title.ariaLevel = this.#headingLevel;
    box.setAttribute("aria-labelledby", title.id);
    box.append(title);
    return box;
  }

  /** An element with the text of a key. */
  #text(tag, key) {
    return Object.assign(part(tag), { textContent: textOf(this.#language, key) });
  }

  #button(key, press) {
    const button = Object.assign(this.#text("button", key), { type: "button" });
    button.addEventListener("click", press);
    return button;
  }
}
