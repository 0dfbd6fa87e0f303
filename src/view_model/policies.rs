//! The procedure in words: its name and version, and the hospital's policies with the reason for each.

use super::prelude::*;
use crate::domain::{
    Chat, ChatScan, IdentityPolicy, Introductions, IntruderPolicy, NoShowFee, Payment, Policies,
    PolicyName, Procedure, PublicPlace, RecordingPolicy, ScribePolicy, Sharing,
};

/// The title, source, version and check date of a procedure.
pub(super) fn procedure_line(procedure: &Procedure, language: &str) -> Message {
    Key::ProcedureLine
        .with(Var::Title, own_words(language, |language| procedure.title(language)))
        .with(Var::Source, own_words(language, |_| procedure.source.as_str()))
        .with(Var::Version, version_line(procedure))
        .with(Var::Date, procedure.checked_on.as_str())
}

/// The version of a procedure in words. A procedure made of several documents has one version for each, separated by
/// `" / "`; a dash stands for a document without a version.
pub fn version_line(procedure: &Procedure) -> Message {
    let versions = procedure.version.split(" / ").map(|version| match version {
        "–" | "-" => Key::ProcedureUnversioned.into(),
        version => Key::ProcedureVersion.with(Var::Version, version),
    });
    let all = versions.reduce(|line, version| {
        Key::ProcedureVersions.with(Var::First, line).with(Var::Second, version)
    });
    all.unwrap_or_else(|| Key::ProcedureUnversioned.into())
}

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
    pub reason: Option<Message>,
}

impl PolicyView {
    /// The subject and the chosen value in one line.
    pub fn line(&self) -> Message {
        Key::PolicyLine.with(Var::Title, self.label.clone()).with(Var::Result, self.choice.clone())
    }
}

/// The policies in force under a procedure, in the order of the documentation, with the reasons in `language`. A policy that no
/// rule depends on is left out: it would read as if it applied.
pub fn policies(procedure: &Procedure, language: &str) -> Vec<PolicyView> {
    let in_force = PolicyName::ALL.iter().filter(|name| procedure.is_in_force(**name));
    in_force.map(|name| policy(procedure, *name, language)).collect()
}

/// A policy of a procedure, in force or not, with its reason in `language`.
pub fn policy(procedure: &Procedure, name: PolicyName, language: &str) -> PolicyView {
    PolicyView {
        name,
        label: policy_label(name).into(),
        choice: choice(&procedure.policies, name).into(),
        reason: procedure.reason(name, language).map(|_| {
            let words = |language: &str| procedure.reason(name, language).unwrap_or_default();
            Key::Verbatim.with(Var::Text, own_words(language, words))
        }),
    }
}

/// Whether the patient notices the policy. All policies concern the clinician. `chosen`: somebody chose the procedure, so
/// that the patient may be told what they owe.
pub(super) const fn concerns_patient(name: PolicyName, chosen: bool) -> bool {
    if matches!(name, PolicyName::Payment | PolicyName::NoShowFee) {
        return chosen;
    }
    !matches!(
        name,
        PolicyName::Introductions
            | PolicyName::Intruder
            | PolicyName::IdentityUnknown
            | PolicyName::IdentityKnown
    )
}

/// The words for one of the words that a policy can be set to. `None` if it has no such word.
pub fn policy_choice(name: PolicyName, word: &str) -> Option<Key> {
    let mut policies = Policies::FIRST;
    policies.choose(name, word).then(|| choice(&policies, name))
}

/// The subject of a policy.
pub const fn policy_label(name: PolicyName) -> Key {
    match name {
        PolicyName::Chat => Key::PolicyChat,
        PolicyName::ChatScan => Key::PolicyChatScan,
        PolicyName::PublicPlace => Key::PolicyPublicPlace,
        PolicyName::Recording => Key::PolicyRecording,
        PolicyName::Scribe => Key::PolicyScribe,
        PolicyName::Sharing => Key::PolicySharing,
        PolicyName::Introductions => Key::PolicyIntroductions,
        PolicyName::Intruder => Key::PolicyIntruder,
        PolicyName::IdentityUnknown => Key::PolicyIdentityUnknown,
        PolicyName::IdentityKnown => Key::PolicyIdentityKnown,
        PolicyName::Payment => Key::PolicyPayment,
        PolicyName::NoShowFee => Key::PolicyNoShowFee,
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
        PolicyName::Scribe => match policies.scribe {
            ScribePolicy::Never => Key::PolicyScribeNever,
            ScribePolicy::Agreed => Key::PolicyScribeAgreed,
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
        PolicyName::NoShowFee => match policies.no_show_fee {
            NoShowFee::None => Key::PolicyNoShowFeeNone,
            NoShowFee::HospitalDecides => Key::PolicyNoShowFeeHospital,
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
