// The report on the lock files: what it reads from the answers of cargo and npm, and that it fails nothing.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { deprecatedIn, newerCratesIn, newerPackagesIn, withdrawnIn } from "../registries.mjs";

const script = fileURLToPath(new URL("../registries.mjs", import.meta.url));

test("withdrawn crates and newer versions are read from what cargo prints", () => {
  const printed = [
    "    Updating index",
    "warning: package `futures-util v0.3.30` in Cargo.lock is yanked in registry `one`, consider updating to a version that is not yanked",
    "    Packaged 4 files, 3.5KiB (1.4KiB compressed)",
  ].join("\n");
  assert.deepEqual(withdrawnIn(printed), ["futures-util v0.3.30"]);
  assert.deepEqual(withdrawnIn(""), []);
  assert.deepEqual(newerCratesIn("     Locking 2 packages\n    Updating cc v1.11.1 -> v1.11.3\n      Adding new v1.0.0\n"), ["cc v1.11.1 -> v1.11.3"]);
});

test("deprecated packages are those of our lock file that the registry marks", () => {
  const lock = (packages) => JSON.stringify({ packages: { "": {}, ...packages } });
  const ours = lock({
    "node_modules/fine": { version: "1.0.0" },
    "node_modules/old": { version: "2.0.0" },
    "node_modules/fine/node_modules/@a/marked": { version: "3.0.0", deprecated: "when it was locked" },
  });
  const rest = { "node_modules/fine": { version: "1.1.0" }, "node_modules/old": { version: "2.0.0", deprecated: "use new" } };
  const probe = { "node_modules/inflight": { version: "1.0.6", deprecated: "leaks" } };
  assert.deepEqual(deprecatedIn(ours, lock({ ...rest, ...probe })), {
    tells: true,
    deprecated: ["old@2.0.0: use new", "@a/marked@3.0.0: when it was locked"],
    unknown: 2,
  });
  assert.equal(deprecatedIn(ours, lock({ ...rest, "node_modules/inflight": { version: "1.0.6" } })).tells, false);
  assert.deepEqual(newerPackagesIn('{"vite":{"current":"8.3.8","wanted":"8.3.8","latest":"8.4.0"}}'), ["vite 8.3.8 -> 8.4.0"]);
  assert.deepEqual(newerPackagesIn(""), []);
});

test("without a registry the report says so and fails nothing", () => {
  const tools = mkdtempSync(join(tmpdir(), "trygtrom-tools-"));
  for (const name of ["cargo", "npm"]) writeFileSync(join(tools, name), "#!/bin/sh\necho unreachable >&2\nexit 101\n", { mode: 0o755 });
  const { status, stdout } = spawnSync(process.execPath, [script], { encoding: "utf8", env: { ...process.env, PATH: tools } });
  rmSync(tools, { recursive: true });
  assert.equal(status, 0);
  assert.equal(stdout, "crates of Cargo.lock\n  cargo could not ask its registry\npackages of package-lock.json\n  npm could not ask its registry\n");
});
