//! Something that needs a person now.

use super::procedure::RequirementId;
use super::requirement::Kind;
use super::time::Timestamp;
use crate::domain::word::worded;

worded! {
    /// What an alert is about.
    AlertKind {
        /// Somebody came into the call or a physical room who does not belong.
        OutsiderInRoom = "outsider-in-room",
        /// Somebody is in the call whom nobody expected.
        UnexpectedParticipant = "unexpected-participant",
        /// The call is recorded.
        Recording = "recording",
        /// The call is streamed to outside.
        Streaming = "streaming",
        /// What is said is written down.
        Transcription = "transcription",
        /// The room is not locked.
        RoomUnlocked = "room-unlocked",
        /// Somebody's identity is open or in doubt while the talk goes on.
        IdentityOpen = "identity-open",
        /// Something that looks like a national identity number was seen.
        PersonalNumberSeen = "personal-number-seen",
        /// A name holds hidden or misleading characters, or copies the clinician's.
        NameSuspicious = "name-suspicious",
        /// The two do not use the same solution.
        PlatformMismatch = "platform-mismatch",
        /// Somebody fell out of the call.
        ParticipantLost = "participant-lost",
        /// The connection is poor or gone.
        ConnectionUnstable = "connection-unstable",
        /// A screen is shared.
        ScreenShared = "screen-shared",
        /// The chat is open.
        ChatOpened = "chat-opened",
    }
}

impl AlertKind {
    /// The kinds of requirement an alert of this kind comes from. The first that the procedure has is named.
    pub const fn requirements(self) -> &'static [Kind] {
        match self {
            Self::UnexpectedParticipant | Self::OutsiderInRoom => {
                &[Kind::EveryoneIntroduced, Kind::EqualConfidentiality, Kind::IntroducedAndVisible]
            }
            Self::NameSuspicious => &[Kind::EveryoneIntroduced, Kind::IntroducedAndVisible],
            Self::RoomUnlocked => &[Kind::RoomLocked],
            Self::Recording | Self::Transcription | Self::Streaming => &[Kind::NoRecording],
            Self::ChatOpened => &[Kind::ChatNotUsed, Kind::ChatWithoutPersonalData],
            Self::PersonalNumberSeen => &[Kind::ChatWithoutPersonalData, Kind::ChatNotUsed],
            Self::ScreenShared => {
                &[Kind::WindowNotScreen, Kind::SharingWithoutPersonalData, Kind::SharingWithCare]
            }
            Self::ConnectionUnstable | Self::ParticipantLost => {
                &[Kind::QualityJudged, Kind::NoPaymentOnProblems]
            }
            Self::PlatformMismatch => &[Kind::SameSolution],
            Self::IdentityOpen => &[Kind::PatientIdentified, Kind::ClinicianIdentified],
        }
    }
}

worded! {
    /// How grave an alert is.
    Severity {
        /// Good to know.
        Info = "info",
        /// Take care.
        Caution = "caution",
        /// Act now.
        Alarm = "alarm",
    }
}

/// An alert that stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    /// What it is about.
    pub kind: AlertKind,
    /// How grave it is.
    pub severity: Severity,
    /// The requirement of this procedure it comes from, if it has one.
    pub requirement: Option<RequirementId>,
    /// Since when it stands.
    pub since: Timestamp,
    /// A person has seen it.
    pub acknowledged: bool,
}
