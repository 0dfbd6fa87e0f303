// The feedback after an exercise, from the panel's session log and the times of its events; and the exercises' own texts.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { EXERCISES, exerciseOf } from "../../www/demo/exercises/catalogue.js";
import { debrief } from "../../www/demo/exercises/debrief.js";
import { ACTION_NAMES as CONFERENCE_ACTIONS } from "../../www/practice/join/lesson.js";
import { ACTION_NAMES as ROOM_ACTIONS } from "../../www/practice/room.js";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const texts = JSON.parse(read("www/demo/texts.json"));
const RULES = new Map(["so-d45111", "checklist"].flatMap((name) => JSON.parse(read(`procedures/${name}.json`)).rules.map((rule) => [rule.id, rule])));

const START = 1_000_000;
const phase = (s, from, to) => ({ at: START + s * 1000, name: "trygtrom-phasechange", detail: { from, to } });
const requirement = (s, id, status) => ({ at: START + s * 1000, name: "trygtrom-requirementchange", detail: { id, status, basis: "attested" } });
const alert = (s, kind, active) => ({ at: START + s * 1000, name: "trygtrom-alert", detail: { kind, severity: "alarm", requirement: null, active } });
const row = (id, status, s = null) => ({ id, status, basis: "attested", at: s === null ? null : START + s * 1000, before: null });

/** The feedback on an exercise of 100 s in which the talk began after 20 s. */
function after({ requirements = [], events = [], alerts = [], exercise = { checks: [] }, reached = [], passed = [], phases = [], judged = null }) {
  const log = { requirements, alerts: alerts.map(([kind, s]) => ({ kind, times: 1, first: START + s * 1000, last: START + s * 1000 })), phases: phases.map((kind) => ({ kind })), judged };
  const all = [phase(10, "preparation", "admission"), phase(20, "admission", "conversation"), ...events].sort((a, b) => a.at - b.at);
  return debrief({ exercise, log, events: all, reached: new Set(reached), passed: new Set(passed), started: START, ended: START + 100_000 }, RULES);
}

test("what was answered in time is done, in order, with its time", () => {
  const { done, late, missed } = after({
    requirements: [row("A-2.8", "met", 15), row("A-0", "met", 4)],
    events: [requirement(4, "A-0", "met"), requirement(15, "A-2.8", "met")],
  });
  assert.deepEqual(done, [{ id: "A-0", at: 4000 }, { id: "A-2.8", at: 15_000 }]);
  assert.deepEqual([late, missed], [[], []]);
});

test("what belongs before the appointment is late after entering", () => {
  const { done, late } = after({ requirements: [row("A-0", "met", 16)], events: [requirement(16, "A-0", "met")] });
  assert.deepEqual([done, late], [[], [{ id: "A-0", why: "after-entry", by: 6000 }]]);
});

test("what belongs at the start is late by the time that it stood open in the talk", () => {
  const first = after({ requirements: [row("A-1.4", "met", 50)], events: [requirement(50, "A-1.4", "met")] });
  assert.deepEqual(first.late, [{ id: "A-1.4", why: "in-talk", by: 30_000 }]);
  const reopened = after({
    requirements: [row("A-2.8", "met", 70)],
    events: [requirement(15, "A-2.8", "met"), requirement(40, "A-2.8", "open"), phase(45, "conversation", "suspended"), phase(60, "suspended", "conversation"), requirement(70, "A-2.8", "met")],
  });
  assert.deepEqual(reopened.late, [{ id: "A-2.8", why: "in-talk", by: 15_000 }], "not while the talk is stopped");
});

test("an answer in the moment in which the talk begins is not late", () => {
  const { done, late } = after({ requirements: [row("A-2.4", "met", 20)], events: [requirement(20.4, "A-2.4", "met")] });
  assert.deepEqual([done.length, late], [1, []]);
});

