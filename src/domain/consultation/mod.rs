//! The consultation: an aggregate of parts, and the one function that moves it on.
//!
//! A part owns its state, keeps it private and imports no other part: [`alerts`], [`call`], [`closing`],
//! [`devices`], [`identity`], [`incidents`], [`lock`], [`pending`], [`people`], [`privacy`], [`quality`] and [`returned`].
//! What involves several parts stands above them:
//!
//! - [`step`](mod@step) dispatches each input; [`events`] and [`intents`] say what each event and intent does;
//! - [`reopen`] says what each change opens again;
//! - [`recompute`] updates what follows from a step and says when time alone changes something; [`alert_rules`] says which
//!   alerts stand;
//! - [`headcount`] compares who is in the room with who is expected, and [`places`] says who of them is still awaited;
//! - [`room_changes`] says what it means that somebody comes, leaves, or is counted and not listed; [`returning`] what one
//!   press restores when somebody comes back;
//! - [`ending`] says which outcomes fit and what the patient owes; [`commands`] what the platform is asked;
//! - [`snapshot`] is what may be kept across a reload.

mod alert_rules;
mod alerts;
mod call;
mod closing;
mod commands;
mod devices;
mod ending;
mod events;
mod headcount;
mod identity;
mod incidents;
mod intents;
mod lock;
mod pending;
mod people;
mod places;
mod privacy;
mod quality;
mod recompute;
mod reopen;
mod returned;
mod returning;
mod room_changes;
mod snapshot;
mod step;

pub use call::{FeedHealth, OwnPresence};
pub use devices::TestedDevices;
pub use incidents::{Span, Spans};
pub use pending::Pending;
pub use people::{Announced, Attendance, TookPart};
pub use places::Awaited;
pub use privacy::{Listener, Outsider};
pub use quality::{Assessment, Lost, ObservedFault};
pub use snapshot::Snapshot;
pub use step::{Step, step};

use alerts::Alerts;
use call::Call;
use closing::Closing;
use devices::Devices;
use identity::Identity;
use incidents::Incidents;
use lock::RoomLock;
use pending::PendingCommands;
use people::People;
use privacy::Privacy;
use quality::CallQuality;
use returned::Returned;

use crate::domain::alert::{Alert, AlertKind};
use crate::domain::attested::{Attested, Stamped};
use crate::domain::capability::{Action, Capabilities, Signal};
use crate::domain::event::Appointment;
use crate::domain::intent::{Question, WaiverReason};
use crate::domain::phase::{Phase, PhaseWord};
use crate::domain::procedure::{Procedure, RecordingPolicy, ScribePolicy};
use crate::domain::requirement::{Basis, Finding, Kind, Status};
use crate::domain::setting::{Party, Setting, Viewer};
use crate::domain::small_map::SmallMap;
use crate::domain::time::{Occurrences, Timestamp};

/// Everything known of one consultation.
#[derive(Clone, Debug, PartialEq)]
pub struct Consultation {
    viewer: Viewer,
    setting: Setting,
    /// When the host page reported that the viewer has had their training.
    onboarded: Option<Timestamp>,
    appointment: Appointment,
    /// `None` before an adapter is connected.
    capabilities: Option<Capabilities>,
    phase: Phase,
    phase_since: Timestamp,
    phases: SmallMap<PhaseWord, Occurrences>,
    call: Call,
    people: People,
    lock: RoomLock,
    identity: Identity,
    answers: SmallMap<Question, Attested<bool>>,
    privacy: Privacy,
    quality: CallQuality,
    devices: Devices,
    waivers: SmallMap<Kind, (WaiverReason, Timestamp)>,
    incidents: Incidents,
    closing: Closing,
    /// When the page was last loaded again in the middle of it.
    reloaded_at: Option<Timestamp>,
    pending: PendingCommands,
    /// The page was loaded again before the talk was over.
    reloaded: bool,
    /// What stood before somebody came back under the same id, until anything else changes.
    returned: Option<Returned>,
    /// As of the last step.
    findings: Vec<Finding>,
    alerts: Alerts,
}

