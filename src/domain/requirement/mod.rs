//! The closed catalogue of requirement kinds, and the status of each requirement.

use crate::domain::word::worded;

mod evaluate;
mod evidence;
mod history;
mod kinds;

pub(super) use evaluate::evaluate;
pub use evidence::{Evidence, StatementKind};
pub use history::{Cause, Change, History, MOST_CHANGES};

use super::procedure::RequirementId;
use super::time::Timestamp;

worded! {
    /// A kind of requirement that this code can evaluate. The procedure decides which of them apply.
    Kind {
        /// Video is judged to be suitable for this patient and this matter (A 0).
        VideoSuits = "video-suits",
        /// Nobody records, unless a recording was agreed and the procedure allows it (A 1.1, B S3).
        NoRecording = "no-recording",
        /// The chat contains no personal data (A 1.2).
        ChatWithoutPersonalData = "chat-without-personal-data",
        /// What is shown or shared contains no personal data (A 1.3).
        SharingWithoutPersonalData = "sharing-without-personal-data",
        /// Nobody writes in the chat at all (B G8).
        ChatNotUsed = "chat-not-used",
        /// Patient data is shared with care, if at all (B G4).
        SharingWithCare = "sharing-with-care",
        /// Nobody can overhear, and the sound level is tested first (A 1.4).
        NotOverheard = "not-overheard",
        /// Nobody can overhear (B G5).
        OutOfEarshot = "out-of-earshot",
        /// Nobody sits in an open public place, unless the patient chooses to and the procedure allows it (A 1.5, B G6).
        NotInPublicPlace = "not-in-public-place",
        /// Everybody present introduces themselves, also off camera; an outsider stops the conversation (A 1.6).
        EveryoneIntroduced = "everyone-introduced",
        /// Everybody introduces themselves if possible, or a leader introduces groups; whoever speaks is visible (B G7).
        IntroducedAndVisible = "introduced-and-visible",
        /// Others take part only as agreed with the patient, including what may be shared (B S7).
        OthersAgreed = "others-agreed",
        /// The participant list is checked (A 1.7).
        ListWatched = "list-watched",
        /// A program or window is shared, not the whole screen (A 1.8).
        WindowNotScreen = "window-not-screen",
        /// The rules of any treatment apply: nobody unauthorised sees or hears (A 1.9).
        GroundRules = "ground-rules",
        /// Outsiders have no access to the conversation, and all of it is confidential (B S6).
        EqualConfidentiality = "equal-confidentiality",
        /// By joining, the patient consents to video (A 2.1).
        ConsentByJoining = "consent-by-joining",
        /// The patient has received the information about video (A 2.2).
        PatientInformed = "patient-informed",
        /// The patient was informed of the video offer, and that the equipment meets national requirements (B O3).
        ToldOfVideo = "told-of-video",
        /// The patient can use the tools, including to log on and off (B G1).
        PatientAble = "patient-able",
        /// The calendar entry is private and shows nothing about the patient (B G2).
        CalendarPrivate = "calendar-private",
        /// The equipment that may be used (B G3).
        Equipment = "equipment",
        /// The patient is identified without doubt (A 2.3).
        PatientIdentified = "patient-identified",
        /// The health personnel are identified without doubt (A 2.4).
        ClinicianIdentified = "clinician-identified",
        /// The patient does not pay if there were technical problems (A 2.6).
        NoPaymentOnProblems = "no-payment-on-problems",
        /// Both ends use the same video system (A 2.7).
        SameSolution = "same-solution",
        /// The room is locked (A 2.8).
        RoomLocked = "room-locked",
        /// The record is kept as for any consultation (A 2.9).
        RecordKept = "record-kept",
        /// At the end everybody leaves and closes their programs, and the clinician asks the others to (B G9).
        LeftAndClosed = "left-and-closed",
        /// The professional judges the quality when there are technical problems (B O4).
        QualityJudged = "quality-judged",
        /// Read or arranged once before the first consultation (A 2.5, 3.0, 3.1; B S1, S2, S5, S8, O1, O2).
        Onboarding = "onboarding",
        /// What the hospital words itself, and a person says is right or not.
        Confirm = "confirm",
        /// What the hospital words itself, and a person reads.
        Inform = "inform",
    }
}

