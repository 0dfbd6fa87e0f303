/**
 * The exercises as data. Each begins with preparation and ends when the consultation is closed. A step has one line for the
 * clinician, what happens in the room when the step begins, and when it is done: by what the panel reports and by what the
 * practice room shows, never by the time that has passed.
 *
 * @typedef {import("../../element/index.js").Report} Report
 * @typedef {import("../../element/index.js").SessionLog} SessionLog
 * @typedef {{ inside: boolean, others: number, waiting: number, panel: boolean }} Room What the practice room shows.
 * @typedef {{ report: any, log: any, room: Room }} Now
 * @typedef {{ say: string, begin?: ReadonlyArray<[name: string, args?: object]>, done: (now: Now) => boolean }} Step
 *   `say`: the key of the line. `begin`: actions of the practice room.
 * @typedef {{ log: any, events: ReadonlyArray<import("./trace.js").Traced>, passed: ReadonlySet<string> }} End `passed`: the lines
 *   whose steps were done.
 * @typedef {{ name: string, rule: string, at: string, held: (end: End) => boolean | null }} Check What the exercise is about.
 *   `rule`: the id of the requirement. `at`: the line at which it comes up; before that nothing is said of it. Null: not known.
 * @typedef {object} Exercise
 * @property {string} id
 * @property {"whereby" | "join"} room
 * @property {number} appointment The place in the list of appointments.
 * @property {ReadonlyArray<string>} [needs] Attributes of the room.
 * @property {ReadonlyArray<Step>} steps
 * @property {ReadonlyArray<Check>} checks
 */

const status = ({ report }, id) => report.requirements.find((one) => one.id === id)?.status;
const met = (id) => (now) => status(now, id) === "met";
const over = ({ report }) => ["closing", "closed"].includes(report.phase);
const alarmed = ({ report }, kind) => report.alerts.some((one) => one.kind === kind);
/** The panel knows of everybody in the room, and these requirements are met. */
const together = (now, ...ids) => now.report.participants.present === now.room.others && ids.every((id) => status(now, id) === "met");
/** Back in the talk with all that it requires from the start, or past it. */
const safe = (now) => over(now) || (now.report.phase === "conversation" && together(now, "A-1.6", "A-2.8", "A-1.4"));

/** Did the panel tell of it? @param {string} name @param {(detail: any) => boolean} of */
const told = (name, of) => ({ events }) => events.some((one) => one.name === name && of(one.detail));

const prepare = { say: "prepare", done: met("A-0") };
const enter = { say: "enter", done: ({ room }) => room.inside };
const greet = { say: "greet", begin: [["expected-arrives"]], done: met("A-1.6") };
const lock = { say: "lock", done: met("A-2.8") };
const surroundings = { say: "surroundings", done: met("A-1.4") };
const card = { say: "card", begin: [["shows-card", { on: true }]], done: ({ report }) => report.identity.patient !== "open" };
const ownCard = { say: "own-card", begin: [["shows-card", { on: false }]], done: ({ report }) => report.identity.clinician !== "open" };
const end = { say: "end", done: over };
const close = { say: "close", done: ({ report }) => report.phase === "closed" };
const toTalk = [prepare, enter, greet, lock, surroundings, card, ownCard];

/** The card and the room's action names differ in a conference. */
const inConference = { card: { ...card, begin: [["shows-card"]] }, ownCard: { ...ownCard, begin: [["shows-card"]] } };

/** @type {ReadonlyArray<Exercise>} */
export const EXERCISES = [
  { id: "start", room: "whereby", appointment: 2, steps: [...toTalk, end, close], checks: [] },
  {
    id: "first",
    room: "whereby",
    appointment: 2,
    steps: [
      { ...prepare, begin: [["expected-arrives"]] },
      { ...enter, say: "enter-second" },
      { ...greet, say: "greet-first", begin: [] },
      ...toTalk.slice(3),
      end,
      close,
    ],
    checks: [],
  },
  {
    id: "card",
    room: "whereby",
    appointment: 3,
    steps: [
      ...toTalk.slice(0, 5),
      { ...card, say: "card-compare", begin: [["shows-other-card", { on: true }]] },
      { ...end, say: "end-unknown" },
      close,
    ],
    checks: [{ name: "face", rule: "A-2.3", at: "card-compare", held: ({ log, passed }) => (passed.has("card-compare") ? log.requirements.find(({ id }) => id === "A-2.3")?.status !== "met" : null) }],
  },
  {
    id: "stranger",
    room: "whereby",
    appointment: 2,
    steps: [
      ...toTalk,
      {
        say: "stranger",
        begin: [["stranger-arrives"]],
        done: (now) => now.room.others > 1 && (now.report.phase === "suspended" || over(now) || (!alarmed(now, "unexpected-participant") && now.report.participants.unexpected === 0 && now.log.alerts.some(({ kind }) => kind === "unexpected-participant"))),
      },
      { say: "stranger-gone", begin: [["leaves", { who: "stranger" }]], done: safe },
      end,
      close,
    ],
    checks: [{ name: "stopped", rule: "A-1.6", at: "stranger", held: told("trygtrom-phasechange", ({ to }) => to === "suspended") }],
  },
  {
    id: "recording",
    room: "whereby",
    appointment: 2,
    steps: [
      ...toTalk,
      { say: "recording", begin: [["recording", { on: true }]], done: (now) => over(now) || (!alarmed(now, "recording") && now.log.alerts.some(({ kind }) => kind === "recording")) },
      { say: "recording-stopped", done: (now) => over(now) || met("A-1.1")(now) },
      end,
      close,
    ],
    checks: [{ name: "recording", rule: "A-1.1", at: "recording", held: told("trygtrom-alert", ({ kind, active }) => kind === "recording" && !active) }],
  },
  {
    id: "line",
    room: "whereby",
    appointment: 2,
    steps: [
      ...toTalk,
      { say: "line", begin: [["connection", { on: false }], ["leaves", { who: "other" }]], done: (now) => over(now) || now.log.judged !== null },
      { say: "line-back", begin: [["connection", { on: true }], ["expected-arrives"]], done: (now) => over(now) || together(now, "A-1.6", "A-2.3") },
      { say: "lock-again", done: safe },
      { ...end, say: "end-line" },
      close,
    ],
    checks: [{ name: "judged", rule: "B-O4", at: "line", held: ({ log }) => log.judged !== null }],
  },
  {
    id: "join",
    room: "join",
    appointment: 2,
    needs: ["asks-pin", "auto-lock"],
    steps: [
      prepare,
      { say: "pin", done: ({ room }) => room.panel },
      { ...enter, say: "enter-locked", begin: [["patient-comes"]] },
      { say: "admit", done: ({ room }) => room.others > 0 },
      { say: "turn-away", begin: [["stranger-comes"]], done: ({ room }) => room.waiting === 0 && room.others <= 1 },
      { ...greet, say: "greet-join", begin: [] },
      surroundings,
      inConference.card,
      inConference.ownCard,
      end,
      close,
    ],
    checks: [
      {
        name: "kept-out",
        rule: "A-2.8",
        at: "turn-away",
        held: ({ log, passed }) => (log.alerts.some(({ kind }) => kind === "unexpected-participant") ? false : passed.has("turn-away") || null),
      },
    ],
  },
];

/** @param {string | null} id @returns {Exercise | null} */
export const exerciseOf = (id) => EXERCISES.find((one) => one.id === id) ?? null;
