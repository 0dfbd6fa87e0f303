//! Alerts: states that need a person now.

use super::procedure::RequirementId;
use super::requirement::Kind;
use super::time::Timestamp;
use crate::domain::word::worded;

worded! {
    /// The kind of an alert.
    AlertKind {
        /// An outsider is in the call or in a physical room.
        OutsiderInRoom = "outsider-in-room",
        /// Somebody unexpected is in the call.
        UnexpectedParticipant = "unexpected-participant",
        /// The call is recorded.
        Recording = "recording",
        /// The call is streamed to outside viewers.
        Streaming = "streaming",
        /// The call is transcribed.
        Transcription = "transcription",
        /// The room is not locked.
        RoomUnlocked = "room-unlocked",
        /// Somebody's identity is open or in doubt during the conversation.
        IdentityOpen = "identity-open",
        /// A text that looks like a national identity number was observed.
        PersonalNumberSeen = "personal-number-seen",
        /// A name has hidden or misleading characters, or copies the clinician's.
        NameSuspicious = "name-suspicious",
        /// Clinician and patient do not use the same video system.
        PlatformMismatch = "platform-mismatch",
        /// Somebody dropped out of the call.
        ParticipantLost = "participant-lost",
        /// The connection is bad or lost.
        ConnectionUnstable = "connection-unstable",
        /// A screen is shared.
        ScreenShared = "screen-shared",
        /// The chat is open.
        ChatOpened = "chat-opened",
        /// A person said no to what the hospital words itself, and its procedure asks for care or for a stop.
        RuleDenied = "rule-denied",
    }
}

impl AlertKind {
    /// The kinds of requirement behind it. The alert names the first one that the procedure has.
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
            Self::RuleDenied => &[Kind::Confirm],
            Self::IdentityOpen => &[Kind::PatientIdentified, Kind::ClinicianIdentified],
        }
    }
}

worded! {
    /// The severity of an alert.
    Severity {
        /// For information.
        Info = "info",
        /// Take care.
        Caution = "caution",
        /// Act now.
        Alarm = "alarm",
    }
}

/// An active alert.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    /// Its kind.
    pub kind: AlertKind,
    /// Its severity.
    pub severity: Severity,
    /// The requirement of the procedure behind it, if there is one.
    pub requirement: Option<RequirementId>,
    /// Since when it is active.
    pub since: Timestamp,
    /// Whether a person has acknowledged it.
    pub acknowledged: bool,
}
