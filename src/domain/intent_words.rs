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
        let mut text = String::from(self.name());
        self.write_parts(&mut text);
        text
    }

    const fn name(&self) -> &'static str {
        match self {
            Self::Confirm(_) => "confirm",
            Self::Deny(_) => "deny",
            Self::ConfirmPrivacy => "confirm-privacy",
            Self::ConfirmAppointment => "confirm-appointment",
            Self::ChooseSetting(_) => "choose-setting",
            Self::ExpectAlso(_) => "expect-also",
            Self::ExpectFewer(_) => "expect-fewer",
            Self::TestDevices(_) => "test-devices",
            Self::EnterRoom => "enter-room",
            Self::CountOthers(_) => "count-others",
            Self::Explain(..) => "explain",
            Self::ExplainEquipment(_) => "explain-equipment",
            Self::ThisIsMe(_) => "this-is-me",
            Self::NotMe(_) => "not-me",
            Self::Admit(_) => "admit",
            Self::Remove(_) => "remove",
            Self::MarkIntroduced(_) => "mark-introduced",
            Self::ConfirmRollCall { .. } => "confirm-roll-call",
            Self::CheckIdentity(..) => "check-identity",
            Self::LockRoom => "lock-room",
            Self::AttestLock { .. } => "attest-lock",
            Self::Ask(_) => "ask",
            Self::Acknowledge(_) => "acknowledge",
            Self::ReportOutsider(_) => "report-outsider",
            Self::OutsiderGone => "outsider-gone",
            Self::Resume => "resume",
            Self::OpenAssessment => "open-assessment",
            Self::Judge(..) => "judge",
            Self::CloseAssessment => "close-assessment",
            Self::Waive(..) => "waive",
            Self::Unwaive(_) => "unwaive",
            Self::BeginConversation => "begin-conversation",
            Self::BeginClosing => "begin-closing",
            Self::ReopenConversation => "reopen-conversation",
            Self::ChooseOutcome(..) => "choose-outcome",
            Self::SaveCalendar => "save-calendar",
            Self::CopyNote => "copy-note",
            Self::SendNote => "send-note",
            Self::Close => "close",
            Self::NextPatient => "next-patient",
            Self::LeaveNow => "leave-now",
        }
    }

    fn write_parts(&self, text: &mut String) {
        match self {
            Self::Confirm(q) | Self::Deny(q) => part(text, q.word()),
            Self::ChooseSetting(setting) => part(text, setting.word()),
            Self::ExpectAlso(role) | Self::ExpectFewer(role) => part(text, role.word()),
            Self::TestDevices(on) => part(text, if *on { "on" } else { "off" }),
            Self::Explain(ParticipantId(id), role) => {
                number(text, *id);
                part(text, role.word());
            }
            Self::CountOthers(n)
            | Self::ConfirmRollCall { off_camera: n }
            | Self::ExplainEquipment(ParticipantId(n))
            | Self::ThisIsMe(ParticipantId(n))
            | Self::NotMe(ParticipantId(n))
            | Self::Admit(ParticipantId(n))
            | Self::Remove(ParticipantId(n))
            | Self::MarkIntroduced(ParticipantId(n)) => number(text, *n),
            Self::CheckIdentity(party, method, shown) => {
                part(text, party.word());
                part(text, method.word());
                part(text, shown.word());
            }
            Self::AttestLock { locked } => part(text, if *locked { "locked" } else { "unlocked" }),
            Self::Ask(ability) => part(text, ability.word()),
            Self::Acknowledge(kind) => part(text, kind.word()),
            Self::ReportOutsider(place) => part(text, place.word()),
            Self::Judge(quality, decision) => {
                part(text, quality.word());
                part(text, decision.word());
            }
            Self::Waive(kind, reason) => {
                part(text, kind.word());
                part(text, reason.word());
            }
            Self::Unwaive(kind) => part(text, kind.word()),
            Self::ChooseOutcome(outcome, check) => {
                part(text, outcome.word());
                if check.could_not_have_tried {
                    part(text, "could-not-have-tried");
                }
                if check.phoned {
                    part(text, "phoned");
                }
            }
            Self::ConfirmPrivacy
            | Self::ConfirmAppointment
            | Self::EnterRoom
            | Self::LockRoom
            | Self::OutsiderGone
            | Self::Resume
            | Self::OpenAssessment
            | Self::CloseAssessment
            | Self::BeginConversation
            | Self::BeginClosing
            | Self::ReopenConversation
            | Self::SaveCalendar
            | Self::CopyNote
            | Self::SendNote
            | Self::Close
            | Self::NextPatient
            | Self::LeaveNow => {}
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

fn part(text: &mut String, part: &str) {
    text.push(':');
    text.push_str(part);
}

#[inline(never)]
fn number(text: &mut String, number: u32) {
    part(text, &number.to_string());
}
