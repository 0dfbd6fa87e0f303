//! A 1.9, A 2.1, A 2.2, A 2.5, A 3.0, A 3.1, B S1, B S2, B S5, B S8, B G3, B O1, B O2: what is read, and not asked during a
//! consultation.

use crate::domain::capability::Signal;
use crate::domain::consultation::Consultation;
use crate::domain::intent::Question;
use crate::domain::requirement::Known;
use crate::domain::setting::Viewer;

/// Met once a person has read the rules.
pub fn read(c: &Consultation) -> Known {
    read_as(c, Question::RulesRead)
}

/// The onboarding before the first consultation: the host page reports it as done, or it was read in the panel.
pub fn onboarding(c: &Consultation) -> Known {
    match c.onboarded() {
        Some(at) => Known::informed(at),
        None => read_as(c, Question::OnboardingRead),
    }
}

fn read_as(c: &Consultation, question: Question) -> Known {
    // Not having read it is not a breach.
    let read = c.answer(question).filter(|said| said.value);
    read.map_or(Known::OPEN, |said| Known::informed(said.at)).after(c.answer_before(question))
}

/// The clinician states that the patient has the information; the patient has read it in the panel (A 2.2).
pub fn patient_informed(c: &Consultation) -> Known {
    match c.viewer() {
        Viewer::Clinician => super::answered(c, Question::PatientInformed),
        Viewer::Patient => read(c),
    }
}

/// The rules of any treatment: read, and broken while an outsider is there (A 1.9).
pub fn ground_rules(c: &Consultation) -> Known {
    super::people::outsider_present(c).unwrap_or_else(|| read(c))
}

/// By joining, the patient consents (A 2.1).
pub fn consent_by_joining(c: &Consultation) -> Known {
    let (came, seen) = match c.viewer() {
        Viewer::Clinician => (c.people().attendance().patient_came, super::other_side_seen(c)),
        Viewer::Patient => (
            c.call().first_joined(),
            c.call().first_joined().filter(|_| c.reports(Signal::OwnPresence)).map(Known::observed),
        ),
    };
    seen.or(came.map(Known::attested)).unwrap_or(Known::OPEN)
}
