//! Somebody who does not belong, in the call or where people sit (A 1.6).

use crate::domain::intent::Place;
use crate::domain::time::Timestamp;

/// Somebody who does not belong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outsider {
    /// Where they came in.
    pub place: Place,
    /// When that was reported.
    pub since: Timestamp,
    /// They are gone again.
    pub gone: bool,
}

/// Outsiders: the last one, and whether they can be seen to leave the call.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Outsiders {
    last: Option<Outsider>,
    /// Somebody unexpected was seen in the call since an outsider was reported.
    seen_in_call: bool,
}

impl Outsiders {
    pub fn last(&self) -> Option<Outsider> {
        self.last
    }

    pub fn report(&mut self, place: Place, at: Timestamp) {
        self.last = Some(Outsider { place, since: at, gone: false });
    }

    /// They are gone, wherever they were.
    pub fn gone(&mut self) {
        if let Some(outsider) = &mut self.last {
            outsider.gone = true;
        }
    }

    /// Nobody unexpected is left in the call, so an outsider in it is gone.
    pub fn gone_from_call(&mut self) {
        if let Some(outsider) = &mut self.last
            && outsider.place == Place::Call
        {
            outsider.gone = true;
        }
    }

    /// Compares with who is in the call. An outsider who was seen in it is gone when `nobody_left`.
    pub fn sync_call(&mut self, nobody_left: bool) {
        if self.seen_in_call && nobody_left {
            self.gone_from_call();
        }
        self.seen_in_call = self.last.is_some_and(|outsider| !outsider.gone) && !nobody_left;
    }

    pub fn restore(last: Option<Outsider>) -> Self {
        Self { last, seen_in_call: false }
    }
}
