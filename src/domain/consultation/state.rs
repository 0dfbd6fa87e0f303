//! The state of a consultation, and what can be read off it.

use super::counts::COUNT_GRACE;
use super::people::Announced;
use super::people::ParticipantList;
use super::took_part::TookPart;
use crate::domain::admission::{Admission, Declined};
use crate::domain::alert::{Alert, AlertKind, Severity};
use crate::domain::assessment::Assessment;
use crate::domain::attested::{Attested, Stamped};
use crate::domain::capability::{Action, Capabilities, Signal};
use crate::domain::device_test::TestedDevices;
use crate::domain::event::{Activity, Appointment, Connection, EndedBy, Surface};
use crate::domain::identity::Identity;
use crate::domain::intent::{Place, Question, WaiverReason};
use crate::domain::outcome::Outcome;
use crate::domain::participant::{ParticipantId, Role};
use crate::domain::phase::{Phase, PhaseWord};
use crate::domain::procedure::{Procedure, RecordingPolicy};
use crate::domain::requirement::{Finding, Kind, Status};
use crate::domain::setting::{Setting, Viewer};
use crate::domain::small_map::SmallMap;
use crate::domain::time::{Millis, Occurrences, Timestamp};
use crate::domain::word::worded;

/// So long a room may be silent because its line broke before what it told no longer holds: most lines are back
/// within a second or two.
pub const FEED_GRACE: Millis = Millis::seconds(10);

worded! {
    /// A machine that listens along.
    Listener {
        /// Records.
        Recording = "recording",
        /// Sends to outside viewers.
        Streaming = "streaming",
        /// Writes down what is said.
        Transcription = "transcription",
    }
}

/// Where the viewer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnPresence {
    /// Nothing was seen yet.
    Unknown,
    /// Asked to be let in.
    Knocking,
    /// In the call.
    InCall,
    /// Out of the call again.
    Out,
}

/// Whether the room tells anything, as far as its adapter says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedHealth {
    /// Nothing speaks against it.
    Clear,
    /// It has been silent since then, and what it told before still stands.
    Lost(Timestamp),
    /// It was silent too long: what it told of the lock and of what listens along is unknown again.
    Forgotten,
    /// The panel was started again and hears the room, but may have missed something: what the room told before is unknown
    /// until the room tells it again.
    Restarted,
}

/// Something the platform was asked to do and has not yet shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pending {
    /// What.
    pub action: Action,
    /// With whom, where it is done to one participant.
    pub whom: Option<ParticipantId>,
    /// When it was asked.
    pub asked: Timestamp,
}

/// Somebody who does not belong (A 1.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outsider {
    /// Where they came in.
    pub place: Place,
    /// When that was told.
    pub since: Timestamp,
    /// They are gone again.
    pub gone: bool,
}

