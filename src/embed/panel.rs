//! The exports to the page's JavaScript: one panel, which takes inputs, draws itself and answers questions.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;
use yew::Callback;

use super::browser::{moment, now};
use super::page_value::plain;
use super::port::Port;
use super::state::PanelState;
use crate::domain::{Intent, Timestamp};

/// The version of this module, which is that of the package.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// One panel.
#[wasm_bindgen]
pub struct Panel {
    inner: Rc<RefCell<PanelState>>,
}

#[wasm_bindgen]
impl Panel {
    /// Builds a panel in `mount`. `kept` are the inputs of the panel that it replaces; they are replayed in order. Nothing is drawn
    /// before [`Self::show`].
    #[wasm_bindgen(constructor)]
    pub fn new(mount: HtmlElement, port: Port, options: &JsValue, kept: &Array) -> Self {
        yew::set_custom_panic_hook(Box::new(say_where));
        port.observe_stack();
        let at = now();
        let inner = Rc::new(RefCell::new(PanelState::new(port, options, at)));
        inner.borrow_mut().this = Rc::downgrade(&inner);
        for entry in kept.iter() {
            inner.borrow_mut().replay(entry);
        }
        {
            let mut panel = inner.borrow_mut();
            panel.replaying = false;
            panel.mount = Some(mount);
        }
        Self { inner }
    }

    /// Draws the first screen. Called once, after the inputs that have come by then.
    pub fn show(&self, at: f64) {
        let dispatch = dispatch(Rc::downgrade(&self.inner));
        let on_presented = on_presented(Rc::downgrade(&self.inner));
        self.inner.borrow_mut().show(moment(at), dispatch, on_presented);
    }

    /// A message of the video platform.
    pub fn seen(&self, at: f64, kind: &str, detail: &JsValue) {
        self.take(at, |panel, at| panel.seen(at, kind, detail));
    }

    /// The element or source that commands are run on; null for none.
    pub fn connect(&self, at: f64, embed: JsValue) {
        self.take(at, |panel, at| panel.connect(at, embed));
    }

    /// An attribute or property changed.
    pub fn set(&self, at: f64, name: &str, value: JsValue) {
        self.take(at, |panel, at| panel.set(at, name, value));
    }

    /// The progress of the panel's own test of microphone and camera, as a word of the domain.
    pub fn devices(&self, at: f64, word: &str) {
        self.take(at, |panel, at| panel.devices(at, word));
    }

    /// Draws what the inputs since the last call have changed, or leaves it to the next frame of the page. Called once after
    /// all inputs that are due.
    pub fn draw(&self) {
        self.inner.borrow_mut().draw();
    }

    /// The record system has answered: `taken` if it has the note.
    pub fn answered(&self, at: f64, taken: bool) {
        self.take(at, |panel, at| panel.note_answered(at, taken));
    }

    /// The report for the host page; null while an input is being taken in.
    pub fn report(&self) -> JsValue {
        self.inner.try_borrow().map_or(JsValue::NULL, |panel| plain(&panel.session.report()))
    }

    /// The session log for the host page; null while an input is being taken in.
    #[wasm_bindgen(js_name = sessionLog)]
    pub fn session_log(&self) -> JsValue {
        let panel = self.inner.try_borrow();
        panel.map_or(JsValue::NULL, |panel| plain(&panel.session.log()))
    }

    /// The note for the record: a text, or a FHIR Bundle as a plain object; null while an input is being taken in.
    ///
    /// # Errors
    /// A RangeError for a kind of note this version does not write.
    #[wasm_bindgen(js_name = journalNote)]
    pub fn journal_note(&self, kind: &str) -> Result<JsValue, JsValue> {
        let Ok(mut panel) = self.inner.try_borrow_mut() else { return Ok(JsValue::NULL) };
        match kind {
            "text" => Ok(panel.session.note(&panel.words).into()),
            "fhir" => Ok(panel.record(now())),
            _ => Err(js_sys::RangeError::new(
                "journalNote: this version writes \"text\" and \"fhir\" only.",
            )
            .into()),
        }
    }

    /// Begins a new consultation in preparation, with what the host page announced.
    pub fn reset(&self, at: f64) {
        self.take(at, PanelState::reset);
    }

    /// The panel was built again after a panic. Called once, after the kept inputs were replayed.
    pub fn restarted(&self, at: f64) {
        self.take(at, PanelState::restarted);
    }

    /// Takes the panel down.
    pub fn destroy(&self) {
        let mut panel = self.inner.borrow_mut();
        panel.wake_timer = None;
        panel.next_frame = None;
        let root = panel.root.take();
        drop(panel);
        if let Some(root) = root {
            root.app.destroy();
        }
    }
}

impl Panel {
    /// Takes an input at a moment of the page: ms since the Unix epoch.
    fn take(&self, at: f64, input: impl FnOnce(&mut PanelState, Timestamp)) {
        let (mut panel, at) = (self.inner.borrow_mut(), moment(at));
        panel.last_input_at = at;
        input(&mut panel, at);
    }
}

/// Logs where a panic happened. The message is left out: it could hold personal data.
fn say_where(info: &std::panic::PanicHookInfo<'_>) {
    let place = info.location().map_or_else(String::new, ToString::to_string);
    web_sys::console::error_1(&format!("trygtrom: panic at {place}").into());
}

/// Tells the page that the first screen is there. Yew may render it in a later task.
fn on_presented(panel: Weak<RefCell<PanelState>>) -> Callback<()> {
    Callback::from(move |()| {
        if let Some(panel) = panel.upgrade() {
            panel.borrow().port.present();
        }
    })
}

/// The dispatcher of all components. The intent leaves the component before the event handler returns, so that a panic is
/// attributed to the press that caused it.
fn dispatch(panel: Weak<RefCell<PanelState>>) -> Callback<Intent> {
    Callback::from(move |intent| {
        if let Some(panel) = panel.upgrade() {
            panel.borrow_mut().pressed(intent, now());
        }
    })
}
