//! What the module exports to its page, and what it asks of the browser.

use gloo_events::EventListener;
use gloo_events::EventListenerOptions;
use gloo_file::Blob;
use gloo_file::futures::read_as_bytes;
use gloo_utils::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;
use web_sys::{BeforeUnloadEvent, Element, HtmlAnchorElement, Url};
use yew::{Callback, Renderer};

use super::ui::{Browser, ToRead, ToSave, Workshop, WorkshopProps};
use super::{Line, State, Words};
use crate::i18n::Lang;

thread_local! {
    /// Asks before the page is left, while there are changes that are not saved.
    static LEAVING: std::cell::RefCell<Option<EventListener>> = const { std::cell::RefCell::new(None) };
}

/// Starts the workshop in an element of the page, in the language of a tag.
#[wasm_bindgen(js_name = startWorkshop)]
pub fn start(place: Element, language: &str) {
    let browser = Browser {
        read: Callback::from(read),
        save: Callback::from(|file: ToSave| save(&file)),
        // A page that may not print stays as it is.
        print: Callback::from(|()| drop(window().print())),
        unsaved: Callback::from(ask_before_leaving),
        speak: Callback::from(speak),
    };
    let props = WorkshopProps { state: State::new(Lang::from_tag(language)), browser };
    Renderer::<Workshop>::with_root_and_props(place, props).render();
}

fn read(ToRead { file, then }: ToRead) {
    spawn_local(async move {
        let blob = Blob::from(web_sys::Blob::from(file));
        then.emit(read_as_bytes(&blob).await.ok());
    });
}

/// Offers a file as a download.
fn save(file: &ToSave) {
    let Some(link) = document().create_element("a").ok() else { return };
    let Ok(link) = link.dyn_into::<HtmlAnchorElement>() else { return };
    let blob = Blob::new_with_options(file.text.as_str(), Some(file.media_type));
    let Ok(address) = Url::create_object_url_with_blob(blob.as_ref()) else { return };
    link.set_href(&address);
    link.set_download(&file.name);
    link.click();
    // The browser has taken the file when the click is over; an address that is unknown is none the less gone.
    gloo_timers::callback::Timeout::new(OFFER_MS, move || drop(Url::revoke_object_url(&address)))
        .forget();
}

/// How long, in ms, the address of an offered file stays valid.
const OFFER_MS: u32 = 60_000;

fn ask_before_leaving(unsaved: bool) {
    LEAVING.with_borrow_mut(|leaving| {
        *leaving = unsaved.then(|| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window(), "beforeunload", options, |event| {
                event.prevent_default();
                // Browsers that do not ask at a prevented event ask at a return value.
                if let Some(event) = event.dyn_ref::<BeforeUnloadEvent>() {
                    event.set_return_value("unsaved");
                }
            })
        });
    });
}

fn speak(lang: Lang) {
    if let Some(page) = document().document_element() {
        // An attribute of this name can always be set.
        let _ = page.set_attribute("lang", lang.tag());
    }
    document().set_title(Words(lang).say(Line::Title));
}
