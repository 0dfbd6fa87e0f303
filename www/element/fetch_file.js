/**
 * Fetches one file within limits of time and size, so that a server that stops answering, or never ends, is noticed. In JavaScript
 * because the files are fetched while the module is on its way.
 */

/** ms without a byte after which a file is given up. */
export const IDLE_LIMIT = 10_000;
/** ms after which a file that is not complete is given up. */
export const WHOLE_LIMIT = 60_000;
/** The most bytes of a file, decompressed: many times the largest of a release. */
export const LARGEST_FILE = 8 * 1024 * 1024;

/**
 * @typedef {object} Timers
 * @property {(callback: () => void, ms: number) => any} setTimeout
 * @property {(timer: any) => void} clearTimeout
 *
 * @typedef {object} World The browser APIs that are used; tests replace them.
 * @property {typeof globalThis.fetch} [fetch]
 * @property {Timers} [timers]
 */

/** @type {Timers} */
const ownTimers = {
  setTimeout: (callback, ms) => globalThis.setTimeout(callback, ms),
  clearTimeout: (timer) => globalThis.clearTimeout(timer),
};

/** A file did not arrive in time. The message says which limit was passed, and ends without a full stop. */
export class FileTimeout extends Error {
  name = "FileTimeout";
}

/** A file is too large. The message says how large it may be, and ends without a full stop. */
export class FileTooLarge extends Error {
  name = "FileTooLarge";
}

/** What a message adds if a file passed a limit. @param {unknown} cause */
export const late = (cause) => (cause instanceof FileTimeout || cause instanceof FileTooLarge ? `: ${cause.message}` : "");

/**
 * Reads the body of a response to the end.
 * @param {Response} response @param {number} most The most bytes, decompressed.
 * @param {() => void} [received] Called for each chunk. What it throws ends the reading.
 * @returns {Promise<ArrayBuffer>}
 * @throws {FileTooLarge} There are more bytes. No more are read then.
 */
export async function readBody(response, most, received = () => {}) {
  const reader = response.body?.getReader();
  const chunks = [];
  let bytes = 0;
  try {
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
      received();
      bytes += next.value.byteLength;
      if (bytes > most) throw new FileTooLarge(`it has more than ${most} bytes`);
      chunks.push(next.value);
    }
  } catch (error) {
    reader?.cancel(error).catch(() => {});
    throw error;
  }
  const whole = new Uint8Array(bytes);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole.buffer;
}

/**
 * Requests a file and passes the response to `use`. The request is aborted when a limit is passed, when `use` fails, or when
 * `signal` is aborted. A response that arrives after that is not used.
 * @template T
 * @param {string | URL} address
 * @param {(response: Response, read: (copy: Response, most?: number) => Promise<ArrayBuffer>) => Promise<T>} use `read`
 *   reads the body of the response, or of its clone, to the end, up to so many bytes; each of its chunks counts as progress.
 * @param {World & { signal?: AbortSignal }} [options]
 * @returns {Promise<T>} What `use` returns.
 * @throws {FileTimeout | FileTooLarge} A limit was passed. Otherwise the signal's reason, or what `fetch` or `use` throws.
 */
export async function fetchFile(address, use, { fetch = globalThis.fetch, timers = ownTimers, signal } = {}) {
  const request = new AbortController();
  const gaveUp = new Promise((_, reject) => request.signal.addEventListener("abort", () => reject(request.signal.reason)));
  const leave = () => request.abort(signal?.reason);
  signal?.addEventListener("abort", leave);
  if (signal?.aborted) leave();

  const limit = (ms, message) => timers.setTimeout(() => request.abort(new FileTimeout(message)), ms);
  const whole = limit(WHOLE_LIMIT, `it was not complete after ${WHOLE_LIMIT / 1000} s`);
  let idle;
  const stopClock = () => [whole, idle].forEach((timer) => timers.clearTimeout(timer));
  const progress = () => {
    timers.clearTimeout(idle);
    if (!request.signal.aborted) idle = limit(IDLE_LIMIT, `the server sent nothing for ${IDLE_LIMIT / 1000} s`);
  };

  const received = () => {
    progress();
    request.signal.throwIfAborted();
  };
  const read = async (copy, most = LARGEST_FILE) => {
    try {
      return await readBody(copy, most, received);
    } catch (error) {
      // The other copy of the response is read elsewhere.
      request.abort(error);
      throw error;
    } finally {
      stopClock();
    }
  };
  const answer = async () => {
    const response = await fetch(address, { credentials: "same-origin", signal: request.signal });
    request.signal.throwIfAborted();
    progress();
    return use(response, read);
  };
  progress();
  try {
    // The page may have replaced `fetch` by a function that ignores the signal.
    return await Promise.race([answer(), gaveUp]);
  } catch (error) {
    const reason = request.signal.aborted ? request.signal.reason : error;
    request.abort(reason);
    throw reason;
  } finally {
    stopClock();
    signal?.removeEventListener("abort", leave);
  }
}
