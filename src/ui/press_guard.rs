//! Keeps ignored presses from the controls of a panel, and marks them.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, EventTarget, HtmlInputElement, PointerEvent};
use yew::Callback;

use super::double_press::{Manner, Press, Pressed};
use crate::domain::Intent;

/// What can be pressed.
const CONTROLS: &str = "button, summary, a, input, select, textarea, label";

/// Carries the words of the mark on a control whose press was ignored.
const MARK: &str = "data-ignored";

/// Offers these words at the top of the panel.
const WORDS: &str = "data-ignored-words";

/// The presses of one panel.
struct Guard {
    mount: Element,
    /// The last press that was not ignored.
    first: Option<Press<Element>>,
    /// The press whose click is still to come, and whether it is ignored.
    current: Option<(Press<Element>, bool)>,
    marked: Option<Element>,
    on_ignored: Callback<bool>,
}

/// Watches the presses inside `mount`. It has to be called before anything is rendered there, since Yew handles events on the
/// same element, in the order of the listeners. `on_ignored` receives `true` when a press was ignored, and `false` when the
/// next one was not.
pub fn guard_presses(mount: &Element, on_ignored: Callback<bool>) {
    let guard =
        Guard { mount: mount.clone(), first: None, current: None, marked: None, on_ignored };
    let guard = Rc::new(RefCell::new(guard));
    listen(mount, "pointerdown", &guard, Guard::down);
    listen(mount, "mousedown", &guard, Guard::mouse_down);
    listen(mount, "click", &guard, Guard::click);
    listen(mount, "animationend", &guard, Guard::animation_end);
}

/// Adds a listener that runs before those of the controls. It goes with the element.
fn listen(mount: &Element, kind: &str, guard: &Rc<RefCell<Guard>>, run: fn(&mut Guard, &Event)) {
    let guard = Rc::clone(guard);
    let closure =
        Closure::<dyn Fn(Event)>::new(move |event: Event| run(&mut guard.borrow_mut(), &event));
    // A target refuses no listener.
    let _ = EventTarget::add_event_listener_with_callback_and_bool(
        mount,
        kind,
        closure.into_js_value().unchecked_ref(),
        true,
    );
}

impl Guard {
    /// A press begins. What stands there now is what the person aimed at.
    fn down(&mut self, event: &Event) {
        let Some(pointer) = event.dyn_ref::<PointerEvent>() else { return };
        if !pointer.is_primary() || pointer.button() != 0 {
            return;
        }
        self.unmark();
        self.current = control(event).map(|element| {
            let press = Press {
                at: event.time_stamp(),
                x: f64::from(pointer.client_x()),
                y: f64::from(pointer.client_y()),
                on: describe(&element),
            };
            let ignored = self.first.as_ref().is_some_and(|first| press.is_ignored_after(first));
            if ignored {
                self.mark(element);
            }
            (press, ignored)
        });
    }

    /// A list opens and a field takes the focus on this event already.
    fn mouse_down(&mut self, event: &Event) {
        if matches!(self.current, Some((_, true))) {
            event.prevent_default();
        }
    }

    /// The press acts, unless it is ignored. A click without a press comes from a keyboard, from assistive technology or from
    /// a label whose own click has been judged.
    fn click(&mut self, event: &Event) {
        let Some(pointer) = event.dyn_ref::<web_sys::MouseEvent>() else { return };
        if pointer.detail() == 0 {
            return;
        }
        match self.current.take() {
            Some((_, true)) => {
                event.prevent_default();
                event.stop_immediate_propagation();
                self.on_ignored.emit(true);
            }
            Some((press, false)) => {
                self.first = Some(Press { at: event.time_stamp(), ..press });
                self.on_ignored.emit(false);
            }
            None => {}
        }
    }

    fn animation_end(&mut self, event: &Event) {
        if target(event).is_some_and(|ended| self.marked.as_ref() == Some(&ended)) {
            self.unmark();
        }
    }

    fn mark(&mut self, element: Element) {
        let top = self.mount.first_element_child();
        let words = top.and_then(|top| top.get_attribute(WORDS)).unwrap_or_default();
        // The name is valid.
        let _ = element.set_attribute(MARK, &words);
        self.marked = Some(element);
    }

    fn unmark(&mut self) {
        if let Some(element) = self.marked.take() {
            let _ = element.remove_attribute(MARK);
        }
    }
}

fn target(event: &Event) -> Option<Element> {
    event.target()?.dyn_into().ok()
}

/// The control that an event is on.
fn control(event: &Event) -> Option<Element> {
    target(event)?.closest(CONTROLS).ok().flatten()
}

fn describe(element: &Element) -> Pressed<Element> {
    let expanded = element.get_attribute("aria-expanded");
    let act = element.get_attribute("data-act").unwrap_or_default();
    let manner = match element.local_name().as_str() {
        "select" | "textarea" => Manner::Edits,
        "input" => {
            let tick =
                element.dyn_ref::<HtmlInputElement>().is_some_and(|i| i.type_() == "checkbox");
            if tick { Manner::Acts } else { Manner::Edits }
        }
        _ if element.has_attribute("data-step") || act.starts_with("page-") => Manner::Counts,
        _ => {
            let closed = expanded.as_deref() == Some("false");
            let asks = act.strip_prefix("open:").filter(|_| closed).unwrap_or(&act);
            let urgent = Intent::read(asks).is_some_and(|intent| intent.is_urgent());
            if urgent { Manner::Urgent } else { Manner::Acts }
        }
    };
    let opens = expanded.is_some() || element.local_name() == "summary";
    Pressed { element: element.clone(), manner, opens }
}
