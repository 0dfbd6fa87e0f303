//! The card with what the hospital words itself: each requirement in its own words, and whether it is right.

use crate::domain::{Finding, Moment, Rule};
use crate::view_model::builder::{denial_tone, place_of, rule_text};
use crate::view_model::model::Item;
use crate::view_model::prelude::*;

/// The requirements whose moment has come. `None` if there are none.
pub(super) fn for_both(context: ViewContext<'_>) -> Option<Card> {
    let until = moment_of(context.c.phase());
    let items: Vec<Item> = context
        .c
        .own_rules(context.procedure, Moment::Before..=until)
        .map(|(rule, found)| item(context, rule, found))
        .collect();
    let tone = items.iter().map(|item| item.tone).min_by_key(|tone| rank(*tone))?;
    // A "no" that is only to stand in the note is none the less a "no".
    let quiet = tone == Tone::Good && items.iter().any(|item| item.tone == Tone::Quiet);
    let tone = if quiet { Tone::Quiet } else { tone };
    let state = match tone {
        Tone::Good => Key::AnswerYes,
        Tone::Alarm | Tone::Caution => Key::AnswerNo,
        Tone::Open => Key::AnswerOpen,
        Tone::Quiet | Tone::Unknown => Key::OwnRulesAnswered,
    };
    let mut card = card(CardId::OwnRules, Key::OwnRulesTitle, tone, state);
    let open = items.iter().filter(|item| item.tone == Tone::Open).count();
    if open > 1 {
        let all = if open < items.len() { Key::OwnRulesRest } else { Key::OwnRulesAll };
        card.controls.push(button(all, Intent::ConfirmRules(until), Weight::Primary));
    }
    card.items = items;
    Some(card)
}

/// The last moment whose requirements are asked about in a phase.
const fn moment_of(phase: Phase) -> Moment {
    match phase {
        Phase::Preparation => Moment::Before,
        Phase::Admission => Moment::Start,
        Phase::Conversation | Phase::Suspended(_) => Moment::During,
        Phase::Closing | Phase::Closed => Moment::End,
    }
}

/// What makes a card wait for a person comes first.
const fn rank(tone: Tone) -> u8 {
    match tone {
        Tone::Alarm => 0,
        Tone::Caution => 1,
        Tone::Open => 2,
        Tone::Unknown => 3,
        Tone::Good => 4,
        Tone::Quiet => 5,
    }
}

fn item(context: ViewContext<'_>, rule: &Rule, found: &Finding) -> Item {
    let status = found.known.status;
    let reading = rule.kind == Kind::Inform;
    let (tone, state) = match status {
        Status::Met if reading => (Tone::Good, Key::RulesRead),
        Status::Met => (Tone::Good, Key::AnswerYes),
        Status::Unmet => (denial_tone(rule), Key::RuleNo),
        status => (tone(status), vocabulary::status(status)),
    };
    let yes = || Intent::ConfirmRule(rule.id);
    let no = || button(Key::RuleNo, Intent::DenyRule(rule.id), Weight::Quiet);
    let controls = match status {
        Status::Open if reading => vec![button(Key::RuleRead, yes(), Weight::Secondary)],
        Status::Open => vec![button(Key::RuleYes, yes(), Weight::Secondary), no()],
        Status::Unmet => vec![button(Key::RuleMended, yes(), Weight::Secondary)],
        Status::Met if !reading => vec![no()],
        _ => Vec::new(),
    };
    Item {
        id: rule.id,
        text: rule_text(context.c.viewer(), context.language, rule),
        place: place_of(context.language, rule),
        tone,
        state: state.into(),
        controls,
    }
}
