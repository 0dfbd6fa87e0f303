/**
 * Plays one script at a time, a step per task, and owns the only timer of the practice room.
 *
 * @typedef {import("./scripts.js").ScriptStep} ScriptStep
 * @typedef {{ act: (step: ScriptStep) => void, progress: (at: number, of: number, step: ScriptStep | null) => void }} Stage
 */
export class Player {
  #stage;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {((finished: boolean) => void) | null} */
  #settle = null;

  /** @param {Stage} stage */
  constructor(stage) {
    this.#stage = stage;
  }

  get playing() {
    return this.#settle !== null;
  }

  /**
   * @param {ReadonlyArray<ScriptStep>} script
   * @param {number} pace 1 is the script's own time, 2 twice as slow, 0 no waiting at all.
   * @returns {Promise<boolean>} Whether it was played to the end.
   */
  play(script, pace) {
    this.stop();
    return new Promise((resolve) => {
      this.#settle = resolve;
      this.#wait(script, 0, pace);
    });
  }

  stop() {
    if (this.playing) this.#finish(false);
  }

  #wait(script, at, pace) {
    if (at === script.length) return this.#finish(true);
    this.#timer = setTimeout(() => {
      const settle = this.#settle;
      this.#stage.act(script[at]);
      // A listener of the page may have stopped this script, or begun another.
      if (this.#settle !== settle) return;
      this.#stage.progress(at + 1, script.length, script[at]);
      this.#wait(script, at + 1, pace);
    }, script[at].after * pace);
  }

  #finish(finished) {
    clearTimeout(this.#timer);
    const settle = this.#settle;
    this.#settle = null;
    this.#stage.progress(0, 0, null);
    settle?.(finished);
  }
}
