//! Intents as short texts: for a restart, for scenarios and for the labels on buttons (`data-act`).

use super::alert::AlertKind;
use super::capability::Action;
use super::identity::{CheckResult, Method};
use super::intent::{AbsenceCheck, Intent, Phoned, Place, Question, WaiverReason};
use super::outcome::{Decision, Outcome, Quality};
use super::participant::{ParticipantId, Role};
use super::procedure::{Moment, RequirementId};
use super::product::Product;
use super::requirement::Kind;
use super::setting::{Party, Setting};

impl Intent {
    /// The intent as text: its name and its parts, separated by colons.
    pub fn write(&self) -> String {
        let who = |name: &str, ParticipantId(id): &ParticipantId| format!("{name}:{id}");
        match self {
            Self::Confirm(q) => join(&["confirm", q.word()]),
            Self::Deny(q) => join(&["deny", q.word()]),
            Self::ConfirmRule(id) => join(&["confirm-rule", id.as_str()]),
            Self::DenyRule(id) => join(&["deny-rule", id.as_str()]),
            Self::ConfirmRules(moment) => join(&["confirm-rules", moment.word()]),
            Self::ConfirmPrivacy => "confirm-privacy".to_owned(),
            Self::ConfirmAppointment => "confirm-appointment".to_owned(),
            Self::ConfirmPrepared => "confirm-prepared".to_owned(),
            Self::ChooseSetting(setting) => join(&["choose-setting", setting.word()]),
            Self::ExpectAlso(role) => join(&["expect-also", role.word()]),
            Self::ExpectFewer(role) => join(&["expect-fewer", role.word()]),
            Self::TestDevices(true) => "test-devices:on".to_owned(),
            Self::TestDevices(false) => "test-devices:off".to_owned(),
            Self::EnterRoom => "enter-room".to_owned(),
            Self::CountOthers(n) => format!("count-others:{n}"),
            Self::Explain(id, role) => join(&[&who("explain", id), role.word()]),
            Self::ExplainEquipment(id) => who("explain-equipment", id),
            Self::ThisIsMe(id) => who("this-is-me", id),
            Self::NotMe(id) => who("not-me", id),
            Self::SamePerson(id) => who("same-person", id),
            Self::Admit(id) => who("admit", id),
            Self::Remove(id) => who("remove", id),
            Self::MarkIntroduced(id) => who("mark-introduced", id),
            Self::ConfirmRollCall { off_camera } => format!("confirm-roll-call:{off_camera}"),
            Self::CheckIdentity(party, method, shown) => {
                join(&["check-identity", party.word(), method.word(), shown.word()])
            }
            Self::LockRoom => "lock-room".to_owned(),
            Self::AttestLock { locked: true } => "attest-lock:locked".to_owned(),
            Self::AttestLock { locked: false } => "attest-lock:unlocked".to_owned(),
            Self::Ask(action) => join(&["ask", action.word()]),
            Self::Acknowledge(kind) => join(&["acknowledge", kind.word()]),
            Self::ReportOutsider(place) => join(&["report-outsider", place.word()]),
            Self::OutsiderGone => "outsider-gone".to_owned(),
            Self::Pause => "pause".to_owned(),
            Self::AcceptPresent => "accept-present".to_owned(),
            Self::NameProduct(product) => join(&["name-product", product.word()]),
            Self::Remedy(kind) => join(&["remedy", kind.word()]),
            Self::Resume => "resume".to_owned(),
            Self::OpenAssessment => "open-assessment".to_owned(),
            Self::Judge(quality, decision) => join(&["judge", quality.word(), decision.word()]),
            Self::CloseAssessment => "close-assessment".to_owned(),
            Self::Waive(kind, reason) => join(&["waive", kind.word(), reason.word()]),
            Self::Unwaive(kind) => join(&["unwaive", kind.word()]),
            Self::WaiveRule(id, reason) => join(&["waive-rule", id.as_str(), reason.word()]),
            Self::UnwaiveRule(id) => join(&["unwaive-rule", id.as_str()]),
            Self::BeginConversation => "begin-conversation".to_owned(),
            Self::BeginClosing => "begin-closing".to_owned(),
            Self::ReopenConversation => "reopen-conversation".to_owned(),
            Self::ChooseOutcome(outcome, check) => {
                let mut text = join(&["choose-outcome", outcome.word()]);
                if check.no_sign_of_attempt {
                    text.push_str(":no-sign-of-attempt");
                }
                if check.phoned != Phoned::No {
                    text.push(':');
                    text.push_str(check.phoned.word());
                }
                text
            }
            Self::SaveCalendar => "save-calendar".to_owned(),
            Self::CopyNote => "copy-note".to_owned(),
            Self::CopyDeviations => "copy-deviations".to_owned(),
            Self::SendNote => "send-note".to_owned(),
            Self::Finish(outcome) => join(&["finish", outcome.word()]),
            Self::Close => "close".to_owned(),
            Self::EndAndClose => "end-and-close".to_owned(),
            Self::NextPatient => "next-patient".to_owned(),
            Self::LeaveNow => "leave-now".to_owned(),
        }
    }

