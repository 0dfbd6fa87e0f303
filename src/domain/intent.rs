//! What a person asks for, in the panel.

use super::alert::AlertKind;
use super::assessment::{Decision, Quality};
use super::capability::Action;
use super::identity::{CheckResult, Method};
use super::outcome::Outcome;
use super::participant::{ParticipantId, Role};
use super::requirement::Kind;
use super::setting::{Party, Setting};
use crate::domain::word::worded;

worded! {
    /// A question the panel asks. One answer may be evidence for several requirements.
    Question {
        /// Video suits this patient and this matter, as a clinical judgement (A 0).
        VideoSuits = "video-suits",
        /// The patient has the information about video (A 2.2).
        PatientInformed = "patient-informed",
        /// The patient was told of the offer and that the equipment meets national demands (B O3).
        ToldOfVideo = "told-of-video",
        /// The patient can use the tools (B G1).
        PatientAble = "patient-able",
        /// The calendar entry is private (B G2).
        CalendarPrivate = "calendar-private",
        /// That others take part is agreed with the patient, and what may be shared (B S7).
        OthersAgreed = "others-agreed",
        /// What comes before the first consultation was read (A 2.5, 3.0, 3.1; B S1, S2, S5, S8, O1, O2).
        OnboardingRead = "onboarding-read",
        /// Sound and picture are tested and work (A 1.4).
        SoundTested = "sound-tested",
        /// The viewer sits where nobody else hears or sees, and in no open public place (A 1.4, A 1.5).
        OwnSurroundings = "own-surroundings",
        /// The other side sits so, too (A 1.4, A 1.5). Asked of the clinician.
        OtherSurroundings = "other-surroundings",
        /// The patient sits in an open public place by their own choice (B G6).
        PublicPlaceChosen = "public-place-chosen",
        /// A wish to record was cleared with the clinician before the start (B S3).
        RecordingCleared = "recording-cleared",
        /// Nobody records, other than what was cleared (A 1.1, B S3).
        NobodyRecords = "nobody-records",
        /// The rules on chat, sharing and payment are read (A 1.2, A 1.3, A 1.8, A 2.6).
        RulesRead = "rules-read",
        /// Both use the same solution (A 2.7).
        SameSolution = "same-solution",
        /// The leader has introduced the groups that take part (B G7).
        GroupsIntroduced = "groups-introduced",
        /// Whoever speaks is seen (B G7).
        SpeakerVisible = "speaker-visible",
        /// Nothing was written in the chat that may not stand there (A 1.2, B G8).
        ChatClean = "chat-clean",
        /// What is shared holds nothing it may not, and is a window (A 1.3, A 1.8, B G4).
        SharingClean = "sharing-clean",
        /// What is shared is a window or program, and not the whole screen (A 1.8).
        WindowShared = "window-shared",
        /// The participant list was looked at (A 1.7).
        ListLookedAt = "list-looked-at",
        /// The record is or will be written as for any consultation (A 2.9, B S4).
        RecordKept = "record-kept",
        /// All programs are closed, and the others were asked to do the same (B G9).
        ClosedAndAsked = "closed-and-asked",
    }
}

worded! {
    /// Where somebody who does not belong came in (A 1.6).
    Place {
        /// Into the call.
        Call = "call",
        /// Into the room where the viewer sits.
        OwnRoom = "own-room",
        /// Into the room where the other side sits.
        OtherRoom = "other-room",
    }
}

worded! {
    /// Why a requirement was set aside. A closed list: free text could carry health data.
    WaiverReason {
        /// It is an emergency.
        Emergency = "emergency",
        /// The patient is not able to.
        PatientUnable = "patient-unable",
        /// It was done in another way, outside the panel.
        DoneElsewhere = "done-elsewhere",
        /// It does not fit this consultation.
        NotRelevant = "not-relevant",
    }
}

impl Question {
    /// What is asked about the appointment itself, and the requirement each is evidence for.
    pub const APPOINTMENT: [(Self, Kind); 5] = [
        (Self::VideoSuits, Kind::VideoSuits),
        (Self::PatientInformed, Kind::PatientInformed),
        (Self::ToldOfVideo, Kind::ToldOfVideo),
        (Self::PatientAble, Kind::PatientAble),
        (Self::CalendarPrivate, Kind::CalendarPrivate),
    ];
}

