//! Intents as short texts: kept for a restart, written in scenarios, and marked on buttons.

use super::alert::AlertKind;
use super::assessment::{Decision, Quality};
use super::capability::Ability;
use super::identity::{Method, Shown};
use super::intent::{AbsenceCheck, Intent, Place, Question, WaiverReason};
use super::outcome::Outcome;
use super::participant::{ParticipantId, Role};
use super::requirement::Kind;
use super::setting::{Party, Setting};

impl Intent {
    /// The intent as text: its name, then its parts, parted by colons.
    pub fn write(&self) -> String {
        match self {
            Self::Confirm(q) => format!("confirm:{}", q.word()),
            Self::Deny(q) => format!("deny:{}", q.word()),
            Self::ConfirmPrivacy => "confirm-privacy".into(),
            Self::ConfirmAppointment => "confirm-appointment".into(),
            Self::ChooseSetting(setting) => format!("choose-setting:{}", setting.word()),
            Self::ExpectAlso(role) => format!("expect-also:{}", role.word()),
            Self::ExpectFewer(role) => format!("expect-fewer:{}", role.word()),
            Self::TestDevices(true) => "test-devices:on".into(),
            Self::TestDevices(false) => "test-devices:off".into(),
            Self::EnterRoom => "enter-room".into(),
            Self::CountOthers(n) => format!("count-others:{n}"),
            Self::Explain(ParticipantId(id), role) => format!("explain:{id}:{}", role.word()),
            Self::ExplainEquipment(ParticipantId(id)) => format!("explain-equipment:{id}"),
            Self::ThisIsMe(ParticipantId(id)) => format!("this-is-me:{id}"),
            Self::NotMe(ParticipantId(id)) => format!("not-me:{id}"),
            Self::Admit(ParticipantId(id)) => format!("admit:{id}"),
            Self::Remove(ParticipantId(id)) => format!("remove:{id}"),
            Self::MarkIntroduced(ParticipantId(id)) => format!("mark-introduced:{id}"),
            Self::ConfirmRollCall { off_camera } => format!("confirm-roll-call:{off_camera}"),
            Self::CheckIdentity(party, method, shown) => {
                format!("check-identity:{}:{}:{}", party.word(), method.word(), shown.word())
            }
            Self::LockRoom => "lock-room".into(),
            Self::AttestLock { locked: true } => "attest-lock:locked".into(),
            Self::AttestLock { locked: false } => "attest-lock:unlocked".into(),
            Self::Ask(ability) => format!("ask:{}", ability.word()),
            Self::Acknowledge(kind) => format!("acknowledge:{}", kind.word()),
            Self::ReportOutsider(place) => format!("report-outsider:{}", place.word()),
            Self::OutsiderGone => "outsider-gone".into(),
            Self::Resume => "resume".into(),
            Self::OpenAssessment => "open-assessment".into(),
            Self::Judge(quality, decision) => {
                format!("judge:{}:{}", quality.word(), decision.word())
            }
            Self::CloseAssessment => "close-assessment".into(),
            Self::Waive(kind, reason) => format!("waive:{}:{}", kind.word(), reason.word()),
            Self::Unwaive(kind) => format!("unwaive:{}", kind.word()),
            Self::BeginConversation => "begin-conversation".into(),
            Self::BeginClosing => "begin-closing".into(),
            Self::ReopenConversation => "reopen-conversation".into(),
            Self::ChooseOutcome(outcome, check) => {
                let mut text = format!("choose-outcome:{}", outcome.word());
                if check.could_not_have_tried {
                    text.push_str(":could-not-have-tried");
                }
                if check.phoned {
                    text.push_str(":phoned");
                }
                text
            }
            Self::SaveCalendar => "save-calendar".into(),
            Self::CopyNote => "copy-note".into(),
            Self::SendNote => "send-note".into(),
            Self::Close => "close".into(),
            Self::NextPatient => "next-patient".into(),
            Self::LeaveNow => "leave-now".into(),
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
                Shown::parse(shown)?,
            ),
            ["lock-room"] => Self::LockRoom,
            ["attest-lock", "locked"] => Self::AttestLock { locked: true },
            ["attest-lock", "unlocked"] => Self::AttestLock { locked: false },
            ["ask", ability] => Self::Ask(Ability::parse(ability)?),
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
