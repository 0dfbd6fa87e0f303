//! The state of a button that opens something beside it.

use gloo_events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};
use yew::prelude::*;

use crate::ui::focus;

/// A part that a button opens and closes.
pub struct Popup {
    /// Whether it is open.
    pub open: bool,
    /// The element that holds the button and the part.
    pub holder: NodeRef,
    /// The button.
    pub opener: NodeRef,
    /// Opens or closes it.
    pub toggle: Callback<MouseEvent>,
    /// Closes it, and returns the focus to the button.
    pub close: Callback<()>,
    /// Closes it on Escape, from inside.
    pub onkeydown: Callback<KeyboardEvent>,
    /// Closes it where the focus goes on to another control.
    pub onfocusout: Callback<FocusEvent>,
}

/// A popup, closed at first. Escape closes it wherever the focus is; a focus inside goes back to the button.
#[hook]
pub fn use_popup() -> Popup {
    let open = use_state(|| false);
    let (holder, opener) = (use_node_ref(), use_node_ref());
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let close = {
        let (open, opener) = (open.clone(), opener.clone());
        Callback::from(move |()| {
            open.set(false);
            focus::focus(&opener);
        })
    };
    let onfocusout = {
        let (open, holder) = (open.setter(), holder.clone());
        Callback::from(move |event: FocusEvent| {
            // Without a target the window has lost the focus, or a press was beside every control.
            let target = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
            let holder = holder.cast::<Element>();
            if target.is_some() && holder.is_some_and(|holder| !holder.contains(target.as_ref())) {
                open.set(false);
            }
        })
    };
    let onkeydown = {
        let (open, close) = (open.clone(), close.clone());
        Callback::from(move |event: KeyboardEvent| {
            if *open && event.key() == "Escape" {
                event.stop_propagation();
                close.emit(());
            }
        })
    };
    let (setter, inside) = (open.setter(), holder.clone());
    use_effect_with(*open, move |open| {
        let inside = inside.cast::<Element>().filter(|_| *open);
        let document = inside.and_then(|inside| inside.owner_document());
        // What is pressed inside does not come this far.
        let listener = document.map(|document| {
            EventListener::new(&document, "keydown", move |event| {
                let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
                if key.is_some_and(|key| key == "Escape") {
                    setter.set(false);
                }
            })
        });
        move || drop(listener)
    });
    Popup { open: *open, holder, opener, toggle, close, onkeydown, onfocusout }
}
