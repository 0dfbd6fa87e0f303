//! The consultation as a completed form: the status of each requirement with its basis, and the facts of the note. It is
//! made from the same evidence as the note and, like the note, has no field that could hold a name, an id or health data.

use super::alert::AlertKind;
use super::attested::Stamped;
use super::consultation::{Breach, Consultation, Listener, ObservedFault, Span, Spans};
use super::identity::{CheckResult, Method};
use super::intent::{Phoned, Place, WaiverReason};
use super::journal::{NoteLine, facts};
use super::outcome::{Charge, Decision, Fault, Outcome, Quality, Reason};
use super::participant::Role;
use super::phase::Phase;
use super::procedure::{Procedure, RequirementId};
use super::requirement::{Basis, Finding, Remedy, Status};
use super::setting::{Party, Setting, Viewer};
use super::time::Timestamp;
use crate::domain::word::worded;

worded! {
    /// The progress of the consultation, as record systems classify it.
    Course {
        /// It has not started.
        Planned = "planned",
        /// It is in progress.
        UnderWay = "under-way",
        /// It took place, in full or in part.
        Held = "held",
        /// It ended before it started: nobody came, or it could not start.
        NotHeld = "not-held",
    }
}

worded! {
    /// The questions of the form beside the requirements. A word is the link id of its question and never changes.
    Field {
        /// The setting.
        Setting = "setting",
        /// Whose panel completed the form.
        Viewer = "viewer",
        /// The outcome.
        Outcome = "outcome",
        /// What the patient owes under the procedure.
        Charge = "charge",
        /// The reason for the answer.
        Reason = "reason",
        /// Whether a technical problem was observed or reported.
        Problem = "problem",
        /// Whether a fault was judged to be no problem of the consultation.
        Harmless = "harmless",
        /// Since when somebody was gone of whom nobody has said whether they dropped out.
        LossUnjudged = "loss-unjudged",
        /// A technical fault.
        Fault = "fault",
        /// The number of occurrences.
        Times = "times",
        /// The first occurrence.
        First = "first",
        /// The last occurrence.
        Last = "last",
        /// How the quality was judged.
        Quality = "quality",
        /// What the clinician decided.
        Decision = "decision",
        /// Who else was in the call, by role.
        Present = "present",
        /// How many at the same time, at most.
        HowMany = "how-many",
        /// How many were in the call without a known role.
        WithoutRole = "without-role",
        /// The result of the patient's identity check.
        PatientIdentity = "patient-identity",
        /// The result of the clinician's identity check.
        ClinicianIdentity = "clinician-identity",
        /// The method of the identity check.
        Method = "method",
        /// How many people sat off camera at the roll call.
        OffCamera = "off-camera",
        /// Whether a leader introduced the groups.
        GroupsIntroduced = "groups-introduced",
        /// Whether it was agreed with the patient that others take part.
        OthersAgreed = "others-agreed",
        /// Whether the patient chose to sit in an open public place.
        PublicPlaceChosen = "public-place-chosen",
        /// Whether a recording was agreed before the start.
        RecordingCleared = "recording-cleared",
        /// Whether it was agreed with the patient that what is said is written down automatically.
        ScribeAgreed = "scribe-agreed",
        /// Whether a chat message was observed.
        ChatWritten = "chat-written",
        /// Whether an identity number was found in the chat, where the panel may look for one.
        NumberSeen = "number-seen",
        /// Whether the room was locked.
        Locked = "locked",
        /// A recording, transcription or stream.
        Listener = "listener",
        /// Where an outsider was.
        Outsider = "outsider",
        /// The patient needed a pause.
        Paused = "paused",
        /// What broke a requirement while people were together.
        Breach = "breach",
        /// An alarm that was raised.
        Alarm = "alarm",
        /// When something was over.
        Until = "until",
        /// The role of somebody who left because the patient said no to them.
        Refused = "refused",
        /// Whether there was no sign that the patient tried to connect.
        NoSignOfAttempt = "no-sign-of-attempt",
        /// Whether the patient was called by telephone.
        Phoned = "phoned",
        /// How it is known.
        Basis = "basis",
        /// Since when it is known.
        At = "at",
        /// When the previous answer was given, if the requirement was reopened.
        Before = "before",
        /// Since when the requirement was broken, and until when, before a person put it right.
        Broken = "broken",
        /// When the state was read from storage: what is older may have been changed there.
        Restored = "restored",
    }
}

/// The question of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A requirement of the procedure.
    Rule(RequirementId),
    /// Any other question.
    Field(Field),
}

