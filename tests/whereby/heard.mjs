// What is overheard in a played room by the extension's part beside the page, from frames as the vendor's socket carries them.
import { Encoder } from "socket.io-parser";
import { Overheard } from "../../www/extension/platform/whereby.js";
import { SignalRoom } from "./room.mjs";

/** @param {string} event @param {unknown} [payload] @returns {string} The frame of a web socket. */
export function frame(event, payload) {
  const data = payload === undefined ? [event] : [event, payload];
  const [packet] = new Encoder().encode({ type: 2, nsp: "/", data });
  return `4${packet}`;
}

/** Somebody in a room, whose page is listened to. @param {{ locked?: boolean, roomKey?: string }} [options] */
export function listenIn(options) {
  const room = new SignalRoom(options);
  const told = [];
  /** Everything that the server said, in full. */
  const said = [];
  const overheard = new Overheard((message) => told.push(message));
  const own = room.id();
  const send = (event, payload) => {
    said.push([event, payload]);
    overheard.hear(["frame", 1, frame(event, payload)]);
  };
  overheard.hear(["open", 1]);
  return {
    room,
    told,
    said,
    overheard,
    own,
    ask: (request, payload) => room.handle(own, send, request, payload),
    join: (payload = {}) => room.handle(own, send, "join_room", { displayName: "Prøve Behandler", roomKey: room.roomKey, ...payload }),
  };
}
