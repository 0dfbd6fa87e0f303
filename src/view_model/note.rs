//! The note for the record as lines of text.

use std::rc::Rc;

use super::build::{Scene, clocked, counted, verbatim, version_line};
use super::text::{Arg, Key, Line, Var};
use super::{cards, words};
use crate::domain::{
    Consultation, Kind, NoteLine, Outcome, Procedure, RequirementId, Role, Shown, Stamped, Status,
    Timestamp, WaiverReason, compose,
};

/// The note, line by line, in the order it is read.
pub fn note(
    c: &Consultation,
    procedure: &Rc<Procedure>,
    language: &'static str,
    at: Timestamp,
) -> Vec<Line> {
    note_lines(Scene { c, procedure, language, at })
}

#[inline(never)]
pub(super) fn note_lines(scene: Scene<'_>) -> Vec<Line> {
    compose(scene.c, scene.procedure).lines.iter().map(|line| entry(scene, line)).collect()
}

fn inner(key: Key) -> Arg {
    Arg::Line(Box::new(key.into()))
}

fn entry(scene: Scene<'_>, line: &NoteLine) -> Line {
    match line {
        NoteLine::Heading(setting) => Line::from(Key::NoteHeading)
            .with(Var::Setting, inner(words::setting(*setting)))
            .with(Var::Source, Arg::Text(scene.procedure.source.as_str().into()))
            .with(Var::Version, Arg::Line(Box::new(version_line(scene.procedure)))),
        // It can be recorded in no other way.
        NoteLine::Outcome(Outcome::PatientAbsent) => Key::NoteOutcomeAbsent.into(),
        NoteLine::Outcome(outcome) => {
            Line::from(Key::NoteOutcome).with(Var::Result, inner(words::outcome(*outcome)))
        }
        NoteLine::Charge(charge, reason) => {
            let line = Line::from(Key::NoteCharge).with(Var::Result, inner(words::charge(*charge)));
            match reason {
                crate::domain::Reason::Requirement(id) => Line::from(Key::NoteChargeBy)
                    .with(Var::Result, inner(words::charge(*charge)))
                    .with(Var::Place, Arg::Text(place(scene, id).into())),
                crate::domain::Reason::PaymentPolicy => {
                    let over = scene.procedure.rule(Kind::NoPaymentOnProblems);
                    let over =
                        over.filter(|rule| rule.applies(scene.c.setting, scene.c.platform()));
                    let key = over.map_or(Key::NoteChargeChoice, |_| Key::NoteChargeChoiceOver);
                    let line = Line::from(key).with(Var::Result, inner(words::charge(*charge)));
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
            let once = cards::good_only_at_last(scene.c);
            match judged {
                None => Line::from(Key::NoteFactsUnjudged).with(Var::Fault, inner(facts)),
                Some((quality, decision, at)) => {
                    clocked(if once { Key::NoteFactsOnce } else { Key::NoteFacts }, *at)
                        .with(Var::Fault, inner(facts))
                        .with(Var::Result, inner(words::quality(*quality)))
                        .with(Var::Decision, inner(words::decision(*decision)))
                }
            }
        }
        NoteLine::Present(roles, without_role) => present(scene, roles, *without_role),
        NoteLine::Identity(party, check) => {
            let party = inner(words::party(*party));
            match check {
                None => Line::from(Key::NoteIdentityNone).with(Var::Party, party),
                Some(Stamped { value, at }) if value.shown == Shown::NotPossible => {
                    clocked(Key::NoteIdentityCouldNot, *at).with(Var::Party, party)
                }
                Some(Stamped { value, at }) => clocked(Key::NoteIdentity, *at)
                    .with(Var::Party, party)
                    .with(Var::Result, inner(words::shown(value.shown)))
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
        NoteLine::Fault(seen) => Line::from(Key::NoteFault)
            .with(Var::Fault, Arg::Line(Box::new(cards::fault_line(seen)))),
        NoteLine::Outsider(outsider) => {
            let key = if outsider.gone { Key::NoteOutsiderGone } else { Key::NoteOutsider };
            let place = words::place_of(outsider.place, scene.c.viewer, scene.c.setting);
            clocked(key, outsider.since).with(Var::Place, inner(place))
        }
        NoteLine::StoppedFor(id) => Line::from(Key::NoteStoppedFor)
            .with(Var::Place, Arg::Text(place(scene, id).into()))
            .with(Var::Text, Arg::Line(Box::new(verbatim(rule_text(scene, id))))),
        NoteLine::Deviation(id, status, reason) => deviation(scene, id, *status, *reason),
        NoteLine::NoDeviation => Key::NoteNoDeviation.into(),
    }
}

/// Who else was in the call, in one line.
fn present(scene: Scene<'_>, roles: &[(Role, u32)], without_role: u32) -> Line {
    let others = (without_role > 0).then(|| counted(Key::NotePresentOthers, without_role));
    let all = roles.iter().map(|(role, n)| counted(of_role(*role), *n)).chain(others);
    let list = all.reduce(|before, next| {
        Line::from(Key::NotePresentAnd)
            .with(Var::Text, Arg::Line(Box::new(before)))
            .with(Var::Role, Arg::Line(Box::new(next)))
    });
    let key = match scene.c.setting.has_patient() {
        true => Key::NotePresent,
        false => Key::NotePresentClinicians,
    };
    match list {
        Some(list) => Line::from(key).with(Var::Text, Arg::Line(Box::new(list))),
        None => Line::from(key).with(Var::Text, Arg::Number(0)),
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
    scene: Scene<'_>,
    id: &RequirementId,
    status: Status,
    reason: Option<WaiverReason>,
) -> Line {
    // Only what is known to be broken is a deviation; what nobody answered may have been kept.
    let key = match (status, reason) {
        (Status::Waived, Some(_)) => Key::NoteWaived,
        (Status::Unmet | Status::Waived, _) => Key::NoteDeviation,
        _ => Key::NoteUnanswered,
    };
    let text = rule_text(scene, id);
    let line = Line::from(key)
        .with(Var::Place, Arg::Text(place(scene, id).into()))
        .with(Var::Text, Arg::Line(Box::new(verbatim(text))));
    match reason.filter(|_| key == Key::NoteWaived) {
        Some(reason) => line.with(Var::Result, inner(words::waiver(reason))),
        None => line,
    }
}

fn place<'a>(scene: Scene<'a>, id: &'a RequirementId) -> &'a str {
    rule(scene, id).map_or(id.as_str(), |r| r.place.as_str())
}

fn rule_text<'a>(scene: Scene<'a>, id: &RequirementId) -> &'a str {
    rule(scene, id).map_or("", |r| r.text(scene.language))
}

fn rule<'a>(scene: Scene<'a>, id: &RequirementId) -> Option<&'a crate::domain::Rule> {
    scene.procedure.rules().iter().find(|r| r.id == *id)
}
