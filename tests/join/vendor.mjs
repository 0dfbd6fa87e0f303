// The vendor's client of the conference API (`@pexip/infinity`) in a simulated page with browser globals. Each call loads
// a fresh copy, since the package has one global stream.
import { compileFunction } from "node:vm";
import { pageEventSource, pageFetch } from "./page.mjs";
import { bundleOf } from "../vendor.mjs";

const ENTRY = `
  export * from "@pexip/infinity";
  export { EventSrcEvents } from "./node_modules/@pexip/infinity/dist/eventSource.js";
  import * as token from "./node_modules/@pexip/infinity-api/dist/token/validation.js";
  import * as conference from "./node_modules/@pexip/infinity-api/dist/conference/validation.js";
  import * as participant from "./node_modules/@pexip/infinity-api/dist/participant/validation.js";
  export const validators = { ...token, ...conference, ...participant };
`;

const code = bundleOf(ENTRY);

/** A media connection that is never used: the client creates one even if it sends no media. */
export class NoConnection extends EventTarget {
  connectionState = "new";
  iceConnectionState = "new";
  signalingState = "stable";
  createDataChannel() {
    throw new Error("a client without media must not open a channel");
  }
  addTransceiver() {
    throw new Error("a client without media must not send");
  }
  getTransceivers = () => [];
  getSenders = () => [];
  getReceivers = () => [];
  close() {}
}

/**
 * @param {{ network?: typeof fetch, clock: import("./clock.mjs").Clock, log?: object[], origin?: string }} page
 * @returns {Promise<any>} The package and its validators.
 */
export async function loadVendor({ network = fetch, clock, log = [], origin = "https://portal.example.no" }) {
  const fetchInPage = pageFetch(origin, network, { log });
  const { setTimeout, setInterval, clearTimeout, clearInterval } = clock;
  class PageDate extends Date {
    constructor(...args) {
      super(...(args.length > 0 ? args : [clock.now()]));
    }
    static now = clock.now;
  }
  const globals = {
    setTimeout,
    setInterval,
    clearTimeout,
    clearInterval,
    Date: PageDate,
    // By default the package logs its messages.
    console: { ...console, log() {}, debug() {}, info() {}, warn() {} },
    EventSource: pageEventSource(fetchInPage),
    RTCPeerConnection: NoConnection,
    document: { baseURI: `${origin}/` },
    navigator: { sendBeacon: () => true, userAgent: "" },
  };
  const window = {
    ...globals,
    fetch: fetchInPage,
    location: new URL(`${origin}/`),
    performance: { now: clock.monotonic },
  };
  const parameters = { ...globals, window };
  return compileFunction(await code(), Object.keys(parameters))(...Object.values(parameters));
}
