// Checks the simulated web app's events and replies, and the plugin's calls, against the vendor's typings: each becomes a
// TypeScript constant of the package's type, and the compiler reports a mismatch.
import { NEWER, compile } from "./typings.mjs";

/** Fields that the vendor's client adds to each participant and the plugin package has no type for. */
const UNTYPED = new Set(["isConnecting", "hasMedia", "supportsDirectChat", "breakoutbuzz"]);

/** TypeScript source of a value, without fields that the typings do not have. @param {any} value @returns {string} */
function sourceOf(value) {
  if (value === undefined) return "undefined";
  if (Array.isArray(value)) return `[${value.map(sourceOf).join(", ")}]`;
  if (value === null || typeof value !== "object" || value instanceof Date) return JSON.stringify(value);
  const fields = Object.entries(value).filter(([name]) => !NEWER.has(name) && !UNTYPED.has(name));
  return `{ ${fields.map(([name, child]) => `${JSON.stringify(name)}: ${sourceOf(child)}`).join(", ")} }`;
}

/**
 * @param {{ events: Array<[string, any]>, calls: Array<[string, any]>, replies: Array<[string, any]> }} recorded
 * @returns {{ checked: Set<string>, wrong: string[] }} The names compared, and the compiler's errors.
 */
export function compareWithPluginTypings({ events, calls, replies }) {
  const lines = [
    `import type { EventMessage, RPCCalls } from "@pexip/plugin-api";`,
    // Plain maps branded ids to strings, dates to their JSON text, and enums to their values.
    `type Plain<T> = T extends Date ? string : T extends string & { __guid: unknown } ? string : T extends string ? \`\${T}\` : T extends number | boolean | null | undefined ? T : T extends readonly unknown[] ? { [K in keyof T]: Plain<T[K]> } : T extends object ? { [K in keyof T]: Plain<T[K]> } : T;`,
  ];
  const checked = new Set();
  const seen = new Set();
  const compare = (name, type, value) => {
    const line = `: ${type} = ${sourceOf(value)};`;
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
