//! The video platforms: their capabilities, and the adapters that turn their messages into domain events.
//!
//! Vendor names occur only in the vendor's own folder. Each folder has the same parts: `wire` (typed messages),
//! `translate` (wire to domain events, pure) and `bridge` (commands to the vendor, browser only).

#[cfg(target_arch = "wasm32")]
mod bridge;
mod capture;
pub mod detail;
#[cfg(target_arch = "wasm32")]
mod detail_js;
pub mod error;
pub mod join;
pub mod manual;
mod reader;
mod screen;
pub mod whereby;
pub mod whereby_signal;

use crate::domain::{Capabilities, Event, PlatformName};
use detail::Detail;
use error::BadMessage;

#[cfg(target_arch = "wasm32")]
use crate::domain::{Action, ParticipantKey};
#[cfg(target_arch = "wasm32")]
use error::CommandError;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::JsValue;

/// The platforms, as the host page names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlatformId {
    /// Whereby's embedded room element.
    Whereby,
    /// The practice room, which sends the same events as that element.
    Practice,
    /// A Whereby room, observed on a participant's signalling connection.
    WherebySdk,
    /// Join, over the client API of its conference node.
    Join,
    /// Teams: no messages; a person answers, with texts for Teams.
    Teams,
    /// Any other system: a person answers everything.
    Manual,
}

impl PlatformId {
    /// Every platform, in the order of the capability table.
    pub const ALL: &'static [Self] =
        &[Self::Whereby, Self::Practice, Self::WherebySdk, Self::Join, Self::Teams, Self::Manual];

    /// The platform with this name in the public API.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|known| known.word() == word)
    }

    /// The name in the public API.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Whereby => "whereby",
            Self::Practice => "practice",
            Self::WherebySdk => "whereby-sdk",
            Self::Join => "join",
            Self::Teams => "teams",
            Self::Manual => "manual",
        }
    }

    /// The video system's name in procedures and reports. Several platforms can be ways to the same system.
    pub const fn system(self) -> &'static str {
        match self {
            Self::WherebySdk => Self::Whereby.word(),
            other => other.word(),
        }
    }

    /// The name of every video system.
    pub fn systems() -> Vec<&'static str> {
        let words = Self::ALL.iter().map(|id| (id.word(), id.system()));
        words.filter(|(word, system)| word == system).map(|(word, _)| word).collect()
    }

    /// The capabilities while the platform is connected.
    pub fn capabilities(self) -> Capabilities {
        let name = PlatformName(self.system());
        match self {
            Self::Whereby | Self::Practice => whereby::capabilities(name),
            Self::WherebySdk => whereby_signal::capabilities(name),
            Self::Join => join::capabilities(name),
            Self::Teams | Self::Manual => manual::capabilities(name),
        }
    }

    /// The capabilities while a participant's connection is observed: no commands, but reports from that participant's
    /// browser.
    pub fn observed_capabilities(self) -> Capabilities {
        match self {
            Self::Join => join::observed_capabilities(PlatformName(self.system())),
            _ => Capabilities { can: &[], ..self.capabilities() },
        }
    }

    /// Whether messages come from a `source` of the page instead of an element in it.
    pub const fn has_source(self) -> bool {
        matches!(self, Self::Join | Self::WherebySdk)
    }

    /// The message types of this platform, the same as in the page's JavaScript.
    pub fn kinds(self) -> Vec<&'static str> {
        match self {
            Self::Whereby | Self::Practice => whereby::kinds(),
            Self::WherebySdk => whereby_signal::kinds(),
            Self::Join => join::kinds(),
            Self::Teams | Self::Manual => Vec::new(),
        }
    }

    /// A new adapter for this platform.
    pub fn adapter(self) -> Adapter {
        Adapter {
            platform: self,
            conference: join::Session::default(),
            room: whereby_signal::Session::default(),
        }
    }

    /// A new adapter for an observed connection.
    pub fn observing_adapter(self) -> Adapter {
        Adapter { conference: join::Session::observing(), ..self.adapter() }
    }

    /// Runs a command through the room element or source. `whom`: the participant concerned.
    #[cfg(target_arch = "wasm32")]
    pub fn run(
        self,
        embed: &JsValue,
        action: Action,
        whom: Option<&ParticipantKey>,
    ) -> Result<(), CommandError> {
        match self {
            Self::Whereby | Self::Practice => whereby::bridge::run(embed, action),
            Self::Join => join::bridge::run(embed, action, whom),
            Self::WherebySdk | Self::Teams | Self::Manual => Err(CommandError::PlatformCannot),
        }
    }

    /// Requests the room's state again, where the platform supports it.
    #[cfg(target_arch = "wasm32")]
    pub fn retell(self, embed: &JsValue) {
        match self {
            Self::Join | Self::WherebySdk => bridge::retell(embed),
            Self::Whereby | Self::Practice | Self::Teams | Self::Manual => {}
        }
    }

    /// Whether the connected source is read-only.
    #[cfg(target_arch = "wasm32")]
    pub fn is_observed(self, embed: &JsValue) -> bool {
        self.has_source() && !bridge::takes_commands(embed)
    }
}

/// Translates one platform's messages, in order.
///
/// Some messages depend on earlier ones; the adapter holds that state. It is about messages, not about the consultation,
/// and replaying the messages restores it, so it is not stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adapter {
    platform: PlatformId,
    conference: join::Session,
    room: whereby_signal::Session,
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
        match self.platform {
            PlatformId::Whereby | PlatformId::Practice => whereby::translate(kind, detail),
            PlatformId::WherebySdk => self.room.translate(kind, detail),
            PlatformId::Join => self.conference.translate(kind, detail),
            PlatformId::Teams | PlatformId::Manual => manual::translate(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn platform_names_round_trip() {
        for &platform in PlatformId::ALL {
            assert_eq!(PlatformId::parse(platform.word()), Some(platform));
            assert_eq!(platform.capabilities().platform.0, platform.system());
            assert_eq!(platform.observed_capabilities().platform.0, platform.system());
            assert!(PlatformId::systems().contains(&platform.system()));
        }
    }

    #[test]
    fn other_spellings_are_no_platform() {
        for word in ["", "Whereby", " whereby", "whereby-signal", "practice\0"] {
            assert_eq!(PlatformId::parse(word), None, "{word:?}");
        }
    }
}
