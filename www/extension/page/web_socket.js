/** Observes what the page's web sockets receive, where their path matches; never what they send. */
import { natives } from "./natives.js";
import { observeConstruction } from "./replace.js";

const { URL, apply, data, listen, pathname, test, unlisten } = natives;

/**
 * @param {{ path: RegExp }} target
 * @param {(message: [kind: string, id: number, text?: string]) => void} post `open`, `frame` (text only), `closed`.
 * @returns {() => void} Stops observing.
 */
export function observeWebSockets({ path }, post) {
  const urlOf = Object.getOwnPropertyDescriptor(WebSocket.prototype, "url").get;
  const stop = new AbortController();
  let count = 0;

  const observe = (socket) => {
    if (!test(path, [pathname(new URL(apply(urlOf, socket, [])))])) return;
    const id = (count += 1);
    const listenTo = (type, listener) => {
      const safeListener = (event) => {
        try {
          listener(event);
        } catch {
          // An error here must not reach the page's own event handling.
        }
      };
      listen(socket, [type, safeListener]);
      listen(stop.signal, ["abort", () => unlisten(socket, [type, safeListener])]);
    };
    listenTo("open", () => post(["open", id]));
    listenTo("close", () => post(["closed", id]));
    listenTo("message", (event) => {
      const text = data(event);
      if (typeof text === "string") post(["frame", id, text]);
    });
  };

  const stops = [observeConstruction(window, "WebSocket", observe), () => stop.abort()];
  return () => stops.forEach((stopOne) => stopOne());
}
