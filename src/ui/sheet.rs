//! The line that stands for the whole panel where it is a sheet at the foot of a small screen.

use super::icon;
use super::prelude::*;
use super::screen::{ScreenAction, Sheet};
use crate::domain::Severity;
use crate::view_model::{AlertView, StatusItem, StatusKind, Tone, ViewModel};

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
    let (tone, state) = state(view);
    let on = |action: ScreenAction| screen.dispatch.reform(move |_: MouseEvent| action.clone());
    let words = |lines: &[Message]| {
        let lines: Vec<String> = lines.iter().map(|line| localizer.format(line)).collect();
        html! { <span class="tg-sheet-words">{ lines.join(" ") }</span> }
    };
    html! {
        <div class="tg-sheet">
            if let Some(alarm) = alarm(view) {
                <button type="button" class="tg-sheet-line tg-sheet-alarm" data-tone={Tone::Alarm.word()}
                    data-act="go-to-alert" onclick={on(ScreenAction::GoToAlert(alarm.kind.word()))}>
                    { icon::severity(alarm.severity) }
                    { words(std::slice::from_ref(&alarm.title)) }
                </button>
            }
            <button type="button" class="tg-sheet-line tg-sheet-fold" data-tone={tone.word()}
                aria-expanded={open.to_string()} aria-controls="tg-rest" data-act="fold-sheet"
                onclick={on(ScreenAction::ToggleSheet)}>
                if open {
                    { words(&[Key::PanelClose.into()]) }
                } else {
                    { icon::tone(tone) }
                    { words(&state) }
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

/// What the folded sheet says, and its tone: the next step while one waits, and otherwise who is there and whether the room is
/// locked. An alarm says itself what to do.
fn state(view: &ViewModel) -> (Tone, Vec<Message>) {
    let of = |kind: &StatusKind| view.status_bar.iter().find(|item| item.kind == *kind);
    let states: Vec<_> = [StatusKind::People, StatusKind::Lock].iter().filter_map(of).collect();
    let about_room = alarm(view).is_some() || view.next.is_calm();
    if !about_room || states.is_empty() {
        return (view.next.tone, vec![view.next.line.clone()]);
    }
    let line = |item: &&StatusItem| {
        let label = Key::PanelStatusBarItem.with(Var::Label, item.label.clone());
        label.with(Var::State, item.state.clone())
    };
    // In order only if both are.
    let gravest = [Tone::Alarm, Tone::Caution, Tone::Open, Tone::Unknown, Tone::Quiet];
    let tone = gravest.into_iter().find(|tone| states.iter().any(|item| item.tone == *tone));
    (tone.unwrap_or(Tone::Good), states.iter().map(line).collect())
}
