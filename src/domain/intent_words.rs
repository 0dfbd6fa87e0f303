//! Intents as short texts: kept for a restart, written in scenarios, and marked on buttons.

use super::alert::AlertKind;
use super::assessment::{Decision, Quality};
use super::capability::Action;
use super::identity::{CheckResult, Method};
use super::intent::{AbsenceCheck, Intent, Place, Question, WaiverReason};
use super::outcome::Outcome;
use super::participant::{ParticipantId, Role};
use super::requirement::Kind;
use super::setting::{Party, Setting};

impl Intent {
    /// The intent as text: its name, then its parts, parted by colons.
    pub fn write(&self) -> String {
        match self {
            Self::Confirm(q) => words(&["confirm", q.word()]),
            Self::Deny(q) => words(&["deny", q.word()]),
            Self::ConfirmPrivacy => words(&["confirm-privacy"]),
            Self::ConfirmAppointment => words(&["confirm-appointment"]),
            Self::ChooseSetting(setting) => words(&["choose-setting", setting.word()]),
            Self::ExpectAlso(role) => words(&["expect-also", role.word()]),
            Self::ExpectFewer(role) => words(&["expect-fewer", role.word()]),
            Self::TestDevices(true) => words(&["test-devices", "on"]),
            Self::TestDevices(false) => words(&["test-devices", "off"]),
            Self::EnterRoom => words(&["enter-room"]),
            Self::CountOthers(n) => words(&["count-others", &n.to_string()]),
            Self::Explain(ParticipantId(id), role) => {
                words(&["explain", &id.to_string(), role.word()])
            }
            Self::ExplainEquipment(ParticipantId(id)) => {
                words(&["explain-equipment", &id.to_string()])
            }
            Self::ThisIsMe(ParticipantId(id)) => words(&["this-is-me", &id.to_string()]),
            Self::NotMe(ParticipantId(id)) => words(&["not-me", &id.to_string()]),
            Self::Admit(ParticipantId(id)) => words(&["admit", &id.to_string()]),
            Self::Remove(ParticipantId(id)) => words(&["remove", &id.to_string()]),
            Self::MarkIntroduced(ParticipantId(id)) => words(&["mark-introduced", &id.to_string()]),
            Self::ConfirmRollCall { off_camera } => {
                words(&["confirm-roll-call", &off_camera.to_string()])
            }
            Self::CheckIdentity(party, method, shown) => {
                words(&["check-identity", party.word(), method.word(), shown.word()])
            }
            Self::LockRoom => words(&["lock-room"]),
            Self::AttestLock { locked: true } => words(&["attest-lock", "locked"]),
            Self::AttestLock { locked: false } => words(&["attest-lock", "unlocked"]),
            Self::Ask(action) => words(&["ask", action.word()]),
            Self::Acknowledge(kind) => words(&["acknowledge", kind.word()]),
            Self::ReportOutsider(place) => words(&["report-outsider", place.word()]),
            Self::OutsiderGone => words(&["outsider-gone"]),
            Self::Resume => words(&["resume"]),
            Self::OpenAssessment => words(&["open-assessment"]),
            Self::Judge(quality, decision) => words(&["judge", quality.word(), decision.word()]),
            Self::CloseAssessment => words(&["close-assessment"]),
            Self::Waive(kind, reason) => words(&["waive", kind.word(), reason.word()]),
            Self::Unwaive(kind) => words(&["unwaive", kind.word()]),
            Self::BeginConversation => words(&["begin-conversation"]),
            Self::BeginClosing => words(&["begin-closing"]),
            Self::ReopenConversation => words(&["reopen-conversation"]),
            Self::ChooseOutcome(outcome, check) => {
                let mut text = words(&["choose-outcome", outcome.word()]);
                if check.could_not_have_tried {
                    text.push_str(":could-not-have-tried");
                }
                if check.phoned {
                    text.push_str(":phoned");
                }
                text
            }
            Self::SaveCalendar => words(&["save-calendar"]),
            Self::CopyNote => words(&["copy-note"]),
            Self::SendNote => words(&["send-note"]),
            Self::Close => words(&["close"]),
            Self::NextPatient => words(&["next-patient"]),
            Self::LeaveNow => words(&["leave-now"]),
        }
    }

