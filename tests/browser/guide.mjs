// The named code blocks of docs/hosting.md, docs/jitsi.md, docs/teams.md and docs/whereby.md, which tests run unchanged.
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const text = ["hosting.md", "jitsi.md", "teams.md", "whereby.md"].map((name) => readFileSync(join(here, "../../docs", name), "utf8")).join("\n");

/** Every block in order; unnamed blocks have an empty name. */
export const blocks = [...text.matchAll(/^```(\S*)[ \t]*(\S*)\n([^]*?)^```/gm)].map(([, language, name, body]) => ({ language, name, text: body }));

/**
 * The text of a block.
 * @param {string} name
 * @throws If there is not exactly one such block.
 */
export function snippet(name) {
  const found = blocks.filter((block) => block.name === name);
  if (found.length !== 1) throw new Error(`The guides have ${found.length} blocks named ${name}.`);
  return found[0].text;
}

/** A policy of the guide on one line, as in a header. */
export const policyOf = (name) => snippet(name).replace(/\s+/g, " ").trim();

/** The names of blocks that a test uses. */
export function usedNames() {
  const tests = readdirSync(here).filter((name) => name.endsWith(".test.mjs"));
  const calls = tests.flatMap((name) => [...readFileSync(join(here, name), "utf8").matchAll(/\b(?:snippet|policyOf)\("([^"]+)"\)/g)]);
  return [...new Set(calls.map(([, name]) => name))];
}
