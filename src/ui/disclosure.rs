//! A part that is closed until somebody opens it. Its content is in the page only while it is open.

use super::about;
use super::prelude::*;
use super::screen::{DisclosureId, ScreenAction};

#[derive(Properties, PartialEq)]
pub struct DisclosureProps {
    /// Which one.
    pub id: DisclosureId,
    /// The CSS classes of the box.
    pub class: &'static str,
    /// The line that opens and closes it.
    pub title: AttrValue,
    /// The name of the line, where a sign stands for it.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Whom or what it is about, where several lines read the same.
    #[prop_or_default]
    pub about: Option<AttrValue>,
    /// The content.
    pub children: Html,
}

/// A line that opens and closes the content below it.
#[component]
pub fn Disclosure(props: &DisclosureProps) -> Html {
    let DisclosureProps { id, class, title, label, about, children } = props;
    let screen = use_screen();
    let open = screen.state.is_open(id);
    let onclick = {
        let (dispatch, id) = (screen.dispatch, id.clone());
        Callback::from(move |event: MouseEvent| {
            // Otherwise the browser opens an empty box before the content is rendered.
            event.prevent_default();
            dispatch.emit(ScreenAction::ToggleDisclosure(id.clone()));
        })
    };
    html! {
        <details class={*class} {open}>
            <summary data-act={format!("fold:{id}")} {onclick}>
                if let Some(label) = label {
                    <span aria-hidden="true">{ title }</span>
                    <span class="tg-sr">{ label }</span>
                } else {
                    { title }
                }
                { about::about(about.as_ref()) }
            </summary>
            // On the host nobody can open it, so the content is rendered for the tests.
            if open || cfg!(not(target_arch = "wasm32")) {
                { children.clone() }
            }
        </details>
    }
}
