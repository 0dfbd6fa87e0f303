//! A page for tests: a place for the panel, a port that notes what it is told, and a simulated browser.

use js_sys::{Array, Function, JSON, Object, Reflect};
use trygtrom::embed::{Panel, Port};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

/// The language files, as the page would fetch them.
const TEXTS: [&str; 2] = [
    include_str!(concat!(env!("OUT_DIR"), "/nb.txt")),
    include_str!(concat!(env!("OUT_DIR"), "/en.txt")),
];

/// A page with one panel, in a browser whose clock, timers, storage, clipboard and downloads are simulated.
pub struct Page {
    mount: HtmlElement,
    port: Object,
    browser: Object,
}

/// A JavaScript expression's value.
pub fn js(source: &str) -> JsValue {
    Function::new_no_args(&format!("return {source}")).call0(&JsValue::UNDEFINED).unwrap()
}

/// Simulates what the panel asks of the browser, until `restore` is called: a clock that stands still, timers and frames that
/// are run by hand, storage, clipboard and downloads. Each part notes what it is asked.
const BROWSER: &str = r"(() => {
  // A test that failed has not put back what it had replaced.
  globalThis.simulated?.restore();
  const undo = [];
  const replace = (object, name, descriptor) => {
    const before = Object.getOwnPropertyDescriptor(object, name);
    Object.defineProperty(object, name, { configurable: true, ...descriptor });
    undo.unshift(() => (before ? Object.defineProperty(object, name, before) : delete object[name]));
  };
  let ids = 0;
  const browser = {
    at: 1000, timers: new Map(), frames: new Map(), copied: [], refusesCopy: false, files: [], revoked: [],
    stored: () => Object.fromEntries(Object.entries(sessionStorage)),
    spoil: () => { for (const key of Object.keys(sessionStorage)) sessionStorage.setItem(key, '{'); },
    advance(to) {
      for (;;) {
        const [next] = [...browser.timers].filter(([, { at }]) => at <= to).sort(([, a], [, b]) => a.at - b.at);
        if (!next) break;
        browser.at = next[1].at;
        browser.timers.delete(next[0]);
        next[1].callback();
      }
      browser.at = to;
    },
    frame() {
      const due = [...browser.frames.values()];
      browser.frames.clear();
      for (const callback of due) callback(browser.at);
    },
    restore: () => { for (const one of undo.splice(0)) one(); sessionStorage.clear(); },
  };
  sessionStorage.clear();
  replace(Date, 'now', { value: () => browser.at });
  replace(globalThis, 'setTimeout', { value: (callback, delay) => (browser.timers.set(++ids, { callback, delay, at: browser.at + delay }), ids) });
  replace(globalThis, 'clearTimeout', { value: (id) => void browser.timers.delete(id) });
  replace(globalThis, 'requestAnimationFrame', { value: (callback) => (browser.frames.set(++ids, callback), ids) });
  replace(globalThis, 'cancelAnimationFrame', { value: (id) => void browser.frames.delete(id) });
  replace(navigator, 'clipboard', { value: { writeText: (text) => (browser.copied.push(text), browser.refusesCopy ? Promise.reject(new DOMException('no', 'NotAllowedError')) : Promise.resolve()) }, writable: true });
  replace(URL, 'createObjectURL', { value: (blob) => (browser.files.push({ blob }), `blob:${browser.files.length}`) });
  replace(URL, 'revokeObjectURL', { value: (address) => void browser.revoked.push(address) });
  replace(HTMLAnchorElement.prototype, 'click', { value() { Object.assign(browser.files.at(-1), { name: this.download, href: this.href }); } });
  browser.deny = () => replace(globalThis, 'sessionStorage', { get() { throw new DOMException('no', 'SecurityError'); } });
  return (globalThis.simulated = browser);
})()";