impl Consultation {
    /// A consultation of which nothing is known yet.
    pub fn new(viewer: Viewer, setting: Setting, at: Timestamp) -> Self {
        Self {
            viewer,
            setting,
            onboarded: None,
            appointment: Appointment::default(),
            capabilities: None,
            phase: Phase::Preparation,
            phase_since: at,
            phases: [(PhaseWord::Preparation, Occurrences::once(at))].into_iter().collect(),
            call: Call::default(),
            people: People::default(),
            lock: RoomLock::default(),
            identity: Identity::default(),
            answers: SmallMap::default(),
            privacy: Privacy::default(),
            quality: CallQuality::default(),
            devices: Devices::default(),
            waivers: SmallMap::default(),
            incidents: Incidents::default(),
            closing: Closing::default(),
            reloaded_at: None,
            pending: PendingCommands::default(),
            reloaded: false,
            returned: None,
            findings: Vec::new(),
            alerts: Alerts::default(),
        }
    }

    /// Forgets everything about the last patient. The platform stays connected and the panel admitted. The former findings
    /// and alerts stay until the end of the step, so that the host page is notified of what is over.
    fn begin_anew(&mut self, viewer: Viewer, setting: Setting, at: Timestamp) {
        let next = Self::new(viewer, setting, at);
        let former = std::mem::replace(self, next);
        self.capabilities = former.capabilities;
        self.onboarded = former.onboarded;
        self.call = former.call.for_next_consultation();
        self.findings = former.findings;
        self.alerts = former.alerts.for_next_consultation();
    }
}

/// The parts.
impl Consultation {
    /// Whose panel.
    pub fn viewer(&self) -> Viewer {
        self.viewer
    }

    /// Who is to take part.
    pub fn setting(&self) -> Setting {
        self.setting
    }

    /// When the host page reported that the viewer knows the panel and has had their training.
    pub fn onboarded(&self) -> Option<Timestamp> {
        self.onboarded
    }

    /// What the host page knows of the appointment.
    pub fn appointment(&self) -> &Appointment {
        &self.appointment
    }

    /// Where the consultation is.
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// Since when it is in this phase.
    pub fn phase_since(&self) -> Timestamp {
        self.phase_since
    }

    /// How often it was in each phase.
    pub fn phases(&self) -> &SmallMap<PhaseWord, Occurrences> {
        &self.phases
    }

    /// The call.
    pub fn call(&self) -> &Call {
        &self.call
    }

    /// Who is in the room and who is expected.
    pub fn people(&self) -> &People {
        &self.people
    }

    /// The lock.
    pub fn lock(&self) -> &RoomLock {
        &self.lock
    }

    /// The checks of identity.
    pub fn identity(&self) -> &Identity {
        &self.identity
    }

    /// Answers to the questions that the panel asks. One answer may be evidence for several requirements.
    pub fn answers(&self) -> &SmallMap<Question, Attested<bool>> {
        &self.answers
    }

    /// What protects the talk.
    pub fn privacy(&self) -> &Privacy {
        &self.privacy
    }

    /// The quality of the call.
    pub fn quality(&self) -> &CallQuality {
        &self.quality
    }

    /// The viewer's microphone and camera.
    pub fn devices(&self) -> &Devices {
        &self.devices
    }

    /// What happened that should not have.
    pub fn incidents(&self) -> &Incidents {
        &self.incidents
    }

    /// The end of the consultation.
    pub fn closing(&self) -> &Closing {
        &self.closing
    }

    /// When the page was last loaded again in the middle of it. What was stated or seen before comes from storage.
    pub fn reloaded_at(&self) -> Option<Timestamp> {
        self.reloaded_at
    }

    /// Commands that the room has not shown yet.
    pub fn pending(&self) -> &PendingCommands {
        &self.pending
    }

    /// Why and when a requirement of this kind was set aside by a person.
    pub fn waiver(&self, kind: Kind) -> Option<(WaiverReason, Timestamp)> {
        self.waivers.get(kind).copied()
    }

    /// The requirements set aside by a person, with reason and moment.
    pub fn waivers(&self) -> &SmallMap<Kind, (WaiverReason, Timestamp)> {
        &self.waivers
    }

