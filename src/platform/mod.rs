//! The video platforms: their capabilities, and the adapters that turn their messages into domain events.
//!
//! A platform is a folder. It declares itself as a [`Connection`] (`mod`), and has the translation of messages (pure) and the
//! commands to the vendor (`bridge`, browser only). Vendor names occur only there, and in the registry below.

#[cfg(target_arch = "wasm32")]
mod bridge;
mod capture;
mod connection;
pub mod detail;
#[cfg(target_arch = "wasm32")]
mod detail_js;
pub mod error;
mod jitsi;
pub mod join;
pub mod manual;
mod measures;
mod reader;
mod teams;
pub mod whereby;
mod whereby_signal;

use crate::domain::{Capabilities, Event, PlatformName, worded};
use connection::Connection;
use detail::Detail;
use error::{BadMessage, BadMessageCode};

#[cfg(target_arch = "wasm32")]
use crate::domain::{Action, ParticipantKey};
#[cfg(target_arch = "wasm32")]
use error::CommandError;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::JsValue;

worded! {
    /// The platforms, by their names in the public API and in the order of the capability table.
    PlatformId {
        /// Whereby's embedded room element.
        Whereby = "whereby",
        /// The practice room, which sends the same events as that element.
        Practice = "practice",
        /// A Whereby room, through the page's own client or a participant's signalling connection.
        WherebySdk = "whereby-sdk",
        /// Join, over the client API of its conference node.
        Join = "join",
        /// Jitsi Meet, through the page's own object for its iframe.
        Jitsi = "jitsi",
        /// Teams, through a page in the meeting's side panel. Without it a person answers everything.
        Teams = "teams",
        /// Any other system: no messages; a person answers everything.
        Manual = "manual",
    }
}

impl PlatformId {
    /// The video system's name in procedures and reports. Several platforms can be ways to the same system.
    pub const fn system(self) -> &'static str {
        match self {
            Self::WherebySdk => Self::Whereby.word(),
            other => other.word(),
        }
    }

    /// The name of every video system.
    pub fn systems() -> Vec<&'static str> {
        let systems = Self::ALL.iter().filter(|id| id.word() == id.system());
        systems.map(|id| id.word()).collect()
    }

    /// What the platform's folder declares.
    const fn connection(self) -> &'static Connection {
        match self {
            Self::Whereby | Self::Practice => &whereby::CONNECTION,
            Self::WherebySdk => &whereby_signal::CONNECTION,
            Self::Join => &join::CONNECTION,
            Self::Jitsi => &jitsi::CONNECTION,
            Self::Teams => &teams::CONNECTION,
            Self::Manual => &manual::CONNECTION,
        }
    }

    /// A new adapter for this platform.
    pub fn adapter(self) -> Adapter {
        match self {
            Self::Whereby | Self::Practice => Adapter::Whereby,
            Self::WherebySdk => Adapter::WherebySignal(whereby_signal::Session::default()),
            Self::Join => Adapter::Join(join::Session::default()),
            Self::Jitsi => Adapter::Jitsi(jitsi::Session::default()),
            Self::Teams => Adapter::Teams,
            Self::Manual => Adapter::Manual,
        }
    }

    /// A new adapter for an observed connection.
    pub fn observing_adapter(self) -> Adapter {
        match self {
            Self::Join => Adapter::Join(join::Session::observing()),
            other => other.adapter(),
        }
    }

    /// The capabilities while the platform is connected.
    pub const fn capabilities(self) -> Capabilities {
        let Connection { tells, can, is_own_client, .. } = *self.connection();
        Capabilities { platform: PlatformName(self.system()), tells, can, is_own_client }
    }

    /// The capabilities through a source that does not see all of the room.
    pub const fn partial_capabilities(self) -> Capabilities {
        Capabilities { tells: self.connection().tells_partly, ..self.capabilities() }
    }

    /// The capabilities while a participant's connection is observed: no commands, but reports from that participant's
    /// browser.
    pub const fn observed_capabilities(self) -> Capabilities {
        let tells = self.connection().tells_observed;
        Capabilities { tells, can: &[], ..self.capabilities() }
    }

    /// Whether messages come from a `source` of the page instead of an element in it.
    pub const fn has_source(self) -> bool {
        self.connection().has_source
    }

    /// The message types of this platform, the same as in the page's JavaScript.
    pub const fn kinds(self) -> &'static [&'static str] {
        self.connection().kinds
    }

    /// Runs a command through the room element or source. `whom`: the participant concerned.
    #[cfg(target_arch = "wasm32")]
    pub fn run(
        self,
        embed: &JsValue,
        action: Action,
        whom: Option<&ParticipantKey>,
    ) -> Result<(), CommandError> {
        if !self.connection().can.contains(&action) {
            return Err(CommandError::PlatformCannot);
        }
        (self.connection().run)(embed, action, whom)
    }

    /// Asks a source to send the room's state again.
    #[cfg(target_arch = "wasm32")]
    pub fn retell(self, embed: &JsValue) {
        if self.has_source() {
            // A source without `retell` sends the state with its next snapshot, so an error is ignored.
            let _error = bridge::call(embed, "retell", &[]);
        }
    }

    /// An adapter for what is connected, and what that reports and can do. A source without `run` is read-only; one that is
    /// `partial` does not see all of the room.
    #[cfg(target_arch = "wasm32")]
    pub fn connected(self, embed: &JsValue) -> (Adapter, Capabilities) {
        if self.has_source() && bridge::method(embed, "run").is_none() {
            (self.observing_adapter(), self.observed_capabilities())
        } else if embed.field("partial").as_bool() == Some(true) {
            (self.adapter(), self.partial_capabilities())
        } else {
            (self.adapter(), self.capabilities())
        }
    }
}

/// Translates one platform's messages, in order.
///
/// Some messages depend on earlier ones; the adapter holds that state. It is about messages, not about the consultation,
/// and replaying the messages restores it, so it is not stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Adapter {
    /// Whereby's element; each message is complete.
    Whereby,
    /// Whereby's signalling connection.
    WherebySignal(whereby_signal::Session),
    /// A conference of Join.
    Join(join::Session),
    /// A room of Jitsi.
    Jitsi(jitsi::Session),
    /// A meeting of Teams; each message is complete.
    Teams,
    /// No platform that sends messages.
    Manual,
}

impl Adapter {
    /// Translates one message after the earlier ones.
    ///
    /// # Errors
    ///
    /// A [`BadMessage`]; the adapter is then unchanged.
    pub fn translate(
        &mut self,
        kind: &str,
        detail: &impl Detail,
    ) -> Result<Vec<Event>, BadMessage> {
        match self {
            Self::Whereby => whereby::translate(kind, detail),
            Self::WherebySignal(session) => session.translate(kind, detail),
            Self::Join(session) => session.translate(kind, detail),
            Self::Jitsi(session) => session.translate(kind, detail),
            Self::Teams => teams::translate(kind, detail),
            // An error, so that a wrong `platform` attribute is noticed.
            Self::Manual => Err(BadMessage { code: BadMessageCode::UnknownType, kind: None }),
        }
    }
}
