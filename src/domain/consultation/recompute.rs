//! What follows from a step: counts that no longer fit, a phase that is ready to move on, findings
//! and alerts, and what the host page is told of it.

use super::alerts::alerts;
use super::ending::note_what_was_told;
use super::seen::reopen_other_side;
use super::state::{Consultation, OwnPresence};
use super::{pending, took_part};
use crate::domain::alert::{Alert, AlertKind};
use crate::domain::command::{Command, Notice};
use crate::domain::intent::Place;
use crate::domain::outcome::Outcome;
use crate::domain::phase::Phase;
use crate::domain::procedure::{Moment, Procedure, RequirementId, Strength};
use crate::domain::requirement::{Finding, Known, Status, evaluate};
use crate::domain::time::{Occurrences, Timestamp};

/// Brings everything that follows up to date. Tells whether the host page is told anything by it.
pub(super) fn recompute(
    c: &mut Consultation,
    procedure: &Procedure,
    phase_before: Phase,
    at: Timestamp,
    commands: &mut Vec<Command>,
) -> bool {
    let told_outcome = c.told;
    // Once all is closed the room has nothing more to say, not even by the passing of time.
    if c.phase != Phase::Closed {
        follow_count(c, at);
        follow_outsider(c, at);
    }
    note_what_was_told(c, at);
    pending::follow(c, procedure, at, commands);
    pending::follow_note(c, procedure, at, commands);
    // Somebody who comes or a fault that is seen after all: then nobody was absent.
    if c.outcome == Some(Outcome::PatientAbsent) && (c.anyone_came() || c.assessment.any_fault()) {
        c.outcome = None;
    }
    let mut changed = evaluate(c, procedure, at);
    if c.phase == Phase::Admission && ready_to_talk(c, procedure, at) {
        begin_to_talk(c, procedure, at, &mut changed);
    }
    took_part::follow(c);
    if c.phase == Phase::Conversation && c.people.tally().company > 0 {
        c.company_came.get_or_insert(at);
    }
    // The alerts of before carry since when they stand.
    let current = alerts(c, procedure, at);
    let alerts_before = std::mem::replace(&mut c.alerts, current);

    let told = commands.len();
    tell_phase(phase_before, c.phase, commands);
    if !changed.is_empty() {
        tell_findings(&changed, &c.findings, commands);
    }
    if !(c.alerts.is_empty() && alerts_before.is_empty() && c.acknowledged.is_empty()) {
        follow_alerts(c, &alerts_before, at, commands);
    }
    let outcome = c.outcome.filter(|_| c.phase == Phase::Closed);
    if outcome != told_outcome
        && let Some(outcome) = outcome
    {
        commands.push(tell_outcome(c, procedure, outcome));
    }
    c.told = outcome;
    commands.len() > told
}

/// Counts the alerts that have come up, and tells of those and of what is over. What is over was seen to.
#[inline(never)]
fn follow_alerts(
    c: &mut Consultation,
    before: &[Alert],
    at: Timestamp,
    commands: &mut Vec<Command>,
) {
    for kind in AlertKind::ALL {
        if !c.has_alert(*kind) {
            c.acknowledged.remove(*kind);
        }
    }
    for alert in &c.alerts {
        let stood = before.iter().find(|a| a.kind == alert.kind);
        if stood.is_none() {
            let often = c.alerted.get(alert.kind);
            let often = often.map_or(Occurrences::once(at), |before| before.again(at));
            c.alerted.insert(alert.kind, often);
        }
        if stood.is_none_or(|stood| stood.severity != alert.severity) {
            commands.push(tell_alert(alert, true));
        }
    }
    for alert in before.iter().filter(|a| !c.has_alert(a.kind)) {
        commands.push(tell_alert(alert, false));
    }
}

#[inline(never)]
fn begin_to_talk(
    c: &mut Consultation,
    procedure: &Procedure,
    at: Timestamp,
    changed: &mut Vec<(RequirementId, Known)>,
) {
    c.go(Phase::Conversation, at);
    let again = evaluate(c, procedure, at);
    let anew = |(id, _): &(RequirementId, Known)| changed.iter().all(|(known, _)| known != id);
    let anew: Vec<_> = again.into_iter().filter(anew).collect();
    changed.extend(anew);
}

fn tell_phase(from: Phase, to: Phase, commands: &mut Vec<Command>) {
    let (from, to) = (from.word(), to.word());
    if from != to {
        commands.push(Command::Host(Notice::PhaseChanged { from, to }));
    }
}

/// Tells of the changed ones in the order of the procedure. One may have changed and changed back.
#[inline(never)]
fn tell_findings(
    changed: &[(RequirementId, Known)],
    findings: &[Finding],
    commands: &mut Vec<Command>,
) {
    for Finding { id, known, .. } in findings {
        let was = changed.iter().find(|(changed, _)| changed == id);
        if was.is_some_and(|(_, was)| known.differs(*was)) {
            let (id, status, basis) = (id.clone(), known.status, known.basis);
            commands.push(Command::Host(Notice::RequirementChanged { id, status, basis }));
        }
    }
}

