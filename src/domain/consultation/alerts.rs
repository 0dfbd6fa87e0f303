//! Which alerts stand. Read off the state each time, so none can be left over.

use super::state::{Consultation, Listener, OwnPresence};
use crate::domain::alert::{Alert, AlertKind, Severity};
use crate::domain::event::Connection;
use crate::domain::identity::CheckResult;
use crate::domain::intent::Question;
use crate::domain::phase::Phase;
use crate::domain::procedure::{Chat, Procedure, RequirementId};
use crate::domain::requirement::{Basis, Kind, Status};
use crate::domain::setting::Viewer;
use crate::domain::time::Timestamp;

/// The alerts that stand, gravest first.
pub(super) fn alerts(c: &Consultation, procedure: &Procedure, at: Timestamp) -> Vec<Alert> {
    let mut standing = Vec::new();
    for kind in AlertKind::ALL {
        if let Some(severity) = severity(c, procedure, *kind, at) {
            let before = c.alerts.iter().find(|a| a.kind == *kind);
            let since = before.map_or(at, |a| a.since);
            put(&mut standing, c, procedure, (*kind, severity, since));
        }
    }
    standing
}

/// Puts an alert behind those that are as grave.
#[inline(never)]
fn put(
    standing: &mut Vec<Alert>,
    c: &Consultation,
    procedure: &Procedure,
    (kind, severity, since): (AlertKind, Severity, Timestamp),
) {
    let requirement = c.cause(procedure, kind);
    let acknowledged = c.acknowledged.get(kind).is_some();
    let alert = Alert { kind, severity, requirement, since, acknowledged };
    let place = standing.partition_point(|other| other.severity >= severity);
    standing.insert(place, alert);
}

fn severity(
    c: &Consultation,
    procedure: &Procedure,
    kind: AlertKind,
    at: Timestamp,
) -> Option<Severity> {
    // Nobody can act on anything any more.
    if c.phase == Phase::Closed {
        return None;
    }
    let live = c.phase.is_live();
    let when = |yes: bool, severity: Severity| yes.then_some(severity);
    match kind {
        AlertKind::OutsiderInRoom => {
            let together = live || c.phase == Phase::Closing && c.own == OwnPresence::InCall;
            when(together && c.outsider.is_some_and(|o| !o.gone), Severity::Alarm)
        }
        AlertKind::UnexpectedParticipant => {
            when(live && c.viewer == Viewer::Clinician && c.unexpected(at) > 0, Severity::Alarm)
        }
        AlertKind::Recording => when(
            c.listens(Listener::Recording),
            // What was cleared before the start is to be known of, and no alarm (B S3).
            match c.recording_cleared(procedure) {
                Some(_) => Severity::Info,
                None => Severity::Alarm,
            },
        ),
        AlertKind::Streaming => when(c.listens(Listener::Streaming), Severity::Alarm),
        AlertKind::Transcription => when(c.listens(Listener::Transcription), Severity::Alarm),
        AlertKind::RoomUnlocked => lock(c, procedure, at),
        AlertKind::IdentityOpen => identity(c),
        AlertKind::PersonalNumberSeen => c.number_open,
        AlertKind::NameSuspicious => {
            when(live && c.people.tally().suspicious_names > 0, Severity::Caution)
        }
        AlertKind::PlatformMismatch => {
            // Whoever is seen in the room uses its solution, whatever was said before.
            let seen = c.finding(Kind::SameSolution).is_some_and(|f| f.known.status == Status::Met);
            let denied = c.answer(Question::SameSolution).is_some_and(|a| !a.value);
            when(denied && !seen, Severity::Alarm)
        }
        AlertKind::ParticipantLost => when(c.lost_since.is_some() && live, Severity::Caution),
        AlertKind::ConnectionUnstable => match c.connection.map(|s| s.value) {
            Some(Connection::Offline) if live || c.phase == Phase::Preparation => {
                Some(Severity::Alarm)
            }
            Some(Connection::Unstable) if live => Some(Severity::Caution),
            _ => None,
        },
        AlertKind::ScreenShared => when(c.sharing.0 || c.sharing.1, Severity::Caution),
        AlertKind::ChatOpened => when(
            c.chat_in_use() && procedure.policies.chat != Chat::Allowed,
            if procedure.policies.chat == Chat::Forbidden {
                Severity::Alarm
            } else {
                Severity::Caution
            },
        ),
    }
}

impl Consultation {
    /// The requirement an alert of this kind comes from: the first that the procedure has and that applies here.
    fn cause(&self, procedure: &Procedure, kind: AlertKind) -> Option<RequirementId> {
        let applies = |kind: &Kind| {
            let rules = procedure.rules().iter().filter(|rule| rule.kind == *kind);
            rules.into_iter().find(|rule| rule.applies(self.setting, self.platform()))
        };
        kind.requirements().iter().find_map(applies).map(|rule| rule.id.clone())
    }

    /// Whether the chat is open, or something was written in it that nobody has said anything about.
    fn chat_in_use(&self) -> bool {
        // A number seen in it has an alert of its own, which says more.
        let number = self.number_at.is_some() && self.number_at >= self.chat_written;
        let written = self.phase.is_live() && self.chat_written.is_some() && !number;
        self.chat_open || written && self.answer(Question::ChatClean).is_none()
    }
}

/// The reminder of the lock grows with the time the people have been in an open room.
fn lock(c: &Consultation, procedure: &Procedure, at: Timestamp) -> Option<Severity> {
    let finding = c.finding(Kind::RoomLocked)?;
    let unlocked = matches!(finding.known.status, Status::Open | Status::Unmet);
    if !(c.phase.is_live() && unlocked && c.own == OwnPresence::InCall) {
        return None;
    }
    let open_for = at.since(c.complete_since?);
    let seen_open = finding.known.status == Status::Unmet
        && finding.known.basis == Basis::Observed
        && c.phase == Phase::Conversation;
    let times = &procedure.policies.times;
    if seen_open || open_for >= times.lock_insists {
        Some(Severity::Alarm)
    } else if open_for >= times.lock_grows {
        Some(Severity::Caution)
    } else {
        None
    }
}

/// Doubt about who somebody is cannot wait; a check not made yet can, until the talk begins.
fn identity(c: &Consultation) -> Option<Severity> {
    let here = |kind| c.finding(kind).map(|f| f.known.status);
    let doubt = [&c.identity.patient, &c.identity.clinician]
        .iter()
        .any(|check| check.value().is_some_and(|v| v.shown != CheckResult::Confirmed));
    let statuses = [here(Kind::PatientIdentified), here(Kind::ClinicianIdentified)];
    let unmet = statuses.contains(&Some(Status::Unmet));
    let open = statuses.contains(&Some(Status::Open));
    if doubt && unmet && c.phase.is_live() {
        Some(Severity::Alarm)
    } else if open && c.phase == Phase::Conversation {
        Some(Severity::Caution)
    } else {
        None
    }
}