/// Everything known of one consultation.
#[derive(Clone, Debug, PartialEq)]
pub struct Consultation {
    /// Whose panel.
    pub viewer: Viewer,
    /// Who is to take part.
    pub setting: Setting,
    /// Where the consultation is.
    pub phase: Phase,
    /// Since when.
    pub phase_since: Timestamp,
    /// When the host page said that this person knows the panel and has had their training.
    pub onboarded: Option<Timestamp>,
    /// What the platform tells and can do; `None` before an adapter is connected.
    pub capabilities: Option<Capabilities>,
    /// Where the viewer is.
    pub own: OwnPresence,
    /// Everybody else.
    pub people: ParticipantList,
    /// Who is to come, when the host page or the clinician said so.
    pub expected: Option<Announced>,
    /// Whom the clinician added to that, by role.
    pub also_expected: Vec<Role>,
    /// What the host page told of the appointment.
    pub appointment: Appointment,
    /// How many others the platform counts.
    pub counted: Option<u32>,
    /// How many others a person counted, where the platform does not.
    pub counted_by_person: Option<u32>,
    /// Since when the count and the list differ.
    pub count_differs_since: Option<Timestamp>,
    /// How many of those the list does not show a person has accounted for.
    pub unlisted_known: u32,
    /// When the viewer was first in the call.
    pub opened: Option<Timestamp>,
    /// When somebody else was first in the call.
    pub first_came: Option<Timestamp>,
    /// When somebody beside patient and health personnel first took part in the talk.
    pub company_came: Option<Timestamp>,
    /// When somebody who may be the patient was first in the call: neither an announced interpreter nor
    /// anybody else who is known to be another.
    pub patient_came: Option<Timestamp>,
    /// Who was in the call, by role.
    pub took_part: TookPart,
    /// Since when the people who must be there are.
    pub complete_since: Option<Timestamp>,
    /// Everybody has introduced themselves; the number is of those off camera.
    pub roll_call: Attested<u32>,
    /// Both checks of identity.
    pub identity: Identity,
    /// The lock, as a person sees it.
    pub lock: Attested<bool>,
    /// The lock, as the platform tells.
    pub lock_seen: Option<Stamped<bool>>,
    /// Answers to questions.
    pub answers: SmallMap<Question, Attested<bool>>,
    /// Machines that listen along, as the platform tells.
    pub listeners: SmallMap<Listener, Stamped<Activity>>,
    /// When each machine was first seen to listen along.
    pub listened: SmallMap<Listener, Timestamp>,
    /// Somebody's screen is shared now: the viewer's, others'.
    pub sharing: (bool, bool),
    /// When a screen was last seen shared.
    pub shared_at: Option<Timestamp>,
    /// What the viewer shares, or shared last; `None` where it is not told, and where others have shared since.
    pub surface: Option<Stamped<Surface>>,
    /// The viewer's chat is open now.
    pub chat_open: bool,
    /// Since when the room is known to have no chat.
    pub chat_off: Option<Timestamp>,
    /// When the chat was last seen open.
    pub chat_at: Option<Timestamp>,
    /// When something was last seen written in the chat.
    pub chat_written: Option<Timestamp>,
    /// When an identity number was last seen where the panel may look, in a name or in the chat.
    pub number_at: Option<Timestamp>,
    /// When one was last seen in the chat.
    pub chat_number: Option<Timestamp>,
    /// How grave what was seen is, while nobody has seen to it.
    pub number_open: Option<Severity>,
    /// The viewer's microphone and camera, when told.
    pub devices: (Option<bool>, Option<bool>),
    /// The panel's own test of microphone and camera, the last one.
    pub device_test: Option<TestedDevices>,
    /// The platform's own test of sound and picture passed.
    pub precall_passed: Option<Stamped<bool>>,
    /// When the participant list was last looked at.
    pub list_looked: Option<Timestamp>,
    /// Whether the room tells anything, and whether what it told still stands.
    pub feed: FeedHealth,
    /// How the panel itself stands at the door; `None` where there is none.
    pub admission: Option<Admission>,
    /// Whether the panel itself may do a host's deeds, when told.
    pub own_role: Option<bool>,
    /// The panel is out, so that nothing is told.
    pub(super) deaf: bool,
    /// Nobody who may open the room has come yet, when told.
    pub host_awaited: Option<bool>,
    /// The viewer's connection, when told.
    pub connection: Option<Stamped<Connection>>,
    /// Somebody who was accounted for fell out of the call.
    pub lost_since: Option<Timestamp>,
    /// Technical problems.
    pub assessment: Assessment,
    /// A fault was seen before anybody was in the call.
    pub trouble_before: bool,
    /// Somebody who does not belong, now or last.
    pub outsider: Option<Outsider>,
    /// Requirements set aside.
    pub waived: SmallMap<Kind, (WaiverReason, Timestamp)>,
    /// Alerts a person has seen.
    pub acknowledged: SmallMap<AlertKind, ()>,
    /// What the platform was asked to do and has not yet shown.
    pub pending: Vec<Pending>,
    /// Who ended the meeting for all, when it was ended and that is told.
    pub ended_by: Option<EndedBy>,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// The note was taken over into the record.
    pub note_copied: bool,
    /// Since when the note is on its way to the record system, and nothing was heard from there.
    pub note_under_way: Option<Timestamp>,
    /// How often it was in each phase, from when and last since when.
    pub phases: SmallMap<PhaseWord, Occurrences>,
    /// How often each alert came up, first and last.
    pub alerted: SmallMap<AlertKind, Occurrences>,
    /// It was taken up again after a reload.
    pub resumed: bool,
    /// Somebody unexpected was seen in the call since an outsider was told of.
    pub(super) saw_unexpected: bool,
    /// What the platform turned down, until it is told.
    pub(super) declined: Option<(Action, Declined)>,
    /// The outcome the host page was told of.
    pub(super) told: Option<Outcome>,
    /// What follows from all this, as of the last step.
    pub findings: Vec<Finding>,
    /// The alerts that stand, as of the last step, gravest first.
    pub alerts: Vec<Alert>,
}

