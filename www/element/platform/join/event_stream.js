/**
 * Reads an event stream (HTML standard, "Parsing an event stream"), from pieces cut anywhere. Two things differ on
 * purpose. An event without data is handed on, where browsers drop it: the marks around a snapshot have none to carry.
 * And ids and retry times are left out: the node takes no id back, and when to try again is decided in one place.
 */

/** Longer than any row or message; a stream with a longer line is no event stream. */
const LONGEST = 4 * 1024 * 1024;

export class EventParser {
  #take;
  /** @type {string[]} The line that is not whole yet. */
  #rest = [];
  #length = 0;
  /** The last piece ended with a carriage return: a line feed at the start of the next belongs to it. */
  #return = false;
  #type = "";
  /** @type {string[]} */
  #data = [];
  #some = false;

  /** @param {(type: string, data: string) => void} take */
  constructor(take) {
    this.#take = take;
  }

  /** @param {string} piece Decoded, without a mark of byte order. @throws {RangeError} It is no event stream. */
  push(piece) {
    let from = this.#return && piece.startsWith("\n") ? 1 : 0;
    if (piece !== "") this.#return = false;
    // Each is looked for once, so that a long piece of many lines costs no more than its length.
    let feed = piece.indexOf("\n", from);
    let back = piece.indexOf("\r", from);
    while (feed >= 0 || back >= 0) {
      const end = back < 0 || (feed >= 0 && feed < back) ? feed : back;
      const line = this.#rest.join("") + piece.slice(from, end);
      this.#rest = [];
      this.#length = 0;
      from = end + 1;
      if (end === back) {
        if (piece[from] === "\n") from += 1;
        else if (from === piece.length) this.#return = true;
        back = piece.indexOf("\r", from);
      }
      if (feed >= 0 && feed < from) feed = piece.indexOf("\n", from);
      this.#line(line);
    }
    const rest = from === 0 ? piece : piece.slice(from);
    if (rest === "") return;
    this.#rest.push(rest);
    this.#length += rest.length;
    if (this.#length > LONGEST) throw new RangeError("a line without end");
  }

  /** @param {string} line */
  #line(line) {
    if (line === "") {
      if (this.#some) this.#take(this.#type || "message", this.#data.join("\n"));
      this.#type = "";
      this.#data = [];
      this.#some = false;
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
    this.#some = true;
  }
}

/**
 * Reads a body to its end.
 * @param {ReadableStream<Uint8Array>} body
 * @param {(type: string, data: string) => void} take
 * @throws The connection broke, was aborted, or carries no event stream.
 */
export async function readEvents(body, take) {
  const parser = new EventParser(take);
  const decoder = new TextDecoder();
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      parser.push(decoder.decode(value, { stream: true }));
    }
  } finally {
    // Whoever stops reading lets go of the connection too.
    reader.cancel().catch(() => {});
  }
}
