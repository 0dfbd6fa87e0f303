//! Which of the hospital's policies have an effect under its procedure. A policy that no requirement depends on is not shown
//! as if it applied.

use super::{PolicyName, Procedure};
use crate::domain::requirement::Kind;
use crate::domain::setting::{Setting, Viewer};

impl Procedure {
    /// Whether this policy has an effect: on one of the requirements, or on what the panel does in any case.
    pub fn is_in_force(&self, policy: PolicyName) -> bool {
        match policy {
            // The alerts about chat, identity numbers, recordings, screen sharing and outsiders exist under every procedure
            // and depend on these policies.
            PolicyName::Chat
            | PolicyName::ChatScan
            | PolicyName::Recording
            | PolicyName::Sharing
            | PolicyName::Intruder => true,
            // It applies without a requirement, unless there is one that never applies where a patient takes part.
            PolicyName::Payment => self
                .rule(Kind::NoPaymentOnProblems)
                .is_none_or(|rule| with_patient().any(|setting| rule.applies(setting, None))),
            PolicyName::PublicPlace | PolicyName::Introductions => {
                self.is_used_in(policy, |_| true)
            }
            PolicyName::IdentityKnown => {
                self.is_used_in(policy, |setting| setting == Setting::KnownPatient)
            }
            PolicyName::IdentityUnknown => {
                self.is_used_in(policy, |setting| setting != Setting::KnownPatient)
            }
        }
    }

    /// Whether a requirement depends on this policy in one of these settings.
    fn is_used_in(&self, policy: PolicyName, among: impl Fn(Setting) -> bool) -> bool {
        self.rules().iter().any(|rule| {
            let mut viewers = Viewer::ALL.iter().filter(|viewer| rule.binds(**viewer));
            let mut settings = Setting::ALL.iter().filter(|setting| among(**setting));
            viewers.any(|viewer| rule.kind.evidence(*viewer).policies.contains(&policy))
                && settings.any(|setting| rule.applies(*setting, None))
        })
    }
}

fn with_patient() -> impl Iterator<Item = Setting> {
    Setting::ALL.iter().copied().filter(|setting| setting.has_patient())
}
