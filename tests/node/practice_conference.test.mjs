// The practice conference: every button acts or reports a refusal, has texts, and reaches the panel through the real client.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ACTION_NAMES, Lesson } from "../../www/practice/join/lesson.js";
import { until } from "../join/clock.mjs";
import { Fold } from "../join/fold.mjs";

const NAMES = { clinician: "Prøve Behandler", patient: "Prøve Pasient", relative: "Prøve Pårørende", stranger: "Gjest", code: "Ukjent", phone: "12345678" };

/** A lesson with a subscribed panel. */
function begin(context) {
  const changes = { count: 0 };
  const lesson = new Lesson((who) => NAMES[who], () => (changes.count += 1));
  const fold = new Fold();
  const stop = new AbortController();
  lesson.source.subscribe(fold.receive, stop.signal);
  lesson.source.enter();
  context.after(() => stop.abort());
  const seen = (check, what) => until(() => check([...fold.rows.values()], fold), what);
  return { lesson, fold, changes, seen };
}

const named = (rows, name) => rows.find((row) => row.display_name === name);

test("the panel sees arrivals, waiting, admission and departures by name", async (context) => {
  const { lesson, fold, seen } = begin(context);
  await seen((rows) => rows.length === 1, "the panel itself");
  assert.equal(fold.last("join:entered").role, "HOST");
  assert.equal(lesson.act("patient-comes"), null);
  await seen((rows) => named(rows, NAMES.patient)?.service_type === "waiting_room", "waits for the host");
  assert.equal(lesson.act("enter"), null);
  await seen((rows) => named(rows, NAMES.patient)?.service_type === "conference", "the host has joined");
  assert.equal(lesson.act("lock"), null);
  await seen((_, { status }) => status.locked, "locked");
  lesson.act("stranger-comes");
  lesson.act("code-comes");
  await seen((rows) => named(rows, NAMES.stranger)?.service_type === "waiting_room" && named(rows, NAMES.code)?.service_type === "conference", "the lock stops those without a PIN");
  lesson.act("phone-comes");
  assert.deepEqual(await lesson.source.run("admit", lesson.others().at(-1).uuid), { done: true });
  await seen((rows) => named(rows, NAMES.phone)?.protocol === "sip" && named(rows, NAMES.phone).service_type === "conference", "a telephone is admitted");
  lesson.act("patient-returns");
  assert.equal(lesson.act("everyone-goes"), null);
  await seen((rows) => rows.length === 2, "only the clinician and the panel remain");
  assert.deepEqual(await lesson.source.run("end-for-all"), { done: true });
  await seen((_, told) => told.last("disconnect") !== undefined, "ended");
  assert.ok(lesson.over);
});

test("the panel loses the connection and reconnects at once", async (context) => {
  const { lesson, fold, seen } = begin(context);
  lesson.act("enter");
  await seen((rows) => rows.length === 2, "in");
  lesson.act("line");
  assert.ok(lesson.lineIsDown);
  await seen((_, told) => told.last("join:stream").status === "lost", "lost");
  lesson.act("patient-comes");
  lesson.act("line");
  await seen((rows) => rows.length === 3 && fold.last("join:stream").status === "open", "reconnected, with arrivals meanwhile");
});

test("the patient in the room holds up an ID card, their own or another's", (context) => {
  const { lesson } = begin(context);
  lesson.act("patient-comes");
  assert.equal(lesson.act("shows-card"), "nobody-there", "they wait outside");
  lesson.act("enter");
  assert.equal(lesson.act("shows-card"), null);
  assert.equal(lesson.cardOf("patient"), "own");
  lesson.act("shows-other-card");
  assert.equal(lesson.cardOf("patient"), "other");
  lesson.act("shows-other-card");
  assert.equal(lesson.cardOf("patient"), null);
  lesson.act("own-card");
  assert.equal(lesson.cards.get(lesson.me), "own");
});

test("every action takes effect or reports a refusal", (context) => {
  const { lesson, changes } = begin(context);
  const refused = { "own-card": "outside", "shows-card": "nobody-there", "shows-other-card": "nobody-there", leave: "outside", lock: "outside", "own-sharing": "outside", "last-goes": "nobody-there", "patient-returns": "nobody-there", "everyone-goes": "nobody-there", sharing: "nobody-there", chat: "nobody-there", end: "outside" };
  for (const name of ACTION_NAMES.filter((one) => one in refused)) assert.equal(lesson.act(name), refused[name], name);
  const before = changes.count;
  for (const name of ["enter", "patient-comes", "relative-comes", "stranger-comes", "code-comes", "phone-comes", "sharing", "chat", "recording", "transcription", "streaming", "lock", "own-sharing", "line", "line"]) {
    assert.equal(lesson.act(name), null, name);
  }
  assert.ok(changes.count >= before + 15);
  const { recording, transcribing, streaming, locked } = lesson.room.status;
  assert.deepEqual([recording, transcribing, streaming, locked], [true, true, true, true]);
  assert.equal(lesson.presenter, lesson.me);
  assert.deepEqual(["enter", "patient-comes", "relative-comes"].map((name) => lesson.act(name)), ["already-inside", "nobody-expected", "nobody-expected"]);
  assert.equal(lesson.act("leave"), null);
  assert.equal(lesson.me, null);
  assert.equal(lesson.over, false);
  lesson.act("enter");
  assert.equal(lesson.act("end"), null);
  assert.equal(lesson.over, true);
  assert.throws(() => lesson.act("toString"), RangeError);
});

const words = JSON.parse(readFileSync(new URL("../../www/practice/texts.json", import.meta.url), "utf8"));

test("every drawn text exists in both languages", () => {
  const source = ["surface.js", "element.js"].map((name) => readFileSync(new URL(`../../www/practice/join/${name}`, import.meta.url), "utf8")).join("\n");
  const asked = [...source.matchAll(/\bt\((?:\w+ \? )?"([\w-]+)"(?: : "([\w-]+)")?/g)].flatMap(([, one, other]) => [one, other].filter(Boolean));
  assert.ok(asked.length > 15);
  const acts = ["expected-arrives-patient", "relative-arrives", "stranger-comes", "code-comes", "phone-comes", "leaves", "reconnect-patient", "everyone-leaves", "chat", "end", "join", "leave"];
  const toggles = ["shows-card-patient", "shows-other-card-patient", "recording", "transcription", "streaming", "sharing", "line"].flatMap((name) => [`${name}-on`, `${name}-off`]);
  const keys = [
    ...asked,
    ...[...acts, ...toggles].map((name) => `act-${name}`),
    ...["recording", "transcription", "streaming", "sharing", "screenshare", "line"].map((name) => `banner-${name}`),
    ...["clinician", "patient", "relative", "stranger", "code"].map((who) => `name-${who}`),
    ...["people", "room", "self"].map((name) => `group-${name}`),
    ...["person-self", "person-host", "person-sharing", "control-lock-on", "control-lock-off", "control-screenshare-on", "control-screenshare-off", "control-leave", "admit"],
    ...["already-inside", "outside", "nobody-expected", "nobody-there"].map((name) => `refusal-${name}`),
  ];
  for (const language of ["nb", "en"]) for (const key of keys) assert.ok(Object.hasOwn(words[language], key), `${language}: ${key}`);
});
