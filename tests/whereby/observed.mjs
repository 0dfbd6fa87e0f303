// What the extension's relay observes of a simulated Whereby room, from frames of the vendor's socket.
import { Encoder } from "socket.io-parser";
import { WherebyObserver } from "../../www/extension/platform/whereby.js";
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
  const messages = [];
  /** All events of the server, complete. */
  const serverEvents = [];
  const observer = new WherebyObserver((message) => messages.push(message));
  const own = room.id();
  const send = (event, payload) => {
    serverEvents.push([event, payload]);
    observer.receive(["frame", 1, frame(event, payload)]);
  };
  observer.receive(["open", 1]);
  return {
    room,
    messages,
    serverEvents,
    observer,
    own,
    request: (request, payload) => room.handle(own, send, request, payload),
    join: (payload = {}) => room.handle(own, send, "join_room", { displayName: "Prøve Behandler", roomKey: room.roomKey, ...payload }),
  };
}
