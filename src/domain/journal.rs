//! The note for the record, made from evidence: counts, times and closed words, no names and no health content.

use super::assessment::{Decision, Quality};
use super::attested::Stamped;
use super::consultation::{Consultation, Listener, ObservedFault, Outsider, TookPart};
use super::identity::Check;
use super::intent::{Question, WaiverReason};
use super::outcome::{Charge, Outcome, Reason};
use super::participant::Role;
use super::procedure::{Moment, Procedure, PublicPlace, RequirementId};
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
    /// Who else was in the call: how many of each role, and how many whose role nobody said.
    Present(Vec<(Role, u32)>, u32),
    /// A check of identity.
    Identity(Party, Option<Stamped<Check>>),
    /// The roll call: when, how many off camera.
    RollCall(Option<Stamped<u32>>),
    /// The leader introduced the groups (B G7).
    GroupsIntroduced(Timestamp),
    /// Whether it was agreed that others than the patient take part (B S7).
    Company(Option<Stamped<bool>>),
    /// The patient chose to sit in an open public place (B G6).
    PublicPlaceChosen(Timestamp),
    /// A recording was cleared before the start (B S3).
    RecordingCleared(Timestamp),
    /// Something was written in the chat.
    ChatWritten(Timestamp),
    /// An identity number was seen where the panel may look.
    NumberSeen(Timestamp),
    /// The room's lock.
    Lock(Option<Stamped<bool>>),
    /// A machine that listened along, and what it last did.
    Listened(Listener, Timestamp),
    /// A technical fault.
    Fault(ObservedFault),
    /// Somebody came in who does not belong.
    Outsider(Outsider),
    /// A requirement that was broken, which is why the talk was stopped, as the requirement itself wants.
    StoppedFor(RequirementId),
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
    let mut lines = vec![NoteLine::Heading(c.setting())];
    if let Some(outcome) = c.closing().outcome() {
        let (charge, reason) = c.charge_for(outcome, procedure);
        lines.push(NoteLine::Outcome(outcome));
        if c.setting().has_patient() {
            lines.push(NoteLine::Charge(charge, reason));
            lines.push(NoteLine::PaymentFacts {
                problem: c.had_problem(),
                judged: c.quality().assessment().judged,
            });
        }
    }
    let TookPart { roles, at_once } = &c.people().attendance().took_part();
    if *at_once > 0 {
        let roles = roles.iter().map(|(role, n)| (role, *n)).collect();
        lines.push(NoteLine::Present(roles, c.people().attendance().took_part().without_role()));
    }
    // Where it never came to a talk there was little to keep to, but for what belongs to the end.
    let held = c.closing().outcome().is_none_or(|outcome| was_held(c, outcome));
    let wanted =
        |kind: Kind| c.finding(kind).is_some_and(|f| f.known.status != Status::NotApplicable);
    for (party, kind) in
        [(Party::Patient, Kind::PatientIdentified), (Party::Clinician, Kind::ClinicianIdentified)]
    {
        let check = c.identity().of(party);
        let check = check.current().or(check.previous());
        if wanted(kind) && (held || check.is_some()) {
            lines.push(NoteLine::Identity(party, check));
        }
    }
    let called = c.people().roll_call().current().or(c.people().roll_call().previous());
    match c.answer(Question::GroupsIntroduced).filter(|said| said.value) {
        // A leader spoke for the groups, so not each has said who they are.
        Some(led) => lines.push(NoteLine::GroupsIntroduced(led.at)),
        None if held || called.is_some() => lines.push(NoteLine::RollCall(called)),
        None => {}
    }
    if held && wanted(Kind::OthersAgreed) {
        lines.push(NoteLine::Company(c.answer(Question::OthersAgreed)));
    }
    let lock = c.locked().or(c.lock().attested().previous());
    if wanted(Kind::RoomLocked) && (held || lock.is_some_and(|said| said.value)) {
        lines.push(NoteLine::Lock(lock));
    }
    if procedure.policies.public_place == PublicPlace::PatientMayChoose {
        let chosen = c.answer(Question::PublicPlaceChosen).filter(|said| said.value);
        lines.extend(chosen.map(|said| NoteLine::PublicPlaceChosen(said.at)));
    }
    let cleared = c.recording_cleared(procedure);
    lines.extend(cleared.map(NoteLine::RecordingCleared));
    lines.extend(
        c.privacy()
            .recording()
            .first_seen()
            .iter()
            .map(|(which, at)| NoteLine::Listened(which, *at)),
    );
    lines.extend(c.privacy().chat().written_at().map(NoteLine::ChatWritten));
    lines.extend(c.privacy().numbers().last_at().map(NoteLine::NumberSeen));
    lines.extend(c.quality().assessment().faults.iter().map(|seen| NoteLine::Fault(*seen)));
    lines.extend(c.privacy().outsider().map(NoteLine::Outsider));
    let deviations: Vec<NoteLine> = c
        .findings()
        .iter()
        .filter(|f| deviates(&f.known) && of_this_consultation(procedure, &f.id))
        // The patient's own choice of place has a line of its own.
        .filter(|f| f.known.status != Status::Waived || c.waiver(f.kind).is_some())
        .filter(|f| !(only_to_read(c, f.kind) && f.known.basis == Basis::None))
        .filter(|f| held || f.known.basis != Basis::None || at_end(procedure, &f.id))
        // What stood until the talk was stopped is asked anew by what stopped it, and nobody talked after.
        .filter(|f| !(reopened(&f.known) && c.closing().outcome().is_some_and(was_stopped)))
        .map(|f| {
            let why = c.closing().outcome().is_some_and(was_stopped_for_people)
                && f.known.status == Status::Unmet;
            if why && stops_the_talk(f.kind) {
                return NoteLine::StoppedFor(f.id.clone());
            }
            let reason = c.waiver(f.kind).map(|(reason, _)| reason);
            NoteLine::Deviation(f.id.clone(), f.known.status, reason)
        })
        .collect();
    // A recorder or an outsider stands in the note by itself, and is no less a deviation for having gone.
    let recorded = |which: Listener| which == Listener::Recording && cleared.is_some();
    let clean = c.privacy().recording().first_seen().iter().all(|(which, _)| recorded(which))
        && c.privacy().outsider().is_none();
    if deviations.is_empty() && clean {
        lines.push(NoteLine::NoDeviation);
    }
    lines.extend(deviations);
    JournalNote { lines }
}

