// The blocks of docs/hosting.md, which tests run as a page has them. Each has a name after its language.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const text = readFileSync(join(here, "../../docs/hosting.md"), "utf8");

/** Every block, in its order. A block without a name has none. */
export const blocks = [...text.matchAll(/^```(\S*)[ \t]*(\S*)\n([^]*?)^```/gm)].map(([, language, name, body]) => ({ language, name, text: body }));

/**
 * The text of a block.
 * @param {string} name
 * @throws Where the guide has no such block, or two.
 */
export function snippet(name) {
  const found = blocks.filter((block) => block.name === name);
  if (found.length !== 1) throw new Error(`docs/hosting.md has ${found.length} blocks of the name ${name}.`);
  return found[0].text;
}

/** A policy of the guide, as a header carries it: on one line. */
export const policyOf = (name) => snippet(name).replace(/\s+/g, " ").trim();

/** The names of the blocks that some test takes. */
export function usedNames() {
  const tests = readdirSync(here).filter((name) => name.endsWith(".test.mjs"));
  const calls = tests.flatMap((name) => [...readFileSync(join(here, name), "utf8").matchAll(/\b(?:snippet|policyOf)\("([^"]+)"\)/g)]);
  return [...new Set(calls.map(([, name]) => name))];
}
