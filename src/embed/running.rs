//! What one panel holds, and what each input does to it.

use std::cell::RefCell;
use std::rc::Weak;

use wasm_bindgen::{JsValue, UnwrapThrowExt};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlElement;

use super::drawing::MountedRoot;
use super::handed::Ids;
use super::options::{self, Wrong};
use super::out;
use super::panel::moment;
use super::port::Port;
use super::storing::storage_key;
use crate::domain::{
    Action, ChatScan, Command, DeviceTest, Event, Intent, Notice, ParticipantKey, PhaseWord,
    Setting, Step, Timestamp, Viewer,
};
use crate::format::read_memory;
use crate::i18n::Localizer;
use crate::platform::{Adapter, PlatformId, manual};
use crate::runtime::{HostEvent, Session};
use crate::ui::Theme;
use crate::view_model::{Message, Trouble};

/// Everything of one panel.
pub(super) struct PanelState {
    pub(super) session: Session,
    platform: PlatformId,
    /// Hears what the platform says, since it was last connected.
    adapter: Adapter,
    embed: JsValue,
    pub(super) port: Port,
    pub(super) words: Localizer,
    pub(super) theme: Theme,
    /// The storage key, when what is said shall be kept.
    pub(super) key: Option<String>,
    /// The host page's own words, to say again after a reset.
    expected: JsValue,
    pub(super) appointment: JsValue,
    /// What the consultation is called where it is handed to, once it was.
    pub(super) ids: Option<Ids>,
    /// Where the screen is to stand, until it does.
    pub(super) mount: Option<HtmlElement>,
    pub(super) root: Option<MountedRoot>,
    /// Why the last intent was refused, if it was.
    pub(super) notice: Option<Message>,
    /// For what is answered later.
    pub(super) this: Weak<RefCell<Self>>,
    /// Inputs are replayed: nothing is asked of the platform or copied, and it is stored once at the end.
    pub(super) replaying: bool,
    /// The moment of the last input.
    pub(super) heard: Timestamp,
    /// When a screen was drawn last.
    pub(super) drawn: Option<Timestamp>,
    /// Something has happened since that waits for the next frame of the page.
    pub(super) gathered: bool,
    /// How many alarms stood when the screen was last drawn.
    pub(super) alarms: usize,
}

impl std::fmt::Debug for PanelState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PanelState").field("platform", &self.platform).finish_non_exhaustive()
    }
}

