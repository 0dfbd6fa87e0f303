//! A 1.4 and A 1.5: nobody can overhear, sound is tested first, nobody sits in an open public place.

use crate::domain::consultation::Consultation;
use crate::domain::intent::{Place, Question};
use crate::domain::requirement::{Basis, Known, Status};
use crate::domain::setting::Viewer;

/// The questions about surroundings this viewer can answer: the clinician for both sides.
fn both_sides(c: &Consultation) -> &'static [Question] {
    match c.viewer {
        Viewer::Clinician => &[Question::OwnSurroundings, Question::OtherSurroundings],
        Viewer::Patient => &[Question::OwnSurroundings],
    }
}

/// Both sides sit undisturbed and the sound was tested, by the platform or by the person.
pub fn not_overheard(c: &Consultation) -> Known {
    if let Some(outsider) = c.outsider.filter(|o| !o.gone && o.place != Place::Call) {
        return Known::unmet(Basis::Attested, outsider.since);
    }
    let sound = match c.precall_passed {
        Some(test) if test.value => Known::observed(test.at),
        _ => super::answered(c, Question::SoundTested),
    };
    all(both_sides(c).iter().map(|q| super::answered(c, *q)).chain([sound]))
}

/// Neither side sits in an open public place.
pub fn not_in_public_place(c: &Consultation) -> Known {
    all(both_sides(c).iter().map(|q| super::answered(c, *q)))
}

/// Several answers as one: one "no" breaks it, one missing leaves it open, and else the last counts.
/// Where a person answered any part, the whole rests on that person's word.
fn all(parts: impl Iterator<Item = Known>) -> Known {
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
    parts.reduce(both).unwrap_or(Known::OPEN)
}
