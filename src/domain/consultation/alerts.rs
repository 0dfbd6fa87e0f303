//! The alerts that stand, and how often each came up.

use crate::domain::alert::{Alert, AlertKind};
use crate::domain::small_map::SmallMap;
use crate::domain::time::{Occurrences, Timestamp};

/// The alerts, as of the last step.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Alerts {
    standing: Vec<Alert>,
    occurrences: SmallMap<AlertKind, Occurrences>,
}

impl Alerts {
    /// The alerts that stand, gravest first.
    pub fn standing(&self) -> &[Alert] {
        &self.standing
    }

    /// The alert of a kind, if it stands.
    pub fn get(&self, kind: AlertKind) -> Option<&Alert> {
        self.standing.iter().find(|alert| alert.kind == kind)
    }

    /// How often each kind came up.
    pub fn occurrences(&self) -> &SmallMap<AlertKind, Occurrences> {
        &self.occurrences
    }

    /// A person has seen the alert of this kind, if it stands.
    pub(super) fn acknowledge(&mut self, kind: AlertKind) {
        if let Some(alert) = self.standing.iter_mut().find(|alert| alert.kind == kind) {
            alert.acknowledged = true;
        }
    }

    /// There is something new in the alert of this kind.
    pub(super) fn unacknowledge(&mut self, kind: AlertKind) {
        if let Some(alert) = self.standing.iter_mut().find(|alert| alert.kind == kind) {
            alert.acknowledged = false;
        }
    }

    /// Replaces the alerts and counts those that came up. Returns the changes, with whether the alert stands now: first those
    /// that came up or changed their severity, then those that went away.
    pub(super) fn replace(&mut self, standing: Vec<Alert>, at: Timestamp) -> Vec<(Alert, bool)> {
        let before = std::mem::replace(&mut self.standing, standing);
        let mut changes = Vec::new();
        for alert in &self.standing {
            let former = before.iter().find(|former| former.kind == alert.kind);
            if former.is_none() {
                let earlier = self.occurrences.get(alert.kind);
                let now = earlier.map_or(Occurrences::once(at), |earlier| earlier.again(at));
                self.occurrences.insert(alert.kind, now);
            }
            if former.is_none_or(|former| former.severity != alert.severity) {
                changes.push((alert.clone(), true));
            }
        }
        let gone = before.into_iter().filter(|former| self.get(former.kind).is_none());
        changes.extend(gone.map(|alert| (alert, false)));
        changes
    }

    /// The next consultation begins. What stands is replaced at the end of the step, so that the host page is notified of
    /// what is over.
    pub(super) fn for_next_consultation(self) -> Self {
        let unseen = |alert| Alert { acknowledged: false, ..alert };
        Self { standing: self.standing.into_iter().map(unseen).collect(), ..Self::default() }
    }

    pub(super) fn restore(occurrences: SmallMap<AlertKind, Occurrences>) -> Self {
        Self { occurrences, ..Self::default() }
    }
}
