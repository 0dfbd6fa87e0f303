/**
 * Shows the feedback after an exercise, on the page and on paper. The paper has lines for name and date, filled in by hand:
 * nothing is stored.
 *
 * @typedef {import("./debrief.js").Debrief} Debrief
 * @typedef {Record<string, string>} Words
 */
import { el } from "../../practice/dom.js";
import { RULES } from "./rules.js";

const MINUTE = 60_000;

/** @param {number} ms @returns {string} Minutes and seconds. */
export function clock(ms) {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** @param {number} ms @param {Words} words */
const duration = (ms, words) =>
  ms < MINUTE ? `${Math.max(1, Math.round(ms / 1000))} ${words["seconds"]}` : `${Math.floor(ms / MINUTE)} ${words["minutes"]} ${Math.round((ms % MINUTE) / 1000)} ${words["seconds"]}`;

/** The place of a requirement in its document, and what it asks for. @param {string} id @param {string} lang */
function ruleLine(id, lang) {
  const rule = RULES.get(id);
  const place = el("strong", { class: "place", text: rule?.place ?? id, lang: "nb" });
  const short = rule?.short?.[lang] ?? rule?.short?.nb;
  return short ? [place, document.createTextNode(` ${short}`)] : [place];
}

/** @param {string} title @param {HTMLElement[]} items @param {string} kind @param {string} [text] */
function part(title, items, kind, text) {
  if (items.length === 0) return [];
  const head = el("h3", { text: `${title} (${items.length})` });
  return [el("div", { class: `part part-${kind}` }, head, ...(text ? [el("p", { text })] : []), el("ul", {}, ...items))];
}

/** @param {string} id @param {string} lang @param {string} [more] @param {string} [kind] Of `more`. */
const item = (id, lang, more, kind = "") => el("li", {}, ...ruleLine(id, lang), ...(more ? [el("span", { class: `more${kind}`, text: more })] : []));

/**
 * @param {HTMLElement} node The section to fill.
 * @param {Debrief} debrief
 * @param {{ words: Words, lang: string, exercise: string, log: any, acts: { print: () => void, again: () => void, close: () => void } }} with_
 */
export function showDebrief(node, { lasted, closed, done, late, missed, waived, unread, alerts, checks }, { words, lang, exercise, log, acts }) {
  const lateness = { "after-entry": words["late-after-entry"], "in-talk": words["late-in-talk"] };
  const facts = [
    [words["debrief-exercise"], words[`exercise-${exercise}`]],
    [words["debrief-lasted"], duration(lasted, words)],
    [words["debrief-outcome"], log.outcome ? words[`outcome-${log.outcome}`] : words["debrief-none"]],
    [words["charge"], words[`charge-${log.charge ?? "open"}`]],
  ];
  const checked = checks.map(({ name, rule, held }) => item(rule, lang, words[`check-${name}-${held ? "held" : "failed"}`], " said"));
  const failed = checked.filter((_, at) => !checks[at].held);
  const held = checked.filter((_, at) => checks[at].held);
  const button = (name, key, act, variant = "secondary") => el("button", { class: "ds-button", type: "button", "data-variant": variant, "data-act": name, text: words[key], onclick: act });
  node.replaceChildren(
    el("h2", { id: "debrief-title", tabindex: "-1", text: words["debrief-title"] }),
    el("dl", {}, ...facts.map(([name, value]) => el("div", {}, el("dt", { text: name }), el("dd", { text: value })))),
    ...(closed ? [] : [el("p", { text: words["debrief-early"] })]),
    ...(failed.length + late.length + missed.length === 0 ? [el("p", { class: "well", text: words["debrief-well"] })] : []),
    ...part(words["debrief-failed"], failed, "missed"),
    ...part(words["debrief-missed"], missed.map(({ id, status }) => item(id, lang, words[`missed-${status}`])), "missed"),
    ...part(words["debrief-late"], late.map(({ id, why, by }) => item(id, lang, `${lateness[why]} ${duration(by, words)}`)), "late"),
    ...part(
      words["debrief-alerts"],
      alerts.map(({ kind, first, stood, cleared }) => el("li", {}, el("strong", { text: words[`alert-${kind}`] }), el("span", { class: "more", text: `${words["at"]} ${clock(first)}. ${words[cleared ? "alert-stood" : "alert-stands"]} ${duration(stood, words)}` }))),
      "alerts",
    ),
    ...part(words["debrief-waived"], waived.map((id) => item(id, lang)), "waived"),
    ...part(words["debrief-held"], held, "done"),
    ...part(words["debrief-done"], done.map(({ id, at }) => item(id, lang, at === null ? undefined : `${words["done-at"]} ${clock(at)}`)), "done"),
    ...part(words["debrief-unread"], unread.map((id) => item(id, lang)), "unread", words["debrief-unread-text"]),
    el("p", { class: "signed", text: words["debrief-signed"] }),
    el("p", { class: "kept", text: words["debrief-kept"] }),
    el("p", { class: "acts" }, button("print", "debrief-print", acts.print, "primary"), button("again", "debrief-again", acts.again), button("close-debrief", "debrief-close", acts.close)),
  );
  node.hidden = false;
}
