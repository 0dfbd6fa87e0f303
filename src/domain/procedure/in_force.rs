//! Which of the hospital's choices change anything under its procedure. One on which no requirement hangs is not
//! shown as if it were in force.

use super::{PolicyName, Procedure};
use crate::domain::requirement::Kind;
use crate::domain::setting::{Setting, Viewer};

impl Procedure {
    /// Whether this choice decides anything here: of one of the requirements, or of what the panel does in any case.
    pub fn is_in_force(&self, choice: PolicyName) -> bool {
        match choice {
            // The alarms on the chat, on a number, on a recorder, on a screen that is shared and on an outsider stand
            // under every procedure, and say what was chosen.
            PolicyName::Chat
            | PolicyName::ChatScan
            | PolicyName::Recording
            | PolicyName::Sharing
            | PolicyName::Intruder => true,
            // It holds without a requirement; one that never binds where there is a patient keeps it out.
            PolicyName::Payment => self
                .rule(Kind::NoPaymentOnProblems)
                .is_none_or(|rule| with_patient().any(|setting| rule.applies(setting, None))),
            PolicyName::PublicPlace | PolicyName::Introductions => self.hangs_in(choice, |_| true),
            PolicyName::IdentityKnown => {
                self.hangs_in(choice, |setting| setting == Setting::KnownPatient)
            }
            PolicyName::IdentityUnknown => {
                self.hangs_in(choice, |setting| setting != Setting::KnownPatient)
            }
        }
    }

    /// Whether a requirement hangs on this choice in one of these settings.
    fn hangs_in(&self, choice: PolicyName, among: impl Fn(Setting) -> bool) -> bool {
        self.rules().iter().any(|rule| {
            let hangs = |viewer: &&Viewer| rule.kind.evidence(**viewer).choices.contains(&choice);
            let somewhere = |setting: &&Setting| among(**setting) && rule.applies(**setting, None);
            Viewer::ALL.iter().filter(|viewer| rule.binds(**viewer)).any(|viewer| hangs(&viewer))
                && Setting::ALL.iter().any(|setting| somewhere(&setting))
        })
    }
}

fn with_patient() -> impl Iterator<Item = Setting> {
    Setting::ALL.iter().copied().filter(|setting| setting.has_patient())
}
