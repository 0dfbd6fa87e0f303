//! The state of a button that opens something beside it.

use std::cell::Cell;
use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, Node};
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
    /// Closes it, and leaves the focus where it is.
    pub leave: Callback<()>,
    /// Closes it on Escape, from inside.
    pub onkeydown: Callback<KeyboardEvent>,
}

/// A popup, closed at first. Escape closes it wherever the focus is.
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
    let onkeydown = {
        let (open, close) = (open.clone(), close.clone());
        Callback::from(move |event: KeyboardEvent| {
            if *open && event.key() == "Escape" {
                event.stop_propagation();
                close.emit(());
            }
        })
    };
    let leave = {
        let open = open.setter();
        Callback::from(move |()| open.set(false))
    };
    let escape = leave.clone();
    use_effect_with((*open, holder.clone()), move |(open, holder)| {
        let document = document_of(holder).filter(|_| *open);
        // What is pressed inside does not come this far.
        let listener = document.map(|document| {
            EventListener::new(&document, "keydown", move |event| {
                let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
                if key.is_some_and(|key| key == "Escape") {
                    escape.emit(());
                }
            })
        });
        move || drop(listener)
    });
    Popup { open: *open, holder, opener, toggle, close, leave, onkeydown }
}

/// Calls `leave` when an open popup is left: the focus goes on to something else, or something else is pressed. While a pointer is
/// down nothing may move under it, so what is pressed is left when the press has acted.
#[hook]
pub fn use_leaving(open: bool, holder: &NodeRef, leave: Callback<()>) {
    use_effect_with((open, holder.clone()), move |(open, holder)| {
        let document = document_of(holder).filter(|_| *open);
        let listeners = document.and_then(|document| leaving(&document, holder, &leave));
        move || drop(listeners)
    });
}

fn leaving(
    document: &Document,
    holder: &NodeRef,
    leave: &Callback<()>,
) -> Option<[EventListener; 4]> {
    let holder = holder.cast::<Element>()?;
    let pressing = Rc::new(Cell::new(false));
    let first = EventListenerOptions::run_in_capture_phase();
    let set = |kind: &'static str, now: bool| {
        let pressing = Rc::clone(&pressing);
        EventListener::new_with_options(document, kind, first, move |_| pressing.set(now))
    };
    let (down, cancelled) = (set("pointerdown", true), set("pointercancel", false));
    let pressed = {
        let (holder, leave, pressing) = (holder.clone(), leave.clone(), Rc::clone(&pressing));
        EventListener::new(document, "click", move |event| {
            pressing.set(false);
            if !holder.contains(target(event).as_ref()) {
                leave.emit(());
            }
        })
    };
    let inside = holder.clone();
    let leave = leave.clone();
    let gone = EventListener::new(&holder, "focusout", move |event| {
        // Without a target the window has lost the focus.
        let to = event.dyn_ref::<FocusEvent>().and_then(FocusEvent::related_target);
        let to = to.and_then(|to| to.dyn_into::<Node>().ok());
        if to.is_some() && !pressing.get() && !inside.contains(to.as_ref()) {
            leave.emit(());
        }
    });
    Some([down, cancelled, pressed, gone])
}

/// The innermost target of an event, also of one from another shadow tree.
fn target(event: &Event) -> Option<Node> {
    event.composed_path().get(0).dyn_into().ok()
}

fn document_of(element: &NodeRef) -> Option<Document> {
    element.cast::<Element>()?.owner_document()
}