impl Consultation {
    /// A consultation nothing is known of yet.
    pub fn new(viewer: Viewer, setting: Setting, at: Timestamp) -> Self {
        Self {
            viewer,
            setting,
            phase: Phase::Preparation,
            phase_since: at,
            onboarded: None,
            capabilities: None,
            own: OwnPresence::Unknown,
            people: ParticipantList::default(),
            expected: None,
            also_expected: Vec::new(),
            appointment: Appointment::default(),
            counted: None,
            counted_by_person: None,
            count_differs_since: None,
            unlisted_known: 0,
            opened: None,
            first_came: None,
            company_came: None,
            patient_came: None,
            took_part: TookPart::default(),
            complete_since: None,
            roll_call: Attested::default(),
            identity: Identity::default(),
            lock: Attested::default(),
            lock_seen: None,
            answers: SmallMap::default(),
            listeners: SmallMap::default(),
            listened: SmallMap::default(),
            sharing: (false, false),
            shared_at: None,
            surface: None,
            chat_open: false,
            chat_off: None,
            chat_at: None,
            chat_written: None,
            number_at: None,
            chat_number: None,
            number_open: None,
            devices: (None, None),
            device_test: None,
            precall_passed: None,
            list_looked: None,
            feed: FeedHealth::Clear,
            admission: None,
            own_role: None,
            deaf: false,
            host_awaited: None,
            connection: None,
            lost_since: None,
            assessment: Assessment::default(),
            trouble_before: false,
            outsider: None,
            waived: SmallMap::default(),
            acknowledged: SmallMap::default(),
            pending: Vec::new(),
            ended_by: None,
            outcome: None,
            note_copied: false,
            note_under_way: None,
            phases: [(PhaseWord::Preparation, Occurrences::once(at))].into_iter().collect(),
            alerted: SmallMap::default(),
            resumed: false,
            saw_unexpected: false,
            declined: None,
            told: None,
            findings: Vec::new(),
            alerts: Vec::new(),
        }
    }

    /// Whether the platform tells this by itself, as long as it is heard.
    pub fn reports(&self, what: Signal) -> bool {
        !self.deaf && self.capabilities.is_some_and(|c| c.reports(what))
    }

    /// Whether the platform can be asked to do this. Where it says what the panel itself may do, a host's deeds are asked
    /// for only by a host, and only while the room would show them.
    pub fn can(&self, what: Action) -> bool {
        let may = !(what.is_a_hosts() && self.reports(Signal::OwnRole))
            || self.own_role == Some(true) && self.feed != FeedHealth::Forgotten;
        may && !self.deaf && self.capabilities.is_some_and(|c| c.can(what))
    }

    /// Whether this was asked of the platform, of this one or of the room, and it has not shown it yet.
    pub fn is_pending(&self, what: Action, whom: Option<ParticipantId>) -> bool {
        self.pending.iter().any(|p| (p.action, p.whom) == (what, whom))
    }

    /// Whether the platform tells of the lock now: it does so by itself, and is not silent.
    pub fn lock_is_told(&self) -> bool {
        let known = match self.feed {
            FeedHealth::Clear | FeedHealth::Lost(_) => true,
            FeedHealth::Restarted => self.lock_seen.is_some(),
            FeedHealth::Forgotten => false,
        };
        known && self.reports(Signal::Lock)
    }

    /// Whether who is in the room is unknown now, and the list shows who was there when it was last seen.
    pub fn people_are_last_seen(&self) -> bool {
        match self.feed {
            FeedHealth::Clear | FeedHealth::Lost(_) => false,
            FeedHealth::Restarted => self.counted.is_none() && self.roll_call.now().is_none(),
            FeedHealth::Forgotten => true,
        }
    }

    /// Whether the platform tells of this machine now.
    pub fn is_told_of(&self, listener: Listener) -> bool {
        let told = match listener {
            Listener::Recording => Signal::Recording,
            Listener::Streaming => Signal::Streaming,
            Listener::Transcription => Signal::Transcription,
        };
        let known = match self.feed {
            FeedHealth::Clear | FeedHealth::Lost(_) => true,
            FeedHealth::Restarted => self.listeners.get(listener).is_some(),
            FeedHealth::Forgotten => false,
        };
        known && self.reports(told)
    }

    /// Whether the platform lists the viewer among the others, and does not say which of them it is.
    pub fn lists_viewer(&self) -> bool {
        self.viewer == Viewer::Clinician
            && self.reports(Signal::Hosts)
            && !self.reports(Signal::OwnPresence)
    }

