// Serves what is measured as a portal would: compressed, and cached by the browser. The pages are isolated, because the clock of
// an isolated page has steps of 5 microseconds and that of any other page steps of 100.
import { createServer } from "node:http";
import { brotliCompressSync, constants } from "node:zlib";
import { extname } from "node:path";
import { mediaTypes } from "../../www/build/serve.mjs";

/**
 * @param {Map<string, Buffer | string>} files By path, as `/panel.js`.
 * @returns {Promise<{ origin: string, close: () => Promise<void> }>}
 */
export async function serveFiles(files) {
  const sent = new Map();
  const compressed = (path) => {
    if (!sent.has(path)) sent.set(path, brotliCompressSync(files.get(path), { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
    return sent.get(path);
  };
  const server = createServer(({ url }, response) => {
    const path = url.split("?")[0];
    if (!files.has(path)) return response.writeHead(404).end();
    response.writeHead(200, {
      "Content-Type": mediaTypes[extname(path)] ?? "application/octet-stream",
      "Content-Encoding": "br",
      "Cache-Control": "max-age=3600",
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
    });
    response.end(compressed(path));
  });
  await new Promise((done) => server.listen(0, "localhost", done));
  const close = () =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { origin: `http://localhost:${server.address().port}`, close };
}
