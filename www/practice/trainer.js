/**
 * Draws the trainer's controls: the action buttons, the scripted consultations and, in a closed disclosure, the
 * controls for integrators.
 *
 * @typedef {import("./room.js").State} State
 * @typedef {{ act: (action: import("./room.js").Action) => void, run: (script: string) => void, stop: () => void }} Handlers
 */
import { GROUPS, INTEGRATOR_CONTROLS, actionKey, actionOf } from "./controls.js";
import { el } from "./dom.js";
import { SCRIPTS } from "./scripts.js";

const MAX_EVENTS = 8;

export class Trainer {
  #t;
  /** @type {State | null} */
  #state = null;
  #buttons = [];
  /** @type {HTMLElement[]} */
  #notices = [];
  /** @type {HTMLElement | null} The notice beside the pressed button. */
  #pressedNotice = null;

  /** @param {(key: string) => string} t @param {Handlers} handlers */
  constructor(t, handlers) {
    this.#t = t;
    this.progress = el("p", { class: "progress", role: "status", text: t("progress-idle") });
    this.sent = el("ol", { class: "sent" });
    this.script = el("select", { id: "script" }, ...Object.keys(SCRIPTS).map((name) => el("option", { value: name, text: t(`script-${name}`) })));
    this.run = el("button", { type: "button", class: "primary", text: t("script-run"), onclick: () => handlers.run(this.script.value) });
    this.stop = el("button", { type: "button", class: "secondary", text: t("script-stop"), onclick: () => handlers.stop() });
    const group = (name, controls) =>
      el(
        "div",
        { class: "group", role: "group", "aria-labelledby": `group-${name}` },
        el("h3", { id: `group-${name}`, text: t(`group-${name}`) }),
        ...this.#buttonRow(controls, handlers),
      );
    this.node = el(
      "section",
      { class: "trainer", "aria-labelledby": "trainer-title" },
      el("header", {}, el("h2", { id: "trainer-title", text: t("trainer-title") }), el("p", { class: "note", text: t("trainer-note") })),
      el(
        "div",
        { class: "group", role: "group", "aria-labelledby": "group-script" },
        el("h3", { id: "group-script", text: t("script-title") }),
        el("div", { class: "row end" }, el("div", { class: "field" }, el("label", { for: "script", text: t("script-label") }), this.script), this.run, this.stop),
        this.progress,
      ),
      ...GROUPS.map(({ name, controls }) => group(name, controls)),
      el(
        "details",
        {},
        el("summary", { text: t("group-integrators") }),
        ...this.#buttonRow(INTEGRATOR_CONTROLS, handlers),
        el("h3", { text: t("sent-title") }),
        this.sent,
      ),
    );
  }

  /** A row of buttons with a notice for refusals below it. */
  #buttonRow(controls, handlers) {
    const notice = el("p", { class: "notice", role: "status" });
    this.#notices.push(notice);
    const press = (control) => {
      if (!this.#state) return;
      this.#pressedNotice = notice;
      handlers.act(actionOf(control, this.#state));
      this.#pressedNotice = null;
    };
    const nodes = controls.map((control) => el("button", { type: "button", class: "act", "data-do": control.do, onclick: () => press(control) }));
    this.#buttons.push(...controls.map((control, at) => ({ control, node: nodes[at] })));
    return [el("div", { class: "row" }, ...nodes), notice];
  }

  /** @param {State} state @param {boolean} playing */
  update(state, playing) {
    this.#state = state;
    for (const { control, node } of this.#buttons) {
      const words = this.#t(actionKey(actionOf(control, state), state));
      if (node.textContent !== words) node.textContent = words;
    }
    // `aria-disabled` keeps the stop button focusable when nothing is playing.
    this.stop.setAttribute("aria-disabled", String(!playing));
  }

  /**
   * Shows a refusal beside the pressed button; a refused call from the page shows in the integrators' notice.
   * @param {string | null} refusal Null clears the notices.
   */
  showRefusal(refusal) {
    const target = this.#pressedNotice ?? this.#notices.at(-1);
    for (const notice of this.#notices) notice.textContent = refusal && notice === target ? this.#t(`refusal-${refusal}`) : "";
  }

  /** @param {string} type Only the event type is shown: a detail may contain an id. */
  showEvent(type) {
    this.sent.prepend(el("li", { text: type }));
    while (this.sent.childElementCount > MAX_EVENTS) this.sent.lastElementChild?.remove();
  }

  /** @param {string} key */
  showProgress(key) {
    this.progress.textContent = this.#t(key);
  }

  /** @param {number} at @param {number} of @param {string} key */
  showStep(at, of, key) {
    const words = [this.#t("progress-step"), at, this.#t("progress-of"), of].join(" ");
    this.progress.textContent = `${words}: ${this.#t(key)}`;
  }
}
