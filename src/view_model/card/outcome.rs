//! The card about the outcome of the consultation.

use crate::domain::{AbsenceCheck, CheckResult, Outcome, Place};
use crate::view_model::name::contact_lines;
use crate::view_model::prelude::*;

/// The recorded outcome, or the choice of one.
pub(super) fn clinician(context: ViewContext<'_>) -> Card {
    match context.c.closing().outcome() {
        Some(outcome) => recorded(context, outcome),
        None => choose(context),
    }
}

fn recorded(context: ViewContext<'_>, outcome: Outcome) -> Card {
    let state = vocabulary::outcome(outcome);
    let mut card = card(CardId::Outcome, Key::OutcomeTitle, Tone::Good, state);
    if outcome == Outcome::ByTelephone {
        card.body.extend(contact_lines(context));
    }
    if context.c.phase() == Phase::Closing {
        card.more.push(all_outcomes(context));
    }
    card
}

fn choose(context: ViewContext<'_>) -> Card {
    let c = context.c;
    let mut card = card(CardId::Outcome, Key::OutcomeTitle, Tone::Open, Key::AnswerOpen);
    card.body.push(Key::OutcomeBody.into());
    if c.quality().assessment().any_fault() {
        card.body.push(Key::OutcomeFaults.into());
    } else if !c.anyone_came() && c.setting().has_patient() {
        card.body.push(clocked(Key::OutcomeAbsentFrom, c.absence_from(context.procedure)));
    }
    // The patient is called before an absence is recorded.
    if c.fitting_outcomes().contains(&Outcome::PatientAbsent) {
        card.body.extend(contact_lines(context));
    }
    if let Some(outcome) = suggested(context) {
        let intent = Intent::ChooseOutcome(outcome, AbsenceCheck::default());
        card.controls.push(button(vocabulary::outcome(outcome), intent, Weight::Primary));
        card.more.push(all_outcomes(context));
    } else {
        card.controls.push(all_outcomes(context));
    }
    card
}

/// The outcome that fits best what is known, offered as one button; `None` if none stands out.
fn suggested(context: ViewContext<'_>) -> Option<Outcome> {
    let c = context.c;
    if let Some(outsider) = c.privacy().outsider().filter(|outsider| !outsider.gone) {
        return Some(match outsider.place {
            Place::Call => Outcome::StoppedIntrusion,
            Place::OwnRoom | Place::OtherRoom => Outcome::StoppedPrivacy,
        });
    }
    let in_doubt = context.any_check(|result| result != CheckResult::Confirmed);
    if in_doubt && c.setting().has_patient() {
        return Some(Outcome::IdentityNotEstablished);
    }
    // Without a roll call there was hardly a conversation, so nothing is suggested.
    let roll_call = c.people().roll_call();
    if !c.anyone_came() || roll_call.current().or(roll_call.previous()).is_none() {
        return None;
    }
    Some(if c.quality().assessment().any_fault() {
        Outcome::CompletedWithProblems
    } else {
        Outcome::Completed
    })
}

fn all_outcomes(context: ViewContext<'_>) -> Control {
    let option = |outcome| {
        let intent = Intent::ChooseOutcome(outcome, AbsenceCheck::default());
        (vocabulary::outcome(outcome), intent)
    };
    let labels = [Key::OutcomeLabel, Key::OutcomePlaceholder, Key::OutcomePress];
    pick(labels, context.c.fitting_outcomes().into_iter().map(option))
}
