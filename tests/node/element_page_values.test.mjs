// What the page gives is read once, at the moment it gives it, and nothing of the page runs later.
import assert from "node:assert/strict";
import { test } from "node:test";
import { UNREADABLE, copyOf, textOf } from "../../www/element/page_values.js";

const thrower = () => { throw new Error("a getter of the page"); };
/** A proxy whose every trap throws. */
const hostile = (target = {}) => new Proxy(target, new Proxy({}, { get: () => thrower }));
const revoked = () => {
  const { proxy, revoke } = Proxy.revocable([], {});
  revoke();
  return proxy;
};

test("people and an appointment are copied by the names that are read, inherited ones too", () => {
  class Person {
    get role() { return "patient"; }
    externalId = "id-1";
    name = "Prøve Pasient";
    born = "not asked for";
    identified = { method: "id-porten", level: "high", at: new Date(5), subject: "not asked for" };
  }
  const person = { externalId: "id-1", name: "Prøve Pasient", role: "patient", identified: { method: "id-porten", level: "high", at: 5 } };
  assert.deepEqual(copyOf("expected", [new Person(), "no object", null]), [person, "no object", undefined]);
  const start = new Date(5);
  const appointment = copyOf("appointment", { start, callback: "21 00 00 00", smart: { origin: "https://a.example.no", handle: "h" } });
  assert.deepEqual({ ...appointment }, {
    start: 5, minutes: undefined, roomType: undefined, support: undefined, callback: "21 00 00 00", callbackMinutes: undefined, caller: undefined,
    smart: { origin: "https://a.example.no", handle: "h" },
  });
});

test("a proxy, a getter or a conversion that throws is unreadable, and hides no other value", () => {
  for (const value of [hostile([]), revoked(), hostile()]) assert.equal(copyOf("expected", value), UNREADABLE);
  assert.deepEqual(copyOf("expected", [hostile(), { role: "patient" }])[1], { externalId: undefined, name: undefined, role: "patient", identified: undefined });
  assert.deepEqual(copyOf("expected", [{ role: "patient", name: hostile(), externalId: { valueOf: thrower }, get identified() { return thrower(); } }]), [{ externalId: UNREADABLE, name: UNREADABLE, role: "patient", identified: UNREADABLE }]);
  const { minutes, start, smart } = copyOf("appointment", { get minutes() { return thrower(); }, start: 5, smart: hostile() });
  assert.deepEqual([minutes, start, smart], [UNREADABLE, 5, { origin: UNREADABLE, handle: UNREADABLE }]);
  for (const file of [hostile(), revoked(), { toJSON: thrower }, { n: 1n }, () => 1]) assert.equal(copyOf("procedure", file), UNREADABLE);
});

test("an item that throws is one unreadable entry", () => {
  const list = new Proxy([0, 1, 2], { get: (target, name) => (name === "1" ? thrower() : name === "length" ? 3 : { role: "patient" }) });
  assert.deepEqual(copyOf("expected", list).map((one) => one === UNREADABLE), [false, true, false]);
});

test("values of another type are passed on, for the module to report", () => {
  for (const value of ["text", 5, true]) assert.equal(copyOf("expected", value), value);
  for (const value of [{}, () => 1]) assert.equal(copyOf("expected", value), UNREADABLE);
  assert.equal(copyOf("appointment", 7), 7);
});

test("a list without end and an endless text are not copied whole", () => {
  const endless = new Proxy([], { get: (_, name) => (name === "length" ? 1e300 : { role: "patient" }) });
  assert.equal(copyOf("expected", endless).length, 501);
  assert.equal(copyOf("expected", Object.assign([], { length: 2 ** 32 - 1 })).length, 501);
  assert.equal(copyOf("appointment", { support: "x".repeat(100_001) }).support, UNREADABLE);
});

test("a getter that gives the same value again and again ends", () => {
  let reads = 0;
  const endless = [{ get role() { reads += 1; copyOf("expected", endless); return "patient"; } }];
  assert.equal(copyOf("expected", endless)[0].role, "patient");
  assert.equal(reads, 4);
});

test("an attribute is a text whatever the page gives", () => {
  assert.deepEqual([textOf("a"), textOf(5), textOf(Symbol("s")), textOf({ toString: thrower }), textOf(hostile())], ["a", "5", "Symbol(s)", "", ""]);
});
