/** Ways in which a node or the way to it fails, to be had on purpose. */

/**
 * @typedef {import("./node.js").Answer} Answer
 * @typedef {{ answer: Answer, executed: boolean }} Fault `executed`: the node did what was asked; only the answer is lost.
 */

const broken = { status: 0, headers: {}, instead: /** @type {const} */ ("broken") };

/** A page of a portal or a proxy, where JSON was to be. */
const PAGE = "<!doctype html><html><head><title>Sign in</title></head><body>Sign in to the network</body></html>";

export class Faults {
  /** @type {Array<{ action: string, fault: Fault, times: number }>} */
  #planned = [];
  /** Nothing gets through. */
  down = false;

  /** @param {string} action @param {Fault} fault @param {number} times */
  #plan(action, fault, times) {
    this.#planned.push({ action, fault, times });
  }

  /** Answers with a status. @param {string} action As in the address; "*" for all. @param {number} status @param {number} [times] */
  status(action, status, times = 1) {
    const body = JSON.stringify({ status: "failed", result: `${status}` });
    this.#plan(action, { answer: { status, headers: { "content-type": "application/json" }, body }, executed: false }, times);
  }

  /** Answers with a page instead of JSON. @param {string} action @param {number} [times] @param {number} [status] */
  html(action, times = 1, status = 200) {
    this.#plan(action, { answer: { status, headers: { "content-type": "text/html; charset=utf-8" }, body: PAGE }, executed: false }, times);
  }

  /**
   * Answers with this text, said to be JSON.
   * @param {string} action @param {string} body @param {number} [status] @param {string} [type] What else it is said to be.
   */
  text(action, body, status = 200, type = "application/json") {
    this.#plan(action, { answer: { status, headers: { "content-type": type }, body }, executed: false }, 1);
  }

  /** The connection breaks off before anything is done. @param {string} action @param {number} [times] */
  broken(action, times = 1) {
    this.#plan(action, { answer: broken, executed: false }, times);
  }

  /** It is done, and the answer is lost on the way. @param {string} action @param {number} [times] */
  lost(action, times = 1) {
    this.#plan(action, { answer: broken, executed: true }, times);
  }

  /** Nothing is ever answered. @param {string} action @param {number} [times] */
  never(action, times = 1) {
    this.#plan(action, { answer: { ...broken, instead: "never" }, executed: false }, times);
  }

  /** Nothing more goes wrong. */
  clear() {
    this.#planned = [];
    this.down = false;
  }

  /** @param {string} action @returns {Fault | null} */
  next(action) {
    if (this.down) return { answer: broken, executed: false };
    const index = this.#planned.findIndex((one) => one.action === "*" || one.action === action);
    if (index < 0) return null;
    const one = this.#planned[index];
    one.times -= 1;
    if (one.times <= 0) this.#planned.splice(index, 1);
    return one.fault;
  }
}
