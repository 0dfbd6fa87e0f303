//! The state that is kept across a reload, as JSON: closed words, counts and moments only.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::json::Json;
use super::words::UNKNOWN_WORD;
use crate::domain::{
    AbsenceCheck, AlertKind, Assessment, Attendance, Attested, Breach, Check, CheckResult,
    Decision, Fault, Kind, Listener, Method, Millis, NoteBlock, ObservedFault, Occurrences,
    Outcome, Outsider, Party, Pauses, PhaseWord, Phoned, Place, Product, Quality, Question, Remedy,
    Reopens, RequirementId, Role, RuleAnswer, Setting, Snapshot, Span, Spans, Stamped, Surface,
    Timestamp, TookPart, Viewer, WaiverReason,
};

/// The version of the stored text. A text of another version is dropped.
const VERSION: u64 = 3;

/// The largest stored text, in bytes. The longest that a consultation writes is half of it, with a full
/// procedure of the hospital's own words, and otherwise a tenth.
pub const MOST_STORED: usize = 64 * 1024;

/// The longest list in a stored text. The longest that is written has an entry for each requirement.
pub const MOST_STORED_ENTRIES: usize = 500;

/// How far ahead of the clock a stored moment may be: a clock is set right by seconds.
pub const CLOCK_TOLERANCE: Millis = Millis::minutes(1);

/// Why a stored text was dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum StoredError {
    /// It is not a text that this code writes.
    #[error("the stored state is not readable")]
    NotReadable,
    /// It was written by another version.
    #[error("the stored state is of another version")]
    OtherVersion,
    /// It holds a word that this code does not know.
    #[error("the stored state holds an unknown word")]
    UnknownWord,
    /// The text or a list in it is longer than this code writes.
    #[error("the stored state is larger than the panel writes")]
    TooLarge,
    /// It holds a moment that has not come yet.
    #[error(
        "the stored state holds a moment in the future; the clock was set back, or the state was changed"
    )]
    InFuture,
}

impl From<serde_json::Error> for StoredError {
    fn from(error: serde_json::Error) -> Self {
        // serde_json has one category for all values of the wrong form.
        let unknown_word = error.to_string().starts_with(UNKNOWN_WORD);
        if unknown_word { Self::UnknownWord } else { Self::NotReadable }
    }
}

/// How often something happened: the word, the number of times, the first and the last moment.
type Counted<T> = (T, u32, Timestamp, Timestamp);

/// A requirement that the hospital words itself: the answer with its moment and whether it stood, why and when it was waived,
/// the number made of its words, and when a "yes" does not hold any more.
type StoredRule = (
    RequirementId,
    Option<(bool, Timestamp, bool)>,
    Option<(WaiverReason, Timestamp)>,
    u32,
    Reopens,
);

/// When something was so: the word, how often it began, and from when until when.
type StoredSpans<T> = (T, u32, Vec<(Timestamp, Option<Timestamp>)>);

/// The part that is the same in every version.
#[derive(Deserialize)]
struct Versioned {
    v: u64,
}

/// Version 3 of the stored state. The names are short because they are stored; `docs/privacy.md` explains each of them.
#[derive(Serialize, Deserialize)]
struct StoredV3 {
    v: u64,
    viewer: Viewer,
    setting: Setting,
    phase: PhaseWord,
    since: Timestamp,
    /// Question, answer, moment, whether the answer stood.
    answers: Vec<(Question, bool, Timestamp, bool)>,
    roll_call: Option<(u32, Timestamp)>,
    identity: Vec<(Party, Method, CheckResult, Timestamp)>,
    lock: Option<(bool, Timestamp)>,
    waived: Vec<(Kind, WaiverReason, Timestamp)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    rules: Vec<StoredRule>,
    /// Requirement, since when it was broken, when it was put right.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    remedies: Vec<(Kind, Option<Timestamp>, Timestamp)>,
    /// The video system, as a person named it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    product: Option<(Product, Timestamp)>,
    /// The last: whether it was judged to be harmless.
    faults: Vec<(Fault, u32, Timestamp, Timestamp, bool)>,
    open: bool,
    told: bool,
    trouble_before: bool,
    /// Since when somebody was missing of whom nobody had said why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    lost: Option<Timestamp>,
    judged: Option<(Quality, Decision, Timestamp)>,
    bad_once: bool,
    /// Place, since when, whether they have gone.
    outsider: Option<(Place, Timestamp, bool)>,
    listened: Vec<(Listener, Timestamp)>,
    also: Vec<Role>,
    /// Who was agreed to take part beside the patient: each role and how many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    agreed: Option<Vec<(Role, u32)>>,
    phases: Vec<Counted<PhaseWord>>,
    alerted: Vec<Counted<AlertKind>>,
    chat_at: Option<Timestamp>,
    chat_written: Option<Timestamp>,
    number_at: Option<Timestamp>,
    company_came: Option<Timestamp>,
    chat_number: Option<Timestamp>,
    shared_at: Option<Timestamp>,
    /// What the viewer shared last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    surface: Option<(Surface, Timestamp)>,
    precall: Option<(bool, Timestamp)>,
    list_looked: Option<Timestamp>,
    opened: Option<Timestamp>,
    first_came: Option<Timestamp>,
    patient_came: Option<Timestamp>,
    took_part: Vec<(Role, u32)>,
    at_once: u32,
    outcome: Option<Outcome>,
    /// Whether there was no sign that the patient tried to connect, and whether they were called.
    absence: Option<(bool, Phoned)>,
    copied: Vec<NoteBlock>,
    alarms: Vec<StoredSpans<AlertKind>>,
    outsiders: Vec<StoredSpans<Place>>,
    /// The patient's pauses: whether one stands, how many there were, the first and the last moment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pauses: Option<(bool, u32, Timestamp, Timestamp)>,
    refused: Vec<(Role, Timestamp)>,
    /// What broke a requirement.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    breaches: Vec<StoredSpans<Breach>>,
    reloaded: Option<Timestamp>,
}

