//! The checklist on paper, to be printed or saved.

use yew::virtual_dom::{VNode, VTag};

use super::browser::{ToSave, use_browser};
use super::prelude::*;
use super::print::PrintButton;
use crate::i18n::Lang;
use crate::tool::paper::{Form, Node, file_stem, page, sheet};

/// The checklist.
#[component]
pub fn Paper() -> Html {
    let words = use_words();
    let browser = use_browser();
    let lang = use_state(|| words.0);
    let procedure = use_file().and_then(|open| open.file.last_in_order.clone());
    let Some(procedure) = procedure else {
        return html! { <p class="ws-notice">{ words.say(Line::LiveNone) }</p> };
    };
    let choose = {
        let lang = lang.setter();
        Callback::from(move |event: Event| {
            lang.set(Lang::from_tag(&event.target_unchecked_into::<HtmlSelectElement>().value()));
        })
    };
    let save = {
        let (procedure, lang) = (Rc::clone(&procedure), *lang);
        Callback::from(move |_: MouseEvent| {
            let Some(browser) = &browser else { return };
            browser.save.emit(ToSave {
                name: format!("{}.{}.html", file_stem(&procedure.id), lang.tag()),
                media_type: "text/html",
                text: page(&procedure, lang, Form::Alone),
            });
        })
    };
    html! {
        <section aria-label={words.say(Line::SidePaper)}>
            <div class="ws-row">
                <div class="ws-field">
                    <label class="ds-label" for="paper-language">{ words.say(Line::PaperLanguage) }</label>
                    <select class="ds-input" id="paper-language" onchange={choose}>
                        { for Lang::ALL.into_iter().map(|one| html! {
                            <option key={one.tag()} value={one.tag()} selected={one == *lang}>{ words.language(one.tag()) }</option>
                        }) }
                    </select>
                </div>
                <PrintButton />
                <button type="button" class="ds-button" data-variant="secondary" onclick={save}>{ words.say(Line::PaperSave) }</button>
            </div>
            <div class="ws-printed ws-paper" lang={lang.tag()}>{ for sheet(&procedure, *lang).iter().map(drawn) }</div>
        </section>
    }
}

/// A node of the checklist in the page.
fn drawn(node: &Node) -> VNode {
    match node {
        Node::Text(text) => html! { { text } },
        Node::Element(element) => {
            let mut tag = VTag::new(element.tag);
            for (name, value) in &element.attributes {
                tag.add_attribute(name, value.clone());
            }
            tag.add_children(element.children.iter().map(drawn));
            tag.into()
        }
    }
}
