/**
 * Procedures at an address: fetched when the attribute names one, and handed to the module as an object. In JavaScript because
 * the file is fetched while the module is on its way, and must outlive a panic: it is an input that is replayed.
 */

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
 * @param {{ base: string, signal: AbortSignal, fetch?: typeof globalThis.fetch }} options
 * @returns {Promise<object>} The parsed file. The module checks it.
 */
export async function fetchProcedure(address, { base, signal, fetch = globalThis.fetch }) {
  const hint = "Check the address, that this page may read it (connect-src, CORS), and that the server answers.";
  let answer;
  try {
    answer = await fetch(new URL(address, base), { signal, credentials: "same-origin" });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new ProcedureError("procedure-unreachable", `The procedure file could not be fetched. ${hint}`);
  }
  if (!answer.ok) {
    throw new ProcedureError("procedure-unreachable", `The procedure file could not be fetched: status ${answer.status}. ${hint}`);
  }
  try {
    const file = await answer.json();
    if (file === null || typeof file !== "object") throw new TypeError("no object");
    return file;
  } catch (error) {
    if (signal.aborted) throw error;
    throw new ProcedureError("procedure-invalid", "The procedure file is no JSON object. Check it with a JSON editor.");
  }
}