/// The port, as `www/element/port.js` makes it, which notes what it is told.
const PORT: &str = r"({ told: [], kept: [], sent: [], givenUp: 0, presented: 0, tests: [], read: [], stacks: 0,
  observeStack() { this.stacks += 1 },
  emit(name, detail) { this.told.push([name, detail]) },
  keep(entry) { this.kept.push(entry) },
  load(key) { return sessionStorage.getItem(key) },
  send(...message) { this.sent.push(message) },
  giveUp() { this.givenUp += 1 },
  readChat(on) { this.read.push(on) },
  testDevices(on) { this.tests.push(on) },
  present() { this.presented += 1 } })";

impl Page {
    /// A page whose storage works.
    pub fn new() -> Self {
        let browser = js(BROWSER).unchecked_into();
        let document = web_sys::window().unwrap().document().unwrap();
        let mount: HtmlElement = document.create_element("div").unwrap().unchecked_into();
        document.body().unwrap().append_child(&mount).unwrap();
        Self { mount, port: js(PORT).unchecked_into(), browser }
    }

    /// A page whose storage throws whatever is asked of it.
    pub fn without_storage() -> Self {
        let page = Self::new();
        page.ask("deny", &[]);
        page
    }

    /// Builds the panel and draws it, as the JavaScript part does.
    pub fn panel(&self, options: &str, kept: &str) -> Panel {
        for file in TEXTS {
            assert!(trygtrom::embed::load_catalog(file));
        }
        let port: Port = self.port.clone().unchecked_into();
        let kept: Array = js(kept).unchecked_into();
        let panel = Panel::new(self.mount.clone(), port, &js(&format!("({options})")), &kept);
        panel.show(1000.0);
        panel
    }

    /// Calls a function of the simulated browser.
    fn ask(&self, name: &str, given: &[f64]) -> JsValue {
        let function: Function =
            Reflect::get(&self.browser, &name.into()).unwrap().unchecked_into();
        let given: Array = given.iter().map(|number| JsValue::from_f64(*number)).collect();
        function.apply(&self.browser, &given).unwrap()
    }

    /// Spoils whatever is stored.
    pub fn spoil(&self) {
        self.ask("spoil", &[]);
    }

    /// What is stored, as JSON.
    pub fn stored(&self) -> String {
        json(&self.ask("stored", &[]))
    }

    /// Lets time pass until this moment, runs every timer that is due, and waits until the screen has followed.
    pub async fn advance(&self, to: f64) {
        self.ask("advance", &[to]);
        flushed().await;
    }

    /// The delays of the timers that wait, in ms, in the order in which they were set.
    pub fn delays(&self) -> Vec<f64> {
        let delays = self.browser_js("[...browser.timers.values()].map(({ delay }) => delay)");
        Array::from(&delays).iter().filter_map(|delay| delay.as_f64()).collect()
    }

    /// An expression about the simulated browser.
    pub fn browser_js(&self, expression: &str) -> JsValue {
        let function = Function::new_with_args("browser", &format!("return {expression}"));
        function.call1(&JsValue::UNDEFINED, &self.browser).unwrap()
    }

    /// The files that were offered, as JSON: name, media type and text of each.
    pub async fn offered(&self) -> String {
        let files = self.browser_js(
            "Promise.all(browser.files.map(async ({ name, blob }) => [name, blob.type, await blob.text()]))",
        );
        json(&JsFuture::from(files.unchecked_into::<js_sys::Promise>()).await.unwrap())
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
        self.ask("restore", &[]);
    }
}

/// Runs the frame that is asked for, if there is one, and waits until everything is drawn.
pub async fn drawn() {
    js("globalThis.simulated?.frame()");
    flushed().await;
}

/// Waits until every promise that is settled now was heard of.
pub async fn task() {
    let source = "new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(0);
    })";
    JsFuture::from(js(source).unchecked_into::<js_sys::Promise>()).await.unwrap();
}

/// Waits until the framework has drawn what it was asked to draw. On a busy machine that takes several tasks.
pub async fn flushed() {
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
