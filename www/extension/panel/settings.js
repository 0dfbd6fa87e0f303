/** What the hospital has set for all its machines, through the browser's managed policies. */
import { api } from "../browser.js";
import all from "../texts.json" with { type: "json" };

/** The languages there are words for. */
const LANGUAGES = ["nb", "en"];

/**
 * @typedef {object} Settings
 * @property {"nb" | "en"} language
 * @property {string | object | null} procedure The word of a built-in procedure, or a procedure file; null: none is set.
 */

/** What holds where nothing is set. @returns {Settings} */
export const usualSettings = () => settingsOf({}, api.i18n.getUILanguage());

/** @returns {Promise<Settings>} A browser that was just started may take seconds for it. */
export async function readSettings() {
  // Where nothing is set, some browsers have no such storage at all.
  const set = await api.storage.managed.get(null).catch(() => ({}));
  return settingsOf(set ?? {}, api.i18n.getUILanguage());
}

/** @param {{ [name: string]: unknown }} set @param {string} spoken The language of the browser. @returns {Settings} */
export function settingsOf(set, spoken) {
  const own = /^en\b/i.test(spoken) ? "en" : "nb";
  const language = LANGUAGES.includes(/** @type {string} */ (set.language)) ? set.language : own;
  return { language: /** @type {"nb" | "en"} */ (language), procedure: fileOf(set.procedureFile) ?? wordOf(set.procedure) };
}

/** A word may be set that no procedure has: the panel says so. An address may not: nothing is fetched. */
const wordOf = (word) => (typeof word === "string" && word.trim() !== "" ? (/^[\w-]+$/.test(word.trim()) ? word.trim() : {}) : null);

/** @returns {object | null} What cannot be read becomes a file without anything in it, of which the panel says what is wrong. */
function fileOf(text) {
  if (typeof text !== "string" || text.trim() === "") return null;
  try {
    return withoutScan(Object(JSON.parse(text)));
  } catch {
    return {};
  }
}

/**
 * What is written in the chat never comes here, whatever the hospital has chosen: so the panel does not say that it looks.
 * @param {any} file
 */
function withoutScan(file) {
  if (file.policies?.chat_scan !== "identity-numbers") return file;
  const why = { nb: all.nb["no-chat-text"], en: all.en["no-chat-text"] };
  return { ...file, policies: { ...file.policies, chat_scan: "off" }, reasons: { ...file.reasons, chat_scan: why } };
}
