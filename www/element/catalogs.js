/**
 * The text catalogs: one file for each language, fetched when a panel first needs it, once for all panels of the page.
 * In JavaScript because the files are fetched while the module is on its way, and outlive a panic.
 */
import { LoadError, isOwn } from "./loader.js";

/** @typedef {"nb" | "en"} Language */

/**
 * The language for a tag: English, or Bokmål for every other language, as the procedures are Norwegian.
 * @param {unknown} tag
 * @returns {Language}
 */
export const languageOf = (tag) => (String(tag ?? "").trim().split(/[-_]/)[0].toLowerCase() === "en" ? "en" : "nb");

export class Catalogs {
  #address;
  #hashes;
  #fetch;
  /** @type {Map<Language, Promise<void>>} Requests under way or done. */
  #requests = new Map();
  /** @type {Map<Language, string>} */
  #files = new Map();

  /**
   * @param {(language: Language) => URL} address Where the file of a language is.
   * @param {Record<string, string>} hashes The SHA-256 hashes of the package's files, by their paths in it.
   * @param {typeof globalThis.fetch} [fetch]
   */
  constructor(address, hashes, fetch = (...given) => globalThis.fetch(...given)) {
    this.#address = address;
    this.#hashes = hashes;
    this.#fetch = fetch;
  }

  has(language) {
    return this.#files.has(language);
  }

  /**
   * Fetches the catalog of a language. A failed request is repeated on the next call.
   * @param {Language} language
   * @returns {Promise<void>} Rejected with a {@link LoadError}.
   */
  fetch(language) {
    let request = this.#requests.get(language);
    if (!request) {
      request = this.#request(language);
      this.#requests.set(language, request);
      request.catch(() => this.#requests.delete(language));
    }
    return request;
  }

  /**
   * Loads every fetched catalog into the module.
   * @param {import("./loader.js").Glue} glue
   * @throws {LoadError} If one does not belong to the module. All are then fetched again.
   */
  loadInto(glue) {
    if ([...this.#files.values()].every((file) => glue.loadCatalog(file))) return;
    this.#requests.clear();
    this.#files.clear();
    throw new LoadError("The texts do not belong to this version of trygtrom.js. Serve all files from the same release.");
  }

  async #request(language) {
    // The module that imports this one may call `configure` first.
    await null;
    const address = this.#address(language);
    const hint = `Put the folder "texts" beside trygtrom.js, or name where it is with configure({ assets }).`;
    let response;
    try {
      response = await this.#fetch(address, { credentials: "same-origin" });
      if (response.ok) {
        // Not checked by the browser: with `integrity` it would not use a file that the page has preloaded without it.
        const own = isOwn(response.clone(), this.#hashes[`texts/${language}.txt`]);
        const text = await response.text();
        if (await own) return void this.#files.set(language, text);
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
