/**
 * Plays one script at a time, one step per task. Owns the only timer of the practice room.
 *
 * @typedef {import("./scripts.js").ScriptStep} ScriptStep
 * @typedef {{ act: (step: ScriptStep) => void, progress: (at: number, of: number, step: ScriptStep | null) => void }} Stage
 */
export class Player {
  #stage;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** @type {((completed: boolean) => void) | null} */
  #resolve = null;

  /** @param {Stage} stage */
  constructor(stage) {
    this.#stage = stage;
  }

  get playing() {
    return this.#resolve !== null;
  }

  /**
   * @param {ReadonlyArray<ScriptStep>} script
   * @param {number} pace 1 is the script's own time, 2 is twice as slow, 0 is without delay.
   * @returns {Promise<boolean>} Whether the script was played to the end.
   */
  play(script, pace) {
    this.stop();
    return new Promise((resolve) => {
      this.#resolve = resolve;
      this.#wait(script, 0, pace);
    });
  }

  stop() {
    if (this.playing) this.#finish(false);
  }

  #wait(script, at, pace) {
    if (at === script.length) return this.#finish(true);
    this.#timer = setTimeout(() => {
      const resolve = this.#resolve;
      this.#stage.act(script[at]);
      // A page listener may have stopped this script or started another.
      if (this.#resolve !== resolve) return;
      this.#stage.progress(at + 1, script.length, script[at]);
      this.#wait(script, at + 1, pace);
    }, script[at].after * pace);
  }

  #finish(completed) {
    clearTimeout(this.#timer);
    const resolve = this.#resolve;
    this.#resolve = null;
    this.#stage.progress(0, 0, null);
    resolve?.(completed);
  }
}
