//! The note for the record, made from evidence: counts, times and closed words, no names and no health content.

use super::assessment::{Decision, Quality, Seen};
use super::consultation::{Consultation, Listener, Outsider};
use super::identity::Check;
use super::attested::Stamped;
use super::intent::WaiverReason;
use super::outcome::{Charge, Outcome, Reason};
use super::procedure::{Procedure, RequirementId};
use super::requirement::{Known, Status};
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
    for party in Party::ALL {
        if *party == Party::Clinician || c.setting.has_patient() {
            let check = c.identity.of(*party);
            lines.push(NoteLine::Identity(*party, check.now().or(check.before())));
        }
    }
    lines.push(NoteLine::RollCall(c.roll_call.now().or(c.roll_call.before())));
    lines.push(NoteLine::Lock(c.locked().or(c.lock.before())));
    lines.extend(c.listened.iter().map(|(which, at)| NoteLine::Listened(which, *at)));
    lines.extend(c.assessment.faults.iter().map(|seen| NoteLine::Fault(*seen)));
    lines.extend(c.outsider.map(NoteLine::Outsider));
    let deviations: Vec<NoteLine> = c
        .findings
        .iter()
        .filter(|f| deviates(&f.known))
        .map(|f| {
            let reason = c.waived.get(f.kind).map(|(reason, _)| *reason);
            NoteLine::Deviation(f.id.clone(), f.known.status, reason)
        })
        .collect();
    if deviations.is_empty() {
        lines.push(NoteLine::NoDeviation);
    }
    lines.extend(deviations);
    JournalNote { lines }
}

fn deviates(known: &Known) -> bool {
    matches!(known.status, Status::Open | Status::Unmet | Status::Unknown | Status::Waived)
}
