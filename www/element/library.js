/**
 * The texts of each language: fetched when a panel first needs that language, once for all panels of the page. They come in
 * two files, as the module does: the first has what first screens say, and the rest comes when one stands. Whoever needs a
 * language after that waits for both.
 */
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
  /** Whether all texts of a language are needed, and not those of first screens alone. */
  #all = false;
  /** @type {Map<string, Promise<string>>} By the name of the file. */
  #asked = new Map();
  /** @type {Map<Language, string[]>} One file of a language, or both. */
  #here = new Map();

  /**
   * @param {(name: string) => URL} address Of a file: a language, or that with `_rest`.
   * @param {Record<string, string>} sha384 The hashes of the files that belong to the script, by their paths in the
   *   package, as the build has written them.
   * @param {typeof globalThis.fetch} [fetch]
   */
  constructor(address, sha384, fetch = (...given) => globalThis.fetch(...given)) {
    this.#address = address;
    this.#sha384 = sha384;
    this.#fetch = fetch;
  }

  /** Whether what is needed of a language is here. @param {Language} language @param {boolean} [all] */
  has(language, all = this.#all) {
    return this.#here.has(language) && this.#here.get(language).length > Number(all);
  }

  /** @returns {string[]} The files that are here. */
  files() {
    return [...this.#here.values()].flat();
  }

  /**
   * Fetches what is needed of a language. What failed is tried anew the next time.
   * @param {Language} language @param {boolean} [all]
   * @returns {Promise<void>}
   */
  async fetch(language, all = this.#all) {
    const names = all ? [language, `${language}_rest`] : [language];
    const files = await Promise.all(names.map((name) => this.#ask(name)));
    if (!this.has(language, all)) this.#here.set(language, files);
  }

  /** Fetches the rest of the languages that are here. @returns {Promise<unknown>} */
  complete() {
    this.#all = true;
    return Promise.all([...this.#here.keys()].map((language) => this.fetch(language)));
  }

  /**
   * Hands the module all that is here.
   * @param {import("./loader.js").Glue} glue @throws {LoadError} Where it does not belong to the module.
   */
  teach(glue) {
    if (this.files().every((file) => glue.learn(file))) return;
    this.#asked.clear();
    this.#here.clear();
    throw new LoadError("The texts do not belong to this version of trygtrom.js. Serve all files from the same release.");
  }

  /** @param {string} name @returns {Promise<string>} */
  async #ask(name) {
    if (!this.#asked.has(name)) this.#asked.set(name, this.#get(name));
    try {
      return await this.#asked.get(name);
    } catch (error) {
      this.#asked.delete(name);
      throw error;
    }
  }

  async #get(name) {
    // Lets the module that imports this one call `configure` first.
    await null;
    const address = this.#address(name);
    const hint = `Put the folder "texts" beside trygtrom.js, or name where it is with configure({ assets }).`;
    let response;
    try {
      response = await this.#fetch(address, { credentials: "same-origin" });
      if (response.ok) {
        // Checked here, and not by the browser: it would fetch anew what a page has preloaded without the hash.
        const own = isOwn(response.clone(), this.#sha384[`texts/${name}.txt`]);
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
