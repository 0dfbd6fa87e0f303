/**
 * `trygtrom/whereby`: a `source` for the panel, made of the page's own client of a Whereby room. It adds nobody to the room, sends
 * nothing but what a person presses, and never throws at the page: what is wrong with the client is reported by the panel.
 */
import { OWN } from "../element/platform/whereby_signal/messages.js";
import { measureQuality } from "../quality/index.js";
import { lacksOfClient, lacksOfHook, readClient, readHook } from "./read.js";
import { Teller } from "./teller.js";

/** @typedef {import("./read.js").Room} Room @typedef {import("../element/platform/index.js").Sink} Sink */
/** @typedef {import("../element/platform/index.js").Adapted} Adapted */

const ASKS = "The panel asks a person instead.";
const NO_CLIENT = `wherebySource() takes the WherebyClient of @whereby.com/core, or {state, actions} as useRoomConnection() of @whereby.com/browser-sdk returns them. ${ASKS}`;
const lacking = (parts) => `The Whereby client lacks ${parts.join(", ")}. Use a version of @whereby.com/core that has them: 1.20.3 was tested. ${ASKS}`;
const SILENT = `The Whereby client in "source" can no longer be read. Check that it is the one of this room, and call wherebySource() anew for another. Until it can be read, the panel asks a person instead.`;

/** What each command calls. @type {Record<string, (room: any, id: string | undefined, waits: boolean) => unknown>} */
const CALLS = {
  lock: (room) => room.lockRoom(true),
  unlock: (room) => room.lockRoom(false),
  admit: (room, id) => room.acceptWaitingParticipant(id),
  remove: (room, id, waits) => (waits ? room.rejectWaitingParticipant(id) : room.kickParticipant(id)),
  "stop-recording": (room) => room.stopCloudRecording(),
  "stop-transcription": (room) => room.stopLiveTranscription(),
  "stop-sharing": (room) => room.stopScreenshare(),
  "microphone-off": (room) => room.toggleMicrophone(false),
  "microphone-on": (room) => room.toggleMicrophone(true),
  "camera-off": (room) => room.toggleCamera(false),
  leave: (room) => room.leaveRoom(),
  "end-for-all": (room) => room.endMeeting(),
};
/** The methods that they call. */
const METHODS = [
  ...["lockRoom", "acceptWaitingParticipant", "rejectWaitingParticipant", "kickParticipant", "endMeeting", "leaveRoom"],
  ...["toggleMicrophone", "toggleCamera", "stopCloudRecording", "stopLiveTranscription", "stopScreenshare"],
];
/** The client gives these for a host only. */
const OF_HOSTS = ["lock", "unlock", "end-for-all"];

/**
 * @param {any} given A client, or what the hook returned.
 * @param {{ connections?: () => Iterable<RTCPeerConnection> }} [options] `connections`: those of the call, whose quality is measured.
 */
export function wherebySource(given, { connections } = {}) {
  try {
    if (typeof given.getStore === "function") return ofClient(given, connections);
    if (typeof given.state === "object" && typeof given.actions === "object") return ofHook(given, connections);
  } catch {
    // A getter or a proxy of the page.
  }
  return unusable(NO_CLIENT);
}

/** A source that says what is wrong. @param {string} problem */
const unusable = (problem) => ({ problem, subscribe() {}, run() {}, update() {} });

const methodsLacking = (room) => METHODS.filter((name) => typeof room[name] !== "function").map((name) => `${name}()`);

function ofClient(client, connections) {
  const store = client.getStore();
  if (typeof store?.getState !== "function" || typeof store.subscribe !== "function") return unusable(lacking(["getStore()"]));
  const room = typeof client.getRoomConnection === "function" ? client.getRoomConnection() : {};
  const lacks = [...lacksOfClient(store.getState()), ...methodsLacking(room)];
  if (lacks.length > 0) return unusable(lacking(lacks));
  return new Source(() => readClient(store.getState()), () => room, (look) => store.subscribe(look), connections);
}

function ofHook(given, connections) {
  const lacks = [...lacksOfHook(given.state), ...methodsLacking(given.actions)];
  if (lacks.length > 0) return unusable(lacking(lacks));
  return new HookSource(given, connections);
}

class Source {
  #read;
  #room;
  #watch;
  #connections;
  /** @type {Set<{ teller: Teller, say: (type: string, detail: object) => void }>} The panels that listen. */
  #panels = new Set();

  /**
   * @param {() => Room} read @param {() => any} room What takes the commands. @param {(look: () => void) => () => void} watch
   * @param {(() => Iterable<RTCPeerConnection>) | undefined} connections
   */
  constructor(read, room, watch, connections) {
    this.#read = read;
    this.#room = room;
    this.#watch = watch;
    this.#connections = connections;
  }

  /** @param {Sink} sink @param {AbortSignal} signal @param {Adapted} [on] */
  subscribe(sink, signal, on) {
    if (signal.aborted) return;
    const say = (type, detail) => void (signal.aborted || sink(Date.now(), type, detail));
    const panel = { teller: new Teller(say), say };
    let silent = false;
    const look = () => {
      if (signal.aborted) return;
      try {
        const room = this.#read();
        if (silent) {
          silent = false;
          on?.answers();
        }
        panel.teller.tell(room);
      } catch {
        panel.teller.reset();
        if (silent) return;
        silent = true;
        on?.silent({ code: "no-source", message: SILENT });
      }
    };
    const unwatch = this.#watch(look);
    this.#panels.add(panel);
    signal.addEventListener("abort", () => {
      this.#panels.delete(panel);
      try {
        unwatch();
      } catch {
        // The store is the page's.
      }
    }, { once: true });
    look();
    if (this.#connections) measureQuality(this.#connections, (measure) => say(OWN.quality, measure), signal);
  }

  /** Tells every panel everything again. */
  retell() {
    for (const { teller } of this.#panels) teller.retell();
  }

  /** @param {string} command @param {string} [id] */
  run(command, id) {
    const refuse = (why) => {
      for (const { say } of this.#panels) say(OWN.refused, { command, id, why });
    };
    try {
      const { status, host, waiting, people } = this.#read();
      if (status !== "connected") return refuse("not-in");
      const waits = waiting.some((who) => who?.id === id);
      const kicks = command === "remove" && !waits;
      // Without the rights the client does nothing but write to the console.
      if ((OF_HOSTS.includes(command) || kicks) && !host) return refuse("not-allowed");
      const about = command === "admit" ? waits : command !== "remove" || waits || people.some((who) => who.id === id);
      if (!about || !Object.hasOwn(CALLS, command)) return refuse("not-done");
      const done = CALLS[command](this.#room(), id, waits);
      if (done === false) return refuse("not-done");
      Promise.resolve(done).catch(() => refuse("not-done"));
    } catch {
      refuse("not-done");
    }
  }
}

/** Of the hook, which says less than the client: not the lock, and no machine that takes part. */
class HookSource extends Source {
  partial = true;
  #given;
  /** @type {Set<() => void>} */
  #looks = new Set();

  constructor(given, connections) {
    super(() => readHook(this.#given.state), () => this.#given.actions, (look) => {
      this.#looks.add(look);
      return () => void this.#looks.delete(look);
    }, connections);
    this.#given = given;
  }

  /** Takes what the hook returned now. @param {any} given */
  update(given) {
    this.#given = given;
    for (const look of this.#looks) look();
  }
}
