// The glue between the module and JavaScript is bundled as wasm-bindgen wrote it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { bindgenArguments, cargoPackage, placesOf } from "../../www/build/wasm.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));

test("the glue that is bundled is byte for byte what wasm-bindgen writes", () => {
  const places = placesOf(cargoPackage(root).targetDirectory, true);
  const fresh = mkdtempSync(join(tmpdir(), "trygtrom-glue-"));
  execFileSync("wasm-bindgen", bindgenArguments({ ...places, bindgen: fresh, release: true }));
  assert.ok(readFileSync(places.glue).equals(readFileSync(join(fresh, "trygtrom.js"))));
  rmSync(fresh, { recursive: true });
});
