/** Listens to a `<trygtrom-practice-room>`, which dispatches the events of the embed that it replaces, each once. */
import { TYPES } from "../whereby/embed.js";

export const TAG = "trygtrom-practice-room";

/**
 * @param {Element} room
 * @param {(at: number, type: string, detail: unknown) => void} sink
 * @param {AbortSignal} signal
 */
export function subscribe(room, sink, signal) {
  for (const type of TYPES) room.addEventListener(type, ({ detail }) => sink(Date.now(), type, detail), { signal });
}
