//! What each input does to the panel: messages of the platform, attributes and properties of the page, and what a person
//! asks for.

use serde::Deserialize;
use wasm_bindgen::JsValue;

use super::announced;
use super::browser::{moment, storage_key};
use super::options::{self, Wrong};
use super::page_value::read;
use super::state::PanelState;
use crate::domain::{Capabilities, DeviceTest, Event, Intent, Setting, Step, Timestamp, Viewer};
use crate::platform::detail::Detail;
use crate::platform::error::{BadMessage, BadMessageCode};
use crate::platform::{PlatformId, manual};
use crate::view_model::Trouble;

/// An input that the page has kept, as `www/element/input_log.js` describes it. Which fields it has depends on its kind.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Entry {
    kind: String,
    /// ms since the Unix epoch.
    at: f64,
    /// The type of a message.
    r#type: String,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    detail: JsValue,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    embed: JsValue,
    /// The name of an attribute or property.
    name: String,
    #[serde(with = "serde_wasm_bindgen::preserve")]
    value: JsValue,
    /// An intent, as written by [`Intent::write`].
    entry: String,
    taken: bool,
    state: String,
}

impl PanelState {
    /// Takes an event and carries out what follows from it.
    pub(super) fn take_event(&mut self, event: Event, at: Timestamp) {
        let step = self.session.take_event(event, at);
        self.carry_out(step, at);
    }

