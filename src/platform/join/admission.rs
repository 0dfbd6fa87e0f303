//! Admission failures from the page's client, and the node's disconnect reasons.

use crate::domain::{Action, Admission, AdmissionFailure, Declined, EndedBy};
use crate::platform::detail::Detail;

use super::command::command_for;
use super::failure::{FailureCode, FailureReason};
use super::row::flag;

/// Why the node ended the panel's connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The conference was ended for all.
    ForAll(EndedBy),
    /// A technical failure: the page's client enters again by itself.
    Interrupted,
    /// Only the panel was disconnected, or the reason is unknown.
    PanelOnly(AdmissionFailure),
}

/// The node's reasons for technical failures, after which `conference.js` enters again.
pub const INTERRUPTIONS: [&str; 6] = [
    "Timer expired awaiting token refresh",
    "Invalid token",
    "Signaling node disconnected",
    "Media node disconnected",
    "Media process disconnected",
    "Proxied participant disconnected",
];

/// The meaning of the node's reason, which is matched exactly.
pub fn ending(detail: &impl Detail) -> Ending {
    match detail.field("reason").as_str().as_deref().unwrap_or_default() {
        "Conference terminated by another participant" => Ending::ForAll(EndedBy::Host),
        "Conference terminated by an administrator" => Ending::ForAll(EndedBy::Administrator),
        "All conference hosts departed hosted conference" => Ending::ForAll(EndedBy::HostsGone),
        "Timeout waiting for conference host to join or permit access to locked conference" => {
            Ending::PanelOnly(AdmissionFailure::NotLetIn)
        }
        "Last remaining participant removed from conference after timeout" => {
            Ending::PanelOnly(AdmissionFailure::Alone)
        }
        reason if INTERRUPTIONS.contains(&reason) => Ending::Interrupted,
        _ => Ending::PanelOnly(AdmissionFailure::PutOut),
    }
}

/// Why the panel is not admitted. `guests_free` is from the earlier `pin-required`, since `pin-wrong` does not repeat it.
/// An unknown code counts as a refusal.
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
    Admission::Failed { why, trying: flag(detail, "trying") == Some(true) }
}

/// The refused command and the reason. `None` for a command that the panel does not wait for.
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
    fn failures_are_mapped_by_code_and_reason() {
        let failure = |why, trying| Admission::Failed { why, trying };
        for (detail, admission) in [
            (
                json!({"code": "node-unreachable", "why": "no-answer", "trying": true}),
                failure(AdmissionFailure::Unreachable, true),
            ),
            (
                json!({"code": "node-unreachable", "why": "too-many-requests", "trying": true}),
                failure(AdmissionFailure::Busy, true),
            ),
            (
                json!({"code": "node-unreachable", "why": "not-json", "trying": true}),
                failure(AdmissionFailure::NotANode, true),
            ),
            (
                json!({"code": "conference-unknown", "why": "not-found", "trying": false}),
                failure(AdmissionFailure::UnknownConference, false),
            ),
            (
                json!({"code": "conference-refused", "why": "full"}),
                failure(AdmissionFailure::Full, false),
            ),
            (
                json!({"code": "conference-refused", "why": "maintenance"}),
                failure(AdmissionFailure::Busy, false),
            ),
            (
                json!({"code": "conference-refused", "why": "sign-on"}),
                failure(AdmissionFailure::SignOn, false),
            ),
            (
                json!({"code": "conference-refused", "why": "other"}),
                failure(AdmissionFailure::Refused, false),
            ),
            (
                json!({"code": "pin-wrong", "why": "too-many-tries"}),
                failure(AdmissionFailure::TooManyTries, false),
            ),
            (
                json!({"code": "invalid-attribute", "why": "node"}),
                failure(AdmissionFailure::BadAddress, false),
            ),
            (json!(null), failure(AdmissionFailure::Refused, false)),
        ] {
            assert_eq!(failed(&detail, true), admission, "{detail}");
        }
    }

    #[test]
    fn a_wrong_pin_keeps_whether_guests_need_one() {
        let pin_required = |guest: bool| {
            failed(&json!({"code": "pin-required", "why": "pin", "guest": guest}), false)
        };
        assert_eq!(
            pin_required(false),
            Admission::Pin { guests_free: true, wrong: false, asked: false }
        );
        assert_eq!(
            pin_required(true),
            Admission::Pin { guests_free: false, wrong: false, asked: false }
        );
        let wrong = failed(&json!({"code": "pin-wrong", "why": "pin"}), true);
        assert_eq!(wrong, Admission::Pin { guests_free: true, wrong: true, asked: false });
    }

    #[test]
    fn unknown_commands_are_not_reported() {
        let why = json!({"command": "lock", "why": "not-allowed"});
        assert_eq!(refused(&why), Some((Action::Lock, Declined::NotAllowed)));
        assert_eq!(refused(&json!({"command": null, "why": "unknown-command"})), None);
        assert_eq!(refused(&json!({"command": "leave", "why": "not-in"})), None);
    }
}
