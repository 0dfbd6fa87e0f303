//! The call as the panel knows it: where the viewer is, whether the panel itself is let in, and whether anything is heard.

mod admission;
mod feed;
mod presence;

pub use admission::PanelAdmission;
pub use feed::{Feed, FeedHealth};
pub use presence::{OwnPresence, ViewerPresence};

use crate::domain::admission::Admission;
use crate::domain::event::EndedBy;
use crate::domain::time::Timestamp;

/// The call.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Call {
    presence: ViewerPresence,
    admission: PanelAdmission,
    feed: Feed,
    host_awaited: Option<bool>,
}

impl Call {
    /// Where the viewer is.
    pub fn presence(&self) -> OwnPresence {
        self.presence.state()
    }

    /// When the viewer was first in the call.
    pub fn first_joined(&self) -> Option<Timestamp> {
        self.presence.first_joined()
    }

    /// Who ended the meeting for all, when it was ended and the platform says who.
    pub fn ended_by(&self) -> Option<EndedBy> {
        self.presence.ended_by()
    }

    /// The panel's own way into the conference; `None` where it needs none.
    pub fn admission(&self) -> Option<Admission> {
        self.admission.state()
    }

    /// Whether the panel itself has a host's rights, when the platform says so.
    pub fn panel_is_host(&self) -> Option<bool> {
        self.admission.is_host()
    }

    /// Whether the panel is out of the conference, so that nothing is reported to it.
    pub fn is_cut_off(&self) -> bool {
        self.admission.is_cut_off()
    }

    /// Whether the room is heard, and whether what it reported still stands.
    pub fn feed(&self) -> FeedHealth {
        self.feed.health()
    }

    /// When what a silent room reported ceases to stand.
    pub fn feed_expires_at(&self) -> Option<Timestamp> {
        self.feed.expires_at()
    }

    /// Whether a host who can open the room is still awaited, when the platform says so.
    pub fn host_awaited(&self) -> Option<bool> {
        self.host_awaited
    }

    pub fn presence_mut(&mut self) -> &mut ViewerPresence {
        &mut self.presence
    }

    pub fn admission_mut(&mut self) -> &mut PanelAdmission {
        &mut self.admission
    }

    pub fn feed_mut(&mut self) -> &mut Feed {
        &mut self.feed
    }

    pub fn set_host_awaited(&mut self, awaited: bool) {
        self.host_awaited = Some(awaited);
    }

    /// The viewer is out of the room: what is heard and who is awaited start over.
    pub fn leave_room(&mut self) {
        self.feed.restored();
        self.host_awaited = None;
    }

    /// Another platform reports from now on, which the panel has its own way into.
    pub fn leave_platform(&mut self) {
        self.admission = PanelAdmission::default();
    }

    /// After a reload.
    pub fn restore(first_joined: Option<Timestamp>) -> Self {
        Self { presence: ViewerPresence::restore(first_joined), ..Self::default() }
    }

    /// The next consultation in the same conference: the panel stays let in.
    pub fn for_next_consultation(&self) -> Self {
        Self { admission: self.admission.clone(), ..Self::default() }
    }
}