impl Kind {
    /// Whether the hospital words it itself and there may be many of it, each answered by itself.
    pub const fn is_generic(self) -> bool {
        matches!(self, Self::Confirm | Self::Inform)
    }

    /// Whether a person may waive it in a consultation. What protects confidentiality, is law or is a promise to the patient
    /// cannot be waived. The patient's choice of a public place is recorded as such, not as a waiver (B G6).
    pub const fn can_be_set_aside(self) -> bool {
        !matches!(
            self,
            Self::NoRecording
                | Self::NotInPublicPlace
                | Self::EqualConfidentiality
                | Self::GroundRules
                | Self::ConsentByJoining
                | Self::Equipment
                | Self::NoPaymentOnProblems
                | Self::RecordKept
                | Self::Onboarding
                | Self::Inform
        )
    }
}

worded! {
    /// The status of a requirement.
    Status {
        /// Somebody can still answer it.
        Open = "open",
        /// It is met.
        Met = "met",
        /// It is broken.
        Unmet = "unmet",
        /// Nobody can tell.
        Unknown = "unknown",
        /// A person waived it with a reason, or the hospital did by a policy of its procedure.
        Waived = "waived",
        /// It does not apply to this consultation.
        NotApplicable = "not-applicable",
    }
}

worded! {
    /// How a status is known.
    Basis {
        /// The platform reported it.
        Observed = "observed",
        /// A person stated it.
        Attested = "attested",
        /// The host page told of it.
        Told = "told",
        /// A person has read the requirement.
        Informed = "informed",
        /// A person or a policy of the hospital waived it.
        Waived = "waived",
        /// It is not known yet.
        None = "none",
    }
}

/// What is known of a requirement: the status, its basis and its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// The status.
    pub status: Status,
    /// How the status is known.
    pub basis: Basis,
    /// Since when; `None` while nothing is known.
    pub at: Option<Timestamp>,
    /// The time of the previous answer or observation, if it was reopened or contradicted.
    pub before: Option<Timestamp>,
}

impl Known {
    /// Nothing is known, and somebody can answer.
    pub const OPEN: Self = Self::bare(Status::Open);
    /// It does not apply to this consultation.
    pub const NOT_APPLICABLE: Self = Self::bare(Status::NotApplicable);

    /// A policy of the hospital waives it: where documents conflict, the hospital follows the other one.
    pub const SET_ASIDE: Self =
        Self { status: Status::Waived, basis: Basis::Waived, at: None, before: None };

    const fn bare(status: Status) -> Self {
        Self { status, basis: Basis::None, at: None, before: None }
    }

    /// Met, as the platform reported.
    pub const fn observed(at: Timestamp) -> Self {
        Self { status: Status::Met, basis: Basis::Observed, at: Some(at), before: None }
    }

    /// Met, as a person stated.
    pub const fn attested(at: Timestamp) -> Self {
        Self { status: Status::Met, basis: Basis::Attested, at: Some(at), before: None }
    }

    /// Met, because a person has read it.
    pub const fn informed(at: Timestamp) -> Self {
        Self { status: Status::Met, basis: Basis::Informed, at: Some(at), before: None }
    }

    /// Broken, on this basis.
    pub const fn unmet(basis: Basis, at: Timestamp) -> Self {
        Self { status: Status::Unmet, basis, at: Some(at), before: None }
    }

    /// Whether the status or the basis differ; the times are ignored.
    pub fn differs(self, other: Self) -> bool {
        (self.status, self.basis) != (other.status, other.basis)
    }

    /// The same with the time of the previous answer or observation.
    pub const fn after(self, before: Option<Timestamp>) -> Self {
        Self { before, ..self }
    }
}

/// When a requirement was broken, and when a person stated that it was put right. It stays in the note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Remedy {
    /// Since when it was broken; `None` where no moment is known.
    pub broken: Option<Timestamp>,
    /// When it was put right.
    pub at: Timestamp,
}

/// A requirement of the procedure, and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which requirement.
    pub id: RequirementId,
    /// Its kind.
    pub kind: Kind,
    /// What is known of it.
    pub known: Known,
}
