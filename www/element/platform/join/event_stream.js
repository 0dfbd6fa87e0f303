/**
 * Parses an event stream (HTML standard, "Parsing an event stream") from chunks of any size. Two differences are deliberate.
 * Events without data are passed on, where browsers drop them: the events that begin and end a snapshot have none. Ids and
 * retry times are ignored: the node accepts no id, and `waiting.js` decides the delays.
 */

/** The largest event, in characters of all its lines. Larger than any row or message: a stream that exceeds it is no event stream. */
export const LARGEST_EVENT = 4 * 1024 * 1024;

export class EventParser {
  #emit;
  /** @type {string[]} The incomplete last line. */
  #rest = [];
  /** The characters of the event so far, and of the incomplete last line. */
  #length = 0;
  /** The last chunk ended with a carriage return: a line feed at the start of the next one belongs to it. */
  #return = false;
  #type = "";
  /** @type {string[]} */
  #data = [];
  #hasField = false;

  /** @param {(type: string, data: string) => void} emit */
  constructor(emit) {
    this.#emit = emit;
  }

  /** @param {string} chunk Decoded, without a byte order mark. @throws {RangeError} It is no event stream. */
  push(chunk) {
    let from = this.#return && chunk.startsWith("\n") ? 1 : 0;
    if (chunk !== "") this.#return = false;
    // Each position is searched once, so that the time is linear in the length of the chunk.
    let feed = chunk.indexOf("\n", from);
    let back = chunk.indexOf("\r", from);
    while (feed >= 0 || back >= 0) {
      const end = back < 0 || (feed >= 0 && feed < back) ? feed : back;
      this.#grow(end - from);
      const line = this.#rest.join("") + chunk.slice(from, end);
      this.#rest = [];
      from = end + 1;
      if (end === back) {
        if (chunk[from] === "\n") from += 1;
        else if (from === chunk.length) this.#return = true;
        back = chunk.indexOf("\r", from);
      }
      if (feed >= 0 && feed < from) feed = chunk.indexOf("\n", from);
      this.#line(line);
    }
    const rest = from === 0 ? chunk : chunk.slice(from);
    if (rest === "") return;
    this.#grow(rest.length);
    this.#rest.push(rest);
  }

  #grow(characters) {
    // Each line counts as at least one, so that empty fields without end are noticed too.
    this.#length += Math.max(characters, 1);
    if (this.#length > LARGEST_EVENT) throw new RangeError("an event without end");
  }

  #line(line) {
    if (line === "") {
      if (this.#hasField) this.#emit(this.#type || "message", this.#data.join("\n"));
      this.#type = "";
      this.#data = [];
      this.#hasField = false;
      this.#length = 0;
      return;
    }
    const colon = line.indexOf(":");
    // A comment.
    if (colon === 0) return;
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(line[colon + 1] === " " ? colon + 2 : colon + 1);
    if (name === "event") this.#type = value;
    else if (name === "data") this.#data.push(value);
    else return;
    this.#hasField = true;
  }
}

/**
 * Reads a body to its end.
 * @param {ReadableStream<Uint8Array>} body
 * @param {(type: string, data: string) => void} emit
 * @throws If the connection broke, was aborted, or carries no event stream.
 */
export async function readEvents(body, emit) {
  const parser = new EventParser(emit);
  const decoder = new TextDecoder();
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      parser.push(decoder.decode(value, { stream: true }));
    }
  } finally {
    // Closes the connection too.
    reader.cancel().catch(() => {});
  }
}
