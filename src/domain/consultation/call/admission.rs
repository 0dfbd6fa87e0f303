//! The panel's own way into a conference that it listens to from inside.
//!
//! Such a source reports nothing of the room before the panel is let in, and nothing after it is out. Until then nothing
//! counts as reported and a person is asked instead. While the panel comes back by itself nothing changes: whether what
//! was reported is too old is decided by the [feed](super::feed).

use crate::domain::admission::Admission;

/// The state of the panel's own admission.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct PanelAdmission {
    state: Option<Admission>,
    is_host: Option<bool>,
    cut_off: bool,
}

impl PanelAdmission {
    pub fn state(&self) -> Option<Admission> {
        self.state
    }

    pub fn is_host(&self) -> Option<bool> {
        self.is_host
    }

    pub fn is_cut_off(&self) -> bool {
        self.cut_off
    }

    /// The page reports a state. The field for a PIN stays while another PIN is tried.
    pub fn receive(&mut self, admission: Admission) {
        self.state = Some(match (self.state, admission) {
            (Some(Admission::Pin { guests_free, wrong, .. }), Admission::Asked) => {
                Admission::Pin { guests_free, wrong, asked: true }
            }
            (_, admission) => admission,
        });
        // Rights in a room end with the stay in it.
        if admission.is_outside() {
            self.is_host = None;
        }
    }

    pub fn set_host(&mut self, host: bool) {
        self.is_host = Some(host);
    }

    /// Brings up to date whether anything is reported. `first`: no state was known before. Returns whether it changed.
    pub fn sync_cut_off(&mut self, first: bool) -> bool {
        let cut_off = match self.state {
            None => return false,
            Some(Admission::In) => false,
            Some(
                Admission::Pin { .. }
                | Admission::Waiting
                | Admission::Failed { trying: false, .. },
            ) => true,
            // As before: it is still on its way in, or comes back by itself.
            Some(Admission::Asked | Admission::Failed { trying: true, .. }) => {
                self.cut_off || first
            }
        };
        std::mem::replace(&mut self.cut_off, cut_off) != cut_off
    }
}
