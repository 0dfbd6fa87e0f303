/** The texts of each language: fetched when a panel first needs that language, once for all panels of the page. */
import { LoadError } from "./loader.js";
import { isOwn } from "./own_file.js";

/** @typedef {"nb" | "en"} Language */

/**
 * The language files a tag stands for: English, or Bokmål for every other language, as the procedures are Norwegian.
 * @param {string} tag
 * @returns {"nb" | "en"}
 */
export const languageOf = (tag) => (tag.trim().split(/[-_]/)[0].toLowerCase() === "en" ? "en" : "nb");

export class Library {
  #address;
  #sha384;
  #fetch;
  /** @type {Map<Language, Promise<string>>} */
  #asked = new Map();
  /** @type {Map<Language, string>} */
  #here = new Map();

  /**
   * @param {(language: Language) => URL} address
   * @param {Record<string, string>} sha384 The hashes of the files that belong to the script, by their paths in the
   *   package, as the build has written them.
   * @param {typeof globalThis.fetch} [fetch]
   */
  constructor(address, sha384, fetch = (...given) => globalThis.fetch(...given)) {
    this.#address = address;
    this.#sha384 = sha384;
    this.#fetch = fetch;
  }

  /** @param {Language} language */
  has(language) {
    return this.#here.has(language);
  }

  /** @returns {Iterable<string>} The files that are here. */
  files() {
    return this.#here.values();
  }

  /**
   * Fetches a language. What failed is tried anew the next time.
   * @param {Language} language
   * @returns {Promise<void>}
   */
  async fetch(language) {
    if (!this.#asked.has(language)) this.#asked.set(language, this.#get(language));
    try {
      this.#here.set(language, await this.#asked.get(language));
    } catch (error) {
      this.#asked.delete(language);
      throw error;
    }
  }

  /** Lets go of what is here: it does not belong to the module. */
  forget() {
    this.#asked.clear();
    this.#here.clear();
  }

  async #get(language) {
    // Lets the module that imports this one call `configure` first.
    await null;
    const address = this.#address(language);
    const hint = `Put the folder "texts" beside trygtrom.js, or name where it is with configure({ assets }).`;
    let response;
    try {
      response = await this.#fetch(address, { credentials: "same-origin" });
      if (response.ok) {
        // Checked here, and not by the browser: it would fetch anew what a page has preloaded without the hash.
        const own = isOwn(response.clone(), this.#sha384[`texts/${language}.txt`]);
        const text = await response.text();
        if (await own) return text;
      }
    } catch (cause) {
      throw new LoadError(`The texts of the language could not be fetched. Check the network and connect-src. ${hint}`, { cause });
    }
    throw new LoadError(
      response.ok
        ? "The texts of the language are not those that trygtrom.js was built with. Serve all files from the same release, as they are."
        : `The server answered ${response.status} for the texts of the language. ${hint}`,
    );
  }
}
