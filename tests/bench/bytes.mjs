// The size of all files that a page loads, by their kind.
import { writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { sizes } from "../../www/build/report.mjs";

const kinds = { ".wasm": "wasm", ".js": "script with style sheets", ".txt": "texts" };
const zero = () => ({ raw: 0, gzip: 0, brotli: 0 });

/**
 * @param {Map<string, Buffer | string>} files What is served, by path.
 * @param {string[]} paths What the page asked for.
 * @param {string} folder Where a file can be written.
 * @returns {Record<string, { raw: number, gzip: number, brotli: number }>} Bytes by kind, and `all`.
 */
export function bytesOf(files, paths, folder) {
  const sums = {};
  const all = zero();
  for (const path of paths) {
    const file = join(folder, `bytes${extname(path)}`);
    writeFileSync(file, files.get(path));
    const size = sizes(file);
    const sum = (sums[kinds[extname(path)] ?? "other"] ??= zero());
    for (const key in size) {
      sum[key] += size[key];
      all[key] += size[key];
    }
  }
  return { ...sums, all };
}
