/** A `fetch` that calls a simulated node without a network. */

/** @typedef {import("./node.js").ConferenceNode} ConferenceNode */

const aborted = () => new DOMException("The operation was aborted.", "AbortError");

/** @param {ConferenceNode} node @returns {typeof fetch} */
export function fetchFrom(node) {
  return async (address, { method = "GET", headers, body, signal } = {}) => {
    if (signal?.aborted) throw aborted();
    const { pathname, search } = new URL(address);
    const given = new Headers(headers);
    const answer = node.handle({ method: method.toUpperCase(), url: pathname + search, header: (name) => given.get(name), body });
    if (answer.instead === "broken") throw new TypeError("Failed to fetch");
    if (answer.instead === "never") {
      return new Promise((_, reject) => signal?.addEventListener("abort", () => reject(aborted()), { once: true }));
    }
    const { status } = answer;
    if (!answer.open) return new Response(status === 204 ? null : (answer.body ?? ""), { status, headers: answer.headers });
    let gone = () => {};
    const stream = new ReadableStream({
      start(controller) {
        const end = (broken) => (broken ? controller.error(new TypeError("network error")) : controller.close());
        gone = answer.open((bytes) => controller.enqueue(bytes), end);
        signal?.addEventListener("abort", () => {
          gone();
          controller.error(aborted());
        });
      },
      cancel: () => gone(),
    });
    return new Response(stream, { status, headers: answer.headers });
  };
}
