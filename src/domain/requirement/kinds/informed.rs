//! A 1.9, A 2.1, A 2.5, A 3.0, A 3.1, B S1, B S2, B S5, B S8, B G3, B O1, B O2: what is read and known,
//! and never asked of anybody while they treat somebody.

use crate::domain::capability::Signal;
use crate::domain::consultation::Consultation;
use crate::domain::intent::Question;
use crate::domain::requirement::Known;
use crate::domain::setting::Viewer;
use crate::domain::time::Timestamp;

/// What a person has read and need not answer.
pub fn read(c: &Consultation) -> Known {
    read_as(c, Question::RulesRead)
}

/// What comes before the first consultation: the host page says that it is done, or it was read here.
pub fn onboarding(c: &Consultation) -> Known {
    match c.onboarded() {
        Some(at) => Known::informed(at),
        None => read_as(c, Question::OnboardingRead),
    }
}

fn read_as(c: &Consultation, question: Question) -> Known {
    let before = c.answer_before(question);
    match c.answer(question) {
        Some(said) if said.value => Known::informed(said.at).after(before),
        // Not read yet is no breach of the rule.
        Some(_) | None => Known::OPEN.after(before),
    }
}

/// The ground rules of any treatment: read, and broken while somebody is there who does not belong (A 1.9).
pub fn ground_rules(c: &Consultation, at: Timestamp) -> Known {
    super::roll_call::somebody_else(c, at).unwrap_or_else(|| read(c))
}

/// By taking part the patient agrees (A 2.1): seen when they are in the call.
pub fn consent_by_joining(c: &Consultation) -> Known {
    let (came, seen) = match c.viewer() {
        Viewer::Clinician => (c.people().attendance().patient_came(), super::other_side_seen(c)),
        Viewer::Patient => (
            c.call().first_joined(),
            c.call().first_joined().filter(|_| c.reports(Signal::OwnPresence)).map(Known::observed),
        ),
    };
    seen.or(came.map(Known::attested)).unwrap_or(Known::OPEN)
}
