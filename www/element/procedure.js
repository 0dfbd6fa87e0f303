/**
 * Procedures at an address: fetched when the attribute names one, and handed to the module as its bytes, whose hash stands in log
 * and record. In JavaScript because
 * the file is fetched while the module is on its way, and must outlive a panic: it is an input that is replayed.
 */
import { FileTooLarge, fetchFile, late } from "./fetch_file.js";

/** The most bytes of a procedure file, as in `src/format/procedure.rs`. */
export const MOST_BYTES = 1024 * 1024;

/** Ids of built-in procedures contain none of these characters, addresses at least one. */
const ADDRESS = /[/.:]/;

/** @param {unknown} procedure The value of the attribute or property. @returns {procedure is string} */
export const isAddress = (procedure) => typeof procedure === "string" && ADDRESS.test(procedure);

/** The options without a procedure at an address, which is set when it has arrived. @param {Record<string, unknown>} options */
export const withoutAddress = (options) => (isAddress(options.procedure) ? { ...options, procedure: null } : options);

/** Why a procedure could not be fetched: the public error code, and a message for the integrator. */
export class ProcedureError extends Error {
  /** @param {"procedure-unreachable" | "procedure-invalid"} code @param {string} message */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/**
 * Fetches a procedure file.
 * @param {string} address Relative to the page.
 * @param {import("./fetch_file.js").World & { base: string, signal: AbortSignal }} options
 * @returns {Promise<Uint8Array>} The bytes of the file. The module reads and checks it.
 * @throws {ProcedureError} Otherwise the signal's reason.
 */
export async function fetchProcedure(address, { base, ...options }) {
  const unreachable = (why) =>
    new ProcedureError(
      "procedure-unreachable",
      `The procedure file could not be fetched${why}. Check the address, that this page may read it (connect-src, CORS), and that the server answers.`,
    );
  const use = async (response, read) => {
    if (!response.ok) throw unreachable(`: status ${response.status}`);
    return new Uint8Array(await read(response, MOST_BYTES));
  };
  try {
    return await fetchFile(new URL(address, base), use, options);
  } catch (error) {
    if (options.signal.aborted || error instanceof ProcedureError) throw error;
    if (error instanceof FileTooLarge) throw new ProcedureError("procedure-invalid", `The procedure file cannot be used: ${error.message}. Check that the address names a procedure file.`);
    throw unreachable(late(error));
  }
}
