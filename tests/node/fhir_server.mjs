// A server that applies transactions of FHIR R4 as the standard says (3.1.0.11), as far as a record needs it, and refuses all else.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";

/** Every reference in a value. @returns {string[]} */
export function references(value) {
  if (value === null || typeof value !== "object") return [];
  const own = typeof value.reference === "string" ? [value.reference] : [];
  return [...own, ...Object.values(value).flatMap(references)];
}

const hasIdentifier = ({ identifier }, [system, value]) => [identifier].flat().some((one) => one?.system === system && one.value === value);

export class FhirServer {
  /** @type {Map<string, any>} The resources by their place, as `Encounter/1`. */
  #stored = new Map();

  all() {
    return [...this.#stored.values()];
  }

  has(reference) {
    return this.#stored.has(reference);
  }

  /** Applies a transaction as a whole. @returns {string[]} The places of its resources. */
  transaction(bundle) {
    assert.equal(bundle.resourceType, "Bundle");
    assert.equal(bundle.type, "transaction");
    const places = new Map(bundle.entry.map(({ fullUrl, resource, request }) => [fullUrl, this.#placeFor(resource, request)]));
    assert.equal(new Set(places.values()).size, bundle.entry.length, "two entries for one resource");
    for (const { fullUrl, resource } of bundle.entry) {
      const place = places.get(fullUrl);
      const text = JSON.stringify(resource, (name, value) => (name === "reference" ? (places.get(value) ?? value) : value));
      this.#stored.set(place, { ...JSON.parse(text), id: place.split("/")[1] });
    }
    return [...places.values()];
  }

  #placeFor(resource, { method, url }) {
    const [type, query] = url.split("?");
    assert.equal(type, resource.resourceType);
    const created = `${type}/${randomUUID()}`;
    if (method === "POST" && query === undefined) return created;
    assert.equal(method, "PUT");
    const identifier = new URLSearchParams(query).get("identifier").split("|");
    // What is stored must be found by what it was stored by.
    assert.ok(hasIdentifier(resource, identifier), "the resource has another identifier");
    const found = [...this.#stored].filter(([place, one]) => place.startsWith(`${type}/`) && hasIdentifier(one, identifier));
    assert.ok(found.length < 2, "more than one resource matches");
    return found[0]?.[0] ?? created;
  }
}
