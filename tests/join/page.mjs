// What a browser puts between a page and a node: the rules of CORS around `fetch`, and an EventSource. Node has neither
// the first nor, in the versions we build with, the second.
import { EventSource as Source } from "eventsource";

const SAFE_TYPES = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)(;|$)/i;
const SAFE_HEADERS = new Set(["accept", "accept-language", "content-language", "content-type"]);
const SAFE_METHODS = new Set(["GET", "HEAD", "POST"]);

const refused = () => new TypeError("Failed to fetch");
const words = (text) => new Set((text ?? "").split(",").map((word) => word.trim().toLowerCase()));

/**
 * `fetch` as a page of another origin has it: it asks first where the rules say so, and shows the page nothing that it may
 * not read. Fetch standard, sections "CORS check" and "CORS-preflight fetch"; credentials are never sent.
 * @param {string} origin The page's.
 * @param {typeof fetch} network
 * @param {{ log?: Array<{ url: string, method: string, preflight: string | null, mode: string, keepalive: boolean, redirect: string }> }} [options]
 * @returns {typeof fetch}
 */
export function pageFetch(origin, network, { log = [] } = {}) {
  return async (input, init = {}) => {
    const url = String(input.url ?? input);
    const method = (init.method ?? "GET").toUpperCase();
    // As a browser does, and with its words: a header that is none is told of by its value.
    const headers = new Headers(init.headers);
    const mode = init.mode ?? "cors";
    const unsafe = [...headers.keys()].filter((name) => !SAFE_HEADERS.has(name) || (name === "content-type" && !SAFE_TYPES.test(headers.get(name))));
    if (mode === "no-cors") for (const name of unsafe) headers.delete(name);
    const asks = mode === "cors" && (unsafe.length > 0 || !SAFE_METHODS.has(method));
    log.push({ url, method, preflight: asks ? unsafe.sort().join(",") : null, mode, keepalive: init.keepalive === true, redirect: init.redirect ?? "follow" });
    if (asks) {
      const question = { origin, "access-control-request-method": method, "access-control-request-headers": unsafe.sort().join(",") };
      const answer = await network(url, { method: "OPTIONS", headers: question, signal: init.signal });
      const allowed = answer.headers.get("access-control-allow-origin");
      const names = words(answer.headers.get("access-control-allow-headers"));
      const methods = words(answer.headers.get("access-control-allow-methods"));
      const fine = answer.ok && (allowed === "*" || allowed === origin) && unsafe.every((name) => names.has(name) || names.has("*"));
      if (!fine || !(SAFE_METHODS.has(method) || methods.has(method.toLowerCase()))) throw refused();
    }
    headers.set("origin", origin);
    const answer = await network(url, { ...init, method, headers });
    if (mode === "no-cors") return new Response(null, { status: 200 });
    const allowed = answer.headers.get("access-control-allow-origin");
    if (allowed !== "*" && allowed !== origin) throw refused();
    return answer;
  };
}

/** Each piece in a task of its own, as a browser's events are: what the page does at one is done before the next. */
function inTasks(body) {
  const task = () => new Promise((resolve) => setImmediate(resolve));
  return body.pipeThrough(new TransformStream({ transform: (piece, to) => task().then(() => to.enqueue(piece)) }));
}

/** The class EventSource of a page. @param {typeof fetch} fetch The page's own. */
export function pageEventSource(fetch) {
  return class extends Source {
    constructor(address) {
      super(address, {
        fetch: async (url, init) => {
          const answer = await fetch(url, { signal: init.signal, headers: { accept: "text/event-stream" } });
          const { status, headers } = answer;
          return { url: String(url), redirected: false, status, headers, body: answer.body && inTasks(answer.body) };
        },
      });
    }
  };
}
