//! What the page's part says of the door, and what the node's own words for an end mean.

use crate::domain::{Action, Admission, AdmissionFailure, Declined, EndedBy};
use crate::platform::detail::Detail;

use super::command::command_for;
use super::row::flag;

/// Why the node ended our connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The conference was ended for all.
    ForAll(EndedBy),
    /// Nobody meant it: the page's part asks to be let in again by itself.
    Mishap,
    /// Ours alone, or nobody can tell.
    Ours(AdmissionFailure),
}

/// What the node's sentence means. It is matched whole: another sentence is one that we do not know.
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
        // As in the page's part, `conference.js`.
        "Timer expired awaiting token refresh"
        | "Invalid token"
        | "Signaling node disconnected"
        | "Media node disconnected"
        | "Media process disconnected"
        | "Proxied participant disconnected" => Ending::Mishap,
        _ => Ending::Ours(AdmissionFailure::PutOut),
    }
}

/// Why we are not let in. A PIN that is not taken says nothing of whether guests need one: that was said before it.
/// What is not a word of ours counts as a refusal: that we are not in matters more than why.
pub fn failed(detail: &impl Detail, guests_free: bool) -> Admission {
    let word = |name: &str| detail.field(name).as_str();
    let (code, why) = (word("code"), word("why"));
    let pin = |guests_free, wrong| Admission::Pin { guests_free, wrong, asked: false };
    let shut = match (code.as_deref(), why.as_deref()) {
        (Some("pin-required"), _) => return pin(flag(detail, "guest") == Some(false), false),
        (Some("pin-wrong"), Some("too-many-tries")) => AdmissionFailure::TooManyTries,
        (Some("pin-wrong"), _) => return pin(guests_free, true),
        (Some("node-unreachable"), Some("server-error" | "too-many-requests")) => {
            AdmissionFailure::Busy
        }
        (Some("node-unreachable"), Some("not-json" | "unreadable")) => AdmissionFailure::NotANode,
        (Some("node-unreachable"), _) => AdmissionFailure::Unreachable,
        (Some("invalid-attribute"), _) => AdmissionFailure::BadAddress,
        (Some("conference-unknown"), _) => AdmissionFailure::UnknownConference,
        (_, Some("full")) => AdmissionFailure::Full,
        (_, Some("maintenance")) => AdmissionFailure::Busy,
        (_, Some("sign-on")) => AdmissionFailure::SignOn,
        _ => AdmissionFailure::Refused,
    };
    Admission::AdmissionFailure { why: shut, trying: flag(detail, "trying") == Some(true) }
}

/// Which command was not taken, and why. `None`: one that the panel does not wait for.
pub fn refused(detail: &impl Detail) -> Option<(Action, Declined)> {
    let word = |name: &str| detail.field(name).as_str();
    let command = word("command")?;
    let action = Action::ALL.iter().copied().find(|a| command_for(*a) == Some(command.as_str()));
    let why = match word("why").as_deref() {
        Some("not-allowed") => Declined::NotAllowed,
        Some("no-answer" | "server-error" | "too-many-requests" | "not-json") => Declined::NoAnswer,
        Some("not-in" | "token-gone") => Declined::NotIn,
        _ => Declined::NotDone,
    };
    action.map(|action| (action, why))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_failure_is_read_by_its_code_and_then_by_why() {
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
    fn whether_guests_need_no_pin_is_told_once_and_holds_for_a_wrong_one() {
        let wanted = |guest: bool| {
            failed(&json!({"code": "pin-required", "why": "pin", "guest": guest}), false)
        };
        assert_eq!(wanted(false), Admission::Pin { guests_free: true, wrong: false, asked: false });
        assert_eq!(wanted(true), Admission::Pin { guests_free: false, wrong: false, asked: false });
        let wrong = failed(&json!({"code": "pin-wrong", "why": "pin"}), true);
        assert_eq!(wrong, Admission::Pin { guests_free: true, wrong: true, asked: false });
    }

    #[test]
    fn a_command_that_is_not_ours_is_not_waited_for() {
        let why = json!({"command": "lock", "why": "not-allowed"});
        assert_eq!(refused(&why), Some((Action::Lock, Declined::NotAllowed)));
        assert_eq!(refused(&json!({"command": null, "why": "unknown-command"})), None);
        assert_eq!(refused(&json!({"command": "leave", "why": "not-in"})), None);
    }
}
