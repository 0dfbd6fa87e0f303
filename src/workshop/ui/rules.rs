//! The page of requirements: those of the file, which can be edited, and those that it includes.

use super::prelude::*;
use super::rule::{RuleForm, name_of};
use crate::domain::{MOST_RULES, ProcedureField, Rule, RuleField};

#[derive(Properties, PartialEq)]
pub struct RulesPageProps {
    /// The number of the requirement that is edited.
    pub editing: Option<usize>,
}

/// The page.
#[component]
pub fn RulesPage(RulesPageProps { editing }: &RulesPageProps) -> Html {
    let (words, dispatch) = (use_words(), use_dispatch());
    let (Some(open), Some(value)) = (use_file(), use_value()) else { return Html::default() };
    let rules = Place::top(ProcedureField::Rules.word());
    let count = document::length_at(&value, &rules);
    if let Some(number) = editing.filter(|number| *number < count) {
        return html! { <RuleForm key={number} {number} last={number + 1 == count} /> };
    }
    let press = |action: Action| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(action.clone()))
    };
    let own = (0..count.min(MOST_RULES)).map(|number| {
        let place = rules.nth(number);
        let wrong = open.file.problems_at(&place.to_string(), true).count();
        html! {
            <li key={number}>
                <button type="button" class="ws-line" id={place.to_string()} onclick={press(Action::EditRule(Some(number)))}>
                    <strong>{ name_of(words, &value, &place, number) }</strong>
                    <span dir="auto">{ line_of(words, &value, &place) }</span>
                    if wrong > 0 {
                        <span class="ws-problem">{ words.count(Line::ProblemsCount, wrong) }</span>
                    }
                </button>
            </li>
        }
    });
    let included: Vec<Rule> = open
        .file
        .last_in_order
        .iter()
        .flat_map(|procedure| procedure.rules())
        .filter(|rule| !rule.is_own)
        .cloned()
        .collect();
    let one = |rule: &Rule| {
        let id = rule.id.as_str().to_owned();
        let about = words.fill(Line::RulesReplace, &[("id", &id)]);
        html! {
            <li key={id.clone()} class="ws-included">
                <p><strong>{ &id }</strong>{ format!(" {} ({})", rule.text(words.0.tag()), rule.place) }</p>
                <button type="button" class="ds-button" data-variant="tertiary" onclick={press(Action::Replace(id))}>{ about }</button>
            </li>
        }
    };
    let told: Vec<Html> = open
        .file
        .problems_at("rules", false)
        .map(|problem| html! { <p class="ws-problem">{ words.problem(problem) }</p> })
        .collect();
    html! {
        <>
            <h3 id={rules.to_string()} tabindex="-1">{ words.count(Line::RulesOwn, count) }</h3>
            { for told }
            <ol class="ws-list">{ for own }</ol>
            <button type="button" class="ds-button" data-variant="secondary" onclick={press(Action::AddRule)}>
                { words.say(Line::RulesAdd) }
            </button>
            if !included.is_empty() {
                <h3>{ words.count(Line::RulesIncluded, included.len()) }</h3>
                <p class="ws-hint">{ words.say(Line::RulesIncludedHint) }</p>
                <ul class="ws-list">{ for included.iter().map(one) }</ul>
            }
        </>
    }
}

/// What a requirement says, in the language of the workshop or else in the first language.
fn line_of(words: Words, value: &Value, place: &Place) -> String {
    let text = place.field(RuleField::Text.word());
    let in_language = |tag: &'static str| document::text_at(value, &text.field(tag));
    let own = in_language(words.0.tag());
    let first = in_language(crate::i18n::Lang::OF_PROCEDURES.tag());
    let line = if own.is_empty() { first } else { own };
    if line.is_empty() { words.say(Line::RuleNoText).to_owned() } else { line.to_owned() }
}
