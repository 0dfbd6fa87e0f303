//! The note for the record, composed from evidence: counts, times and closed words, without names and health data. What
//! belongs in the hospital's deviation system is a block of its own.

use super::alert::AlertKind;
use super::attested::Stamped;
use super::consultation::{Breach, Consultation, Listener, ObservedFault, Spans};
use super::identity::{Check, CheckResult};
use super::intent::{AbsenceCheck, Place, Question, WaiverReason};
use super::outcome::{Charge, Decision, Outcome, Quality, Reason};
use super::participant::Role;
use super::phase::PhaseWord;
use super::procedure::{Chat, Moment, Procedure, PublicPlace, RequirementId, ScribePolicy};
use super::requirement::{Basis, Finding, Kind, Known, Remedy, Status};
use super::setting::{Party, Setting};
use super::time::{Occurrences, Timestamp};

/// One line of the note.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum NoteLine {
    /// A video consultation in this setting.
    Heading {
        /// The setting.
        setting: Setting,
        /// When somebody was there to talk to; the day, if nobody came.
        from: Timestamp,
        /// When it was over. `None` if nobody came or it is not over.
        until: Option<Timestamp>,
    },
    /// The outcome.
    Outcome(Outcome),
    /// The patient did not attend, and what the clinician stated then; `None` if that is not known.
    Absent(Option<AbsenceCheck>),
    /// Broken requirements that themselves demand what was done: the conversation was stopped.
    StoppedFor(Vec<RequirementId>),
    /// Who else was in the call: the number in each role, and the number without a known role.
    Present(Vec<(Role, u32)>, u32),
    /// Whether it was agreed with the patient that others take part (B S7).
    Company(Option<Stamped<bool>>),
    /// Somebody left whom the patient had said no to.
    Refused(Role, Timestamp),
    /// The identity check of one party.
    Identity {
        /// Whose.
        party: Party,
        /// The last check.
        check: Option<Stamped<Check>>,
        /// Whether it still stands, and was not opened again since.
        stands: bool,
    },
    /// The roll call, with the number of people off camera.
    RollCall(Option<Stamped<u32>>),
    /// A leader introduced the groups (B G7).
    GroupsIntroduced(Timestamp),
    /// The patient chose to sit in an open public place (B G6).
    PublicPlaceChosen(Timestamp),
    /// A recording was agreed before the start (B S3).
    RecordingCleared(Timestamp),
    /// Whether the patient agreed that what is said is written down automatically, or refused.
    Scribe(Stamped<bool>),
    /// What the hospital words itself and a person said is right.
    RulesConfirmed(Vec<RequirementId>),
    /// What the hospital words itself and a person said is not right, and when.
    RuleDenied(RequirementId, Timestamp),
    /// Whether the room was locked.
    Lock(Option<Stamped<bool>>),
    /// A recording that was no alarm, and when it was first observed.
    Listened(Listener, Timestamp),
    /// A chat message was observed.
    ChatWritten(Timestamp),
    /// An identity number was found in the chat, where the panel may look for one.
    NumberSeen(Timestamp),
    /// When an alarm stood.
    Alarm(AlertKind, Spans),
    /// When the alarm about identity stood, where a check of identity ended in doubt.
    Doubted(Spans),
    /// When an outsider was reported, and where.
    Outsider(Place, Spans),
    /// The patient needed a pause.
    Paused(Occurrences),
    /// When a requirement was broken while people were together, and by what.
    Breach(Breach, Spans),
    /// A technical fault.
    Fault(ObservedFault),
    /// The two facts that the charge rests on: whether a problem occurred, and how the quality was judged.
    PaymentFacts {
        /// Whether a problem was observed, reported or implied by the outcome.
        problem: bool,
        /// All that was observed was judged to be no problem.
        harmless: bool,
        /// Since when somebody was gone of whom nobody has said whether they dropped out.
        unjudged: Option<Timestamp>,
        /// The clinician's judgement and decision, and when they were made.
        judged: Option<(Quality, Decision, Timestamp)>,
    },
    /// What the patient owes under the procedure, and why.
    Charge(Charge, Reason),
    /// A requirement that was broken, and put right.
    Remedied(RequirementId, Remedy),
    /// When the state was read from storage. What is older may have been changed there.
    Restored(Timestamp),
    /// The procedure that was followed, and that no deviation from it is known.
    Procedure {
        /// Whether there is nothing to report as a deviation.
        clean: bool,
    },
    /// A requirement that was broken, never answered or waived.
    Deviation {
        /// Which.
        id: RequirementId,
        /// Its status; unknown if nobody has answered it.
        status: Status,
        /// Why it was waived.
        reason: Option<WaiverReason>,
        /// When it was met before it was opened again.
        before: Option<Timestamp>,
    },
}

