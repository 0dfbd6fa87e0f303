//! One file for each matter: the rule in our words, and how it is known.

pub(super) mod chat;
pub(super) mod identity;
pub(super) mod lock;
pub(super) mod payment;
pub(super) mod quality;
pub(super) mod record;
pub(super) mod recording;
pub(super) mod roll_call;
pub(super) mod sharing;
pub(super) mod solution;
pub(super) mod surroundings;

use super::{Basis, Known};
use crate::domain::consultation::Consultation;
use crate::domain::intent::Question;

/// What a person answered to a question: met, broken, or open with what stood before.
fn answered(c: &Consultation, question: Question) -> Known {
    let before = c.answer_before(question);
    match c.answer(question) {
        Some(said) if said.value => Known::attested(said.at).after(before),
        Some(said) => Known::unmet(Basis::Attested, said.at).after(before),
        None => Known::OPEN.after(before),
    }
}
