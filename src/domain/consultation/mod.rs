//! The consultation: an aggregate of parts, and the one function that moves it on.
//!
//! A part owns its state, keeps it private and imports no other part: [`alerts`], [`call`], [`closing`],
//! [`devices`], [`identity`], [`incidents`], [`lock`], [`pauses`], [`pending`], [`people`], [`privacy`], [`quality`], [`returned`]
//! and [`rule_answers`].
//! What involves several parts stands above them:
//!
//! - [`step`](mod@step) dispatches each input; [`events`] and [`intents`] say what each event and intent does, [`answers`] and
//!   [`introductions`] what a person's statements do;
//! - [`derived`] says what follows from one or two parts;
//! - [`reopen`] says what each change opens again;
//! - [`recompute`] updates what follows from a step and says when time alone changes something; [`alert_rules`] says which
//!   alerts stand;
//! - [`headcount`] compares who is in the room with who is expected, and [`places`] says who of them is still awaited;
//! - [`room_changes`] says what it means that somebody comes, leaves, or is counted and not listed; [`returning`] what one
//!   press restores when somebody comes back;
//! - [`outsiders`] says what a report of an outsider changes, and a pause; [`own_devices`] what becomes of the viewer's microphone
//!   and camera; [`own_rules`] who answers what the hospital words itself, and what follows from a "no";
//! - [`solution`] says whether the procedure names the video system; [`remedy`] what was broken and put right, and
//!   [`breaches`] when it was broken;
//! - [`ending`] says which outcomes fit and what the patient owes; [`commands`] what the platform is asked;
//! - [`logins`] says when a login that the host page tells of is an identity check;
//! - [`waiting_time`] says for how long the viewer has waited;
//! - [`snapshot`] is what may be kept across a reload.

mod alert_rules;
mod alerts;
mod answers;
mod breaches;
mod call;
mod closing;
mod commands;
mod derived;
mod devices;
mod ending;
mod events;
mod headcount;
mod identity;
mod incidents;
mod intents;
mod introductions;
mod lock;
mod logins;
mod outsiders;
mod own_devices;
mod own_rules;
mod pauses;
mod pending;
mod people;
mod places;
mod privacy;
mod quality;
mod recompute;
mod remedy;
mod reopen;
mod returned;
mod returning;
mod room_changes;
mod rule_answers;
mod snapshot;
mod solution;
mod step;
mod waiting_time;

pub use call::{FeedHealth, OwnPresence};
pub use devices::TestedDevices;
pub use incidents::{Breach, Span, Spans};
pub use own_devices::OwnDevice;
pub use pauses::Pauses;
pub use pending::Pending;
pub use people::{Announced, Attendance, MOST_LISTED, TookPart};
pub use places::Awaited;
pub use privacy::{Listener, Outsider};
pub use quality::{Assessment, Lost, ObservedFault};
pub use rule_answers::{RuleAnswer, RuleAnswers};
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
use crate::domain::attested::Attested;
use crate::domain::capability::Capabilities;
use crate::domain::event::Appointment;
use crate::domain::intent::{Question, WaiverReason};
use crate::domain::phase::{Interrupted, Phase, PhaseWord};
use crate::domain::product::Product;
use crate::domain::requirement::{Finding, History, Kind, Remedy};
use crate::domain::setting::{Setting, Viewer};
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
    connected_at: Option<Timestamp>,
    product: Attested<Product>,
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
    rule_answers: RuleAnswers,
    pauses: Pauses,
    incidents: Incidents,
    remedies: SmallMap<Kind, Remedy>,
    closing: Closing,
    /// The whole minutes that the viewer has waited, as of the last step.
    waited: u32,
    /// When the page was last loaded again in the middle of it.
    reloaded_at: Option<Timestamp>,
    /// When it was read from storage.
    restored_at: Option<Timestamp>,
    pending: PendingCommands,
    /// What stood before somebody came back under the same id, until anything else changes.
    returned: Option<Returned>,
    /// As of the last step.
    findings: Vec<Finding>,
    /// How the findings came about. Not stored.
    history: History,
    /// Whether somebody came in this step.
    someone_came: bool,
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
            connected_at: None,
            product: Attested::default(),
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
            rule_answers: RuleAnswers::default(),
            pauses: Pauses::default(),
            incidents: Incidents::default(),
            remedies: SmallMap::default(),
            closing: Closing::default(),
            waited: 0,
            reloaded_at: None,
            restored_at: None,
            pending: PendingCommands::default(),
            returned: None,
            findings: Vec::new(),
            history: History::default(),
            someone_came: false,
            alerts: Alerts::default(),
        }
    }

    /// Forgets everything about the last patient. The platform stays connected and the panel admitted. The former findings
    /// and alerts stay until the end of the step, so that the host page is notified of what is over.
    fn begin_anew(&mut self, viewer: Viewer, setting: Setting, at: Timestamp) {
        let next = Self::new(viewer, setting, at);
        let former = std::mem::replace(self, next);
        self.capabilities = former.capabilities;
        self.connected_at = former.capabilities.map(|_| at);
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

    /// The patient's pauses, in the patient's panel.
    pub fn pauses(&self) -> Pauses {
        self.pauses
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

    /// When it was read from storage, in the middle or after the end. The page and its user can change what is stored, so all
    /// that is older is marked in the note, the record and the session log.
    pub fn restored_at(&self) -> Option<Timestamp> {
        self.restored_at
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

    /// What was answered to the requirements that the hospital words itself.
    pub fn rule_answers(&self) -> &RuleAnswers {
        &self.rule_answers
    }

    /// What is known of each requirement, as of the last step.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// How the findings came about since the page was loaded.
    pub fn history(&self) -> &History {
        &self.history
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

/// Changes of several parts at once.
impl Consultation {
    /// Enters a phase, if the consultation is in another one. As long as an outsider is not gone or the patient needs a pause,
    /// people come together in a talk that is stopped.
    fn enter(&mut self, phase: Phase, at: Timestamp) {
        let outsider = self.privacy.outsider().is_some_and(|outsider| !outsider.gone);
        let stopped = outsider || self.pauses.stands;
        let phase = match phase {
            Phase::Admission if stopped => Phase::Suspended(Interrupted::Admission),
            Phase::Conversation if stopped => Phase::Suspended(Interrupted::Conversation),
            phase => phase,
        };
        if self.phase == phase {
            return;
        }
        (self.phase, self.phase_since) = (phase, at);
        let before = self.phases.get(phase.word());
        let now = before.map_or(Occurrences::once(at), |before| before.again(at));
        self.phases.insert(phase.word(), now);
        if phase.is_live() && self.call.presence() == OwnPresence::InCall {
            self.call.note_joined(at);
        }
    }

    /// The viewer is out of the room: nobody and nothing in it is observed any more.
    fn leave_room(&mut self) {
        self.people.leave_room();
        self.privacy.leave_room();
        self.quality.leave_room();
        self.devices.leave_room();
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
