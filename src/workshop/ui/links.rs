//! The page of links to read.

use super::prelude::*;
use super::rule::Choices;
use crate::domain::{LinkField, MOST_LINKS, Procedure, ProcedureField};
use crate::format::Json;

/// The page.
#[component]
pub fn LinksPage() -> Html {
    let (words, dispatch, value) = (use_words(), use_dispatch(), use_value());
    let links = Place::top(ProcedureField::Links.word());
    let count = value.as_deref().map_or(0, |value| document::length_at(value, &links));
    let add = {
        let (dispatch, links) = (dispatch.clone(), links.clone());
        Callback::from(move |_: MouseEvent| {
            let id = Json::Object(vec![(LinkField::Id.word().into(), document::text(""))]);
            dispatch.emit(Action::Edit(Edit::Add(links.clone(), id)));
        })
    };
    html! {
        <>
            <p class="ws-hint" id={links.to_string()} tabindex="-1">{ words.say(Line::LinksLead) }</p>
            { for (0..count.min(MOST_LINKS)).map(|number| html! { <LinkForm key={number} {number} /> }) }
            <button type="button" class="ds-button" data-variant="secondary" onclick={add}>{ words.say(Line::LinksAdd) }</button>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct LinkFormProps {
    /// Its number among the links, from 0.
    number: usize,
}

/// One link.
#[component]
fn LinkForm(LinkFormProps { number }: &LinkFormProps) -> Html {
    let (words, dispatch) = (use_words(), use_dispatch());
    let Some(open) = use_file() else { return Html::default() };
    let place = Place::top(ProcedureField::Links.word()).nth(*number);
    let at = |field: LinkField| place.field(field.word());
    let choices = Choices(words);
    let procedure = open.file.last_in_order.as_deref();
    let rules = procedure.into_iter().flat_map(Procedure::rules).map(|rule| Choice {
        word: rule.id.as_str().to_owned().into(),
        label: format!("{} {}", rule.id.as_str(), rule.short(words.0.tag()).unwrap_or_default()),
    });
    let remove = {
        let place = place.clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.emit(Action::Edit(Edit::Remove(place.clone())))
        })
    };
    let title = words.count(Line::LinksOne, *number + 1);
    html! {
        <section class="ws-link" aria-label={title.clone()}>
            <h3 id={place.to_string()} tabindex="-1">{ &title }</h3>
            <TextField place={at(LinkField::Id)} label={words.say(Line::RuleId)} />
            <TextsField place={at(LinkField::Label)} label={words.say(Line::LinksLabel)} long=false />
            <TextField place={at(LinkField::Address)} label={words.say(Line::LinksAddress)} />
            <WordsField place={at(LinkField::Audience)} label={words.say(Line::LinksAudience)}
                hint={words.say(Line::RuleAudienceHint)} choices={choices.viewers()} />
            <WordsField place={at(LinkField::For)} label={words.say(Line::LinksFor)} hint={words.say(Line::LinksForHint)}
                choices={[choices.moments(), rules.collect()].concat()} />
            <button type="button" class="ds-button" data-variant="tertiary" onclick={remove}>
                { words.fill(Line::Remove, &[("what", &title)]) }
            </button>
        </section>
    }
}
