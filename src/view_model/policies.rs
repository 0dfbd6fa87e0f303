//! The hospital's policies in words, each with the reason that the procedure gives.

use super::text::{Arg, Key, Message, Var};
use crate::domain::{
    Chat, ChatScan, IdentityPolicy, Introductions, IntruderPolicy, Payment, Policies, PolicyName,
    Procedure, PublicPlace, RecordingPolicy, Sharing, Viewer,
};

/// A policy of the hospital.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PolicyView {
    /// Which policy.
    pub name: PolicyName,
    /// Its subject.
    pub label: Message,
    /// The chosen value.
    pub choice: Message,
    /// The reason, in the procedure's own words; `None` if it gives none.
    pub reason: Option<String>,
}

impl PolicyView {
    /// The subject and the chosen value in one line.
    pub fn line(&self) -> Message {
        Message::from(Key::PolicyLine)
            .with(Var::Title, Arg::Message(Box::new(self.label.clone())))
            .with(Var::Result, Arg::Message(Box::new(self.choice.clone())))
    }
}

/// The policies in force under a procedure, in the order of the documentation, with the reasons in `language`. A policy that no
/// rule depends on is left out: it would read as if it applied.
pub fn policies(procedure: &Procedure, language: &str) -> Vec<PolicyView> {
    let view = |name: &PolicyName| PolicyView {
        name: *name,
        label: label(*name).into(),
        choice: choice(&procedure.policies, *name).into(),
        reason: procedure.reason(*name, language).map(str::to_owned),
    };
    PolicyName::ALL.iter().filter(|name| procedure.is_in_force(**name)).map(view).collect()
}

/// The policies that concern a viewer: all for the clinician, for the patient those that the patient notices.
pub(super) fn policies_for(
    viewer: Viewer,
    procedure: &Procedure,
    language: &str,
) -> Vec<PolicyView> {
    let mut all = policies(procedure, language);
    all.retain(|policy| viewer == Viewer::Clinician || concerns_patient(policy.name));
    all
}

const fn concerns_patient(name: PolicyName) -> bool {
    match name {
        PolicyName::Chat
        | PolicyName::ChatScan
        | PolicyName::PublicPlace
        | PolicyName::Recording
        | PolicyName::Sharing
        | PolicyName::Payment => true,
        PolicyName::Introductions
        | PolicyName::Intruder
        | PolicyName::IdentityUnknown
        | PolicyName::IdentityKnown => false,
    }
}

const fn label(name: PolicyName) -> Key {
    match name {
        PolicyName::Chat => Key::PolicyChat,
        PolicyName::ChatScan => Key::PolicyChatScan,
        PolicyName::PublicPlace => Key::PolicyPublicPlace,
        PolicyName::Recording => Key::PolicyRecording,
        PolicyName::Sharing => Key::PolicySharing,
        PolicyName::Introductions => Key::PolicyIntroductions,
        PolicyName::Intruder => Key::PolicyIntruder,
        PolicyName::IdentityUnknown => Key::PolicyIdentityUnknown,
        PolicyName::IdentityKnown => Key::PolicyIdentityKnown,
        PolicyName::Payment => Key::PolicyPayment,
    }
}

const fn choice(policies: &Policies, name: PolicyName) -> Key {
    match name {
        PolicyName::Chat => match policies.chat {
            Chat::Forbidden => Key::PolicyChatForbidden,
            Chat::NoPersonalData => Key::PolicyChatNoPersonalData,
            Chat::Allowed => Key::PolicyChatAllowed,
        },
        PolicyName::ChatScan => match policies.chat_scan {
            ChatScan::Off => Key::PolicyChatScanOff,
            ChatScan::IdentityNumbers => Key::PolicyChatScanIdentityNumbers,
        },
        PolicyName::PublicPlace => match policies.public_place {
            PublicPlace::Never => Key::PolicyPublicPlaceNever,
            PublicPlace::PatientMayChoose => Key::PolicyPublicPlacePatient,
        },
        PolicyName::Recording => match policies.recording {
            RecordingPolicy::Never => Key::PolicyRecordingNever,
            RecordingPolicy::ClearedBeforeStart => Key::PolicyRecordingCleared,
        },
        PolicyName::Sharing => match policies.sharing {
            Sharing::NoPersonalData => Key::PolicySharingNothing,
            Sharing::WithCare => Key::PolicySharingCare,
        },
        PolicyName::Introductions => match policies.introductions {
            Introductions::All => Key::PolicyIntroductionsAll,
            Introductions::LeaderMayIntroduceGroups => Key::PolicyIntroductionsGroups,
        },
        PolicyName::Intruder => match policies.intruder {
            IntruderPolicy::End => Key::PolicyIntruderEnd,
            IntruderPolicy::Suspend => Key::PolicyIntruderSuspend,
        },
        PolicyName::IdentityUnknown => identity(policies.identity_unknown),
        PolicyName::IdentityKnown => identity(policies.identity_known),
        PolicyName::Payment => match policies.payment {
            Payment::NothingOnAnyProblem => Key::PolicyPaymentNothing,
            Payment::NothingIfNotGoodEnough => Key::PolicyPaymentIfBad,
            Payment::HospitalDecides => Key::PolicyPaymentHospital,
        },
    }
}

const fn identity(policy: IdentityPolicy) -> Key {
    match policy {
        IdentityPolicy::Document => Key::PolicyIdentityDocument,
        IdentityPolicy::DocumentOrEid => Key::PolicyIdentityEid,
        IdentityPolicy::Recognised => Key::PolicyIdentityRecognised,
    }
}