#[inline(never)]
fn tell_outcome(c: &Consultation, procedure: &Procedure, outcome: Outcome) -> Command {
    let (charge, reason) = c.charge_for(outcome, procedure);
    Command::Host(Notice::OutcomeChosen { outcome, charge, reason })
}

fn tell_alert(alert: &Alert, active: bool) -> Command {
    Command::Host(Notice::AlertChanged {
        kind: alert.kind,
        severity: alert.severity,
        requirement: alert.requirement.clone(),
        active,
    })
}

/// Notes since when count and list differ, and since when the people who must be there are.
fn follow_count(c: &mut Consultation, at: Timestamp) {
    let tally = c.people.tally();
    let differs = c.counted.is_some_and(|n| n != tally.present + tally.machines);
    c.count_differs_since = differs.then(|| c.count_differs_since.unwrap_or(at));
    // Whoever goes takes their place in this with them.
    let unlisted = c.counted.unwrap_or(0).saturating_sub(tally.present + tally.machines);
    c.unlisted_known = c.unlisted_known.min(unlisted);
    if c.unexpected(at) > c.unexpected_listed() {
        reopen_all(c);
    } else if c.unlisted(at) > 0 && c.count_differs_since.is_some_and(|since| since < at) {
        reopen_for_unlisted(c);
        // They are within the places of the awaited, of whom the patient is one.
        c.patient_came.get_or_insert(at);
    }
    let here = c.others_present().unwrap_or(0);
    let places = match (&c.expected, c.setting.has_patient()) {
        (Some(announced), _) => announced.count().max(1),
        (None, _) => 1,
    };
    let complete = c.phase.is_live() && (here >= places || c.roll_call.now().is_some());
    c.complete_since = complete.then(|| c.complete_since.unwrap_or(at));
}

/// Somebody may be there of whom nothing at all is told: what was said of those who were there is said anew.
#[inline(never)]
pub(super) fn reopen_all(c: &mut Consultation) {
    if c.roll_call.reopen() {
        c.complete_since = None;
    }
    c.lock.reopen();
    c.identity.patient.reopen();
    c.identity.clinician.reopen();
    reopen_other_side(c);
}

/// Somebody is counted whom the list does not show: the roll call cannot hold for them.
#[inline(never)]
fn reopen_for_unlisted(c: &mut Consultation) {
    let before_they_came = c
        .roll_call
        .now()
        .is_some_and(|said| c.count_differs_since.is_some_and(|since| said.at < since));
    if before_they_came {
        c.roll_call.reopen();
    }
}

/// An outsider in the call is gone when nobody unexpected is left in it.
fn follow_outsider(c: &mut Consultation, at: Timestamp) {
    // From outside the room nobody is seen, and so nobody is seen to leave.
    if c.own == OwnPresence::Out {
        return;
    }
    let nobody_left = c.unexpected(at) == 0 && c.count_differs_since.is_none();
    if let Some(outsider) = &mut c.outsider
        && outsider.place == Place::Call
        && c.saw_unexpected
        && nobody_left
    {
        outsider.gone = true;
    }
    c.saw_unexpected = c.outsider.is_some_and(|o| !o.gone) && !nobody_left;
}

/// Everything the procedure wants before the talk is there, so the talk can begin without a click.
#[inline(never)]
fn ready_to_talk(c: &Consultation, procedure: &Procedure, at: Timestamp) -> bool {
    // What belongs before the consultation does not hold the talk up, unless it is known to be broken.
    let in_order = |finding: &Finding| {
        let rule = procedure.rules().iter().find(|rule| rule.id == finding.id);
        let binding = rule
            .filter(|rule| matches!(rule.strength, Strength::Shall | Strength::ShallBeAble))
            .map(|rule| rule.moment);
        match (binding, finding.known.status) {
            (Some(Moment::Before | Moment::Start), Status::Unmet) => false,
            (Some(Moment::Start), Status::Open) => false,
            (_, _) => true,
        }
    };
    let anybody = c.others_present().is_none_or(|n| n > 0);
    anybody
        && c.complete_since.is_some()
        && c.unexpected(at) == 0
        && c.findings.iter().all(in_order)
}

impl Consultation {
    /// The outcomes that fit what was seen, in the order they are offered.
    /// What does not fit is not offered.
    pub fn fitting_outcomes(&self) -> Vec<Outcome> {
        let faults = self.assessment.any_fault();
        Outcome::ALL
            .iter()
            .copied()
            .filter(|outcome| match outcome {
                Outcome::Completed => !faults,
                Outcome::PatientAbsent => {
                    self.setting.has_patient()
                        && !(faults || self.assessment.told || self.trouble_before)
                        && self.opened.is_some()
                        && !self.anyone_came()
                }
                Outcome::ClinicianAbsent => !self.talked(),
                _ => true,
            })
            .collect()
    }
}
