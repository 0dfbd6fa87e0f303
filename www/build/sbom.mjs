// The bill of materials of a bundle, in CycloneDX: its parts, their licences and their dependencies. It has no date and no
// serial number, so that the same sources give the same bytes.
import * as cyclonedx from "@cyclonedx/cyclonedx-library";
import { PackageURL } from "packageurl-js";
import parse from "spdx-expression-parse";

const { Contrib, Enums, Models, Serialize, Spec } = cyclonedx;
const { Component } = Models;

/** The version of the format. */
export const specification = Spec.Spec1dot6;

const licences = new Contrib.License.Factories.LicenseFactory(parse);

/**
 * @param {object} bundle
 * @param {"npm" | "generic"} bundle.kind The type of its package URL.
 * @param {string} bundle.name
 * @param {string} bundle.version
 * @param {string} bundle.description
 * @param {string} bundle.licence Our own, as an SPDX expression.
 * @param {{ path: string, sha384: string }[]} bundle.files The files that browsers load, with their hashes in hex.
 * @param {import("./parts.mjs").Part[]} bundle.parts
 * @param {string[]} bundle.needs The package URLs of our own direct dependencies.
 * @returns {string} JSON
 */
export function billOfMaterials({ kind, name, version, description, licence, files, parts, needs }) {
  const own = component({ purl: `pkg:${kind}/${name}@${version}`, name, version, description, licence });
  for (const { path, sha384 } of files) {
    const file = new Component(Enums.ComponentType.File, path, { bomRef: path });
    file.hashes.set(Enums.HashAlgorithm["SHA-384"], sha384);
    own.components.add(file);
  }
  const all = new Map(parts.map((part) => [part.purl, component(part)]));
  for (const part of parts) link(all.get(part.purl), part.needs, all);
  link(own, needs, all);
  const metadata = new Models.Metadata({ component: own });
  metadata.lifecycles.add(Enums.LifecyclePhase.Build);
  const bom = new Models.Bom({ metadata, components: new Models.ComponentRepository(all.values()) });
  const normalizer = new Serialize.JSON.Normalize.Factory(specification);
  // In the given order: the library would sort by the locale of the machine.
  return `${new Serialize.JsonSerializer(normalizer).serialize(bom, { sortLists: false, space: 2 })}\n`;
}

function component({ purl, name, version, description, licence }) {
  const one = new Component(Enums.ComponentType.Library, name, { bomRef: purl, version, description, purl: PackageURL.fromString(purl) });
  one.licenses.add(licences.makeFromString(licence));
  return one;
}

/** Records the direct dependencies of a part. Each must be a part of the bundle. */
function link(user, purls, all) {
  for (const purl of purls) {
    const used = all.get(purl);
    if (!used) throw new Error(`${user.name} uses ${purl}, which is no part of the bundle.`);
    user.dependencies.add(used.bomRef);
  }
}
