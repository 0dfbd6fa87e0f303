//! How each kind of requirement is evaluated, by subject.

mod closing;
mod informed;
mod people;
mod privacy;
mod surroundings;

use super::{Basis, Finding, Kind, Known, Status};
use crate::domain::attested::Stamped;
use crate::domain::capability::Signal;
use crate::domain::consultation::Consultation;
use crate::domain::intent::Question;
use crate::domain::phase::Phase;
use crate::domain::procedure::{Procedure, RequirementId, Rule};
use crate::domain::setting::{Party, Viewer};
use crate::domain::time::Timestamp;

/// Recomputes the findings of every requirement that binds this viewer, in the order of the procedure. Returns the
/// requirements whose status or basis changed, each with what was known before.
pub(in crate::domain) fn evaluate(
    c: &Consultation,
    procedure: &Procedure,
    at: Timestamp,
    findings: &mut Vec<Finding>,
) -> Vec<(RequirementId, Known)> {
    let mut changed = Vec::new();
    let former = std::mem::take(findings);
    for rule in procedure.rules().iter().filter(|rule| rule.binds(c.viewer())) {
        let known = known_of(c, procedure, rule, at);
        let before = former.iter().find(|finding| finding.id == rule.id).map(|f| f.known);
        if let Some(before) = before.filter(|before| known.differs(*before)) {
            changed.push((rule.id.clone(), before));
        }
        findings.push(Finding { id: rule.id.clone(), kind: rule.kind, known });
    }
    changed
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
    match kind {
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
        Kind::EqualConfidentiality => surroundings::equal_confidentiality(c, at),
        Kind::EveryoneIntroduced => people::everyone_introduced(c, at),
        Kind::IntroducedAndVisible => people::introduced_and_visible(c),
        Kind::OthersAgreed => people::others_agreed(c),
        Kind::ListWatched => people::list_watched(c, procedure, at),
        Kind::GroundRules => informed::ground_rules(c, at),
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
        // Observed once the other side is in the room of the connected adapter.
        Kind::SameSolution => answered_or_observed(c, Question::SameSolution),
        Kind::RoomLocked => privacy::room_locked(c),
        Kind::RecordKept => answered(c, Question::RecordKept),
        Kind::LeftAndClosed => closing::left_and_closed(c),
        Kind::QualityJudged => closing::quality_judged(c),
        Kind::Onboarding => informed::onboarding(c),
    }
}

/// As a person stated, with the time of the statement before it: met, broken, or open without a statement.
fn stated<T: Copy>(
    statement: Option<Stamped<T>>,
    before: Option<Timestamp>,
    meets: impl Fn(T) -> bool,
) -> Known {
    let known = match statement {
        Some(said) if meets(said.value) => Known::attested(said.at),
        Some(said) => Known::unmet(Basis::Attested, said.at),
        None => Known::OPEN,
    };
    known.after(before)
}

/// As a person answered a question: met, broken, or open with the previous answer.
fn answered(c: &Consultation, question: Question) -> Known {
    stated(c.answer(question), c.answer_before(question), |yes| yes)
}

/// That the other side was observed in the call; `None` where the platform reports no arrivals.
fn other_side_seen(c: &Consultation) -> Option<Known> {
    let reports_arrivals = c.reports(Signal::Arrivals) || c.reports(Signal::Count);
    // For the patient anybody else is the other side.
    let came = match c.viewer() {
        Viewer::Clinician => c.people().attendance().patient_came(),
        Viewer::Patient => c.people().attendance().first_came(),
    };
    came.filter(|_| reports_arrivals).map(Known::observed)
}

/// As a person answered, unless the other side was observed in the call while it was open or after a "no".
fn answered_or_observed(c: &Consultation, question: Question) -> Known {
    let answer = answered(c, question);
    match other_side_seen(c) {
        Some(seen) if answer.status == Status::Open => seen.after(answer.before),
        Some(seen) if answer.status == Status::Unmet && seen.at > answer.at => {
            seen.after(answer.at)
        }
        _ => answer,
    }
}

/// Combines several parts: broken if one is broken, open if one is open, otherwise the latest counts. If a person attested
/// any part, the whole is attested.
fn all(parts: impl IntoIterator<Item = Known>) -> Known {
    let rank = |k: &Known| match k.status {
        Status::Unmet => 2,
        Status::Open => 1,
        _ => 0,
    };
    let both = |a: Known, b: Known| {
        let mut worse = if (rank(&b), b.at) > (rank(&a), a.at) { b } else { a };
        let by_person = [a, b].iter().any(|k| k.basis == Basis::Attested);
        if worse.status == Status::Met && by_person {
            worse.basis = Basis::Attested;
        }
        worse.before = a.before.max(b.before);
        worse
    };
    parts.into_iter().reduce(both).unwrap_or(Known::OPEN)
}
