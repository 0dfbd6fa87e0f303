//! One file for each matter: the rule in our words, and how it is known.

pub(super) mod appointment;
pub(super) mod chat;
pub(super) mod closing;
pub(super) mod company;
pub(super) mod identity;
pub(super) mod informed;
pub(super) mod lock;
pub(super) mod payment;
pub(super) mod quality;
pub(super) mod recording;
pub(super) mod roll_call;
pub(super) mod sharing;
pub(super) mod solution;
pub(super) mod surroundings;

use super::{Basis, Known, Status};
use crate::domain::capability::Signal;
use crate::domain::consultation::Consultation;
use crate::domain::intent::Question;
use crate::domain::setting::Viewer;

/// What a person answered to a question: met, broken, or open with what stood before.
pub(super) fn answered(c: &Consultation, question: Question) -> Known {
    let before = c.answer_before(question);
    match c.answer(question) {
        Some(said) if said.value => Known::attested(said.at).after(before),
        Some(said) => Known::unmet(Basis::Attested, said.at).after(before),
        None => Known::OPEN.after(before),
    }
}

/// That the other side was in the call, as the platform told; nothing where it tells of nobody who comes.
pub(super) fn other_side_seen(c: &Consultation) -> Option<Known> {
    let tells = c.reports(Signal::Arrivals) || c.reports(Signal::Count);
    // Whoever comes to the patient is the other side.
    let came = match c.viewer() {
        Viewer::Clinician => c.people().attendance().patient_came(),
        Viewer::Patient => c.people().attendance().first_came(),
    };
    came.filter(|_| tells).map(Known::observed)
}

/// What a person said, unless the patient was seen in the room after a "no" that this contradicts.
pub(super) fn said_or_seen(c: &Consultation, question: Question) -> Known {
    let said = answered(c, question);
    match other_side_seen(c) {
        Some(seen) if said.status == Status::Open => seen.after(said.before),
        Some(seen) if said.status == Status::Unmet && seen.at > said.at => seen.after(said.at),
        _ => said,
    }
}

/// Several answers as one: one "no" breaks it, one missing leaves it open, and else the last counts.
/// Where a person answered any part, the whole rests on that person's word.
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
