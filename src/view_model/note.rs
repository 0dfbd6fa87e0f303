//! The note for the record as lines of text.

use std::rc::Rc;

use super::card::{fault_line, good_enough_in_the_end};
use super::policies::version_line;
use super::prelude::*;
use super::record::{place, rule};
use super::text::Arg;
use crate::domain::{
    Charge, CheckResult, Decision, NoteLine, Outcome, Procedure, Quality, Reason, RequirementId,
    Role, Stamped, WaiverReason, compose,
};

/// The note, line by line, in reading order. `language` selects the procedure's own texts; `at` is now.
pub fn note(
    c: &Consultation,
    procedure: &Rc<Procedure>,
    language: &'static str,
    at: Timestamp,
) -> Vec<Message> {
    let context = ViewContext { c, procedure, language, at };
    compose(c, procedure).lines.iter().map(|line| entry(context, line)).collect()
}

fn entry(context: ViewContext<'_>, line: &NoteLine) -> Message {
    match line {
        NoteLine::Heading(setting) => Key::NoteHeading
            .with(Var::Setting, vocabulary::setting(*setting))
            .with(Var::Source, context.procedure.source.as_str())
            .with(Var::Version, version_line(context.procedure)),
        // Its own sentence, with what must have been done before this outcome can be recorded.
        NoteLine::Outcome(Outcome::PatientAbsent) => Key::NoteOutcomeAbsent.into(),
        NoteLine::Outcome(outcome) => {
            Key::NoteOutcome.with(Var::Result, vocabulary::outcome(*outcome))
        }
        NoteLine::Charge(charge, reason) => charge_line(context, *charge, reason),
        NoteLine::PaymentFacts { problem, judged } => {
            payment_facts(context.c, *problem, judged.as_ref())
        }
        NoteLine::Present(roles, without_role) => present(context, roles, *without_role),
        NoteLine::Identity(party, check) => {
            let party = vocabulary::party(*party);
            match check {
                None => Key::NoteIdentityNone.with(Var::Party, party),
                Some(Stamped { value, at }) if value.shown == CheckResult::NotPossible => {
                    clocked(Key::NoteIdentityCouldNot, *at).with(Var::Party, party)
                }
                Some(Stamped { value, at }) => clocked(Key::NoteIdentity, *at)
                    .with(Var::Party, party)
                    .with(Var::Result, vocabulary::check_result(value.shown))
                    .with(Var::Method, vocabulary::method(value.method)),
            }
        }
        NoteLine::RollCall(None) => Key::NoteRollCallNone.into(),
        NoteLine::RollCall(Some(off_camera)) => {
            counted(Key::NoteRollCall, off_camera.value).with(Var::Clock, off_camera.at)
        }
        NoteLine::GroupsIntroduced(at) => clocked(Key::NoteGroups, *at),
        NoteLine::Company(None) => Key::NoteCompanyOpen.into(),
        NoteLine::Company(Some(agreed)) => {
            let key = if agreed.value { Key::NoteCompany } else { Key::NoteCompanyRefused };
            clocked(key, agreed.at)
        }
        NoteLine::PublicPlaceChosen(at) => clocked(Key::PublicPlaceChosenAt, *at),
        NoteLine::RecordingCleared(at) => clocked(Key::NoteCleared, *at),
        NoteLine::ChatWritten(at) => clocked(Key::NoteChat, *at),
        NoteLine::NumberSeen(at) => clocked(Key::NoteNumber, *at),
        NoteLine::Lock(None) => Key::NoteLockUnknown.into(),
        NoteLine::Lock(Some(locked)) => {
            clocked(if locked.value { Key::NoteLocked } else { Key::NoteUnlocked }, locked.at)
        }
        NoteLine::Listened(listener, at) => {
            clocked(Key::NoteListened, *at).with(Var::Fault, vocabulary::listener(*listener))
        }
        NoteLine::Fault(seen) => Key::NoteFault.with(Var::Fault, fault_line(seen)),
        NoteLine::Outsider(outsider) => {
            let key = if outsider.gone { Key::NoteOutsiderGone } else { Key::NoteOutsider };
            let (viewer, setting) = (context.c.viewer(), context.c.setting());
            let place = vocabulary::place_of(outsider.place, viewer, setting);
            clocked(key, outsider.since).with(Var::Place, place)
        }
        NoteLine::Remedied(id, remedy) => {
            let line = clocked(Key::NoteRemedied, remedy.at);
            let broken = remedy.broken.unwrap_or(remedy.at);
            line.with(Var::Fault, rule_line(context, Key::NoteBroken, id).with(Var::Clock, broken))
        }
        NoteLine::StoppedFor(id) => rule_line(context, Key::NoteStoppedFor, id),
        NoteLine::Deviation(id, status, reason) => deviation(context, id, *status, *reason),
        NoteLine::NoDeviation => Key::NoteNoDeviation.into(),
    }
}

