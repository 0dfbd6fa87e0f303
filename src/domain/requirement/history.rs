//! What became of each requirement: every change of its status, and what it came from. In memory only, and without names.

use std::rc::Rc;

use super::{Basis, Known, Status};
use crate::domain::event::{Event, Input};
use crate::domain::identity::CheckResult;
use crate::domain::intent::Intent;
use crate::domain::procedure::RequirementId;
use crate::domain::time::Timestamp;

/// The most changes that are kept of a requirement. Of older ones it is kept how many there were.
pub const MOST_CHANGES: usize = 12;

/// What a change came from: the input of the step. Its place in this list selects its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The viewer confirmed something.
    Confirmed,
    /// The viewer answered with no.
    Denied,
    /// The viewer did something else in the panel.
    Chosen,
    /// The viewer reported an outsider.
    OutsiderReported,
    /// The setting was changed.
    Setting,
    /// The host page told of something.
    Told,
    /// Somebody came.
    Came,
    /// Somebody left.
    Left,
    /// The platform reported something else about those in the room.
    People,
    /// The viewer opened or closed the participant list.
    List,
    /// The platform reported the lock.
    Lock,
    /// The platform reported a recording, a transcription or a stream.
    Listener,
    /// The platform reported something about the chat.
    Chat,
    /// The platform reported that a screen is shared.
    Sharing,
    /// The viewer entered or left the room.
    Presence,
    /// Sound, picture or the connection was reported or measured.
    Quality,
    /// The panel lost or gained sight of the room.
    Sight,
    /// The panel was started again.
    Restarted,
    /// Time passed.
    Time,
    /// The procedure was changed.
    Procedure,
}

impl Cause {
    /// Whether the viewer did it in the panel.
    pub(crate) const fn is_a_press(self) -> bool {
        matches!(
            self,
            Self::Confirmed | Self::Denied | Self::Chosen | Self::OutsiderReported | Self::Setting
        )
    }

    /// What a requirement came to this status from: the press about one can change others, which nobody confirmed or denied.
    pub(crate) const fn of_status(self, known: Known) -> Self {
        match (self, known.status, known.basis) {
            (Self::Confirmed, Status::Met, Basis::Attested | Basis::Informed)
            | (Self::Denied, Status::Unmet, Basis::Attested) => self,
            (Self::Confirmed | Self::Denied, ..) => Self::Chosen,
            _ => self,
        }
    }

    /// What an input is to the findings; `None` where it begins another consultation.
    pub(crate) const fn of(input: &Input) -> Option<Self> {
        Some(match input {
            Input::Tick => Self::Time,
            Input::ProcedureChanged => Self::Procedure,
            Input::Asked(intent) => match intent {
                Intent::NextPatient => return None,
                Intent::Confirm(_)
                | Intent::ConfirmRule(_)
                | Intent::ConfirmRules(_)
                | Intent::ConfirmPrivacy
                | Intent::ConfirmAppointment
                | Intent::ConfirmPrepared
                | Intent::ConfirmRollCall { .. }
                | Intent::SamePerson(_)
                | Intent::MarkIntroduced(_)
                | Intent::AcceptPresent
                | Intent::EnterRoom
                | Intent::OutsiderGone
                | Intent::Remedy(_)
                | Intent::Finish(_)
                | Intent::AttestLock { locked: true }
                | Intent::CheckIdentity(.., CheckResult::Confirmed) => Self::Confirmed,
                Intent::Deny(_)
                | Intent::DenyRule(_)
                | Intent::AttestLock { locked: false }
                | Intent::CheckIdentity(..) => Self::Denied,
                Intent::ReportOutsider(_) => Self::OutsiderReported,
                Intent::ChooseSetting(_) => Self::Setting,
                _ => Self::Chosen,
            },
            Input::Seen(event) => match event {
                Event::BegunAnew(..) => return None,
                Event::SettingGiven(_) => Self::Setting,
                Event::OnboardingTold(_)
                | Event::ExpectedAnnounced(_)
                | Event::AppointmentGiven(_)
                | Event::NoteNotCopied(_)
                | Event::NoteSent
                | Event::NoteNotSent => Self::Told,
                Event::ParticipantGone(_) => Self::Left,
                Event::ParticipantSeen(_)
                | Event::EverybodySeen(_)
                | Event::OthersCounted(_)
                | Event::HostAwaited { .. }
                | Event::CommandDeclined { .. } => Self::People,
                Event::PeoplePanelSwitched { .. } => Self::List,
                Event::LockSeen { .. } => Self::Lock,
                Event::RecordingChanged(_)
                | Event::TranscriptionChanged(_)
                | Event::StreamingChanged(_) => Self::Listener,
                Event::ChatPanelSwitched { .. }
                | Event::ChatOffered { .. }
                | Event::ChatWritten(_) => Self::Chat,
                Event::SharingSwitched { .. } | Event::SurfaceSeen(_) => Self::Sharing,
                Event::RoomReady
                | Event::Knocked
                | Event::KnockCancelled
                | Event::Joined
                | Event::Left { .. }
                | Event::MeetingEnded(_) => Self::Presence,
                Event::MicrophoneSwitched { .. }
                | Event::CameraSwitched { .. }
                | Event::DevicesAnswered { .. }
                | Event::DeviceTest(_)
                | Event::PrecallEnded(_)
                | Event::SpeechHeard { .. }
                | Event::ConnectionChanged(_)
                | Event::QualityMeasured(_) => Self::Quality,
                Event::Connected(_)
                | Event::FeedLost
                | Event::OwnRoleTold { .. }
                | Event::AdmissionChanged(_) => Self::Sight,
                Event::PanelRestarted => Self::Restarted,
            },
        })
    }
}

/// One change of a requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which requirement.
    pub id: RequirementId,
    /// When.
    pub at: Timestamp,
    /// Its status from then on.
    pub status: Status,
    /// How that status is known.
    pub basis: Basis,
    /// Whether it was answered or known before, and is open again.
    pub reopened: bool,
    /// What the change came from.
    pub cause: Cause,
    /// How many changes came before the first one that is kept. Set on that one.
    pub older: u32,
}

/// The changes of all requirements, oldest first. Shared with the screen, so that a step without a change costs nothing.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct History(Rc<Vec<Change>>);

impl History {
    /// The changes of a requirement that are kept, oldest first.
    pub fn of<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Change> {
        self.0.iter().filter(move |change| change.id.as_str() == id)
    }

    /// Drops the changes of a requirement: its id is now that of another.
    pub(crate) fn forget(&mut self, id: &RequirementId) {
        Rc::make_mut(&mut self.0).retain(|change| change.id != *id);
    }

    pub(crate) fn add(
        &mut self,
        id: &RequirementId,
        before: Known,
        now: Known,
        (at, cause): (Timestamp, Cause),
    ) {
        let changes = Rc::make_mut(&mut self.0);
        let of_it = |change: &Change| change.id == *id;
        if changes.iter().filter(|change| of_it(change)).count() >= MOST_CHANGES
            && let Some(place) = changes.iter().position(of_it)
        {
            let dropped = changes.remove(place).older + 1;
            if let Some(first) = changes.iter_mut().find(|change| of_it(change)) {
                first.older = dropped;
            }
        }
        changes.push(Change {
            id: *id,
            at,
            status: now.status,
            basis: now.basis,
            reopened: now.status == Status::Open && before.status != Status::NotApplicable,
            cause,
            older: 0,
        });
    }
}
