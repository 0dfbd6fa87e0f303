/** What the host says of itself and of the meeting's frame, through the vendor's library. */
import { languageOf } from "../element/catalogs.js";
import { own } from "../element/own.js";

/** The kind of frame that the panel is for. */
export const FRAME = "sidePanel";

/**
 * @typedef {object} Surroundings
 * @property {string} frame The kind of frame.
 * @property {"nb" | "en"} language
 * @property {"auto" | "light" | "dark"} theme
 */

/** The host's themes. Its theme of high contrast is dark. Others come from newer versions. */
const THEMES = { default: "light", light: "light", dark: "dark", contrast: "dark" };

/** @param {unknown} theme @returns {Surroundings["theme"]} */
export const themeOf = (theme) => own(THEMES, String(theme)) ?? "auto";

/** @param {any} context As the library gives it. @returns {Surroundings} */
export function surroundingsOf(context) {
  const [app, page] = [own(context, "app"), own(context, "page")];
  return { frame: String(own(page, "frameContext")), language: languageOf(own(app, "locale")), theme: themeOf(own(app, "theme")) };
}

/**
 * Follows theme, language and frame from now on. That the context changed is the vendor's own message and not promised to apps, so
 * the context is asked for again then, and whenever the page comes into view.
 * @param {Pick<typeof import("@microsoft/teams-js").app, "getContext" | "registerOnThemeChangeHandler" | "registerOnContextChangeHandler">} app
 * @param {(changes: Partial<Surroundings>) => void} changed
 */
export function follow(app, changed) {
  // What is not answered is as it was.
  const ask = () => void app.getContext().then((context) => changed(surroundingsOf(context)), () => {});
  app.registerOnThemeChangeHandler((theme) => changed({ theme: themeOf(theme) }));
  app.registerOnContextChangeHandler(ask);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && ask());
}

/**
 * The consultation key under which the panel stores its state: a digest of the meeting, of the host's session and of the day, since
 * the next meeting of a series has the same id. Null without a meeting or without storage.
 * @param {any} context @param {Date} today
 */
export async function consultationOf(context, today) {
  try {
    sessionStorage.getItem("");
    const meeting = own(own(context, "meeting"), "id");
    if (!meeting) return null;
    const text = `${meeting} ${own(own(context, "app"), "sessionId")} ${today.toDateString()}`;
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
    return `teams-${Array.from(new Uint8Array(digest, 0, 12), (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
  } catch {
    return null;
  }
}
