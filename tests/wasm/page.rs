//! A page for tests: a mount for the panel, a port that records its calls, and a simulated browser.

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

/// Simulates the browser until `restore` is called: a clock, timers and frames that the test advances, storage, clipboard and
/// downloads. Each part records its calls.
const BROWSER: &str = r"(() => {
  // A failed test has not restored what it replaced.
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
    corruptStorage: () => { for (const key of Object.keys(sessionStorage)) sessionStorage.setItem(key, '{'); },
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

/// The port, as `www/element/session.js` makes it. It records its calls.
const PORT: &str = r"({ events: [], kept: [], renewed: [], sent: [], givenUp: 0, presented: 0, tests: [], read: [], stacks: 0,
  observeStack() { this.stacks += 1 },
  emit(name, detail) { this.events.push([name, detail]) },
  keep(entry) { this.kept.push(entry) },
  renew(...told) { this.renewed.push(told) },
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

    /// A page whose storage always throws.
    pub fn without_storage() -> Self {
        let page = Self::new();
        page.ask("deny", &[]);
        page
    }

    /// Builds the panel and shows it, as the element does.
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

    /// Makes everything stored unreadable.
    pub fn corrupt_storage(&self) {
        self.ask("corruptStorage", &[]);
    }

    /// The stored entries, as JSON.
    pub fn stored(&self) -> String {
        json(&self.ask("stored", &[]))
    }

    /// Advances the clock to this time in ms, runs every timer that is due, and waits until the panel is rendered.
    pub async fn advance(&self, to: f64) {
        self.ask("advance", &[to]);
        flushed().await;
    }

    /// The delays of the pending timers in ms, in the order in which they were set.
    pub fn delays(&self) -> Vec<f64> {
        let delays = self.browser_js("[...browser.timers.values()].map(({ delay }) => delay)");
        Array::from(&delays).iter().filter_map(|delay| delay.as_f64()).collect()
    }

    /// The value of an expression about the simulated browser, `browser`.
    pub fn browser_js(&self, expression: &str) -> JsValue {
        let function = Function::new_with_args("browser", &format!("return {expression}"));
        function.call1(&JsValue::UNDEFINED, &self.browser).unwrap()
    }

    /// The offered files, as JSON: name, media type and text of each.
    pub async fn offered(&self) -> String {
        let files = self.browser_js(
            "Promise.all(browser.files.map(async ({ name, blob }) => [name, blob.type, await blob.text()]))",
        );
        json(&JsFuture::from(files.unchecked_into::<js_sys::Promise>()).await.unwrap())
    }

    /// The events dispatched to the host page, as JSON.
    pub fn events(&self) -> String {
        self.json("events")
    }

    /// A field of the port, as JSON.
    pub fn json(&self, name: &str) -> String {
        JSON::stringify(&Reflect::get(&self.port, &name.into()).unwrap()).unwrap().into()
    }

    /// The text of the panel.
    pub fn text(&self) -> String {
        self.mount.text_content().unwrap_or_default()
    }

    /// The number of elements that a selector matches.
    pub fn count(&self, selector: &str) -> u32 {
        self.mount.query_selector_all(selector).unwrap().length()
    }

    /// The first element that a selector matches.
    pub fn element(&self, selector: &str) -> HtmlElement {
        let element = self.mount.query_selector(selector).unwrap();
        element.unwrap_or_else(|| panic!("no element {selector}")).unchecked_into()
    }

    /// The id of the focused element; empty if it has none.
    pub fn focused(&self) -> String {
        let document = self.mount.owner_document().unwrap();
        document.active_element().map(|element| element.id()).unwrap_or_default()
    }

    /// Selects an option of the first list that has it, and waits until the panel is rendered.
    pub async fn pick(&self, value: &str) {
        let selector = format!("select:has(option[value=\"{value}\"])");
        let list: JsValue = self.mount.query_selector(&selector).unwrap().unwrap().into();
        Reflect::set(&list, &"value".into(), &value.into()).unwrap();
        let changed = js("new Event('change', { bubbles: true })").unchecked_into();
        list.unchecked_into::<HtmlElement>().dispatch_event(&changed).unwrap();
        drawn().await;
    }

    /// Clicks the first element with this `data-act`, and waits until the panel is rendered.
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

/// Runs the requested animation frame, if any, and waits until all pending renders are done.
pub async fn drawn() {
    js("globalThis.simulated?.frame()");
    flushed().await;
}

/// Waits one task, so that the callbacks of settled promises have run.
pub async fn task() {
    let source = "new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(0);
    })";
    JsFuture::from(js(source).unchecked_into::<js_sys::Promise>()).await.unwrap();
}

/// Waits until Yew has done all pending renders.
pub async fn flushed() {
    yew::scheduler::flush().await;
}

/// The detail of a participant with this external id.
pub fn participant(id: &str) -> JsValue {
    js(&format!("{{ participant: {{ externalId: '{id}', metadata: null }} }}"))
}

/// A report as JSON.
pub fn json(value: &JsValue) -> String {
    JSON::stringify(value).unwrap().into()
}
