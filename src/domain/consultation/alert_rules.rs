//! Which alerts stand. They are computed from the state each time, so none can be left over.

use super::privacy::Listener;
use super::{Consultation, OwnPresence};
use crate::domain::alert::{Alert, AlertKind, Severity};
use crate::domain::event::Connection;
use crate::domain::identity::CheckResult;
use crate::domain::intent::Question;
use crate::domain::phase::Phase;
use crate::domain::procedure::{Chat, Procedure, RequirementId, WhenNo};
use crate::domain::requirement::{Basis, Kind, Status};
use crate::domain::setting::Party;
use crate::domain::time::Timestamp;

/// The alerts that stand, gravest first; those of one severity in the order of [`AlertKind::ALL`].
pub(super) fn alerts(c: &Consultation, procedure: &Procedure, at: Timestamp) -> Vec<Alert> {
    let standing = |kind: &AlertKind| {
        let before = c.alerts.get(*kind);
        Some(Alert {
            kind: *kind,
            severity: severity(c, procedure, *kind, at)?,
            requirement: c.cause(procedure, *kind),
            since: before.map_or(at, |before| before.since),
            acknowledged: before.is_some_and(|before| before.acknowledged),
        })
    };
    let mut alerts: Vec<Alert> = AlertKind::ALL.iter().filter_map(standing).collect();
    alerts.sort_by_key(|alert| std::cmp::Reverse(alert.severity));
    alerts
}

fn severity(
    c: &Consultation,
    procedure: &Procedure,
    kind: AlertKind,
    at: Timestamp,
) -> Option<Severity> {
    // A talk that is over still has alarms while the viewer is in the room, closed or not, and none after that.
    let stays = c.phase().is_over() && c.viewer_is_in_room();
    if c.phase().is_over() && !stays {
        return None;
    }
    let live = c.phase().is_live();
    let together = live || stays;
    let when = |yes: bool, severity: Severity| yes.then_some(severity);
    match kind {
        AlertKind::OutsiderInRoom => {
            when(together && c.privacy().outsider().is_some_and(|o| !o.gone), Severity::Alarm)
        }
        AlertKind::UnexpectedParticipant => when(together && c.unexpected() > 0, Severity::Alarm),
        AlertKind::Recording => listening(c, procedure, Listener::Recording),
        AlertKind::Streaming => listening(c, procedure, Listener::Streaming),
        AlertKind::Transcription => listening(c, procedure, Listener::Transcription),
        AlertKind::RoomUnlocked => lock(c, procedure, at),
        AlertKind::IdentityOpen => identity(c),
        AlertKind::PersonalNumberSeen => c.privacy().numbers().open,
        AlertKind::NameSuspicious => {
            when(together && c.people().tally().suspicious_names > 0, Severity::Caution)
        }
        AlertKind::PlatformMismatch => {
            // Somebody who is in the room uses its solution, whatever the answer was.
            let status = c.finding(Kind::SameSolution).map(|f| f.known.status);
            let denied = c.answer(Question::SameSolution).is_some_and(|a| !a.value);
            let differs = denied && status != Some(Status::Met);
            let waived = status == Some(Status::Waived);
            when(
                differs || c.mismatch(procedure).is_some(),
                if waived { Severity::Caution } else { Severity::Alarm },
            )
        }
        AlertKind::ParticipantLost => {
            when(c.quality().participant_lost_since().is_some() && live, Severity::Caution)
        }
        AlertKind::ConnectionUnstable => match c.quality().connection().map(|s| s.value) {
            Some(Connection::Offline) if live || c.phase() == Phase::Preparation => {
                Some(Severity::Alarm)
            }
            Some(Connection::Unstable) if live => Some(Severity::Caution),
            _ => None,
        },
        AlertKind::ScreenShared => {
            let sharing = c.privacy().sharing();
            when(sharing.viewer_shares || sharing.others_share, Severity::Caution)
        }
        AlertKind::RuleDenied => match c.worst_denial(procedure).filter(|_| live)? {
            WhenNo::Note => None,
            WhenNo::Caution => Some(Severity::Caution),
            WhenNo::Stop => Some(Severity::Alarm),
        },
        AlertKind::ChatOpened => {
            when(c.chat_in_use() && procedure.policies.chat != Chat::Allowed, Severity::Caution)
        }
    }
}

