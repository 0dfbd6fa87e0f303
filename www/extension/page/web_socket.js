/** Observes what the page's web sockets receive from the vendor's server; never what they send. */
import { observeConstruction } from "./replace.js";
import { Streams } from "./streams.js";

/**
 * @param {import("./streams.js").Address} address
 * @param {(message: [kind: string, id: number, text?: string]) => void} post `open`, `frame` (text only), `closed`.
 * @returns {() => void} Stops observing.
 */
export function observeWebSockets(address, post) {
  const sockets = new Streams(WebSocket, address, post);
  const received = (id, _, text) => {
    if (typeof text === "string") post(["frame", id, text]);
  };
  const types = ["message"];
  const restore = observeConstruction(window, "WebSocket", (socket) => sockets.add(socket, types, "close", received));
  return () => {
    restore();
    sockets.stop();
  };
}
