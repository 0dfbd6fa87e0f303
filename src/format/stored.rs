//! What is kept across a reload, as text. Closed words, counts and moments only.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::domain::{
    AlertKind, Assessment, Check, Decision, Fault, Kind, Listener, Memory, Method, Often, Outcome,
    Outsider, Party, PhaseWord, Place, Quality, Question, Role, Seen, Setting, Shown, SmallMap,
    Stamped, Timestamp, TookPart, Viewer, WaiverReason,
};

/// The version of the stored text. A text of another version is dropped.
const VERSION: u32 = 2;

/// Why a stored text was dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum StoredError {
    /// It is not the text this code writes.
    #[error("the stored state is not readable")]
    NotReadable,
    /// It was written by another version.
    #[error("the stored state is of another version")]
    OtherVersion,
    /// It holds a word this code does not know.
    #[error("the stored state holds an unknown word")]
    UnknownWord,
}

#[derive(Serialize, Deserialize)]
struct Text {
    v: u32,
    viewer: String,
    setting: String,
    phase: String,
    since: u64,
    answers: Vec<(String, bool, u64, bool)>,
    roll_call: Option<(u32, u64)>,
    identity: Vec<(String, String, String, u64)>,
    lock: Option<(bool, u64)>,
    waived: Vec<(String, String, u64)>,
    faults: Vec<(String, u32, u64, u64)>,
    open: bool,
    told: bool,
    trouble_before: bool,
    judged: Option<(String, String, u64)>,
    bad_once: bool,
    outsider: Option<(String, u64, bool)>,
    listened: Vec<(String, u64)>,
    also: Vec<String>,
    phases: Vec<(String, u32, u64, u64)>,
    alerted: Vec<(String, u32, u64, u64)>,
    chat_at: Option<u64>,
    chat_written: Option<u64>,
    number_at: Option<u64>,
    company_came: Option<u64>,
    chat_number: Option<u64>,
    shared_at: Option<u64>,
    precall: Option<(bool, u64)>,
    list_looked: Option<u64>,
    opened: Option<u64>,
    first_came: Option<u64>,
    patient_came: Option<u64>,
    took_part: Vec<(String, u32)>,
    at_once: u32,
    outcome: Option<String>,
    note_copied: bool,
}

/// Writes what is kept.
pub fn write_memory(m: &Memory) -> String {
    let text = Text {
        v: VERSION,
        viewer: m.viewer.word().into(),
        setting: m.setting.word().into(),
        phase: m.phase.word().into(),
        since: m.phase_since.0,
        answers: m
            .answers
            .iter()
            .map(|(q, (s, stood))| (q.word().into(), s.value, s.at.0, *stood))
            .collect(),
        roll_call: m.roll_call.map(|s| (s.value, s.at.0)),
        identity: m
            .identity
            .iter()
            .map(|(party, s)| {
                let (method, shown) = (s.value.method.word(), s.value.shown.word());
                (party.word().into(), method.into(), shown.into(), s.at.0)
            })
            .collect(),
        lock: m.lock.map(|s| (s.value, s.at.0)),
        waived: m
            .waived
            .iter()
            .map(|(kind, (reason, at))| (kind.word().into(), reason.word().into(), at.0))
            .collect(),
        faults: m
            .assessment
            .faults
            .iter()
            .map(|s| (s.fault.word().into(), s.times, s.first.0, s.last.0))
            .collect(),
        open: m.assessment.open,
        told: m.assessment.told,
        trouble_before: m.trouble_before,
        judged: m.assessment.judged.map(|(q, d, at)| (q.word().into(), d.word().into(), at.0)),
        bad_once: m.assessment.ever_not_good_enough,
        outsider: m.outsider.map(|o| (o.place.word().into(), o.since.0, o.gone)),
        listened: m.listened.iter().map(|(l, at)| (l.word().into(), at.0)).collect(),
        also: m.also_expected.iter().map(|role| role.word().into()).collect(),
        phases: m.phases.iter().map(|(phase, o)| often(phase.word(), *o)).collect(),
        alerted: m.alerted.iter().map(|(kind, o)| often(kind.word(), *o)).collect(),
        chat_at: m.chat_at.map(|t| t.0),
        chat_written: m.chat_written.map(|t| t.0),
        number_at: m.number_at.map(|t| t.0),
        company_came: m.company_came.map(|t| t.0),
        chat_number: m.chat_number.map(|t| t.0),
        shared_at: m.shared_at.map(|t| t.0),
        precall: m.precall_passed.map(|s| (s.value, s.at.0)),
        list_looked: m.list_looked.map(|t| t.0),
        opened: m.opened.map(|t| t.0),
        first_came: m.first_came.map(|t| t.0),
        patient_came: m.patient_came.map(|t| t.0),
        took_part: m.took_part.roles.iter().map(|(r, n)| (r.word().into(), *n)).collect(),
        at_once: m.took_part.at_once,
        outcome: m.outcome.map(|o| o.word().into()),
        note_copied: m.note_copied,
    };
    // A struct of plain values cannot fail to be written; an empty text would be dropped on reading.
    serde_json::to_string(&text).unwrap_or_default()
}

