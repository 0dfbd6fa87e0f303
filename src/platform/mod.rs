//! The rim towards the video systems: which there are, what each can do, and how its messages become events.
//!
//! A vendor's words live in the vendor's own folder and nowhere else. Each folder has the same parts: `wire` (what
//! the vendor says, typed), `translate` (what that means to us, pure) and `bridge` (what we ask of it, browser only).

#[cfg(target_arch = "wasm32")]
mod bridge;
pub mod detail;
#[cfg(target_arch = "wasm32")]
mod detail_js;
pub mod error;
pub mod join;
mod listening;
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

/// The platforms the host page can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlatformId {
    /// The embedded room element of Whereby.
    Whereby,
    /// The practice room, which speaks as that element does.
    Practice,
    /// A room of Whereby, heard on the signalling connection of somebody in it.
    WherebySdk,
    /// Join, heard over the client API of its conference node.
    Join,
    /// Teams, asked of a person in Teams' own words.
    Teams,
    /// Any other system: everything is asked of a person.
    Manual,
}

impl PlatformId {
    /// Every platform, in the order of the capability table.
    pub const ALL: &'static [Self] =
        &[Self::Whereby, Self::Practice, Self::WherebySdk, Self::Join, Self::Teams, Self::Manual];

    /// The platform of this word of the public API. The caller decides what a wrong word becomes.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|known| known.word() == word)
    }

    /// The word of the public API.
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

    /// The video system, as procedures and reports name it: whichever way it is heard, the same rules hold for it.
    pub const fn system(self) -> &'static str {
        match self {
            Self::WherebySdk => Self::Whereby.word(),
            other => other.word(),
        }
    }

    /// The word of every video system.
    pub fn systems() -> Vec<&'static str> {
        let words = Self::ALL.iter().map(|id| (id.word(), id.system()));
        words.filter(|(word, system)| word == system).map(|(word, _)| word).collect()
    }

    /// What this platform tells and can do, while something of it is heard.
    pub fn capabilities(self) -> Capabilities {
        let name = PlatformName(self.system());
        match self {
            Self::Whereby | Self::Practice => whereby::capabilities(name),
            Self::WherebySdk => whereby_signal::capabilities(name),
            Self::Join => join::capabilities(name),
            Self::Teams | Self::Manual => manual::capabilities(name),
        }
    }

    /// What this platform tells and can do where somebody else's connection is listened to: who only listens can ask for
    /// nothing, and hears besides what that somebody's browser tells.
    pub fn overheard(self) -> Capabilities {
        match self {
            Self::Join => join::overheard(PlatformName(self.system())),
            _ => Capabilities { can: &[], ..self.capabilities() },
        }
    }

    /// Whether it is heard through a source that the page gives, and not through an element of the page.
    pub const fn has_source(self) -> bool {
        matches!(self, Self::Join | Self::WherebySdk)
    }

    /// The types of message this platform sends. The page's part listens for the same ones.
    pub fn kinds(self) -> Vec<&'static str> {
        match self {
            Self::Whereby | Self::Practice => whereby::kinds(),
            Self::WherebySdk => whereby_signal::kinds(),
            Self::Join => join::kinds(),
            Self::Teams | Self::Manual => Vec::new(),
        }
    }

    /// What hears this platform's messages from now on, having heard none.
    pub fn adapter(self) -> Adapter {
        Adapter {
            platform: self,
            conference: join::Heard::default(),
            room: whereby_signal::Heard::default(),
        }
    }

    /// The same, where somebody else's connection is listened to.
    pub fn overhearing(self) -> Adapter {
        Adapter { conference: join::Heard::overhearing(), ..self.adapter() }
    }

    /// Asks the platform to do something, through the element that holds the room; with one participant, where it is
    /// done to one.
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

    /// Asks to be told again who is there and how the room is. What cannot, is not asked.
    #[cfg(target_arch = "wasm32")]
    pub fn retell(self, embed: &JsValue) {
        match self {
            Self::Join | Self::WherebySdk => bridge::retell(embed),
            Self::Whereby | Self::Practice | Self::Teams | Self::Manual => {}
        }
    }

    /// Whether what is connected takes commands, or only lets itself be listened to.
    #[cfg(target_arch = "wasm32")]
    pub fn is_overheard(self, embed: &JsValue) -> bool {
        self.has_source() && !bridge::takes_commands(embed)
    }
}

/// Hears one platform's messages in their order.
///
/// Most messages mean the same whatever came before them. Where one does not, what the adapter must remember of those
/// before it is data here, beside the session and not in it: it is about messages, and no part of what is known of a
/// consultation. It is filled by hearing the same messages again, so it needs no keeping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adapter {
    platform: PlatformId,
    conference: join::Heard,
    room: whereby_signal::Heard,
}

impl Adapter {
    /// What one message means after those heard before. Pure, and total: every message gives events or a named fault,
    /// and after a fault the adapter is as it was.
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
    fn every_word_comes_back_as_its_platform() {
        for &platform in PlatformId::ALL {
            assert_eq!(PlatformId::parse(platform.word()), Some(platform));
            assert_eq!(platform.capabilities().platform.0, platform.system());
            assert_eq!(platform.overheard().platform.0, platform.system());
            assert!(PlatformId::systems().contains(&platform.system()));
        }
    }

    #[test]
    fn a_word_of_the_wrong_case_or_none_at_all_is_no_platform() {
        for word in ["", "Whereby", " whereby", "whereby-signal", "practice\0"] {
            assert_eq!(PlatformId::parse(word), None, "{word:?}");
        }
    }
}