/// Whether it came to a talk: it began, or is said to have been carried through all the same.
fn was_held(c: &Consultation, outcome: Outcome) -> bool {
    c.talked() || matches!(outcome, Outcome::Completed | Outcome::CompletedWithProblems)
}

/// Whether something stood before, and nobody has said anything of it since it was opened again.
fn reopened(known: &Known) -> bool {
    known.before.is_some() && matches!(known.status, Status::Open | Status::Unknown)
}

/// Whether an outcome says that the talk was stopped because of who could hear, see or record.
const fn was_stopped_for_people(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::StoppedIntrusion | Outcome::StoppedPrivacy)
}

/// The requirements that want the talk stopped, or not held, when they are broken (A 1.1, A 1.4, A 1.5,
/// A 1.6, B G5, B G6, B S6): to stop it is to keep them.
const fn stops_the_talk(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::EveryoneIntroduced
            | Kind::NotInPublicPlace
            | Kind::NotOverheard
            | Kind::OutOfEarshot
            | Kind::EqualConfidentiality
            | Kind::GroundRules
            | Kind::NoRecording
    )
}

/// Whether an outcome says that the talk was stopped there and then.
fn was_stopped(outcome: Outcome) -> bool {
    matches!(
        outcome,
        Outcome::ByTelephone
            | Outcome::StoppedTechnical
            | Outcome::StoppedIntrusion
            | Outcome::StoppedPrivacy
            | Outcome::IdentityNotEstablished
    )
}

/// Whether nothing happened that made more of a requirement than something to know. That nobody
/// pressed "read" is no breach of it.
fn only_to_read(c: &Consultation, kind: Kind) -> bool {
    match kind {
        Kind::GroundRules | Kind::Equipment | Kind::ConsentByJoining => true,
        Kind::ChatWithoutPersonalData | Kind::ChatNotUsed => {
            c.privacy().chat().opened_at().is_none() && c.privacy().chat().written_at().is_none()
        }
        Kind::SharingWithoutPersonalData | Kind::SharingWithCare | Kind::WindowNotScreen => {
            c.privacy().sharing().last_at().is_none()
        }
        Kind::NoPaymentOnProblems => !c.quality().assessment().any_fault(),
        _ => false,
    }
}

/// Whether a requirement belongs to the consultation, and not to what comes before the first one.
fn of_this_consultation(procedure: &Procedure, id: &RequirementId) -> bool {
    let rule = procedure.rules().iter().find(|rule| rule.id == *id);
    rule.is_some_and(|rule| rule.moment != Moment::Onboarding)
}

fn at_end(procedure: &Procedure, id: &RequirementId) -> bool {
    procedure.rules().iter().any(|rule| rule.id == *id && rule.moment == Moment::End)
}

fn deviates(known: &Known) -> bool {
    matches!(known.status, Status::Open | Status::Unmet | Status::Unknown | Status::Waived)
}
