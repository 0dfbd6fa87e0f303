//! The note for the record as lines of text.

use std::rc::Rc;

use super::build::{ViewContext, clocked, counted, verbatim, version_line};
use super::text::{Arg, Key, Message, Var};
use super::{cards, words};
use crate::domain::{
    CheckResult, Consultation, Kind, NoteLine, Outcome, Procedure, RequirementId, Role, Stamped,
    Status, Timestamp, WaiverReason, compose,
};

/// The note, line by line, in the order it is read.
pub fn note(
    c: &Consultation,
    procedure: &Rc<Procedure>,
    language: &'static str,
    at: Timestamp,
) -> Vec<Message> {
    note_lines(ViewContext { c, procedure, language, at })
}

#[inline(never)]
pub(super) fn note_lines(context: ViewContext<'_>) -> Vec<Message> {
    compose(context.c, context.procedure).lines.iter().map(|line| entry(context, line)).collect()
}

fn inner(key: Key) -> Arg {
    Arg::Message(Box::new(key.into()))
}

fn entry(context: ViewContext<'_>, line: &NoteLine) -> Message {
    match line {
        NoteLine::Heading(setting) => Message::from(Key::NoteHeading)
            .with(Var::Setting, inner(words::setting(*setting)))
            .with(Var::Source, Arg::Text(context.procedure.source.as_str().into()))
            .with(Var::Version, Arg::Message(Box::new(version_line(context.procedure)))),
        // It can be recorded in no other way.
        NoteLine::Outcome(Outcome::PatientAbsent) => Key::NoteOutcomeAbsent.into(),
        NoteLine::Outcome(outcome) => {
            Message::from(Key::NoteOutcome).with(Var::Result, inner(words::outcome(*outcome)))
        }
        NoteLine::Charge(charge, reason) => {
            let line =
                Message::from(Key::NoteCharge).with(Var::Result, inner(words::charge(*charge)));
            match reason {
                crate::domain::Reason::Requirement(id) => Message::from(Key::NoteChargeBy)
                    .with(Var::Result, inner(words::charge(*charge)))
                    .with(Var::Place, Arg::Text(place(context, id).into())),
                crate::domain::Reason::PaymentPolicy => {
                    let over = context.procedure.rule(Kind::NoPaymentOnProblems);
                    let over =
                        over.filter(|rule| rule.applies(context.c.setting(), context.c.platform()));
                    let key = over.map_or(Key::NoteChargeChoice, |_| Key::NoteChargeChoiceOver);
                    let line = Message::from(key).with(Var::Result, inner(words::charge(*charge)));
                    match over {
                        Some(rule) => line.with(Var::Place, Arg::Text(rule.place.as_str().into())),
                        None => line,
                    }
                }
                _ => line,
            }
        }
        NoteLine::PaymentFacts { problem, judged } => {
            let facts = if *problem { Key::PaymentProblem } else { Key::PaymentNoProblem };
            let once = cards::good_only_at_last(context.c);
            match judged {
                None => Message::from(Key::NoteFactsUnjudged).with(Var::Fault, inner(facts)),
                Some((quality, decision, at)) => {
                    clocked(if once { Key::NoteFactsOnce } else { Key::NoteFacts }, *at)
                        .with(Var::Fault, inner(facts))
                        .with(Var::Result, inner(words::quality(*quality)))
                        .with(Var::Decision, inner(words::decision(*decision)))
                }
            }
        }
        NoteLine::Present(roles, without_role) => present(context, roles, *without_role),
        NoteLine::Identity(party, check) => {
            let party = inner(words::party(*party));
            match check {
                None => Message::from(Key::NoteIdentityNone).with(Var::Party, party),
                Some(Stamped { value, at }) if value.shown == CheckResult::NotPossible => {
                    clocked(Key::NoteIdentityCouldNot, *at).with(Var::Party, party)
                }
                Some(Stamped { value, at }) => clocked(Key::NoteIdentity, *at)
                    .with(Var::Party, party)
                    .with(Var::Result, inner(words::check_result(value.shown)))
                    .with(Var::Method, inner(words::method(value.method))),
            }
        }
        NoteLine::RollCall(None) => Key::NoteRollCallNone.into(),
        NoteLine::RollCall(Some(said)) => {
            counted(Key::NoteRollCall, said.value).with(Var::Clock, Arg::Clock(said.at))
        }
        NoteLine::GroupsIntroduced(at) => clocked(Key::NoteGroups, *at),
        NoteLine::Company(None) => Key::NoteCompanyOpen.into(),
        NoteLine::Company(Some(said)) => {
            let key = if said.value { Key::NoteCompany } else { Key::NoteCompanyRefused };
            clocked(key, said.at)
        }
        NoteLine::PublicPlaceChosen(at) => clocked(Key::PublicPlaceChosenAt, *at),
        NoteLine::RecordingCleared(at) => clocked(Key::NoteCleared, *at),
        NoteLine::ChatWritten(at) => clocked(Key::NoteChat, *at),
        NoteLine::NumberSeen(at) => clocked(Key::NoteNumber, *at),
        NoteLine::Lock(None) => Key::NoteLockUnknown.into(),
        NoteLine::Lock(Some(state)) => {
            let key = if state.value { Key::NoteLocked } else { Key::NoteUnlocked };
            clocked(key, state.at)
        }
        NoteLine::Listened(listener, at) => {
            clocked(Key::NoteListened, *at).with(Var::Fault, inner(words::listener(*listener)))
        }
        NoteLine::Fault(seen) => Message::from(Key::NoteFault)
            .with(Var::Fault, Arg::Message(Box::new(cards::fault_line(seen)))),
        NoteLine::Outsider(outsider) => {
            let key = if outsider.gone { Key::NoteOutsiderGone } else { Key::NoteOutsider };
            let place = words::place_of(outsider.place, context.c.viewer(), context.c.setting());
            clocked(key, outsider.since).with(Var::Place, inner(place))
        }
        NoteLine::StoppedFor(id) => Message::from(Key::NoteStoppedFor)
            .with(Var::Place, Arg::Text(place(context, id).into()))
            .with(Var::Text, Arg::Message(Box::new(verbatim(rule_text(context, id))))),
        NoteLine::Deviation(id, status, reason) => deviation(context, id, *status, *reason),
        NoteLine::NoDeviation => Key::NoteNoDeviation.into(),
    }
}

