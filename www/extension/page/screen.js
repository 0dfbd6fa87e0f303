/** Observes screen sharing by this page, with the kind of surface where the browser reports it. */
import { natives } from "./natives.js";
import { observeCalls } from "./replace.js";

const { apply, get, has, hasOwn, isTrusted, listen, set, then } = natives;

/**
 * @param {(message: [kind: "screen", on: boolean, surface: string | null]) => void} post `surface`: `monitor`, `window`,
 *   `browser`, or null.
 * @returns {() => void} Stops observing.
 */
export function observeScreenShare(post) {
  // Absent where the page is not allowed to share.
  if (typeof MediaDevices === "undefined" || !Object.hasOwn(MediaDevices.prototype, "getDisplayMedia")) return () => {};
  const { getVideoTracks } = MediaStream.prototype;
  const { getSettings } = MediaStreamTrack.prototype;
  /** @type {WeakMap<MediaStreamTrack, { on: boolean }>} */
  const observed = new WeakMap();
  let shared = 0;

  const ended = (track) => {
    const state = get(observed, [track]);
    if (!state?.on) return;
    state.on = false;
    shared -= 1;
    if (shared === 0) post(["screen", false, null]);
  };
  const started = (stream) => {
    const tracks = apply(getVideoTracks, stream, []);
    for (let index = 0; index < tracks.length; index += 1) {
      const track = tracks[index];
      if (has(observed, [track])) continue;
      set(observed, [track, { on: true }]);
      shared += 1;
      listen(track, ["ended", (event) => isTrusted(event) && ended(track)]);
      const settings = apply(getSettings, track, []);
      // Absent where the browser does not report it; the page could report it through `Object.prototype`.
      post(["screen", true, hasOwn(settings, "displaySurface") ? settings.displaySurface : null]);
    }
  };
  const safely = (handler) => (value) => {
    try {
      handler(value);
    } catch {
      // An error here must not reject the page's promise chain.
    }
  };

  const stops = [
    // The empty handler marks only this branch as handled: the page still gets its own rejection.
    observeCalls(MediaDevices.prototype, "getDisplayMedia", (promise) => then(promise, [safely(started), () => {}])),
    // `ended` does not fire when the page itself stops a track.
    observeCalls(MediaStreamTrack.prototype, "stop", (_, track) => ended(track)),
  ];
  return () => stops.forEach((stop) => stop());
}
