// The text catalogs: only those that the script was built with, fetched once, with errors that say how to fix them.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { Catalogs, TextsError, languageOf } from "../../www/element/catalogs.js";

const TEXT = "trygtrom texts\n";
const hash = createHash("sha256").update(TEXT).digest("base64");
const hashes = { "texts/nb.txt": hash, "texts/en.txt": hash };

/** Catalogs whose server returns these responses in turn. */
function catalogsOf(...responses) {
  const requests = [];
  const fetch = async (url, options) => {
    // A signal takes no part in the choice of a preloaded file.
    const { signal, ...rest } = options;
    requests.push([url.href, rest]);
    const response = responses.shift();
    if (response instanceof Error) throw response;
    return response;
  };
  const catalogs = new Catalogs((language) => new URL(`https://portal.example.no/texts/${language}.txt`), hashes, { fetch });
  return { catalogs, requests };
}

/** The files that the module is given. */
function loadedFrom(catalogs) {
  const files = [];
  catalogs.loadInto({ loadCatalog: (file) => files.push(file) > 0 });
  return files;
}

test("the catalog that the script was built with is accepted, and requested once, as a preload requests it", async () => {
  const { catalogs, requests } = catalogsOf(new Response(TEXT));
  assert.equal(catalogs.has("nb"), false);
  await Promise.all([catalogs.fetch("nb"), catalogs.fetch("nb")]);
  assert.deepEqual(loadedFrom(catalogs), [TEXT]);
  assert.equal(catalogs.has("nb"), true);
  // With any other option, such as `integrity`, the browser would not use a preloaded file.
  assert.deepEqual(requests, [["https://portal.example.no/texts/nb.txt", { credentials: "same-origin" }]]);
});

test("another catalog is refused, and the next call requests it again", async () => {
  const { catalogs } = catalogsOf(new Response("other texts\n"), new Response(TEXT));
  await assert.rejects(catalogs.fetch("nb"), (error) => error instanceof TextsError && /same release, as they are/.test(error.message));
  assert.equal(catalogs.has("nb"), false);
  await catalogs.fetch("nb");
  assert.equal(catalogs.has("nb"), true);
});

for (const [what, response, words] of [
  ["no network", new TypeError("Failed to fetch"), /could not be fetched.*connect-src.*configure\(\{ assets \}\)/],
  ["no such file", new Response("", { status: 404 }), /answered 404.*configure\(\{ assets \}\)/],
]) {
  test(`${what}: the error says how to fix it, and contains no address`, async () => {
    const error = await catalogsOf(response).catalogs.fetch("nb").catch((error) => error);
    assert.ok(error instanceof TextsError);
    assert.match(error.message, words);
    assert.ok(!error.message.includes("portal.example.no"));
  });
}

test("without https no hash can be computed, and the catalog is accepted unchecked", async (context) => {
  context.mock.getter(globalThis, "crypto", () => ({}));
  const { catalogs } = catalogsOf(new Response("other texts\n"));
  await catalogs.fetch("nb");
  assert.equal(catalogs.has("nb"), true);
});

test("a language that could not be fetched does not affect another", async () => {
  const { catalogs } = catalogsOf(new Response(TEXT), new Response("", { status: 503 }));
  await catalogs.fetch("nb");
  await assert.rejects(catalogs.fetch("en"), /answered 503/);
  assert.deepEqual([catalogs.has("nb"), catalogs.has("en")], [true, false]);
  assert.deepEqual(loadedFrom(catalogs), [TEXT]);
});

test("catalogs that the module refuses are dropped, and the error says why", async () => {
  const { catalogs } = catalogsOf(new Response(TEXT), new Response(TEXT), new Response(TEXT));
  await catalogs.fetch("nb");
  await catalogs.fetch("en");
  assert.throws(() => catalogs.loadInto({ loadCatalog: () => false }), /from the same release/);
  assert.deepEqual(loadedFrom(catalogs), []);
  await catalogs.fetch("nb");
  assert.deepEqual(loadedFrom(catalogs), [TEXT]);
});

test("a tag that is not English means Bokmål", () => {
  for (const tag of ["en", "EN-gb", "en_US", " en "]) assert.equal(languageOf(tag), "en", tag);
  for (const tag of ["nb", "nn", "se", "enm", "", null, undefined, 7]) assert.equal(languageOf(tag), "nb", String(tag));
});
