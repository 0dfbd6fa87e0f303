/**
 * The text catalogs: one file for each language, fetched when a panel first needs it, once for all panels of the page.
 * In JavaScript because the files are fetched while the module is on its way, and outlive a panic.
 */
import { fetchFile, late } from "./fetch_file.js";
import { LoadError, isOwn } from "./loader.js";

/** @typedef {"nb" | "en"} Language */

/**
 * The language for a tag: English, or Bokmål for every other language, as the procedures are Norwegian.
 * @param {unknown} tag
 * @returns {Language}
 */
export const languageOf = (tag) => (String(tag ?? "").trim().split(/[-_]/)[0].toLowerCase() === "en" ? "en" : "nb");

/** Why the texts of a language cannot be used. */
export class TextsError extends LoadError {
  name = "TextsError";
}

export class Catalogs {
  #address;
  #hashes;
  #world;
  /** @type {Map<Language, Promise<void>>} Requests under way or done. */
  #requests = new Map();
  /** @type {Map<Language, string>} */
  #files = new Map();

  /**
   * @param {(language: Language) => URL} address Where the file of a language is.
   * @param {Record<string, string>} hashes The SHA-256 hashes of the package's files, by their paths in it.
   * @param {import("./fetch_file.js").World} [world]
   */
  constructor(address, hashes, world) {
    this.#address = address;
    this.#hashes = hashes;
    this.#world = world;
  }

  has(language) {
    return this.#files.has(language);
  }

  /**
   * Fetches the catalog of a language. A failed request is repeated on the next call.
   * @param {Language} language
   * @returns {Promise<void>} Rejected with a {@link TextsError}.
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
   * @throws {TextsError} If one does not belong to the module. All are then fetched again.
   */
  loadInto(glue) {
    if ([...this.#files.values()].every((file) => glue.loadCatalog(file))) return;
    this.#requests.clear();
    this.#files.clear();
    throw new TextsError("The texts do not belong to this version of trygtrom.js. Serve all files from the same release.");
  }

  async #request(language) {
    // The module that imports this one may call `configure` first.
    await null;
    const address = this.#address(language);
    const hint = `Put the folder "texts" beside trygtrom.js, or name where it is with configure({ assets }).`;
    const use = async (response, read) => {
      if (!response.ok) throw new TextsError(`The server answered ${response.status} for the texts of the language. ${hint}`);
      const bytes = read(response);
      // Not checked by the browser: with `integrity` it would not use a file that the page has preloaded without it.
      const own = await isOwn(bytes, this.#hashes[`texts/${language}.txt`]);
      const text = new TextDecoder().decode(await bytes);
      if (!own) throw new TextsError("The texts of the language are not those that trygtrom.js was built with. Serve all files from the same release, as they are.");
      return text;
    };
    try {
      this.#files.set(language, await fetchFile(address, use, this.#world));
    } catch (cause) {
      if (cause instanceof TextsError) throw cause;
      throw new TextsError(`The texts of the language could not be fetched${late(cause)}. Check the network and connect-src. ${hint}`, { cause });
    }
  }
}
