//! The state that is kept across a reload, as JSON: closed words, counts and moments only.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::domain::{
    AlertKind, Assessment, Attendance, Check, CheckResult, Decision, Fault, Kind, Listener, Method,
    ObservedFault, Occurrences, Outcome, Outsider, Party, PhaseWord, Place, Quality, Question,
    Role, Setting, Snapshot, Stamped, Timestamp, TookPart, Viewer, WaiverReason,
};

/// The version of the stored text. A text of another version is dropped.
const VERSION: u64 = 2;

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
}

/// A word of a closed list.
type Word = Cow<'static, str>;

/// Milliseconds since the Unix epoch.
type Moment = u64;

/// How often something happened: the word, the number of times, the first and the last moment.
type Often = (Word, u32, Moment, Moment);

/// The part that is the same in every version.
#[derive(Deserialize)]
struct Versioned {
    v: u64,
}

/// Version 2 of the stored state. The names are short because they are stored; `docs/privacy.md` explains each of them.
#[derive(Serialize, Deserialize)]
struct StoredV2 {
    v: u64,
    viewer: Word,
    setting: Word,
    phase: Word,
    since: Moment,
    /// Question, answer, moment, whether the answer stood.
    answers: Vec<(Word, bool, Moment, bool)>,
    roll_call: Option<(u32, Moment)>,
    /// Party, method, result, moment.
    identity: Vec<(Word, Word, Word, Moment)>,
    lock: Option<(bool, Moment)>,
    /// Kind of requirement, reason, moment.
    waived: Vec<(Word, Word, Moment)>,
    faults: Vec<Often>,
    open: bool,
    told: bool,
    trouble_before: bool,
    /// Quality, decision, moment.
    judged: Option<(Word, Word, Moment)>,
    bad_once: bool,
    /// Place, since when, whether they have gone.
    outsider: Option<(Word, Moment, bool)>,
    listened: Vec<(Word, Moment)>,
    also: Vec<Word>,
    phases: Vec<Often>,
    alerted: Vec<Often>,
    chat_at: Option<Moment>,
    chat_written: Option<Moment>,
    number_at: Option<Moment>,
    company_came: Option<Moment>,
    chat_number: Option<Moment>,
    shared_at: Option<Moment>,
    precall: Option<(bool, Moment)>,
    list_looked: Option<Moment>,
    opened: Option<Moment>,
    first_came: Option<Moment>,
    patient_came: Option<Moment>,
    took_part: Vec<(Word, u32)>,
    at_once: u32,
    outcome: Option<Word>,
    note_copied: bool,
}

/// Writes the state that is kept.
pub fn write_snapshot(memory: &Snapshot) -> String {
    // A struct of plain values can always be written.
    serde_json::to_string(&StoredV2::from(memory)).unwrap_or_default()
}

/// Reads the state that was kept.
///
/// # Errors
/// See [`StoredError`].
pub fn read_snapshot(text: &str) -> Result<Snapshot, StoredError> {
    let not_readable = |_| StoredError::NotReadable;
    let Versioned { v } = serde_json::from_str(text).map_err(not_readable)?;
    if v != VERSION {
        return Err(StoredError::OtherVersion);
    }
    serde_json::from_str::<StoredV2>(text).map_err(not_readable)?.try_into()
}

// ---- writing -----------------------------------------------------------------------------------

impl From<&Snapshot> for StoredV2 {
    fn from(m: &Snapshot) -> Self {
        let Assessment { faults, open, reported, judged, ever_not_good_enough } = &m.assessment;
        Self {
            v: VERSION,
            viewer: m.viewer.word().into(),
            setting: m.setting.word().into(),
            phase: m.phase.word().into(),
            since: m.phase_since.0,
            answers: m
                .answers
                .iter()
                .map(|(question, (said, stood))| {
                    (question.word().into(), said.value, said.at.0, *stood)
                })
                .collect(),
            roll_call: m.roll_call.map(stamped),
            identity: m
                .identity
                .iter()
                .map(|(party, Stamped { value: Check { method, shown }, at })| {
                    (party.word().into(), method.word().into(), shown.word().into(), at.0)
                })
                .collect(),
            lock: m.lock.map(stamped),
            waived: m
                .waived
                .iter()
                .map(|(kind, (reason, at))| (kind.word().into(), reason.word().into(), at.0))
                .collect(),
            faults: faults
                .iter()
                .map(|seen| (seen.fault.word().into(), seen.times, seen.first.0, seen.last.0))
                .collect(),
            open: *open,
            told: *reported,
            trouble_before: m.trouble_before,
            judged: judged.map(|(quality, decision, at)| {
                (quality.word().into(), decision.word().into(), at.0)
            }),
            bad_once: *ever_not_good_enough,
            outsider: m
                .outsider
                .map(|outsider| (outsider.place.word().into(), outsider.since.0, outsider.gone)),
            listened: m.listened.iter().map(|(who, at)| (who.word().into(), at.0)).collect(),
            also: m.also_expected.iter().map(|role| role.word().into()).collect(),
            phases: m.phases.iter().map(|(phase, o)| often(phase.word(), *o)).collect(),
            alerted: m.alerted.iter().map(|(kind, o)| often(kind.word(), *o)).collect(),
            chat_at: m.chat_at.map(moment),
            chat_written: m.chat_written.map(moment),
            number_at: m.number_at.map(moment),
            company_came: m.attendance.company_came.map(moment),
            chat_number: m.chat_number.map(moment),
            shared_at: m.shared_at.map(moment),
            precall: m.precall_passed.map(stamped),
            list_looked: m.list_looked.map(moment),
            opened: m.opened.map(moment),
            first_came: m.attendance.first_came.map(moment),
            patient_came: m.attendance.patient_came.map(moment),
            took_part: m
                .attendance
                .took_part
                .roles
                .iter()
                .map(|(role, n)| (role.word().into(), *n))
                .collect(),
            at_once: m.attendance.took_part.at_once,
            outcome: m.outcome.map(|outcome| outcome.word().into()),
            note_copied: m.note_copied,
        }
    }
}

