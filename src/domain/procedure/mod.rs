//! A hospital's procedure: the draft as written, the checked procedure, and the problems a draft can have.

use crate::domain::word::worded;

mod check;
mod checked;
mod draft;
mod policy;
mod problem;

pub use check::{
    LONGEST_LINK, LONGEST_PHRASE, LONGEST_TEXT, MOST_ENTRIES, MOST_LANGUAGES, MOST_LINKS,
    MOST_RULES,
};
pub use checked::{FIRST_LANGUAGE, Procedure, ReadingLink, Rule};
pub(crate) use draft::{Draft, DraftLink, DraftRule};
pub use draft::{LinkField, ProcedureField, RuleField};
pub use policy::{
    Chat, ChatScan, IdentityPolicy, Introductions, IntruderPolicy, NoShowFee, Payment, Policies,
    PolicyName, PublicPlace, RecordingPolicy, ScribePolicy, Sharing, TimeName, Times,
};
pub use problem::{MOST_PROBLEMS, Problem, ProblemKind, Problems, Spot};

use std::fmt;

/// Texts by language tag, in the order of the file.
pub type Texts = Vec<(String, String)>;

/// The maximum length of a requirement's id, in bytes.
const LONGEST_ID: usize = 32;

/// A requirement's id in its procedure, as `A-2.8`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequirementId {
    /// Its letters, and zeros after them.
    bytes: [u8; LONGEST_ID],
}

impl RequirementId {
    /// Parses an id: letters, digits, dots and hyphens, at most 32 characters.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = !text.is_empty()
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
        let mut bytes = [0; LONGEST_ID];
        bytes.get_mut(..text.len()).filter(|_| fits)?.copy_from_slice(text.as_bytes());
        Some(Self { bytes })
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        let end = self.bytes.iter().position(|byte| *byte == 0).unwrap_or(LONGEST_ID);
        // Only ASCII is parsed.
        std::str::from_utf8(&self.bytes[..end]).unwrap_or_default()
    }
}

impl fmt::Debug for RequirementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

worded! {
    /// How strongly a document words a requirement, in its own verb.
    Strength {
        /// *skal*, or an imperative.
        Shall = "shall",
        /// *skal kunne*.
        ShallBeAble = "shall-be-able",
        /// *bør*, *oppfordres*, *anbefales*.
        Should = "should",
        /// *kan*.
        May = "may",
        /// A statement that binds nobody.
        Info = "info",
    }
}

impl Strength {
    /// Whether somebody departs from the procedure who does not do it.
    pub const fn is_duty(self) -> bool {
        !matches!(self, Self::May | Self::Info)
    }
}

worded! {
    /// What a procedure states about its video systems. The panel says it to people only if the procedure does.
    Fact {
        /// The call is encrypted.
        Encrypted = "encrypted",
        /// Neither sound nor picture is stored.
        NotStored = "not-stored",
    }
}

worded! {
    /// When a "yes" to a requirement of the kind `confirm` does not hold any more, and it is asked for again. A "no" stands
    /// until a person says otherwise.
    Reopens {
        /// Never: it holds to the end.
        Never = "never",
        /// When somebody comes who was not there before, or nobody can tell who came.
        SomebodyNew = "somebody-new",
        /// As `somebody-new`, and when somebody comes back who was away, the viewer too.
        Return = "return",
    }
}

worded! {
    /// What follows from a "no" to a requirement of the kind `confirm`.
    WhenNo {
        /// It stands in the note.
        Note = "note",
        /// It stands in the note, and the panel asks for care during the conversation.
        Caution = "caution",
        /// It stands in the note, and the conversation is not to begin or go on. A clinician may still waive the requirement.
        Stop = "stop",
    }
}

worded! {
    /// When a requirement is dealt with.
    Moment {
        /// Read once before the first use; not part of a consultation.
        Onboarding = "onboarding",
        /// Before anybody is in the call.
        Before = "before",
        /// While people are admitted.
        Start = "start",
        /// During the conversation.
        During = "during",
        /// At the end and afterwards.
        End = "end",
    }
}
