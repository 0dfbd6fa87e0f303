//! A card: one matter, what is known of it, and what can be done.

use super::disclosure::Disclosure;
use super::prelude::*;
use super::roster::PersonRow;
use super::screen::DisclosureId;
use super::{control, text};
use crate::view_model::{Card, Item};

#[derive(Properties, PartialEq)]
pub struct CardProps {
    pub card: Rc<Card>,
    /// Whether it is among the cards that are done.
    #[prop_or_default]
    pub done: bool,
    /// Whether the next step is taken here.
    #[prop_or_default]
    pub current: bool,
    /// A block of the note with its caption, where the card shows one.
    #[prop_or_default]
    pub note: Option<(Key, Rc<[Message]>)>,
}

/// A card.
#[component]
pub fn CardSection(CardProps { card, done, current, note }: &CardProps) -> Html {
    let localizer = use_localizer();
    let level = use_heading_level();
    let anchor = card.id.word();
    // A done card has another id, so that the focus does not follow a card that leaves the list of open ones.
    let heading = format!("{}-{anchor}", if *done { "done" } else { "card" });
    let more = DisclosureId::CardOptions { card: card.id, done: *done };
    let more_scope = more.to_string();
    let title = AttrValue::from(localizer.format(&card.title));
    html! {
        <div role="group" class="tg-card" data-card={anchor} data-hold={heading.clone()} data-tone={card.tone.word()}
            data-current={current.then_some("true")} aria-labelledby={heading.clone()}>
            <div class="tg-card-head">
                <h3 aria-level={level.of_part()} id={heading.clone()} tabindex="-1">
                    if let Some(number) = card.step {
                        <span class="tg-eyebrow">
                            { localizer.format(&Key::PanelStep.with(Var::Number, u32::from(number))) }
                            <span class="tg-sr">{ ": " }</span>
                        </span>
                    }
                    { title.clone() }
                </h3>
                { text::state(localizer, card.tone, &card.state) }
            </div>
            { text::body(localizer, &card.body) }
            if let Some(before) = &card.before {
                <p class="tg-before">{ localizer.format(before) }</p>
            }
            if let Some((caption, note)) = note {
                { note_text(localizer, *caption, note) }
            }
            if !card.items.is_empty() {
                <ul class="tg-rules" role="list">
                    { for card.items.iter().map(|item| own_rule(localizer, item, anchor)) }
                </ul>
            }
            if !card.rows.is_empty() {
                <ul class="tg-people" role="list">
                    { for card.rows.iter().map(|row| html! { <PersonRow key={row.id.0} row={Rc::clone(row)} /> }) }
                </ul>
            }
            { control::row(localizer, &card.controls, anchor) }
            { text::links(localizer, &card.links) }
            if !card.more.is_empty() || card.sources.is_some() {
                <div class="tg-card-foot">
                    if !card.more.is_empty() {
                        <Disclosure id={more} class="tg-more" title={localizer.text(Key::PanelMore)} about={title.clone()}>
                            { control::row(localizer, &card.more, &more_scope) }
                        </Disclosure>
                    }
                    { text::sources(localizer, card.sources.as_ref(), &heading, &title) }
                </div>
            }
        </div>
    }
}

/// A requirement in the hospital's own words.
fn own_rule(localizer: Localizer, item: &Item, scope: &str) -> Html {
    let id = item.id.as_str();
    let (text, scope) = (format!("{scope}-{id}-text"), format!("{scope}-{id}"));
    let about = AttrValue::from(localizer.format(&item.text));
    html! {
        <li key={id.to_owned()} class="tg-rule" data-requirement={id.to_owned()} aria-labelledby={text.clone()}>
            <div class="tg-rule-head">
                <span class="tg-sources">{ text::marked(localizer, &item.place) }</span>
                <span class="tg-sr">{ ": " }</span>
                { text::state(localizer, item.tone, &item.state) }
            </div>
            <p id={text} class="tg-body">{ text::marked(localizer, &item.text) }</p>
            { control::row_about(localizer, &item.controls, &scope, Some(&about)) }
        </li>
    }
}

/// The note as text that can be read, selected and copied.
fn note_text(localizer: Localizer, caption: Key, note: &[Message]) -> Html {
    let lines: Vec<String> = note.iter().map(|line| localizer.format(line)).collect();
    html! {
        <figure class="tg-note">
            <figcaption>{ localizer.text(caption) }</figcaption>
            <pre>{ lines.join("\n") }</pre>
        </figure>
    }
}
