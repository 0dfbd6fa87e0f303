//! The note for the record, composed from evidence: counts, times and closed words, without names and health data.

use super::attested::Stamped;
use super::consultation::{Consultation, Listener, ObservedFault, Outsider};
use super::identity::Check;
use super::intent::{Question, WaiverReason};
use super::outcome::{Charge, Decision, Outcome, Quality, Reason};
use super::participant::Role;
use super::procedure::{Moment, Procedure, PublicPlace, RequirementId};
use super::requirement::{Basis, Kind, Known, Remedy, Status};
use super::setting::{Party, Setting};
use super::time::Timestamp;

/// One line of the note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteLine {
    /// A video consultation in this setting, under this procedure and its version.
    Heading(Setting),
    /// The outcome.
    Outcome(Outcome),
    /// What the patient owes under the procedure, and why.
    Charge(Charge, Reason),
    /// The two facts that the charge rests on: whether a problem occurred, and how the quality was judged.
    PaymentFacts {
        /// Whether a problem was observed or reported.
        problem: bool,
        /// The clinician's judgement and decision, and when they were made.
        judged: Option<(Quality, Decision, Timestamp)>,
    },
    /// Who else was in the call: the number in each role, and the number without a known role.
    Present(Vec<(Role, u32)>, u32),
    /// The identity check of one party.
    Identity(Party, Option<Stamped<Check>>),
    /// The roll call, with the number of people off camera.
    RollCall(Option<Stamped<u32>>),
    /// A leader introduced the groups (B G7).
    GroupsIntroduced(Timestamp),
    /// Whether it was agreed with the patient that others take part (B S7).
    Company(Option<Stamped<bool>>),
    /// The patient chose to sit in an open public place (B G6).
    PublicPlaceChosen(Timestamp),
    /// A recording was agreed before the start (B S3).
    RecordingCleared(Timestamp),
    /// A chat message was observed.
    ChatWritten(Timestamp),
    /// An identity number was found in the chat, where the panel may look for one.
    NumberSeen(Timestamp),
    /// Whether the room was locked.
    Lock(Option<Stamped<bool>>),
    /// A recording, transcription or stream, and when it was last observed.
    Listened(Listener, Timestamp),
    /// A technical fault.
    Fault(ObservedFault),
    /// An outsider was in the call or in a room.
    Outsider(Outsider),
    /// A broken requirement that itself demands what was done: the conversation was stopped.
    StoppedFor(RequirementId),
    /// A requirement that was broken, and put right.
    Remedied(RequirementId, Remedy),
    /// A requirement that was broken, never answered or waived.
    Deviation(RequirementId, Status, Option<WaiverReason>),
    /// There is no deviation.
    NoDeviation,
}

/// The note for the record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalNote {
    /// Its lines, in order.
    pub lines: Vec<NoteLine>,
}

