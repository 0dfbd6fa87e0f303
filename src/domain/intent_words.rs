//! Intents as short texts: for a restart, for scenarios and for the labels on buttons (`data-act`).

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
    /// The intent as text: its name and its parts, separated by colons.
    pub fn write(&self) -> String {
        match self {
            Self::Confirm(q) => join(&["confirm", q.word()]),
            Self::Deny(q) => join(&["deny", q.word()]),
            Self::ConfirmPrivacy => join(&["confirm-privacy"]),
            Self::ConfirmAppointment => join(&["confirm-appointment"]),
            Self::ChooseSetting(setting) => join(&["choose-setting", setting.word()]),
            Self::ExpectAlso(role) => join(&["expect-also", role.word()]),
            Self::ExpectFewer(role) => join(&["expect-fewer", role.word()]),
            Self::TestDevices(true) => join(&["test-devices", "on"]),
            Self::TestDevices(false) => join(&["test-devices", "off"]),
            Self::EnterRoom => join(&["enter-room"]),
            Self::CountOthers(n) => join(&["count-others", &n.to_string()]),
            Self::Explain(ParticipantId(id), role) => {
                join(&["explain", &id.to_string(), role.word()])
            }
            Self::ExplainEquipment(ParticipantId(id)) => {
                join(&["explain-equipment", &id.to_string()])
            }
            Self::ThisIsMe(ParticipantId(id)) => join(&["this-is-me", &id.to_string()]),
            Self::NotMe(ParticipantId(id)) => join(&["not-me", &id.to_string()]),
            Self::Admit(ParticipantId(id)) => join(&["admit", &id.to_string()]),
            Self::Remove(ParticipantId(id)) => join(&["remove", &id.to_string()]),
            Self::MarkIntroduced(ParticipantId(id)) => join(&["mark-introduced", &id.to_string()]),
            Self::ConfirmRollCall { off_camera } => {
                join(&["confirm-roll-call", &off_camera.to_string()])
            }
            Self::CheckIdentity(party, method, shown) => {
                join(&["check-identity", party.word(), method.word(), shown.word()])
            }
            Self::LockRoom => join(&["lock-room"]),
            Self::AttestLock { locked: true } => join(&["attest-lock", "locked"]),
            Self::AttestLock { locked: false } => join(&["attest-lock", "unlocked"]),
            Self::Ask(action) => join(&["ask", action.word()]),
            Self::Acknowledge(kind) => join(&["acknowledge", kind.word()]),
            Self::ReportOutsider(place) => join(&["report-outsider", place.word()]),
            Self::OutsiderGone => join(&["outsider-gone"]),
            Self::Resume => join(&["resume"]),
            Self::OpenAssessment => join(&["open-assessment"]),
            Self::Judge(quality, decision) => join(&["judge", quality.word(), decision.word()]),
            Self::CloseAssessment => join(&["close-assessment"]),
            Self::Waive(kind, reason) => join(&["waive", kind.word(), reason.word()]),
            Self::Unwaive(kind) => join(&["unwaive", kind.word()]),
            Self::BeginConversation => join(&["begin-conversation"]),
            Self::BeginClosing => join(&["begin-closing"]),
            Self::ReopenConversation => join(&["reopen-conversation"]),
            Self::ChooseOutcome(outcome, check) => {
                let mut text = join(&["choose-outcome", outcome.word()]);
                if check.could_not_have_tried {
                    text.push_str(":could-not-have-tried");
                }
                if check.phoned {
                    text.push_str(":phoned");
                }
                text
            }
            Self::SaveCalendar => join(&["save-calendar"]),
            Self::CopyNote => join(&["copy-note"]),
            Self::SendNote => join(&["send-note"]),
            Self::Close => join(&["close"]),
            Self::NextPatient => join(&["next-patient"]),
            Self::LeaveNow => join(&["leave-now"]),
        }
    }

    /// Parses the text of [`Intent::write`]; `None` for anything else.
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

fn join(parts: &[&str]) -> String {
    parts.join(":")
}