/// The charge, with the rule it rests on, or the policy and the rule it takes precedence over.
fn charge_line(context: ViewContext<'_>, charge: Charge, reason: &Reason) -> Message {
    let line = |key: Key| key.with(Var::Result, vocabulary::charge(charge));
    match reason {
        Reason::Requirement(id) => {
            line(Key::NoteChargeBy).with(Var::Place, place(context.procedure, id))
        }
        Reason::PaymentPolicy => {
            let rule = context.procedure.rule(Kind::NoPaymentOnProblems).filter(|rule| {
                let platform = context.c.rules_platform(context.procedure);
                rule.applies(context.c.setting(), platform)
            });
            match rule {
                Some(rule) => line(Key::NoteChargeChoiceOver).with(Var::Place, rule.place.as_str()),
                None => line(Key::NoteChargeChoice),
            }
        }
        _ => line(Key::NoteCharge),
    }
}

/// Whether a problem occurred, and the judgement of the quality.
fn payment_facts(
    c: &Consultation,
    problem: bool,
    judged: Option<&(Quality, Decision, Timestamp)>,
) -> Message {
    let problem = if problem { Key::PaymentProblem } else { Key::PaymentNoProblem };
    let Some((quality, decision, at)) = judged else {
        return Key::NoteFactsUnjudged.with(Var::Fault, problem);
    };
    let key = if good_enough_in_the_end(c) { Key::NoteFactsOnce } else { Key::NoteFacts };
    clocked(key, *at)
        .with(Var::Fault, problem)
        .with(Var::Result, vocabulary::quality(*quality))
        .with(Var::Decision, vocabulary::decision(*decision))
}

/// Who else was in the call, in one line.
fn present(context: ViewContext<'_>, roles: &[(Role, u32)], without_role: u32) -> Message {
    let others = (without_role > 0).then(|| counted(Key::NotePresentOthers, without_role));
    let all = roles.iter().map(|(role, count)| counted(present_key(*role), *count)).chain(others);
    let list =
        all.reduce(|list, next| Key::NotePresentAnd.with(Var::Text, list).with(Var::Role, next));
    let has_patient = context.c.setting().has_patient();
    let key = if has_patient { Key::NotePresent } else { Key::NotePresentClinicians };
    key.with(Var::Text, list.map_or(Arg::Number(0), Arg::from))
}

const fn present_key(role: Role) -> Key {
    match role {
        Role::Patient => Key::NotePresentPatient,
        Role::Relative => Key::NotePresentRelative,
        Role::Guardian => Key::NotePresentGuardian,
        Role::Interpreter => Key::NotePresentInterpreter,
        Role::Clinician => Key::NotePresentClinician,
        Role::Student => Key::NotePresentStudent,
        Role::Escort => Key::NotePresentEscort,
    }
}

/// One requirement that was broken, waived or never answered.
fn deviation(
    context: ViewContext<'_>,
    id: &RequirementId,
    status: Status,
    reason: Option<WaiverReason>,
) -> Message {
    // Only what is known to be broken is a deviation. What nobody answered may have been kept.
    match (status, reason) {
        (Status::Waived, Some(reason)) => {
            rule_line(context, Key::NoteWaived, id).with(Var::Result, vocabulary::waiver(reason))
        }
        (Status::Unmet | Status::Waived, _) => rule_line(context, Key::NoteDeviation, id),
        _ => rule_line(context, Key::NoteUnanswered, id),
    }
}

/// A line with the place and the text of a rule.
fn rule_line(context: ViewContext<'_>, key: Key, id: &RequirementId) -> Message {
    let text = rule(context.procedure, id).map_or("", |rule| rule.text(context.language));
    key.with(Var::Place, place(context.procedure, id)).with(Var::Text, verbatim(text))
}