/// Composes the note from the state.
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
    let took_part = &c.people().attendance().took_part;
    if took_part.at_once > 0 {
        let roles = took_part.roles.iter().map(|(role, count)| (role, *count)).collect();
        lines.push(NoteLine::Present(roles, took_part.without_role()));
    }
    // Without a conversation most requirements had no occasion; those of the end still count.
    let held = c.closing().outcome().is_none_or(|outcome| was_held(c, outcome));
    let wanted =
        |kind: Kind| c.finding(kind).is_some_and(|f| f.known.status != Status::NotApplicable);
    for (party, kind) in
        [(Party::Patient, Kind::PatientIdentified), (Party::Clinician, Kind::ClinicianIdentified)]
    {
        let check = c.identity().of(party).last();
        if wanted(kind) && (held || check.is_some()) {
            lines.push(NoteLine::Identity(party, check));
        }
    }
    let called = c.people().roll_call().last();
    match c.answer(Question::GroupsIntroduced).filter(|said| said.value) {
        // A leader spoke for the groups, so there was no roll call of everybody.
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
    let privacy = c.privacy();
    let listened = privacy.recording().first_seen();
    lines.extend(listened.iter().map(|(which, at)| NoteLine::Listened(which, *at)));
    lines.extend(privacy.chat().written_at.map(NoteLine::ChatWritten));
    lines.extend(privacy.numbers().last_at.map(NoteLine::NumberSeen));
    lines.extend(c.quality().assessment().faults.iter().map(|seen| NoteLine::Fault(*seen)));
    lines.extend(privacy.outsider().map(NoteLine::Outsider));
    let remedied = c.findings().iter().filter_map(|f| Some((f.id.clone(), c.remedy_of(f.kind)?)));
    lines.extend(remedied.map(|(id, remedy)| NoteLine::Remedied(id, remedy)));
    let outcome = c.closing().outcome();
    let stopped = outcome.is_some_and(was_stopped);
    let stopped_for_people = outcome.is_some_and(was_stopped_for_people);
    let deviations: Vec<NoteLine> = c
        .findings()
        .iter()
        .filter(|f| deviates(&f.known))
        // The patient's choice of a public place has its own line.
        .filter(|f| f.known.status != Status::Waived || c.waiver(f.kind).is_some())
        .filter(|f| !(only_to_read(c, f.kind) && f.known.basis == Basis::None))
        .filter(|f| match moment_of(procedure, &f.id) {
            // Belongs to the time before the first consultation.
            None | Some(Moment::Onboarding) => false,
            Some(moment) => held || f.known.basis != Basis::None || moment == Moment::End,
        })
        // What stopped the conversation also reopened requirements that were met until then. Nobody talked afterwards.
        .filter(|f| !(reopened(&f.known) && stopped))
        .map(|f| {
            if stopped_for_people && f.known.status == Status::Unmet && stops_the_talk(f.kind) {
                return NoteLine::StoppedFor(f.id.clone());
            }
            let reason = c.waiver(f.kind).map(|(reason, _)| reason);
            NoteLine::Deviation(f.id.clone(), f.known.status, reason)
        })
        .collect();
    // A recorder or an outsider has its own line, and remains a deviation after it is gone.
    let recorded = |which: Listener| which == Listener::Recording && cleared.is_some();
    let clean = listened.iter().all(|(which, _)| recorded(which)) && privacy.outsider().is_none();
    if deviations.is_empty() && clean {
        lines.push(NoteLine::NoDeviation);
    }
    lines.extend(deviations);
    JournalNote { lines }
}

/// Whether a conversation took place: it began, or the outcome says that it was completed.
fn was_held(c: &Consultation, outcome: Outcome) -> bool {
    c.talked() || matches!(outcome, Outcome::Completed | Outcome::CompletedWithProblems)
}

/// Whether a requirement was met earlier and has not been answered since it was reopened.
fn reopened(known: &Known) -> bool {
    known.before.is_some() && matches!(known.status, Status::Open | Status::Unknown)
}

/// Whether the conversation was stopped because somebody could hear, see or record.
const fn was_stopped_for_people(outcome: Outcome) -> bool {
    matches!(outcome, Outcome::StoppedIntrusion | Outcome::StoppedPrivacy)
}

/// The requirements that demand that the conversation stops when they are broken (A 1.1, A 1.4, A 1.5, A 1.6, B G5, B G6,
/// B S6): to stop is to comply.
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

/// Whether the conversation was stopped on the spot.
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

/// Whether a requirement remained something to read, because nothing it regulates happened. Not having confirmed that it
/// was read is no deviation.
fn only_to_read(c: &Consultation, kind: Kind) -> bool {
    match kind {
        Kind::GroundRules | Kind::Equipment | Kind::ConsentByJoining => true,
        Kind::ChatWithoutPersonalData | Kind::ChatNotUsed => {
            c.privacy().chat().opened_at.is_none() && c.privacy().chat().written_at.is_none()
        }
        Kind::SharingWithoutPersonalData | Kind::SharingWithCare | Kind::WindowNotScreen => {
            c.privacy().sharing().last_at.is_none()
        }
        Kind::NoPaymentOnProblems => !c.quality().assessment().any_fault(),
        _ => false,
    }
}

fn moment_of(procedure: &Procedure, id: &RequirementId) -> Option<Moment> {
    procedure.rules().iter().find(|rule| rule.id == *id).map(|rule| rule.moment)
}

fn deviates(known: &Known) -> bool {
    matches!(known.status, Status::Open | Status::Unmet | Status::Unknown | Status::Waived)
}
