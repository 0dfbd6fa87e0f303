//! What is always at hand, at the foot of the panel.

use super::control::{self, ConfirmControl, Flyout};
use super::focus;
use super::prelude::*;
use crate::domain::Intent;
use crate::view_model::Control;

#[derive(Properties, PartialEq)]
pub struct FooterProps {
    /// The controls that are always at hand.
    pub controls: Rc<[Control]>,
    /// What the panel has to say about the last intent, as why it was refused.
    pub notice: Option<Message>,
    /// The controls, which [`SkipToFooter`] leads to.
    pub foot: NodeRef,
}

#[derive(Properties, PartialEq)]
pub struct SkipProps {
    /// The controls of the footer.
    pub foot: NodeRef,
}

/// Leads past everything to the footer, which is last: it holds what is wanted in a hurry. It is in sight while it has the focus.
#[component]
pub fn SkipToFooter(SkipProps { foot }: &SkipProps) -> Html {
    let localizer = use_localizer();
    let foot = foot.clone();
    let onclick = Callback::from(move |_: MouseEvent| focus::focus(&foot));
    html! {
        <button type="button" class="ds-button tg-skip" data-variant="secondary" data-act="go-to-foot" {onclick}>
            { localizer.text(Key::PanelSkip) }
        </button>
    }
}

/// The rows of the footer, from the top: what comes and goes, the main act, and two cells that stay where they are when one of
/// them is empty. The footer stands on the last row, so a row that goes moves none below it.
const ROWS: [&str; 3] = [PASSING, MAIN, CELLS];
const PASSING: &str = "passing";
const MAIN: &str = "main";
const CELLS: &str = "cells";

/// The notice, and the controls: one press each, or two where one of several is chosen.
#[component]
pub fn Footer(FooterProps { controls, notice, foot }: &FooterProps) -> Html {
    let localizer = use_localizer();
    let one = |control: &Control| {
        let (_, cell) = place(control);
        let shown = match control {
            // Used in a hurry, so the second press sends.
            Control::Pick(pick) => {
                let scope = format!("tg-flyout-{}", pick.label.key as u16);
                html! { <Flyout key={pick.label.key as u16} {scope} view={pick.clone()} /> }
            }
            Control::Confirm(view) => {
                let act = view.press.intent.write();
                html! { <ConfirmControl key={act.clone()} scope={format!("always-{act}")} view={view.clone()} above=true /> }
            }
            other => control::one(localizer, other, "always", None),
        };
        html! { <div class="tg-cell" data-cell={cell}>{ shown }</div> }
    };
    let row = |row: &&'static str| {
        let mut inside = controls.iter().filter(|control| place(control).0 == *row).peekable();
        inside.peek()?;
        Some(html! {
            <div key={*row} class="tg-row" data-row={*row}>{ for inside.map(one) }</div>
        })
    };
    html! {
        <footer class="tg-foot">
            <div role="status" class="tg-notice">
                if let Some(line) = notice {
                    <p>{ localizer.format(line) }</p>
                }
            </div>
            if !controls.is_empty() {
                <div ref={foot} class="tg-always" role="group" tabindex="-1" aria-label={localizer.text(Key::PanelAlways)}>
                    { for ROWS.iter().filter_map(row) }
                </div>
            }
        </footer>
    }
}

/// The place of a control: its row, and its cell where a row has several. Acts that undo each other, as to end and to go
/// back, never have the same place, since the second of two quick presses would undo the first.
const fn place(control: &Control) -> (&'static str, Option<&'static str>) {
    let intent = match control {
        Control::Button(button) => button.intent,
        Control::Confirm(view) => view.press.intent,
        Control::Pick(_) => return (MAIN, None),
        _ => return (PASSING, None),
    };
    match intent {
        Intent::Close | Intent::EndAndClose | Intent::ReportOutsider(_) => (MAIN, None),
        Intent::OpenAssessment | Intent::ReopenConversation => (CELLS, Some("start")),
        Intent::BeginClosing => (CELLS, Some("end")),
        Intent::LeaveNow => (CELLS, None),
        _ => (PASSING, None),
    }
}
