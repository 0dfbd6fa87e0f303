//! The call as the panel knows it: where the viewer is, whether the panel itself is let in, and whether the room reports
//! anything.

use crate::domain::admission::Admission;
use crate::domain::event::EndedBy;
use crate::domain::time::{Millis, Timestamp};

/// How long the room may be silent before its reports expire. Most connections are back within a second or two.
const FEED_GRACE: Millis = Millis::seconds(10);

/// Where the viewer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum OwnPresence {
    /// Nothing was reported yet.
    #[default]
    Unknown,
    /// Has asked to be let in.
    Knocking,
    /// In the call.
    InCall,
    /// Out of the call again.
    Out,
}

/// Whether the room reports anything, and whether its earlier reports stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum FeedHealth {
    /// Nothing indicates otherwise.
    #[default]
    Clear,
    /// Silent since then; earlier reports still stand.
    Lost(Timestamp),
    /// Silent too long: lock and listening machines are unknown again.
    Forgotten,
    /// The panel was started again and may have missed a report: what the room reported before is unknown until it is
    /// reported again.
    Restarted,
}

/// The call.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Call {
    presence: OwnPresence,
    /// The viewer is out because the room put them out.
    put_out: bool,
    first_joined: Option<Timestamp>,
    ended_by: Option<EndedBy>,
    admission: Option<Admission>,
    panel_is_host: Option<bool>,
    cut_off: bool,
    feed: FeedHealth,
    host_awaited: Option<bool>,
}

impl Call {
    /// Where the viewer is.
    pub fn presence(&self) -> OwnPresence {
        self.presence
    }

    /// When the viewer was first in the call.
    pub fn first_joined(&self) -> Option<Timestamp> {
        self.first_joined
    }

    /// Whether the viewer is out because the room put them out.
    pub fn was_put_out(&self) -> bool {
        self.presence == OwnPresence::Out && self.put_out
    }

    /// Who ended the meeting for all, when it was ended and the platform says who.
    pub fn ended_by(&self) -> Option<EndedBy> {
        self.ended_by
    }

    /// The panel's own way into a conference that it can only hear from inside; `None` where it needs none.
    pub fn admission(&self) -> Option<Admission> {
        self.admission
    }

    /// Whether the panel itself has a host's rights, when the platform says so.
    pub fn panel_is_host(&self) -> Option<bool> {
        self.panel_is_host
    }

    /// Whether the panel is outside the conference, so that nothing counts as reported and a person is asked instead.
    pub fn is_cut_off(&self) -> bool {
        self.cut_off
    }

    /// Whether the room reports anything, and whether its earlier reports stand.
    pub fn feed(&self) -> FeedHealth {
        self.feed
    }

    /// When the reports of a silent room expire; `None` while it is not silent.
    pub fn feed_expires_at(&self) -> Option<Timestamp> {
        match self.feed {
            FeedHealth::Lost(since) => Some(since.plus(FEED_GRACE)),
            FeedHealth::Clear | FeedHealth::Forgotten | FeedHealth::Restarted => None,
        }
    }

    /// Whether a host who can open the room is still awaited, when the platform says so.
    pub fn host_awaited(&self) -> Option<bool> {
        self.host_awaited
    }

    pub(super) fn knock(&mut self) {
        if self.presence != OwnPresence::InCall {
            self.presence = OwnPresence::Knocking;
        }
    }

    pub(super) fn cancel_knock(&mut self) {
        if self.presence == OwnPresence::Knocking {
            self.presence = OwnPresence::Unknown;
        }
    }

    pub(super) fn enter(&mut self) {
        self.presence = OwnPresence::InCall;
    }

    pub(super) fn note_joined(&mut self, at: Timestamp) {
        self.first_joined.get_or_insert(at);
    }

    /// The viewer is out of the room: the feed and the wait for a host start over. `put_out`: they did not leave by themselves,
    /// and the meeting is not over.
    pub(super) fn leave(&mut self, put_out: bool) {
        (self.presence, self.put_out) = (OwnPresence::Out, put_out);
        self.forget_room();
    }

    pub(super) fn end_meeting(&mut self, by: Option<EndedBy>) {
        self.ended_by = by;
        self.leave(false);
    }

    pub(super) fn take_back_end(&mut self) {
        self.ended_by = None;
    }

    /// Another source reports the room: nothing is known of the viewer any more.
    pub(super) fn forget_reports(&mut self) {
        self.presence = OwnPresence::Unknown;
        self.forget_room();
    }

    fn forget_room(&mut self) {
        self.feed = FeedHealth::Clear;
        self.host_awaited = None;
    }

    /// Another platform reports from now on: the panel is not admitted there.
    pub(super) fn leave_platform(&mut self) {
        (self.admission, self.panel_is_host, self.cut_off) = (None, None, false);
    }

    /// The page reports the panel's admission. The field for a PIN stays while another PIN is tried.
    pub(super) fn receive_admission(&mut self, admission: Admission) {
        self.admission = Some(match (self.admission, admission) {
            (Some(Admission::Pin { guests_free, wrong, .. }), Admission::Asked) => {
                Admission::Pin { guests_free, wrong, asked: true }
            }
            (_, admission) => admission,
        });
        // Rights in a room end with the stay in it.
        if admission.is_outside() {
            self.panel_is_host = None;
        }
    }

    pub(super) fn set_panel_host(&mut self, host: bool) {
        self.panel_is_host = Some(host);
    }

    /// Updates whether the panel is cut off. Nothing changes while it comes back by itself. `first`: no admission was
    /// known before. Returns whether it changed.
    pub(super) fn sync_cut_off(&mut self, first: bool) -> bool {
        let cut_off = match self.admission {
            None => return false,
            Some(Admission::In) => false,
            Some(
                Admission::Pin { .. }
                | Admission::Waiting
                | Admission::Failed { trying: false, .. },
            ) => true,
            Some(Admission::Asked | Admission::Failed { trying: true, .. }) => {
                self.cut_off || first
            }
        };
        std::mem::replace(&mut self.cut_off, cut_off) != cut_off
    }

    pub(super) fn set_host_awaited(&mut self, awaited: bool) {
        self.host_awaited = Some(awaited);
    }

    pub(super) fn feed_lost(&mut self, at: Timestamp) {
        self.feed = match self.feed {
            FeedHealth::Clear => FeedHealth::Lost(at),
            // What the room reported before is unknown already.
            FeedHealth::Restarted => FeedHealth::Forgotten,
            FeedHealth::Lost(_) | FeedHealth::Forgotten => self.feed,
        };
    }

    pub(super) fn feed_restored(&mut self) {
        self.feed = FeedHealth::Clear;
    }

    pub(super) fn feed_restarted(&mut self) {
        self.feed = FeedHealth::Restarted;
    }

    pub(super) fn feed_expired(&mut self) {
        self.feed = FeedHealth::Forgotten;
    }

    /// After a reload.
    pub(super) fn restore(first_joined: Option<Timestamp>) -> Self {
        Self { first_joined, ..Self::default() }
    }

    /// The next consultation in the same conference: the panel stays admitted.
    pub(super) fn for_next_consultation(self) -> Self {
        let Self { admission, panel_is_host, cut_off, .. } = self;
        Self { admission, panel_is_host, cut_off, ..Self::default() }
    }
}
