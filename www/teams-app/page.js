/** The page around the panel: the panel, or a message in its place. */
import { textsIn } from "./texts.js";

export class Page {
  #document;
  #main;
  #heading;
  /** What stands in place of the panel, in the language of the moment. @type {() => Element[]} */
  #message = () => [];
  /** @type {any} */
  #panel = null;

  /** @param {Document} document */
  constructor(document) {
    this.#document = document;
    this.#main = document.createElement("main");
    this.#heading = this.#make("h1");
    this.#main.append(this.#heading);
    document.body.replaceChildren(this.#main);
  }

  /** @param {Partial<import("./host.js").Surroundings>} surroundings */
  suit({ language, theme }) {
    const root = this.#document.documentElement;
    if (theme !== undefined) root.dataset.theme = theme;
    if (language !== undefined) {
      root.lang = language;
      this.#heading.textContent = this.#document.title = this.#text("title");
    }
    if (this.#panel) Object.assign(this.#panel, { lang: root.lang, theme: root.dataset.theme });
    this.#draw();
  }

  /**
   * Shows a message in place of the panel, which goes on unseen.
   * @param {string} key @param {string} [code] For those who run the service; with the paper checklist.
   */
  tell(key, code) {
    this.#message = () => {
      const line = this.#make("p", this.#text(key));
      line.setAttribute("role", "status");
      if (code === undefined) return [line];
      const link = /** @type {HTMLAnchorElement} */ (this.#make("a", this.#text("paper")));
      link.href = `paper/combined.${this.#document.documentElement.lang}.html`;
      const way = this.#make("p");
      way.append(link);
      return [line, way, this.#make("p", `${this.#text("code")} ${code}`)];
    };
    if (this.#panel) this.#panel.hidden = true;
    this.#heading.classList.remove("unseen");
    this.#draw();
  }

  /** Shows the panel, or shows it again. @param {any} panel */
  show(panel) {
    this.#message = () => [];
    this.#heading.classList.add("unseen");
    this.#draw();
    panel.hidden = false;
    // Not moved once it is there: it would leave the meeting and come back.
    if (this.#panel) return;
    const root = this.#document.documentElement;
    this.#panel = Object.assign(panel, { lang: root.lang, theme: root.dataset.theme });
    this.#main.append(panel);
  }

  #draw() {
    for (const part of [...this.#main.children]) if (part !== this.#heading && part !== this.#panel) part.remove();
    this.#heading.after(...this.#message());
  }

  /** @param {string} key */
  #text(key) {
    return textsIn(this.#document.documentElement.lang)(key);
  }

  /** @param {string} name @param {string} [text] @returns {HTMLElement} */
  #make(name, text = "") {
    const element = this.#document.createElement(name);
    element.textContent = text;
    return element;
  }
}
