//! The page of the hospital's policies, with the reason for each, of the times, and of what the document states.

use super::prelude::*;
use crate::domain::{Fact, PolicyName, ProcedureField, TimeName, Times};
use crate::tool::labels;
use crate::view_model::{policy_choice, policy_label};

/// The page.
#[component]
pub fn PoliciesPage() -> Html {
    let words = use_words();
    let Some(open) = use_file() else { return Html::default() };
    let [policies, reasons, times, facts] = [
        ProcedureField::Policies,
        ProcedureField::Reasons,
        ProcedureField::Times,
        ProcedureField::Facts,
    ]
    .map(|field| Place::top(field.word()));
    let one = |name: &PolicyName| {
        let choices = name.words().iter().filter_map(|word| {
            let label = words.panel(policy_choice(*name, word)?);
            Some(Choice { word: AttrValue::from(*word), label })
        });
        // A policy that no requirement depends on is not shown in the panel.
        let idle =
            open.file.procedure.as_ref().is_some_and(|procedure| !procedure.is_in_force(*name));
        html! {
            <section class="ws-policy" key={name.word()}>
                <ChoiceField place={policies.field(name.word())} label={words.panel(policy_label(*name))}
                    choices={choices.collect::<Vec<_>>()} />
                if idle {
                    <p class="ws-hint">{ words.said(crate::tool::Said::ToolNotInForce) }</p>
                }
                <TextsField place={reasons.field(name.word())} label={words.say(Line::PoliciesReason)} />
            </section>
        }
    };
    let time = |name: &TimeName| {
        let usual = (Times::USUAL.length(*name).0 / 1_000).to_string();
        let (least, most) = name.bounds();
        let hint = words.fill(
            Line::PoliciesTimeHint,
            &[("usual", &usual), ("least", &least.to_string()), ("most", &most.to_string())],
        );
        html! {
            <TextField key={name.word()} place={times.field(name.word())} label={words.said(labels::time(*name))} {hint}
                placeholder={AttrValue::from(usual)} is_number=true />
        }
    };
    let fact = |fact: &Fact| {
        html! {
            <TextField key={fact.word()} place={facts.field(fact.word())} label={words.said(labels::fact(*fact))} />
        }
    };
    html! {
        <>
            <p class="ws-hint" id={policies.to_string()} tabindex="-1">{ words.say(Line::PoliciesLead) }</p>
            { for PolicyName::ALL.iter().map(one) }
            <h3 id={times.to_string()} tabindex="-1">{ words.say(Line::PoliciesTimes) }</h3>
            { for TimeName::ALL.iter().map(time) }
            <h3 id={facts.to_string()} tabindex="-1">{ words.say(Line::PoliciesFacts) }</h3>
            <p class="ws-hint">{ words.say(Line::PoliciesFactsHint) }</p>
            { for Fact::ALL.iter().map(fact) }
        </>
    }
}
