// The typings and the manifest of the element for tools, in which the names of the platforms are written out.
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const MANIFEST = "custom-elements.json";

/**
 * The names of the platforms, as `platforms.d.ts` has them.
 * @param {string} element The folder of the element's sources. @returns {string} A union type.
 */
export function platformNames(element) {
  const [, names] = /^export type Platform = (.*);$/m.exec(readFileSync(join(element, "platforms.d.ts"), "utf8")) ?? [];
  if (!names) throw new Error("platforms.d.ts has no names of platforms");
  return names;
}

/**
 * Writes typings and manifest. Tools that read the manifest do not follow a name to the typings.
 * @param {string} element The folder of the element's sources. @param {string} out
 */
export function writeTypings(element, out) {
  for (const name of ["index.d.ts", "fhir.d.ts", "platforms.d.ts", "whereby.d.ts"]) copyFileSync(join(element, name), join(out, name));
  const manifest = JSON.parse(readFileSync(join(element, MANIFEST), "utf8"));
  const attributes = manifest.modules.flatMap(({ declarations }) => declarations).flatMap(({ attributes: some = [] }) => some);
  for (const { type } of attributes) if (type.text === "Platform") type.text = platformNames(element);
  writeFileSync(join(out, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
}
