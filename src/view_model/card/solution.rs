//! The card about both ends using the same video system.

use crate::view_model::prelude::*;

/// Asks whether both ends use the same video system. A platform that reports arrivals shows it by itself, so there the card
/// appears only after an answer.
pub(super) fn clinician(context: ViewContext<'_>) -> Option<Card> {
    let status = context.status(Kind::SameSolution)?;
    if context.c.reports(Signal::Arrivals) && context.c.answer(Question::SameSolution).is_none() {
        return None;
    }
    let mut card =
        card(CardId::Solution, Key::SolutionTitle, tone(status), vocabulary::status(status));
    card.body.push(Key::SolutionBody.into());
    card.controls.push(yes(Key::SolutionYes, Question::SameSolution));
    card.more.push(no(Key::SolutionNo, Question::SameSolution));
    card.sources = context.sources(&[Kind::SameSolution]);
    Some(card)
}
