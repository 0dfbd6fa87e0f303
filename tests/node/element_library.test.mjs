// The texts of a language: those that the script was built with, fetched once, with words that mend when they cannot be had.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { Library } from "../../www/element/library.js";
import { LoadError } from "../../www/element/loader.js";

const TEXT = "trygtrom texts\n";
const sha384 = { "texts/nb.txt": createHash("sha384").update(TEXT).digest("base64") };

/** A library whose server gives these answers, one after the other. */
function libraryOf(...answers) {
  const asked = [];
  const fetch = async (url, options) => {
    asked.push([url.href, options]);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const library = new Library((language) => new URL(`https://portal.example.no/texts/${language}.txt`), sha384, fetch);
  return { library, asked };
}

test("the texts that the script was built with are taken, and asked for once, as a preload asks", async () => {
  const { library, asked } = libraryOf(new Response(TEXT));
  assert.equal(library.has("nb"), false);
  await Promise.all([library.fetch("nb"), library.fetch("nb")]);
  assert.deepEqual([...library.files()], [TEXT]);
  assert.equal(library.has("nb"), true);
  // Any more of an option, as the hash would be, and the browser fetches anew what the page has preloaded.
  assert.deepEqual(asked, [["https://portal.example.no/texts/nb.txt", { credentials: "same-origin" }]]);
});

test("others are not, and trying again is asking again", async () => {
  const { library } = libraryOf(new Response("other texts\n"), new Response(TEXT));
  await assert.rejects(library.fetch("nb"), (error) => error instanceof LoadError && /same release, as they are/.test(error.message));
  assert.equal(library.has("nb"), false);
  await library.fetch("nb");
  assert.equal(library.has("nb"), true);
});

for (const [what, answer, words] of [
  ["no network", new TypeError("Failed to fetch"), /could not be fetched.*connect-src.*configure\(\{ assets \}\)/],
  ["no such file", new Response("", { status: 404 }), /answered 404.*configure\(\{ assets \}\)/],
]) {
  test(`${what}: the error says what to mend, and names no address`, async () => {
    const error = await libraryOf(answer).library.fetch("nb").catch((error) => error);
    assert.ok(error instanceof LoadError);
    assert.match(error.message, words);
    assert.ok(!error.message.includes("portal.example.no"));
  });
}

test("where nothing can be hashed, as without https, the texts are taken as they are", async (context) => {
  context.mock.getter(globalThis, "crypto", () => ({}));
  const { library } = libraryOf(new Response("other texts\n"));
  await library.fetch("nb");
  assert.equal(library.has("nb"), true);
});
