//! Every requirement of the procedure and the choices of the hospital, behind a disclosure.

use super::disclosure::Disclosure;
use super::heading::HeadingLevel;
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
    let level = use_heading_level();
    let screen = use_screen();
    let groups = requirements.groups();
    let policies = requirements.policies();
    let group = |(number, group): (usize, &RequirementGroup)| {
        let list = group.rows.iter().map(|row| {
            let why = DisclosureId::RequirementHistory(row.id.clone());
            // On the host nobody can open it, so the content is rendered for the tests.
            let open = screen.state.is_open(&why) || cfg!(not(target_arch = "wasm32"));
            let lines = open.then(|| requirements.history(&row.id));
            requirement(localizer, row, (why, lines.unwrap_or_default()))
        });
        let links = text::links(localizer, &group.links);
        rows(level, &format!("tg-group-{number}"), localizer.format(&group.title), links, list)
    };
    let choices = policies.iter().map(|choice| policy(localizer, choice));
    html! {
        <>
            { for groups.iter().enumerate().map(group) }
            { rows(level, "tg-policies", localizer.text(Key::PoliciesTitle), Html::default(), choices) }
        </>
    }
}

/// A heading, and the pages to read and the rows below it.
fn rows(
    level: HeadingLevel,
    id: &str,
    title: String,
    links: Html,
    rows: impl Iterator<Item = Html>,
) -> Html {
    html! {
        <div role="group" class="tg-rule-group" aria-labelledby={id.to_owned()}>
            <h3 aria-level={level.of_part()} id={id.to_owned()}>{ title }</h3>
            { links }
            <ul class="tg-rules" role="list">{ for rows }</ul>
        </div>
    }
}

fn requirement(
    localizer: Localizer,
    row: &RequirementView,
    (why, lines): (DisclosureId, Vec<Message>),
) -> Html {
    let disclosure = DisclosureId::RequirementOptions(row.id.clone());
    let id = disclosure.to_string();
    let source = AttrValue::from(localizer.format(&row.source));
    html! {
        <li key={row.id.clone()} class="tg-rule" data-requirement={row.id.clone()} data-hold={id.clone()}>
            <div id={id.clone()} class="tg-rule-head" tabindex="-1">
                <span class="tg-sources">{ text::marked(localizer, &row.source) }</span>
                <span class="tg-sr">{ ": " }</span>
                { text::state(localizer, row.tone, &row.status) }
            </div>
            <p class="tg-body">{ text::marked(localizer, &row.text) }</p>
            if let Some(note) = &row.note {
                <p class="tg-basis">{ text::marked(localizer, note) }</p>
            }
            <p class="tg-basis">{ localizer.format(&row.basis) }</p>
            { text::links(localizer, &row.links) }
            if row.changed {
                <Disclosure id={why} class="tg-more" title={localizer.text(Key::ChangesTitle)} about={source.clone()}>
                    { text::body(localizer, &lines) }
                </Disclosure>
            }
            if !row.more.is_empty() {
                <Disclosure id={disclosure} class="tg-more" title={localizer.text(Key::PanelMore)}
                    about={source.clone()}>
                    { control::row_about(localizer, &row.more, &id, Some(&source)) }
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
                <p class="tg-basis">{ text::marked(localizer, reason) }</p>
            }
        </li>
    }
}
