// Time limits of the files that the element fetches: the module, the texts of a language and a procedure.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Catalogs, TextsError } from "../../www/element/catalogs.js";
import { IDLE_LIMIT, WHOLE_LIMIT } from "../../www/element/fetch_file.js";
import { LoadError, load } from "../../www/element/loader.js";
import { ProcedureError, fetchProcedure } from "../../www/element/procedure.js";
import { Clock } from "../join/clock.mjs";

const address = "https://portal.example.no/trygtrom_bg.wasm";
/** The smallest valid module. */
const MODULE = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
/** The begin of a module that has a section of 64 KiB. */
const LONG_MODULE = new Uint8Array([...MODULE, 0, 0x80, 0x80, 4, 0]);

/** A server that is asked once per call of `fetch`. Each request is answered, fed and ended by the test. */
function makeServer({ deaf = false } = {}) {
  const requests = [];
  const fetch = (url, { signal }) =>
    new Promise((resolve, reject) => {
      const request = { signal };
      const body = new ReadableStream({ start: (controller) => (request.body = controller) });
      request.answer = (headers = {}) => resolve(new Response(body, { headers }));
      request.send = (bytes) => request.body.enqueue(bytes);
      request.end = () => request.body.close();
      // A page may have replaced `fetch` by a function that ignores the signal.
      if (!deaf) {
        signal.addEventListener("abort", () => {
          reject(signal.reason);
          request.body.error(signal.reason);
        });
      }
      requests.push(request);
    });
  return { fetch, requests, last: () => requests.at(-1) };
}

/** What has become of a promise so far. */
function follow(promise) {
  const state = { value: undefined, error: undefined, settled: false };
  promise.then(
    (value) => Object.assign(state, { value, settled: true }),
    (error) => Object.assign(state, { error, settled: true }),
  );
  return state;
}

const glueOf = (started) => ({ initSync: ({ module }) => void started.push(module) });

/** Each kind of file: how it is asked for, a file that is accepted, and the begin of a longer one. */
const FILES = {
  "the module, while it is compiled": {
    headers: { "content-type": "application/wasm" },
    file: MODULE,
    long: LONG_MODULE,
    ask: (world) => load(glueOf([]), new URL(address), {}, world),
    failure: (error) => error instanceof LoadError && !(error instanceof TextsError),
  },
  "the module, served with another media type": {
    headers: { "content-type": "application/octet-stream" },
    file: MODULE,
    long: LONG_MODULE,
    ask: (world) => load(glueOf([]), new URL(address), {}, world),
    failure: (error) => error instanceof LoadError && !(error instanceof TextsError),
  },
  "the texts of a language": {
    headers: { "content-type": "text/plain" },
    file: new TextEncoder().encode("texts"),
    ask: (world) => new Catalogs(() => new URL(address), {}, world).fetch("nb"),
    failure: (error) => error instanceof TextsError,
  },
  "a procedure": {
    headers: { "content-type": "application/json" },
    file: new TextEncoder().encode(`{"id":"our-own"}`),
    ask: (world) => fetchProcedure(address, { base: address, signal: new AbortController().signal, ...world }),
    failure: (error) => error instanceof ProcedureError && error.code === "procedure-unreachable",
  },
};

/** A test of each kind of file, with a `fetch` that heeds its signal and with one that does not. */
const forEachFile = (check) => async (context) => {
  for (const [what, { ask, long, ...given }] of Object.entries(FILES)) {
    for (const deaf of [false, true]) {
      const start = () => {
        const timers = new Clock();
        const server = makeServer({ deaf });
        const asked = ask({ fetch: server.fetch, timers });
        return { timers, server, asked, outcome: follow(asked) };
      };
      const name = deaf ? `${what}, with a fetch that ignores the signal` : what;
      await context.test(name, () => check({ start, deaf, long: long ?? given.file, ...given }));
    }
  }
};

