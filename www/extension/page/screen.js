/** Hears that the person shares a screen through this page, and what kind of surface it is, where the browser says. */
import { natives } from "./natives.js";
import { hearCalls } from "./replace.js";

const { apply, get, has, listen, set, then } = natives;

/**
 * @param {(message: [kind: "screen", on: boolean, surface: string | null]) => void} tell `surface`: `monitor`, `window`,
 *   `browser`, or null.
 * @returns {() => void} Ends it.
 */
export function hearScreen(tell) {
  // A page that may not share has no such method.
  if (typeof MediaDevices === "undefined" || !Object.hasOwn(MediaDevices.prototype, "getDisplayMedia")) return () => {};
  const { getVideoTracks } = MediaStream.prototype;
  const { getSettings } = MediaStreamTrack.prototype;
  /** @type {WeakMap<MediaStreamTrack, { on: boolean }>} */
  const known = new WeakMap();
  let shared = 0;

  const over = (track) => {
    const state = get(known, [track]);
    if (!state?.on) return;
    state.on = false;
    shared -= 1;
    if (shared === 0) tell(["screen", false, null]);
  };
  const begun = (stream) => {
    const tracks = apply(getVideoTracks, stream, []);
    for (let index = 0; index < tracks.length; index += 1) {
      const track = tracks[index];
      if (has(known, [track])) continue;
      set(known, [track, { on: true }]);
      shared += 1;
      listen(track, ["ended", () => over(track)]);
      const { displaySurface } = apply(getSettings, track, []);
      tell(["screen", true, typeof displaySurface === "string" ? displaySurface : null]);
    }
  };
  const contained = (work) => (given) => {
    try {
      work(given);
    } catch {
      // The promise is the page's; what we make of it is ours.
    }
  };

  const ends = [
    // A refusal is the page's to handle: hearing of it here keeps it from counting as unhandled in our branch alone.
    hearCalls(MediaDevices.prototype, "getDisplayMedia", (promise) => then(promise, [contained(begun), () => {}])),
    // A track that the page stops itself tells nobody.
    hearCalls(MediaStreamTrack.prototype, "stop", (_, track) => over(track)),
  ];
  return () => ends.forEach((end) => end());
}
