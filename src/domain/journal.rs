//! The note for the record, made from evidence: counts, times and closed words, no names and no health content.

use super::assessment::{Decision, Quality, Seen};
use super::attested::Stamped;
use super::consultation::{Consultation, Listener, Outsider};
use super::identity::Check;
use super::intent::WaiverReason;
use super::outcome::{Charge, Outcome, Reason};
use super::procedure::{Moment, Procedure, RequirementId};
use super::requirement::{Basis, Kind, Known, Status};
use super::setting::{Party, Setting};
use super::time::Timestamp;

/// One entry of the note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteLine {
    /// A video consultation in this setting, by this procedure and its version.
    Heading(Setting),
    /// How it ended.
    Outcome(Outcome),
    /// What the patient owes by the procedure, and why.
    Charge(Charge, Reason),
    /// Both facts the payment rests on: whether a problem occurred, and how quality was judged.
    PaymentFacts {
        /// A problem was seen or told.
        problem: bool,
        /// The clinician's judgement, if one was made.
        judged: Option<(Quality, Decision, Timestamp)>,
    },
    /// A check of identity.
    Identity(Party, Option<Stamped<Check>>),
    /// The roll call: when, how many off camera.
    RollCall(Option<Stamped<u32>>),
    /// The room's lock.
    Lock(Option<Stamped<bool>>),
    /// A machine that listened along, and what it last did.
    Listened(Listener, Timestamp),
    /// A technical fault.
    Fault(Seen),
    /// Somebody came in who does not belong.
    Outsider(Outsider),
    /// A requirement that was not kept, could not be known or was set aside.
    Deviation(RequirementId, Status, Option<WaiverReason>),
    /// Every requirement was kept.
    NoDeviation,
}

/// The note for the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalNote {
    /// Its entries, in order.
    pub lines: Vec<NoteLine>,
}

/// Makes the note from what is known.
pub fn compose(c: &Consultation, procedure: &Procedure) -> JournalNote {
    let mut lines = vec![NoteLine::Heading(c.setting)];
    if let Some(outcome) = c.outcome {
        let (charge, reason) = c.charge_for(outcome, procedure);
        lines.push(NoteLine::Outcome(outcome));
        if c.setting.has_patient() {
            lines.push(NoteLine::Charge(charge, reason));
            lines.push(NoteLine::PaymentFacts {
                problem: c.assessment.any_fault(),
                judged: c.assessment.judged,
            });
        }
    }
    // Where nobody came there was nothing to keep to, but for what belongs to the end.
    let held = c.anyone_came() || !c.outcome.is_some_and(says_nobody_came);
    let concerns = |kind: Kind| {
        held && c.finding(kind).is_some_and(|f| f.known.status != Status::NotApplicable)
    };
    for (party, kind) in
        [(Party::Patient, Kind::PatientIdentified), (Party::Clinician, Kind::ClinicianIdentified)]
    {
        if concerns(kind) {
            let check = c.identity.of(party);
            lines.push(NoteLine::Identity(party, check.now().or(check.before())));
        }
    }
    if held {
        lines.push(NoteLine::RollCall(c.roll_call.now().or(c.roll_call.before())));
    }
    if concerns(Kind::RoomLocked) {
        lines.push(NoteLine::Lock(c.locked().or(c.lock.before())));
    }
    lines.extend(c.listened.iter().map(|(which, at)| NoteLine::Listened(which, *at)));
    lines.extend(c.assessment.faults.iter().map(|seen| NoteLine::Fault(*seen)));
    lines.extend(c.outsider.map(NoteLine::Outsider));
    let deviations: Vec<NoteLine> = c
        .findings
        .iter()
        .filter(|f| deviates(&f.known))
        .filter(|f| held || f.known.basis != Basis::None || at_end(procedure, &f.id))
        .map(|f| {
            let reason = c.waived.get(f.kind).map(|(reason, _)| *reason);
            NoteLine::Deviation(f.id.clone(), f.known.status, reason)
        })
        .collect();
    // A recorder or an outsider stands in the note by itself, and is no less a deviation for having gone.
    let clean = c.listened.iter().next().is_none() && c.outsider.is_none();
    if deviations.is_empty() && clean {
        lines.push(NoteLine::NoDeviation);
    }
    lines.extend(deviations);
    JournalNote { lines }
}

/// Whether an outcome says that there was no talk at all.
fn says_nobody_came(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::PatientAbsent | Outcome::ClinicianAbsent | Outcome::Rescheduled)
}

fn at_end(procedure: &Procedure, id: &RequirementId) -> bool {
    procedure.rules().iter().any(|rule| rule.id == *id && rule.moment == Moment::End)
}

fn deviates(known: &Known) -> bool {
    matches!(known.status, Status::Open | Status::Unmet | Status::Unknown | Status::Waived)
}
