//! What a person does in the panel.

use super::alert::AlertKind;
use super::capability::Action;
use super::identity::{CheckResult, Method};
use super::outcome::{Decision, Outcome, Quality};
use super::participant::{ParticipantId, Role};
use super::procedure::{Moment, RequirementId};
use super::product::Product;
use super::requirement::Kind;
use super::setting::{Party, Setting};
use crate::domain::word::worded;

worded! {
    /// A question that the panel asks. One answer can be evidence for several requirements.
    Question {
        /// Video is suitable for this patient and this matter, as a clinical judgement (A 0).
        VideoSuits = "video-suits",
        /// The patient has received the information about video (A 2.2).
        PatientInformed = "patient-informed",
        /// The patient was informed of the offer, and that the equipment meets national requirements (B O3).
        ToldOfVideo = "told-of-video",
        /// The patient can use the tools (B G1).
        PatientAble = "patient-able",
        /// The calendar entry is private (B G2).
        CalendarPrivate = "calendar-private",
        /// It is agreed with the patient that others take part, and what may be shared (B S7).
        OthersAgreed = "others-agreed",
        /// The onboarding before the first consultation was read (A 2.5, 3.0, 3.1; B S1, S2, S5, S8, O1, O2).
        OnboardingRead = "onboarding-read",
        /// Sound and picture are tested and work (A 1.4).
        SoundTested = "sound-tested",
        /// The viewer sits where nobody else hears or sees, and not in an open public place (A 1.4, A 1.5).
        OwnSurroundings = "own-surroundings",
        /// The other side sits where nobody else hears or sees, and not in an open public place (A 1.4, A 1.5).
        OtherSurroundings = "other-surroundings",
        /// The patient sits in an open public place by their own choice (B G6).
        PublicPlaceChosen = "public-place-chosen",
        /// A recording was agreed with the clinician before the start (B S3).
        RecordingCleared = "recording-cleared",
        /// It was agreed with the patient before the conversation that what is said is written down automatically.
        ScribeAgreed = "scribe-agreed",
        /// Nobody records, apart from an agreed recording (A 1.1, B S3).
        NobodyRecords = "nobody-records",
        /// The rules on chat, sharing and payment were read (A 1.2, A 1.3, A 1.8, A 2.6).
        RulesRead = "rules-read",
        /// Both ends use the same video system (A 2.7).
        SameSolution = "same-solution",
        /// The leader introduced the groups that take part (B G7).
        GroupsIntroduced = "groups-introduced",
        /// Somebody is with the patient, also off camera (A 1.6, B G7). Either answer is in order.
        SomebodyWithMe = "somebody-with-me",
        /// Whoever speaks is visible (B G7).
        SpeakerVisible = "speaker-visible",
        /// Nothing forbidden was written in the chat (A 1.2, B G8).
        ChatClean = "chat-clean",
        /// What is shared shows nothing forbidden, and is a window (A 1.3, A 1.8, B G4).
        SharingClean = "sharing-clean",
        /// What is shared is a window or program, not the whole screen (A 1.8).
        WindowShared = "window-shared",
        /// The participant list was checked (A 1.7).
        ListLookedAt = "list-looked-at",
        /// The record is kept as for any consultation (A 2.9, B S4).
        RecordKept = "record-kept",
        /// All programs are closed, and the others were asked to do the same (B G9).
        ClosedAndAsked = "closed-and-asked",
    }
}

worded! {
    /// Where an outsider is (A 1.6).
    Place {
        /// In the call.
        Call = "call",
        /// In the room where the viewer sits.
        OwnRoom = "own-room",
        /// In the room where the other side sits.
        OtherRoom = "other-room",
    }
}

worded! {
    /// Why a requirement was waived. A closed list, because free text could hold health data.
    WaiverReason {
        /// It is an emergency.
        Emergency = "emergency",
        /// The patient is unable to comply.
        PatientUnable = "patient-unable",
        /// It was done outside the panel.
        DoneElsewhere = "done-elsewhere",
        /// It is not relevant in this consultation.
        NotRelevant = "not-relevant",
    }
}

