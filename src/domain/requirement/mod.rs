//! The closed catalogue of requirement kinds, and what is known of each requirement.

use crate::domain::word::worded;

mod evaluate;
mod evidence;
pub mod kinds;

pub(super) use evaluate::evaluate;
pub use evidence::{Evidence, StatementKind};

use super::procedure::RequirementId;
use super::time::Timestamp;

worded! {
    /// A kind of requirement this code can evaluate. Which of them apply is the procedure's to say.
    Kind {
        /// Video was judged to suit this patient and this matter (A 0).
        VideoSuits = "video-suits",
        /// Nobody records, unless it was cleared where the procedure allows that (A 1.1, B S3).
        NoRecording = "no-recording",
        /// The chat holds no personal data (A 1.2).
        ChatWithoutPersonalData = "chat-without-personal-data",
        /// What is shown or shared holds no personal data (A 1.3).
        SharingWithoutPersonalData = "sharing-without-personal-data",
        /// Nobody writes in the chat at all (B G8).
        ChatNotUsed = "chat-not-used",
        /// Patient data are shared with care, if at all (B G4).
        SharingWithCare = "sharing-with-care",
        /// Nobody can overhear; sound level tested first (A 1.4).
        NotOverheard = "not-overheard",
        /// Nobody can overhear (B G5).
        OutOfEarshot = "out-of-earshot",
        /// Nobody sits in an open public place, unless the patient's own choice where the procedure
        /// allows that (A 1.5, B G6).
        NotInPublicPlace = "not-in-public-place",
        /// Everybody present introduces themselves, off camera too; outsiders stop the talk (A 1.6).
        EveryoneIntroduced = "everyone-introduced",
        /// Everybody introduces themselves if possible, or a leader their group; who speaks is seen (B G7).
        IntroducedAndVisible = "introduced-and-visible",
        /// Others than the patient take part only as agreed, with what may be shared (B S7).
        OthersAgreed = "others-agreed",
        /// The participant list is looked at (A 1.7).
        ListWatched = "list-watched",
        /// A program or window is shared, not the screen (A 1.8).
        WindowNotScreen = "window-not-screen",
        /// What holds for any treatment holds here: nobody unauthorised sees or hears (A 1.9).
        GroundRules = "ground-rules",
        /// Where the talk is held outsiders have no access, and all of it is confidential (B S6).
        EqualConfidentiality = "equal-confidentiality",
        /// By taking part the patient agrees to video (A 2.1).
        ConsentByJoining = "consent-by-joining",
        /// The patient has been given the information about video (A 2.2).
        PatientInformed = "patient-informed",
        /// The patient was told of the video offer, and that the equipment meets national demands (B O3).
        ToldOfVideo = "told-of-video",
        /// The patient can use the tools, to log on and off among others (B G1).
        PatientAble = "patient-able",
        /// The calendar entry is private and shows nothing of the patient (B G2).
        CalendarPrivate = "calendar-private",
        /// Which equipment may be used (B G3).
        Equipment = "equipment",
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
        /// At the end all leave, close their programs, and are asked to (B G9).
        LeftAndClosed = "left-and-closed",
        /// On technical problems the professional judges the quality (B O4).
        QualityJudged = "quality-judged",
        /// Read or arranged once, before the first consultation (A 2.5, 3.0, 3.1; B S1, S2, S5, S8, O1, O2).
        Onboarding = "onboarding",
    }
}

impl Kind {
    /// Whether a person may set it aside in one consultation. What protects the patient's secrets, and
    /// what is law or a promise to them, is nobody's to set aside; the patient's choice of place has a
    /// way of its own (B G6).
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
        )
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
        /// A person set it aside, with a reason; or the hospital did, by a choice of its procedure.
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
        /// A person or the hospital's choice set it aside.
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
    /// It does not concern this consultation.
    pub const NOT_APPLICABLE: Self = Self::bare(Status::NotApplicable);

    /// The hospital chose otherwise where documents conflict, so this one does not hold here.
    pub const SET_ASIDE: Self =
        Self { status: Status::Waived, basis: Basis::Waived, at: None, before: None };

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

    /// Whether it is another status than this one's, or known in another way; not only at another moment.
    pub fn differs(self, other: Self) -> bool {
        (self.status, self.basis) != (other.status, other.basis)
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
