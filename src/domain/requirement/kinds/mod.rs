//! How each kind of requirement is evaluated, by subject.

pub(super) mod closing;
pub(super) mod generic;
pub(super) mod informed;
pub(super) mod people;
pub(super) mod privacy;
pub(super) mod surroundings;

use super::{Basis, Known, Status};
use crate::domain::attested::Attested;
use crate::domain::capability::Signal;
use crate::domain::consultation::Consultation;
use crate::domain::intent::Question;
use crate::domain::setting::Viewer;

/// As a person stated: met, broken, or open without a statement. With the time of the statement before it, if that met the
/// requirement: a former "no" confirms nothing.
fn stated<T: Copy>(statement: &Attested<T>, meets: impl Fn(T) -> bool) -> Known {
    let known = match statement.current() {
        Some(said) if meets(said.value) => Known::attested(said.at),
        Some(said) => Known::unmet(Basis::Attested, said.at),
        None => Known::OPEN,
    };
    known.after(statement.previous().filter(|said| meets(said.value)).map(|said| said.at))
}

/// As a person answered a question: met, broken, or open with the previous answer.
pub(super) fn answered(c: &Consultation, question: Question) -> Known {
    c.answers().get(question).map_or(Known::OPEN, |answer| stated(answer, |yes| yes))
}

/// That the other side was observed in the call; `None` where the platform reports no arrivals.
fn other_side_seen(c: &Consultation) -> Option<Known> {
    let reports_arrivals = c.reports(Signal::Arrivals) || c.reports(Signal::Count);
    // For the patient anybody else is the other side.
    let came = match c.viewer() {
        Viewer::Clinician => c.people().attendance().patient_came,
        Viewer::Patient => c.people().attendance().first_came,
    };
    came.filter(|_| reports_arrivals).map(Known::observed)
}

/// As a person answered, unless the other side was observed in the call while it was open or after a "no".
pub(super) fn answered_or_observed(c: &Consultation, question: Question) -> Known {
    let answer = answered(c, question);
    match other_side_seen(c) {
        Some(seen) if answer.status == Status::Open => seen.after(answer.before),
        Some(seen) if answer.status == Status::Unmet && seen.at > answer.at => {
            seen.after(answer.before)
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