impl Consultation {
    /// The requirement that an alert of this kind comes from: the first that the procedure has and that applies here.
    fn cause(&self, procedure: &Procedure, kind: AlertKind) -> Option<RequirementId> {
        if kind == AlertKind::RuleDenied {
            let worst = self.worst_denial(procedure);
            let denied = self.denied_rules(procedure).find(|(rule, _)| Some(rule.when_no) == worst);
            return denied.map(|(rule, _)| rule.id);
        }
        let applies = |kind: &Kind| {
            let rules = procedure.rules().iter().filter(|rule| rule.kind == *kind);
            rules
                .into_iter()
                .find(|rule| rule.applies(self.setting(), self.rules_platform(procedure)))
        };
        kind.requirements().iter().find_map(applies).map(|rule| rule.id)
    }

    /// Whether the chat is open, or something was written in it that nobody has answered for.
    fn chat_in_use(&self) -> bool {
        let (chat, numbers) = (self.privacy().chat(), self.privacy().numbers());
        // A number in the chat has an alert of its own.
        let number = numbers.last_at.is_some() && numbers.last_at >= chat.written_at;
        let written = self.phase().is_live() && chat.written_at.is_some() && !number;
        chat.is_open || written && self.answer(Question::ChatClean).is_none()
    }
}

/// What was agreed before the start is worth knowing, and no alarm (B S3).
fn listening(c: &Consultation, procedure: &Procedure, listener: Listener) -> Option<Severity> {
    let agreed = c.listening_agreed(procedure, listener).is_some();
    c.listens(listener).then_some(if agreed { Severity::Info } else { Severity::Alarm })
}

/// The lock reminder grows with the time that all have been in an unlocked room.
fn lock(c: &Consultation, procedure: &Procedure, at: Timestamp) -> Option<Severity> {
    let finding = c.finding(Kind::RoomLocked)?;
    let unlocked = matches!(finding.known.status, Status::Open | Status::Unmet);
    let seen_open = finding.known.status == Status::Unmet && finding.known.basis == Basis::Observed;
    if c.phase() == Phase::Closing {
        // The talk goes on as long as they are together.
        let together = c.viewer_is_in_room() && c.others_present().is_some_and(|n| n > 0);
        return (seen_open && together && c.talked()).then_some(Severity::Alarm);
    }
    if !(c.phase().is_live() && unlocked && c.call().presence() == OwnPresence::InCall) {
        return None;
    }
    let open_for = at.since(c.people().counts().complete_since()?);
    let seen_open = seen_open && c.phase() == Phase::Conversation;
    let times = &procedure.policies.times;
    if seen_open || open_for >= times.lock_insists {
        Some(Severity::Alarm)
    } else if open_for >= times.lock_grows {
        Some(Severity::Caution)
    } else {
        None
    }
}

/// A doubtful identity cannot wait; a check that was not made yet can, until the talk begins.
fn identity(c: &Consultation) -> Option<Severity> {
    let here = |kind| c.finding(kind).map(|f| f.known.status);
    let doubtful = |party: &Party| {
        let check = c.identity().of(*party).value();
        check.is_some_and(|check| check.shown != CheckResult::Confirmed)
    };
    let doubt = Party::ALL.iter().any(doubtful);
    let statuses = [here(Kind::PatientIdentified), here(Kind::ClinicianIdentified)];
    let unmet = statuses.contains(&Some(Status::Unmet));
    let open = statuses.contains(&Some(Status::Open));
    if doubt && unmet && c.phase().is_live() {
        Some(Severity::Alarm)
    } else if open && c.phase() == Phase::Conversation {
        Some(Severity::Caution)
    } else {
        None
    }
}
