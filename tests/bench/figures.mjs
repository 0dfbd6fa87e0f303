// Writes measured sections into docs/figures.md, between their marks.
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { root } from "../browser/harness.mjs";

/** A table as lines of Markdown. @param {string[]} head @param {(string | number)[][]} rows */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map((_, index) => (index ? "--:" : "---"))), ...rows.map(line)].join("\n");
}

/** The machine and the browser, as a sentence ends. @param {import("playwright-core").Browser} browser */
export function machine(browser) {
  const [{ model }, memory] = [cpus()[0], Math.round(totalmem() / 2 ** 30)];
  return `${cpus().length} cores of\n${model.trim()}, ${memory} GiB, headless Chromium ${browser.version()}`;
}

/** Replaces the text between `<!-- name: begin -->` and `<!-- name: end -->`. */
export function writeSection(name, text) {
  const path = join(root, "docs/figures.md");
  const before = readFileSync(path, "utf8");
  const [begin, end] = [`<!-- ${name}: begin -->\n`, `<!-- ${name}: end -->`];
  const [from, to] = [before.indexOf(begin), before.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`docs/figures.md has no section ${name}`);
  writeFileSync(path, `${before.slice(0, from)}${begin}\n${text}\n\n${before.slice(to)}`);
}
