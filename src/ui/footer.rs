//! What is always at hand, at the foot of the panel.

use super::control::{self, Flyout};
use super::prelude::*;
use crate::view_model::Control;

#[derive(Properties, PartialEq)]
pub struct FooterProps {
    /// The controls that are always at hand.
    pub controls: Rc<[Control]>,
    /// What the panel has to say about the last intent, as why it was refused.
    pub notice: Option<Message>,
}

/// The notice, and the controls: one press each, or two where one of several is chosen.
#[component]
pub fn Footer(FooterProps { controls, notice }: &FooterProps) -> Html {
    let localizer = use_localizer();
    let one = |control: &Control| match control {
        // Used in a hurry, so the second press sends.
        Control::Pick(pick) => {
            let scope = format!("tg-flyout-{}", pick.label.key as u16);
            html! { <Flyout key={pick.label.key as u16} {scope} view={pick.clone()} /> }
        }
        other => control::one(localizer, other, "always"),
    };
    html! {
        <footer class="tg-foot">
            <div role="status" class="tg-notice">
                if let Some(line) = notice {
                    <p>{ localizer.format(line) }</p>
                }
            </div>
            if !controls.is_empty() {
                <div class="tg-always" role="group" aria-label={localizer.text(Key::PanelAlways)}>
                    { for controls.iter().map(one) }
                </div>
            }
        </footer>
    }
}
