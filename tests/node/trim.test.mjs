// What the build leaves out of the style sheets: only what the panel never has.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { ABSENT, absent, ofThePage, trimmed } from "../../www/build/trim.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), "utf8").replace(/^\s*\/\/.*$/gm, ""));
const require = createRequire(import.meta.url);
const components = /@import "(@digdir\/designsystemet-css\/.+)"/g;
const sheets = [...readFileSync(join(root, "styles/panel.css"), "utf8").matchAll(components)].map(([, name]) => readFileSync(require.resolve(name), "utf8"));

test("nothing of the panel has what its style sheets are without", () => {
  const drawn = read("src/ui").join("\n");
  assert.deepEqual(ABSENT.filter((word) => new RegExp(String.raw`(?<![\w-])${word}(?![\w-])`).test(drawn)), []);
  // A component gets the words, but no size and no other colour than those of tokens.css.
  assert.doesNotMatch(drawn, /data-size|data-typography/);
  const colours = [...read("styles").join("\n").matchAll(/^\.tg \[data-color="(\w+)"\]/gm)].map(([, word]) => word);
  const given = [...drawn.matchAll(/(?:data-color="|\bSome\("|Severity::\w+ => \(.*, ")(\w+)"/g)].map(([, word]) => word);
  assert.ok(given.includes("danger") && given.includes("neutral"), given.join());
  assert.deepEqual(colours.filter((word) => !given.includes(word)), [], "a colour that nothing has");
});

test("each word stands in a component style sheet, so that none outlives what it is for", () => {
  assert.ok(sheets.length > 0);
  assert.deepEqual(ABSENT.filter((word) => !sheets.some((css) => css.includes(word))), []);
});

test("what may be met stays", () => {
  for (const selector of [".a:is(:disabled,[readonly])", ".a:not([data-size])", ".a:is([type=radio],[type=checkbox])", ".a[data-color-scheme]", "select", ".a:has([readonly])"]) {
    const css = `${selector}{color:red}`;
    assert.deepEqual(trimmed([{ css, without: absent }, { css, without: ofThePage }]), [css, css]);
  }
});

test("what is never met goes, with what only it reads and what nothing reads any more", () => {
  const css = `@layer one{:root,[data-size]{--a:1}}.x{--b:var(--c);--c:2;--d:3}.y,.y:is(textarea),.z[role=switch]:is(a,b){width:var(--d)}`;
  assert.deepEqual(trimmed([{ css, without: ofThePage }, { css, without: absent }]), [
    `.x{--d:3}.y,.y:is(textarea),.z[role=switch]:is(a,b){width:var(--d)}`,
    `.x{--d:3}.y{width:var(--d)}`,
  ]);
});