    /// Parses the text of [`Intent::write`]; `None` for anything else.
    pub fn read(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split(':').collect();
        let id = |text: &str| text.parse().ok().map(ParticipantId);
        Some(match parts.as_slice() {
            ["confirm", q] => Self::Confirm(Question::parse(q)?),
            ["deny", q] => Self::Deny(Question::parse(q)?),
            ["confirm-rule", id] => Self::ConfirmRule(RequirementId::parse(id)?),
            ["deny-rule", id] => Self::DenyRule(RequirementId::parse(id)?),
            ["confirm-rules", moment] => Self::ConfirmRules(Moment::parse(moment)?),
            ["confirm-privacy"] => Self::ConfirmPrivacy,
            ["confirm-appointment"] => Self::ConfirmAppointment,
            ["confirm-prepared"] => Self::ConfirmPrepared,
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
            ["same-person", who] => Self::SamePerson(id(who)?),
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
            ["pause"] => Self::Pause,
            ["accept-present"] => Self::AcceptPresent,
            ["name-product", product] => Self::NameProduct(Product::parse(product)?),
            ["remedy", kind] => Self::Remedy(Kind::parse(kind)?),
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
            ["waive-rule", id, reason] => {
                Self::WaiveRule(RequirementId::parse(id)?, WaiverReason::parse(reason)?)
            }
            ["unwaive-rule", id] => Self::UnwaiveRule(RequirementId::parse(id)?),
            ["begin-conversation"] => Self::BeginConversation,
            ["begin-closing"] => Self::BeginClosing,
            ["reopen-conversation"] => Self::ReopenConversation,
            ["choose-outcome", outcome, checks @ ..] => {
                let (no_sign_of_attempt, phoned) = match checks {
                    ["no-sign-of-attempt", rest @ ..] => (true, rest),
                    rest => (false, rest),
                };
                let phoned = match phoned {
                    [] => Phoned::No,
                    [word] => Phoned::parse(word).filter(|phoned| *phoned != Phoned::No)?,
                    _ => return None,
                };
                let check = AbsenceCheck { no_sign_of_attempt, phoned };
                Self::ChooseOutcome(Outcome::parse(outcome)?, check)
            }
            ["save-calendar"] => Self::SaveCalendar,
            ["copy-note"] => Self::CopyNote,
            ["copy-deviations"] => Self::CopyDeviations,
            ["send-note"] => Self::SendNote,
            ["finish", outcome] => Self::Finish(Outcome::parse(outcome)?),
            ["close"] => Self::Close,
            ["end-and-close"] => Self::EndAndClose,
            ["next-patient"] => Self::NextPatient,
            ["leave-now"] => Self::LeaveNow,
            _ => return None,
        })
    }
}

fn join(parts: &[&str]) -> String {
    parts.join(":")
}
