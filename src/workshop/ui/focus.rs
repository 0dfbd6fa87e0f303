//! Where the focus goes when the author is led to a place of the file.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::workshop::state::FocusRequest;

/// Moves the focus to the field of a place once it is in the page, or to what it is a part of.
#[hook]
pub fn use_focus(page: &NodeRef, request: Option<FocusRequest>) {
    let page = page.clone();
    use_effect_with(request, move |request| {
        let Some(request) = request else { return };
        let Some(document) = page.cast::<Element>().and_then(|page| page.owner_document()) else {
            return;
        };
        let places = std::iter::successors(Some(request.place.as_str()), |place| {
            place.rfind(['.', '[']).and_then(|end| place.get(..end))
        });
        let field = places.into_iter().find_map(|place| document.get_element_by_id(place));
        let Some(field) = field.or_else(|| document.get_element_by_id("source-text")) else {
            return;
        };
        if let Some(source) = field.dyn_ref::<HtmlTextAreaElement>() {
            select(source, &request.place);
        }
        if let Some(field) = field.dyn_ref::<HtmlElement>() {
            // A browser that refuses the focus leaves it where it is.
            let _ = field.focus();
        }
    });
}

/// Selects the name that a place ends with where it first stands in the text of the file.
fn select(source: &HtmlTextAreaElement, place: &str) {
    if source.id() != "source-text" {
        return;
    }
    let name = place.rsplit(['.', ']', '[', '"']).find(|part| !part.is_empty()).unwrap_or_default();
    let (text, quoted) = (source.value(), format!("\"{name}\""));
    let Some((before, _)) = text.split_once(&quoted) else { return };
    // The browser counts in UTF-16. A text that is too long for its numbers is not selected.
    let length = |text: &str| u32::try_from(text.encode_utf16().count()).ok();
    if let Some((from, long)) = length(before).zip(length(&quoted)) {
        // Without a selection the focus is still in the text.
        let _ = source.set_selection_range(from, from + long);
    }
}
