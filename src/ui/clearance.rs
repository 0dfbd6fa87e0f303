//! Keeps what has the focus out from under what is sticky: the panel's own footer and what stands at its top, and the panel
//! itself where it is a sheet over the page.
//!
//! The sticky parts are measured when the focus moves, after a render and when the window changes, so that this depends on no
//! observer.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition, ShadowRoot, Window,
};
use yew::prelude::*;

use super::focus::active_element;

/// What can be sticky at the top of the panel, and at its foot.
const TOPS: &str = ".tg-status-bar, .tg-sheet";
const FOOT: &str = ".tg-foot";

/// What stays in a low window, where the panel is no sheet.
const ALARM: &str = ".tg-sheet-alarm";

/// The least distance between what has the focus and what is sticky, in CSS px: room for the focus ring.
const GAP: f64 = 8.0;

/// Keeps the focus of the page uncovered as long as the panel is there.
#[hook]
pub fn use_clearance(panel: &NodeRef) {
    let listening = panel.clone();
    use_effect_with((), move |()| {
        let listeners = listening.cast::<HtmlElement>().and_then(|panel| listen(&panel));
        move || drop(listeners)
    });
    let panel = panel.clone();
    use_effect(move || {
        if let Some(panel) = panel.cast::<HtmlElement>() {
            uncover_own(&panel);
        }
    });
}

fn listen(panel: &HtmlElement) -> Option<[EventListener; 4]> {
    let document = panel.owner_document()?;
    let window = document.default_view()?;
    let [inside, resized, outside, tabbed] = [(); 4].map(|()| panel.clone());
    Some([
        EventListener::new(panel, "focusin", move |_| uncover_own(&inside)),
        EventListener::new(&window, "resize", move |_| uncover_own(&resized)),
        EventListener::new(&document, "focusin", move |event| uncover_page(&outside, event)),
        // No event of the focus tells the document of a step inside another shadow tree.
        EventListener::new(&document, "keyup", move |event| {
            let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
            if key.is_some_and(|key| key == "Tab") {
                uncover_page(&tabbed, event);
            }
        }),
    ])
}

/// Scrolls what has the focus in the panel out from under the panel's sticky parts.
fn uncover_own(panel: &HtmlElement) {
    let Some(focused) = active_element(panel).filter(|focused| panel.contains(Some(focused)))
    else {
        return;
    };
    let height = |part: &Element| {
        let sticky = position(part).is_some_and(|position| position == "sticky");
        if sticky { part.get_bounding_client_rect().height() } else { 0.0 }
    };
    let tops = panel.query_selector_all(TOPS).ok();
    let tops = tops.iter().flat_map(|all| (0..all.length()).filter_map(|at| all.item(at)));
    let top =
        tops.filter_map(|part| part.dyn_into().ok()).map(|part| height(&part)).fold(0.0, f64::max);
    let foot = panel.query_selector(FOOT).ok().flatten().map_or(0.0, |part| height(&part));
    // The name is valid, and so are the lengths.
    let _ = panel
        .style()
        .set_property("scroll-padding-block", &format!("{}px {}px", top + GAP, foot + GAP));
    let sticky = focused.closest(&format!("{TOPS}, {FOOT}")).ok().flatten().is_some();
    if !sticky && is_moved_to(&focused) {
        let nearest = ScrollIntoViewOptions::new();
        nearest.set_block(ScrollLogicalPosition::Nearest);
        focused.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
}

/// Scrolls the page so that the panel, where it is a sheet, or its alarm in a low window does not lie over what has the focus beside
/// it.
fn uncover_page(panel: &HtmlElement, event: &Event) {
    let target = event.composed_path().get(0).dyn_into::<Element>();
    let Some(target) = target.ok().filter(|target| !panel.contains(Some(target))) else { return };
    let Ok(root) = panel.get_root_node().dyn_into::<ShadowRoot>() else { return };
    let is = |element: &Element, wanted| position(element).is_some_and(|found| found == wanted);
    let alarm = panel.query_selector(ALARM).ok().flatten().filter(|alarm| is(alarm, "fixed"));
    let sheet = if is(&root.host(), "sticky") { Some((**panel).clone()) } else { alarm };
    let Some(sheet) = sheet.filter(|_| is_moved_to(&target)) else { return };
    let (sheet, place) = (sheet.get_bounding_client_rect(), target.get_bounding_client_rect());
    let beside = place.right() <= sheet.left() || sheet.right() <= place.left();
    if beside || place.bottom() <= sheet.top() || sheet.bottom() <= place.top() {
        return;
    }
    // No further than to the top of the window.
    let down = (place.bottom() - sheet.top() + GAP).min(place.top() - GAP);
    if let Some(window) = window(panel) {
        window.scroll_by_with_x_and_y(0.0, down.max(0.0));
    }
}

/// Whether the focus was moved to this element, by the keyboard or by the panel. What a pointer presses must not move under it.
fn is_moved_to(element: &Element) -> bool {
    let pressed = element.dyn_ref::<HtmlElement>().is_some_and(|element| element.tab_index() >= 0);
    !pressed || element.matches(":focus-visible").unwrap_or(true)
}

/// How an element is placed, as the browser computes it.
fn position(element: &Element) -> Option<String> {
    let computed = window(element)?.get_computed_style(element).ok()??;
    computed.get_property_value("position").ok()
}

fn window(element: &Element) -> Option<Window> {
    element.owner_document()?.default_view()
}