fn field(object: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

impl PanelState {
    pub(super) fn new(port: Port, given: &JsValue, at: Timestamp) -> Self {
        let (viewer, no_viewer) = options::viewer(&field(given, "viewer"));
        let (setting, no_setting) = options::setting(&field(given, "setting"));
        let (theme, no_theme) = options::theme(&field(given, "theme"));
        let (platform, no_platform) = options::platform(&field(given, "platform"));
        let procedure = options::procedure(&field(given, "procedure"));
        let key = options::consultation(&field(given, "consultation")).map(storage_key);
        let mut wrongs = vec![no_viewer, no_setting, no_theme, no_platform];
        let no_procedure = procedure.as_ref().err().cloned();
        let procedure = procedure.ok().or_else(options::default_procedure).unwrap_throw();

        let mut stored = Ok(None);
        let mut storage = Ok(());
        if let Some(key) = &key {
            match port.load(key) {
                Ok(text) => stored = text.map(|text| read_memory(&text)).transpose(),
                Err(_) => storage = Err(()),
            }
        }
        let dropped = stored.as_ref().err().copied();
        let memory = stored.ok().flatten().filter(|m| m.viewer == viewer && m.setting == setting);
        let session = match memory {
            Some(memory) => Session::resume(memory, procedure, at),
            None => Session::new(viewer, setting, procedure, at),
        };
        let mut panel = Self {
            session,
            platform,
            adapter: platform.adapter(),
            embed: JsValue::NULL,
            words: Localizer {
                lang: options::language(&field(given, "lang")),
                offset_minutes: offset(),
            },
            theme,
            key,
            expected: field(given, "expected"),
            appointment: field(given, "appointment"),
            port,
            ids: None,
            mount: None,
            root: None,
            notice: None,
            this: Weak::new(),
            replaying: true,
            heard: at,
            drawn: None,
            gathered: false,
            alarms: 0,
        };
        panel.onboard(&field(given, "onboarded"), at);
        wrongs.extend([panel.announce(at), panel.appoint(at)]);
        for wrong in wrongs.into_iter().flatten() {
            panel.tell(Trouble::InvalidAttribute, &wrong);
        }
        if let Some(wrong) = no_procedure {
            panel.tell(Trouble::ProcedureInvalid, &wrong);
        }
        if let Some(error) = dropped {
            panel.drop_state(error);
        }
        if storage.is_err() {
            panel.no_storage();
        }
        panel.use_platform(platform, at);
        panel.say_whether_chat_is_read();
        panel
    }

    /// What is written in the chat comes in only where the procedure says that it is looked at.
    fn say_whether_chat_is_read(&self) {
        let scan = self.session.procedure().policies.chat_scan;
        self.port.read_chat(scan == ChatScan::IdentityNumbers);
    }

    /// Tells the host page and the person at the screen of a trouble.
    pub(super) fn tell(&mut self, trouble: Trouble, message: &str) {
        self.session.trouble(trouble);
        self.emit(&HostEvent::error(trouble.code(), message));
    }

    fn emit(&self, event: &HostEvent) {
        self.port.emit(event.name(), &out::plain(event));
    }

    pub(super) fn use_platform(&mut self, platform: PlatformId, at: Timestamp) {
        self.platform = platform;
        self.adapter = platform.adapter();
        self.session.mended(Trouble::NoSource);
        let mut told = platform.capabilities();
        if platform.has_source() {
            // Until a source is connected nothing is told.
            told = manual::capabilities(told.platform);
        }
        let turn = self.session.see(Event::Connected(told), at);
        self.carry_out(turn, at);
    }

    fn onboard(&mut self, value: &JsValue, at: Timestamp) {
        let turn = self.session.see(Event::OnboardingTold(value.is_truthy()), at);
        self.carry_out(turn, at);
    }

    pub(super) fn announce(&mut self, at: Timestamp) -> Option<Wrong> {
        let (list, wrong) = options::expected(&self.expected);
        if let Some(list) = list {
            let turn = self.session.see(Event::ExpectedAnnounced(list), at);
            self.carry_out(turn, at);
        }
        wrong
    }

    pub(super) fn appoint(&mut self, at: Timestamp) -> Option<Wrong> {
        let (appointment, wrong) = options::appointment(&self.appointment);
        let turn = self.session.see(Event::AppointmentGiven(appointment), at);
        self.carry_out(turn, at);
        wrong
    }

    #[inline(never)]
    pub(super) fn seen(&mut self, at: Timestamp, kind: &str, detail: &JsValue) {
        match self.adapter.translate(kind, detail) {
            Ok(events) => {
                for event in events {
                    let turn = self.session.see(event, at);
                    self.carry_out(turn, at);
                }
            }
            Err(bad) => self.tell(Trouble::BadMessage, &bad.to_string()),
        }
    }

    #[inline(never)]
    pub(super) fn devices(&mut self, at: Timestamp, told: &str) {
        // The page's part is of the same release and has no other words.
        if let Some(told) = DeviceTest::parse(told) {
            let turn = self.session.see(Event::DeviceTest(told), at);
            self.carry_out(turn, at);
        }
    }

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
        // Without a room nothing is told, so a person is asked instead.
        let told =
            if connected { capabilities } else { manual::capabilities(capabilities.platform) };
        let turn = self.session.see(Event::Connected(told), at);
        self.carry_out(turn, at);
    }

    #[inline(never)]
    pub(super) fn set(&mut self, at: Timestamp, name: &str, value: JsValue) {
        let setting = self.session.consultation().setting();
        let wrong = match name {
            "viewer" => {
                let (viewer, wrong) = options::viewer(&value);
                if viewer != self.session.consultation().viewer() {
                    self.begin_anew(viewer, setting, at);
                }
                wrong
            }
            "setting" => {
                let (setting, wrong) = options::setting(&value);
                let turn = self.session.see(Event::SettingGiven(setting), at);
                self.carry_out(turn, at);
                // What was kept for another setting would be left aside after a reload.
                self.save();
                wrong
            }
            "platform" => {
                let (platform, wrong) = options::platform(&value);
                if platform != self.platform {
                    self.use_platform(platform, at);
                }
                wrong
            }
            "theme" => {
                let (theme, wrong) = options::theme(&value);
                self.theme = theme;
                wrong
            }
            "lang" => {
                self.words.lang = options::language(&value);
                None
            }
            "procedure" => {
                match options::procedure(&value) {
                    Ok(procedure) => {
                        self.session.mended(Trouble::ProcedureInvalid);
                        let turn = self.session.follow(procedure, at);
                        self.carry_out(turn, at);
                        self.say_whether_chat_is_read();
                    }
                    Err(wrong) => self.tell(Trouble::ProcedureInvalid, &wrong),
                }
                None
            }
            "consultation" => {
                let key = options::consultation(&value).map(storage_key);
                if key != self.key {
                    self.wipe();
                    self.key = key;
                    let viewer = self.session.consultation().viewer();
                    self.begin_anew(viewer, setting, at);
                }
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
            // The others are the JavaScript part's own.
            _ => None,
        };
        if let Some(wrong) = wrong {
            self.tell(Trouble::InvalidAttribute, &wrong);
        }
    }

    /// Begins anew, with what the page announces now: it may have announced the next ones already.
    #[inline(never)]
    fn begin_anew(&mut self, viewer: Viewer, setting: Setting, at: Timestamp) {
        self.forget_handed();
        let turn = self.session.see(Event::BegunAnew(viewer, setting), at);
        self.carry_out(turn, at);
        // What was wrong in it was told when it was given.
        let _told_before = (self.announce(at), self.appoint(at));
        self.hear_anew();
    }

    pub(super) fn reset(&mut self, at: Timestamp) {
        let (viewer, setting) =
            (self.session.consultation().viewer(), self.session.consultation().setting());
        self.begin_anew(viewer, setting, at);
    }

    /// Something may have been missed: the consultation is told, and the source is asked to report everybody again.
    pub(super) fn restarted(&mut self, at: Timestamp) {
        let turn = self.session.see(Event::PanelRestarted, at);
        self.carry_out(turn, at);
        self.hear_anew();
    }

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
            self.hear_anew();
        }
        self.draw_now(at);
    }

    /// Asks the source to report everybody and the state of the room again, if it can.
    fn hear_anew(&self) {
        if !self.replaying {
            self.platform.retell(&self.embed);
        }
    }

    /// Replays an input that the page has kept.
    pub(super) fn replay(&mut self, entry: &JsValue) {
        let at = moment(field(entry, "at").as_f64().unwrap_or_default());
        match field(entry, "kind").as_string().unwrap_or_default().as_str() {
            "connect" => self.connect(at, field(entry, "embed")),
            "seen" => {
                let kind = field(entry, "type").as_string().unwrap_or_default();
                self.seen(at, &kind, &field(entry, "detail"));
            }
            "set" => {
                let name = field(entry, "name").as_string().unwrap_or_default();
                self.set(at, &name, field(entry, "value"));
            }
            "intent" => {
                let text = field(entry, "entry").as_string().unwrap_or_default();
                if let Some(intent) = Intent::read(&text) {
                    let turn = self.session.ask(intent, at);
                    self.forget_handed_on(intent);
                    self.carry_out(turn, at);
                }
            }
            "answered" => self.answered(at, field(entry, "taken").is_truthy()),
            "devices" => {
                self.devices(at, &field(entry, "told").as_string().unwrap_or_default());
            }
            "reset" => self.reset(at),
            "restarted" => self.restarted(at),
            _ => {}
        }
    }

    pub(super) fn carry_out(&mut self, step: Step, at: Timestamp) {
        for command in step.commands {
            if let Command::Host(notice) = &command {
                self.emit(&notice.into());
            }
            match command {
                Command::Host(Notice::CommandFailed(_, why)) => {
                    self.session.trouble(Trouble::of_command(why));
                }
                Command::Host(Notice::NoteUnanswered) => {
                    self.session.trouble(Trouble::SendFailed);
                    self.give_up_note();
                }
                Command::Host(_) => {}
                Command::Platform(action) => self.run(action, None),
                Command::PlatformFor(action, whom) => self.run(action, Some(&whom)),
                Command::SaveCalendar => self.save_calendar(at),
                // A test does not outlive the panel it was made in, so there is nothing to take up again.
                Command::TestDevices(on) if !self.replaying => self.port.test_devices(on),
                Command::TestDevices(_) => {}
                Command::CopyNote => self.copy(at),
                Command::SendNote => self.send_note(at),
                Command::Save => self.save(),
                Command::Wipe => self.wipe(),
            }
        }
    }

    #[inline(never)]
    pub(super) fn run(&mut self, action: Action, whom: Option<&ParticipantKey>) {
        if self.replaying {
            return;
        }
        Trouble::COMMANDS.into_iter().for_each(|trouble| self.session.mended(trouble));
        if let Err(error) = self.platform.run(&self.embed, action, whom) {
            self.tell(Trouble::CommandFailed, &error.to_string());
        }
    }

    #[inline(never)]
    pub(super) fn copy(&mut self, at: Timestamp) {
        if self.replaying {
            return;
        }
        self.session.mended(Trouble::CopyFailed);
        let copied = JsFuture::from(self.port.copy(&self.session.note(&self.words, at)));
        let this = self.this.clone();
        spawn_local(async move {
            // The browser may refuse, which is told in a turn of its own.
            if copied.await.is_err()
                && let Some(panel) = this.upgrade()
            {
                let mut panel = panel.borrow_mut();
                let message = "The browser did not let the page write to the clipboard.";
                panel.tell(Trouble::CopyFailed, message);
                // The next consultation may have begun meanwhile.
                if panel.session.consultation().closing().note().is_copied() {
                    let turn = panel.session.see(Event::NoteNotCopied, at);
                    panel.carry_out(turn, at);
                    panel.save();
                }
                panel.draw();
            }
        });
    }
}

/// The person's clock, in minutes ahead of universal time.
fn offset() -> i32 {
    // JavaScript counts the other way, and a zone's offset is a small whole number of minutes.
    -(js_sys::Date::new_0().get_timezone_offset() as i32)
}
