/** The languages of one panel: sees to it that the module has the texts before it is to speak a language. */
import { languageOf } from "./library.js";

const tagOf = (value) => languageOf(String(value ?? ""));

export class Speech {
  #library;
  #on;
  /** @type {import("./loader.js").Glue | null} The module that is taught. */
  #glue = null;
  /** The language that is to be spoken next. */
  #next = "";

  /**
   * @param {import("./library.js").Library} library
   * @param {{ ready: (tag: unknown) => void, unreachable: (error: Error) => void }} on
   */
  constructor(library, on) {
    this.#library = library;
    this.#on = on;
  }

  /** Fetches the first language while the module is on its way. What fails is told when it is wanted. @param {unknown} tag */
  prepare(tag) {
    this.#library.fetch(tagOf(tag)).catch(() => {});
  }

  /**
   * Fetches the texts of another language; until they are here the one before is spoken.
   * @param {unknown} tag @returns {boolean} Whether they are to be fetched.
   */
  fetch(tag) {
    const language = (this.#next = tagOf(tag));
    // By the time it is spoken, the panel says more than first screens do.
    if (this.#library.has(language, true)) return false;
    const still = (tell) => (given) => this.#next === language && tell(given);
    this.#library.fetch(language, true).then(
      still(() => this.#on.ready(tag)),
      still((error) => this.#on.unreachable(error)),
    );
    return true;
  }

  /**
   * Hands the module the languages that are here.
   * @param {import("./loader.js").Glue} glue @param {unknown} tag What is to be spoken.
   * @returns {Promise<void> | null} When to try again, if that language is not here yet; null when all is well.
   */
  teach(glue, tag) {
    this.#glue = glue;
    const language = tagOf(tag);
    if (!this.#library.has(language)) return this.#library.fetch(language);
    try {
      this.#library.teach(glue);
      return null;
    } catch (error) {
      return Promise.reject(error);
    }
  }

  /** Hands over what has come since. */
  teachAgain() {
    if (this.#glue) this.#library.teach(this.#glue);
  }
}
