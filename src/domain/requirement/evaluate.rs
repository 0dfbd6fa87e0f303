//! Evaluates every requirement of a procedure against the current state.

use super::kinds::{
    answered, answered_or_observed, closing, generic, informed, people, privacy, surroundings,
};
use super::{Basis, Finding, Kind, Known, Status};
use crate::domain::consultation::Consultation;
use crate::domain::intent::Question;
use crate::domain::phase::Phase;
use crate::domain::procedure::{Moment, Procedure, Rule};
use crate::domain::setting::Party;
use crate::domain::time::Timestamp;

/// The findings of every requirement that binds this viewer, in the order of the procedure.
pub fn evaluate(c: &Consultation, procedure: &Procedure, at: Timestamp) -> Vec<Finding> {
    let rules = procedure.rules().iter().filter(|rule| rule.binds(c.viewer()));
    let finding = |rule: &Rule| Finding {
        id: rule.id,
        kind: rule.kind,
        known: known_of(c, procedure, rule, at),
    };
    rules.map(finding).collect()
}

fn known_of(c: &Consultation, procedure: &Procedure, rule: &Rule, at: Timestamp) -> Known {
    if !rule.applies(c.setting(), c.rules_platform(procedure)) {
        return Known::NOT_APPLICABLE;
    }
    let known = remedied(c, rule.kind, known(c, procedure, rule, at));
    let known = with_waiver_and_closing(c, rule, known);
    // On a platform that the procedure does not name, what nobody has answered cannot be told.
    let named = !rule.depends_on_platform() || c.mismatch(procedure).is_none();
    let stays = matches!(rule.kind, Kind::SameSolution | Kind::NoPaymentOnProblems);
    if !named && !stays && known.status == Status::Open {
        return Known { status: Status::Unknown, ..known };
    }
    known
}

/// As a person stated after it was broken: put right, with the time when it was broken.
fn remedied(c: &Consultation, kind: Kind, known: Known) -> Known {
    match c.remedy_of(kind) {
        Some(remedy) if known.status == Status::Unmet && known.at <= Some(remedy.at) => {
            Known::attested(remedy.at).after(remedy.broken)
        }
        _ => known,
    }
}

/// A waiver overrides everything but met. Once the consultation is closed nobody can answer, so open becomes unknown.
fn with_waiver_and_closing(c: &Consultation, rule: &Rule, known: Known) -> Known {
    if let Some((_, at)) = c.waiver_of(rule.id, rule.kind)
        && !matches!(known.status, Status::Met | Status::NotApplicable)
    {
        return Known {
            status: Status::Waived,
            basis: Basis::Waived,
            at: Some(at),
            before: known.at.or(known.before),
        };
    }
    if c.phase() == Phase::Closed && known.status == Status::Open {
        return Known { status: Status::Unknown, ..known };
    }
    known
}

fn known(c: &Consultation, procedure: &Procedure, rule: &Rule, at: Timestamp) -> Known {
    match rule.kind {
        Kind::Confirm => generic::confirm(c, rule),
        Kind::Inform if rule.moment == Moment::Onboarding => informed::onboarding(c),
        Kind::Inform => generic::inform(c, rule),
        Kind::VideoSuits => answered(c, Question::VideoSuits),
        Kind::NoRecording => privacy::no_recording(c, procedure),
        Kind::ChatWithoutPersonalData => privacy::chat_without_personal_data(c, procedure),
        Kind::ChatNotUsed => privacy::chat_not_used(c, procedure),
        Kind::SharingWithoutPersonalData => privacy::sharing_without_personal_data(c, procedure),
        Kind::WindowNotScreen => privacy::window_not_screen(c),
        Kind::SharingWithCare => privacy::sharing_with_care(c),
        Kind::NotOverheard => surroundings::not_overheard(c),
        Kind::OutOfEarshot => surroundings::out_of_earshot(c),
        Kind::NotInPublicPlace => surroundings::not_in_public_place(c, procedure),
        Kind::EqualConfidentiality => surroundings::equal_confidentiality(c),
        Kind::EveryoneIntroduced => people::everyone_introduced(c),
        Kind::IntroducedAndVisible => people::introduced_and_visible(c),
        Kind::OthersAgreed => people::others_agreed(c),
        Kind::ListWatched => people::list_watched(c, procedure, at),
        Kind::GroundRules => informed::ground_rules(c),
        Kind::ConsentByJoining => informed::consent_by_joining(c),
        Kind::PatientInformed => informed::patient_informed(c),
        Kind::ToldOfVideo => answered(c, Question::ToldOfVideo),
        // A patient who joined the call has shown it.
        Kind::PatientAble => answered_or_observed(c, Question::PatientAble),
        Kind::CalendarPrivate => answered(c, Question::CalendarPrivate),
        Kind::Equipment => informed::read(c),
        Kind::PatientIdentified => people::identified(c, Party::Patient),
        Kind::ClinicianIdentified => people::identified(c, Party::Clinician),
        Kind::NoPaymentOnProblems => closing::no_payment_on_problems(c, procedure),
        Kind::SameSolution => people::same_solution(c, procedure),
        Kind::RoomLocked => privacy::room_locked(c),
        Kind::RecordKept => answered(c, Question::RecordKept),
        Kind::LeftAndClosed => closing::left_and_closed(c),
        Kind::QualityJudged => closing::quality_judged(c),
        Kind::Onboarding => informed::onboarding(c),
    }
}