fn often(word: &str, o: Often) -> (String, u32, u64, u64) {
    (word.into(), o.times, o.first.0, o.last.0)
}

/// Reads what was kept.
pub fn read_memory(text: &str) -> Result<Memory, StoredError> {
    let text: Text = serde_json::from_str(text).map_err(|_| StoredError::NotReadable)?;
    if text.v != VERSION {
        return Err(StoredError::OtherVersion);
    }
    known(text).ok_or(StoredError::UnknownWord)
}

fn known(text: Text) -> Option<Memory> {
    let at = Timestamp;
    let answers = text
        .answers
        .into_iter()
        .map(|(q, value, t, stood)| {
            Some((Question::parse(&q)?, (Stamped { value, at: at(t) }, stood)))
        })
        .collect::<Option<_>>()?;
    let identity = text
        .identity
        .into_iter()
        .map(|(party, method, shown, t)| {
            let value = Check { method: Method::parse(&method)?, shown: Shown::parse(&shown)? };
            Some((Party::parse(&party)?, Stamped { value, at: at(t) }))
        })
        .collect::<Option<_>>()?;
    let waived = text
        .waived
        .into_iter()
        .map(|(kind, reason, t)| {
            Some((Kind::parse(&kind)?, (WaiverReason::parse(&reason)?, at(t))))
        })
        .collect::<Option<_>>()?;
    let faults = text
        .faults
        .into_iter()
        .map(|(fault, times, first, last)| {
            Some(Seen { fault: Fault::parse(&fault)?, times, first: at(first), last: at(last) })
        })
        .collect::<Option<_>>()?;
    let judged = match text.judged {
        None => None,
        Some((q, d, t)) => Some((Quality::parse(&q)?, Decision::parse(&d)?, at(t))),
    };
    let outsider = match text.outsider {
        None => None,
        Some((place, since, gone)) => {
            Some(Outsider { place: Place::parse(&place)?, since: at(since), gone })
        }
    };
    let listened = text
        .listened
        .into_iter()
        .map(|(l, t)| Some((Listener::parse(&l)?, at(t))))
        .collect::<Option<_>>()?;
    let roles = text
        .took_part
        .into_iter()
        .map(|(role, n)| Some((Role::parse(&role)?, n)))
        .collect::<Option<_>>()?;
    let outcome = match text.outcome {
        None => None,
        Some(word) => Some(Outcome::parse(&word)?),
    };
    Some(Memory {
        viewer: Viewer::parse(&text.viewer)?,
        setting: Setting::parse(&text.setting)?,
        phase: PhaseWord::parse(&text.phase)?,
        phase_since: at(text.since),
        answers,
        roll_call: text.roll_call.map(|(value, t)| Stamped { value, at: at(t) }),
        identity,
        lock: text.lock.map(|(value, t)| Stamped { value, at: at(t) }),
        waived,
        assessment: Assessment {
            faults,
            open: text.open,
            told: text.told,
            judged,
            ever_not_good_enough: text.bad_once,
        },
        trouble_before: text.trouble_before,
        outsider,
        listened,
        also_expected: text.also.iter().map(|role| Role::parse(role)).collect::<Option<_>>()?,
        phases: counted(text.phases, PhaseWord::parse)?,
        alerted: counted(text.alerted, AlertKind::parse)?,
        chat_at: text.chat_at.map(at),
        chat_written: text.chat_written.map(at),
        number_at: text.number_at.map(at),
        company_came: text.company_came.map(at),
        chat_number: text.chat_number.map(at),
        shared_at: text.shared_at.map(at),
        precall_passed: text.precall.map(|(value, t)| Stamped { value, at: at(t) }),
        list_looked: text.list_looked.map(at),
        opened: text.opened.map(at),
        first_came: text.first_came.map(at),
        patient_came: text.patient_came.map(at),
        took_part: TookPart { roles, at_once: text.at_once },
        outcome,
        note_copied: text.note_copied,
    })
}

fn counted<K: Copy + Ord>(
    list: Vec<(String, u32, u64, u64)>,
    parse: impl Fn(&str) -> Option<K>,
) -> Option<SmallMap<K, Often>> {
    list.into_iter()
        .map(|(word, times, first, last)| {
            let often = Often { times, first: Timestamp(first), last: Timestamp(last) };
            Some((parse(&word)?, often))
        })
        .collect()
}
