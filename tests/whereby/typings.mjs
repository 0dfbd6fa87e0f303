// Checks the simulated room's events against the vendor's typings: each becomes a TypeScript constant of the package's
// type, and the compiler reports a mismatch.
import { compile } from "../join/typings.mjs";

/**
 * @param {Array<[event: string, payload: unknown]>} events
 * @returns {{ checked: Set<string>, wrong: string[] }} The events compared, and the compiler's errors.
 */
export function compareWithTypings(events) {
  const lines = [`import type { SignalEvents } from "@whereby.com/media";`];
  const checked = new Set();
  const seen = new Set();
  for (const [event, payload] of events) {
    checked.add(event);
    const line = payload === undefined ? ": void = undefined;" : ` = ${JSON.stringify(payload)};`;
    const type = payload === undefined ? "" : `: SignalEvents["${event}"]`;
    if (seen.has(event + line)) continue;
    seen.add(event + line);
    lines.push(`export const ${event}_${lines.length}${type}${line}`);
  }
  return { checked, wrong: compile(lines.join("\n")) };
}
