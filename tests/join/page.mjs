// Browser features that Node lacks: `fetch` with the rules of CORS, and `EventSource`.
import { EventSource as Source } from "eventsource";

const SAFE_TYPES = /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)(;|$)/i;
const SAFE_HEADERS = new Set(["accept", "accept-language", "content-language", "content-type"]);
const SAFE_METHODS = new Set(["GET", "HEAD", "POST"]);

const networkError = () => new TypeError("Failed to fetch");
const headerNames = (text) => new Set((text ?? "").split(",").map((word) => word.trim().toLowerCase()));

/**
 * A cross-origin `fetch`: sends a preflight if the rules require it, and hides what the page may not read. Fetch
 * standard, sections "CORS check" and "CORS-preflight fetch"; credentials are never sent.
 * @param {string} origin Of the page.
 * @param {typeof fetch} network
 * @param {{ log?: Array<{ url: string, method: string, preflight: string | null, mode: string, keepalive: boolean, redirect: string }> }} [options]
 * @returns {typeof fetch}
 */
export function pageFetch(origin, network, { log = [] } = {}) {
  return async (input, init = {}) => {
    const url = String(input.url ?? input);
    const method = (init.method ?? "GET").toUpperCase();
    // Like a browser, this throws for an invalid header, and the error contains the value.
    const headers = new Headers(init.headers);
    const mode = init.mode ?? "cors";
    const unsafe = [...headers.keys()].filter((name) => !SAFE_HEADERS.has(name) || (name === "content-type" && !SAFE_TYPES.test(headers.get(name))));
    if (mode === "no-cors") for (const name of unsafe) headers.delete(name);
    const preflight = mode === "cors" && (unsafe.length > 0 || !SAFE_METHODS.has(method));
    log.push({ url, method, preflight: preflight ? unsafe.sort().join(",") : null, mode, keepalive: init.keepalive === true, redirect: init.redirect ?? "follow" });
    if (preflight) {
      const preflightHeaders = { origin, "access-control-request-method": method, "access-control-request-headers": unsafe.sort().join(",") };
      const answer = await network(url, { method: "OPTIONS", headers: preflightHeaders, signal: init.signal });
      const allowed = answer.headers.get("access-control-allow-origin");
      const names = headerNames(answer.headers.get("access-control-allow-headers"));
      const methods = headerNames(answer.headers.get("access-control-allow-methods"));
      const allowedByNode = answer.ok && (allowed === "*" || allowed === origin) && unsafe.every((name) => names.has(name) || names.has("*"));
      if (!allowedByNode || !(SAFE_METHODS.has(method) || methods.has(method.toLowerCase()))) throw networkError();
    }
    headers.set("origin", origin);
    const answer = await network(url, { ...init, method, headers });
    if (mode === "no-cors") return new Response(null, { status: 200 });
    const allowed = answer.headers.get("access-control-allow-origin");
    if (allowed !== "*" && allowed !== origin) throw networkError();
    return answer;
  };
}

/** Delivers each chunk in its own task, as a browser dispatches events. */
function inTasks(body) {
  const task = () => new Promise((resolve) => setImmediate(resolve));
  return body.pipeThrough(new TransformStream({ transform: (chunk, to) => task().then(() => to.enqueue(chunk)) }));
}

/** An `EventSource` class. @param {typeof fetch} fetch Of the page. */
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
