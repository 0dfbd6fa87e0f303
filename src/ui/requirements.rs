//! Every requirement of the procedure and the choices of the hospital, behind a disclosure.

use super::disclosure::Disclosure;
use super::prelude::*;
use super::screen::DisclosureId;
use super::{control, text};
use crate::view_model::{PolicyView, RequirementGroup, RequirementView, Requirements};

/// The disclosure. Its title gives the number of requirements.
pub fn section(localizer: Localizer, requirements: &Rc<Requirements>) -> Html {
    let title = Key::PanelRequirements.with(Var::Count, requirements.count());
    html! {
        <Disclosure id={DisclosureId::Requirements} class="tg-fold-box tg-requirements"
            title={localizer.format(&title)}>
            <RequirementList requirements={Rc::clone(requirements)} />
        </Disclosure>
    }
}

#[derive(Properties, PartialEq)]
struct RequirementsProps {
    requirements: Rc<Requirements>,
}

/// The content. A component of its own, because the rows are many and are built only while the disclosure is open.
#[component]
fn RequirementList(RequirementsProps { requirements }: &RequirementsProps) -> Html {
    let localizer = use_localizer();
    html! {
        <>
            { for requirements.groups().iter().enumerate().map(|(n, one)| group(localizer, n, one)) }
            { policies(localizer, &requirements.policies()) }
        </>
    }
}

fn group(localizer: Localizer, number: usize, group: &RequirementGroup) -> Html {
    let id = format!("tg-group-{number}");
    html! {
        <section aria-labelledby={id.clone()}>
            <h3 {id}>{ localizer.format(&group.title) }</h3>
            <ul class="tg-rules" role="list">
                { for group.rows.iter().map(|row| requirement(localizer, row)) }
            </ul>
        </section>
    }
}

fn requirement(localizer: Localizer, row: &RequirementView) -> Html {
    let disclosure = DisclosureId::RequirementOptions(row.id.clone());
    let id = disclosure.to_string();
    html! {
        <li key={row.id.clone()} class="tg-rule" data-requirement={row.id.clone()} data-hold={id.clone()}>
            <p id={id.clone()} class="tg-rule-head" tabindex="-1">
                <span class="tg-sources">{ localizer.format(&row.source) }</span>
                <span class="tg-sr">{ ": " }</span>
                { text::state(localizer, row.tone, &row.status) }
            </p>
            <p class="tg-body">{ localizer.format(&row.text) }</p>
            <p class="tg-basis">{ localizer.format(&row.basis) }</p>
            { text::link(localizer, row.link.as_ref()) }
            if !row.more.is_empty() {
                <Disclosure id={disclosure} class="tg-more" title={localizer.text(Key::PanelMore)}>
                    { control::row(localizer, &row.more, &id) }
                </Disclosure>
            }
        </li>
    }
}

/// The choices of the hospital, with the reason of each.
fn policies(localizer: Localizer, policies: &[PolicyView]) -> Html {
    let policy = |policy: &PolicyView| {
        html! {
            <li key={policy.name.word()} class="tg-rule" data-policy={policy.name.word()}>
                <p class="tg-body">{ localizer.format(&policy.line()) }</p>
                if let Some(reason) = &policy.reason {
                    <p class="tg-basis">{ reason }</p>
                }
            </li>
        }
    };
    html! {
        <section aria-labelledby="tg-policies">
            <h3 id="tg-policies">{ localizer.text(Key::PoliciesTitle) }</h3>
            <ul class="tg-rules" role="list">
                { for policies.iter().map(policy) }
            </ul>
        </section>
    }
}
