/** Hears the event streams that the page opens, where their address is one that is looked for. */
import { natives } from "./natives.js";
import { hearCalls, hearMade } from "./replace.js";

const { URL, get, has, listen, pathname, data, set, test, unlisten } = natives;

/**
 * @param {{ path: RegExp, types: readonly string[] }} wanted Of which streams, and which of their events.
 * @param {(message: [kind: string, stream: number, type?: string, text?: string]) => void} tell `open`, `event`, `lost`
 *   (the browser tries again by itself or gives up), `closed` (the page ended it).
 * @returns {() => void} Ends it.
 */
export function hearEventStreams({ path, types }, tell) {
  const { prototype } = EventSource;
  const address = Object.getOwnPropertyDescriptor(prototype, "url").get;
  /** @type {WeakMap<EventSource, number>} */
  const known = new WeakMap();
  const stop = new AbortController();
  let count = 0;

  const hear = (source) => {
    // The address holds the page's token. It is looked at here, and only its path, and goes no further.
    if (!test(path, [pathname(new URL(natives.apply(address, source, [])))])) return;
    const stream = (count += 1);
    set(known, [source, stream]);
    const on = (type, listener) => {
      const contained = (event) => {
        try {
          listener(event);
        } catch {
          // The page has an event to handle, whatever became of ours.
        }
      };
      listen(source, [type, contained]);
      listen(stop.signal, ["abort", () => unlisten(source, [type, contained])]);
    };
    on("open", () => tell(["open", stream]));
    on("error", () => tell(["lost", stream]));
    for (let index = 0; index < types.length; index += 1) {
      const type = types[index];
      on(type, (event) => tell(["event", stream, type, data(event)]));
    }
  };

  const ends = [
    hearMade(window, "EventSource", hear),
    hearCalls(prototype, "close", (_, source) => {
      if (has(known, [source])) tell(["closed", get(known, [source])]);
    }),
    () => stop.abort(),
  ];
  return () => ends.forEach((end) => end());
}
