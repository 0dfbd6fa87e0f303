//! Whose screen is shared and what it shows (A 1.3, A 1.8, B G4).

use crate::domain::attested::Stamped;
use crate::domain::event::Surface;
use crate::domain::time::Timestamp;

/// Who shares a screen now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Sharers {
    /// The viewer does.
    pub viewer: bool,
    /// Somebody else does.
    pub others: bool,
}

/// Screens that are or were shared.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ScreenSharing {
    now: Sharers,
    last_at: Option<Timestamp>,
    surface: Option<Stamped<Surface>>,
}

impl ScreenSharing {
    /// Who shares now.
    pub fn now(&self) -> Sharers {
        self.now
    }

    /// When a screen was last seen to be shared.
    pub fn last_at(&self) -> Option<Timestamp> {
        self.last_at
    }

    /// What the viewer shares or shared last; `None` where that is not reported, and where others have shared since.
    pub fn surface(&self) -> Option<Stamped<Surface>> {
        self.surface
    }

    /// The viewer's sharing began or ended. Returns whether it began.
    pub fn switch_viewer(&mut self, on: bool, at: Timestamp) -> bool {
        let began = on && !self.now.viewer;
        self.now.viewer = on;
        self.note(began, at)
    }

    /// Somebody else's sharing began or ended. Returns whether it began.
    pub fn switch_others(&mut self, on: bool, at: Timestamp) -> bool {
        let began = on && !self.now.others;
        self.now.others = on;
        self.note(began, at)
    }

    fn note(&mut self, began: bool, at: Timestamp) -> bool {
        if began {
            self.last_at = Some(at);
            self.surface = None;
        }
        began
    }

    /// Takes in what the viewer shares. A report of a sharing that has ended is not about now.
    pub fn observe_surface(&mut self, value: Surface, at: Timestamp) {
        if self.now.viewer && self.surface.is_none_or(|seen| seen.value != value) {
            self.surface = Some(Stamped { value, at });
        }
    }

    pub fn stop_all(&mut self) {
        self.now = Sharers::default();
    }

    /// Others may no longer share. Returns whether they did.
    pub fn forget_others(&mut self) -> bool {
        std::mem::take(&mut self.now.others)
    }

    /// Undoes [`forget_others`](Self::forget_others).
    pub fn put_back_others(&mut self, others: bool) {
        self.now.others = others;
    }

    pub fn restore(last_at: Option<Timestamp>) -> Self {
        Self { last_at, ..Self::default() }
    }
}
