/** The trainer's buttons of both practice rooms, in groups with a notice for refusals below each. */
import { el } from "./dom.js";

/**
 * @template Control, State
 * @typedef {object} Kind
 * @property {(control: Control) => string} nameOf
 * @property {(control: Control, state: State) => string} keyOf The text key of what the next press does.
 * @property {(control: Control, state: State) => void} press
 */

/** @template Control, State */
export class TrainerButtons {
  #t;
  #kind;
  /** @type {State | null} */
  #state = null;
  /** @type {Array<{ control: Control, node: HTMLElement }>} */
  #buttons = [];
  /** @type {HTMLElement[]} */
  #notices = [];
  /** @type {HTMLElement | null} The notice beside the pressed button. */
  #pressedNotice = null;

  /** @param {(key: string) => string} t @param {Kind<Control, State>} kind */
  constructor(t, kind) {
    this.#t = t;
    this.#kind = kind;
  }

  /** @param {string} name @param {ReadonlyArray<Control>} controls */
  group(name, controls) {
    return el(
      "div",
      { class: "group", role: "group", "aria-labelledby": `group-${name}` },
      el("h3", { id: `group-${name}`, text: this.#t(`group-${name}`) }),
      ...this.row(controls),
    );
  }

  /** @param {ReadonlyArray<Control>} controls @returns {HTMLElement[]} The buttons, and their notice. */
  row(controls) {
    const notice = el("p", { class: "notice", role: "status" });
    this.#notices.push(notice);
    const press = (control) => {
      if (this.#state === null) return;
      this.#pressedNotice = notice;
      this.#kind.press(control, this.#state);
      this.#pressedNotice = null;
    };
    const nodes = controls.map((control) => el("button", { type: "button", class: "act", "data-do": this.#kind.nameOf(control), onclick: () => press(control) }));
    this.#buttons.push(...controls.map((control, at) => ({ control, node: nodes[at] })));
    return [el("div", { class: "row" }, ...nodes), notice];
  }

  /** @param {State} state */
  update(state) {
    this.#state = state;
    for (const { control, node } of this.#buttons) {
      const words = this.#t(this.#kind.keyOf(control, state));
      if (node.textContent !== words) node.textContent = words;
    }
  }

  /**
   * Shows a refusal beside the pressed button; a refused call from the page shows in the last notice.
   * @param {string | null} refusal Null clears the notices.
   */
  showRefusal(refusal) {
    const target = this.#pressedNotice ?? this.#notices.at(-1);
    for (const notice of this.#notices) notice.textContent = refusal && notice === target ? this.#t(`refusal-${refusal}`) : "";
  }
}

/** @param {(key: string) => string} t @param {...HTMLElement} content */
export const trainerSection = (t, ...content) =>
  el(
    "section",
    { class: "trainer", "aria-labelledby": "trainer-title" },
    el("header", {}, el("h2", { id: "trainer-title", text: t("trainer-title") }), el("p", { class: "note", text: t("trainer-note") })),
    ...content,
  );