fn stamped<T>(said: Stamped<T>) -> (T, Moment) {
    (said.value, said.at.0)
}

fn often(word: &'static str, o: Occurrences) -> Often {
    (word.into(), o.times, o.first.0, o.last.0)
}

const fn moment(at: Timestamp) -> Moment {
    at.0
}

// ---- reading -----------------------------------------------------------------------------------

impl TryFrom<StoredV2> for Snapshot {
    type Error = StoredError;

    fn try_from(s: StoredV2) -> Result<Self, StoredError> {
        let faults = each(s.faults, |row| {
            let (fault, Occurrences { times, first, last }) = read_often(row, Fault::parse)?;
            Ok(ObservedFault { fault, times, first, last })
        })?;
        let judged = some(s.judged, |(quality, decision, at)| {
            Ok((read(&quality, Quality::parse)?, read(&decision, Decision::parse)?, Timestamp(at)))
        })?;
        let roles = each(s.took_part, |(role, n)| Ok((read(&role, Role::parse)?, n)))?;
        Ok(Self {
            viewer: read(&s.viewer, Viewer::parse)?,
            setting: read(&s.setting, Setting::parse)?,
            phase: read(&s.phase, PhaseWord::parse)?,
            phase_since: Timestamp(s.since),
            answers: each(s.answers, |(question, value, at, stood)| {
                Ok((read(&question, Question::parse)?, (read_stamped((value, at)), stood)))
            })?,
            roll_call: s.roll_call.map(read_stamped),
            identity: each(s.identity, |(party, method, shown, at)| {
                let value = Check {
                    method: read(&method, Method::parse)?,
                    shown: read(&shown, CheckResult::parse)?,
                };
                Ok((read(&party, Party::parse)?, read_stamped((value, at))))
            })?,
            lock: s.lock.map(read_stamped),
            waived: each(s.waived, |(kind, reason, at)| {
                let reason = read(&reason, WaiverReason::parse)?;
                Ok((read(&kind, Kind::parse)?, (reason, Timestamp(at))))
            })?,
            assessment: Assessment {
                faults,
                open: s.open,
                reported: s.told,
                judged,
                ever_not_good_enough: s.bad_once,
            },
            trouble_before: s.trouble_before,
            outsider: some(s.outsider, |(place, since, gone)| {
                let place = read(&place, Place::parse)?;
                Ok(Outsider { place, since: Timestamp(since), gone })
            })?,
            listened: each(s.listened, |(listener, at)| {
                Ok((read(&listener, Listener::parse)?, Timestamp(at)))
            })?,
            also_expected: each(s.also, |role| read(&role, Role::parse))?,
            phases: each(s.phases, |row| read_often(row, PhaseWord::parse))?,
            alerted: each(s.alerted, |row| read_often(row, AlertKind::parse))?,
            chat_at: s.chat_at.map(Timestamp),
            chat_written: s.chat_written.map(Timestamp),
            number_at: s.number_at.map(Timestamp),
            chat_number: s.chat_number.map(Timestamp),
            shared_at: s.shared_at.map(Timestamp),
            precall_passed: s.precall.map(read_stamped),
            list_looked: s.list_looked.map(Timestamp),
            opened: s.opened.map(Timestamp),
            attendance: Attendance {
                first_came: s.first_came.map(Timestamp),
                patient_came: s.patient_came.map(Timestamp),
                company_came: s.company_came.map(Timestamp),
                took_part: TookPart { roles, at_once: s.at_once },
            },
            outcome: some(s.outcome, |outcome| read(&outcome, Outcome::parse))?,
            note_copied: s.note_copied,
        })
    }
}

fn read<T>(word: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T, StoredError> {
    parse(word).ok_or(StoredError::UnknownWord)
}

fn each<R, T, C: FromIterator<T>>(
    rows: Vec<R>,
    one: impl Fn(R) -> Result<T, StoredError>,
) -> Result<C, StoredError> {
    rows.into_iter().map(one).collect()
}

fn some<R, T>(
    row: Option<R>,
    one: impl Fn(R) -> Result<T, StoredError>,
) -> Result<Option<T>, StoredError> {
    row.map(one).transpose()
}

const fn read_stamped<T: Copy>((value, at): (T, Moment)) -> Stamped<T> {
    Stamped { value, at: Timestamp(at) }
}

fn read_often<T>(
    (word, times, first, last): Often,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<(T, Occurrences), StoredError> {
    let often = Occurrences { times, first: Timestamp(first), last: Timestamp(last) };
    Ok((read(&word, parse)?, often))
}
