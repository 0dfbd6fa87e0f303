//! The hospital's policies, where documents conflict or are silent, and the times that a procedure can set.

use crate::domain::identity::Method;
use crate::domain::setting::{Party, Setting};
use crate::domain::time::Millis;
use crate::domain::word::worded;

worded! {
    /// May the chat be used?
    Chat {
        /// Not at all.
        Forbidden = "forbidden",
        /// Without personal data.
        NoPersonalData = "no-personal-data",
        /// For anything.
        Allowed = "allowed",
    }
}

worded! {
    /// May the panel search chat text for identity numbers?
    ChatScan {
        /// Not at all.
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
        /// Only if the patient chooses to.
        PatientMayChoose = "patient-may-choose",
    }
}

worded! {
    /// May the call be recorded?
    RecordingPolicy {
        /// Nobody may record.
        Never = "never",
        /// Only if agreed with the clinician before the start.
        ClearedBeforeStart = "cleared-before-start",
    }
}

worded! {
    /// May what is said be written down automatically, by a transcription or an AI assistant?
    ScribePolicy {
        /// Not at all.
        Never = "never",
        /// Only if agreed with the patient before the conversation. The patient may refuse at any time.
        Agreed = "agreed",
    }
}

worded! {
    /// What may be shown or shared?
    Sharing {
        /// Nothing with personal data.
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
        /// In larger meetings a leader may introduce groups.
        LeaderMayIntroduceGroups = "leader-may-introduce-groups",
    }
}

worded! {
    /// What happens when there is an outsider?
    IntruderPolicy {
        /// The consultation ends.
        End = "end",
        /// The conversation is suspended. To resume, the outsider must be gone; a new roll call and a deliberate action are
        /// required.
        Suspend = "suspend",
    }
}

worded! {
    /// Which methods of identification are sufficient?
    IdentityPolicy {
        /// An identity document.
        Document = "document",
        /// An identity document, or for the patient an electronic identity: through the platform, as a person states, or at a high
        /// level, as the host page tells of somebody whom the room shows under their id.
        DocumentOrEid = "document-or-eid",
        /// Recognition by the other party, or anything stronger.
        Recognised = "recognised",
    }
}

impl IdentityPolicy {
    /// Whether a method is sufficient for a party. The patient does not see the clinician's login, so it never identifies the
    /// clinician (A 2.4).
    pub fn accepts(self, party: Party, method: Method) -> bool {
        match method {
            Method::Document => true,
            Method::ElectronicId => party == Party::Patient && self != Self::Document,
            Method::Recognised => self == Self::Recognised,
            // The host page tells of it, and no person.
            Method::PortalLogin => false,
        }
    }

    /// Whether it accepts fewer methods than another.
    pub fn is_stricter_than(self, other: Self) -> bool {
        let accepted = |policy: Self| {
            let methods = Method::ALL.iter();
            methods.filter(|method| policy.accepts(Party::Patient, **method)).count()
        };
        accepted(self) < accepted(other)
    }
}

worded! {
    /// What does the patient owe if there were technical problems?
    Payment {
        /// Nothing after any problem.
        NothingOnAnyProblem = "nothing-on-any-problem",
        /// Nothing, if the clinician judged the quality not good enough.
        NothingIfNotGoodEnough = "nothing-if-not-good-enough",
        /// The hospital decides.
        HospitalDecides = "hospital-decides",
    }
}

worded! {
    /// Is a fee charged when the patient does not attend?
    NoShowFee {
        /// No fee.
        None = "none",
        /// The hospital decides.
        HospitalDecides = "hospital-decides",
    }
}

