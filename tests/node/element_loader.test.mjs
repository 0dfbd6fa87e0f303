// Loads the module with any media type, and reports how to fix it if that fails.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { LoadError, load } from "../../www/element/loader.js";

/** The smallest valid module. */
const MODULE = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
const address = new URL("https://portal.example.no/trygtrom_bg.wasm");

/** Loads from a server that returns this response. Returns the module that the glue was given. */
async function loadFrom(answer, { initSync, hashes = {} } = {}) {
  let given;
  const requested = [];
  const fetch = async (url) => {
    requested.push(url.href);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  initSync ??= ({ module }) => (given = module);
  await load({ initSync }, address, hashes, { fetch });
  assert.deepEqual(requested, [address.href]);
  return given;
}

for (const type of ["application/wasm", "Application/WASM; charset=utf-8", "application/octet-stream", "text/plain", null]) {
  test(`a module served as ${type} starts`, async () => {
    const headers = type === null ? {} : { "content-type": type };
    assert.ok((await loadFrom(new Response(MODULE, { headers }))) instanceof WebAssembly.Module);
  });
}

for (const [what, answer, words] of [
  ["no network", new TypeError("Failed to fetch"), /could not be fetched.*connect-src/],
  ["no such file", new Response("", { status: 404 }), /answered 404.*configure\(\{ wasm \}\)/],
  ["a page in the file's place", new Response("<!doctype html>", { headers: { "content-type": "text/html" } }), /not a whole WebAssembly file/],
  ["a page that claims to be the file", new Response("<!doctype html>", { headers: { "content-type": "application/wasm" } }), /not a whole WebAssembly file/],
  ["half a file", new Response(MODULE.slice(0, 5)), /not a whole WebAssembly file/],
]) {
  test(`${what}: the error says how to fix it, and contains no address`, async () => {
    const error = await loadFrom(answer).catch((error) => error);
    assert.ok(error instanceof LoadError);
    assert.match(error.message, words);
    assert.ok(!error.message.includes(address.host));
  });
}

const hashes = { "trygtrom_bg.wasm": createHash("sha256").update(MODULE).digest("base64") };

test("the module that the script was built with starts, and no other", async () => {
  assert.ok((await loadFrom(new Response(MODULE), { hashes })) instanceof WebAssembly.Module);
  // A valid module too, with an additional empty section.
  const other = new Uint8Array([...MODULE, 0, 1, 0]);
  let started = false;
  const initSync = () => (started = true);
  await assert.rejects(loadFrom(new Response(other), { hashes, initSync }), (error) => error instanceof LoadError && /same release, as they are/.test(error.message));
  assert.equal(started, false);
});

test("says the hash of the module that runs, and none where nothing was compared", async (context) => {
  const said = (hashes) => load({ initSync() {} }, address, hashes, { fetch: async () => new Response(MODULE) });
  assert.equal(await said(hashes), createHash("sha256").update(MODULE).digest("hex"));
  assert.equal(await said({}), null);
  context.mock.getter(globalThis, "crypto", () => ({}));
  assert.equal(await said(hashes), null);
});

test("a truncated module is reported as incomplete, not as another version", async () => {
  await assert.rejects(loadFrom(new Response(MODULE.slice(0, 5)), { hashes }), /not a whole WebAssembly file/);
});

test("without https no hash can be computed, and the module is accepted unchecked", async (context) => {
  context.mock.getter(globalThis, "crypto", () => ({}));
  assert.ok((await loadFrom(new Response(MODULE), { hashes: { "trygtrom_bg.wasm": "another" } })) instanceof WebAssembly.Module);
});

test("a policy that refuses WebAssembly is distinguished from a broken file", async (context) => {
  const refused = new WebAssembly.CompileError("Refused to compile or instantiate WebAssembly module because 'unsafe-eval' is not allowed");
  context.mock.method(WebAssembly, "compile", async () => {
    throw refused;
  });
  await assert.rejects(loadFrom(new Response(MODULE)), (error) => /'wasm-unsafe-eval'/.test(error.message) && error.cause === refused);
});

test("a module that the glue cannot start is reported as another version", async () => {
  const initSync = () => {
    throw new WebAssembly.LinkError("import missing");
  };
  await assert.rejects(loadFrom(new Response(MODULE), { initSync }), /same release/);
});
