// What a build reports: archives, checksums and sizes.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { zipSync } from "fflate";

/** The files that a page fetches for a panel in Norwegian. */
export const loaded = ["trygtrom.js", "trygtrom_bg.wasm", "texts/nb.txt"];

/** Packs the package with npm and the folders with tar. Returns the names of the archives. */
export function packArchives(out, version, folders) {
  for (const folder of ["npm", ...folders]) setRights(join(out, folder));
  const pack = execFileSync("npm", ["pack", "--json", "--pack-destination", out, join(out, "npm")], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  // Sorted names and one date, so that the same source gives the same bytes.
  const tar = ["--sort=name", "--mtime=@0", "--owner=0", "--group=0", "--numeric-owner"];
  const archives = folders.map((folder) => {
    const archive = `trygtrom-${folder}-${version}.tar.gz`;
    execFileSync("tar", [...tar, "--use-compress-program=gzip -n", "-cf", join(out, archive), "-C", out, folder]);
    return archive;
  });
  return [archiveName(pack), ...archives];
}

/** The date of every file in a zip archive, so that the same source gives the same bytes. */
const DAY = new Date(1980, 0, 1);

/** Packs what is in a folder as a zip archive. @param {string} folder @returns {Uint8Array} */
export function zipFolder(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  const inside = Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), new Uint8Array(readFileSync(path))]));
  return zipSync(inside, { mtime: DAY, level: 9 });
}

/** Gives a folder and all in it the rights that archives have, whatever those of new files are on this machine. */
function setRights(path) {
  const folder = statSync(path).isDirectory();
  chmodSync(path, folder ? 0o755 : 0o644);
  if (folder) for (const name of readdirSync(path)) setRights(join(path, name));
}

/** npm prints a list or, in newer versions, an object keyed by package. */
function archiveName(answer) {
  const [packed] = Object.values(JSON.parse(answer));
  return packed.filename;
}

/** Writes SHA256SUMS for the named files and folders, in the format of `sha256sum --check`. */
export function writeChecksums(out, names) {
  const lines = names
    .flatMap((name) => filesOf(join(out, name)))
    .map((path) => `${createHash("sha256").update(readFileSync(path)).digest("hex")}  ${relative(out, path)}\n`);
  writeFileSync(join(out, "SHA256SUMS"), lines.join(""));
}

function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).sort();
  return names.flatMap((name) => filesOf(join(path, name)));
}

/** The size of a file in bytes: on disk, and as servers compress it. */
export function sizes(path) {
  const bytes = readFileSync(path);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return {
    raw: bytes.length,
    gzip: gzipSync(bytes, { level: 9 }).length,
    brotli: brotliCompressSync(bytes, { params }).length,
  };
}

/** Prints the sizes of all that a page fetches for a panel. */
export function printSizes(folder) {
  const measured = (name) => ({ name, ...sizes(join(folder, name)) });
  const rows = loaded.map(measured);
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  rows.push({ name: "all", raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") });
  const cell = (value) => String(value).padStart(9);
  console.log(`${"bytes".padEnd(18)}${cell("raw")}${cell("gzip")}${cell("brotli")}`);
  for (const row of rows) console.log(`${row.name.padEnd(18)}${cell(row.raw)}${cell(row.gzip)}${cell(row.brotli)}`);
}
