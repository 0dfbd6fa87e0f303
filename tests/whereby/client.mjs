// A page with the vendor's client of a simulated Whereby room. The client, its store and its reducers are the vendor's; the room's
// events are dispatched as the client's socket does it, and what the client sends reaches the room.
import { createRequire } from "node:module";
import { SignalRoom } from "./room.mjs";

const require = createRequire(import.meta.url);
// The vendor's client looks after its connection for ever, which must not keep a test alive.
for (const name of ["setInterval", "setTimeout"]) {
  const start = globalThis[name];
  globalThis[name] = (callback, ms, ...given) => {
    const timer = start(callback, ms, ...given);
    return ms >= 1_000 ? timer.unref() : timer;
  };
}
const { WherebyClient, RoomConnectionClient, createServices } = require("@whereby.com/core");
const { signalEvents, createStore, rootReducer } = require("@whereby.com/core/redux");

/** The installed version. */
export const coreVersion = () => JSON.parse(require("node:fs").readFileSync(new URL("../../node_modules/@whereby.com/core/package.json", import.meta.url), "utf8")).version;

const camel = (name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
/** Lets everything that is under way arrive. */
export const turns = async () => {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** A client of which a room is wanted, as after `joinRoom()`, which would open a socket to the vendor. */
class WantedClient extends WherebyClient {
  constructor() {
    super();
    const { app } = rootReducer(undefined, { type: "init" });
    this.store = createStore({ preloadedState: { app: { ...app, isActive: true, roomUrl: "https://fjord.whereby.com/rom", roomName: "/rom" } }, injectServices: createServices() });
    this.roomConnectionClient = new RoomConnectionClient(this.store);
  }
}

/**
 * @param {{ locked?: boolean, host?: boolean, name?: string, room?: SignalRoom }} [options] `room`: one that others are in.
 */
export function openClient({ locked = false, host = true, name = "Prøve Behandler", room = new SignalRoom({ locked }) } = {}) {
  const client = new WantedClient();
  const store = client.getStore();
  /** Everything that the client sent. */
  const sent = [];
  let id = "";
  const dispatch = (type, payload) => store.dispatch({ type, payload });
  /** An event of the server. The server sends nobody what they told of themselves. */
  const receive = (event, payload) => {
    if (event === "client_metadata_received" && payload.payload?.clientId === id) return;
    const creator = signalEvents[camel(event)];
    if (creator) store.dispatch(creator(payload));
  };
  const socket = {
    emit(request, payload) {
      sent.push([request, payload]);
      // The answer comes over the line, never while the client sends.
      const from = id;
      queueMicrotask(() => from === id && room.handle(id, receive, request, payload));
    },
    on() {},
    disconnect() {},
  };
  const join = (key = host ? room.roomKey : null) => {
    id = room.id();
    dispatch("signalConnection/socketConnected", socket);
    dispatch("roomConnection/connectionStatusChanged", "connecting");
    room.handle(id, receive, "join_room", { displayName: name, roomKey: key });
  };
  return {
    client,
    store,
    room,
    sent,
    receive,
    dispatch,
    join,
    connection: client.getRoomConnection(),
    get id() {
      return id;
    },
    /** The viewer knocks, as the vendor's client does on a locked room. */
    knock() {
      client.getRoomConnection().knock();
    },
    /** The socket breaks; the server hears of it at once. */
    cut() {
      room.leave(id);
      id = "";
      receive("disconnect");
      dispatch("signalConnection/socketDisconnected");
    },
    /** The media of a participant's shared screen arrives. */
    arrives(clientId) {
      const stream = { id: `screen-${clientId}`, getTracks: () => [], getAudioTracks: () => [], getVideoTracks: () => [], active: true };
      dispatch("rtcConnection/event/streamAdded", { clientId, stream, streamId: `screen-${clientId}`, streamType: "screenshare" });
    },
    /** The viewer shares something, as the client has it once the browser has asked. */
    shares(displaySurface) {
      const track = { kind: "video", stop() {}, getSettings: () => ({ displaySurface }) };
      const stream = { id: "own-screen", getTracks: () => [track], getAudioTracks: () => [], getVideoTracks: () => [track] };
      dispatch("localScreenshare/doStartScreenshare/fulfilled", { stream });
    },
    /** Ends what the client runs while it is connected. */
    end() {
      receive("room_left");
    },
  };
}

/** What the hook for React returns with the client's state of now: a state without the store, and the client's methods. */
export function hookOf({ connection }) {
  const { events: _, ...state } = connection.getState();
  const names = Object.getOwnPropertyNames(RoomConnectionClient.prototype).filter((name) => name !== "constructor");
  const actions = Object.fromEntries(names.map((name) => [name, (...values) => connection[name](...values)]));
  return { state, actions };
}
