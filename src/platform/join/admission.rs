//! Admission failures from the page's client, and the node's disconnect reasons.

use crate::domain::{Action, Admission, AdmissionFailure, Declined, EndedBy};
use crate::platform::detail::Detail;

use super::ACTIONS;
use super::row::flag;

/// What failed, in the words of `www/element/platform/join/failure.js`: public error codes.
pub const FAILURE_CODES: &[&str] = &[
    "node-unreachable",
    "pin-required",
    "pin-wrong",
    "conference-unknown",
    "conference-refused",
    "invalid-attribute",
    "command-failed",
];

/// Why it failed, in the words of the same file.
pub const FAILURE_REASONS: &[&str] = &[
    "no-answer",
    "server-error",
    "too-many-requests",
    "not-json",
    "unreadable",
    "too-large",
    "node",
    "conference",
    "display-name",
    "pin",
    "too-many-tries",
    "sign-on",
    "extension",
    "full",
    "maintenance",
    "other",
    "unknown-command",
    "not-in",
    "not-allowed",
    "not-done",
    "not-found",
    "token-gone",
];

/// The node's reasons for technical failures, after which `conference.js` enters again.
pub const INTERRUPTIONS: [&str; 6] = [
    "Timer expired awaiting token refresh",
    "Invalid token",
    "Signaling node disconnected",
    "Media node disconnected",
    "Media process disconnected",
    "Proxied participant disconnected",
];

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

/// The meaning of the node's reason, which is matched exactly.
pub(super) fn ending(detail: &impl Detail) -> Ending {
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
pub(super) fn failed(detail: &impl Detail, guests_free: bool) -> Admission {
    let word = |name: &str| detail.field(name).as_str().unwrap_or_default();
    let pin = |guests_free, wrong| Admission::Pin { guests_free, wrong, asked: false };
    let why = match (word("code").as_str(), word("why").as_str()) {
        ("pin-required", _) => return pin(flag(detail, "guest") == Some(false), false),
        ("pin-wrong", "too-many-tries") => AdmissionFailure::TooManyTries,
        ("pin-wrong", _) => return pin(guests_free, true),
        ("node-unreachable", "server-error" | "too-many-requests") => AdmissionFailure::Busy,
        ("node-unreachable", "not-json" | "unreadable" | "too-large") => AdmissionFailure::NotANode,
        ("node-unreachable", _) => AdmissionFailure::Unreachable,
        ("invalid-attribute", _) => AdmissionFailure::BadAddress,
        ("conference-unknown", _) => AdmissionFailure::UnknownConference,
        (_, "full") => AdmissionFailure::Full,
        (_, "maintenance") => AdmissionFailure::Busy,
        (_, "sign-on") => AdmissionFailure::SignOn,
        _ => AdmissionFailure::Refused,
    };
    Admission::Failed { why, trying: flag(detail, "trying") == Some(true) }
}

/// The refused command and the reason. `None` for a command that the panel does not wait for.
pub(super) fn refused(detail: &impl Detail) -> Option<(Action, Declined)> {
    let command = detail.field("command").as_str()?;
    let action = Action::parse(&command).filter(|action| ACTIONS.contains(action))?;
    let why = match detail.field("why").as_str().as_deref() {
        Some("not-allowed") => Declined::NotAllowed,
        Some("no-answer" | "server-error" | "too-many-requests" | "not-json" | "too-large") => {
            Declined::NoAnswer
        }
        Some("not-in" | "token-gone") => Declined::NotIn,
        _ => Declined::NotDone,
    };
    Some((action, why))
}
