//! The line that stands for the whole panel where it is a sheet at the foot of a small screen.

use super::icon;
use super::prelude::*;
use super::screen::{ScreenAction, Sheet};
use crate::domain::Severity;
use crate::view_model::{AlertView, StatusKind, Tone, ViewModel};

#[derive(Properties, PartialEq)]
pub struct SheetLineProps {
    /// The whole screen.
    pub view: Rc<ViewModel>,
}

/// The button that opens and folds the sheet. Folded, it says what matters most. In a window too low for a whole alarm a second
/// button says the alarm and leads there. The style sheets show those that the window has room for.
#[component]
pub fn SheetLine(SheetLineProps { view }: &SheetLineProps) -> Html {
    let localizer = use_localizer();
    let screen = use_screen();
    let open = screen.state.sheet == Sheet::Open;
    let on = |action: ScreenAction| screen.dispatch.reform(move |_: MouseEvent| action.clone());
    let words = |lines: &[Message]| {
        let lines: Vec<String> = lines.iter().map(|line| localizer.format(line)).collect();
        html! { <span class="tg-sheet-words">{ lines.join(" ") }</span> }
    };
    html! {
        <div class="tg-sheet">
            if let Some(alarm) = alarm(view) {
                <button type="button" class="tg-sheet-line tg-sheet-alarm" data-tone={Tone::Alarm.word()}
                    data-act="go-to-alert" onclick={on(ScreenAction::GoToAlert(alarm.kind))}>
                    { icon::severity(alarm.severity) }
                    { words(std::slice::from_ref(&alarm.title)) }
                </button>
            }
            <button type="button" class="tg-sheet-line tg-sheet-fold" data-tone={view.next.tone.word()}
                aria-expanded={open.to_string()} aria-controls="tg-rest" data-act="fold-sheet"
                onclick={on(ScreenAction::ToggleSheet)}>
                if open {
                    { words(&[Key::PanelClose.into()]) }
                } else {
                    { icon::tone(view.next.tone) }
                    { words(&state(view)) }
                    <span class="tg-sr">{ localizer.text(Key::PanelOpen) }</span>
                }
                { icon::chevron() }
            </button>
            <p role="status" class="tg-sr">
                if screen.state.sheet == Sheet::FoldedItself {
                    { localizer.text(Key::PanelSheetFolded) }
                }
            </p>
        </div>
    }
}

fn alarm(view: &ViewModel) -> Option<&AlertView> {
    let first = view.alerts.first()?;
    (first.severity == Severity::Alarm).then_some(first)
}

/// What the folded sheet says: the next step while one waits, and otherwise who is there and whether the room is locked. An
/// alarm says itself what to do.
fn state(view: &ViewModel) -> Vec<Message> {
    let states = [StatusKind::People, StatusKind::Lock].iter().filter_map(|kind| {
        let item = view.status_bar.iter().find(|item| item.kind == *kind)?;
        let line = Key::PanelStatusBarItem.with(Var::Label, item.label.clone());
        Some(line.with(Var::State, item.state.clone()))
    });
    let states: Vec<Message> = states.collect();
    let about_people = alarm(view).is_some() || view.next.is_calm();
    if about_people && !states.is_empty() { states } else { vec![view.next.line.clone()] }
}
