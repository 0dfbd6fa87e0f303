/**
 * Draws what is not the room: the buttons of the person who leads the exercise, the ready-made consultations,
 * and, folded away, what an integrator may want to try on a page.
 *
 * @typedef {import("./room.js").State} State
 * @typedef {{ act: (action: import("./room.js").Action) => void, run: (script: string) => void, stop: () => void }} Asked
 */
import { GROUPS, INTEGRATOR_CONTROLS, actionKey, actionOf } from "./controls.js";
import { el } from "./dom.js";
import { SCRIPTS } from "./scripts.js";

const REMEMBERED = 8;

export class Trainer {
  #t;
  /** @type {State | null} */
  #state = null;
  #buttons = [];
  /** @type {HTMLElement[]} */
  #notices = [];
  /** @type {HTMLElement | null} Where the one who pressed is looking. */
  #near = null;

  /** @param {(key: string) => string} t @param {Asked} asked */
  constructor(t, asked) {
    this.#t = t;
    this.progress = el("p", { class: "progress", role: "status", text: t("progress-idle") });
    this.sent = el("ol", { class: "sent" });
    this.script = el("select", { id: "script" }, ...Object.keys(SCRIPTS).map((name) => el("option", { value: name, text: t(`script-${name}`) })));
    this.run = el("button", { type: "button", class: "primary", text: t("script-run"), onclick: () => asked.run(this.script.value) });
    this.stop = el("button", { type: "button", class: "secondary", text: t("script-stop"), onclick: () => asked.stop() });
    const group = (name, controls) =>
      el(
        "div",
        { class: "group", role: "group", "aria-labelledby": `group-${name}` },
        el("h3", { id: `group-${name}`, text: t(`group-${name}`) }),
        ...this.#buttonRow(controls, asked),
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
        ...this.#buttonRow(INTEGRATOR_CONTROLS, asked),
        el("h3", { text: t("sent-title") }),
        this.sent,
      ),
    );
  }

  /** A row of buttons, and below it a place to say why one of them could do nothing. */
  #buttonRow(controls, asked) {
    const notice = el("p", { class: "notice", role: "status" });
    this.#notices.push(notice);
    const press = (control) => {
      if (!this.#state) return;
      this.#near = notice;
      asked.act(actionOf(control, this.#state));
      this.#near = null;
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
    // The stop button stays in reach of the keyboard at all times; only its look tells that nothing is playing.
    this.stop.setAttribute("aria-disabled", String(!playing));
  }

  /**
   * What the page asked for without anybody pressing is told to the integrator, in the last place.
   * @param {string | null} refusal What could not be done, or null when it was done.
   */
  tell(refusal) {
    const place = this.#near ?? this.#notices.at(-1);
    for (const notice of this.#notices) notice.textContent = refusal && notice === place ? this.#t(`refusal-${refusal}`) : "";
  }

  /** @param {string} type Only the kind of event is shown: a detail may carry somebody's id. */
  told(type) {
    this.sent.prepend(el("li", { text: type }));
    while (this.sent.childElementCount > REMEMBERED) this.sent.lastElementChild?.remove();
  }

  /** @param {string} key */
  playing(key) {
    this.progress.textContent = this.#t(key);
  }

  /** @param {number} at @param {number} of @param {string} key */
  step(at, of, key) {
    const words = [this.#t("progress-step"), at, this.#t("progress-of"), of].join(" ");
    this.progress.textContent = `${words}: ${this.#t(key)}`;
  }
}