/// The note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalNote {
    /// What belongs in the patient's record.
    pub record: Vec<NoteLine>,
    /// What belongs in the hospital's deviation system. Empty if all went well.
    pub deviations: Vec<NoteLine>,
}

/// Composes the note from the state.
pub fn compose(c: &Consultation, procedure: &Procedure) -> JournalNote {
    let facts = facts(c, procedure);
    let stopped_for = |found: &&Finding| {
        let stopped = c.closing().outcome().is_some_and(was_stopped_for_people);
        stopped && found.known.status == Status::Unmet && stops_the_talk(found.kind)
    };
    let (stopped_for, broken): (Vec<&Finding>, Vec<&Finding>) =
        to_tell(c, procedure).into_iter().partition(stopped_for);
    let of_facts = facts.iter().filter(|line| is_deviation(line, procedure)).cloned();
    let mut deviations: Vec<NoteLine> =
        of_facts.chain(broken.into_iter().map(|found| deviation(c, found))).collect();
    let mut record: Vec<NoteLine> =
        facts.iter().filter(|line| belongs_in_record(line)).cloned().collect();
    if !stopped_for.is_empty() {
        let outcome = record.iter().position(|line| matches!(line, NoteLine::Outcome(_)));
        let ids = stopped_for.into_iter().map(|found| found.id).collect();
        record.insert(outcome.map_or(1, |at| at + 1), NoteLine::StoppedFor(ids));
    }
    // A "no" that is only to be noted is no deviation, but the note does not say that there was none beside it.
    let broken = c.findings().iter().any(|found| found.known.status == Status::Unmet);
    let clean = deviations.is_empty() && !broken;
    // Said in each block, because each is copied by itself.
    let restored = c.restored_at().map(NoteLine::Restored);
    if !deviations.is_empty() {
        deviations.extend(restored.clone());
    }
    record.extend(restored);
    record.push(NoteLine::Procedure { clean });
    JournalNote { record, deviations }
}

/// Everything that is known apart from the status of the requirements, in the order of the note.
pub(super) fn facts(c: &Consultation, procedure: &Procedure) -> Vec<NoteLine> {
    let outcome = c.closing().outcome();
    let held = c.was_held();
    let mut lines = vec![heading(c)];
    lines.extend(outcome.map(|outcome| match outcome {
        Outcome::PatientAbsent => NoteLine::Absent(c.closing().absence()),
        outcome => NoteLine::Outcome(outcome),
    }));
    lines.extend(people(c, held));
    lines.extend(privacy(c, procedure, held));
    lines.extend(own_rules(c, procedure));
    let remedied = c.findings().iter().filter_map(|f| Some((f.id, c.remedy_of(f.kind)?)));
    lines.extend(remedied.map(|(id, remedy)| NoteLine::Remedied(id, remedy)));
    lines.extend(c.quality().assessment().faults.iter().map(|seen| NoteLine::Fault(*seen)));
    let assessment = c.quality().assessment();
    let came = !c.nobody_came() || c.had_problem();
    if c.phase().is_over() && came && outcome != Some(Outcome::PatientAbsent) {
        lines.push(NoteLine::PaymentFacts {
            problem: c.had_problem(),
            harmless: assessment.any_fault() && !assessment.any_problem(),
            unjudged: c.quality().unjudged_loss(),
            judged: assessment.judged,
        });
    }
    if let Some((charge, reason)) = c.charge(procedure)
        && c.setting().has_patient()
    {
        lines.push(NoteLine::Charge(charge, reason));
    }
    lines
}

