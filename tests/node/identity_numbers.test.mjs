// Checks the identity number vectors of the Rust test with an independent validator. Known errors of that validator are
// listed and must still occur, so that a fixed version is noticed.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { idnr } from "@navikt/fnrvalidator";

const { vectors, made, refused, disagreements, sweep } = JSON.parse(
  readFileSync(new URL("../data/identity-numbers.json", import.meta.url), "utf8"),
);

/** The package's result: a type or "invalid". */
function classify(number) {
  const result = idnr(number);
  return result.status === "valid" ? result.type : "invalid";
}

/** Appends check digits to nine digits: the first leaves the remainder `r1`, the second none. */
function complete({ body, r1, why }) {
  const sum = (text, weights) => weights.reduce((all, weight, place) => all + weight * Number(text[place]), 0);
  const first = (r1 + 110 - (sum(body, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11;
  const second = (110 - (sum(`${body}${first}`, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  assert.ok(first < 10 && second < 10, `${why}: a check digit would be ten`);
  return `${body}${first}${second}`;
}

/** The package's name for each of our results. */
const named = {
  "birth-number no": "fnr",
  "birth-number yes": "tnr",
  "h-number unknown": "hnr",
  "d-number no": "dnr",
  "d-number yes": "dnr-and-tnr",
  "d-number unknown": "dnr-and-hnr",
};

const rows = [
  ...vectors.map((row) => ({ ...row, number: row.digits, why: row.source })),
  ...made.map((row) => ({ ...row, number: complete(row) })),
];

test("the package classifies every vector as recorded", () => {
  assert.ok(rows.length > 30, "too few vectors");
  for (const row of rows) assert.equal(classify(row.number), row.package, row.why);
  for (const row of refused) assert.equal(classify(complete(row)), row.package, row.why);
});

test("the package agrees, except for listed disagreements", () => {
  for (const row of rows) {
    const agrees = row.package === named[`${row.kind} ${row.synthetic}`];
    assert.ok(agrees !== Object.hasOwn(disagreements, row.why), `${row.why}: disagreement and list differ`);
  }
  for (const row of refused) assert.equal(row.package, "invalid", row.why);
});

test("the package refuses numbers with a changed last digit", () => {
  for (const { number, why } of rows) {
    for (let digit = 0; digit < 10; digit += 1) {
      const changed = `${number.slice(0, 10)}${digit}`;
      if (changed !== number) assert.equal(classify(changed), "invalid", `${why}, last digit changed`);
    }
  }
});

// If one of the tests below fails, the package has been fixed: remove the entry from `disagreements`.
test("the package still refuses FH-numbers and months from 66 to 77", () => {
  for (const reason of ["fh-number", "month-65"]) {
    const concerned = made.filter((row) => row.why === reason);
    assert.ok(concerned.length > 3, `no number shows ${reason}`);
    for (const row of concerned) {
      const { status, reasons } = idnr(complete(row));
      assert.deepEqual({ status, reasons }, { status: "invalid", reasons: ["invalid date"] }, disagreements[reason]);
    }
  }
});

test("the package still refuses a separator after the date", () => {
  for (const { number, why } of rows) {
    for (const separator of [" ", "-", ".", "\u00a0"]) {
      const written = `${number.slice(0, 6)}${separator}${number.slice(6)}`;
      assert.equal(classify(written), "invalid", `${why}: ${disagreements.separator}`);
    }
  }
});

test("the package still does not distinguish the 2032 rule from the previous one", () => {
  const later = rows.filter((row) => row.rule === "only-2032" && row.package !== "invalid");
  assert.ok(later.length > 5, "too few vectors");
  for (const row of later) {
    assert.deepEqual(Object.keys(idnr(row.number)).sort(), ["status", "type"], disagreements.rule);
  }
});

test("every listed disagreement has a test", () => {
  assert.deepEqual(Object.keys(disagreements).sort(), ["fh-number", "month-65", "rule", "separator"]);
});

// The same sweep as in `tests/it/identity_numbers/drawn.rs`: every day and month with every pair of check digits, in two years.
test("over a sweep of all dates, the package accepts the same numbers, except for the disagreements", () => {
  const found = new Map();
  for (let beginning = 0; beginning < 10_000; beginning += 1) {
    for (const year of [0, 1]) {
      const individual = (beginning * 37 + year * 11) % 1_000;
      const body = ((beginning * 100 + year) * 1_000 + individual) * 100;
      for (let check = 0; check < 100; check += 1) {
        const name = classify(String(body + check).padStart(11, "0"));
        if (name === "invalid") continue;
        const { count, checksum } = found.get(name) ?? { count: 0, checksum: 0 };
        const next = (Math.imul(checksum, 16_777_619) ^ ((body + check) % 2 ** 32)) >>> 0;
        found.set(name, { count: count + 1, checksum: next });
      }
    }
  }
  const expected = sweep.filter(({ as }) => !Object.hasOwn(disagreements, as));
  assert.equal(sweep.length - expected.length, 2, "two kinds are accepted here and refused by the package");
  const names = [...found.keys()].sort();
  assert.deepEqual(names.map((as) => ({ as, ...found.get(as) })), expected);
});
