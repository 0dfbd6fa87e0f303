//! What the panel asks of the browser itself.

use gloo_file::Blob;
use gloo_render::{AnimationFrame, request_animation_frame};
use gloo_timers::callback::Timeout;
use gloo_utils::{document, window};
use js_sys::{Date, Function, Reflect};
use uuid::Uuid;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlAnchorElement, Storage, Url};

use crate::domain::{Millis, Timestamp};

/// How long, in ms, the address of an offered file stays valid: the browser reads it after the click is over.
const OFFER_MS: i32 = 60_000;

/// Browsers keep the delay of a timer in 31 bits.
const LONGEST_WAIT: Millis = Millis(0x7fff_ffff);

/// How long, in ms, a frame is waited for. A hidden page gets none, and a page in a frame out of sight may get none.
const NO_FRAME_MS: u32 = 200;

/// The browser denies storage to this page.
#[derive(Debug)]
pub(super) struct StorageDenied;

/// A moment of JavaScript: ms since the Unix epoch. A negative number or NaN becomes zero by Rust's saturating cast.
pub(super) const fn moment(at: f64) -> Timestamp {
    Timestamp(at as u64)
}

/// Now.
pub(super) fn now() -> Timestamp {
    moment(Date::now())
}

/// Calls back once, unless it is dropped before.
pub(super) type WakeTimer = Timeout;

/// Calls back after this time, or after the longest time that a browser can wait if that is shorter.
pub(super) fn wake_after(wait: Millis, wake: impl FnOnce() + 'static) -> WakeTimer {
    Timeout::new(wait.min(LONGEST_WAIT).0 as u32, wake)
}

/// Calls back in the next frame of the page, or a moment later if none comes, unless it is dropped before.
pub(super) struct NextFrame {
    _frame: AnimationFrame,
    _instead: Timeout,
}

impl NextFrame {
    /// Requests the frame. `come` may be called twice unless the first call drops this.
    pub(super) fn request(come: impl Fn() + Clone + 'static) -> Self {
        let instead = Timeout::new(NO_FRAME_MS, come.clone());
        Self { _frame: request_animation_frame(move |_| come()), _instead: instead }
    }
}

/// How far the person's clock is ahead of universal time, in minutes.
pub(super) fn offset_minutes() -> i32 {
    // JavaScript counts the other way. An offset is a small whole number.
    -(Date::new_0().get_timezone_offset() as i32)
}

/// A new opaque id: a random UUID, also where the page is not a secure context.
pub(super) fn new_id() -> String {
    Uuid::new_v4().to_string()
}

/// Writes a text to the clipboard; `None` where there is none, as in a page that is not a secure context. The future fails
/// if the browser refuses. The call itself must be made while a press is handled.
pub(super) fn copy(text: &str) -> Option<JsFuture> {
    let clipboard = window().navigator().clipboard();
    (!clipboard.is_undefined()).then(|| JsFuture::from(clipboard.write_text(text)))
}

/// Offers a file as a download. A page in a sandboxed frame needs `allow-downloads` for it.
pub(super) fn offer_file(name: &str, media_type: &str, text: &str) {
    let Some(link) = document().create_element("a").ok() else { return };
    let Ok(link) = link.dyn_into::<HtmlAnchorElement>() else { return };
    let file = Blob::new_with_options(text, Some(media_type));
    let Ok(address) = Url::create_object_url_with_blob(file.as_ref()) else { return };
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // Without a closure of this module, which may be replaced before.
    let Ok(revoke) = revoking(&address) else { return };
    // A window always takes a timer.
    let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&revoke, OFFER_MS);
}

/// The browser's own function that ends this address.
fn revoking(address: &str) -> Result<Function, JsValue> {
    let urls = Reflect::get(&window(), &"URL".into())?;
    let revoke: Function = Reflect::get(&urls, &"revokeObjectURL".into())?.dyn_into()?;
    Ok(revoke.bind1(&urls, &address.into()).unchecked_into())
}

/// Session storage. Not by gloo-storage, which throws where storage is denied.
fn session_storage() -> Result<Storage, StorageDenied> {
    window().session_storage().ok().flatten().ok_or(StorageDenied)
}

/// Stores a text.
pub(super) fn store(key: &str, text: &str) -> Result<(), StorageDenied> {
    session_storage()?.set_item(key, text).map_err(|_| StorageDenied)
}

/// Removes what was stored.
pub(super) fn remove(key: &str) -> Result<(), StorageDenied> {
    session_storage()?.remove_item(key).map_err(|_| StorageDenied)
}

/// The key of an appointment in session storage.
pub(super) fn storage_key(consultation: String) -> String {
    format!("trygtrom:{consultation}")
}
