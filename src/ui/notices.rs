//! What is wrong with the panel itself.

use std::rc::Rc;

use yew::prelude::*;

use super::context::use_localizer;
use crate::view_model::Message;

/// Properties of [`Notices`].
#[derive(Properties, PartialEq)]
pub struct NoticesProps {
    /// One line for each trouble; empty when there is none.
    pub notices: Rc<[Message]>,
}

/// The troubles of the panel. The live region is there from the first render, so that the first trouble is announced too.
#[component]
pub fn Notices(NoticesProps { notices }: &NoticesProps) -> Html {
    let localizer = use_localizer();
    html! {
        <div role="status" class="tg-notices">
            { for notices.iter().map(|line| html! { <p>{ localizer.format(line) }</p> }) }
        </div>
    }
}
