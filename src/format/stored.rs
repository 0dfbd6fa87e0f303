//! What is kept across a reload, as text. Closed words, counts and moments only.

use std::borrow::Cow;

use thiserror::Error;

use super::tree::{self, Object, Tree};
use crate::domain::{
    AlertKind, Assessment, Check, CheckResult, Decision, Fault, Kind, Listener, Method,
    ObservedFault, Occurrences, Outcome, Outsider, Party, PhaseWord, Place, Quality, Question,
    Role, Setting, Snapshot, Stamped, Timestamp, TookPart, Viewer, WaiverReason,
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

/// Writes what is kept.
pub fn write_memory(m: &Snapshot) -> String {
    let assessment = &m.assessment;
    let object = Object::default()
        .with("v", VERSION)
        .with("viewer", m.viewer.word())
        .with("setting", m.setting.word())
        .with("phase", m.phase.word())
        .with("since", m.phase_since.0)
        .with(
            "answers",
            tree_of(m.answers.iter(), |(question, (said, stood))| {
                [question.word().into(), said.value.into(), said.at.0.into(), (*stood).into()]
                    .into()
            }),
        )
        .with(
            "roll_call",
            m.roll_call.map(|said| Tree::from([said.value.into(), said.at.0.into()])),
        )
        .with(
            "identity",
            tree_of(m.identity.iter(), |(party, said)| {
                let Check { method, shown } = said.value;
                [party.word().into(), method.word().into(), shown.word().into(), said.at.0.into()]
                    .into()
            }),
        )
        .with("lock", m.lock.map(flag))
        .with(
            "waived",
            tree_of(m.waived.iter(), |(kind, (reason, at))| {
                [kind.word().into(), reason.word().into(), at.0.into()].into()
            }),
        )
        .with(
            "faults",
            tree_of(assessment.faults.iter(), |seen| {
                let ObservedFault { fault, times, first, last } = *seen;
                often(fault.word(), Occurrences { times, first, last })
            }),
        )
        .with("open", assessment.open)
        .with("told", assessment.reported)
        .with("trouble_before", m.trouble_before)
        .with(
            "judged",
            assessment.judged.map(|(quality, decision, at)| {
                Tree::from([quality.word().into(), decision.word().into(), at.0.into()])
            }),
        )
        .with("bad_once", assessment.ever_not_good_enough)
        .with(
            "outsider",
            m.outsider.map(|outsider| {
                let Outsider { place, since, gone } = outsider;
                Tree::from([place.word().into(), since.0.into(), gone.into()])
            }),
        )
        .with(
            "listened",
            tree_of(m.listened.iter(), |(listener, at)| {
                [listener.word().into(), at.0.into()].into()
            }),
        )
        .with("also", tree_of(m.also_expected.iter(), |role| role.word().into()))
        .with("phases", tree_of(m.phases.iter(), |(phase, o)| often(phase.word(), *o)))
        .with("alerted", tree_of(m.alerted.iter(), |(kind, o)| often(kind.word(), *o)))
        .with("chat_at", moment(m.chat_at))
        .with("chat_written", moment(m.chat_written))
        .with("number_at", moment(m.number_at))
        .with("company_came", moment(m.company_came))
        .with("chat_number", moment(m.chat_number))
        .with("shared_at", moment(m.shared_at))
        .with("precall", m.precall_passed.map(flag))
        .with("list_looked", moment(m.list_looked))
        .with("opened", moment(m.opened))
        .with("first_came", moment(m.first_came))
        .with("patient_came", moment(m.patient_came))
        .with(
            "took_part",
            tree_of(m.took_part.roles.iter(), |(role, n)| [role.word().into(), (*n).into()].into()),
        )
        .with("at_once", m.took_part.at_once)
        .with("outcome", m.outcome.map(Outcome::word))
        .with("note_copied", m.note_copied);
    tree::write(&object.into())
}

fn tree_of<T>(list: impl Iterator<Item = T>, one: impl Fn(T) -> Tree) -> Tree {
    list.map(one).collect()
}

fn flag(said: Stamped<bool>) -> Tree {
    [said.value.into(), said.at.0.into()].into()
}

fn often(word: &'static str, o: Occurrences) -> Tree {
    [word.into(), o.times.into(), o.first.0.into(), o.last.0.into()].into()
}

fn moment(at: Option<Timestamp>) -> Option<u64> {
    at.map(|at| at.0)
}

type Read<T> = Result<T, StoredError>;

const UNREADABLE: StoredError = StoredError::NotReadable;

/// Reads what was kept.
pub fn read_memory(text: &str) -> Read<Snapshot> {
    let Ok(Tree::Fields(fields)) = tree::read(text) else { return Err(UNREADABLE) };
    let mut kept = Kept(fields);
    // Another version may have other fields and other words, so this comes first.
    if count(kept.take("v"))? != VERSION {
        return Err(StoredError::OtherVersion);
    }
    let answers = kept.list("answers", |one| {
        let [question, value, at, stood] = row(one)?;
        let said = Stamped { value: yes(value)?, at: at_of(at)? };
        Ok((word(question, Question::parse)?, (said, yes(stood)?)))
    })?;
    let identity = kept.list("identity", |one| {
        let [party, method, shown, at] = row(one)?;
        let value =
            Check { method: word(method, Method::parse)?, shown: word(shown, CheckResult::parse)? };
        Ok((word(party, Party::parse)?, Stamped { value, at: at_of(at)? }))
    })?;
    let waived = kept.list("waived", |one| {
        let [kind, reason, at] = row(one)?;
        Ok((word(kind, Kind::parse)?, (word(reason, WaiverReason::parse)?, at_of(at)?)))
    })?;
    let faults = kept.list("faults", |one| {
        let (fault, Occurrences { times, first, last }) = counted(one, Fault::parse)?;
        Ok(ObservedFault { fault, times, first, last })
    })?;
    let judged = kept.some("judged", |one| {
        let [quality, decision, at] = row(one)?;
        Ok((word(quality, Quality::parse)?, word(decision, Decision::parse)?, at_of(at)?))
    })?;
    let outsider = kept.some("outsider", |one| {
        let [place, since, gone] = row(one)?;
        Ok(Outsider { place: word(place, Place::parse)?, since: at_of(since)?, gone: yes(gone)? })
    })?;
    let listened = kept.list("listened", |one| {
        let [listener, at] = row(one)?;
        Ok((word(listener, Listener::parse)?, at_of(at)?))
    })?;
    let roles = kept.list("took_part", |one| {
        let [role, n] = row(one)?;
        Ok((word(role, Role::parse)?, count(n)?))
    })?;
    let roll_call = kept.some("roll_call", |one| {
        let [value, at] = row(one)?;
        Ok(Stamped { value: count(value)?, at: at_of(at)? })
    })?;
    Ok(Snapshot {
        viewer: word(kept.take("viewer"), Viewer::parse)?,
        setting: word(kept.take("setting"), Setting::parse)?,
        phase: word(kept.take("phase"), PhaseWord::parse)?,
        phase_since: at_of(kept.take("since"))?,
        answers,
        roll_call,
        identity,
        lock: kept.some("lock", said)?,
        waived,
        assessment: Assessment {
            faults,
            open: yes(kept.take("open"))?,
            reported: yes(kept.take("told"))?,
            judged,
            ever_not_good_enough: yes(kept.take("bad_once"))?,
        },
        trouble_before: yes(kept.take("trouble_before"))?,
        outsider,
        listened,
        also_expected: kept.list("also", |role| word(role, Role::parse))?,
        phases: kept.list("phases", |one| counted(one, PhaseWord::parse))?,
        alerted: kept.list("alerted", |one| counted(one, AlertKind::parse))?,
        chat_at: kept.some("chat_at", at_of)?,
        chat_written: kept.some("chat_written", at_of)?,
        number_at: kept.some("number_at", at_of)?,
        company_came: kept.some("company_came", at_of)?,
        chat_number: kept.some("chat_number", at_of)?,
        shared_at: kept.some("shared_at", at_of)?,
        precall_passed: kept.some("precall", said)?,
        list_looked: kept.some("list_looked", at_of)?,
        opened: kept.some("opened", at_of)?,
        first_came: kept.some("first_came", at_of)?,
        patient_came: kept.some("patient_came", at_of)?,
        took_part: TookPart { roles, at_once: count(kept.take("at_once"))? },
        outcome: kept.some("outcome", |outcome| word(outcome, Outcome::parse))?,
        note_copied: yes(kept.take("note_copied"))?,
    })
}

/// The fields that are still to be read.
struct Kept(Vec<(Cow<'static, str>, Tree)>);

impl Kept {
    /// A field; nothing where there is none.
    fn take(&mut self, name: &str) -> Tree {
        let place = self.0.iter().position(|(known, _)| known == name);
        place.map_or(Tree::Null, |place| self.0.swap_remove(place).1)
    }

    fn list<T, C: FromIterator<T>>(
        &mut self,
        name: &str,
        one: impl Fn(Tree) -> Read<T>,
    ) -> Read<C> {
        match self.take(name) {
            Tree::List(list) => list.into_iter().map(one).collect(),
            _ => Err(UNREADABLE),
        }
    }

    fn some<T>(&mut self, name: &str, one: impl Fn(Tree) -> Read<T>) -> Read<Option<T>> {
        match self.take(name) {
            Tree::Null => Ok(None),
            there => one(there).map(Some),
        }
    }
}

fn row<const N: usize>(tree: Tree) -> Read<[Tree; N]> {
    match tree {
        Tree::List(list) => list.try_into().map_err(|_| UNREADABLE),
        _ => Err(UNREADABLE),
    }
}

fn word<T>(tree: Tree, parse: impl Fn(&str) -> Option<T>) -> Read<T> {
    match tree {
        Tree::Text(text) => parse(&text).ok_or(StoredError::UnknownWord),
        _ => Err(UNREADABLE),
    }
}

fn yes(tree: Tree) -> Read<bool> {
    match tree {
        Tree::Bool(yes) => Ok(yes),
        _ => Err(UNREADABLE),
    }
}

fn at_of(tree: Tree) -> Read<Timestamp> {
    match tree {
        Tree::Number(ms) => Ok(Timestamp(ms)),
        _ => Err(UNREADABLE),
    }
}

fn count(tree: Tree) -> Read<u32> {
    u32::try_from(at_of(tree)?.0).map_err(|_| UNREADABLE)
}

fn said(tree: Tree) -> Read<Stamped<bool>> {
    let [value, at] = row(tree)?;
    Ok(Stamped { value: yes(value)?, at: at_of(at)? })
}

fn counted<T>(tree: Tree, parse: impl Fn(&str) -> Option<T>) -> Read<(T, Occurrences)> {
    let [kind, times, first, last] = row(tree)?;
    let often = Occurrences { times: count(times)?, first: at_of(first)?, last: at_of(last)? };
    Ok((word(kind, parse)?, often))
}
