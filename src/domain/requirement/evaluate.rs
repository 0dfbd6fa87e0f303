//! Evaluates every requirement of a procedure against the current state.

use super::kinds;
use super::{Basis, Finding, Kind, Known, Status};
use crate::domain::consultation::Consultation;
use crate::domain::intent::Question;
use crate::domain::phase::Phase;
use crate::domain::procedure::{Procedure, Rule};
use crate::domain::time::Timestamp;

/// The findings of every requirement that binds this viewer, in the order of the procedure.
pub fn evaluate(c: &Consultation, procedure: &Procedure, at: Timestamp) -> Vec<Finding> {
    let rules = procedure.rules().iter().filter(|rule| rule.binds(c.viewer()));
    let finding = |rule: &Rule| Finding {
        id: rule.id.clone(),
        kind: rule.kind,
        known: known_of(c, procedure, rule, at),
    };
    rules.map(finding).collect()
}

fn known_of(c: &Consultation, procedure: &Procedure, rule: &Rule, at: Timestamp) -> Known {
    if !rule.applies(c.setting(), c.platform()) {
        return Known::NOT_APPLICABLE;
    }
    with_waiver_and_closing(c, rule.kind, known(c, procedure, rule.kind, at))
}

/// A waiver overrides everything but met. Once the consultation is closed nobody can answer, so open becomes unknown.
fn with_waiver_and_closing(c: &Consultation, kind: Kind, known: Known) -> Known {
    if let Some((_, at)) = c.waiver(kind)
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

fn known(c: &Consultation, procedure: &Procedure, kind: Kind, at: Timestamp) -> Known {
    let answered = |question| kinds::answered(c, question);
    match kind {
        Kind::VideoSuits => answered(Question::VideoSuits),
        Kind::NoRecording => kinds::recording::no_recording(c, procedure),
        Kind::ChatWithoutPersonalData => kinds::chat::without_personal_data(c, procedure),
        Kind::ChatNotUsed => kinds::chat::not_used(c, procedure),
        Kind::SharingWithoutPersonalData => kinds::sharing::without_personal_data(c, procedure),
        Kind::WindowNotScreen => kinds::sharing::window_not_screen(c),
        Kind::SharingWithCare => kinds::sharing::with_care(c),
        Kind::NotOverheard => kinds::surroundings::not_overheard(c),
        Kind::OutOfEarshot => kinds::surroundings::out_of_earshot(c),
        Kind::NotInPublicPlace => kinds::surroundings::not_in_public_place(c, procedure),
        Kind::EqualConfidentiality => kinds::surroundings::equal_confidentiality(c, at),
        Kind::EveryoneIntroduced => kinds::roll_call::everyone_introduced(c, at),
        Kind::IntroducedAndVisible => kinds::roll_call::introduced_and_visible(c),
        Kind::OthersAgreed => kinds::company::others_agreed(c),
        Kind::ListWatched => kinds::roll_call::list_watched(c, procedure, at),
        Kind::GroundRules => kinds::informed::ground_rules(c, at),
        Kind::ConsentByJoining => kinds::informed::consent_by_joining(c),
        Kind::PatientInformed => kinds::appointment::patient_informed(c),
        Kind::ToldOfVideo => answered(Question::ToldOfVideo),
        Kind::PatientAble => kinds::appointment::patient_able(c),
        Kind::CalendarPrivate => answered(Question::CalendarPrivate),
        Kind::Equipment => kinds::informed::read(c),
        Kind::PatientIdentified => kinds::identity::patient(c),
        Kind::ClinicianIdentified => kinds::identity::clinician(c),
        Kind::NoPaymentOnProblems => kinds::payment::no_payment_on_problems(c, procedure),
        Kind::SameSolution => kinds::solution::same_solution(c),
        Kind::RoomLocked => kinds::lock::room_locked(c),
        Kind::RecordKept => kinds::closing::record_kept(c),
        Kind::LeftAndClosed => kinds::closing::left_and_closed(c),
        Kind::QualityJudged => kinds::quality::quality_judged(c),
        Kind::Onboarding => kinds::informed::onboarding(c),
    }
}
