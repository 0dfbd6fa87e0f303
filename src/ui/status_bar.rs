//! The five states that can be seen at a glance.

use super::icon;
use super::prelude::*;
use crate::view_model::StatusItem;

#[derive(Properties, PartialEq)]
pub struct StatusBarProps {
    /// The states; empty on screens that have no status bar.
    pub items: Rc<[StatusItem]>,
}

/// The states, each with a shape, its name and a word or two.
#[component]
pub fn StatusBar(StatusBarProps { items }: &StatusBarProps) -> Html {
    let localizer = use_localizer();
    if items.is_empty() {
        return Html::default();
    }
    let item = |item: &StatusItem| {
        let name = item.kind.word();
        html! {
            <li key={name} data-status={name} data-tone={item.tone.word()}>
                { icon::tone(item.tone) }
                <span class="tg-status-words">
                    <span class="tg-status-name">{ localizer.format(&item.label) }{ ": " }</span>
                    <span class="tg-status-state">{ localizer.format(&item.state) }</span>
                </span>
            </li>
        }
    };
    html! {
        <ul class="tg-status-bar" role="list" aria-label={localizer.text(Key::PanelStatusBar)}>
            { for items.iter().map(item) }
        </ul>
    }
}
