//! Which phase the consultation is in, since when, and which phases it went through.

use crate::domain::phase::{Phase, PhaseWord};
use crate::domain::small_map::SmallMap;
use crate::domain::time::{Occurrences, Timestamp};

/// The phase and its history.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    phase: Phase,
    since: Timestamp,
    occurrences: SmallMap<PhaseWord, Occurrences>,
}

impl Progress {
    pub(super) fn begin(at: Timestamp) -> Self {
        let occurrences = [(PhaseWord::Preparation, Occurrences::once(at))].into_iter().collect();
        Self { phase: Phase::Preparation, since: at, occurrences }
    }

    /// Continues after a reload.
    pub(super) fn restore(
        phase: Phase,
        since: Timestamp,
        occurrences: SmallMap<PhaseWord, Occurrences>,
    ) -> Self {
        Self { phase, since, occurrences }
    }

    /// The phase.
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// Since when.
    pub fn since(&self) -> Timestamp {
        self.since
    }

    /// How often each phase was entered.
    pub fn occurrences(&self) -> &SmallMap<PhaseWord, Occurrences> {
        &self.occurrences
    }

    /// Moves to a phase. Returns whether it is another one.
    pub(super) fn enter(&mut self, phase: Phase, at: Timestamp) -> bool {
        let changed = self.phase != phase;
        if changed {
            self.phase = phase;
            self.since = at;
            let before = self.occurrences.get(phase.word());
            let now = before.map_or(Occurrences::once(at), |before| before.again(at));
            self.occurrences.insert(phase.word(), now);
        }
        changed
    }
}