/// A word of a closed list.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each variant is the list that it names")]
pub enum RecordWord {
    Status(Status),
    Basis(Basis),
    Waiver(WaiverReason),
    Setting(Setting),
    Viewer(Viewer),
    Outcome(Outcome),
    Charge(Charge),
    Reason(Reason),
    Fault(Fault),
    Quality(Quality),
    Decision(Decision),
    CheckResult(CheckResult),
    Method(Method),
    Listener(Listener),
    Place(Place),
    Role(Role),
    Alarm(AlertKind),
    Breach(Breach),
    Phoned(Phoned),
}

impl RecordWord {
    /// The name of its list, and the word as in the public API.
    pub fn list_and_word(&self) -> (&'static str, &str) {
        match self {
            Self::Status(w) => ("status", w.word()),
            Self::Basis(w) => ("basis", w.word()),
            Self::Waiver(w) => ("waiver-reason", w.word()),
            Self::Setting(w) => ("setting", w.word()),
            Self::Viewer(w) => ("viewer", w.word()),
            Self::Outcome(w) => ("outcome", w.word()),
            Self::Charge(w) => ("charge", w.word()),
            Self::Reason(w) => ("charge-reason", w.word()),
            Self::Fault(w) => ("fault", w.word()),
            Self::Quality(w) => ("quality", w.word()),
            Self::Decision(w) => ("decision", w.word()),
            Self::CheckResult(w) => ("identity", w.word()),
            Self::Method(w) => ("identity-method", w.word()),
            Self::Listener(w) => ("listener", w.word()),
            Self::Place(w) => ("place", w.word()),
            Self::Role(w) => ("role", w.word()),
            Self::Alarm(w) => ("alarm", w.word()),
            Self::Breach(w) => ("breach", w.word()),
            Self::Phoned(w) => ("phoned", w.word()),
        }
    }
}

/// The value of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A word of a closed list.
    Word(RecordWord),
    /// Yes or no.
    Yes(bool),
    /// A count.
    Count(u32),
    /// A moment.
    At(Timestamp),
}

/// One answer with its details.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordAnswer {
    /// Its value.
    pub value: Value,
    /// How it is known, when and why.
    pub more: Vec<RecordItem>,
}

/// One entry of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordItem {
    /// Its question.
    pub asked: Asked,
    /// The answers. Empty if the question applies and nothing is recorded.
    pub answers: Vec<RecordAnswer>,
}

/// The form, completed as far as is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The progress of the consultation.
    pub course: Course,
    /// Whether the consultation is closed, so that nothing can be added.
    pub closed: bool,
    /// Whether a patient takes part.
    pub with_patient: bool,
    /// Whether it was continued by telephone.
    pub by_telephone: bool,
    /// When the viewer was first in the call.
    pub opened: Option<Timestamp>,
    /// When it was closed. `None` unless that is after `opened`.
    pub ended: Option<Timestamp>,
    /// The entries: every requirement in the order of the procedure, then the facts of the note.
    pub items: Vec<RecordItem>,
}