impl Question {
    /// The questions about the appointment itself, each with the requirement that it is evidence for.
    pub const APPOINTMENT: [(Self, Kind); 5] = [
        (Self::VideoSuits, Kind::VideoSuits),
        (Self::PatientInformed, Kind::PatientInformed),
        (Self::ToldOfVideo, Kind::ToldOfVideo),
        (Self::PatientAble, Kind::PatientAble),
        (Self::CalendarPrivate, Kind::CalendarPrivate),
    ];

    /// Whether only the clinician may answer it.
    pub const fn is_for_clinician(self) -> bool {
        matches!(
            self,
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
                | Self::RecordKept
        )
    }
}

worded! {
    /// Whether the patient was called by telephone before "did not attend" is recorded.
    Phoned {
        /// Not called.
        No = "not-phoned",
        /// Called, and answered.
        Answered = "answered",
        /// Called, without an answer.
        NoAnswer = "no-answer",
    }
}

/// What the clinician states before "did not attend" is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AbsenceCheck {
    /// The clinician has neither seen nor been told that the patient tried to connect.
    pub no_sign_of_attempt: bool,
    /// Whether the patient was called.
    pub phoned: Phoned,
}

impl AbsenceCheck {
    /// Nothing is stated.
    pub const NONE: Self = Self { no_sign_of_attempt: false, phoned: Phoned::No };

    /// Whether everything is stated that "did not attend" rests on.
    pub fn is_complete(self) -> bool {
        self.no_sign_of_attempt && self.phoned != Phoned::No
    }
}