/// Writes the state that is kept.
pub fn write_snapshot(memory: &Snapshot) -> String {
    // A struct of plain values can always be written.
    serde_json::to_string(&StoredV3::from(memory)).unwrap_or_default()
}

/// Reads the state that was kept. `now`: what it holds happened before.
///
/// # Errors
/// See [`StoredError`].
pub fn read_snapshot(text: &str, now: Timestamp) -> Result<Snapshot, StoredError> {
    if text.len() > MOST_STORED {
        return Err(StoredError::TooLarge);
    }
    let Versioned { v } = serde_json::from_str(text)?;
    if v != VERSION {
        return Err(StoredError::OtherVersion);
    }
    let stored = serde_json::from_str::<StoredV3>(text)?;
    is_plausible(&serde_json::from_str(text)?, now)?;
    Ok(stored.into())
}

/// Whether no list is too long and no moment in the future. Every number is a moment or a count, and counts are smaller, so a
/// new field cannot be forgotten here.
fn is_plausible(json: &Json<'_>, now: Timestamp) -> Result<(), StoredError> {
    match json {
        Json::Number(number) if *number > now.plus(CLOCK_TOLERANCE).0 as f64 => {
            Err(StoredError::InFuture)
        }
        Json::List(list) if list.len() > MOST_STORED_ENTRIES => Err(StoredError::TooLarge),
        Json::List(list) => list.iter().try_for_each(|one| is_plausible(one, now)),
        Json::Object(members) => members.iter().try_for_each(|(_, one)| is_plausible(one, now)),
        Json::Number(_) | Json::Text(_) | Json::Literal(_) => Ok(()),
    }
}

impl From<&Snapshot> for StoredV3 {
    fn from(m: &Snapshot) -> Self {
        let Assessment { faults, open, reported, judged, ever_not_good_enough } = &m.assessment;
        let answer = |(question, (said, stood)): (_, &(Stamped<_>, _))| {
            (question, said.value, said.at, *stood)
        };
        let check = |(party, check): (_, &Stamped<Check>)| {
            (party, check.value.method, check.value.shown, check.at)
        };
        Self {
            v: VERSION,
            viewer: m.viewer,
            setting: m.setting,
            phase: m.phase,
            since: m.phase_since,
            answers: m.answers.iter().map(answer).collect(),
            roll_call: m.roll_call.map(stated),
            identity: m.identity.iter().map(check).collect(),
            lock: m.lock.map(stated),
            waived: m.waived.iter().map(|(kind, (reason, at))| (kind, *reason, *at)).collect(),
            rules: m.rule_answers.iter().map(stored_rule).collect(),
            remedies: m.remedies.iter().map(|(kind, it)| (kind, it.broken, it.at)).collect(),
            product: m.product.map(stated),
            faults: faults
                .iter()
                .map(|f| (f.fault, f.times, f.first, f.last, f.harmless))
                .collect(),
            open: *open,
            told: *reported,
            trouble_before: m.trouble_before,
            lost: m.unjudged_loss,
            judged: *judged,
            bad_once: *ever_not_good_enough,
            outsider: m.outsider.map(|Outsider { place, since, gone }| (place, since, gone)),
            listened: m.listened.iter().map(|(listener, at)| (listener, *at)).collect(),
            also: m.also_expected.clone(),
            agreed: m.agreed_company.as_ref().map(|all| all.iter().map(|(r, n)| (r, *n)).collect()),
            phases: m.phases.iter().map(counted).collect(),
            alerted: m.alerted.iter().map(counted).collect(),
            chat_at: m.chat_at,
            chat_written: m.chat_written,
            number_at: m.number_at,
            company_came: m.attendance.company_came,
            chat_number: m.chat_number,
            shared_at: m.shared_at,
            surface: m.surface.map(stated),
            precall: m.precall_passed.map(stated),
            list_looked: m.list_looked,
            opened: m.opened,
            first_came: m.attendance.first_came,
            patient_came: m.attendance.patient_came,
            took_part: m.attendance.took_part.roles.iter().map(|(role, n)| (role, *n)).collect(),
            at_once: m.attendance.took_part.at_once,
            outcome: m.outcome,
            absence: m.absence.map(|check| (check.no_sign_of_attempt, check.phoned)),
            copied: m.copied.clone(),
            alarms: m.alarms.iter().map(stored_spans).collect(),
            outsiders: m.outsiders.iter().map(stored_spans).collect(),
            pauses: m.pauses.taken.map(|it| (m.pauses.stands, it.times, it.first, it.last)),
            refused: m.refused.iter().map(|(role, at)| (role, *at)).collect(),
            breaches: m.breaches.iter().map(stored_spans).collect(),
            reloaded: m.reloaded,
        }
    }
}

