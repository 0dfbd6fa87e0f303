// Drives the panel's own client through `script.mjs`.
import { Conference } from "../../www/element/platform/join/conference.js";
import { OWN } from "../../www/element/platform/join/messages.js";
import { until } from "./clock.mjs";
import { Fold } from "./fold.mjs";
import { pageFetch } from "./page.mjs";

export const PANEL = { displayName: "Panel", callTag: "trygtrom" };

/** The client's environment, with a manual clock. */
export function world({ clock, network = fetch, log = [], random = () => 0.5, origin = "https://portal.example.no", page = new EventTarget() }) {
  const { setTimeout, clearTimeout, now, monotonic: elapsed } = clock;
  return { fetch: pageFetch(origin, network, { log }), setTimeout, clearTimeout, now, elapsed, random, page };
}

/**
 * @param {{ origin: string, alias: string, clock: import("./clock.mjs").Clock, log?: object[] }} to
 * @returns {Promise<import("./script.mjs").Driver>}
 */
export async function ownDriver({ origin, alias, clock, log }) {
  const environment = world({ clock, log });
  let fold = new Fold();
  let stop = new AbortController();
  let conference;
  const run = async (name, uuid) => (await conference.run(name, uuid)).done;
  return {
    name: "own",
    get fold() {
      return fold;
    },
    get conference() {
      return conference;
    },
    async enter(pin, { conference: other = alias, name = PANEL.displayName } = {}) {
      stop.abort();
      stop = new AbortController();
      fold = new Fold();
      conference = new Conference({ node: origin, conference: other, displayName: name, callTag: PANEL.callTag }, environment);
      conference.subscribe(fold.receive, stop.signal);
      conference.enter(pin);
      await until(() => fold.last(OWN.entered) ?? fold.last(OWN.failed), "the result of entering");
      if (fold.last(OWN.entered)) return "in";
      const { code, host, guest } = fold.last(OWN.failed);
      return code === "pin-required" ? `${code} host ${host} guest ${guest}` : code;
    },
    state: () => ({ rows: [...fold.rows.values()], status: fold.status, service: fold.service, me: fold.me }),
    ended: () => fold.last("disconnect")?.reason ?? null,
    lock: () => run("lock"),
    unlock: () => run("unlock"),
    admit: (uuid) => run("admit", uuid),
    remove: (uuid) => run("remove", uuid),
    microphone: (uuid, on) => run(on ? "microphone-on" : "microphone-off", uuid),
    cameraOff: (uuid) => run("camera-off", uuid),
    endForAll: () => run("end-for-all"),
    leave: () => run("leave"),
  };
}
