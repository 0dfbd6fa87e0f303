// The real client of the conference's client API (`@pexip/infinity`), in a page that is played: its own code, with the
// globals of a browser laid under it. Each call gives a fresh copy, since the package keeps one stream for all.
import { compileFunction } from "node:vm";
import { build } from "esbuild";
import { pageEventSource, pageFetch } from "./page.mjs";

/** Bundles the packages once. @type {Promise<string> | undefined} */
let bundled;
const ENTRY = `
  export * from "@pexip/infinity";
  export { EventSrcEvents } from "./node_modules/@pexip/infinity/dist/eventSource.js";
  import * as token from "./node_modules/@pexip/infinity-api/dist/token/validation.js";
  import * as conference from "./node_modules/@pexip/infinity-api/dist/conference/validation.js";
  import * as participant from "./node_modules/@pexip/infinity-api/dist/participant/validation.js";
  export const validators = { ...token, ...conference, ...participant };
`;

async function code() {
  bundled ??= build({
    stdin: { contents: ENTRY, resolveDir: new URL("../..", import.meta.url).pathname },
    bundle: true,
    format: "iife",
    globalName: "vendor",
    platform: "browser",
    write: false,
    logLevel: "silent",
  }).then(({ outputFiles: [{ text }] }) => `${text}\nreturn vendor;`);
  return bundled;
}

/** A connection for sound and picture that is never used: the client makes one even where it will send neither. */
export class NoConnection extends EventTarget {
  connectionState = "new";
  iceConnectionState = "new";
  signalingState = "stable";
  createDataChannel() {
    throw new Error("a client without sound and picture opens no channel");
  }
  addTransceiver() {
    throw new Error("a client without sound and picture sends nothing");
  }
  getTransceivers = () => [];
  getSenders = () => [];
  getReceivers = () => [];
  close() {}
}

/**
 * @param {{ network?: typeof fetch, clock: import("./clock.mjs").Clock, log?: object[], origin?: string }} page
 * @returns {Promise<any>} The package, and the validators of what it takes.
 */
export async function loadVendor({ network = fetch, clock, log = [], origin = "https://portal.example.no" }) {
  const own = pageFetch(origin, network, { log });
  const { setTimeout, setInterval, clearTimeout, clearInterval } = clock;
  class PageDate extends Date {
    constructor(...given) {
      super(...(given.length > 0 ? given : [clock.now()]));
    }
    static now = clock.now;
  }
  const globals = {
    setTimeout,
    setInterval,
    clearTimeout,
    clearInterval,
    Date: PageDate,
    // The package writes its own workings to the console when nobody has said otherwise.
    console: { ...console, log() {}, debug() {}, info() {}, warn() {} },
    EventSource: pageEventSource(own),
    RTCPeerConnection: NoConnection,
    document: { baseURI: `${origin}/` },
    navigator: { sendBeacon: () => true, userAgent: "" },
  };
  const window = {
    ...globals,
    fetch: own,
    location: new URL(`${origin}/`),
    performance: { now: clock.monotonic },
  };
  const given = { ...globals, window };
  return compileFunction(await code(), Object.keys(given))(...Object.values(given));
}