impl From<StoredV3> for Snapshot {
    fn from(s: StoredV3) -> Self {
        let answer = |(question, value, at, stood)| (question, (Stamped { value, at }, stood));
        let check = |(party, method, shown, at)| (party, stamped((Check { method, shown }, at)));
        let fault = |(fault, times, first, last, harmless)| ObservedFault {
            fault,
            times,
            first,
            last,
            harmless,
        };
        let remedy = |(kind, broken, at)| (kind, Remedy { broken, at });
        let absence = |(no_sign_of_attempt, phoned)| AbsenceCheck { no_sign_of_attempt, phoned };
        Self {
            viewer: s.viewer,
            setting: s.setting,
            phase: s.phase,
            phase_since: s.since,
            answers: s.answers.into_iter().map(answer).collect(),
            roll_call: s.roll_call.map(stamped),
            identity: s.identity.into_iter().map(check).collect(),
            lock: s.lock.map(stamped),
            waived: s.waived.into_iter().map(|(kind, reason, at)| (kind, (reason, at))).collect(),
            rule_answers: s.rules.into_iter().map(rule).collect(),
            remedies: s.remedies.into_iter().map(remedy).collect(),
            product: s.product.map(stamped),
            assessment: Assessment {
                faults: s.faults.into_iter().map(fault).collect(),
                open: s.open,
                reported: s.told,
                judged: s.judged,
                ever_not_good_enough: s.bad_once,
            },
            trouble_before: s.trouble_before,
            unjudged_loss: s.lost,
            outsider: s.outsider.map(|(place, since, gone)| Outsider { place, since, gone }),
            listened: s.listened.into_iter().collect(),
            also_expected: s.also,
            agreed_company: s.agreed.map(|all| all.into_iter().collect()),
            phases: s.phases.into_iter().map(occurrences).collect(),
            alerted: s.alerted.into_iter().map(occurrences).collect(),
            chat_at: s.chat_at,
            chat_written: s.chat_written,
            number_at: s.number_at,
            chat_number: s.chat_number,
            shared_at: s.shared_at,
            surface: s.surface.map(stamped),
            precall_passed: s.precall.map(stamped),
            list_looked: s.list_looked,
            opened: s.opened,
            attendance: Attendance {
                first_came: s.first_came,
                patient_came: s.patient_came,
                company_came: s.company_came,
                took_part: TookPart {
                    roles: s.took_part.into_iter().collect(),
                    at_once: s.at_once,
                },
            },
            outcome: s.outcome,
            absence: s.absence.map(absence),
            copied: s.copied,
            alarms: s.alarms.into_iter().map(spans).collect(),
            outsiders: s.outsiders.into_iter().map(spans).collect(),
            pauses: s.pauses.map(pauses).unwrap_or_default(),
            refused: s.refused.into_iter().collect(),
            breaches: s.breaches.into_iter().map(spans).collect(),
            reloaded: s.reloaded,
        }
    }
}

fn stored_rule((id, given): (RequirementId, &RuleAnswer)) -> StoredRule {
    let stood = given.answer.current().is_some();
    (
        id,
        given.answer.last().map(|said| (said.value, said.at, stood)),
        given.waived,
        given.wording,
        given.reopens,
    )
}

fn rule((id, answer, waived, wording, reopens): StoredRule) -> (RequirementId, RuleAnswer) {
    let restored = |(value, at, stood)| Attested::restore(Stamped { value, at }, stood);
    let answer = answer.map(restored).unwrap_or_default();
    (id, RuleAnswer { answer, waived, wording, reopens })
}

const fn pauses((stands, times, first, last): (bool, u32, Timestamp, Timestamp)) -> Pauses {
    Pauses { stands, taken: Some(Occurrences { times, first, last }) }
}

fn stated<T>(said: Stamped<T>) -> (T, Timestamp) {
    (said.value, said.at)
}

const fn stamped<T: Copy>((value, at): (T, Timestamp)) -> Stamped<T> {
    Stamped { value, at }
}

const fn counted<T: Copy>((what, often): (T, &Occurrences)) -> Counted<T> {
    (what, often.times, often.first, often.last)
}

const fn occurrences<T: Copy>((what, times, first, last): Counted<T>) -> (T, Occurrences) {
    (what, Occurrences { times, first, last })
}

fn stored_spans<T>((what, spans): (T, &Spans)) -> StoredSpans<T> {
    (what, spans.times, spans.list.iter().map(|span| (span.from, span.until)).collect())
}

fn spans<T>((what, times, list): StoredSpans<T>) -> (T, Spans) {
    let list = list.into_iter().map(|(from, until)| Span { from, until }).collect();
    (what, Spans::restore(list, times))
}
