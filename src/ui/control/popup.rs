//! The state of a button that opens something below it.

use yew::prelude::*;

use crate::ui::focus;

/// A part that a button opens and closes.
pub struct Popup {
    /// Whether it is open.
    pub open: bool,
    /// The button.
    pub opener: NodeRef,
    /// Opens or closes it.
    pub toggle: Callback<MouseEvent>,
    /// Closes it, and returns the focus to the button.
    pub close: Callback<()>,
    /// Closes it on Escape.
    pub onkeydown: Callback<KeyboardEvent>,
}

/// A popup, closed at first.
#[hook]
pub fn use_popup() -> Popup {
    let open = use_state(|| false);
    let opener = use_node_ref();
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
    Popup { open: *open, opener, toggle, close, onkeydown }
}
