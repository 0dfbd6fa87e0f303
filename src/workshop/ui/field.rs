//! Fields of the forms. Each shows what stands at its place of the file, writes what is typed there, and tells what is wrong
//! there. Its id in the page is the place, as the checker writes it.

use super::prelude::*;
use crate::workshop::words::Words;

/// The id of what is told of a field.
fn told_id(place: &str) -> String {
    format!("{place} told").replace(' ', "-")
}

/// What is wrong at a place, and inside it if `inside`.
fn problems(words: Words, file: &File, place: &str, inside: bool) -> Html {
    let told: Vec<Html> = file
        .problems_at(place, inside)
        .map(|problem| html! { <p class="ws-problem">{ words.problem(problem) }</p> })
        .collect();
    if told.is_empty() {
        return Html::default();
    }
    html! { <div id={told_id(place)} class="ws-told">{ for told }</div> }
}

/// The text at a place, also where it is no text: a number is shown as it is written.
fn shown(value: Option<&Value>, place: &Place) -> String {
    match value.and_then(|value| document::at(value, place)) {
        Some(crate::format::Json::Text(text)) => text.to_string(),
        Some(crate::format::Json::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

#[derive(Properties, PartialEq)]
pub struct TextFieldProps {
    /// Where it stands in the file.
    pub place: Place,
    /// Its label.
    pub label: AttrValue,
    /// What helps to fill it in.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// Whether it holds a number of seconds.
    #[prop_or_default]
    pub is_number: bool,
    /// What it says while nothing is written.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
}

/// A text on one line.
#[component]
pub fn TextField(props: &TextFieldProps) -> Html {
    let TextFieldProps { place, label, hint, is_number, placeholder } = props;
    let (words, dispatch, value) = (use_words(), use_dispatch(), use_value());
    let Some(open) = use_file() else { return Html::default() };
    let id = place.to_string();
    let oninput = {
        let (place, is_number) = (place.clone(), *is_number);
        Callback::from(move |event: InputEvent| {
            let typed = event.target_unchecked_into::<HtmlInputElement>().value();
            let edit = if is_number { Edit::Number } else { Edit::Text };
            dispatch.emit(Action::Edit(edit(place.clone(), typed)));
        })
    };
    let told = problems(words, &open.file, &id, false);
    let invalid = told != Html::default();
    html! {
        <div class="ws-field">
            <label class="ds-label" for={id.clone()}>{ label }</label>
            if let Some(hint) = hint {
                <p class="ws-hint">{ hint }</p>
            }
            <input class="ds-input" id={id.clone()} type="text" dir="auto" autocomplete="off" spellcheck={(!is_number).to_string()}
                inputmode={is_number.then_some("numeric")} placeholder={placeholder.clone()}
                value={shown(value.as_deref(), place)} {oninput}
                aria-invalid={invalid.then_some("true")} aria-describedby={invalid.then(|| told_id(&id))} />
            { told }
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub struct TextAreaProps {
    /// Where it stands in the file.
    pub place: Place,
    /// Its label.
    pub label: AttrValue,
    /// The language of the text.
    #[prop_or_default]
    pub lang: Option<AttrValue>,
    /// Whether it is a text of several lines.
    #[prop_or(true)]
    pub long: bool,
}

/// A text that can be long.
#[component]
pub fn TextArea(TextAreaProps { place, label, lang, long }: &TextAreaProps) -> Html {
    let (words, dispatch, value) = (use_words(), use_dispatch(), use_value());
    let Some(open) = use_file() else { return Html::default() };
    let id = place.to_string();
    let oninput = {
        let place = place.clone();
        Callback::from(move |event: InputEvent| {
            let typed = event.target_unchecked_into::<HtmlTextAreaElement>().value();
            dispatch.emit(Action::Edit(Edit::Text(place.clone(), typed)));
        })
    };
    let told = problems(words, &open.file, &id, false);
    let invalid = told != Html::default();
    html! {
        <div class="ws-field">
            <label class="ds-label" for={id.clone()}>{ label }</label>
            <textarea class="ds-input" id={id.clone()} rows={if *long { "3" } else { "1" }} dir="auto" lang={lang.clone()}
                spellcheck="true" value={shown(value.as_deref(), place)} {oninput}
                aria-invalid={invalid.then_some("true")} aria-describedby={invalid.then(|| told_id(&id))} />
            { told }
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub struct TextsFieldProps {
    /// Where the texts stand in the file.
    pub place: Place,
    /// What they are.
    pub label: AttrValue,
    /// What helps to write them.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// Whether they are texts of several lines.
    #[prop_or(true)]
    pub long: bool,
}

/// A text in each language, side by side.
#[component]
pub fn TextsField(TextsFieldProps { place, label, hint, long }: &TextsFieldProps) -> Html {
    let words = use_words();
    let Some(open) = use_file() else { return Html::default() };
    let id = place.to_string();
    let told = problems(words, &open.file, &id, false);
    let invalid = told != Html::default();
    html! {
        <fieldset class="ds-fieldset ws-texts" id={id.clone()} tabindex="-1"
            aria-describedby={invalid.then(|| told_id(&id))}>
            <legend class="ds-label">{ label }</legend>
            if let Some(hint) = hint {
                <p class="ws-hint">{ hint }</p>
            }
            { told }
            <div class="ws-languages">
                { for open.languages.iter().map(|tag| html! {
                    <TextArea key={tag.clone()} place={place.field(tag.clone())} label={words.language(tag)}
                        lang={AttrValue::from(tag.clone())} long={*long} />
                }) }
            </div>
        </fieldset>
    }
}

/// An entry of a list to choose from.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The word in the file.
    pub word: AttrValue,
    /// What it means.
    pub label: String,
}

impl Choice {
    /// The values of a closed list, each with its word and label.
    pub fn list<T: Copy>(
        all: &[T],
        word: fn(T) -> &'static str,
        label: impl Fn(T) -> String,
    ) -> Vec<Self> {
        all.iter().map(|one| Self { word: word(*one).into(), label: label(*one) }).collect()
    }
}

#[derive(Properties, PartialEq)]
pub struct ChoiceFieldProps {
    /// Where the word stands in the file.
    pub place: Place,
    /// Its label.
    pub label: AttrValue,
    /// What can be chosen.
    pub choices: Vec<Choice>,
    /// What it means that nothing is written. `None` if something must be.
    #[prop_or_default]
    pub empty: Option<AttrValue>,
}

/// One word of a closed list.
#[component]
pub fn ChoiceField(ChoiceFieldProps { place, label, choices, empty }: &ChoiceFieldProps) -> Html {
    let (words, dispatch, value) = (use_words(), use_dispatch(), use_value());
    let Some(open) = use_file() else { return Html::default() };
    let id = place.to_string();
    let onchange = {
        let place = place.clone();
        Callback::from(move |event: Event| {
            let chosen = event.target_unchecked_into::<HtmlSelectElement>().value();
            dispatch.emit(Action::Edit(Edit::Text(place.clone(), chosen)));
        })
    };
    let written = shown(value.as_deref(), place);
    let known = choices.iter().any(|choice| *choice.word == *written);
    let told = problems(words, &open.file, &id, false);
    let invalid = told != Html::default();
    let nothing = empty.clone().unwrap_or_else(|| words.say(Line::FieldNotChosen).into());
    html! {
        <div class="ws-field">
            <label class="ds-label" for={id.clone()}>{ label }</label>
            <select class="ds-input" id={id.clone()} {onchange}
                aria-invalid={invalid.then_some("true")} aria-describedby={invalid.then(|| told_id(&id))}>
                if empty.is_some() || written.is_empty() {
                    <option key="none" value="" selected={written.is_empty()}>{ nothing }</option>
                }
                // A word that is not in the list stays until another one is chosen.
                if !written.is_empty() && !known {
                    <option key="other" value={written.clone()} selected=true>{ written.clone() }</option>
                }
                { for choices.iter().map(|choice| html! {
                    <option key={choice.word.to_string()} value={choice.word.clone()} selected={*choice.word == *written}>{ &choice.label }</option>
                }) }
            </select>
            { told }
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub struct WordsFieldProps {
    /// Where the list stands in the file.
    pub place: Place,
    /// What it is.
    pub label: AttrValue,
    /// What it means that none is ticked.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// What can be in it.
    pub choices: Vec<Choice>,
}

/// A list of words, each ticked or not.
#[component]
pub fn WordsField(WordsFieldProps { place, label, hint, choices }: &WordsFieldProps) -> Html {
    let (words, dispatch, value) = (use_words(), use_dispatch(), use_value());
    let Some(open) = use_file() else { return Html::default() };
    let id = place.to_string();
    let listed = value.as_deref().map(|value| document::words_at(value, place)).unwrap_or_default();
    let told = problems(words, &open.file, &id, true);
    let invalid = told != Html::default();
    let tick = |choice: &Choice| {
        let (place, dispatch) = (place.clone(), dispatch.clone());
        let word = choice.word.clone();
        let onchange = Callback::from(move |event: Event| {
            let there = event.target_unchecked_into::<HtmlInputElement>().checked();
            let (place, word) = (place.clone(), word.to_string());
            dispatch.emit(Action::Edit(Edit::Word { place, word, there }));
        });
        let own = format!("{id}-{}", choice.word);
        let checked = listed.contains(&choice.word.as_str());
        html! {
            <div class="ws-tick" key={own.clone()}>
                <input type="checkbox" class="ds-input" id={own.clone()} {checked} {onchange} />
                <label for={own}>{ &choice.label }</label>
            </div>
        }
    };
    html! {
        <fieldset class="ds-fieldset" id={id.clone()} tabindex="-1" aria-describedby={invalid.then(|| told_id(&id))}>
            <legend class="ds-label">{ label }</legend>
            if let Some(hint) = hint {
                <p class="ws-hint">{ hint }</p>
            }
            <div class="ws-ticks">{ for choices.iter().map(tick) }</div>
            { told }
        </fieldset>
    }
}
