//! Keeps the state across a reload, if the page names the appointment.

use super::browser::{remove, store};
use super::state::PanelState;
use crate::format::{StoredError, write_snapshot};
use crate::view_model::Trouble;

impl PanelState {
    pub(super) fn save(&mut self) {
        if self.replaying {
            return;
        }
        let Some(key) = &self.key else { return };
        let text = write_snapshot(&self.session.consultation().snapshot());
        if store(key, &text).is_err() {
            self.no_storage();
        }
    }

    pub(super) fn wipe(&mut self) {
        let Some(key) = &self.key else { return };
        if remove(key).is_err() {
            self.no_storage();
        }
    }

    pub(super) fn no_storage(&mut self) {
        let message = "Session storage is not to be had, so nothing is kept across a reload. \
                       Allow storage for this page, or leave \"consultation\" out.";
        self.tell(Trouble::StorageUnavailable, message);
    }

    pub(super) fn drop_state(&mut self, error: StoredError) {
        self.tell(Trouble::StateDropped, &format!("{error}; it was dropped."));
        self.wipe();
    }
}