    /// Replays an input that the page has kept, to build the panel again.
    pub(super) fn replay(&mut self, given: JsValue) {
        // The page's part is of the same release and keeps nothing else.
        let Ok(entry) = serde_wasm_bindgen::from_value::<Entry>(given) else { return };
        let at = moment(entry.at);
        match entry.kind.as_str() {
            "connect" => self.connect(at, entry.embed),
            "seen" => self.seen(at, &entry.r#type, &entry.detail),
            "set" => self.set(at, &entry.name, entry.value),
            "intent" => {
                if let Some(intent) = Intent::read(&entry.entry) {
                    let step = self.session.take_intent(intent, at);
                    self.carry_out_intent(intent, step, at);
                }
            }
            "answered" => self.note_answered(at, entry.taken),
            "devices" => self.devices(at, &entry.state),
            "reset" => self.reset(at),
            "restarted" => self.restarted(at),
            _ => {}
        }
    }

    /// Reads a message of the platform.
    pub(super) fn seen(&mut self, at: Timestamp, kind: &str, detail: &JsValue) {
        match self.adapter.translate(kind, detail) {
            Ok(events) => events.into_iter().for_each(|event| self.take_room_event(event, at)),
            Err(bad) => self.report_problem(Trouble::BadMessage, &bad.to_string()),
        }
    }

    /// Takes an event of the room, unless it reports more people than are listed.
    fn take_room_event(&mut self, event: Event, at: Timestamp) {
        if self.session.consultation().has_room_for(&event) {
            self.take_event(event, at);
        } else {
            let bad = BadMessage { code: BadMessageCode::TooMany, kind: None };
            self.report_problem(Trouble::BadMessage, &bad.to_string());
        }
    }

    /// Reads how the test of microphone and camera goes.
    pub(super) fn devices(&mut self, at: Timestamp, word: &str) {
        // The page's part is of the same release and has no other words.
        if let Some(test) = DeviceTest::parse(word) {
            self.take_event(Event::DeviceTest(test), at);
        }
    }

    /// Connects the element or source of the room, or null for none.
    pub(super) fn connect(&mut self, at: Timestamp, embed: JsValue) {
        let connected = !embed.is_nullish();
        let (adapter, capabilities) = if connected {
            self.platform.connected(&embed)
        } else {
            (self.platform.adapter(), self.platform.capabilities())
        };
        self.embed = embed;
        self.adapter = adapter;
        if connected {
            self.session.clear_trouble(Trouble::NoSource);
        } else if !self.session.consultation().phase().is_over() {
            self.session.show_trouble(Trouble::NoSource);
        }
        self.declare(capabilities, connected, at);
    }

    /// Takes the adapter of a platform.
    pub(super) fn use_platform(&mut self, platform: PlatformId, at: Timestamp) {
        self.platform = platform;
        self.adapter = platform.adapter();
        self.session.clear_trouble(Trouble::NoSource);
        self.declare(platform.capabilities(), !platform.has_source(), at);
    }

    /// Takes the capabilities of the platform. Until its source is connected nothing is reported, so a person is asked instead.
    fn declare(&mut self, capabilities: Capabilities, connected: bool, at: Timestamp) {
        let asked = manual::capabilities(capabilities.platform);
        self.take_event(Event::Connected(if connected { capabilities } else { asked }), at);
    }

    /// Whether this person has read what a new user reads once.
    pub(super) fn onboard(&mut self, value: &JsValue, at: Timestamp) {
        self.take_event(Event::OnboardingTold(value.is_truthy()), at);
    }

    /// Announces the expected people, as the page gives them now.
    pub(super) fn announce(&mut self, at: Timestamp) -> Option<Wrong> {
        let (list, wrong) = announced::expected(&self.expected, &self.appointment, at);
        if let Some(list) = list {
            self.take_event(Event::ExpectedAnnounced(list), at);
        }
        wrong
    }

    /// Takes the appointment, as the page gives it now.
    pub(super) fn appoint(&mut self, at: Timestamp) -> Option<Wrong> {
        let (appointment, wrong) = announced::appointment(&self.appointment);
        self.take_event(Event::AppointmentGiven(appointment), at);
        wrong
    }

    /// Takes the new value of an attribute or property.
    pub(super) fn set(&mut self, at: Timestamp, name: &str, value: JsValue) {
        match name {
            "viewer" => {
                let viewer = self.checked(options::viewer(read(&value)));
                let c = self.session.consultation();
                let (previous, setting) = (c.viewer(), c.setting());
                if viewer != previous {
                    self.begin_anew(viewer, setting, at);
                }
            }
            "setting" => {
                let setting = self.checked(options::setting(read(&value)));
                self.take_event(Event::SettingGiven(setting), at);
                // After a reload, a state that was stored for another setting would not be used.
                self.save();
            }
            "platform" => {
                let platform = self.checked(options::platform(read(&value)));
                if platform != self.platform {
                    self.use_platform(platform, at);
                }
            }
            "theme" => self.theme = self.checked(options::theme(read(&value))),
            "heading-level" => {
                self.heading_level = self.checked(options::heading_level(read(&value)));
            }
            "lang" => self.words.lang = options::language(read(&value)),
            "procedure" => self.set_procedure(at, &value),
            "consultation" => self.set_consultation(at, &value),
            "onboarded" => self.onboard(&value, at),
            "expected" => {
                self.expected = value;
                let wrong = self.announce(at);
                self.report_wrong(wrong);
            }
            "appointment" => {
                let (_, before) = announced::expected(&self.expected, &self.appointment, at);
                self.appointment = value;
                let wrong = self.appoint(at);
                self.report_wrong(wrong);
                // A login must be of the appointment's day. What was wrong before has been reported.
                let wrong = self.announce(at).filter(|now| Some(now) != before.as_ref());
                self.report_wrong(wrong);
            }
            // The JavaScript part handles the others itself.
            _ => {}
        }
    }

    /// The value of an option. What is wrong with it is reported.
    fn checked<T>(&mut self, (value, wrong): (T, Option<Wrong>)) -> T {
        self.report_wrong(wrong);
        value
    }

    fn set_procedure(&mut self, at: Timestamp, value: &JsValue) {
        match options::procedure(value) {
            Ok(procedure) => {
                self.session.clear_trouble(Trouble::ProcedureInvalid);
                let step = self.session.switch_procedure(procedure, at);
                self.carry_out(step, at);
                self.permit_chat_text();
            }
            Err(wrong) => self.report_problem(Trouble::ProcedureInvalid, &wrong),
        }
    }

    /// Another appointment: what was stored of the one before is removed.
    fn set_consultation(&mut self, at: Timestamp, value: &JsValue) {
        let key = self.checked(options::consultation(read(value))).map(storage_key);
        if key != self.key {
            self.wipe();
            self.key = key;
            self.reset(at);
        }
    }

    /// Begins a new consultation for the same viewer and setting.
    pub(super) fn reset(&mut self, at: Timestamp) {
        let c = self.session.consultation();
        let (viewer, setting) = (c.viewer(), c.setting());
        self.begin_anew(viewer, setting, at);
    }

    /// Begins a new consultation with what the page announces now: it may have announced the next people already.
    fn begin_anew(&mut self, viewer: Viewer, setting: Setting, at: Timestamp) {
        self.forget_handed();
        self.take_event(Event::BegunAnew(viewer, setting), at);
        // What is wrong with it was reported when it was given.
        let _reported_before = (self.announce(at), self.appoint(at));
        self.renew(true);
    }

    /// Has this module replaced, so that nothing of the last consultation is left in its memory. The source is asked to report
    /// everybody again. `announced`: what the page has announced is for the new consultation.
    fn renew(&mut self, announced: bool) {
        if !announced {
            (self.expected, self.appointment) = (JsValue::UNDEFINED, JsValue::UNDEFINED);
        }
        if !self.replaying {
            self.port.renew(self.session.consultation().setting().word(), announced);
        }
        self.retell();
    }

    /// Something may have been missed: what was replayed is stored, the consultation is notified, and the source is asked to
    /// report everybody again.
    pub(super) fn restarted(&mut self, at: Timestamp) {
        self.save();
        self.take_event(Event::PanelRestarted, at);
        self.retell();
    }

    /// Takes what a person asks for, and draws the answer at once.
    pub(super) fn pressed(&mut self, intent: Intent, at: Timestamp) {
        let step = self.session.take_intent(intent, at);
        self.notice = step.refusal.map(|refusal| self.session.refusal(refusal, at));
        if self.notice.is_some() {
            self.draw_now(at);
            return;
        }
        self.port.keep(&intent.write(), intent.names_participant());
        self.carry_out_intent(intent, step, at);
        self.draw_now(at);
    }

    /// Carries out what follows from an accepted intent.
    fn carry_out_intent(&mut self, intent: Intent, step: Step, at: Timestamp) {
        let anew = intent == Intent::NextPatient;
        if anew {
            self.forget_handed();
        }
        self.carry_out(step, at);
        if anew {
            self.renew(false);
        }
    }

    /// Asks the source to report everybody and the state of the room again, if it can.
    fn retell(&self) {
        if !self.replaying {
            self.platform.retell(&self.embed);
        }
    }
}
