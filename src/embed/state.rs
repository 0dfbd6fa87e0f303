//! The state of one panel, and its construction.

use std::cell::RefCell;
use std::rc::Weak;

use wasm_bindgen::{JsValue, UnwrapThrowExt};
use web_sys::HtmlElement;
use yew::AppHandle;

use super::browser::{NextFrame, WakeTimer, offset_minutes, storage_key};
use super::options::{self, Options, Wrong};
use super::page_value::plain;
use super::port::Port;
use crate::domain::{ChatScan, Timestamp};
use crate::format::read_snapshot;
use crate::i18n::Localizer;
use crate::platform::{Adapter, PlatformId};
use crate::runtime::{HostEvent, Session};
use crate::ui::{HeadingLevel, Root, RootProps, Theme};
use crate::view_model::{Message, Trouble};

/// Everything of one panel.
pub(super) struct PanelState {
    pub(super) session: Session,
    pub(super) platform: PlatformId,
    /// Reads the platform's messages, since it was last connected.
    pub(super) adapter: Adapter,
    /// The element or source that commands are run on; null if there is none.
    pub(super) embed: JsValue,
    pub(super) port: Port,
    pub(super) words: Localizer,
    pub(super) theme: Theme,
    pub(super) heading_level: HeadingLevel,
    /// The storage key, if the state is kept across a reload.
    pub(super) key: Option<String>,
    /// The expected people and the appointment as the page gave them, to be read again after a reset.
    pub(super) expected: JsValue,
    pub(super) appointment: JsValue,
    /// The ids of the documents of this consultation, once one was written.
    pub(super) ids: Option<Ids>,
    /// Where the screen will be drawn; taken when it is.
    pub(super) mount: Option<HtmlElement>,
    pub(super) root: Option<MountedRoot>,
    /// Why the last intent was refused, if it was.
    pub(super) notice: Option<Message>,
    /// This panel, for callbacks.
    pub(super) this: Weak<RefCell<Self>>,
    /// Whether inputs are replayed: then nothing is requested from the platform or the page, and nothing is stored.
    pub(super) replaying: bool,
    /// The time of the last input.
    pub(super) last_input_at: Timestamp,
    /// The timer that wakes the panel, if one is set.
    pub(super) wake_timer: Option<WakeTimer>,
    /// The frame of the page that is waited for.
    pub(super) next_frame: Option<NextFrame>,
    /// When a screen was last drawn.
    pub(super) drawn: Option<Timestamp>,
    /// Whether a change waits for the next frame.
    pub(super) gathered: bool,
    /// The number of active alarms when the screen was last drawn.
    pub(super) drawn_alarms: usize,
}

/// The mounted root component, with the properties it was given last.
pub(super) struct MountedRoot {
    pub(super) app: AppHandle<Root>,
    pub(super) props: RootProps,
}

impl MountedRoot {
    /// Mounts the component.
    pub(super) fn mount(place: HtmlElement, props: RootProps) -> Self {
        let renderer = yew::Renderer::<Root>::with_root_and_props(place.into(), props.clone());
        Self { app: renderer.render(), props }
    }
}

/// The opaque ids of one consultation in other systems. They stay the same, so that a second document replaces the first.
#[derive(Clone)]
pub(super) struct Ids {
    pub(super) encounter: String,
    pub(super) response: String,
    pub(super) calendar: String,
}

/// A callback that acts on a panel, if the panel is still there.
pub(super) fn with_panel(
    panel: &Weak<RefCell<PanelState>>,
    act: impl Fn(&mut PanelState) + Copy + 'static,
) -> impl Fn() + Clone + 'static {
    let panel = panel.clone();
    move || {
        if let Some(panel) = panel.upgrade() {
            act(&mut panel.borrow_mut());
        }
    }
}

impl PanelState {
    pub(super) fn new(port: Port, given: &JsValue, at: Timestamp) -> Self {
        let given = Options::read(given);
        let (viewer, no_viewer) = options::viewer(given.viewer);
        let (setting, no_setting) = options::setting(given.setting);
        let (theme, no_theme) = options::theme(given.theme);
        let (heading_level, no_level) = options::heading_level(given.heading_level);
        let (platform, no_platform) = options::platform(given.platform);
        let procedure = options::procedure(&given.procedure);
        let no_procedure = procedure.as_ref().err().cloned();
        let procedure = procedure.ok().or_else(options::default_procedure).unwrap_throw();
        let (key, no_key) = options::consultation(given.consultation);
        let key = key.map(storage_key);
        let stored = key.as_deref().map_or(Ok(None), |key| port.load(key));
        let denied = stored.is_err();
        let stored = stored.ok().flatten().map(|text| read_snapshot(&text, at)).transpose();
        let dropped = stored.as_ref().err().copied();
        let memory = stored.ok().flatten().filter(|m| m.viewer == viewer && m.setting == setting);
        let session = match memory {
            Some(memory) => Session::resume(memory, procedure, at),
            None => Session::new(viewer, setting, procedure, at),
        };
        let lang = options::language(given.lang);
        let mut panel = Self {
            session,
            platform,
            adapter: platform.adapter(),
            embed: JsValue::NULL,
            port,
            words: Localizer { lang, offset_minutes: offset_minutes() },
            theme,
            heading_level,
            key,
            expected: given.expected,
            appointment: given.appointment,
            ids: None,
            mount: None,
            root: None,
            notice: None,
            this: Weak::new(),
            replaying: true,
            last_input_at: at,
            wake_timer: None,
            next_frame: None,
            drawn: None,
            gathered: false,
            drawn_alarms: 0,
        };
        panel.session.set_build(given.build.value());
        panel.onboard(&given.onboarded, at);
        let announced = [panel.announce(at), panel.appoint(at)];
        let attributes = [no_viewer, no_setting, no_theme, no_level, no_platform, no_key];
        for wrong in attributes.into_iter().chain(announced) {
            panel.report_wrong(wrong);
        }
        if let Some(wrong) = no_procedure {
            panel.report_problem(Trouble::ProcedureInvalid, &wrong);
        }
        if let Some(error) = dropped {
            panel.report_problem(Trouble::StateDropped, &format!("{error}; it was dropped."));
            panel.wipe();
        }
        if denied {
            panel.no_storage();
        }
        panel.use_platform(platform, at);
        panel.permit_chat_text();
        panel
    }

    /// The page may pass on the text of chat messages only if the procedure says that it is searched.
    pub(super) fn permit_chat_text(&self) {
        let scan = self.session.procedure().policies.chat_scan;
        self.port.read_chat(scan == ChatScan::IdentityNumbers);
    }

    /// Reports a problem to the host page and the person at the screen.
    pub(super) fn report_problem(&mut self, trouble: Trouble, message: &str) {
        self.session.show_trouble(trouble);
        self.emit(&HostEvent::error(trouble.code(), message));
    }

    /// Reports an option that cannot be used, if there is one.
    pub(super) fn report_wrong(&mut self, wrong: Option<Wrong>) {
        if let Some(wrong) = wrong {
            self.report_problem(Trouble::InvalidAttribute, &wrong);
        }
    }

    pub(super) fn emit(&self, event: &HostEvent) {
        self.port.emit(event.name(), &plain(event));
    }
}
