// Compares what the played web app tells and answers, and what our plugin asks of it, with the typings of the real package:
// each is written as a constant of the type that the package gives it, and the compiler says whether it fits. A package
// with other names or shapes breaks a test.
import { NEWER, compile } from "./typings.mjs";

/** Fields that the real client adds to each participant and the package of the plugin API has no type for. */
const BEYOND = new Set(["isConnecting", "hasMedia", "supportsDirectChat", "breakoutbuzz"]);

/** As source text, without what newer nodes and clients say beyond the typings. @param {any} value @returns {string} */
function written(value) {
  if (value === undefined) return "undefined";
  if (Array.isArray(value)) return `[${value.map(written).join(", ")}]`;
  if (value === null || typeof value !== "object" || value instanceof Date) return JSON.stringify(value);
  const fields = Object.entries(value).filter(([name]) => !NEWER.has(name) && !BEYOND.has(name));
  return `{ ${fields.map(([name, inner]) => `${JSON.stringify(name)}: ${written(inner)}`).join(", ")} }`;
}

/**
 * @param {{ events: Array<[string, any]>, calls: Array<[string, any]>, replies: Array<[string, any]> }} said
 * @returns {{ checked: Set<string>, wrong: string[] }} Which names were compared, and what the compiler says.
 */
export function compareWithPluginTypings({ events, calls, replies }) {
  const lines = [
    `import type { EventMessage, RPCCalls } from "@pexip/plugin-api";`,
    // The package marks ids by a type of their own, dates do not survive being written down, and its lists of words stand
    // for themselves.
    `type Plain<T> = T extends Date ? string : T extends string & { __guid: unknown } ? string : T extends string ? \`\${T}\` : T extends number | boolean | null | undefined ? T : T extends readonly unknown[] ? { [K in keyof T]: Plain<T[K]> } : T extends object ? { [K in keyof T]: Plain<T[K]> } : T;`,
  ];
  const checked = new Set();
  const seen = new Set();
  const compare = (name, type, value) => {
    const line = `: ${type} = ${written(value)};`;
    checked.add(name);
    if (seen.has(line)) return;
    seen.add(line);
    lines.push(`/* ${name} */ export const said_${lines.length}${line}`);
  };
  for (const [name, payload] of events) compare(name, `Plain<EventMessage[${JSON.stringify(name)}]["payload"]>`, payload);
  for (const [name, payload] of calls) compare(`${name} asked`, `Plain<RPCCalls[${JSON.stringify(name)}]["payload"]>`, payload);
  for (const [name, payload] of replies) compare(`${name} answered`, `Plain<RPCCalls[${JSON.stringify(name)}]["reply"]>`, payload);
  return { checked, wrong: compile(lines.join("\n")) };
}