/// The conversation lasts from when there is somebody to talk to.
fn heading(c: &Consultation) -> NoteLine {
    let came = c.people().attendance().first_came;
    let from = came.max(came.and(c.call().first_joined()));
    let over = c.phases().get(PhaseWord::Closing).filter(|_| c.phase().is_over());
    let begun = c.phases().get(PhaseWord::Preparation).map(|phase| phase.first);
    let day = c.call().first_joined().or(begun).unwrap_or(c.phase_since());
    NoteLine::Heading {
        setting: c.setting(),
        from: from.unwrap_or(day),
        // If the clock went backwards there is no period.
        until: over.map(|over| over.last).filter(|end| from.is_some_and(|from| from <= *end)),
    }
}

/// Who was there, who agreed to it, and who they are.
fn people(c: &Consultation, held: bool) -> Vec<NoteLine> {
    let mut lines = Vec::new();
    let took_part = &c.people().attendance().took_part;
    if took_part.at_once > 0 {
        let roles = took_part.roles.iter().map(|(role, count)| (role, *count)).collect();
        lines.push(NoteLine::Present(roles, took_part.without_role()));
    }
    let said = c.answer(Question::OthersAgreed);
    if held && wanted(c, Kind::OthersAgreed) {
        lines.push(NoteLine::Company(said));
    }
    lines.extend(c.incidents().refused().iter().map(|(role, at)| NoteLine::Refused(role, *at)));
    for (party, kind) in
        [(Party::Patient, Kind::PatientIdentified), (Party::Clinician, Kind::ClinicianIdentified)]
    {
        let check = c.identity().of(party).last();
        if wanted(c, kind) && (held || check.is_some()) {
            let stands = c.identity().of(party).current().is_some();
            lines.push(NoteLine::Identity { party, check, stands });
        }
    }
    let called = c.people().roll_call().last();
    match c.answer(Question::GroupsIntroduced).filter(|said| said.value) {
        // A leader spoke for the groups, so there was no roll call of everybody.
        Some(led) => lines.push(NoteLine::GroupsIntroduced(led.at)),
        None if held || called.is_some() => lines.push(NoteLine::RollCall(called)),
        None => {}
    }
    lines
}

/// What was answered to the requirements that the hospital words itself.
fn own_rules(c: &Consultation, procedure: &Procedure) -> Vec<NoteLine> {
    let confirmed = c
        .own_rules(procedure, Moment::Before..=Moment::End)
        .filter(|(rule, found)| rule.kind == Kind::Confirm && found.known.status == Status::Met);
    let confirmed: Vec<RequirementId> = confirmed.map(|(rule, _)| rule.id).collect();
    let denied = c.denied_rules(procedure);
    let denied = denied.filter_map(|(rule, found)| Some((rule.id, found.known.at?)));
    let confirmed = (!confirmed.is_empty()).then_some(NoteLine::RulesConfirmed(confirmed));
    confirmed.into_iter().chain(denied.map(|(id, at)| NoteLine::RuleDenied(id, at))).collect()
}