    /// The platform's name, when an adapter is connected.
    pub fn platform(&self) -> Option<&'static str> {
        self.capabilities.map(|c| c.platform.0)
    }

    /// The answer that stands to a question.
    pub fn answer(&self, question: Question) -> Option<Stamped<bool>> {
        self.answers.get(question).and_then(Attested::now)
    }

    /// The answer that stood before a question was opened again.
    pub fn answer_before(&self, question: Question) -> Option<Timestamp> {
        self.answers.get(question).and_then(|a| a.before()).map(|s| s.at)
    }

    /// Whether the room is locked: as the platform tells, or else as a person sees it. Once the talk is
    /// over, whether it was.
    pub fn locked(&self) -> Option<Stamped<bool>> {
        if !self.reports(Signal::Lock) {
            return self.lock.now();
        }
        let asked = self.phase.is_over() || !self.lock_is_told();
        self.lock_seen.or_else(|| self.lock.now().filter(|_| asked))
    }

    /// Whether what is known of the lock was seen, and not said.
    pub fn lock_is_seen(&self) -> bool {
        self.reports(Signal::Lock) && (self.lock_seen.is_some() || self.lock.now().is_none())
    }

    /// Whether it came to a talk at all.
    pub fn talked(&self) -> bool {
        self.phases.get(PhaseWord::Conversation).is_some()
    }

    /// Whether somebody else was in the call at some time.
    pub fn anyone_came(&self) -> bool {
        self.first_came.is_some()
    }

    /// Whether a machine listens along now, or is about to.
    pub fn listens(&self, listener: Listener) -> bool {
        self.listeners
            .get(listener)
            .is_some_and(|s| matches!(s.value, Activity::Running | Activity::Starting))
    }

    /// The finding of a kind, as of the last step. Of several that of one that applies here.
    pub fn finding(&self, kind: Kind) -> Option<&Finding> {
        let of_kind = || self.findings.iter().filter(|f| f.kind == kind);
        of_kind().find(|f| f.known.status != Status::NotApplicable).or_else(|| of_kind().next())
    }

    /// When a recording was cleared, where the procedure opens for it (B S3).
    pub fn recording_cleared(&self, procedure: &Procedure) -> Option<Timestamp> {
        let may = procedure.policies.recording == RecordingPolicy::ClearedBeforeStart;
        let said = self.answer(Question::RecordingCleared).filter(|said| said.value);
        said.filter(|_| may).map(|said| said.at)
    }

    /// Whether an alert of this kind stands.
    pub fn has_alert(&self, kind: AlertKind) -> bool {
        self.alerts.iter().any(|a| a.kind == kind)
    }

    /// When the clinician may say that the patient did not attend.
    pub fn absence_from(&self, procedure: &Procedure) -> Timestamp {
        let start = self.appointment.start.or(self.opened).unwrap_or(self.phase_since);
        start.plus(procedure.policies.times.absence_wait)
    }

    /// When time alone will change something next. There is no other ticking.
    pub fn next_wake(&self, procedure: &Procedure, at: Timestamp) -> Option<Timestamp> {
        let times = &procedure.policies.times;
        let count = self.count_differs_since.map(|t| t.plus(COUNT_GRACE));
        let lock_open = self.phase.is_live() && self.locked().is_none_or(|l| !l.value);
        let lock = self.complete_since.filter(|_| lock_open);
        let look = (self.phase == Phase::Conversation)
            .then(|| self.list_looked.unwrap_or(self.phase_since).plus(times.list_look));
        let absence = (self.phase.is_live() || self.phase == Phase::Closing)
            .then(|| {
                (!self.anyone_came() && self.outcome.is_none())
                    .then(|| self.absence_from(procedure))
            })
            .flatten();
        let feed = match self.feed {
            FeedHealth::Lost(since) if self.phase != Phase::Closed => Some(since.plus(FEED_GRACE)),
            FeedHealth::Clear
            | FeedHealth::Lost(_)
            | FeedHealth::Forgotten
            | FeedHealth::Restarted => None,
        };
        let pending = self.pending.iter().map(|p| p.asked).min();
        let unconfirmed = [pending, self.note_under_way].into_iter().flatten().min();
        [
            count,
            feed,
            lock.map(|t| t.plus(times.lock_grows)),
            lock.map(|t| t.plus(times.lock_insists)),
            look,
            absence,
            unconfirmed.map(|t| t.plus(times.command_failed)),
        ]
        .into_iter()
        .flatten()
        .filter(|t| *t > at)
        .min()
    }
}
