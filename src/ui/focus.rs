//! The keyboard focus inside the panel: where it is, where it is requested, and where it goes when its element is removed.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, ShadowRoot};
use yew::prelude::*;

use super::screen::FocusRequest;

/// Where the focus goes when nothing closer is left: the next step, or the alert that takes its place.
const FALLBACKS: [&str; 2] = ["#tg-next", ".tg-alerts h3"];

/// Where the focus was inside the panel.
struct FocusSnapshot {
    /// The id of the heading of the card, row or alert that held it, as `data-hold` names it.
    heading: Option<String>,
}

impl FocusSnapshot {
    /// Where the focus is now. `None` where it is outside of `panel`.
    fn take(panel: &NodeRef) -> Option<Self> {
        let panel = panel.cast::<Element>()?;
        let focused = active_element(&panel).filter(|focused| panel.contains(Some(focused)))?;
        let holder = focused.closest("[data-hold]").ok().flatten();
        Some(Self { heading: holder.and_then(|holder| holder.get_attribute("data-hold")) })
    }

    /// Moves the focus to the heading of the card or row, or to a fallback.
    fn restore(&self, panel: &NodeRef) {
        let heading = self.heading.as_ref().map(|id| format!("[id=\"{id}\"]"));
        focus_first(panel, heading.as_deref().into_iter().chain(FALLBACKS));
    }
}

/// The focused element of the tree that `element` is in. A document knows only the host of a shadow tree.
fn active_element(element: &Element) -> Option<Element> {
    let tree = element.get_root_node();
    match tree.dyn_ref::<ShadowRoot>() {
        Some(shadow) => shadow.active_element(),
        None => tree.dyn_ref::<Document>().and_then(Document::active_element),
    }
}

/// Moves the focus to the first element inside `panel` that one of the selectors finds.
fn focus_first<'a>(panel: &NodeRef, selectors: impl IntoIterator<Item = &'a str>) {
    let Some(panel) = panel.cast::<Element>() else { return };
    let found = selectors.into_iter().find_map(|selector| panel.query_selector(selector).ok()?);
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        focus_element(&element);
    }
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

/// Moves the focus to the heading of a card each time that this is requested.
#[hook]
pub fn use_focus_request(panel: &NodeRef, request: Option<FocusRequest>) {
    let panel = panel.clone();
    use_effect_with(request, move |request| {
        if let Some(FocusRequest { card, .. }) = request {
            let heading = format!("#card-{}", card.word());
            focus_first(&panel, [heading.as_str()].into_iter().chain(FALLBACKS));
        }
    });
}

/// Puts the focus back after a render that removed the element which had it: to the heading of the same card or row where
/// it is still there, and otherwise to the next step.
#[hook]
pub fn use_focus_restoration(panel: &NodeRef) {
    let snapshot = use_mut_ref(|| None::<FocusSnapshot>);
    // A component renders before the document changes, so the focus is still where the person left it. When several
    // renders come before the effect, the first of them knows.
    let taken = snapshot.take().or_else(|| FocusSnapshot::take(panel));
    snapshot.replace(taken);

    let panel = panel.clone();
    use_effect(move || {
        if let Some(snapshot) = snapshot.take()
            && FocusSnapshot::take(&panel).is_none()
        {
            snapshot.restore(&panel);
        }
    });
}