/// What protected the talk, and what broke it.
fn privacy(c: &Consultation, procedure: &Procedure, held: bool) -> Vec<NoteLine> {
    let mut lines = Vec::new();
    let lock = c.locked().or(c.lock().attested().previous());
    if wanted(c, Kind::RoomLocked) && (held || lock.is_some_and(|said| said.value)) {
        lines.push(NoteLine::Lock(lock));
    }
    if procedure.policies.public_place == PublicPlace::PatientMayChoose {
        let chosen = c.answer(Question::PublicPlaceChosen).filter(|said| said.value);
        lines.extend(chosen.map(|said| NoteLine::PublicPlaceChosen(said.at)));
    }
    lines.extend(c.recording_cleared(procedure).map(NoteLine::RecordingCleared));
    if procedure.policies.scribe == ScribePolicy::Agreed {
        lines.extend(c.answer(Question::ScribeAgreed).map(NoteLine::Scribe));
    }
    let (incidents, privacy) = (c.incidents(), c.privacy());
    for (listener, at) in privacy.recording().first_seen().iter() {
        if incidents.alarms().get(alarm_of(listener)).is_none() {
            lines.push(NoteLine::Listened(listener, *at));
        }
    }
    lines.extend(privacy.chat().written_at.map(NoteLine::ChatWritten));
    lines.extend(privacy.numbers().last_at.map(NoteLine::NumberSeen));
    let told = |(kind, _): &(AlertKind, _)| !has_line_of_its_own(*kind);
    let alarms = incidents.alarms().iter().filter(told);
    lines.extend(alarms.map(|(kind, spans)| match kind {
        AlertKind::IdentityOpen if c.any_check(|result| result == CheckResult::Doubtful) => {
            NoteLine::Doubted(spans.settled())
        }
        kind => NoteLine::Alarm(kind, spans.settled()),
    }));
    // Somebody unexpected whom the panel saw in the call is told once.
    let seen = incidents.alarms().get(AlertKind::UnexpectedParticipant).is_some();
    let outsiders = incidents.outsiders().iter();
    let outsiders = outsiders.filter(|(place, _)| !(seen && *place == Place::Call));
    lines.extend(outsiders.map(|(place, spans)| NoteLine::Outsider(place, spans.settled())));
    lines.extend(c.pauses().taken.map(NoteLine::Paused));
    lines.extend(incidents.breaches().iter().filter_map(|(breach, spans)| {
        // What a person said was put right has a line of its own.
        let remedies = breach.kinds().iter().filter_map(|kind| c.remedy_of(*kind));
        let spans = remedies.fold(spans.settled(), |spans, Remedy { broken, at }| {
            spans.outside(broken.unwrap_or(at), at)
        });
        // What still stands is told as the requirement that it breaks.
        let broken =
            |kind: &Kind| c.finding(*kind).is_some_and(|f| f.known.status == Status::Unmet);
        let spans = if breach.kinds().iter().any(broken) { spans.seen_over() } else { spans };
        (!spans.list.is_empty()).then_some(NoteLine::Breach(breach, spans))
    }));
    lines
}

fn deviation(c: &Consultation, found: &Finding) -> NoteLine {
    // A viewer who is still in the call has not left, whatever was answered: that is no confirmation.
    let repeatable = found.kind != Kind::LeftAndClosed && reopened(&found.known);
    // What nobody answered reads the same while somebody still can.
    let status = match found.known.status {
        Status::Open => Status::Unknown,
        status => status,
    };
    NoteLine::Deviation {
        id: found.id,
        status,
        reason: c.waiver_of(found.id, found.kind).map(|(reason, _)| reason),
        before: found.known.before.filter(|_| repeatable),
    }
}

