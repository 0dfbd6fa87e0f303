// What the extension's relay observes of a simulated Whereby room, from frames of the vendor's socket.
import { Encoder } from "socket.io-parser";
import { relayed } from "../extension/relayed.mjs";
import { SignalRoom } from "./room.mjs";

/** @param {string} event @param {unknown} [payload] @returns {string} The text of a web socket frame. */
export function frame(event, payload) {
  const data = payload === undefined ? [event] : [event, payload];
  const [packet] = new Encoder().encode({ type: 2, nsp: "/", data });
  return `4${packet}`;
}

/** The observed page of a participant. @param {{ locked?: boolean, roomKey?: string }} [options] */
export function observePage(options) {
  const room = new SignalRoom(options);
  /** What the panel's adapter gets. */
  const messages = [];
  /** All events of the server, complete. */
  const serverEvents = [];
  const { observer } = relayed("whereby-sdk", messages);
  const own = room.id();
  let stream = 0;
  const send = (event, payload) => {
    serverEvents.push([event, payload]);
    observer.receive(["frame", stream, frame(event, payload)]);
  };
  /** The page opens a socket. */
  const open = () => observer.receive(["open", (stream += 1)]);
  open();
  return {
    room,
    messages,
    serverEvents,
    observer,
    own,
    open,
    /** The page's socket closes. */
    close: () => observer.receive(["closed", stream]),
    request: (request, payload) => room.handle(own, send, request, payload),
    join: (payload = {}) => room.handle(own, send, "join_room", { displayName: "Prøve Behandler", roomKey: room.roomKey, ...payload }),
  };
}
