//! What tells controls of the same label apart for a person who does not see where they stand.

use yew::prelude::*;

/// Whom or what a control is about, at the end of its name, for a person who does not see where it stands.
pub fn about(about: Option<&AttrValue>) -> Html {
    match about {
        Some(about) => html! { <span class="tg-sr">{ ": " }{ about }</span> },
        None => Html::default(),
    }
}