test("what was never answered is missed, with how it stood; what may be left is not", () => {
  const { missed, unread, waived } = after({
    requirements: [row("A-1.1", "unmet"), row("A-2.8", "open"), row("A-1.6", "unknown"), row("A-1.2", "open"), row("A-1.3", "unmet"), row("B-G3", "open"), row("A-1.5", "waived"), row("A-3.1", "open"), row("B-S7", "not-applicable")],
  });
  assert.deepEqual(missed, [{ id: "A-1.1", status: "unmet" }, { id: "A-2.8", status: "open" }, { id: "A-1.6", status: "unknown" }, { id: "A-1.3", status: "unmet" }]);
  assert.deepEqual([unread, waived], [["A-1.2", "B-G3"], ["A-1.5"]]);
});

test("a requirement whose answer was not seen is not called late, and one without a rule is named by its id", () => {
  const { done, missed } = after({ requirements: [row("A-2.1", "met"), row("F-9", "open")] });
  assert.deepEqual([done, missed], [[{ id: "A-2.1", at: null }], [{ id: "F-9", status: "open" }]]);
});

test("an alert has the time that it stood, and whether it still does", () => {
  const { alerts } = after({
    alerts: [["recording", 30], ["unexpected-participant", 80]],
    events: [alert(30, "recording", true), alert(35, "recording", false), alert(50, "recording", true), alert(51, "recording", false), alert(80, "unexpected-participant", true)],
  });
  assert.deepEqual(alerts, [
    { kind: "recording", first: 30_000, stood: 6000, cleared: true },
    { kind: "unexpected-participant", first: 80_000, stood: 20_000, cleared: false },
  ]);
});

test("whether the consultation was closed is told", () => {
  assert.deepEqual([after({ phases: ["closing"] }).closed, after({ phases: ["closing", "closed"] }).closed, after({}).lasted], [false, true, 100_000]);
});

test("nothing is said of what an exercise had not come to", () => {
  for (const exercise of EXERCISES) assert.deepEqual(after({ exercise, requirements: [row("A-2.3", "open")] }).checks, [], exercise.id);
});

for (const [id, given, held] of [
  ["card", { requirements: [row("A-2.3", "met", 30)], reached: ["card-compare"], passed: ["card-compare"] }, false],
  ["card", { requirements: [row("A-2.3", "unmet")], reached: ["card-compare"], passed: ["card-compare"] }, true],
  ["card", { requirements: [row("A-2.3", "open")], reached: ["card-compare"] }, null],
  ["stranger", { reached: ["stranger"] }, false],
  ["stranger", { reached: ["stranger"], events: [phase(40, "conversation", "suspended")] }, true],
  ["recording", { reached: ["recording"], events: [alert(30, "recording", true)] }, false],
  ["recording", { reached: ["recording"], events: [alert(30, "recording", true), alert(40, "recording", false)] }, true],
  ["line", { reached: ["line"] }, false],
  ["line", { reached: ["line"], judged: { quality: "not-good-enough", decision: "wait", at: START } }, true],
  ["join", { reached: ["turn-away"] }, null],
  ["join", { reached: ["turn-away"], passed: ["turn-away"] }, true],
  ["join", { reached: ["turn-away"], alerts: [["unexpected-participant", 40]] }, false],
]) {
  test(`the exercise ${id}, come to ${given.reached}: ${held}`, () => {
    const { checks } = after({ ...given, exercise: exerciseOf(id) });
    assert.deepEqual(checks.map((one) => one.held), held === null ? [] : [held]);
  });
}

test("the exercises begin with preparation, end with closing, and use rules and actions that exist", () => {
  assert.equal(new Set(EXERCISES.map(({ id }) => id)).size, EXERCISES.length);
  for (const { id, room, steps, checks } of EXERCISES) {
    assert.deepEqual([steps[0].say, steps.at(-1).say], ["prepare", "close"], id);
    const known = room === "join" ? CONFERENCE_ACTIONS : ROOM_ACTIONS;
    for (const [name] of steps.flatMap(({ begin = [] }) => begin)) assert.ok(known.includes(name), `${id}: ${name}`);
    for (const { rule, at } of checks) assert.ok(RULES.has(rule) && steps.some(({ say }) => say === at), `${id}: ${rule} ${at}`);
  }
  assert.equal(exerciseOf("toString"), null);
});

test("the lines are short", () => {
  for (const words of Object.values(texts)) {
    for (const [key, text] of Object.entries(words)) if (key.startsWith("say-")) assert.ok(text.length <= 160, `${key}: ${text.length}`);
  }
});
