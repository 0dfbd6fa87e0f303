/**
 * Runs a callback in a task of its own. Uses a message port, because browsers throttle timers in hidden tabs.
 * In JavaScript because it is used before the module is there.
 */

/** @type {MessageChannel | undefined} Created on first use. */
let channel;
/** @type {Array<() => void>} */
const waiting = [];

export function task(callback) {
  if (!channel) {
    channel = new MessageChannel();
    channel.port1.onmessage = () => waiting.shift()?.();
  }
  waiting.push(callback);
  channel.port2.postMessage(null);
}
