/** Observes the page's event streams whose path matches. */
import { natives } from "./natives.js";
import { observeCalls, observeConstruction } from "./replace.js";

const { URL, get, has, listen, pathname, data, set, test, unlisten } = natives;

/**
 * @param {{ path: RegExp, types: readonly string[] }} target The streams, and the event types to report.
 * @param {(message: [kind: string, id: number, type?: string, text?: string]) => void} post `open`, `event`, `lost`
 *   (the browser reconnects or gives up), `closed` (the page closed it).
 * @returns {() => void} Stops observing.
 */
export function observeEventStreams({ path, types }, post) {
  const { prototype } = EventSource;
  const urlOf = Object.getOwnPropertyDescriptor(prototype, "url").get;
  /** @type {WeakMap<EventSource, number>} */
  const streams = new WeakMap();
  const stop = new AbortController();
  let count = 0;

  const observe = (source) => {
    // The address contains the page's token: only its path is read, and nothing of it is passed on.
    if (!test(path, [pathname(new URL(natives.apply(urlOf, source, [])))])) return;
    const id = (count += 1);
    set(streams, [source, id]);
    const listenTo = (type, listener) => {
      const safeListener = (event) => {
        try {
          listener(event);
        } catch {
          // An error here must not reach the page's own event handling.
        }
      };
      listen(source, [type, safeListener]);
      listen(stop.signal, ["abort", () => unlisten(source, [type, safeListener])]);
    };
    listenTo("open", () => post(["open", id]));
    listenTo("error", () => post(["lost", id]));
    for (let index = 0; index < types.length; index += 1) {
      const type = types[index];
      listenTo(type, (event) => post(["event", id, type, data(event)]));
    }
  };

  const stops = [
    observeConstruction(window, "EventSource", observe),
    observeCalls(prototype, "close", (_, source) => {
      if (has(streams, [source])) post(["closed", get(streams, [source])]);
    }),
    () => stop.abort(),
  ];
  return () => stops.forEach((stopOne) => stopOne());
}
