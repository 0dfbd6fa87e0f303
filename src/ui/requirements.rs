//! Every requirement of the procedure and the choices of the hospital, behind a disclosure.

use super::disclosure::Disclosure;
use super::prelude::*;
use super::screen::DisclosureId;
use super::{control, text};
use crate::view_model::{PolicyView, RequirementGroup, RequirementView, Requirements};

/// The disclosure. Its title gives the number of requirements; `procedure` says which procedure they are of.
pub fn section(localizer: Localizer, requirements: &Rc<Requirements>, procedure: Html) -> Html {
    let title = Key::PanelRequirements.with(Var::Count, requirements.count());
    html! {
        <Disclosure id={DisclosureId::Requirements} class="tg-fold-box tg-requirements"
            title={localizer.format(&title)}>
            <RequirementList requirements={Rc::clone(requirements)} />
            { procedure }
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
    let groups = requirements.groups();
    let policies = requirements.policies();
    let group = |(number, group): (usize, &RequirementGroup)| {
        let list = group.rows.iter().map(|row| requirement(localizer, row));
        let links = text::links(localizer, &group.links);
        rows(&format!("tg-group-{number}"), localizer.format(&group.title), links, list)
    };
    let choices = policies.iter().map(|choice| policy(localizer, choice));
    html! {
        <>
            { for groups.iter().enumerate().map(group) }
            { rows("tg-policies", localizer.text(Key::PoliciesTitle), Html::default(), choices) }
        </>
    }
}

/// A heading, and the pages to read and the rows below it.
fn rows(id: &str, title: String, links: Html, rows: impl Iterator<Item = Html>) -> Html {
    html! {
        <section aria-labelledby={id.to_owned()}>
            <h3 id={id.to_owned()}>{ title }</h3>
            { links }
            <ul class="tg-rules" role="list">{ for rows }</ul>
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
            if let Some(note) = &row.note {
                <p class="tg-basis">{ note }</p>
            }
            <p class="tg-basis">{ localizer.format(&row.basis) }</p>
            { text::links(localizer, &row.links) }
            if !row.more.is_empty() {
                <Disclosure id={disclosure} class="tg-more" title={localizer.text(Key::PanelMore)}>
                    { control::row(localizer, &row.more, &id) }
                </Disclosure>
            }
        </li>
    }
}

/// A choice of the hospital, with its reason.
fn policy(localizer: Localizer, policy: &PolicyView) -> Html {
    html! {
        <li key={policy.name.word()} class="tg-rule" data-policy={policy.name.word()}>
            <p class="tg-body">{ localizer.format(&policy.line()) }</p>
            if let Some(reason) = &policy.reason {
                <p class="tg-basis">{ reason }</p>
            }
        </li>
    }
}