/// An action of a person in the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Intent {
    /// Yes to a question.
    Confirm(Question),
    /// No to a question.
    Deny(Question),
    /// States that a requirement that the hospital words itself is right, or that it was read.
    ConfirmRule(RequirementId),
    /// States that a requirement that the hospital words itself is not right.
    DenyRule(RequirementId),
    /// States that all that the hospital words itself and is open up to this moment is right or read, asked as one.
    ConfirmRules(Moment),
    /// Yes to the questions about privacy, asked as one: the surroundings, and that nobody records (A 1.1, A 1.4, A 1.5).
    /// The clinician answers for the other side, the patient for their own.
    ConfirmPrivacy,
    /// Yes to all questions about the appointment itself, asked as one (A 0, A 2.2, B G1, B G2, B O3).
    ConfirmAppointment,
    /// Yes to everything that is prepared before the call and not answered yet, asked as one: the appointment, who takes part,
    /// sound and picture, and the viewer's own surroundings (A 0, A 1.4, A 1.5, A 2.2, B G1, B G2, B O3, B S7).
    ConfirmPrepared,
    /// Chooses the setting.
    ChooseSetting(Setting),
    /// Expects one more person in this role (B S7).
    ExpectAlso(Role),
    /// Expects one person fewer in this role.
    ExpectFewer(Role),
    /// Starts the panel's own test of microphone and camera, or stops it (A 1.4).
    TestDevices(bool),
    /// States that the viewer is in the call, where the platform does not report it.
    EnterRoom,
    /// States how many others are in the call, where the platform does not report it.
    CountOthers(u32),
    /// States that a participant belongs here, in this role.
    Explain(ParticipantId, Role),
    /// States that a participant is equipment that belongs here, and not a recorder, or the panel of somebody who takes part.
    ExplainEquipment(ParticipantId),
    /// States which participant is the viewer, where the platform lists the viewer without saying which.
    ThisIsMe(ParticipantId),
    /// States that a participant is not the viewer.
    NotMe(ParticipantId),
    /// States that somebody who came back under the same id is seen to be the same person.
    SamePerson(ParticipantId),
    /// States that a participant has introduced themselves.
    MarkIntroduced(ParticipantId),
    /// States that everybody has introduced themselves.
    ConfirmRollCall {
        /// How many of them sit off camera.
        off_camera: u32,
    },
    /// Records an identity check: the method and the result.
    CheckIdentity(Party, Method, CheckResult),
    /// Locks the room, where the platform allows it.
    LockRoom,
    /// States whether the room is locked.
    AttestLock {
        /// Whether it is locked.
        locked: bool,
    },
    /// Asks the platform for an action.
    Ask(Action),
    /// Admits a participant who waits.
    Admit(ParticipantId),
    /// Removes a participant, or turns away one who waits.
    Remove(ParticipantId),
    /// Acknowledges an alert.
    Acknowledge(AlertKind),
    /// Reports an outsider (A 1.6).
    ReportOutsider(Place),
    /// Needs a pause (patient). Nothing is said of why.
    Pause,
    /// States that everybody who is in the call now was agreed on (patient).
    AcceptPresent,
    /// States which video system is used, where the panel is connected to none (A 2.7).
    NameProduct(Product),
    /// States that a requirement which was broken has been put right.
    Remedy(Kind),
    /// States that the outsider is gone.
    OutsiderGone,
    /// Resumes a suspended conversation; a new roll call follows.
    Resume,
    /// Opens the assessment of technical problems by hand.
    OpenAssessment,
    /// Records the clinician's judgement of the quality and the decision (B O4).
    Judge(Quality, Decision),
    /// Closes the assessment: the problem is over, or there was none.
    CloseAssessment,
    /// Waives a requirement.
    Waive(Kind, WaiverReason),
    /// Withdraws a waiver.
    Unwaive(Kind),
    /// Waives a requirement that the hospital words itself.
    WaiveRule(RequirementId, WaiverReason),
    /// Withdraws the waiver of one.
    UnwaiveRule(RequirementId),
    /// Begins the conversation, whatever is still open.
    BeginConversation,
    /// Goes on to closing.
    BeginClosing,
    /// Goes back from closing: it was not over.
    ReopenConversation,
    /// Records the outcome.
    ChooseOutcome(Outcome, AbsenceCheck),
    /// Saves the appointment as a calendar file (B G2).
    SaveCalendar,
    /// Copies the note, for the record.
    CopyNote,
    /// Copies what belongs in the hospital's deviation system.
    CopyDeviations,
    /// Sends the note to the record system that the host page has given.
    SendNote,
    /// Records the outcome, states that the record is kept and that everything is closed, copies the note for the record, and
    /// closes the consultation (A 2.9, B G9).
    Finish(Outcome),
    /// Closes the consultation.
    Close,
    /// Ends the meeting for everybody, and closes the consultation once the room shows that it is over.
    EndAndClose,
    /// Erases everything and starts with the next patient.
    NextPatient,
    /// Leaves the call at once (patient).
    LeaveNow,
}

impl Intent {
    /// Whether it names a participant by number. The number is valid only together with all earlier inputs.
    pub const fn names_participant(&self) -> bool {
        matches!(
            self,
            Self::Explain(..)
                | Self::ExplainEquipment(_)
                | Self::ThisIsMe(_)
                | Self::NotMe(_)
                | Self::SamePerson(_)
                | Self::MarkIntroduced(_)
                | Self::Admit(_)
                | Self::Remove(_)
        )
    }

    /// Whether it gets the viewer out or stops something: leaving, stopping, and that somebody came in who should not be here
    /// (A 1.6). Such a press counts however soon it follows another.
    pub const fn is_urgent(&self) -> bool {
        matches!(
            self,
            Self::LeaveNow
                | Self::ReportOutsider(_)
                | Self::Pause
                | Self::Ask(
                    Action::Leave
                        | Action::EndForAll
                        | Action::StopRecording
                        | Action::StopTranscription
                        | Action::StopStreaming
                        | Action::StopSharing
                )
        )
    }
}
