//! The five states that can be seen at a glance.

use std::rc::Rc;

use yew::prelude::*;

use super::context::use_localizer;
use super::icon;
use crate::view_model::{Key, StatusItem, StatusKind};

/// Properties of [`StatusBar`].
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
        let name = name(item.facet);
        html! {
            <li key={name} data-status={name} data-tone={icon::word(item.tone)}>
                { icon::tone(item.tone) }
                <span class="tg-status-name">{ localizer.format(&item.label) }<span class="tg-sr">{ ": " }</span></span>
                <span class="tg-status-state">{ localizer.format(&item.state) }</span>
            </li>
        }
    };
    html! {
        <ul class="tg-status-bar" role="list" aria-label={localizer.text(Key::PanelStatusBar)}>
            { for items.iter().map(item) }
        </ul>
    }
}

/// The value of `data-status`.
const fn name(kind: StatusKind) -> &'static str {
    match kind {
        StatusKind::Identity => "identity",
        StatusKind::People => "people",
        StatusKind::Lock => "lock",
        StatusKind::Recording => "recording",
        StatusKind::Quality => "quality",
    }
}
