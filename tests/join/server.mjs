// Serves the simulated conference node (`www/practice/join/node.js`) over HTTP.
import { createServer } from "node:http";
import { once } from "node:events";
import { ConferenceNode } from "../../www/practice/join/node.js";

/** Deterministic uuids and secrets in the real format. */
export function counters() {
  let uuids = 0;
  let secrets = 0;
  return {
    uuid: () => `7e57ab1e-0000-4000-8000-${String((uuids += 1)).padStart(12, "0")}`,
    secret: () => `c2VjcmV0LXRva2Vu${String((secrets += 1)).padStart(6, "0")}==`,
  };
}

/**
 * Starts a node on a free local port.
 * @param {{ now?: () => number }} [world]
 */
export async function startServer({ now = Date.now } = {}) {
  const node = new ConferenceNode({ now, ...counters() });
  const sockets = new Set();
  const server = createServer((request, response) => void serve(node, request, response));
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, "close");
  };
  return { node, host: `127.0.0.1:${server.address().port}`, origin: `http://127.0.0.1:${server.address().port}`, close };
}

/** Serves one request. @param {ConferenceNode} node */
export async function serve(node, request, response) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const answer = node.handle({
    method: request.method,
    url: request.url,
    header: (name) => request.headers[name] ?? null,
    body: Buffer.concat(chunks).toString("utf8"),
  });
  if (answer.instead === "broken") return void request.socket.destroy();
  if (answer.instead === "never") return;
  response.writeHead(answer.status, answer.headers);
  if (!answer.open) return void response.end(answer.body);
  response.flushHeaders();
  const gone = answer.open(
    (bytes) => response.write(bytes),
    (broken) => (broken ? request.socket.destroy() : response.end()),
  );
  // `close` of the response, not of the request: the request ends when its body is read.
  response.on("close", gone);
}
