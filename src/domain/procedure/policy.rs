//! The hospital's choices where documents conflict or are silent.

use crate::domain::identity::Method;
use crate::domain::setting::Setting;
use crate::domain::word::worded;

use super::times::Times;

worded! {
    /// May the chat be used?
    Chat {
        /// Not at all.
        Forbidden = "forbidden",
        /// Without anything about a person.
        NoPersonalData = "no-personal-data",
        /// For anything.
        Allowed = "allowed",
    }
}

worded! {
    /// May the panel look at chat text for identity numbers?
    ChatScan {
        /// It looks at none.
        Off = "off",
        /// For identity numbers only, in memory.
        IdentityNumbers = "identity-numbers",
    }
}

worded! {
    /// May somebody sit in an open public place?
    PublicPlace {
        /// Nobody may.
        Never = "never",
        /// Only if the patient chooses so.
        PatientMayChoose = "patient-may-choose",
    }
}

worded! {
    /// May the call be recorded?
    RecordingPolicy {
        /// Nobody may record.
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

/// Declares the choices a procedure makes: the name of each, its field and its list of words, all from one table.
macro_rules! policies {
    ($($(#[doc = $meaning:literal])+ $field:ident: $policy:ident, $name:ident = $word:literal;)+) => {
        worded! {
            /// The name of a choice that every procedure makes.
            PolicyName { $($(#[doc = $meaning])+ $name = $word,)+ }
        }

        impl PolicyName {
            /// The words of which one is chosen.
            pub const fn words(self) -> &'static [&'static str] {
                match self { $(Self::$name => $policy::WORDS,)+ }
            }

            /// What each of these words means, in the same order.
            pub const fn meanings(self) -> &'static [&'static str] {
                match self { $(Self::$name => $policy::MEANINGS,)+ }
            }
        }

        /// All the hospital's choices.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct Policies {
            $($(#[doc = $meaning])+ pub $field: $policy,)+
            /// The times.
            pub times: Times,
        }

        impl Policies {
            /// Each choice as its list begins. What a check starts from; a procedure makes every choice itself.
            pub(crate) const FIRST: Self =
                Self { $($field: $policy::ALL[0],)+ times: Times::USUAL };

            /// The word chosen.
            pub const fn word(&self, name: PolicyName) -> &'static str {
                match name { $(PolicyName::$name => self.$field.word(),)+ }
            }

            /// Makes a choice. `false` if the word is none of the choice's own.
            pub(crate) fn choose(&mut self, name: PolicyName, word: &str) -> bool {
                match name {
                    $(PolicyName::$name => $policy::parse(word).map(|p| self.$field = p).is_some(),)+
                }
            }
        }
    };
}

policies! {
    /// May the chat be used?
    chat: Chat, Chat = "chat";
    /// May the panel look at chat text?
    chat_scan: ChatScan, ChatScan = "chat_scan";
    /// May somebody sit in an open public place?
    public_place: PublicPlace, PublicPlace = "public_place";
    /// May the call be recorded?
    recording: RecordingPolicy, Recording = "recording";
    /// What may be shown or shared?
    sharing: Sharing, Sharing = "sharing";
    /// Who introduces themselves?
    introductions: Introductions, Introductions = "introductions";
    /// What follows when an outsider comes in?
    intruder: IntruderPolicy, Intruder = "intruder";
    /// How an unknown patient shows who they are.
    identity_unknown: IdentityPolicy, IdentityUnknown = "identity.unknown";
    /// How a known patient shows who they are.
    identity_known: IdentityPolicy, IdentityKnown = "identity.known";
    /// What the patient owes on technical problems.
    payment: Payment, Payment = "payment";
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
