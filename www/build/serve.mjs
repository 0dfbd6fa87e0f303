// A small static server for the demo and the browser tests. It listens on this machine only, and sends the strictest content
// security policy that the panel supports with every page.
//
//   node www/build/serve.mjs FOLDER
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";

export const strictPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join("; ");

export const mediaTypes = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".png": "image/png",
  ".map": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".ts": "text/plain; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
};

/**
 * Serves a folder on the wanted port, or on any free one if that is taken.
 * @param {{root: string, port?: number, policy?: string, headers?: Record<string, string>}} options `policy`: the content
 *   security policy; the strict one by default. `headers`: sent with every response.
 * @returns {Promise<{origin: string, close: () => Promise<void>}>}
 */
export async function serve({ root, port = 0, policy = strictPolicy, headers = {} }) {
  const folder = resolve(root);
  const server = createServer((request, response) => {
    answer(folder, { ...headers, "Content-Security-Policy": policy }, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await listen(server, port);
  return {
    origin: `http://localhost:${server.address().port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** Listens on the wanted port, or on any free one if another program has it. */
function listen(server, port) {
  return new Promise((done, fail) => {
    server.once("error", (error) => {
      if (error.code === "EADDRINUSE" && port !== 0) done(listen(server, 0));
      else fail(error);
    });
    server.listen({ port, host: "localhost" }, () => done());
  });
}

async function answer(folder, more, request, response) {
  const headers = {
    ...more,
    "Cache-Control": "no-cache",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
  };
  const refuse = (status) => response.writeHead(status, headers).end();
  if (request.method !== "GET" && request.method !== "HEAD") {
    return response.writeHead(405, { ...headers, Allow: "GET, HEAD" }).end();
  }

  const path = localPath(folder, request.url);
  const found = path && (await stat(path).catch(() => null));
  if (!found?.isFile()) return refuse(404);
  response.writeHead(200, {
    ...headers,
    "Content-Type": mediaTypes[extname(path)] ?? "application/octet-stream",
    "Content-Length": found.size,
  });
  if (request.method === "HEAD") return response.end();
  createReadStream(path).pipe(response);
}

/** The path of the file at an address, or null if it is not inside the folder. */
function localPath(folder, url) {
  try {
    const { pathname } = new URL(url, "http://localhost");
    const path = join(folder, decodeURIComponent(pathname.endsWith("/") ? `${pathname}index.html` : pathname));
    return path.startsWith(folder + sep) && !path.includes("\0") ? path : null;
  } catch {
    return null;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const root = process.argv[2];
  if (!root) throw new Error("usage: node www/build/serve.mjs FOLDER");
  const { origin } = await serve({ root, port: Number(process.env.PORT ?? 8080) });
  console.log(`The practice portal is ready: ${origin}/ (stop it with Ctrl-C)`);
}
