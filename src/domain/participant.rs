//! A person or a machine in the room, as far as the platform reports.

use super::capability::Action;
use super::identity::Login;
use super::private::Private;
use super::time::Timestamp;
use crate::domain::word::worded;

/// The platform's own handle on one participant. Opaque to the domain.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParticipantKey(pub Private);

/// The id the host page gave somebody it invited. A hint, never an identity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExternalId(pub Private);

/// A participant's number inside one consultation, assigned in order of arrival.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParticipantId(pub u32);

worded! {
    /// The role of somebody in the consultation.
    Role {
        /// The patient.
        Patient = "patient",
        /// Somebody close to the patient.
        Relative = "relative",
        /// Has parental responsibility for the patient, who is a child.
        Parent = "parent",
        /// An appointed guardian.
        Guardian = "guardian",
        /// An interpreter.
        Interpreter = "interpreter",
        /// Other health personnel.
        Clinician = "clinician",
        /// A student.
        Student = "student",
        /// An escort of the patient.
        Escort = "escort",
    }
}

/// A participant that is not a person, but sees or hears.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Machine {
    /// Records the call.
    Recorder,
    /// Transcribes the call.
    Captioner,
    /// Sends the call to outside viewers.
    Streamer,
    /// An AI assistant of the video system, which hears and sees what everybody says and shows.
    Assistant,
    /// A program connected without sound or picture.
    ApiUser,
    /// This panel's own participant. It never raises an alert.
    OwnPanel,
    /// Says that it is a panel such as this one. Anybody can say so: a person identifies it.
    Checklist,
}

/// Where in the room somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Presence {
    /// Waits to be admitted.
    Waiting,
    /// Is in the call.
    Present,
    /// Was in the call.
    Left,
}

/// How somebody left the room, as far as the panel can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Departure {
    /// Left by themselves, or dropped out: no platform says which.
    Left,
    /// The room was asked to remove them.
    Removed,
    /// Waited, and the room was asked to turn them away.
    TurnedAway,
    /// Waited, and left without being admitted.
    GaveUp,
}

/// Since when somebody is counted whom the platform has not listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Counted {
    /// Since the first count that the panel received in this stay: they were there already.
    FromStart,
    /// Since a later count: they came, and no arrival was reported.
    Later,
}

/// Somebody the host page announced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// Their id on the platform, where it has one.
    pub external_id: Option<ExternalId>,
    /// The name to show; kept in memory only.
    pub name: Option<Private>,
    /// Their role.
    pub role: Role,
    /// How they logged in at the host page, as it says.
    pub login: Option<Login>,
}

/// What a platform reports of one participant at one moment; `None` for what it does not report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighting {
    /// The platform's handle; `None` when the platform does not distinguish people.
    pub key: Option<ParticipantKey>,
    /// The id the host page gave, when the platform has it.
    pub external_id: Option<ExternalId>,
    /// The name as shown, raw: the screen must treat it as hostile.
    pub name: Option<Private>,
    /// The kind of machine, when the platform reports one.
    pub machine: Option<Machine>,
    /// Waiting or present. `Left` has its own event.
    pub presence: Presence,
    /// Whether they may admit and remove others, when the platform reports it.
    pub host: Option<bool>,
    /// Connected as equipment: a telephone, a meeting room's own system, or a recorder that was dialled in. The platform
    /// cannot distinguish these, so nobody knows whether a person is there.
    pub dialled: bool,
    /// Whether this is the viewer, when the platform reports it.
    pub viewer: Option<bool>,
    /// Whether their microphone is on, when the platform reports it.
    pub microphone: Option<bool>,
    /// Whether their camera is on, when the platform reports it.
    pub camera: Option<bool>,
    /// Whether they logged in somewhere before they came, when the platform reports it. It reports no level.
    pub logged_in: Option<bool>,
}

/// How somebody is accounted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Attribution {
    /// Nobody has identified them yet.
    Unaccounted,
    /// The viewer, on a platform that lists the viewer among the others.
    Viewer {
        /// Whether the platform or the viewer stated it. Otherwise it is assumed of the first host who came.
        stated: bool,
    },
    /// Has the id of somebody the host page announced.
    Expected(Role),
    /// A person in the panel identified them.
    Explained {
        /// Their role.
        role: Role,
        /// Whether they take the place of somebody who was expected.
        takes_place: bool,
    },
    /// A person in the panel stated that this is equipment that belongs here, and not a recorder, or the panel of somebody
    /// who takes part.
    Equipment,
}

