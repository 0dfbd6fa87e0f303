//! Prints what is shown beside the editor.

use super::browser::use_browser;
use super::prelude::*;

/// The button that prints it.
#[component]
pub fn PrintButton() -> Html {
    let (words, browser) = (use_words(), use_browser());
    let onclick = Callback::from(move |_: MouseEvent| {
        if let Some(browser) = &browser {
            browser.print.emit(());
        }
    });
    html! { <button type="button" class="ds-button" {onclick}>{ words.say(Line::PaperPrint) }</button> }
}
