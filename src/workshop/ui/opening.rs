//! How a procedure is opened: built in, or from a file.

use super::about::built_in_choices;
use super::browser::{ToRead, use_browser};
use super::prelude::*;
use crate::format::MOST_BYTES;
use crate::workshop::state::{NotOpened, Opening, Start};

#[derive(Properties, PartialEq)]
pub struct FileButtonProps {
    /// Its label.
    pub label: AttrValue,
    /// The id of the field in the page.
    pub id: &'static str,
    /// Receives the name and the bytes.
    pub on_file: Callback<(String, Rc<[u8]>)>,
}

/// Reads a file of the author's.
#[component]
pub fn FileButton(FileButtonProps { label, id, on_file }: &FileButtonProps) -> Html {
    let (browser, dispatch) = (use_browser(), use_dispatch());
    let onchange = {
        let on_file = on_file.clone();
        Callback::from(move |event: Event| {
            let field = event.target_unchecked_into::<HtmlInputElement>();
            let file = field.files().and_then(|files| files.get(0));
            let (Some(file), Some(browser)) = (file, &browser) else { return };
            // One byte order mark more than a procedure may have. What is larger is not read.
            if file.size() > (MOST_BYTES + 3) as f64 {
                dispatch.emit(Action::Refuse(NotOpened::TooLarge));
            } else {
                let (name, on_file, dispatch) = (file.name(), on_file.clone(), dispatch.clone());
                let then = Callback::from(move |bytes: Option<Vec<u8>>| match bytes {
                    Some(bytes) => on_file.emit((name.clone(), bytes.into())),
                    None => dispatch.emit(Action::Refuse(NotOpened::Unreadable)),
                });
                browser.read.emit(ToRead { file, then });
            }
            // The same file can be chosen again.
            field.set_value("");
        })
    };
    html! {
        <div class="ws-field">
            <label class="ds-label" for={*id}>{ label }</label>
            <input class="ds-input" type="file" id={*id} accept=".json,application/json" {onchange} />
        </div>
    }
}

/// What can be opened.
#[component]
pub fn OpeningPage() -> Html {
    let (words, dispatch) = (use_words(), use_dispatch());
    let choices = use_memo(words.0, |lang| built_in_choices(*lang));
    let press = |opening: Opening| {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| dispatch.emit(Action::Open(opening.clone())))
    };
    let ids = crate::format::BUILT_IN.iter().map(|(id, _)| *id);
    let one = |(id, choice): (&'static str, &Choice)| {
        let named = |line: Line| format!("{}: {}", words.say(line), choice.label);
        html! {
            <li key={id} class="ws-start">
                <p><strong>{ &choice.label }</strong></p>
                <div class="ws-row">
                    <button type="button" class="ds-button" data-variant="secondary" aria-label={named(Line::OpenUpon)}
                        onclick={press(Opening::BuiltIn(id, Start::Upon))}>{ words.say(Line::OpenUpon) }</button>
                    <button type="button" class="ds-button" data-variant="tertiary" aria-label={named(Line::OpenCopy)}
                        onclick={press(Opening::BuiltIn(id, Start::Copy))}>{ words.say(Line::OpenCopy) }</button>
                </div>
            </li>
        }
    };
    let on_file = {
        let dispatch = dispatch.clone();
        Callback::from(move |(name, bytes)| dispatch.emit(Action::Open(Opening::File(name, bytes))))
    };
    html! {
        <section class="ws-opening" aria-labelledby="opening-title">
            <h2 id="opening-title">{ words.say(Line::OpenTitle) }</h2>
            <p>{ words.say(Line::OpenLead) }</p>
            <FileButton label={words.say(Line::OpenFile)} id="open-file" {on_file} />
            <h3>{ words.say(Line::OpenBuiltIn) }</h3>
            <p class="ws-hint">{ words.say(Line::OpenBuiltInHint) }</p>
            <ul class="ws-list">{ for ids.zip(choices.iter()).map(one) }</ul>
        </section>
    }
}
