/**
 * Leads through an exercise: says one line, and goes on when the panel's report and the practice room show that it is done.
 * It keeps everything in memory and stops listening when the exercise is over.
 *
 * @typedef {import("./catalogue.js").Exercise} Exercise
 * @typedef {object} Ended
 * @property {Exercise} exercise
 * @property {any} log The panel's session log.
 * @property {import("./trace.js").Traced[]} events
 * @property {ReadonlySet<string>} reached The lines that were said.
 * @property {ReadonlySet<string>} passed Those whose steps were done.
 * @property {number} started In ms since the Unix epoch, like `ended`.
 * @property {number} ended
 */
import { trace } from "./trace.js";

export class Coach {
  #panel;
  #room;
  #show;
  #finished;
  /** @type {{ exercise: Exercise, at: number, begun: boolean, started: number, events: import("./trace.js").Traced[], log: any, stop: AbortController } | null} */
  #run = null;
  #due = false;

  /**
   * @param {object} page
   * @param {any} page.panel
   * @param {any} page.room The practice room's element.
   * @param {(at: number, exercise: Exercise) => void} page.show Shows the line of a step.
   * @param {(ended: Ended) => void} page.finished
   */
  constructor({ panel, room, show, finished }) {
    this.#panel = panel;
    this.#room = room;
    this.#show = show;
    this.#finished = finished;
  }

  get running() {
    return this.#run !== null;
  }

  /** Starts an exercise in a panel that has just been reset. @param {Exercise} exercise */
  start(exercise) {
    this.cancel();
    const stop = new AbortController();
    const check = () => this.#later();
    this.#run = { exercise, at: -1, begun: false, started: Date.now(), events: trace(this.#panel, check, stop.signal), log: null, stop };
    // The panel's events do not tell of every change that its report has.
    for (const type of ["click", "change"]) this.#panel.addEventListener(type, check, { signal: stop.signal });
    this.#room.addEventListener("practice-change", check, { signal: stop.signal });
    this.#later();
  }

  /** Ends the exercise where it is, and gives the feedback. */
  end() {
    const run = this.#run;
    if (!run) return;
    const { exercise, started, events, at } = run;
    const lines = exercise.steps.map(({ say }) => say);
    const log = this.#panel.sessionLog() ?? run.log;
    this.cancel();
    if (log) this.#finished({ exercise, log, events, reached: new Set(lines.slice(0, at + 1)), passed: new Set(lines.slice(0, at)), started, ended: Date.now() });
  }

  /** Ends the exercise without feedback. */
  cancel() {
    this.#run?.stop.abort();
    this.#run = null;
  }

  /** Looks once the panel and the room have handled what was just announced. Inside of its own events the panel gives no report. */
  #later() {
    if (this.#due) return;
    this.#due = true;
    setTimeout(() => {
      this.#due = false;
      this.#look();
    });
  }

  #look() {
    const run = this.#run;
    const report = this.#panel.report();
    if (!run || !report) return;
    run.log = this.#panel.sessionLog();
    if (!run.begun) {
      // The panel still shows the consultation before this one, and announces the change.
      if (report.phase !== "preparation") return;
      Object.assign(run, { begun: true, started: Date.now() });
      run.events.length = 0;
      return this.#next();
    }
    if (report.phase === "closed") return this.end();
    if (run.exercise.steps[run.at].done({ report, log: run.log, room: this.#room.state })) this.#next();
  }

  /** The next step; the last one is done when the consultation is closed. */
  #next() {
    const run = this.#run;
    if (!run || run.at + 1 >= run.exercise.steps.length) return;
    run.at += 1;
    this.#show(run.at, run.exercise);
    for (const [name, args] of run.exercise.steps[run.at].begin ?? []) this.#room.act(name, args);
    this.#later();
  }
}
