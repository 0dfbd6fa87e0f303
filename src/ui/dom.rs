//! The few things components ask of the browser: what was typed, and where the focus is.
//!
//! On the host, where screens are rendered to text for tests, there is no browser: every function
//! does nothing there.

use yew::{Event, InputEvent, NodeRef};

/// Where the focus was inside the panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// The id of the heading it was under, as that says itself by `data-hold`.
    pub heading: Option<String>,
}

/// The value of the field that was typed in.
pub fn typed(event: &InputEvent) -> String {
    browser::value(event)
}

/// The value of the field that was changed.
pub fn changed(event: &Event) -> String {
    browser::value(event)
}

/// Whether the box that was changed is ticked.
pub fn ticked(event: &Event) -> bool {
    browser::ticked(event)
}

/// Moves the focus to an element.
pub fn focus(element: &NodeRef) {
    browser::focus(element);
}

/// Puts a list back to its first entry, whose value is empty.
pub fn empty(list: &NodeRef) {
    browser::empty(list);
}

/// Moves the focus to the first of these that is found inside `root`. Each is a selector.
pub fn focus_first(root: &NodeRef, wanted: &[&str]) {
    browser::focus_first(root, wanted);
}

/// Where the focus is, if it is inside `root`.
pub fn held(root: &NodeRef) -> Option<Held> {
    browser::held(root)
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use js_sys::Reflect;
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::{Document, Element, HtmlElement, ShadowRoot};
    use yew::NodeRef;

    use super::Held;

    fn read(event: &web_sys::Event, name: &str) -> JsValue {
        let target = event.target().map_or(JsValue::UNDEFINED, JsValue::from);
        Reflect::get(&target, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED)
    }

    pub fn value(event: &web_sys::Event) -> String {
        read(event, "value").as_string().unwrap_or_default()
    }

    pub fn ticked(event: &web_sys::Event) -> bool {
        read(event, "checked").is_truthy()
    }

    pub fn focus(element: &NodeRef) {
        if let Some(element) = element.cast::<HtmlElement>() {
            // An element that cannot take the focus leaves it where it is, which is all one can do.
            let _ = element.focus();
        }
    }

    pub fn empty(list: &NodeRef) {
        if let Some(list) = list.cast::<Element>() {
            let _ = Reflect::set(&list, &JsValue::from_str("value"), &JsValue::from_str(""));
        }
    }

    pub fn focus_first(root: &NodeRef, wanted: &[&str]) {
        let Some(root) = root.cast::<Element>() else { return };
        let found = wanted.iter().find_map(|selector| root.query_selector(selector).ok().flatten());
        if let Some(element) = found.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
        }
    }

    pub fn held(root: &NodeRef) -> Option<Held> {
        let root = root.cast::<Element>()?;
        // Inside a shadow root the document only tells that the host has the focus.
        let top = root.get_root_node();
        let active = match top.dyn_ref::<ShadowRoot>() {
            Some(shadow) => shadow.active_element(),
            None => top.dyn_ref::<Document>().and_then(Document::active_element),
        }?;
        if !root.contains(Some(&active)) {
            return None;
        }
        let holder = active.closest("[data-hold]").ok().flatten();
        Some(Held { heading: holder.and_then(|h| h.get_attribute("data-hold")) })
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod browser {
    use yew::NodeRef;

    use super::Held;

    pub fn value<E>(_event: &E) -> String {
        String::new()
    }

    pub fn ticked<E>(_event: &E) -> bool {
        false
    }

    pub fn focus(_element: &NodeRef) {}

    pub fn empty(_list: &NodeRef) {}

    pub fn focus_first(_root: &NodeRef, _wanted: &[&str]) {}

    pub fn held(_root: &NodeRef) -> Option<Held> {
        None
    }
}
