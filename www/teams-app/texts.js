/** Texts of the page around the panel. */
import all from "./texts.json" with { type: "json" };

/** @param {string} language @returns {(key: string) => string} */
export const textsIn = (language) => (key) => all[language][key];
