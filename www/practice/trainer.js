/**
 * Draws the trainer's controls: the action buttons in sight, and in disclosures the buttons for what the room's own buttons do
 * as well, the scripted consultations, and the controls for integrators.
 *
 * @typedef {import("./room.js").State} State
 * @typedef {{ act: (action: import("./room.js").Action) => void, run: (script: string) => void, stop: () => void }} Handlers
 */
import { GROUPS, INTEGRATOR_CONTROLS, MORE_CONTROLS, actionKey, actionOf } from "./controls.js";
import { el } from "./dom.js";
import { SCRIPTS } from "./scripts.js";
import { TrainerButtons, trainerSection } from "./trainer_buttons.js";

const MAX_EVENTS = 8;

export class Trainer {
  #t;
  #buttons;

  /** @param {(key: string) => string} t @param {Handlers} handlers */
  constructor(t, handlers) {
    this.#t = t;
    this.#buttons = new TrainerButtons(t, {
      nameOf: (control) => control.do,
      keyOf: (control, state) => actionKey(actionOf(control, state), state),
      press: (control, state) => handlers.act(actionOf(control, state)),
    });
    this.progress = el("p", { class: "progress", role: "status", text: t("progress-idle") });
    this.sent = el("ol", { class: "sent" });
    this.script = el("select", { id: "script" }, ...Object.keys(SCRIPTS).map((name) => el("option", { value: name, text: t(`script-${name}`) })));
    this.run = el("button", { type: "button", class: "primary", text: t("script-run"), onclick: () => handlers.run(this.script.value) });
    this.stop = el("button", { type: "button", class: "secondary", text: t("script-stop"), onclick: () => handlers.stop() });
    const scripts = el(
      "div",
      { class: "group", role: "group", "aria-labelledby": "group-script" },
      el("h3", { id: "group-script", text: t("script-title") }),
      el("div", { class: "row end" }, el("div", { class: "field" }, el("label", { for: "script", text: t("script-label") }), this.script), this.run, this.stop),
      this.progress,
    );
    const fold = (name, ...content) => el("details", {}, el("summary", { text: t(`group-${name}`) }), ...content);
    this.node = trainerSection(
      t,
      ...GROUPS.map(({ name, controls }) => this.#buttons.group(name, controls)),
      fold("more", ...this.#buttons.row(MORE_CONTROLS), scripts),
      fold("integrators", ...this.#buttons.row(INTEGRATOR_CONTROLS), el("h3", { text: t("sent-title") }), this.sent),
    );
  }

  /** @param {State} state @param {boolean} playing */
  update(state, playing) {
    this.#buttons.update(state);
    // `aria-disabled` keeps the stop button focusable when nothing is playing.
    this.stop.setAttribute("aria-disabled", String(!playing));
  }

  /** @param {string | null} refusal */
  showRefusal(refusal) {
    this.#buttons.showRefusal(refusal);
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
