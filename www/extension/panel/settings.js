/** The settings that the hospital's administrators deploy through the browser's managed storage. */
import { api } from "../browser.js";
import all from "../texts.json" with { type: "json" };

const LANGUAGES = ["nb", "en"];

/**
 * @typedef {object} Settings
 * @property {"nb" | "en"} language
 * @property {string | object | null} procedure The id of a built-in procedure or a parsed procedure file; null: none is set.
 */

/** @returns {Settings} */
export const defaultSettings = () => settingsOf({}, api.i18n.getUILanguage());

/** @returns {Promise<Settings>} Can take seconds just after the browser has started. */
export async function readSettings() {
  // Some browsers reject if no policy is deployed.
  const managed = await api.storage.managed.get(null).catch(() => ({}));
  return settingsOf(managed ?? {}, api.i18n.getUILanguage());
}

/** @param {{ [name: string]: unknown }} managed @param {string} uiLanguage Of the browser. @returns {Settings} */
export function settingsOf(managed, uiLanguage) {
  const preferred = /^en\b/i.test(uiLanguage) ? "en" : "nb";
  const language = LANGUAGES.includes(/** @type {string} */ (managed.language)) ? managed.language : preferred;
  return { language: /** @type {"nb" | "en"} */ (language), procedure: fileOf(managed.procedureFile) ?? procedureIdOf(managed.procedure) };
}

/** An unknown id is passed on, and the panel reports it. An address becomes an empty procedure: nothing is fetched. */
const procedureIdOf = (id) => (typeof id === "string" && id.trim() !== "" ? (/^[\w-]+$/.test(id.trim()) ? id.trim() : {}) : null);

/** @returns {object | null} Unreadable text becomes an empty procedure, whose problems the panel reports. */
function fileOf(text) {
  if (typeof text !== "string" || text.trim() === "") return null;
  try {
    return withoutChatScan(Object(JSON.parse(text)));
  } catch {
    return {};
  }
}

/**
 * Turns the chat scan off: chat text never reaches the extension, and the panel must not claim to scan it.
 * @param {any} file
 */
function withoutChatScan(file) {
  if (file.policies?.chat_scan !== "identity-numbers") return file;
  const reason = { nb: all.nb["no-chat-text"], en: all.en["no-chat-text"] };
  return { ...file, policies: { ...file.policies, chat_scan: "off" }, reasons: { ...file.reasons, chat_scan: reason } };
}
