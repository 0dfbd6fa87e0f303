// The static server of the demo and the browser tests.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { serve, strictPolicy } from "../../www/build/serve.mjs";

let folder;
let server;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "serve-"));
  writeFileSync(join(folder, "index.html"), "<!doctype html>");
  writeFileSync(join(folder, "module.wasm"), "\0asm");
  server = await serve({ root: folder });
});
after(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** Requests the path exactly as written; `fetch` would normalize it. */
function ask(path, method = "GET") {
  return new Promise((done, fail) => {
    request(`${server.origin}`, { path, method }, (response) => {
      response.resume();
      response.on("end", () => done({ status: response.statusCode, headers: response.headers }));
    })
      .on("error", fail)
      .end();
  });
}

test("every response has the strict CSP, and files their media type", async () => {
  const types = { "/": "text/html; charset=utf-8", "/module.wasm": "application/wasm" };
  for (const [path, type] of Object.entries(types)) {
    const { status, headers } = await ask(path);
    assert.deepEqual([status, headers["content-type"], headers["content-security-policy"]], [200, type, strictPolicy]);
  }
  assert.equal((await ask("/nothing")).headers["content-security-policy"], strictPolicy);
});

test("serves nothing outside the folder", async () => {
  const outside = ["/../serve.test.mjs", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/%00", "/%zz"];
  for (const path of outside) assert.equal((await ask(path)).status, 404, path);
});

test("answers GET and HEAD only", async () => {
  assert.equal((await ask("/", "POST")).status, 405);
  assert.equal((await ask("/", "HEAD")).status, 200);
});

test("a port in use is not taken over", async () => {
  const { port } = new URL(server.origin);
  const second = await serve({ root: folder, port: Number(port) });
  assert.notEqual(second.origin, server.origin);
  await second.close();
});
