//! Whether the panel is let in, as the page's part reports it, and how a connection ended, in the node's own sentences.

use crate::domain::{Action, Admission, AdmissionFailure, Declined, EndedBy};
use crate::platform::detail::Detail;

use super::failure::{FailureCode, FailureReason};
use super::row::flag;
use super::wire::command_for;

/// Why the node ended the panel's connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The conference was ended for all.
    ForAll(EndedBy),
    /// Nobody intended it: the page's part asks to be let in again by itself.
    Mishap,
    /// Only the panel's own connection ended, or nobody can tell.
    Ours(AdmissionFailure),
}

/// The node's sentences for an end that nobody intended. `conference.js` of the page's part asks to be let in again.
pub const MISHAPS: [&str; 6] = [
    "Timer expired awaiting token refresh",
    "Invalid token",
    "Signaling node disconnected",
    "Media node disconnected",
    "Media process disconnected",
    "Proxied participant disconnected",
];

/// Reads the node's sentence for the end of a connection. It is matched as a whole: any other sentence is unknown.
pub fn ending(detail: &impl Detail) -> Ending {
    match detail.field("reason").as_str().as_deref().unwrap_or_default() {
        "Conference terminated by another participant" => Ending::ForAll(EndedBy::Host),
        "Conference terminated by an administrator" => Ending::ForAll(EndedBy::Administrator),
        "All conference hosts departed hosted conference" => Ending::ForAll(EndedBy::HostsGone),
        "Timeout waiting for conference host to join or permit access to locked conference" => {
            Ending::Ours(AdmissionFailure::NotLetIn)
        }
        "Last remaining participant removed from conference after timeout" => {
            Ending::Ours(AdmissionFailure::Alone)
        }
        mishap if MISHAPS.contains(&mishap) => Ending::Mishap,
        _ => Ending::Ours(AdmissionFailure::PutOut),
    }
}

/// Why the panel is not let in. `guests_free` is what was reported before: a PIN that is not taken does not say whether
/// guests need one. Unknown words count as a refusal, because not being in matters more than the reason.
pub fn failed(detail: &impl Detail, guests_free: bool) -> Admission {
    use FailureCode as Code;
    use FailureReason as Reason;

    let code = detail.field("code").as_str().and_then(|word| Code::parse(&word));
    let reason = detail.field("why").as_str().and_then(|word| Reason::parse(&word));
    let pin = |guests_free, wrong| Admission::Pin { guests_free, wrong, asked: false };
    let why = match (code, reason) {
        (Some(Code::PinRequired), _) => return pin(flag(detail, "guest") == Some(false), false),
        (Some(Code::PinWrong), Some(Reason::TooManyTries)) => AdmissionFailure::TooManyTries,
        (Some(Code::PinWrong), _) => return pin(guests_free, true),
        (Some(Code::NodeUnreachable), Some(Reason::ServerError | Reason::TooManyRequests)) => {
            AdmissionFailure::Busy
        }
        (Some(Code::NodeUnreachable), Some(Reason::NotJson | Reason::Unreadable)) => {
            AdmissionFailure::NotANode
        }
        (Some(Code::NodeUnreachable), _) => AdmissionFailure::Unreachable,
        (Some(Code::InvalidAttribute), _) => AdmissionFailure::BadAddress,
        (Some(Code::ConferenceUnknown), _) => AdmissionFailure::UnknownConference,
        (_, Some(Reason::Full)) => AdmissionFailure::Full,
        (_, Some(Reason::Maintenance)) => AdmissionFailure::Busy,
        (_, Some(Reason::SignOn)) => AdmissionFailure::SignOn,
        _ => AdmissionFailure::Refused,
    };
    Admission::AdmissionFailure { why, trying: flag(detail, "trying") == Some(true) }
}

/// Which command was not carried out, and why; `None` for a command that the panel does not wait for.
pub fn refused(detail: &impl Detail) -> Option<(Action, Declined)> {
    use FailureReason as Reason;

    let command = detail.field("command").as_str()?;
    let action = Action::ALL.iter().copied().find(|a| command_for(*a) == Some(command.as_str()));
    let why = match detail.field("why").as_str().and_then(|word| Reason::parse(&word)) {
        Some(Reason::NotAllowed) => Declined::NotAllowed,
        Some(
            Reason::NoAnswer | Reason::ServerError | Reason::TooManyRequests | Reason::NotJson,
        ) => Declined::NoAnswer,
        Some(Reason::NotIn | Reason::TokenGone) => Declined::NotIn,
        _ => Declined::NotDone,
    };
    action.map(|action| (action, why))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_failure_is_read_by_its_code_and_then_by_its_reason() {
        let shut = |why, trying| Admission::AdmissionFailure { why, trying };
        for (detail, admission) in [
            (
                json!({"code": "node-unreachable", "why": "no-answer", "trying": true}),
                shut(AdmissionFailure::Unreachable, true),
            ),
            (
                json!({"code": "node-unreachable", "why": "too-many-requests", "trying": true}),
                shut(AdmissionFailure::Busy, true),
            ),
            (
                json!({"code": "node-unreachable", "why": "not-json", "trying": true}),
                shut(AdmissionFailure::NotANode, true),
            ),
            (
                json!({"code": "conference-unknown", "why": "not-found", "trying": false}),
                shut(AdmissionFailure::UnknownConference, false),
            ),
            (
                json!({"code": "conference-refused", "why": "full"}),
                shut(AdmissionFailure::Full, false),
            ),
            (
                json!({"code": "conference-refused", "why": "maintenance"}),
                shut(AdmissionFailure::Busy, false),
            ),
            (
                json!({"code": "conference-refused", "why": "sign-on"}),
                shut(AdmissionFailure::SignOn, false),
            ),
            (
                json!({"code": "conference-refused", "why": "other"}),
                shut(AdmissionFailure::Refused, false),
            ),
            (
                json!({"code": "pin-wrong", "why": "too-many-tries"}),
                shut(AdmissionFailure::TooManyTries, false),
            ),
            (
                json!({"code": "invalid-attribute", "why": "node"}),
                shut(AdmissionFailure::BadAddress, false),
            ),
            (json!(null), shut(AdmissionFailure::Refused, false)),
        ] {
            assert_eq!(failed(&detail, true), admission, "{detail}");
        }
    }

    #[test]
    fn whether_guests_need_a_pin_is_reported_once_and_still_holds_after_a_wrong_pin() {
        let wanted = |guest: bool| {
            failed(&json!({"code": "pin-required", "why": "pin", "guest": guest}), false)
        };
        assert_eq!(wanted(false), Admission::Pin { guests_free: true, wrong: false, asked: false });
        assert_eq!(wanted(true), Admission::Pin { guests_free: false, wrong: false, asked: false });
        let wrong = failed(&json!({"code": "pin-wrong", "why": "pin"}), true);
        assert_eq!(wrong, Admission::Pin { guests_free: true, wrong: true, asked: false });
    }

    #[test]
    fn a_command_that_the_panel_does_not_give_is_ignored() {
        let why = json!({"command": "lock", "why": "not-allowed"});
        assert_eq!(refused(&why), Some((Action::Lock, Declined::NotAllowed)));
        assert_eq!(refused(&json!({"command": null, "why": "unknown-command"})), None);
        assert_eq!(refused(&json!({"command": "leave", "why": "not-in"})), None);
    }
}
