//! The keyboard focus inside the panel: where it is, where it is requested, and where it goes when its element is removed.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, ShadowRoot};
use yew::prelude::*;

use super::screen::{FocusRequest, FocusTarget, Sheet};

/// Where the focus goes when nothing closer is left: the next step, the card that it is taken in, or the alert that takes its
/// place.
const FALLBACKS: [&str; 3] = ["#tg-next", ".tg-card[data-current] h3", ".tg-alerts h3"];

/// The heading of the card, row or alert that has the focus, by its id as `data-hold` names it; empty for an element outside
/// of these. `None` where the focus is outside of `panel`.
fn focused_heading(panel: &NodeRef) -> Option<String> {
    let panel = panel.cast::<Element>()?;
    let focused = active_element(&panel).filter(|focused| panel.contains(Some(focused)))?;
    let holder = focused.closest("[data-hold]").ok().flatten();
    Some(holder.and_then(|holder| holder.get_attribute("data-hold")).unwrap_or_default())
}

/// The focused element of the tree that `element` is in. A document knows only the host of a shadow tree.
pub(super) fn active_element(element: &Element) -> Option<Element> {
    let tree = element.get_root_node();
    match tree.dyn_ref::<ShadowRoot>() {
        Some(shadow) => shadow.active_element(),
        None => tree.dyn_ref::<Document>().and_then(Document::active_element),
    }
}

/// Moves the focus to the heading with this id inside `panel`, or to a fallback.
fn focus_heading(panel: &NodeRef, id: &str) {
    let Some(panel) = panel.cast::<Element>() else { return };
    let heading = format!("[id=\"{id}\"]");
    let mut selectors = [heading.as_str()].into_iter().chain(FALLBACKS);
    selectors.any(|selector| focus_first(&panel, selector));
}

/// Moves the focus to the first element inside `panel` that the selector matches. Returns whether there is one.
fn focus_first(panel: &Element, selector: &str) -> bool {
    let found = panel.query_selector(selector).ok().flatten();
    let element = found.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.inspect(focus_element).is_some()
}

/// Moves the focus to an element of a component.
pub fn focus(element: &NodeRef) {
    if let Some(element) = element.cast::<HtmlElement>() {
        focus_element(&element);
    }
}

fn focus_element(element: &HtmlElement) {
    // An element that takes no focus leaves it where it is, and there is nothing else to do.
    let _ = element.focus();
}

/// Moves the focus to the heading of a card or an alert each time that this is requested.
#[hook]
pub fn use_focus_request(panel: &NodeRef, request: Option<FocusRequest>) {
    let panel = panel.clone();
    use_effect_with(request, move |request| {
        match request.map(|FocusRequest { target, .. }| target) {
            Some(FocusTarget::Card(card)) => {
                focus_heading(&panel, &format!("card-{}", card.word()))
            }
            Some(FocusTarget::Alert(kind)) => {
                focus_heading(&panel, &format!("alert-{kind}"));
            }
            None => {}
        }
    });
}

/// Moves the focus to the line of the sheet where the element that had it has folded away with the sheet.
#[hook]
pub fn use_focus_while_folded(panel: &NodeRef, sheet: Sheet) {
    let panel = panel.clone();
    use_effect_with(sheet, move |sheet| {
        let Some(panel) = panel.cast::<Element>().filter(|_| *sheet != Sheet::Open) else { return };
        let focused = active_element(&panel).filter(|focused| panel.contains(Some(focused)));
        // An element that is not drawn has no boxes.
        if focused.is_some_and(|focused| focused.get_client_rects().length() == 0) {
            focus_first(&panel, ".tg-sheet-line");
        }
    });
}

/// Puts the focus back after a render that removed the element which had it: to the heading of the same card or row where
/// it is still there, and otherwise to the next step.
#[hook]
pub fn use_focus_restoration(panel: &NodeRef) {
    let heading = use_mut_ref(|| None::<String>);
    // A component renders before the document changes, so the focus is still where the person left it. When several
    // renders come before the effect, the first of them knows.
    let known = heading.take().or_else(|| focused_heading(panel));
    heading.replace(known);

    let panel = panel.clone();
    use_effect(move || {
        if let Some(heading) = heading.take()
            && focused_heading(&panel).is_none()
        {
            focus_heading(&panel, &heading);
        }
    });
}
