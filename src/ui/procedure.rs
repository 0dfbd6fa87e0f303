//! Which procedure the panel follows.

use yew::prelude::*;

use super::context::use_localizer;
use super::text;
use crate::view_model::{Link, Message};

/// Properties of [`ProcedureLine`].
#[derive(Properties, PartialEq)]
pub struct ProcedureProps {
    /// The name, version and source of the procedure.
    pub procedure: Message,
    /// Where it can be read in full.
    pub link: Option<Link>,
}

/// The name of the procedure and the link to its full text.
#[component]
pub fn ProcedureLine(ProcedureProps { procedure, link }: &ProcedureProps) -> Html {
    let localizer = use_localizer();
    html! {
        <>
            <p class="tg-procedure">{ localizer.format(procedure) }</p>
            { text::link(localizer, link.as_ref()) }
        </>
    }
}
