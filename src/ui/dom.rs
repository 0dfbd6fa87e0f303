//! The few things components ask of the browser: what was pressed and typed, where the focus is, and copies of what it has
//! drawn.
//!
//! On the host, where screens are rendered to text for tests, there is no browser: every function
//! does nothing there, and what would be a copy is drawn.

use yew::{Callback, Event, Html, InputEvent, MouseEvent, NodeRef};

pub use browser::Ear;

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

/// Whether it was a button that was pressed, and not the room beside it.
pub fn is_on_button(event: &MouseEvent) -> bool {
    browser::is_on_button(event)
}

/// Hears each press inside `root`, until what this gives is dropped: `pressed` is told the `data-act` of what was pressed.
/// What stands in a part that says `data-hears` is left to that part.
pub fn hear(root: &NodeRef, pressed: Callback<String>) -> Option<Ear> {
    browser::hear(root, pressed)
}

/// Whether what is folded in is drawn all the same: on the host, where nobody folds anything out.
pub const fn draws_what_is_folded() -> bool {
    cfg!(not(target_arch = "wasm32"))
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

/// A copy of the part of this name, which `draw` draws when there is none yet. It is for parts that are alike wherever
/// they stand and hear nothing that is done to them, as a shape or a tag: Yew puts each element and each attribute of a new
/// part into the page by itself, and a copy is one call, whatever it holds.
///
/// Another copy is another element, so whoever draws again keeps what this gave for as long as it is to stay.
pub fn copied(name: &str, draw: impl FnOnce() -> Html) -> Html {
    browser::copied(name, draw)
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use std::cell::RefCell;
    use std::collections::HashMap;

    use js_sys::Reflect;
    use wasm_bindgen::closure::Closure;
    use wasm_bindgen::{JsCast, JsValue};
    use web_sys::{Document, Element, Event, HtmlElement, Node, ShadowRoot};
    use yew::virtual_dom::VNode;
    use yew::{Callback, Html, NodeRef};

    use super::Held;

    /// The namespace of shapes.
    const SVG: &str = "http://www.w3.org/2000/svg";

    thread_local! {
        /// The models. There are no more of them than there are names, which hang on the words of the panel alone.
        static MODELS: RefCell<HashMap<String, Node>> = RefCell::default();
    }

    /// What hears the presses in an element.
    pub struct Ear {
        element: Element,
        heard: Closure<dyn Fn(Event)>,
    }

    impl Drop for Ear {
        fn drop(&mut self) {
            // An element that does not hear it is as it should be.
            let _ =
                self.element.remove_event_listener_with_callback("click", as_function(&self.heard));
        }
    }

    fn as_function(heard: &Closure<dyn Fn(Event)>) -> &js_sys::Function {
        heard.as_ref().unchecked_ref()
    }

    pub fn hear(root: &NodeRef, pressed: Callback<String>) -> Option<Ear> {
        let element = root.cast::<Element>()?;
        let heard = Closure::<dyn Fn(Event)>::new(move |event: Event| {
            if let Some(act) = act_of(&event) {
                pressed.emit(act);
            }
        });
        element.add_event_listener_with_callback("click", as_function(&heard)).ok()?;
        Some(Ear { element, heard })
    }

    fn act_of(event: &Event) -> Option<String> {
        let pressed = closest(event, "[data-act]")?;
        if pressed.closest("[data-hears]").ok()?.is_some() {
            return None;
        }
        if pressed.local_name() == "summary" {
            // The browser would fold out an empty box, before what is in it is drawn.
            event.prevent_default();
        }
        pressed.get_attribute("data-act")
    }

    pub fn is_on_button(event: &Event) -> bool {
        closest(event, "button").is_some()
    }

    fn closest(event: &Event, selector: &str) -> Option<Element> {
        let target = event.target()?.dyn_into::<Element>().ok()?;
        target.closest(selector).ok().flatten()
    }

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

    pub fn copied(name: &str, draw: impl FnOnce() -> Html) -> Html {
        if let Some(copy) = MODELS.with_borrow(|models| models.get(name).and_then(copy)) {
            return copy;
        }
        let drawn = draw();
        let document = web_sys::window().and_then(|window| window.document());
        let Some(model) = document.and_then(|document| build(&document, &drawn, false)) else {
            return drawn;
        };
        let copy = copy(&model);
        MODELS.with_borrow_mut(|models| models.insert(name.to_owned(), model));
        copy.unwrap_or(drawn)
    }

    fn copy(model: &Node) -> Option<Html> {
        model.clone_node_with_deep(true).ok().map(VNode::VRef)
    }

    /// One element or text; `None` where it is neither.
    fn build(document: &Document, drawn: &VNode, in_svg: bool) -> Option<Node> {
        match drawn {
            VNode::VText(text) => Some(document.create_text_node(&text.text).into()),
            VNode::VTag(tag) => {
                let in_svg = in_svg || tag.tag() == "svg";
                let element = if in_svg {
                    document.create_element_ns(Some(SVG), tag.tag())
                } else {
                    document.create_element(tag.tag())
                };
                let element = element.ok()?;
                for (name, value) in tag.attributes.iter() {
                    element.set_attribute(name, value).ok()?;
                }
                tag.children().map_or(Some(()), |child| fill(document, &element, child, in_svg))?;
                Some(element.into())
            }
            _ => None,
        }
    }

    fn fill(document: &Document, parent: &Element, drawn: &VNode, in_svg: bool) -> Option<()> {
        match drawn {
            VNode::VList(list) => {
                list.iter().try_for_each(|child| fill(document, parent, child, in_svg))
            }
            one => parent.append_child(&build(document, one, in_svg)?).ok().map(drop),
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod browser {
    use yew::{Callback, Html, NodeRef};

    use super::Held;

    /// Hears nothing.
    pub struct Ear;

    pub fn hear(_root: &NodeRef, _pressed: Callback<String>) -> Option<Ear> {
        None
    }

    pub fn is_on_button<E>(_event: &E) -> bool {
        false
    }

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

    pub fn copied(_name: &str, draw: impl FnOnce() -> Html) -> Html {
        draw()
    }
}
