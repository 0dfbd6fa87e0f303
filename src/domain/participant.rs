//! A person or a machine in the room, as far as the platform tells.

use super::capability::Action;
use super::private::Private;
use crate::domain::word::worded;

/// The platform's own handle on one participant. Opaque to the domain.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParticipantKey(pub Private);

/// The id the host page gave somebody it invited. A hint, never an identity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ExternalId(pub Private);

/// A participant's number inside one consultation, given out in order of arrival.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ParticipantId(pub u32);

worded! {
    /// What somebody is in the consultation.
    Role {
        /// The patient.
        Patient = "patient",
        /// Somebody close to the patient.
        Relative = "relative",
        /// A guardian.
        Guardian = "guardian",
        /// An interpreter.
        Interpreter = "interpreter",
        /// Other health personnel.
        Clinician = "clinician",
        /// A student.
        Student = "student",
        /// Somebody who escorts the patient.
        Escort = "escort",
    }
}

/// A participant that is no person, but sees or hears.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Machine {
    /// Records the call.
    Recorder,
    /// Writes down what is said.
    Captioner,
    /// Sends the call to outside viewers.
    Streamer,
    /// A program connected without sound or picture.
    ApiUser,
    /// A checklist such as this one, the viewer's own among them. It is seen and never alarms.
    Checklist,
}

/// Where in the room somebody is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Presence {
    /// Waits to be let in.
    Waiting,
    /// Is in the call.
    Present,
    /// Was in the call.
    Left,
}

/// Somebody the host page announced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// The id they will carry on the platform, where it carries one.
    pub external_id: Option<ExternalId>,
    /// The name to show; kept in memory only.
    pub name: Option<Private>,
    /// What they are in the consultation.
    pub role: Role,
}

/// What a platform tells of one participant at one moment. What it does not tell is `None`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighting {
    /// The platform's handle; `None` when the platform does not tell people apart.
    pub key: Option<ParticipantKey>,
    /// The id the host page gave, when the platform carries it.
    pub external_id: Option<ExternalId>,
    /// The name as shown, raw: the screen must treat it as hostile.
    pub name: Option<Private>,
    /// A machine, when the platform says so.
    pub machine: Option<Machine>,
    /// Waiting or present. `Left` is told by its own event.
    pub presence: Presence,
    /// May let others in and put them out, when the platform tells.
    pub host: Option<bool>,
    /// Came in as equipment does: a telephone, a meeting room's own system, or a recorder that was dialled in. The
    /// platform cannot tell these apart, so nobody knows whether a person is there.
    pub dialled: bool,
    /// Whether this is the viewer, when the platform tells.
    pub viewer: Option<bool>,
}

/// How somebody is accounted for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Attribution {
    /// Nobody has said yet who this is.
    Unaccounted,
    /// The viewer, on a platform that lists the viewer among the others.
    Viewer {
        /// The platform or the viewer has said so. Else it is the first host who came.
        told: bool,
    },
    /// Carries the id of somebody the host page announced.
    Expected(Role),
    /// A person in the panel said who this is.
    Explained {
        /// As what.
        role: Role,
        /// Takes the place of somebody who was expected.
        takes_place: bool,
    },
    /// A person in the panel said that this is equipment that belongs here, and no recorder.
    Equipment,
}

impl Attribution {
    /// What they are in the consultation, when it is known.
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
    /// The platform's handle, when it tells people apart.
    pub key: Option<ParticipantKey>,
    /// The id the host page gave.
    pub external_id: Option<ExternalId>,
    /// The name to show: the platform's, or else the host page's for an expected person.
    pub name: Option<Private>,
    /// A machine.
    pub machine: Option<Machine>,
    /// Where they are.
    pub presence: Presence,
    /// May let others in and put them out, when the platform tells.
    pub host: Option<bool>,
    /// Came in as equipment does, with or without a person.
    pub dialled: bool,
    /// Shows a screen or a document now.
    pub presents: bool,
    /// What the room was asked to do with them and has not shown yet.
    pub asked: Option<Action>,
    /// How they are accounted for.
    pub attribution: Attribution,
    /// Somebody was announced, and they carry another id.
    pub not_announced: bool,
    /// They have said who they are.
    pub introduced: bool,
    /// They were gone and came back.
    pub came_back: bool,
    /// The name holds something that can mislead.
    pub name_suspicious: bool,
}

impl Participant {
    /// A person in the call other than the viewer, as against a machine or somebody outside.
    pub fn is_person_here(&self) -> bool {
        self.presence == Presence::Present && !self.is_machine() && !self.is_viewer()
    }

    /// A machine, as the platform tells or as a person in the panel said.
    pub fn is_machine(&self) -> bool {
        self.machine.is_some() || self.attribution == Attribution::Equipment
    }

    /// Taken for the viewer.
    pub fn is_viewer(&self) -> bool {
        matches!(self.attribution, Attribution::Viewer { .. })
    }

    /// Nobody who is awaited: the platform tells them apart and they were not announced, or they came in as equipment
    /// does, and a recorder does not take the place of somebody awaited.
    pub fn is_known_stranger(&self) -> bool {
        self.attribution == Attribution::Unaccounted && (self.not_announced || self.dialled)
    }

    /// In the call, and nobody has said who it is.
    pub fn is_unaccounted_here(&self) -> bool {
        self.is_person_here() && self.attribution == Attribution::Unaccounted
    }

    /// A person who waits outside.
    pub fn is_person_waiting(&self) -> bool {
        self.presence == Presence::Waiting && self.machine.is_none()
    }
}
