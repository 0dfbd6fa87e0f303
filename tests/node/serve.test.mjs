// The small server of the demo and the browser tests: its policy, its types, and what it refuses.
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

/** Asks with the path exactly as written, which `fetch` would tidy up. */
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

test("every answer carries the strict policy, and files their type", async () => {
  const types = { "/": "text/html; charset=utf-8", "/module.wasm": "application/wasm" };
  for (const [path, type] of Object.entries(types)) {
    const { status, headers } = await ask(path);
    assert.deepEqual([status, headers["content-type"], headers["content-security-policy"]], [200, type, strictPolicy]);
  }
  assert.equal((await ask("/nothing")).headers["content-security-policy"], strictPolicy);
});

test("nothing outside the folder is served", async () => {
  const outside = ["/../serve.test.mjs", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd", "/%00", "/%zz"];
  for (const path of outside) assert.equal((await ask(path)).status, 404, path);
});

test("only reading is answered", async () => {
  assert.equal((await ask("/", "POST")).status, 405);
  assert.equal((await ask("/", "HEAD")).status, 200);
});

test("a taken port is left to whoever has it", async () => {
  const { port } = new URL(server.origin);
  const second = await serve({ root: folder, port: Number(port) });
  assert.notEqual(second.origin, server.origin);
  await second.close();
});