    /// What is known of each requirement, as of the last step.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The alerts that stand, as of the last step, gravest first.
    pub fn alerts(&self) -> &[Alert] {
        self.alerts.standing()
    }

    /// How often each alert came up.
    pub fn alert_occurrences(&self) -> &SmallMap<AlertKind, Occurrences> {
        self.alerts.occurrences()
    }
}

/// What follows from one or two parts.
impl Consultation {
    /// Whether the platform reports this by itself, as long as the panel is in the conference.
    pub fn reports(&self, signal: Signal) -> bool {
        !self.call.is_cut_off() && self.capabilities.is_some_and(|c| c.reports(signal))
    }

    /// Whether the platform can be asked to do this. Where it says which rights the panel has, a host's actions are asked
    /// for only by a host, and only while the room would show them.
    pub fn can(&self, action: Action) -> bool {
        let has_rights =
            self.call.panel_is_host() == Some(true) && self.call.feed() != FeedHealth::Forgotten;
        let may = !action.is_a_hosts() || !self.reports(Signal::OwnRole) || has_rights;
        may && !self.call.is_cut_off() && self.capabilities.is_some_and(|c| c.can(action))
    }

    /// The platform's name, when an adapter is connected.
    pub fn platform(&self) -> Option<&'static str> {
        self.capabilities.map(|c| c.platform.0)
    }

    /// The answer that stands to a question.
    pub fn answer(&self, question: Question) -> Option<Stamped<bool>> {
        self.answers.get(question).and_then(Attested::current)
    }

    /// When the former answer to a question was given.
    pub fn answer_before(&self, question: Question) -> Option<Timestamp> {
        self.answers.get(question).and_then(Attested::previous).map(|answer| answer.at)
    }

    /// Whether the platform reports the lock now: it has the signal, and its report stands.
    pub fn lock_is_reported(&self) -> bool {
        self.reports(Signal::Lock) && self.is_known(self.lock.observed().is_some())
    }

    /// Whether the platform reports this machine now.
    pub fn listener_is_reported(&self, listener: Listener) -> bool {
        let signal = match listener {
            Listener::Recording => Signal::Recording,
            Listener::Streaming => Signal::Streaming,
            Listener::Transcription => Signal::Transcription,
        };
        let reported = self.privacy.recording().activity(listener).is_some();
        self.reports(signal) && self.is_known(reported)
    }

    /// Whether it is unknown who is in the room now, and the list shows who was there when it was last reported.
    pub fn people_are_last_seen(&self) -> bool {
        let counted = self.people.counts().reported().is_some();
        !self.is_known(counted || self.people.roll_call().current().is_some())
    }

    /// Whether a report stands. `renewed`: it was made again since the panel was started again.
    fn is_known(&self, renewed: bool) -> bool {
        match self.call.feed() {
            FeedHealth::Clear | FeedHealth::Lost(_) => true,
            FeedHealth::Restarted => renewed,
            FeedHealth::Forgotten => false,
        }
    }

    /// Whether the room is locked, and how that is known: as the platform reports, or else as a person states. Once the
    /// talk is over, whether it was. `None` while unknown.
    pub fn lock_state(&self) -> Option<(Stamped<bool>, Basis)> {
        let observed = self.lock.observed().map(|lock| (lock, Basis::Observed));
        let attested = self.lock.attested().current().map(|lock| (lock, Basis::Attested));
        if !self.reports(Signal::Lock) {
            attested
        } else if self.phase().is_over() || !self.lock_is_reported() {
            observed.or(attested)
        } else {
            observed
        }
    }

    /// Whether the room is locked, since when; `None` while unknown.
    pub fn locked(&self) -> Option<Stamped<bool>> {
        self.lock_state().map(|(lock, _)| lock)
    }

    /// Whether the page was loaded again, and what depends on who is here is open since then and not answered yet.
    pub fn is_open_since_reload(&self) -> bool {
        let checks = Party::ALL.iter().any(|party| self.identity.of(*party).is_reopened());
        let asked = [Question::OtherSurroundings, Question::NobodyRecords];
        let answers = asked.iter().any(|q| self.answers.get(*q).is_some_and(Attested::is_reopened));
        let lock = self.lock.attested().is_reopened() && self.locked().is_none();
        let open = self.people.roll_call().is_reopened() || checks || answers || lock;
        self.reloaded && !self.phase.is_over() && open
    }

    /// Whether the talk ever began.
    pub fn talked(&self) -> bool {
        self.phases().get(PhaseWord::Conversation).is_some()
    }

    /// Whether somebody else was ever in the call.
    pub fn anyone_came(&self) -> bool {
        self.people.attendance().first_came.is_some()
    }

    /// Whether nobody else ever came, as far as the platform reports that by itself.
    pub fn nobody_came(&self) -> bool {
        (self.reports(Signal::Arrivals) || self.reports(Signal::Count)) && !self.anyone_came()
    }

    /// Whether both blocks of the note were taken over as they are now.
    pub fn note_is_settled(&self) -> bool {
        self.closing.note_is_copied() && !self.closing.deviations_wait()
    }

    /// Whether a machine listens along now or is about to.
    pub fn listens(&self, listener: Listener) -> bool {
        self.privacy.recording().listens(listener)
    }

    /// The finding of a kind, as of the last step. Of several, one that applies here.
    pub fn finding(&self, kind: Kind) -> Option<&Finding> {
        let of_kind = || self.findings.iter().filter(|f| f.kind == kind);
        of_kind().find(|f| f.known.status != Status::NotApplicable).or_else(|| of_kind().next())
    }

    /// When a recording was cleared, where the procedure allows that (B S3).
    pub fn recording_cleared(&self, procedure: &Procedure) -> Option<Timestamp> {
        let may = procedure.policies.recording == RecordingPolicy::ClearedBeforeStart;
        let answer = self.answer(Question::RecordingCleared).filter(|answer| answer.value);
        answer.filter(|_| may).map(|answer| answer.at)
    }

    /// When it was agreed that what is said is written down automatically, where the procedure allows that.
    pub fn scribe_agreed(&self, procedure: &Procedure) -> Option<Timestamp> {
        let may = procedure.policies.scribe == ScribePolicy::Agreed;
        let answer = self.answer(Question::ScribeAgreed).filter(|answer| answer.value);
        answer.filter(|_| may).map(|answer| answer.at)
    }

    /// When it was agreed that this machine may listen along, where the procedure allows that.
    pub fn listening_agreed(&self, procedure: &Procedure, listener: Listener) -> Option<Timestamp> {
        match listener {
            Listener::Recording => self.recording_cleared(procedure),
            Listener::Transcription => self.scribe_agreed(procedure),
            Listener::Streaming => None,
        }
    }

    /// Whether an alert of this kind stands.
    pub fn has_alert(&self, kind: AlertKind) -> bool {
        self.alerts.get(kind).is_some()
    }

    /// Whether the panel may use microphone and camera: only while the call neither has nor wants them.
    pub fn may_test_devices(&self) -> bool {
        let apart = matches!(self.call.presence(), OwnPresence::Unknown | OwnPresence::Out);
        apart && matches!(self.phase(), Phase::Preparation | Phase::Admission)
    }
}

/// Changes of several parts at once.
impl Consultation {
    /// Moves to a phase, if the consultation is in another one.
    fn enter(&mut self, phase: Phase, at: Timestamp) {
        if self.phase == phase {
            return;
        }
        (self.phase, self.phase_since) = (phase, at);
        let before = self.phases.get(phase.word());
        let now = before.map_or(Occurrences::once(at), |before| before.again(at));
        self.phases.insert(phase.word(), now);
        if phase == Phase::Admission && self.call.presence() == OwnPresence::InCall {
            self.call.note_joined(at);
        }
    }

    /// The viewer is out of the room: nobody and nothing in it is observed any more.
    fn leave_room(&mut self) {
        self.people.leave_room();
        self.privacy.leave_room();
        self.quality.participant_back();
    }

    /// Another source reports from now on: what the former one reported of the room does not hold.
    fn forget_reports(&mut self) {
        self.leave_room();
        self.call.forget_reports();
        self.lock.forget_observed();
        self.devices.forget_reports();
        self.quality.forget_connection();
    }
}
