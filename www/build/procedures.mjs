// The built-in procedures in the form that a hospital can copy: self-contained, with the address of the schema.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * A built-in procedure with the requirements it takes over from others written out.
 * @param {string} id
 * @param {(id: string) => { of?: string[], rules?: { id: string }[] }} read Reads a procedure file by its id.
 */
export function whole(id, read) {
  const { of = [], rules = [], ...rest } = read(id);
  const all = [...of.flatMap((other) => whole(other, read).rules), ...rules];
  // A requirement that is written again replaces the earlier one of its id, in that one's place.
  return { ...rest, rules: [...new Map(all.map((rule) => [rule.id, rule])).values()] };
}

/** Writes every built-in procedure to a folder beside the schema. */
export function writeProcedures(root, out) {
  const source = join(root, "procedures");
  const read = (id) => JSON.parse(readFileSync(join(source, `${id}.json`), "utf8"));
  mkdirSync(out, { recursive: true });
  for (const name of readdirSync(source).filter((name) => name.endsWith(".json"))) {
    const file = { $schema: "../procedure.schema.json", ...whole(name.slice(0, -".json".length), read) };
    writeFileSync(join(out, name), `${JSON.stringify(file, null, 2)}\n`);
  }
}