impl Attribution {
    /// Their role, when it is known.
    pub const fn role(self) -> Option<Role> {
        match self {
            Self::Unaccounted | Self::Viewer { .. } | Self::Equipment => None,
            Self::Expected(role) | Self::Explained { role, .. } => Some(role),
        }
    }

    /// Whether they take the place of somebody who was expected.
    pub const fn takes_place(self) -> bool {
        matches!(self, Self::Expected(_) | Self::Explained { takes_place: true, .. })
    }
}

/// A participant as the consultation knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// Their number in this consultation.
    pub id: ParticipantId,
    /// The platform's handle, when it distinguishes people.
    pub key: Option<ParticipantKey>,
    /// The id the host page gave.
    pub external_id: Option<ExternalId>,
    /// The name to show: the platform's, or else the host page's for an expected person.
    pub name: Option<Private>,
    /// Whether the name is the host page's. The platform's is what somebody typed.
    pub name_announced: bool,
    /// The kind of machine.
    pub machine: Option<Machine>,
    /// Their presence.
    pub presence: Presence,
    /// When they last came into the call, or began to wait.
    pub came: Timestamp,
    /// How they left, while their presence is `Left`.
    pub departure: Option<Departure>,
    /// Set while the platform only counts them: nothing but their number is known, and they have no handle.
    pub counted: Option<Counted>,
    /// Whether they may admit and remove others, when the platform reports it.
    pub host: Option<bool>,
    /// Whether they connected as equipment, with or without a person.
    pub dialled: bool,
    /// Whether their microphone is on, as last reported.
    pub microphone: Option<bool>,
    /// Whether their camera is on, as last reported.
    pub camera: Option<bool>,
    /// Whether the platform reports that they logged in before they came.
    pub logged_in: bool,
    /// Whether they share a screen or a document now.
    pub presents: bool,
    /// The command about them that the room has not confirmed yet.
    pub asked: Option<Action>,
    /// How they are accounted for.
    pub attribution: Attribution,
    /// Whether somebody was announced and they have another id, or an id that somebody else in the room has already.
    pub not_announced: bool,
    /// Whether they have introduced themselves.
    pub introduced: bool,
    /// Whether they left and came back.
    pub came_back: bool,
    /// Whether the name can mislead.
    pub name_suspicious: bool,
    /// Whether the name is that of a program that takes notes.
    pub named_as_notetaker: bool,
}

impl Participant {
    /// Whether this is a person in the call other than the viewer.
    pub fn is_person_here(&self) -> bool {
        self.presence == Presence::Present && !self.is_machine() && !self.is_viewer()
    }

    /// Whether this is a machine, as the platform reported or a person stated.
    pub fn is_machine(&self) -> bool {
        self.machine.is_some() || self.attribution == Attribution::Equipment
    }

    /// Whether they are taken for the viewer.
    pub fn is_viewer(&self) -> bool {
        matches!(self.attribution, Attribution::Viewer { .. })
    }

    /// Whether this is certainly nobody who is expected: the platform distinguishes people and they were not announced, or they
    /// connected as equipment, since a recorder must not take the place of an expected person.
    pub fn is_known_stranger(&self) -> bool {
        self.attribution == Attribution::Unaccounted && (self.not_announced || self.dialled)
    }

    /// Whether to ask if this is a program that takes notes: its name says so, and nobody has said who it is.
    pub fn may_be_notetaker(&self) -> bool {
        self.named_as_notetaker
            && self.presence != Presence::Left
            && self.attribution == Attribution::Unaccounted
    }

    /// Whether they are in the call and not accounted for.
    pub fn is_unaccounted_here(&self) -> bool {
        self.is_person_here() && self.attribution == Attribution::Unaccounted
    }

    /// Whether this says that it is a panel, is in the call, and nobody has identified it.
    pub fn is_unknown_checklist(&self) -> bool {
        self.presence == Presence::Present
            && self.machine == Some(Machine::Checklist)
            && self.attribution != Attribution::Equipment
    }

    /// Whether this is a person who waits to be admitted, or something that says it is a panel.
    pub fn is_person_waiting(&self) -> bool {
        self.presence == Presence::Waiting
            && matches!(self.machine, None | Some(Machine::Checklist))
    }
}
