//! The closed catalogue of requirement kinds, and what is known of each requirement.

use crate::domain::word::worded;

mod evaluate;
pub mod kinds;

pub use evaluate::evaluate;

use super::procedure::RequirementId;
use super::time::Timestamp;

worded! {
    /// A kind of requirement this code can evaluate. Which of them apply is the procedure's to say.
    Kind {
        /// Nobody records (A 1.1).
        NoRecording = "no-recording",
        /// The chat holds no personal data (A 1.2).
        ChatWithoutPersonalData = "chat-without-personal-data",
        /// What is shown or shared holds no personal data (A 1.3).
        SharingWithoutPersonalData = "sharing-without-personal-data",
        /// Nobody can overhear; sound level tested first (A 1.4).
        NotOverheard = "not-overheard",
        /// Nobody sits in an open public place (A 1.5).
        NotInPublicPlace = "not-in-public-place",
        /// Everybody present introduces themselves, off camera too; outsiders stop the talk (A 1.6).
        EveryoneIntroduced = "everyone-introduced",
        /// The participant list is looked at (A 1.7).
        ListWatched = "list-watched",
        /// A program or window is shared, not the screen (A 1.8).
        WindowNotScreen = "window-not-screen",
        /// The patient is identified without doubt (A 2.3).
        PatientIdentified = "patient-identified",
        /// The health personnel are identified without doubt (A 2.4).
        ClinicianIdentified = "clinician-identified",
        /// The patient does not pay when there were technical problems (A 2.6).
        NoPaymentOnProblems = "no-payment-on-problems",
        /// Both use the same solution (A 2.7).
        SameSolution = "same-solution",
        /// The room is locked (A 2.8).
        RoomLocked = "room-locked",
        /// The record is kept as for any consultation (A 2.9).
        RecordKept = "record-kept",
        /// On technical problems the professional judges the quality (B O4).
        QualityJudged = "quality-judged",
    }
}

worded! {
    /// What is known of a requirement.
    Status {
        /// Somebody can still answer it.
        Open = "open",
        /// It is kept.
        Met = "met",
        /// It is broken.
        Unmet = "unmet",
        /// Nobody can tell.
        Unknown = "unknown",
        /// A person set it aside, with a reason.
        Waived = "waived",
        /// It does not concern this consultation.
        NotApplicable = "not-applicable",
    }
}

worded! {
    /// How we know.
    Basis {
        /// The platform told.
        Observed = "observed",
        /// A person said so.
        Attested = "attested",
        /// A person has read it.
        Informed = "informed",
        /// A person set it aside.
        Waived = "waived",
        /// Nothing yet.
        None = "none",
    }
}

/// What a kind finds: the status, how we know and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// The status.
    pub status: Status,
    /// How we know.
    pub basis: Basis,
    /// Since when; `None` while there is nothing.
    pub at: Option<Timestamp>,
    /// What stood before and was opened again or contradicted.
    pub before: Option<Timestamp>,
}

impl Known {
    /// Nothing is known and somebody can answer.
    pub const OPEN: Self = Self::bare(Status::Open);
    /// Nothing is known and nobody can tell.
    pub const UNKNOWN: Self = Self::bare(Status::Unknown);
    /// It does not concern this consultation.
    pub const NOT_APPLICABLE: Self = Self::bare(Status::NotApplicable);

    const fn bare(status: Status) -> Self {
        Self { status, basis: Basis::None, at: None, before: None }
    }

    /// Kept, as the platform told.
    pub const fn observed(at: Timestamp) -> Self {
        Self { status: Status::Met, basis: Basis::Observed, at: Some(at), before: None }
    }

    /// Kept, as a person said.
    pub const fn attested(at: Timestamp) -> Self {
        Self { status: Status::Met, basis: Basis::Attested, at: Some(at), before: None }
    }

    /// Kept, as a person has read it.
    pub const fn informed(at: Timestamp) -> Self {
        Self { status: Status::Met, basis: Basis::Informed, at: Some(at), before: None }
    }

    /// Broken, known on this basis.
    pub const fn unmet(basis: Basis, at: Timestamp) -> Self {
        Self { status: Status::Unmet, basis, at: Some(at), before: None }
    }

    /// The same, with the moment of what stood before.
    pub const fn after(self, before: Option<Timestamp>) -> Self {
        Self { before, ..self }
    }
}

/// One requirement of the procedure and what is known of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which requirement.
    pub id: RequirementId,
    /// Its kind.
    pub kind: Kind,
    /// What is known.
    pub known: Known,
}
