// Serves the simulated room to the vendor's client: Socket.IO at the vendor's path, and the two requests that the client
// makes first.
import { Server } from "socket.io";
import { SignalRoom } from "./room.mjs";

const ORGANIZATION = { organizationId: "1", organizationName: "Fjordsykehuset", subdomain: "fjord", permissions: {}, limits: {} };

/** The origin is named, not `*`, since the client sends credentials. */
const cors = (request) => ({
  "access-control-allow-origin": request.headers.origin ?? "*",
  "access-control-allow-credentials": "true",
  "access-control-allow-headers": request.headers["access-control-request-headers"] ?? "*",
  "access-control-allow-methods": "GET, POST, PUT, OPTIONS",
});

/**
 * Answers a request of the client's HTTP API.
 * @param {import("node:http").IncomingMessage} request @param {import("node:http").ServerResponse} response
 * @returns {boolean} False if it is another request.
 */
export function answerApi(request, response) {
  const path = request.url.split("?")[0];
  const json = (content) => {
    response.writeHead(200, { ...cors(request), "content-type": "application/json" });
    response.end(JSON.stringify(content));
    return true;
  };
  if (request.method === "OPTIONS") return json({});
  if (path === "/devices") return json({ credentials: { uuid: "7e57ab1e-0000-4000-8000-00000000d0d0" }, hmac: "hmac" });
  if (path.startsWith("/organization-subdomains/")) return json(ORGANIZATION);
  return false;
}

/**
 * Connects clients to a room.
 * @param {import("node:https").Server} server
 * @param {SignalRoom | ((handshake: { headers: object, query: object }) => SignalRoom)} room One for all, or by handshake.
 */
export function listen(server, room) {
  const roomOf = typeof room === "function" ? room : () => room;
  const io = new Server(server, { path: "/protocol/socket.io/v4", cors: { origin: true, credentials: true }, serveClient: false });
  io.on("connection", (socket) => {
    const room = roomOf(socket.handshake);
    const id = room.id();
    const send = (event, payload) => {
      // Nobody is told what they told of themselves.
      if (event === "client_metadata_received" && payload.payload?.clientId === id) return;
      if (payload === undefined) socket.emit(event);
      else socket.emit(event, payload);
    };
    socket.onAny((request, payload) => room.handle(id, send, request, payload));
    socket.on("disconnect", () => room.leave(id));
  });
  return io;
}