impl Question {
    /// Whether only the clinician may answer it.
    pub const fn is_for_clinician(self) -> bool {
        match self {
            Self::OtherSurroundings
            | Self::VideoSuits
            | Self::PatientInformed
            | Self::ToldOfVideo
            | Self::PatientAble
            | Self::CalendarPrivate
            | Self::OthersAgreed
            | Self::GroupsIntroduced
            | Self::SpeakerVisible
            | Self::ClosedAndAsked
            | Self::RecordKept => true,
            Self::SoundTested
            | Self::OnboardingRead
            | Self::PublicPlaceChosen
            | Self::RecordingCleared
            | Self::OwnSurroundings
            | Self::NobodyRecords
            | Self::RulesRead
            | Self::SameSolution
            | Self::ChatClean
            | Self::SharingClean
            | Self::WindowShared
            | Self::ListLookedAt => false,
        }
    }
}

/// What the clinician states before "did not attend" is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct AbsenceCheck {
    /// The patient could not have tried and failed to get in.
    pub could_not_have_tried: bool,
    /// The patient was phoned.
    pub phoned: bool,
}

/// Something a person asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Intent {
    /// Yes to a question.
    Confirm(Question),
    /// No to a question.
    Deny(Question),
    /// Yes to what protects the talk, asked as one: where people sit, and that nobody records
    /// (A 1.1, A 1.4, A 1.5). The clinician speaks for the other side, the patient for their own.
    ConfirmPrivacy,
    /// Yes to all that the procedure wants clear about the appointment itself, asked as one
    /// (A 0, A 2.2, B G1, B G2, B O3).
    ConfirmAppointment,
    /// This is what kind of consultation it is.
    ChooseSetting(Setting),
    /// One more with this role is to take part (B S7).
    ExpectAlso(Role),
    /// One fewer with this role is.
    ExpectFewer(Role),
    /// Begin the panel's own test of microphone and camera, or end it (A 1.4).
    TestDevices(bool),
    /// We are in the call; for platforms that do not tell.
    EnterRoom,
    /// So many others are in the call; for platforms that do not tell.
    CountOthers(u32),
    /// This participant is known to belong here, as such.
    Explain(ParticipantId, Role),
    /// This participant is equipment that belongs here, and no recorder.
    ExplainEquipment(ParticipantId),
    /// This one of those listed is the viewer; for platforms that list the viewer and do not say which it is.
    ThisIsMe(ParticipantId),
    /// This one is not the viewer.
    NotMe(ParticipantId),
    /// This participant has said who they are.
    MarkIntroduced(ParticipantId),
    /// Everybody has said who they are, with so many off camera.
    ConfirmRollCall {
        /// How many sit where the camera does not see them.
        off_camera: u32,
    },
    /// Somebody has shown who they are, or could not.
    CheckIdentity(Party, Method, CheckResult),
    /// Lock the room, on platforms that let us.
    LockRoom,
    /// The room is locked, or is not, as the person sees it.
    AttestLock {
        /// Locked.
        locked: bool,
    },
    /// Ask the platform to do something.
    Ask(Action),
    /// Let one in who waits, after a look at who it is.
    Admit(ParticipantId),
    /// Put one out of the room.
    Remove(ParticipantId),
    /// Seen and taken care of.
    Acknowledge(AlertKind),
    /// Somebody came in who does not belong (A 1.6).
    ReportOutsider(Place),
    /// They are gone.
    OutsiderGone,
    /// Go on after the talk was stopped: a new roll call follows.
    Resume,
    /// Open the assessment of technical problems by hand.
    OpenAssessment,
    /// The clinician's judgement of quality and what follows (B O4).
    Judge(Quality, Decision),
    /// The problem is over, or there was none.
    CloseAssessment,
    /// Set a requirement aside.
    Waive(Kind, WaiverReason),
    /// Take a waiver back.
    Unwaive(Kind),
    /// Begin to talk, whatever is still open.
    BeginConversation,
    /// Go to closing.
    BeginClosing,
    /// Go back from closing: it was not over.
    ReopenConversation,
    /// How it ended.
    ChooseOutcome(Outcome, AbsenceCheck),
    /// Save the appointment as a calendar file (B G2).
    SaveCalendar,
    /// Copy the note, to take it over into the record.
    CopyNote,
    /// Send the note to the record system that the host page has told of.
    SendNote,
    /// Close the consultation.
    Close,
    /// Forget everything and start with the next patient.
    NextPatient,
    /// Leave the call at once; the patient's way out.
    LeaveNow,
}

impl Intent {
    /// Whether it names a participant by number, which holds only while everything before it is known.
    pub const fn names_participant(&self) -> bool {
        matches!(
            self,
            Self::Explain(..)
                | Self::ExplainEquipment(_)
                | Self::ThisIsMe(_)
                | Self::NotMe(_)
                | Self::MarkIntroduced(_)
                | Self::Admit(_)
                | Self::Remove(_)
        )
    }
}
