/** Injects failures of the node and of the network. */

/**
 * @typedef {import("./node.js").Answer} Answer
 * @typedef {{ answer: Answer, executed: boolean }} Fault `executed`: the node runs the request and only the answer is replaced.
 */

const broken = { status: 0, headers: {}, instead: /** @type {const} */ ("broken") };

/** The sign-in page of a proxy in place of JSON. */
const PAGE = "<!doctype html><html><head><title>Sign in</title></head><body>Sign in to the network</body></html>";

export class Faults {
  /** @type {Array<{ action: string, fault: Fault, times: number }>} */
  #planned = [];
  /** Whether every request fails. */
  down = false;

  /** @param {string} action @param {Fault} fault @param {number} times */
  #plan(action, fault, times) {
    this.#planned.push({ action, fault, times });
  }

  /** Answers with this status. @param {string} action Last path segments of the request; "*" matches all. @param {number} status @param {number} [times] */
  status(action, status, times = 1) {
    const body = JSON.stringify({ status: "failed", result: `${status}` });
    this.#plan(action, { answer: { status, headers: { "content-type": "application/json" }, body }, executed: false }, times);
  }

  /** Answers with HTML instead of JSON. @param {string} action @param {number} [times] @param {number} [status] */
  html(action, times = 1, status = 200) {
    this.#plan(action, { answer: { status, headers: { "content-type": "text/html; charset=utf-8" }, body: PAGE }, executed: false }, times);
  }

  /**
   * Answers with this text, labelled as JSON.
   * @param {string} action @param {string} body @param {number} [status] @param {string} [type] Another content type.
   */
  text(action, body, status = 200, type = "application/json") {
    this.#plan(action, { answer: { status, headers: { "content-type": type }, body }, executed: false }, 1);
  }

  /** The connection breaks before the request runs. @param {string} action @param {number} [times] */
  broken(action, times = 1) {
    this.#plan(action, { answer: broken, executed: false }, times);
  }

  /** The request runs and its answer is lost. @param {string} action @param {number} [times] */
  lost(action, times = 1) {
    this.#plan(action, { answer: broken, executed: true }, times);
  }

  /** The request is never answered. @param {string} action @param {number} [times] */
  never(action, times = 1) {
    this.#plan(action, { answer: { ...broken, instead: "never" }, executed: false }, times);
  }

  /** Removes all faults. */
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
