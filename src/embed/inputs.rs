//! What each input does to the panel: messages of the platform, attributes and properties of the page, and what a person
//! asks for.

use wasm_bindgen::JsValue;

use super::announced;
use super::browser::storage_key;
use super::options::{self, Wrong};
use super::page_value::read;
use super::state::PanelState;
use crate::domain::{DeviceTest, Event, Intent, PhaseWord, Setting, Timestamp, Viewer};
use crate::platform::{PlatformId, manual};
use crate::view_model::Trouble;

impl PanelState {
    /// Takes in an event that is none of the platform's own messages.
    fn see(&mut self, event: Event, at: Timestamp) {
        let turn = self.session.see(event, at);
        self.carry_out(turn, at);
    }

    /// Reads a message of the platform.
    pub(super) fn seen(&mut self, at: Timestamp, kind: &str, detail: &JsValue) {
        match self.adapter.translate(kind, detail) {
            Ok(events) => events.into_iter().for_each(|event| self.see(event, at)),
            Err(bad) => self.tell(Trouble::BadMessage, &bad.to_string()),
        }
    }

    /// Reads how the test of microphone and camera goes.
    pub(super) fn devices(&mut self, at: Timestamp, told: &str) {
        // The page's part is of the same release and has no other words.
        if let Some(told) = DeviceTest::parse(told) {
            self.see(Event::DeviceTest(told), at);
        }
    }

    /// Connects the element or source of the room, or null for none.
    pub(super) fn connect(&mut self, at: Timestamp, embed: JsValue) {
        let connected = !embed.is_null() && !embed.is_undefined();
        let observed = connected && self.platform.is_observed(&embed);
        self.embed = embed;
        let (adapter, capabilities) = if observed {
            (self.platform.observing_adapter(), self.platform.observed_capabilities())
        } else {
            (self.platform.adapter(), self.platform.capabilities())
        };
        self.adapter = adapter;
        let live = !matches!(
            self.session.consultation().phase().word(),
            PhaseWord::Closing | PhaseWord::Closed
        );
        if connected {
            self.session.mended(Trouble::NoSource);
        } else if live {
            self.session.trouble(Trouble::NoSource);
        }
        // Without a room nothing is reported, so a person is asked instead.
        let told =
            if connected { capabilities } else { manual::capabilities(capabilities.platform) };
        self.see(Event::Connected(told), at);
    }

    /// Takes the adapter of a platform.
    pub(super) fn use_platform(&mut self, platform: PlatformId, at: Timestamp) {
        self.platform = platform;
        self.adapter = platform.adapter();
        self.session.mended(Trouble::NoSource);
        let mut told = platform.capabilities();
        if platform.has_source() {
            // Nothing is reported until a source is connected.
            told = manual::capabilities(told.platform);
        }
        self.see(Event::Connected(told), at);
    }

    /// Whether this person has read what a new user reads once.
    pub(super) fn onboard(&mut self, value: &JsValue, at: Timestamp) {
        self.see(Event::OnboardingTold(value.is_truthy()), at);
    }

    /// Announces the expected people, as the page gives them now.
    pub(super) fn announce(&mut self, at: Timestamp) -> Option<Wrong> {
        let (list, wrong) = announced::expected(&self.expected);
        if let Some(list) = list {
            self.see(Event::ExpectedAnnounced(list), at);
        }
        wrong
    }

    /// Takes the appointment, as the page gives it now.
    pub(super) fn appoint(&mut self, at: Timestamp) -> Option<Wrong> {
        let (appointment, wrong) = announced::appointment(&self.appointment);
        self.see(Event::AppointmentGiven(appointment), at);
        wrong
    }

    /// Takes the new value of an attribute or property.
    pub(super) fn set(&mut self, at: Timestamp, name: &str, value: JsValue) {
        let wrong = match name {
            "viewer" => self.set_viewer(at, &value),
            "setting" => self.set_setting(at, &value),
            "platform" => {
                let (platform, wrong) = options::platform(read(&value));
                if platform != self.platform {
                    self.use_platform(platform, at);
                }
                wrong
            }
            "theme" => {
                let (theme, wrong) = options::theme(read(&value));
                self.theme = theme;
                wrong
            }
            "lang" => {
                self.words.lang = options::language(read(&value));
                None
            }
            "procedure" => {
                self.set_procedure(at, &value);
                None
            }
            "consultation" => {
                self.set_consultation(at, &value);
                None
            }
            "onboarded" => {
                self.onboard(&value, at);
                None
            }
            "expected" => {
                self.expected = value;
                self.announce(at)
            }
            "appointment" => {
                self.appointment = value;
                self.appoint(at)
            }
            // The JavaScript part handles the others itself.
            _ => None,
        };
        self.tell_wrong(wrong);
    }

    fn set_viewer(&mut self, at: Timestamp, value: &JsValue) -> Option<Wrong> {
        let (viewer, wrong) = options::viewer(read(value));
        let c = self.session.consultation();
        let (before, setting) = (c.viewer(), c.setting());
        if viewer != before {
            self.begin_anew(viewer, setting, at);
        }
        wrong
    }

    fn set_setting(&mut self, at: Timestamp, value: &JsValue) -> Option<Wrong> {
        let (setting, wrong) = options::setting(read(value));
        self.see(Event::SettingGiven(setting), at);
        // After a reload, a state that was stored for another setting would not be used.
        self.save();
        wrong
    }

    fn set_procedure(&mut self, at: Timestamp, value: &JsValue) {
        match options::procedure(value) {
            Ok(procedure) => {
                self.session.mended(Trouble::ProcedureInvalid);
                let turn = self.session.follow(procedure, at);
                self.carry_out(turn, at);
                self.say_whether_chat_is_read();
            }
            Err(wrong) => self.tell(Trouble::ProcedureInvalid, &wrong),
        }
    }

    /// Another appointment: what was stored of the one before is removed.
    fn set_consultation(&mut self, at: Timestamp, value: &JsValue) {
        let key = options::consultation(read(value)).map(storage_key);
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
        self.see(Event::BegunAnew(viewer, setting), at);
        // What is wrong with it was reported when it was given.
        let _reported_before = (self.announce(at), self.appoint(at));
        self.retell();
    }

    /// Something may have been missed: the consultation is told, and the source is asked to report everybody again.
    pub(super) fn restarted(&mut self, at: Timestamp) {
        self.see(Event::PanelRestarted, at);
        self.retell();
    }

    /// Takes what a person asks for, and draws the answer at once.
    pub(super) fn asked(&mut self, intent: Intent, at: Timestamp) {
        let turn = self.session.ask(intent, at);
        self.notice = turn.refusal.map(|refusal| self.session.refusal(refusal, at));
        if self.notice.is_some() {
            self.draw_now(at);
            return;
        }
        self.port.keep(&intent.write(), intent.names_participant());
        let anew = intent == Intent::NextPatient;
        self.forget_handed_on(intent);
        self.carry_out(turn, at);
        if anew {
            self.retell();
        }
        self.draw_now(at);
    }

    /// Asks the source to report everybody and the state of the room again, if it can.
    fn retell(&self) {
        if !self.replaying {
            self.platform.retell(&self.embed);
        }
    }
}
