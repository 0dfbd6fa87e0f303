// Compares what the played room says with the vendor's typings: each event is written as a constant of the type that the
// package gives it, and the compiler says whether it fits. A package with other typings breaks a test.
import { compile } from "../join/typings.mjs";

/**
 * @param {Array<[event: string, payload: unknown]>} said
 * @returns {{ checked: Set<string>, wrong: string[] }} Which events were compared, and what the compiler says.
 */
export function compareWithTypings(said) {
  const lines = [`import type { SignalEvents } from "@whereby.com/media";`];
  const checked = new Set();
  const seen = new Set();
  for (const [event, payload] of said) {
    checked.add(event);
    const line = payload === undefined ? ": void = undefined;" : ` = ${JSON.stringify(payload)};`;
    const type = payload === undefined ? "" : `: SignalEvents["${event}"]`;
    if (seen.has(event + line)) continue;
    seen.add(event + line);
    lines.push(`export const ${event}_${lines.length}${type}${line}`);
  }
  return { checked, wrong: compile(lines.join("\n")) };
}
