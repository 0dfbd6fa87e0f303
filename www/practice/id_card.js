/**
 * ID cards that people in a practice room hold up: small before the picture, and enlarged beside it, so that the two faces can
 * be compared. Every card is marked as practice.
 *
 * @typedef {import("./faces.js").FaceName} FaceName
 * @typedef {{ name: string, face: FaceName, card: "own" | "other" }} Shown `card`: the person's own, or somebody else's in their name.
 */
import { el } from "./dom.js";
import { photo, photoOf, portrait } from "./faces.js";

/** @param {(key: string) => string} t @param {FaceName} face */
const described = (t, face) => t(`face-${face}`);

/** @param {(key: string) => string} t @param {FaceName} face @returns {SVGSVGElement} The video picture with its text alternative. */
export const picture = (t, face) => portrait(face, `${t("picture")}: ${described(t, face)}`);

/** @param {(key: string) => string} t @param {Shown} shown @returns {HTMLElement} */
export function idCard(t, { name, face, card }) {
  const onCard = photoOf(face, card);
  return el(
    "div",
    { class: "id-card" },
    photo(onCard, `${t("card-photo")}: ${described(t, onCard)}`),
    el("span", { class: "id-text" }, el("span", { class: "id-kind", text: t("card-kind") }), el("strong", { text: name }), el("span", { class: "id-stamp", text: t("card-stamp") })),
  );
}

/** The enlarged card beside the video picture. @param {(key: string) => string} t @param {Shown} shown @returns {HTMLElement[]} */
export const comparison = (t, shown) => [
  el("figure", {}, picture(t, shown.face), el("figcaption", { text: t("card-compare-picture") })),
  el("figure", {}, idCard(t, shown), el("figcaption", { text: t("card-compare-card") })),
];

/**
 * The place in a room where a card is shown enlarged. It closes itself when the card is taken down.
 */
export class CardViewer {
  #t;
  #shown = "";
  /** @type {HTMLElement | null} Gets the focus back. */
  #from = null;

  /** @param {(key: string) => string} t */
  constructor(t) {
    this.#t = t;
    this.title = el("h3", { id: "card-title" });
    this.body = el("div", { class: "comparison" });
    this.close = el("button", { type: "button", class: "secondary", text: t("close"), onclick: () => this.hide() });
    this.node = el("section", { class: "drawer", hidden: true, "aria-labelledby": "card-title" }, this.title, this.body, this.close);
  }

  /** @param {string} id Of the person. @param {Shown} shown @param {HTMLElement} from The pressed button. */
  show(id, shown, from) {
    this.#shown = id;
    this.#from = from;
    this.title.textContent = `${this.#t("card-title")}: ${shown.name}`;
    this.body.replaceChildren(...comparison(this.#t, shown));
    this.node.hidden = false;
    this.close.focus();
  }

  hide() {
    if (this.node.hidden) return;
    const hadFocus = this.node.contains(/** @type {ShadowRoot} */ (this.node.getRootNode()).activeElement);
    this.node.hidden = true;
    if (hadFocus && this.#from?.isConnected) this.#from.focus();
    this.#shown = "";
  }

  /** @param {(id: string) => boolean} isHeldUp Whether the person still holds up the card that is shown. */
  update(isHeldUp) {
    if (!this.node.hidden && !isHeldUp(this.#shown)) this.hide();
  }
}