/// Declares the policies of a procedure from one table: name, field and list of words.
macro_rules! policies {
    ($($(#[doc = $meaning:literal])+ $field:ident: $policy:ident, $name:ident = $word:literal;)+) => {
        worded! {
            /// The name of a policy. Every procedure sets every policy.
            PolicyName { $($(#[doc = $meaning])+ $name = $word,)+ }
        }

        impl PolicyName {
            /// The words that it can be set to.
            pub const fn words(self) -> &'static [&'static str] {
                match self { $(Self::$name => $policy::WORDS,)+ }
            }

            /// The meaning of each word, in the same order.
            pub const fn meanings(self) -> &'static [&'static str] {
                match self { $(Self::$name => $policy::MEANINGS,)+ }
            }
        }

        /// All the hospital's policies.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct Policies {
            $($(#[doc = $meaning])+ pub $field: $policy,)+
            /// The times.
            pub times: Times,
        }

        impl Policies {
            /// The first value of every policy: the start of a check. A procedure sets every policy itself.
            pub(crate) const FIRST: Self =
                Self { $($field: $policy::ALL[0],)+ times: Times::USUAL };

            /// The word that a policy is set to.
            pub const fn word(&self, name: PolicyName) -> &'static str {
                match name { $(PolicyName::$name => self.$field.word(),)+ }
            }

            /// Sets a policy. `false` if it has no such word.
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
    /// May the panel search chat text?
    chat_scan: ChatScan, ChatScan = "chat_scan";
    /// May somebody sit in an open public place?
    public_place: PublicPlace, PublicPlace = "public_place";
    /// May the call be recorded?
    recording: RecordingPolicy, Recording = "recording";
    /// May what is said be written down automatically?
    scribe: ScribePolicy, Scribe = "scribe";
    /// What may be shown or shared?
    sharing: Sharing, Sharing = "sharing";
    /// Who introduces themselves?
    introductions: Introductions, Introductions = "introductions";
    /// What happens when there is an outsider?
    intruder: IntruderPolicy, Intruder = "intruder";
    /// How does an unknown patient identify themselves?
    identity_unknown: IdentityPolicy, IdentityUnknown = "identity.unknown";
    /// How does a known patient identify themselves? Never stricter than for an unknown one.
    identity_known: IdentityPolicy, IdentityKnown = "identity.known";
    /// What does the patient owe if there were technical problems?
    payment: Payment, Payment = "payment";
    /// Is a fee charged when the patient does not attend?
    no_show_fee: NoShowFee, NoShowFee = "no_show_fee";
}

impl Policies {
    /// The methods of identification that are sufficient in this setting.
    pub const fn identity(&self, setting: Setting) -> IdentityPolicy {
        match setting {
            Setting::KnownPatient => self.identity_known,
            Setting::UnknownPatient | Setting::Group | Setting::CliniciansOnly => {
                self.identity_unknown
            }
        }
    }
}

/// Declares the times from one table: name, field, default and bounds in seconds.
macro_rules! times {
    ($($(#[doc = $meaning:literal])+
        $field:ident: $name:ident = $word:literal, usually $usual:literal, $least:literal to $most:literal;)+
    ) => {
        worded! {
            /// The name of a time.
            TimeName { $($(#[doc = $meaning])+ $name = $word,)+ }
        }

        impl TimeName {
            /// The minimum and the maximum, in seconds.
            pub const fn bounds(self) -> (u64, u64) {
                match self { $(Self::$name => ($least, $most),)+ }
            }
        }

        /// The times of a procedure.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct Times {
            $($(#[doc = $meaning])+ pub $field: Millis,)+
        }

        impl Times {
            /// The defaults.
            pub const USUAL: Self = Self { $($field: Millis::seconds($usual),)+ };

            /// The length of a time.
            pub const fn length(&self, name: TimeName) -> Millis {
                match name { $(TimeName::$name => self.$field,)+ }
            }

            pub(crate) fn set(&mut self, name: TimeName, length: Millis) {
                match name { $(TimeName::$name => self.$field = length,)+ }
            }
        }
    };
}

times! {
    /// How long until the lock reminder grows.
    lock_grows: LockGrows = "lock_grows", usually 30, 5 to 600;
    /// How long until the lock reminder insists; more than `lock_grows`.
    lock_insists: LockInsists = "lock_insists", usually 120, 10 to 1_800;
    /// How often the participant list must be checked.
    list_look: ListLook = "list_look", usually 600, 60 to 7_200;
    /// How long to wait before "did not attend".
    absence_wait: AbsenceWait = "absence_wait", usually 900, 0 to 7_200;
    /// For how much of the last minute the picture may be measured to stand still before the quality is to be judged.
    picture_frozen: PictureFrozen = "picture_frozen", usually 10, 2 to 60;
    /// How much of the sound of the last minute may be measured to be filled in before the quality is to be judged.
    sound_filled: SoundFilled = "sound_filled", usually 6, 2 to 60;
    /// How long until an unconfirmed command counts as failed.
    command_failed: CommandFailed = "command_failed", usually 10, 2 to 120;
}
