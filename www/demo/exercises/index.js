/**
 * The exercises on the clinician's page: the picker, the line that coaches, and the feedback at the end.
 *
 * @typedef {import("./catalogue.js").Exercise} Exercise
 */
import { el } from "../../practice/dom.js";
import { EXERCISES } from "./catalogue.js";
import { Coach } from "./coach.js";
import { debrief } from "./debrief.js";
import { showDebrief } from "./debrief_view.js";
import { RULES } from "./rules.js";

export class Exercises {
  #page;
  #node;
  #feedback;
  #coach;
  /** @type {{ at: number, exercise: Exercise } | null} The step that is shown. */
  #step = null;
  /** @type {import("./coach.js").Ended | null} */
  #ended = null;

  /**
   * @param {object} page
   * @param {HTMLElement} page.node The section of the exercises.
   * @param {HTMLElement} page.feedback The section of the feedback.
   * @param {any} page.panel
   * @param {any} page.room
   * @param {() => { lang: string, words: Record<string, string>, patient: string }} page.texts
   * @param {(exercise: Exercise) => void} page.choose Begins an exercise, after asking where a consultation is under way.
   */
  constructor(page) {
    this.#page = page;
    this.#node = page.node;
    this.#feedback = page.feedback;
    this.#coach = new Coach({
      panel: page.panel,
      room: page.room,
      show: (at, exercise) => this.#showStep({ at, exercise }),
      finished: (ended) => this.#finish(ended),
    });
    this.line = this.#find(".coach");
    this.count = this.#find(".step-count");
    this.#find("[data-act='start-exercise']").addEventListener("click", () => page.choose(EXERCISES[0]));
    this.#find("[data-act='end-exercise']").addEventListener("click", () => {
      this.#coach.end();
      this.#feedback.querySelector("h2")?.focus();
    });
  }

  get running() {
    return this.#coach.running;
  }

  /** Starts in a panel and a room that have just been reset. @param {Exercise} exercise */
  start(exercise) {
    this.#closeFeedback();
    /** @type {HTMLDetailsElement} */ (this.#find("details")).open = false;
    this.#coach.start(exercise);
    this.#mark();
    this.line.focus();
  }

  /** Ends without feedback, for a consultation that is deleted. */
  cancel() {
    if (!this.running) return;
    this.#coach.cancel();
    this.#step = null;
    this.draw();
  }

  /** Draws everything in the language of the page. */
  draw() {
    const { words } = this.#page.texts();
    const choice = (exercise) =>
      el(
        "li",
        {},
        el(
          "button",
          { class: "exercise-choice", type: "button", "data-exercise": exercise.id, onclick: () => this.#page.choose(exercise) },
          el("strong", { text: words[`exercise-${exercise.id}`] }),
          el("span", { text: words[`exercise-${exercise.id}-text`] }),
        ),
      );
    this.#find("ul").replaceChildren(...EXERCISES.map(choice));
    if (this.#step) this.#showStep(this.#step);
    else this.#say(words[this.#ended ? "coach-over" : "coach-none"]);
    if (this.#ended && !this.#feedback.hidden) this.#showFeedback(this.#ended);
    this.#mark();
  }

  #find(selector) {
    return /** @type {HTMLElement} */ (this.#node.querySelector(selector));
  }

  #mark() {
    this.#node.toggleAttribute("data-running", this.running);
    for (const [selector, hidden] of [["[data-act='start-exercise']", this.running], ["details", this.running], ["[data-act='end-exercise']", !this.running], [".step-count", !this.running]]) {
      this.#find(selector).hidden = hidden;
    }
  }

  /** One node in the live region, so that a line is read as a whole. @param {string} text */
  #say(text) {
    if (this.line.textContent !== text) this.line.replaceChildren(document.createTextNode(text));
  }

  #showStep(step) {
    this.#step = step;
    const { words, patient } = this.#page.texts();
    const { at, exercise } = step;
    this.count.textContent = `${words[`exercise-${exercise.id}`]}: ${words["step"]} ${at + 1} ${words["step-of"]} ${exercise.steps.length}`;
    this.#say(words[`say-${exercise.steps[at].say}`].replaceAll("{patient}", patient));
  }

  #finish(ended) {
    this.#step = null;
    this.#ended = ended;
    this.#showFeedback(ended);
    this.draw();
  }

  #showFeedback(ended) {
    const { words, lang } = this.#page.texts();
    document.documentElement.toggleAttribute("data-debrief", true);
    showDebrief(this.#feedback, debrief(ended, RULES), {
      words,
      lang,
      exercise: ended.exercise.id,
      log: ended.log,
      acts: {
        print: () => window.print(),
        again: () => this.#page.choose(ended.exercise),
        close: () => {
          this.#closeFeedback();
          this.draw();
          this.#find("[data-act='start-exercise']").focus();
        },
      },
    });
  }

  /** Forgets the exercise. */
  #closeFeedback() {
    this.#ended = null;
    this.#feedback.hidden = true;
    this.#feedback.replaceChildren();
    document.documentElement.toggleAttribute("data-debrief", false);
  }
}
