// Our client before a played node, without a network and with a clock that the test moves.
import { Conference } from "../../www/element/platform/join/index.js";
import { fetchFrom } from "../../www/practice/join/in_page.js";
import { ConferenceNode } from "../../www/practice/join/node.js";
import { Clock, settle } from "./clock.mjs";
import { Fold } from "./fold.mjs";
import { PANEL, world } from "./own_driver.mjs";
import { ALIAS, PIN } from "./script.mjs";
import { counted } from "./server.mjs";

export { ALIAS, PIN };
export const ORIGIN = "https://node.example.no";

/** A page that goes and comes, as browsers tell of it. */
export class Page extends EventTarget {
  goes = () => void this.dispatchEvent(new Event("pagehide"));
  comes = (persisted = true) => void this.dispatchEvent(Object.assign(new Event("pageshow"), { persisted }));
  online = () => void this.dispatchEvent(new Event("online"));
}

/**
 * @param {{ room?: object, given?: object, random?: () => number }} [options]
 */
export function makePanel({ room: options = {}, given = {}, random } = {}) {
  const clock = new Clock();
  const node = new ConferenceNode({ now: clock.now, ...counted() });
  const room = node.addRoom({ alias: ALIAS, hostPin: PIN, ...options });
  // A node looks at its own clock, whoever asks.
  const ticking = clock.setInterval(() => node.tick(), 1000);
  const log = [];
  const page = new Page();
  /** @type {Map<string, Promise<void>>} What holds back the answers to these requests. */
  const held = new Map();
  const reach = fetchFrom(node);
  const network = async (address, init) => {
    const answer = await reach(address, init);
    if (init.method !== "OPTIONS") await held.get(new URL(address).pathname.split("/").at(-1));
    return answer;
  };
  const fold = new Fold();
  const stop = new AbortController();
  const outside = world({ clock, network, log, page, random });
  const conference = new Conference({ node: ORIGIN, conference: room.alias, ...PANEL, ...given }, outside);
  conference.subscribe(fold.hear, stop.signal);
  return {
    clock,
    node,
    room,
    log,
    page,
    fold,
    stop,
    conference,
    outside,
    /** @param {string} [pin] */
    async enter(pin) {
      conference.enter(pin);
      await settle();
      return fold.last("join:failed") ?? fold.last("join:entered");
    },
    /** Holds back the answers to this from now on, until the function it gives is called. */
    hold(action) {
      let release = () => {};
      held.set(action, new Promise((resolve) => (release = resolve)));
      return () => (held.delete(action), release());
    },
    /** How often it was asked. */
    asked(action) {
      return node.requests.filter((one) => one.action === action).length;
    },
    /** Timers of the client alone. */
    get timers() {
      clock.clearInterval(ticking);
      return clock.waiting;
    },
  };
}

/** A panel that is in, with a clinician and a patient in the room. */
export async function inPanel(options) {
  const panel = makePanel(options);
  const clinician = panel.room.join({ name: "Prøve Behandler", role: "chair" });
  const patient = panel.room.join({ name: "Prøve Pasient" });
  await panel.enter(PIN);
  return { ...panel, panel, clinician, patient };
}

/** Whether what was told adds up to what is so. */
export const upToDate = ({ fold, room }) =>
  JSON.stringify([...fold.rows.values()]) === JSON.stringify(room.rows()) && JSON.stringify(fold.status) === JSON.stringify(room.status);
