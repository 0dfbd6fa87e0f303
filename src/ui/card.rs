//! A card: one matter, what is known of it and what can be done.

use yew::prelude::*;

use super::fold::Folds;
use super::{control, icon, lines};
use crate::domain::Intent;
use crate::i18n::Localizer;
use crate::view_model::{Arg, Card, CardId, Key, Message, Var};

/// How a card is shown.
pub struct Look<'a> {
    /// It is done and folded away.
    pub done: bool,
    /// The next step is done here.
    pub current: bool,
    /// The note for the record, for the card that shows it.
    pub note: &'a [Message],
    /// What is folded out.
    pub folds: &'a Folds,
}

/// One card.
pub fn card_view(words: Localizer, card: &Card, look: &Look<'_>, send: &Callback<Intent>) -> Html {
    let anchor = anchor(card.id);
    // Another id when it is done: the focus does not follow a card that has left.
    let heading = format!("{}-{anchor}", if look.done { "done" } else { "card" });
    let step =
        card.step.map(|n| Message::from(Key::PanelStep).with(Var::Number, Arg::Number(n.into())));
    html! {
        <section class="tg-card" data-card={anchor} data-hold={heading.clone()} data-tone={icon::word(card.tone)}
            data-current={look.current.then_some("true")} aria-labelledby={heading.clone()}>
            <div class="tg-card-head">
                <h3 id={heading} tabindex="-1">
                    if let Some(step) = step {
                        <span class="tg-eyebrow">{ words.format(&step) }<span class="tg-sr">{ ": " }</span></span>
                    }
                    { words.format(&card.title) }
                </h3>
                { lines::state(words, card.tone, &card.state) }
            </div>
            { lines::body(words, &card.body) }
            { card.before.as_ref().map(|before| stood(words, before)).unwrap_or_default() }
            if card.id == CardId::Note && !look.note.is_empty() {
                { note_view(words, look.note) }
            }
            { control::row(words, &card.controls, anchor, send) }
            { control::more(words, &card.more, &fold(card.id), look.folds, send) }
            { lines::link(words, card.link.as_ref()) }
            { lines::sources(words, card.sources.as_ref()) }
        </section>
    }
}

/// What stood before.
#[inline(never)]
fn stood(words: Localizer, before: &Message) -> Html {
    html! { <p class="tg-before">{ words.format(before) }</p> }
}

/// The note, so that it can be read, marked and taken over.
#[inline(never)]
fn note_view(words: Localizer, note: &[Message]) -> Html {
    let lines: Vec<String> = note.iter().map(|line| words.format(line)).collect();
    html! {
        <figure class="tg-note">
            <figcaption>{ words.text(Key::PanelNote) }</figcaption>
            <pre>{ lines.join("\n") }</pre>
        </figure>
    }
}

/// The selector for a card's heading.
pub fn heading(id: CardId) -> String {
    format!("#card-{}", anchor(id))
}

/// The name of what is folded away in a card.
pub fn fold(id: CardId) -> String {
    format!("{}-more", anchor(id))
}

/// A card's name in the page.
pub const fn anchor(id: CardId) -> &'static str {
    match id {
        CardId::Appointment => "appointment",
        CardId::Company => "company",
        CardId::Information => "information",
        CardId::Sound => "sound",
        CardId::OwnRoom => "own-room",
        CardId::Rules => "rules",
        CardId::Solution => "solution",
        CardId::Onboarding => "onboarding",
        CardId::Admission => "door",
        CardId::Enter => "enter",
        CardId::RollCall => "roll-call",
        CardId::Identity => "identity",
        CardId::Surroundings => "surroundings",
        CardId::Lock => "lock",
        CardId::ListLook => "list-look",
        CardId::Suspended => "suspended",
        CardId::Assessment => "assessment",
        CardId::Outcome => "outcome",
        CardId::Payment => "payment",
        CardId::Note => "note",
        CardId::Record => "record",
        CardId::Leave => "leave",
        CardId::NextPatient => "next-patient",
        CardId::LineBreaks => "line-breaks",
        CardId::RoomState => "room-state",
    }
}
