//! The list in Leptos: a signal for the list, one for each person in it, and a keyed `For`.

use leptos::{mount::mount_to, prelude::*};
use send_wrapper::SendWrapper;
use wasm_bindgen::prelude::*;
use web_sys::{CustomEvent, EventTarget, HtmlElement};

// The words of `../list/words.js`.
const NAME: &str = "Pårørende";
const TAGS: [&str; 2] = ["Ventet", "Ikke presentert"];
const PRESS: &str = "Har presentert seg";

#[derive(Clone)]
struct Person {
    id: u32,
    here: RwSignal<bool>,
}

impl Person {
    fn new(id: u32) -> Self {
        Self { id, here: RwSignal::new(true) }
    }
}

#[component]
fn Icon(here: RwSignal<bool>) -> impl IntoView {
    view! {
        <svg class="tg-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <Show when=move || here.get() fallback=|| view! { <path class="tg-line" d="M6 12h12" /> }>
                <circle class="tg-line" cx="12" cy="12" r="9" />
                <circle class="tg-fill" cx="12" cy="12" r="3.2" />
            </Show>
        </svg>
    }
}

#[component]
fn Row(person: Person) -> impl IntoView {
    let Person { id, here } = person;
    let name_id = format!("person-{id}");
    let labelled = name_id.clone();
    view! {
        <li class="tg-person" data-person=id data-tone=move || if here.get() { "open" } else { "quiet" }>
            <div role="group" aria-labelledby=labelled>
                <p class="tg-person-line">
                    <Icon here />
                    <span id=name_id class="tg-name" dir="auto">{NAME}</span>
                    <span class="tg-sr">": "</span>
                    <span class="tg-person-state">{move || if here.get() { "Til stede" } else { "Har gått" }}</span>
                </p>
                <Show when=move || here.get()>
                    <ul class="tg-tags" role="list">
                        {TAGS.map(|tag| view! { <li class="ds-tag" data-color="neutral">{tag}</li> })}
                    </ul>
                    <div class="tg-controls">
                        <button class="ds-button" type="button" data-variant="tertiary" data-size="sm">{PRESS}</button>
                    </div>
                </Show>
            </div>
        </li>
    }
}

#[component]
fn List(room: EventTarget, ids: Vec<u32>) -> impl IntoView {
    let people = RwSignal::new(ids.into_iter().map(Person::new).collect::<Vec<_>>());
    // Signals of people belong to the list, whoever tells of them.
    let owner = Owner::current().unwrap_or_default();
    listen(&room, "join", move |id| {
        let person = owner.with(|| Person::new(id));
        people.update(|people| people.push(person));
    });
    listen(&room, "leave", move |id| {
        people.update(|people| people.retain(|person| person.id != id))
    });
    listen(&room, "update", move |id| {
        let here = people.with_untracked(|people| {
            people.iter().find(|person| person.id == id).map(|person| person.here)
        });
        if let Some(here) = here {
            here.update(|here| *here = !*here);
        }
    });
    view! {
        <section class="tg-roster" aria-labelledby="tg-roster">
            <h3 id="tg-roster">{move || format!("Deltakere: {}", people.with(Vec::len))}</h3>
            <ul class="tg-people" role="list">
                <For each=move || people.get() key=|person| person.id let:person>
                    <Row person />
                </For>
            </ul>
        </section>
    }
}

/// Hears what the room says of somebody, as long as the list stands.
fn listen(room: &EventTarget, name: &'static str, hear: impl Fn(u32) + 'static) {
    let told = Closure::<dyn Fn(CustomEvent)>::new(move |event: CustomEvent| {
        if let Some(id) = event.detail().as_f64() {
            hear(id as u32);
        }
    });
    let kept = SendWrapper::new((room.clone(), told));
    let _ = room.add_event_listener_with_callback(name, kept.1.as_ref().unchecked_ref());
    on_cleanup(move || {
        let (room, told) = kept.take();
        let _ = room.remove_event_listener_with_callback(name, told.as_ref().unchecked_ref());
    });
}

/// A list that stands in the page.
#[wasm_bindgen]
pub struct Mounted(Box<dyn FnOnce()>);

#[wasm_bindgen]
impl Mounted {
    /// Takes it away.
    pub fn unmount(self) {
        (self.0)();
    }
}

/// Puts the list of these people into an element.
#[wasm_bindgen]
pub fn mount(target: HtmlElement, room: EventTarget, ids: Vec<u32>) -> Mounted {
    let handle = mount_to(target, move || view! { <List room ids /> });
    Mounted(Box::new(move || drop(handle)))
}
