//! The page about the procedure: its name and version, its document, who approved it, and what it is built upon.

use super::prelude::*;
use crate::domain::ProcedureField;
use crate::format::{BUILT_IN, built_in};
use crate::i18n::Lang;

/// The page.
#[component]
pub fn AboutPage() -> Html {
    use ProcedureField as Field;

    let words = use_words();
    let at = |field: Field| Place::top(field.word());
    let of = use_memo(words.0, |lang| built_in_choices(*lang));
    html! {
        <>
            <TextsField place={at(Field::Title)} label={words.say(Line::AboutTitle)} long=false />
            <div class="ws-pair">
                <TextField place={at(Field::Id)} label={words.say(Line::AboutId)} hint={words.say(Line::AboutIdHint)} />
                <TextField place={at(Field::Version)} label={words.say(Line::AboutVersion)} hint={words.say(Line::AboutVersionHint)} />
            </div>
            <TextField place={at(Field::Source)} label={words.say(Line::AboutSource)} hint={words.say(Line::AboutSourceHint)} />
            <TextField place={at(Field::CheckedOn)} label={words.say(Line::AboutCheckedOn)} hint={words.say(Line::AboutCheckedOnHint)} />
            <TextsField place={at(Field::ApprovedBy)} label={words.say(Line::AboutApprovedBy)} long=false
                hint={words.say(Line::AboutApprovedByHint)} />
            <TextField place={at(Field::Link)} label={words.say(Line::AboutLink)} />
            <TextsField place={at(Field::PatientInformation)} label={words.say(Line::AboutPatientInformation)} long=false />
            <WordsField place={at(Field::Of)} label={words.say(Line::AboutOf)} hint={words.say(Line::AboutOfHint)}
                choices={(*of).clone()} />
            <AddLanguage />
        </>
    }
}

/// The built-in procedures by their titles.
pub fn built_in_choices(lang: Lang) -> Vec<Choice> {
    let one = |(id, _): &(&'static str, &str)| {
        let title = built_in(id).map(|procedure| procedure.title(lang.tag()).to_owned());
        Choice { word: AttrValue::from(*id), label: title.unwrap_or_else(|| (*id).to_owned()) }
    };
    BUILT_IN.iter().map(one).collect()
}

/// Adds a language that the texts are written in.
#[component]
fn AddLanguage() -> Html {
    let (words, dispatch) = (use_words(), use_dispatch());
    let field = use_node_ref();
    let onclick = {
        let field = field.clone();
        Callback::from(move |_: MouseEvent| {
            let Some(field) = field.cast::<HtmlInputElement>() else { return };
            dispatch.emit(Action::AddLanguage(field.value().trim().to_owned()));
            field.set_value("");
        })
    };
    html! {
        <div class="ws-field">
            <label class="ds-label" for="add-language">{ words.say(Line::AboutAddLanguage) }</label>
            <p class="ws-hint">{ words.say(Line::AboutAddLanguageHint) }</p>
            <div class="ws-row">
                <input ref={field} class="ds-input ws-short" id="add-language" type="text" autocomplete="off" />
                <button type="button" class="ds-button" data-variant="secondary" {onclick}>{ words.say(Line::AboutAdd) }</button>
            </div>
        </div>
    }
}