/// A part of the form that needs a text in the reader's language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordText<'a> {
    /// A question; for a requirement its own text.
    Asked(&'a Asked),
    /// A word of a closed list.
    Word(&'a RecordWord),
    /// A consultation by video.
    Video,
    /// A consultation by telephone.
    Telephone,
}

/// Completes the form from the state.
pub fn record(c: &Consultation, procedure: &Procedure) -> Record {
    let mut items: Vec<RecordItem> =
        c.findings().iter().map(|found| of_finding(c, found)).collect();
    items.push(field(Field::Viewer, [word(RecordWord::Viewer(c.viewer()))]));
    items.extend(facts(c, procedure).iter().filter_map(of_fact));
    let without_role = c.people().attendance().took_part.without_role();
    let without_role = (without_role > 0).then(|| plain(Value::Count(without_role)));
    let machines = c.privacy().recording().first_seen().iter();
    let machine = |(which, at): (_, &_)| word(RecordWord::Listener(which)).since(*at);
    let incidents = c.incidents();
    let refused = |(role, at): (_, &_)| word(RecordWord::Role(role)).since(*at);
    let of_kind = |(kind, spans)| of_spans(RecordWord::Alarm(kind), spans);
    let of_breach = |(breach, spans)| of_spans(RecordWord::Breach(breach), spans);
    let at_place = |(place, spans)| of_spans(RecordWord::Place(place), spans);
    let once = [
        field(Field::WithoutRole, without_role),
        field(Field::Fault, c.quality().assessment().faults.iter().map(of_fault)),
        field(Field::Listener, machines.map(machine)),
        field(Field::Alarm, incidents.alarms().iter().flat_map(of_kind)),
        field(Field::Outsider, incidents.outsiders().iter().flat_map(at_place)),
        field(Field::Breach, incidents.breaches().iter().flat_map(of_breach)),
        field(Field::Refused, incidents.refused().iter().map(refused)),
        field(Field::Restored, c.restored_at().map(moment)),
    ];
    items.extend(once.into_iter().filter(|fact| !fact.answers.is_empty()));
    let ended = (c.phase() == Phase::Closed).then_some(c.phase_since());
    Record {
        course: course(c),
        closed: c.phase() == Phase::Closed,
        with_patient: c.setting().has_patient(),
        by_telephone: c.closing().outcome() == Some(Outcome::ByTelephone),
        opened: c.call().first_joined(),
        // If the clock went backwards there is no period.
        ended: ended.filter(|end| c.call().first_joined().is_some_and(|opened| opened <= *end)),
        items,
    }
}

fn course(c: &Consultation) -> Course {
    match (c.closing().outcome(), c.phase()) {
        // By telephone it went on, whether or not it began by video.
        (Some(Outcome::ByTelephone), _) => Course::Held,
        (Some(_), _) | (None, Phase::Closed) if c.was_held() => Course::Held,
        (Some(_), _) | (None, Phase::Closed) => Course::NotHeld,
        (None, Phase::Preparation) => Course::Planned,
        (None, _) => Course::UnderWay,
    }
}

impl RecordAnswer {
    fn with(mut self, asked: Field, answer: Self) -> Self {
        self.more.push(field(asked, [answer]));
        self
    }

    fn since(self, at: Timestamp) -> Self {
        self.with(Field::At, moment(at))
    }
}

fn plain(value: Value) -> RecordAnswer {
    RecordAnswer { value, more: Vec::new() }
}

fn word(word: RecordWord) -> RecordAnswer {
    plain(Value::Word(word))
}

fn moment(at: Timestamp) -> RecordAnswer {
    plain(Value::At(at))
}

fn field(asked: Field, answers: impl IntoIterator<Item = RecordAnswer>) -> RecordItem {
    RecordItem { asked: Asked::Field(asked), answers: answers.into_iter().collect() }
}

fn of_finding(c: &Consultation, found: &Finding) -> RecordItem {
    let known = &found.known;
    let mut answer = word(RecordWord::Status(known.status))
        .with(Field::Basis, word(RecordWord::Basis(known.basis)));
    if let Some(at) = known.at {
        answer = answer.since(at);
    }
    if let Some((reason, _)) =
        c.waiver_of(found.id, found.kind).filter(|_| known.status == Status::Waived)
    {
        answer = answer.with(Field::Reason, word(RecordWord::Waiver(reason)));
    }
    let remedy = c.remedy_of(found.kind);
    let remedied = remedy.is_some_and(|remedy| known.at == Some(remedy.at));
    if let Some(before) = known.before.filter(|_| !remedied) {
        answer = answer.with(Field::Before, moment(before));
    }
    if let Some(Remedy { broken, at }) = remedy {
        let broken = moment(broken.unwrap_or(at)).with(Field::Until, moment(at));
        answer = answer.with(Field::Broken, broken);
    }
    RecordItem { asked: Asked::Rule(found.id), answers: vec![answer] }
}

/// A fact as an entry. What may be said several times is left out: each kind has one entry for all of them.
fn of_fact(fact: &NoteLine) -> Option<RecordItem> {
    Some(match fact {
        NoteLine::Heading { setting, .. } => {
            field(Field::Setting, [word(RecordWord::Setting(*setting))])
        }
        NoteLine::Outcome(outcome) => {
            field(Field::Outcome, [word(RecordWord::Outcome(*outcome))])
        }
        NoteLine::Absent(check) => {
            let mut answer = word(RecordWord::Outcome(Outcome::PatientAbsent));
            if let Some(check) = check {
                let (sign, phoned) = (check.no_sign_of_attempt, check.phoned);
                answer = answer
                    .with(Field::NoSignOfAttempt, plain(Value::Yes(sign)))
                    .with(Field::Phoned, word(RecordWord::Phoned(phoned)));
            }
            field(Field::Outcome, [answer])
        }
        NoteLine::Charge(charge, reason) => {
            let why = word(RecordWord::Reason(reason.clone()));
            let charge = word(RecordWord::Charge(*charge)).with(Field::Reason, why);
            field(Field::Charge, [charge])
        }
        NoteLine::PaymentFacts { problem: false, unjudged: Some(since), .. } => {
            field(Field::LossUnjudged, [moment(*since)])
        }
        NoteLine::PaymentFacts { problem, judged, .. } => {
            let mut answer = plain(Value::Yes(*problem));
            if let Some((quality, decision, at)) = judged {
                let judged = word(RecordWord::Quality(*quality))
                    .with(Field::Decision, word(RecordWord::Decision(*decision)))
                    .since(*at);
                answer = answer.with(Field::Quality, judged);
            }
            field(Field::Problem, [answer])
        }
        NoteLine::Present(roles, _) => {
            let of_role = |(role, n): &(Role, u32)| {
                word(RecordWord::Role(*role)).with(Field::HowMany, plain(Value::Count(*n)))
            };
            field(Field::Present, roles.iter().map(of_role))
        }
        NoteLine::Identity { party, check, .. } => {
            let asked = match party {
                Party::Patient => Field::PatientIdentity,
                Party::Clinician => Field::ClinicianIdentity,
            };
            field(
                asked,
                check.map(|Stamped { value, at }| {
                    word(RecordWord::CheckResult(value.shown))
                        .with(Field::Method, word(RecordWord::Method(value.method)))
                        .since(at)
                }),
            )
        }
        NoteLine::RollCall(said) => stated(Field::OffCamera, *said, Value::Count),
        NoteLine::Company(said) => stated(Field::OthersAgreed, *said, Value::Yes),
        NoteLine::Lock(said) => stated(Field::Locked, *said, Value::Yes),
        NoteLine::GroupsIntroduced(at) => yes(Field::GroupsIntroduced, *at),
        NoteLine::PublicPlaceChosen(at) => yes(Field::PublicPlaceChosen, *at),
        NoteLine::RecordingCleared(at) => yes(Field::RecordingCleared, *at),
        NoteLine::Scribe(said) => stated(Field::ScribeAgreed, Some(*said), Value::Yes),
        NoteLine::ChatWritten(at) => yes(Field::ChatWritten, *at),
        NoteLine::NumberSeen(at) => yes(Field::NumberSeen, *at),
        NoteLine::Paused(seen) => {
            let times = plain(Value::Count(seen.times));
            let first = moment(seen.first);
            let yes = plain(Value::Yes(true)).with(Field::Times, times);
            field(Field::Paused, [yes.with(Field::First, first).with(Field::Last, moment(seen.last))])
        }
        NoteLine::Listened(..)
        | NoteLine::Fault(_)
        | NoteLine::Alarm(..)
        | NoteLine::Doubted(_)
        | NoteLine::Breach(..)
        | NoteLine::Outsider(..)
        | NoteLine::Refused(..)
        // Every requirement already has an entry.
        | NoteLine::StoppedFor(_)
        | NoteLine::Procedure { .. }
        | NoteLine::Remedied(..)
        | NoteLine::Restored(_)
        | NoteLine::RulesConfirmed(_)
        | NoteLine::RuleDenied(..)
        | NoteLine::Deviation { .. } => return None,
    })
}

/// Each stretch of an incident as an answer; with how many there were, if they were more than are kept apart.
fn of_spans(what: RecordWord, spans: &Spans) -> Vec<RecordAnswer> {
    let merged = spans.list.len() < spans.times as usize;
    let answer = |span: &Span| {
        let mut answer = word(what.clone()).since(span.from);
        if let Some(until) = span.until {
            answer = answer.with(Field::Until, moment(until));
        }
        if merged {
            answer = answer.with(Field::Times, plain(Value::Count(spans.times)));
        }
        answer
    };
    spans.list.iter().map(answer).collect()
}

/// What a person stated or a platform reported, if anything.
fn stated<T>(asked: Field, said: Option<Stamped<T>>, value: fn(T) -> Value) -> RecordItem {
    field(asked, said.map(|said| plain(value(said.value)).since(said.at)))
}

/// Something that happened at this time.
fn yes(asked: Field, at: Timestamp) -> RecordItem {
    field(asked, [plain(Value::Yes(true)).since(at)])
}

fn of_fault(seen: &ObservedFault) -> RecordAnswer {
    let answer = word(RecordWord::Fault(seen.fault))
        .with(Field::Times, plain(Value::Count(seen.times)))
        .with(Field::First, moment(seen.first))
        .with(Field::Last, moment(seen.last));
    if seen.harmless { answer.with(Field::Harmless, plain(Value::Yes(true))) } else { answer }
}
