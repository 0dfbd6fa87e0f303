//! The hospital's choices where documents conflict or are silent.

use crate::domain::identity::Method;
use crate::domain::setting::Setting;
use crate::domain::time::Millis;
use crate::domain::word::worded;

worded! {
    /// May the chat be used?
    Chat {
        /// Not at all.
        Forbidden = "forbidden",
        /// Without anything about a person.
        NoPersonalData = "no-personal-data",
        /// Yes.
        Allowed = "allowed",
    }
}

worded! {
    /// May the panel look at chat text for identity numbers?
    ChatScan {
        /// No.
        Off = "off",
        /// For identity numbers only, in memory.
        IdentityNumbers = "identity-numbers",
    }
}

worded! {
    /// May somebody sit in an open public place?
    PublicPlace {
        /// No.
        Never = "never",
        /// Only if the patient chooses so.
        PatientMayChoose = "patient-may-choose",
    }
}

worded! {
    /// May the call be recorded?
    RecordingPolicy {
        /// No.
        Never = "never",
        /// Only if cleared with the clinician before the start.
        ClearedBeforeStart = "cleared-before-start",
    }
}

worded! {
    /// What may be shown or shared?
    Sharing {
        /// Nothing about a person.
        NoPersonalData = "no-personal-data",
        /// Anything, with care.
        WithCare = "with-care",
    }
}

worded! {
    /// Who introduces themselves?
    Introductions {
        /// Everybody.
        All = "all",
        /// In larger meetings the leader may introduce groups.
        LeaderMayIntroduceGroups = "leader-may-introduce-groups",
    }
}

worded! {
    /// What follows when somebody comes in who does not belong?
    IntruderPolicy {
        /// The consultation ends.
        End = "end",
        /// The talk stops; going on needs the outsider gone, a new roll call and a deliberate act.
        Suspend = "suspend",
    }
}

worded! {
    /// Which ways of showing who one is are good enough?
    IdentityPolicy {
        /// An identity document.
        Document = "document",
        /// An identity document, or an electronic identity through the platform.
        DocumentOrEid = "document-or-eid",
        /// Being recognised, or anything stronger.
        Recognised = "recognised",
    }
}

impl IdentityPolicy {
    /// Whether a method is good enough.
    pub fn accepts(self, method: Method) -> bool {
        match self {
            Self::Document => method == Method::Document,
            Self::DocumentOrEid => matches!(method, Method::Document | Method::ElectronicId),
            Self::Recognised => true,
        }
    }
}

worded! {
    /// What does the patient owe when there were technical problems?
    Payment {
        /// Nothing, on any problem.
        NothingOnAnyProblem = "nothing-on-any-problem",
        /// Nothing, if the clinician judged the quality not good enough.
        NothingIfNotGoodEnough = "nothing-if-not-good-enough",
        /// The hospital decides.
        HospitalDecides = "hospital-decides",
    }
}

/// The times a procedure sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    /// The lock reminder grows after this long.
    pub lock_grows: Millis,
    /// The lock reminder insists after this long.
    pub lock_insists: Millis,
    /// The participant list is to be looked at this often.
    pub list_look: Millis,
    /// So long one waits before "did not attend".
    pub absence_wait: Millis,
    /// A command not confirmed after this long has failed.
    pub command_failed: Millis,
}

impl Default for Times {
    fn default() -> Self {
        Self {
            lock_grows: Millis::seconds(30),
            lock_insists: Millis::seconds(120),
            list_look: Millis::minutes(10),
            absence_wait: Millis::minutes(15),
            command_failed: Millis::seconds(10),
        }
    }
}

/// All the hospital's choices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policies {
    /// May the chat be used?
    pub chat: Chat,
    /// May the panel look at chat text?
    pub chat_scan: ChatScan,
    /// May somebody sit in an open public place?
    pub public_place: PublicPlace,
    /// May the call be recorded?
    pub recording: RecordingPolicy,
    /// What may be shown or shared?
    pub sharing: Sharing,
    /// Who introduces themselves?
    pub introductions: Introductions,
    /// What follows when an outsider comes in?
    pub intruder: IntruderPolicy,
    /// How an unknown patient shows who they are.
    pub identity_unknown: IdentityPolicy,
    /// How a known patient shows who they are.
    pub identity_known: IdentityPolicy,
    /// What the patient owes on technical problems.
    pub payment: Payment,
    /// The times.
    pub times: Times,
}

impl Policies {
    /// Which ways of showing who one is are good enough in this setting.
    pub const fn identity(&self, setting: Setting) -> IdentityPolicy {
        match setting {
            Setting::KnownPatient => self.identity_known,
            Setting::UnknownPatient | Setting::Group | Setting::CliniciansOnly => {
                self.identity_unknown
            }
        }
    }
}
