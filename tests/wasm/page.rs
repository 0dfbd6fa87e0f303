//! A page that stands in for the JavaScript part: a place for the panel, and a port that notes what it is told.

use js_sys::{Array, Function, JSON, Object, Reflect};
use trygtrom::embed::{Panel, Port};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlElement;

/// The language files, as the page would fetch them.
const TEXTS: [&str; 2] = [
    include_str!(concat!(env!("OUT_DIR"), "/nb.txt")),
    include_str!(concat!(env!("OUT_DIR"), "/en.txt")),
];

/// A page with one panel.
pub struct Page {
    mount: HtmlElement,
    port: Object,
}

/// A JavaScript expression's value.
pub fn js(source: &str) -> JsValue {
    Function::new_no_args(&format!("return {source}")).call0(&JsValue::UNDEFINED).unwrap()
}

impl Page {
    /// A page whose storage works.
    pub fn new() -> Self {
        Self::with(
            "({ stored: {}, load(k) { return this.stored[k] ?? null }, save(k, v) { this.stored[k] = v }, wipe(k) { delete this.stored[k] } })",
        )
    }

    /// A page whose storage throws whatever is asked of it.
    pub fn without_storage() -> Self {
        Self::with(
            "(() => { const no = () => { throw new DOMException('no', 'SecurityError') }; return { load: no, save: no, wipe: no } })()",
        )
    }

    fn with(storage: &str) -> Self {
        let port: Object = js(&format!(
            "Object.assign({storage}, {{ at: 1000, told: [], kept: [], copied: [], offered: [], sent: [], givenUp: 0, ids: 0, presented: 0, woken: null, tests: [],
               now() {{ return this.at }},
               emit(name, detail) {{ this.told.push([name, detail]) }},
               keep(entry) {{ this.kept.push(entry) }},
               wakeAt(at) {{ this.woken = at ?? null }},
               frames: false, asked: 0,
               nextFrame() {{ this.asked += 1; return this.frames }},
               copy(text) {{ this.copied.push(text); return Promise.resolve() }},
               offer(...file) {{ this.offered.push(file) }},
               send(...message) {{ this.sent.push(message) }},
               giveUp() {{ this.givenUp += 1 }},
               newId() {{ this.ids += 1; return `id-${{this.ids}}` }},
               read: [],
               readChat(on) {{ this.read.push(on) }},
               testDevices(on) {{ this.tests.push(on) }},
               present() {{ this.presented += 1 }} }})"
        ))
        .unchecked_into();
        let document = web_sys::window().unwrap().document().unwrap();
        let mount: HtmlElement = document.create_element("div").unwrap().unchecked_into();
        document.body().unwrap().append_child(&mount).unwrap();
        Self { mount, port }
    }

    /// Builds the panel and draws it, as the JavaScript part does.
    pub fn panel(&self, options: &str, kept: &str) -> Panel {
        for file in TEXTS {
            assert!(trygtrom::embed::load_catalog(file));
        }
        let port: Port = self.port.clone().unchecked_into();
        let kept: Array = js(kept).unchecked_into();
        let at = port.now();
        let panel = Panel::new(self.mount.clone(), port, &js(&format!("({options})")), &kept);
        panel.show(at);
        panel
    }

    /// Spoils whatever is stored.
    pub fn spoil(&self) {
        let spoil =
            Function::new_with_args("port", "for (const k in port.stored) port.stored[k] = '{'");
        spoil.call1(&JsValue::UNDEFINED, &self.port).unwrap();
    }

    /// All that the host page was told, as JSON.
    pub fn told(&self) -> String {
        self.json("told")
    }

    /// A field of the port, as JSON.
    pub fn json(&self, name: &str) -> String {
        JSON::stringify(&Reflect::get(&self.port, &name.into()).unwrap()).unwrap().into()
    }

    /// Everything on the screen, as text.
    pub fn text(&self) -> String {
        self.mount.text_content().unwrap_or_default()
    }

    /// How many elements a selector finds.
    pub fn count(&self, selector: &str) -> u32 {
        self.mount.query_selector_all(selector).unwrap().length()
    }

    /// The first element a selector finds.
    pub fn element(&self, selector: &str) -> HtmlElement {
        let element = self.mount.query_selector(selector).unwrap();
        element.unwrap_or_else(|| panic!("no element {selector}")).unchecked_into()
    }

    /// The id of the element that has the focus; empty where it has none.
    pub fn focused(&self) -> String {
        let document = self.mount.owner_document().unwrap();
        document.active_element().map(|element| element.id()).unwrap_or_default()
    }

    /// Picks an entry of the first list that has it, and waits until the screen has followed.
    pub async fn pick(&self, value: &str) {
        let selector = format!("select:has(option[value=\"{value}\"])");
        let list: JsValue = self.mount.query_selector(&selector).unwrap().unwrap().into();
        Reflect::set(&list, &"value".into(), &value.into()).unwrap();
        let changed = js("new Event('change', { bubbles: true })").unchecked_into();
        list.unchecked_into::<HtmlElement>().dispatch_event(&changed).unwrap();
        drawn().await;
    }

    /// Presses the first element a selector finds, and waits until the screen has followed.
    pub async fn press(&self, act: &str) {
        self.element(&format!("[data-act=\"{act}\"]")).click();
        drawn().await;
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        self.mount.remove();
    }
}

/// Waits until everything that was asked to be drawn is drawn. On a busy machine that takes several tasks.
pub async fn drawn() {
    yew::scheduler::flush().await;
}

/// What the room says of somebody whom it knows by this id.
pub fn participant(id: &str) -> JsValue {
    js(&format!("{{ participant: {{ externalId: '{id}', metadata: null }} }}"))
}

/// A report as JSON.
pub fn json(value: &JsValue) -> String {
    JSON::stringify(value).unwrap().into()
}
