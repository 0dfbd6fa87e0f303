// The panel's client with a simulated node, without a network and with a manual clock.
import { Conference } from "../../www/element/platform/join/conference.js";
import { fetchFrom } from "../../www/practice/join/in_page.js";
import { ConferenceNode } from "../../www/practice/join/node.js";
import { Clock, settle } from "./clock.mjs";
import { Fold } from "./fold.mjs";
import { PANEL, world } from "./own_driver.mjs";
import { ALIAS, PIN } from "./script.mjs";
import { counters } from "./server.mjs";

export { ALIAS, PIN };
export const ORIGIN = "https://node.example.no";

/** Dispatches the page lifecycle events. */
export class Page extends EventTarget {
  hide = () => void this.dispatchEvent(new Event("pagehide"));
  show = (persisted = true) => void this.dispatchEvent(Object.assign(new Event("pageshow"), { persisted }));
  online = () => void this.dispatchEvent(new Event("online"));
}

/**
 * @param {{ room?: object, conferenceOptions?: object, random?: () => number }} [options]
 */
export function makePanel({ room: options = {}, conferenceOptions = {}, random } = {}) {
  const clock = new Clock();
  const node = new ConferenceNode({ now: clock.now, ...counters() });
  const room = node.addRoom({ alias: ALIAS, hostPin: PIN, ...options });
  // The node checks for expired tokens by itself.
  const nodeTimer = clock.setInterval(() => node.tick(), 1000);
  const log = [];
  const page = new Page();
  /** @type {Map<string, Promise<void>>} Answers to these requests wait for the promise. */
  const delays = new Map();
  const fetchNode = fetchFrom(node);
  const network = async (address, init) => {
    const answer = await fetchNode(address, init);
    if (init.method !== "OPTIONS") await delays.get(new URL(address).pathname.split("/").at(-1));
    return answer;
  };
  const fold = new Fold();
  const stop = new AbortController();
  const environment = world({ clock, network, log, page, random });
  const conference = new Conference({ node: ORIGIN, conference: room.alias, ...PANEL, ...conferenceOptions }, environment);
  conference.subscribe(fold.receive, stop.signal);
  return {
    clock,
    node,
    room,
    log,
    page,
    fold,
    stop,
    conference,
    environment,
    /** @param {string} [pin] */
    async enter(pin) {
      conference.enter(pin);
      await settle();
      return fold.last("join:failed") ?? fold.last("join:entered");
    },
    /** Delays answers to this action until the returned function is called. */
    delay(action) {
      let release = () => {};
      delays.set(action, new Promise((resolve) => (release = resolve)));
      return () => (delays.delete(action), release());
    },
    requestCount(action) {
      return node.requests.filter((one) => one.action === action).length;
    },
    /** Number of the client's pending timers. */
    get timers() {
      clock.clearInterval(nodeTimer);
      return clock.waiting;
    },
  };
}

/** A panel that has entered a conference with a clinician and a patient. */
export async function inPanel(options) {
  const panel = makePanel(options);
  const clinician = panel.room.join({ name: "Prøve Behandler", role: "chair" });
  const patient = panel.room.join({ name: "Prøve Pasient" });
  await panel.enter(PIN);
  return { ...panel, panel, clinician, patient };
}

/** Whether the messages add up to the room's state. */
export const inSync = ({ fold, room }) =>
  JSON.stringify([...fold.rows.values()]) === JSON.stringify(room.rows()) && JSON.stringify(fold.status) === JSON.stringify(room.status);
