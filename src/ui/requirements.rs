//! Every requirement of the procedure, folded away until somebody asks for it.

use yew::prelude::*;

use super::part::Part;
use super::{control, lines};
use crate::domain::Intent;
use crate::i18n::Words;
use crate::view_model::{
    Arg, Key, Line, PolicyView, RequirementGroup, RequirementView, Requirements, Var,
};

/// Properties of [`RequirementList`].
#[derive(Properties, PartialEq)]
pub struct RequirementsProps {
    /// The requirements and the hospital's choices.
    pub requirements: Part<Requirements>,
    /// The language.
    pub words: Words,
    /// Where intents go.
    pub send: Callback<Intent>,
}

/// The requirements. The rows are made only while the list is open: it is long and rarely looked at.
#[component(RequirementList)]
pub fn requirement_list(props: &RequirementsProps) -> Html {
    let RequirementsProps { requirements, words, send } = props;
    let open = use_state(|| false);
    let Some(requirements) = requirements.get() else { return Html::default() };
    // The browser's own folding would open an empty box first: this follows the press instead.
    let onclick = {
        let open = open.clone();
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            open.set(!*open);
        })
    };
    let count = Arg::Number(u32::try_from(requirements.count()).unwrap_or(u32::MAX));
    let title = Line::from(Key::PanelRequirements).with(Var::Count, count);
    html! {
        <details class="tg-fold-box tg-requirements" open={*open}>
            <summary {onclick} data-act="show-requirements">{ words.say(&title) }</summary>
            if *open {
                { all(*words, requirements, send) }
            }
        </details>
    }
}

#[inline(never)]
fn all(words: Words, requirements: &Requirements, send: &Callback<Intent>) -> Html {
    html! {
        <>
            { groups(words, &requirements.groups(), send) }
            { choices(words, &requirements.policies()) }
        </>
    }
}

fn groups(words: Words, groups: &[RequirementGroup], send: &Callback<Intent>) -> Html {
    let group = |(n, group): (usize, &RequirementGroup)| {
        html! {
            <section aria-labelledby={format!("tg-group-{n}")}>
                <h3 id={format!("tg-group-{n}")}>{ words.say(&group.title) }</h3>
                <ul class="tg-rules" role="list">
                    { for group.rows.iter().map(|row| rule(words, row, send)) }
                </ul>
            </section>
        }
    };
    groups.iter().enumerate().map(group).collect()
}

/// What the hospital chose, and why.
fn choices(words: Words, policies: &[PolicyView]) -> Html {
    html! {
        <section aria-labelledby="tg-policies">
            <h3 id="tg-policies">{ words.key(Key::PoliciesTitle) }</h3>
            <ul class="tg-rules" role="list">
                { for policies.iter().map(|policy| html! {
                    <li key={policy.name.word()} class="tg-rule" data-policy={policy.name.word()}>
                        <p class="tg-body">{ words.say(&policy.line()) }</p>
                        if let Some(reason) = &policy.reason {
                            <p class="tg-basis">{ reason }</p>
                        }
                    </li>
                }) }
            </ul>
        </section>
    }
}

fn rule(words: Words, row: &RequirementView, send: &Callback<Intent>) -> Html {
    let id = format!("rule-{}", row.id);
    html! {
        <li key={row.id.clone()} class="tg-rule" data-requirement={row.id.clone()} data-hold={id.clone()}>
            <p id={id.clone()} class="tg-rule-head" tabindex="-1">
                <span class="tg-sources">{ words.say(&row.source) }</span>
                <span class="tg-sr">{ ": " }</span>
                { lines::state(words, row.tone, &row.status) }
            </p>
            <p class="tg-body">{ words.say(&row.text) }</p>
            <p class="tg-basis">{ words.say(&row.basis) }</p>
            { lines::link(words, row.link.as_ref()) }
            { control::more(words, &row.more, &id, send) }
        </li>
    }
}
