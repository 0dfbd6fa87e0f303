/**
 * The feedback after an exercise, made from the panel's session log and the times of its events: what was done, what came
 * late, what was missed. Pure: no DOM, no clock.
 *
 * @typedef {import("./coach.js").Ended} Ended
 * @typedef {import("./rules.js").Rule} Rule
 * @typedef {{ id: string, at: number | null }} Done `at`: ms after the start of the exercise, null if unknown.
 * @typedef {{ id: string, why: "after-entry" | "in-talk", by: number }} Late `by`: ms after entering, or ms in the talk without an answer.
 * @typedef {{ id: string, status: "open" | "unmet" | "unknown" }} Missed
 * @typedef {{ kind: string, stood: number, cleared: boolean, first: number }} Alerted `stood`: ms in all. `first`: ms after the start.
 * @typedef {object} Debrief
 * @property {number} lasted In ms.
 * @property {boolean} closed Whether the consultation was closed.
 * @property {Done[]} done
 * @property {Late[]} late
 * @property {Missed[]} missed
 * @property {string[]} waived
 * @property {string[]} unread Rules to keep to, about which the panel got no answer.
 * @property {Alerted[]} alerts
 * @property {Array<{ name: string, rule: string, held: boolean }>} checks
 */

/** Answers that come in the same moment as the change of phase that they cause are not late. */
const MOMENT = 1000;

/** Kinds of requirement that say what to keep to. The panel shows them; nobody is asked in every consultation. */
const TO_READ = new Set([
  "chat-without-personal-data",
  "chat-not-used",
  "sharing-without-personal-data",
  "sharing-with-care",
  "window-not-screen",
  "ground-rules",
  "no-payment-on-problems",
  "equipment",
]);

/** @param {Ended} ended @param {ReadonlyMap<string, Rule>} rules @returns {Debrief} */
export function debrief({ exercise, log, events, reached, passed, started, ended }, rules) {
  const changes = (id) => events.filter(({ name, detail }) => name === "trygtrom-requirementchange" && detail.id === id);
  const entered = events.find(({ name, detail }) => name === "trygtrom-phasechange" && detail.to === "admission")?.at ?? null;
  const talks = spans(events, ended, ({ name, detail }) => (name === "trygtrom-phasechange" ? detail.to === "conversation" : null));
  /** @type {Debrief} */
  const result = { lasted: ended - started, closed: log.phases.some(({ kind }) => kind === "closed"), done: [], late: [], missed: [], waived: [], unread: [], alerts: [], checks: [] };

  for (const { id, status, at } of log.requirements) {
    const rule = rules.get(id);
    // What is learnt before the first consultation is not part of one.
    if (rule?.moment === "onboarding" || status === "not-applicable") continue;
    if (status === "waived") result.waived.push(id);
    else if (status === "met") {
      const late = lateness(changes(id), rule?.moment, entered, talks, ended);
      if (late) result.late.push({ id, ...late });
      else result.done.push({ id, at: at === null ? null : Math.max(0, at - started) });
    } else if (status === "open" && (TO_READ.has(rule?.kind ?? "") || ["may", "info"].includes(rule?.strength ?? ""))) result.unread.push(id);
    else result.missed.push({ id, status });
  }
  const order = (a, b) => (a.at ?? Infinity) - (b.at ?? Infinity);
  result.done.sort(order);
  for (const { kind, first } of log.alerts) {
    const stood = spans(events, ended, ({ name, detail }) => (name === "trygtrom-alert" && detail.kind === kind ? detail.active : null));
    result.alerts.push({ kind, first: Math.max(0, first - started), stood: total(stood), cleared: stood.every(({ to }) => to !== ended) });
  }
  for (const { name, rule, at, held } of exercise.checks) {
    const answer = reached.has(at) ? held({ log, events, passed }) : null;
    if (answer !== null) result.checks.push({ name, rule, held: answer });
  }
  return result;
}

/**
 * The times during which something held.
 * @param {Ended["events"]} events @param {number} ended @param {(event: import("./trace.js").Traced) => boolean | null} holds Null: not about it.
 * @param {boolean} [first] Whether it held from the start.
 * @returns {Array<{ from: number, to: number }>}
 */
function spans(events, ended, holds, first = false) {
  const found = [];
  let from = first ? -Infinity : null;
  for (const event of events) {
    const now = holds(event);
    if (now === true && from === null) from = event.at;
    if (now === false && from !== null) {
      found.push({ from, to: event.at });
      from = null;
    }
  }
  if (from !== null) found.push({ from, to: ended });
  return found;
}

/** @param {Array<{ from: number, to: number }>} list @returns {number} In ms. */
const total = (list) => list.reduce((sum, { from, to }) => sum + Math.max(0, to - from), 0);

/**
 * Whether a requirement that is met in the end was met later than its moment.
 * @returns {Omit<Late, "id"> | null}
 */
function lateness(changes, moment, entered, talks, ended) {
  const unmet = spans(changes, ended, ({ detail }) => !["met", "waived", "not-applicable"].includes(detail.status), true);
  const first = changes.find(({ detail }) => detail.status === "met")?.at ?? null;
  if (first === null) return null;
  if (moment === "before" && entered !== null && first - entered > MOMENT) return { why: "after-entry", by: first - entered };
  if (moment !== "start") return null;
  const inTalk = total(talks.flatMap((talk) => unmet.map(({ from, to }) => ({ from: Math.max(from, talk.from), to: Math.min(to, talk.to) }))));
  return inTalk > MOMENT ? { why: "in-talk", by: inTalk } : null;
}