/// The requirements that the note tells of: those that were broken, never answered or waived.
fn to_tell<'a>(c: &'a Consultation, procedure: &Procedure) -> Vec<&'a Finding> {
    let outcome = c.closing().outcome();
    // Without a conversation most requirements had no occasion; those of the end still count.
    let held = c.was_held();
    let stopped = outcome.is_some_and(was_stopped);
    c.findings()
        .iter()
        .filter(|f| deviates(&f.known))
        // The patient's choice of a public place has its own line.
        .filter(|f| f.known.status != Status::Waived || c.waiver_of(f.id, f.kind).is_some())
        .filter(|f| !(only_to_read(c, f.kind) && f.known.basis == Basis::None))
        .filter(|f| f.known.status != Status::Unmet || c.must_be_mended(procedure, f))
        // What nobody must do is no deviation.
        .filter(|f| procedure.rule_with(f.id).is_none_or(|rule| rule.strength.is_duty()))
        .filter(|f| match moment_of(procedure, &f.id) {
            // Belongs to the time before the first consultation.
            None | Some(Moment::Onboarding) => false,
            // What the hospital asks at the end of a conversation had no occasion without one.
            Some(Moment::End) => held || !f.kind.is_generic() || f.known.basis != Basis::None,
            // A room that nobody came to has protected nobody.
            Some(Moment::Start | Moment::During) if !held && c.nobody_came() => false,
            Some(_) => held || f.known.basis != Basis::None,
        })
        // What stopped the conversation also reopened requirements that were met until then. Nobody talked afterwards.
        .filter(|f| !(reopened(&f.known) && stopped))
        .collect()
}

fn wanted(c: &Consultation, kind: Kind) -> bool {
    c.finding(kind).is_some_and(|found| found.known.status != Status::NotApplicable)
}

/// Whether a fact belongs in the patient's record.
const fn belongs_in_record(line: &NoteLine) -> bool {
    match line {
        NoteLine::RollCall(_)
        | NoteLine::Lock(_)
        | NoteLine::Company(None)
        | NoteLine::Remedied(..)
        | NoteLine::ChatWritten(_)
        | NoteLine::NumberSeen(_) => false,
        NoteLine::Alarm(kind, _) => is_grave(*kind),
        NoteLine::Breach(breach, _) => matches!(breach, Breach::Recorded),
        _ => true,
    }
}

/// Whether a fact is to be reported as a deviation.
fn is_deviation(line: &NoteLine, procedure: &Procedure) -> bool {
    match line {
        NoteLine::Alarm(..)
        | NoteLine::Doubted(_)
        | NoteLine::Breach(..)
        | NoteLine::Outsider(..)
        | NoteLine::Remedied(..)
        | NoteLine::NumberSeen(_) => true,
        NoteLine::ChatWritten(_) => procedure.policies.chat == Chat::Forbidden,
        _ => false,
    }
}

/// The alarms that the record tells, too: an intrusion and a recording.
const fn is_grave(kind: AlertKind) -> bool {
    matches!(
        kind,
        AlertKind::UnexpectedParticipant
            | AlertKind::Recording
            | AlertKind::Transcription
            | AlertKind::Streaming
    )
}

/// The alarms whose subject has a line of its own: a fault, an outsider, or an identity number.
const fn has_line_of_its_own(kind: AlertKind) -> bool {
    matches!(
        kind,
        AlertKind::ConnectionUnstable
            | AlertKind::ParticipantLost
            | AlertKind::OutsiderInRoom
            | AlertKind::PersonalNumberSeen
    )
}

const fn alarm_of(listener: Listener) -> AlertKind {
    match listener {
        Listener::Recording => AlertKind::Recording,
        Listener::Transcription => AlertKind::Transcription,
        Listener::Streaming => AlertKind::Streaming,
    }
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
        Kind::GroundRules | Kind::Equipment | Kind::ConsentByJoining | Kind::Inform => true,
        Kind::ChatWithoutPersonalData | Kind::ChatNotUsed => {
            c.privacy().chat().opened_at.is_none() && c.privacy().chat().written_at.is_none()
        }
        Kind::SharingWithoutPersonalData | Kind::SharingWithCare | Kind::WindowNotScreen => {
            c.privacy().sharing().last_at.is_none()
        }
        Kind::NoPaymentOnProblems => !c.had_problem(),
        _ => false,
    }
}

fn moment_of(procedure: &Procedure, id: &RequirementId) -> Option<Moment> {
    procedure.rules().iter().find(|rule| rule.id == *id).map(|rule| rule.moment)
}

fn deviates(known: &Known) -> bool {
    matches!(known.status, Status::Open | Status::Unmet | Status::Unknown | Status::Waived)
}
