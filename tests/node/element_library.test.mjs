// The texts of a language: those that the script was built with, fetched once, with words that mend when they cannot be had.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { Library } from "../../www/element/library.js";
import { LoadError } from "../../www/element/loader.js";

const TEXT = "trygtrom texts\n";
const REST = "the rest of the texts\n";
const hash = (text) => createHash("sha384").update(text).digest("base64");
const sha384 = { "texts/nb.txt": hash(TEXT), "texts/nb_rest.txt": hash(REST), "texts/en.txt": hash(TEXT), "texts/en_rest.txt": hash(REST) };

/** A library whose server gives these answers, one after the other. */
function libraryOf(...answers) {
  const asked = [];
  const fetch = async (url, options) => {
    asked.push([url.href, options]);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const library = new Library((name) => new URL(`https://portal.example.no/texts/${name}.txt`), sha384, fetch);
  return { library, asked };
}

test("the texts that the script was built with are taken, and asked for once, as a preload asks", async () => {
  const { library, asked } = libraryOf(new Response(TEXT));
  assert.equal(library.has("nb"), false);
  await Promise.all([library.fetch("nb"), library.fetch("nb")]);
  assert.deepEqual(library.files(), [TEXT]);
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

const named = (asked) => asked.map(([address]) => address.replace(/^.*\//, ""));

test("the rest of a language comes when it is asked for, and with every language after that", async () => {
  const { library, asked } = libraryOf(new Response(TEXT), new Response(REST), new Response(TEXT), new Response(REST));
  await library.fetch("nb");
  const whole = library.complete();
  assert.equal(library.has("nb"), false, "from now on no panel begins with less");
  await whole;
  assert.equal(library.has("nb"), true);
  assert.deepEqual(library.files(), [TEXT, REST]);
  await library.fetch("en");
  assert.deepEqual(named(asked), ["nb.txt", "nb_rest.txt", "en.txt", "en_rest.txt"]);
  await library.complete();
  assert.equal(asked.length, 4);
});

test("a language that was never had whole does not keep the rest of another from coming", async () => {
  const { library } = libraryOf(new Response(TEXT), new Response(TEXT), new Response("", { status: 503 }), new Response(REST));
  await library.fetch("nb");
  await assert.rejects(library.fetch("en", true), /answered 503/);
  await library.complete();
  assert.equal(library.has("nb"), true);
  assert.equal(library.has("en"), false);
});

test("texts that the module does not take are let go of, and the error says why", async () => {
  const { library } = libraryOf(new Response(TEXT), new Response(REST));
  await library.fetch("nb", true);
  const learnt = [];
  library.teach({ learn: (file) => learnt.push(file) > 0 });
  assert.deepEqual(learnt, [TEXT, REST]);
  assert.throws(() => library.teach({ learn: (file) => file === TEXT }), /from the same release/);
  assert.deepEqual(library.files(), []);
  assert.equal(library.has("nb"), false);
});
