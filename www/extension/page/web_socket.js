/** Hears what comes over the page's web sockets, where their address is one that is looked for. Nothing that is sent. */
import { natives } from "./natives.js";
import { hearMade } from "./replace.js";

const { URL, apply, data, listen, pathname, test, unlisten } = natives;

/**
 * @param {{ path: RegExp }} wanted Of which sockets.
 * @param {(message: [kind: string, stream: number, text?: string]) => void} tell `open`, `frame` (text alone), `closed`.
 * @returns {() => void} Ends it.
 */
export function hearSockets({ path }, tell) {
  const address = Object.getOwnPropertyDescriptor(WebSocket.prototype, "url").get;
  const stop = new AbortController();
  let count = 0;

  const hear = (socket) => {
    if (!test(path, [pathname(new URL(apply(address, socket, [])))])) return;
    const stream = (count += 1);
    const on = (type, listener) => {
      const contained = (event) => {
        try {
          listener(event);
        } catch {
          // The page has an event to handle, whatever became of ours.
        }
      };
      listen(socket, [type, contained]);
      listen(stop.signal, ["abort", () => unlisten(socket, [type, contained])]);
    };
    on("open", () => tell(["open", stream]));
    on("close", () => tell(["closed", stream]));
    on("message", (event) => {
      const text = data(event);
      if (typeof text === "string") tell(["frame", stream, text]);
    });
  };

  const ends = [hearMade(window, "WebSocket", hear), () => stop.abort()];
  return () => ends.forEach((end) => end());
}