    /// Reads what [`Intent::write`] wrote; `None` for anything else.
    pub fn read(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split(':').collect();
        let id = |text: &str| text.parse().ok().map(ParticipantId);
        Some(match parts.as_slice() {
            ["confirm", q] => Self::Confirm(Question::parse(q)?),
            ["deny", q] => Self::Deny(Question::parse(q)?),
            ["confirm-privacy"] => Self::ConfirmPrivacy,
            ["confirm-appointment"] => Self::ConfirmAppointment,
            ["choose-setting", setting] => Self::ChooseSetting(Setting::parse(setting)?),
            ["expect-also", role] => Self::ExpectAlso(Role::parse(role)?),
            ["expect-fewer", role] => Self::ExpectFewer(Role::parse(role)?),
            ["test-devices", "on"] => Self::TestDevices(true),
            ["test-devices", "off"] => Self::TestDevices(false),
            ["enter-room"] => Self::EnterRoom,
            ["count-others", n] => Self::CountOthers(n.parse().ok()?),
            ["explain", who, role] => Self::Explain(id(who)?, Role::parse(role)?),
            ["explain-equipment", who] => Self::ExplainEquipment(id(who)?),
            ["this-is-me", who] => Self::ThisIsMe(id(who)?),
            ["not-me", who] => Self::NotMe(id(who)?),
            ["admit", who] => Self::Admit(id(who)?),
            ["remove", who] => Self::Remove(id(who)?),
            ["mark-introduced", who] => Self::MarkIntroduced(id(who)?),
            ["confirm-roll-call", n] => Self::ConfirmRollCall { off_camera: n.parse().ok()? },
            ["check-identity", party, method, shown] => Self::CheckIdentity(
                Party::parse(party)?,
                Method::parse(method)?,
                CheckResult::parse(shown)?,
            ),
            ["lock-room"] => Self::LockRoom,
            ["attest-lock", "locked"] => Self::AttestLock { locked: true },
            ["attest-lock", "unlocked"] => Self::AttestLock { locked: false },
            ["ask", action] => Self::Ask(Action::parse(action)?),
            ["acknowledge", kind] => Self::Acknowledge(AlertKind::parse(kind)?),
            ["report-outsider", place] => Self::ReportOutsider(Place::parse(place)?),
            ["outsider-gone"] => Self::OutsiderGone,
            ["resume"] => Self::Resume,
            ["open-assessment"] => Self::OpenAssessment,
            ["judge", quality, decision] => {
                Self::Judge(Quality::parse(quality)?, Decision::parse(decision)?)
            }
            ["close-assessment"] => Self::CloseAssessment,
            ["waive", kind, reason] => {
                Self::Waive(Kind::parse(kind)?, WaiverReason::parse(reason)?)
            }
            ["unwaive", kind] => Self::Unwaive(Kind::parse(kind)?),
            ["begin-conversation"] => Self::BeginConversation,
            ["begin-closing"] => Self::BeginClosing,
            ["reopen-conversation"] => Self::ReopenConversation,
            ["choose-outcome", outcome, checks @ ..] => {
                let (could_not_have_tried, phoned) = match checks {
                    [] => (false, false),
                    ["could-not-have-tried"] => (true, false),
                    ["phoned"] => (false, true),
                    ["could-not-have-tried", "phoned"] => (true, true),
                    _ => return None,
                };
                let check = AbsenceCheck { could_not_have_tried, phoned };
                Self::ChooseOutcome(Outcome::parse(outcome)?, check)
            }
            ["save-calendar"] => Self::SaveCalendar,
            ["copy-note"] => Self::CopyNote,
            ["send-note"] => Self::SendNote,
            ["close"] => Self::Close,
            ["next-patient"] => Self::NextPatient,
            ["leave-now"] => Self::LeaveNow,
            _ => return None,
        })
    }
}

fn words(parts: &[&str]) -> String {
    parts.join(":")
}
