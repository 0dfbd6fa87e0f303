//! The page of the whole file as text.

use super::prelude::*;

/// The page.
#[component]
pub fn SourcePage() -> Html {
    let (words, dispatch) = (use_words(), use_dispatch());
    let Some(open) = use_file() else { return Html::default() };
    let oninput = Callback::from(move |event: InputEvent| {
        let typed = event.target_unchecked_into::<HtmlTextAreaElement>().value();
        dispatch.emit(Action::Type(typed));
    });
    let invalid = !open.file.problems.is_empty();
    html! {
        <>
            if open.file.value.is_none() {
                <p class="ws-notice" role="status">{ words.say(Line::SourceFirst) }</p>
            }
            <div class="ws-field">
                <label class="ds-label" for="source-text">{ words.say(Line::SourceLabel) }</label>
                <textarea class="ds-input ws-source" id="source-text" rows="30" spellcheck="false" autocomplete="off"
                    value={open.file.text.to_string()} {oninput} aria-invalid={invalid.then_some("true")} />
            </div>
        </>
    }
}