/// Who else was in the call, in one line.
fn present(context: ViewContext<'_>, roles: &[(Role, u32)], without_role: u32) -> Message {
    let others = (without_role > 0).then(|| counted(Key::NotePresentOthers, without_role));
    let all = roles.iter().map(|(role, n)| counted(of_role(*role), *n)).chain(others);
    let list = all.reduce(|before, next| {
        Message::from(Key::NotePresentAnd)
            .with(Var::Text, Arg::Message(Box::new(before)))
            .with(Var::Role, Arg::Message(Box::new(next)))
    });
    let key = match context.c.setting().has_patient() {
        true => Key::NotePresent,
        false => Key::NotePresentClinicians,
    };
    match list {
        Some(list) => Message::from(key).with(Var::Text, Arg::Message(Box::new(list))),
        None => Message::from(key).with(Var::Text, Arg::Number(0)),
    }
}

const fn of_role(role: Role) -> Key {
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

fn deviation(
    context: ViewContext<'_>,
    id: &RequirementId,
    status: Status,
    reason: Option<WaiverReason>,
) -> Message {
    // Only what is known to be broken is a deviation; what nobody answered may have been kept.
    let key = match (status, reason) {
        (Status::Waived, Some(_)) => Key::NoteWaived,
        (Status::Unmet | Status::Waived, _) => Key::NoteDeviation,
        _ => Key::NoteUnanswered,
    };
    let text = rule_text(context, id);
    let line = Message::from(key)
        .with(Var::Place, Arg::Text(place(context, id).into()))
        .with(Var::Text, Arg::Message(Box::new(verbatim(text))));
    match reason.filter(|_| key == Key::NoteWaived) {
        Some(reason) => line.with(Var::Result, inner(words::waiver(reason))),
        None => line,
    }
}

fn place<'a>(context: ViewContext<'a>, id: &'a RequirementId) -> &'a str {
    rule(context, id).map_or(id.as_str(), |r| r.place.as_str())
}

fn rule_text<'a>(context: ViewContext<'a>, id: &RequirementId) -> &'a str {
    rule(context, id).map_or("", |r| r.text(context.language))
}

fn rule<'a>(context: ViewContext<'a>, id: &RequirementId) -> Option<&'a crate::domain::Rule> {
    context.procedure.rules().iter().find(|r| r.id == *id)
}
