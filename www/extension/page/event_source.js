/** Observes what the page's event streams receive from the vendor's server. */
import { natives } from "./natives.js";
import { observeCalls, observeConstruction } from "./replace.js";
import { Streams } from "./streams.js";

const { get, has, set } = natives;

/**
 * @param {import("./streams.js").Address & { types: readonly string[] }} target `types`: the event types to report.
 * @param {(message: [kind: string, id: number, type?: string, text?: string]) => void} post `open`, `event`, `closed` (the
 *   page closed it, or the browser lost it and may open it again).
 * @returns {() => void} Stops observing.
 */
export function observeEventStreams({ types, ...address }, post) {
  const { prototype } = EventSource;
  /** @type {WeakMap<EventSource, number>} */
  const ids = new WeakMap();
  const streams = new Streams(EventSource, address, post);
  const received = (id, type, text) => post(["event", id, type, text]);
  const restore = observeConstruction(window, "EventSource", (source) => {
    const id = streams.add(source, types, "error", received);
    if (id !== 0) set(ids, [source, id]);
  });
  const restoreClose = observeCalls(prototype, "close", (_, source) => {
    if (has(ids, [source])) streams.closed(get(ids, [source]));
  });
  return () => {
    restore();
    restoreClose();
    streams.stop();
  };
}
