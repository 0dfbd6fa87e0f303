// Reads the files that the command-line tool is given, no further than is needed, and says in words why one cannot be read.
import { closeSync, fstatSync, mkdirSync, openSync, readSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A file that cannot be read or written. */
export class FileFault extends Error {}

const REASONS = {
  ENOENT: "there is no such file",
  EACCES: "you may not open it",
  EPERM: "you may not open it",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of its path is no folder",
  EEXIST: "there is a file of that name",
  ENOSPC: "the disk is full",
  EROFS: "the disk cannot be written to",
};

/** Why something failed with a file, in words. @param {NodeJS.ErrnoException} error */
export const reasonOf = (error) => REASONS[error.code] ?? error.code ?? "for a reason that is not known";

/**
 * Reads the beginning of a file.
 * @param {string | URL} path @param {number} most Where reading ends, in bytes.
 * @param {string} [otherwise] What else can be named, for a file that is not there.
 * @returns {Uint8Array}
 */
export function readCapped(path, most, otherwise) {
  let file;
  try {
    file = openSync(path, "r");
    if (fstatSync(file).isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
    const bytes = new Uint8Array(most);
    let length = 0;
    while (length < most) {
      const read = readSync(file, bytes, length, most - length, null);
      if (read === 0) break;
      length += read;
    }
    return bytes.subarray(0, length);
  } catch (error) {
    const instead = error.code === "ENOENT" && otherwise ? ` ${otherwise}` : "";
    throw new FileFault(`${path} cannot be read: ${reasonOf(error)}.${instead}`);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/**
 * Writes files into a folder, which is made if it is not there. A file of the same name is replaced.
 * @param {string} folder @param {[string, string | Uint8Array][]} files Each with its name.
 * @returns {string} What is said of them.
 */
export function writeFiles(folder, files) {
  let path = folder;
  try {
    mkdirSync(folder, { recursive: true });
    for (const [name, content] of files) {
      path = join(folder, name);
      writeFileSync(path, content);
    }
  } catch (error) {
    throw new FileFault(`${path} cannot be written: ${reasonOf(error)}.`);
  }
  return files.map(([name]) => `${join(folder, name)}\n`).join("");
}
