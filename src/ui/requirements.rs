//! Every requirement of the procedure, folded away until somebody asks for it.

use yew::prelude::*;

use super::fold::{Folds, fold};
use super::{control, lines};
use crate::domain::Intent;
use crate::i18n::Localizer;
use crate::view_model::{
    Arg, Key, Message, PolicyView, RequirementGroup, RequirementView, Requirements, Var,
};

/// The name of what is folded.
const FOLD: &str = "requirements";

/// Whether two lists look the same: folded in, all that one sees is how many they are.
pub fn look_same(a: Option<&Requirements>, b: Option<&Requirements>, folds: &Folds) -> bool {
    if folds.is_open(FOLD) {
        a == b
    } else {
        a.map(Requirements::count) == b.map(Requirements::count)
    }
}

/// The requirements. The rows are made only while the list is open: it is long and rarely looked at.
pub fn requirement_list(
    words: Localizer,
    requirements: &Requirements,
    folds: &Folds,
    send: &Callback<Intent>,
) -> Html {
    let count = Arg::Number(u32::try_from(requirements.count()).unwrap_or(u32::MAX));
    let title = Message::from(Key::PanelRequirements).with(Var::Count, count);
    fold("tg-fold-box tg-requirements", FOLD, words.format(&title), folds, || {
        all(words, requirements, folds, send)
    })
}

#[inline(never)]
fn all(
    words: Localizer,
    requirements: &Requirements,
    folds: &Folds,
    send: &Callback<Intent>,
) -> Html {
    html! {
        <>
            { groups(words, &requirements.groups(), folds, send) }
            { choices(words, &requirements.policies()) }
        </>
    }
}

fn groups(
    words: Localizer,
    groups: &[RequirementGroup],
    folds: &Folds,
    send: &Callback<Intent>,
) -> Html {
    let group = |(n, group): (usize, &RequirementGroup)| {
        html! {
            <section aria-labelledby={format!("tg-group-{n}")}>
                <h3 id={format!("tg-group-{n}")}>{ words.format(&group.title) }</h3>
                <ul class="tg-rules" role="list">
                    { for group.rows.iter().map(|row| rule(words, row, folds, send)) }
                </ul>
            </section>
        }
    };
    groups.iter().enumerate().map(group).collect()
}

/// What the hospital chose, and why.
fn choices(words: Localizer, policies: &[PolicyView]) -> Html {
    html! {
        <section aria-labelledby="tg-policies">
            <h3 id="tg-policies">{ words.text(Key::PoliciesTitle) }</h3>
            <ul class="tg-rules" role="list">
                { for policies.iter().map(|policy| html! {
                    <li key={policy.name.word()} class="tg-rule" data-policy={policy.name.word()}>
                        <p class="tg-body">{ words.format(&policy.line()) }</p>
                        if let Some(reason) = &policy.reason {
                            <p class="tg-basis">{ reason }</p>
                        }
                    </li>
                }) }
            </ul>
        </section>
    }
}

fn rule(words: Localizer, row: &RequirementView, folds: &Folds, send: &Callback<Intent>) -> Html {
    let id = format!("rule-{}", row.id);
    html! {
        <li key={row.id.clone()} class="tg-rule" data-requirement={row.id.clone()} data-hold={id.clone()}>
            <p id={id.clone()} class="tg-rule-head" tabindex="-1">
                <span class="tg-sources">{ words.format(&row.source) }</span>
                <span class="tg-sr">{ ": " }</span>
                { lines::state(words, row.tone, &row.status) }
            </p>
            <p class="tg-body">{ words.format(&row.text) }</p>
            <p class="tg-basis">{ words.format(&row.basis) }</p>
            { lines::link(words, row.link.as_ref()) }
            { control::more(words, &row.more, &id, folds, send) }
        </li>
    }
}