/** One ms before the limit a file is waited for; then it is given up, and nothing of it goes on. */
async function isGivenUp({ timers, server, outcome, failure }) {
  assert.equal(outcome.settled, false);
  await timers.advance(1);
  assert.ok(failure(outcome.error), String(outcome.error));
  assert.match(outcome.error.message, /the server sent nothing for 10 s/);
  assert.ok(server.last().signal.aborted);
  assert.equal(timers.waiting, 0);
}

test("a server that never answers is given up after ten seconds, and the request is aborted", forEachFile(async ({ start, failure }) => {
  const { timers, server, outcome } = start();
  await timers.advance(IDLE_LIMIT - 1);
  await isGivenUp({ timers, server, outcome, failure });
}));

test("an answer that stalls half-way is given up ten seconds after its last byte", forEachFile(async ({ start, headers, file, failure }) => {
  const { timers, server, outcome } = start();
  await timers.advance(IDLE_LIMIT - 1);
  server.last().answer(headers);
  await timers.advance(IDLE_LIMIT - 1);
  server.last().send(file.slice(0, 4));
  await timers.advance(IDLE_LIMIT - 1);
  await isGivenUp({ timers, server, outcome, failure });
}));

test("an answer that trickles is given up after a minute", forEachFile(async ({ start, headers, long, failure }) => {
  const { timers, server, outcome } = start();
  await timers.advance(0);
  server.last().answer(headers);
  server.last().send(long);
  for (let passed = 5_000; passed < WHOLE_LIMIT; passed += 5_000) {
    await timers.advance(5_000);
    server.last().send(Uint8Array.of(0));
  }
  assert.equal(outcome.settled, false);
  await timers.advance(5_000);
  assert.ok(failure(outcome.error), String(outcome.error));
  assert.match(outcome.error.message, /not complete after 60 s/);
  assert.ok(server.last().signal.aborted);
  assert.equal(timers.waiting, 0);
}));

test("a slow file that goes on arriving is used, and no timer is left", forEachFile(async ({ start, headers, file }) => {
  const { timers, server, asked } = start();
  await timers.advance(0);
  server.last().answer(headers);
  for (const byte of file) {
    await timers.advance(3_000);
    server.last().send(Uint8Array.of(byte));
  }
  await timers.advance(3_000);
  server.last().end();
  await asked;
  assert.equal(server.last().signal.aborted, false);
  assert.equal(timers.waiting, 0);
}));

test("an answer after it was given up changes nothing", forEachFile(async ({ start, headers, file, failure, deaf }) => {
  const { timers, server, outcome } = start();
  await timers.advance(IDLE_LIMIT);
  const { error } = outcome;
  assert.ok(failure(error));
  if (deaf) {
    server.last().answer(headers);
    server.last().send(file);
    server.last().end();
  }
  await timers.advance(WHOLE_LIMIT);
  assert.equal(outcome.error, error);
  assert.equal(timers.waiting, 0);
}));

for (const [what, { headers, ask, failure }] of Object.entries(FILES)) {
  test(`${what}: a file without end is given up at its limit, and the message says so`, async () => {
    // A custom section of 64 MiB, so that a module is not refused for its content.
    const begin = new Uint8Array([...MODULE, 0, 0x80, 0x80, 0x80, 0x20, 1, 97]);
    let bytes = 0;
    const pull = (controller) => {
      const chunk = bytes === 0 ? begin : new Uint8Array(256 * 1024);
      bytes += chunk.byteLength;
      controller.enqueue(chunk);
    };
    const fetch = async (_, { signal }) => {
      const start = (controller) => signal.addEventListener("abort", () => controller.error(signal.reason));
      return new Response(new ReadableStream({ start, pull }), { headers });
    };
    await assert.rejects(ask({ fetch }), (error) => (failure(error) || error.code === "procedure-invalid") && /more than (8388608|1048576) bytes/.test(error.message));
    // The other reader of the same body may be ahead.
    assert.ok(bytes < 64 * 1024 * 1024, `${bytes} bytes were read`);
  });
}
