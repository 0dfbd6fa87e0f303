//! What is said is kept across a reload, where the page names the appointment.

use super::running::PanelState;
use crate::format::{StoredError, write_memory};
use crate::view_model::Trouble;

/// What the browser's storage knows an appointment by.
pub(super) fn storage_key(consultation: String) -> String {
    format!("trygtrom:{consultation}")
}

impl PanelState {
    pub(super) fn save(&mut self) {
        if !self.replaying
            && let Some(key) = self.key.clone()
        {
            self.store(&key);
        }
    }

    #[inline(never)]
    fn store(&mut self, key: &str) {
        let text = write_memory(&self.session.consultation().snapshot());
        if self.port.save(key, &text).is_err() {
            self.no_storage();
        }
    }

    pub(super) fn wipe(&mut self) {
        let Some(key) = self.key.clone() else { return };
        if self.port.wipe(&key).is_err() {
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
