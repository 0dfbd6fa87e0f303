//! The alerts that stand, which of them a person has seen, and how often each came up.

use crate::domain::alert::{Alert, AlertKind};
use crate::domain::small_map::SmallMap;
use crate::domain::time::{Occurrences, Timestamp};

/// An alert that came up, changed its severity or went away.
pub struct AlertChange {
    /// The alert.
    pub alert: Alert,
    /// It stands now.
    pub active: bool,
}

/// The alerts, as of the last step.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Alerts {
    standing: Vec<Alert>,
    acknowledged: SmallMap<AlertKind, ()>,
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

    /// Whether a person has seen an alert of this kind that stands.
    pub fn is_acknowledged(&self, kind: AlertKind) -> bool {
        self.acknowledged.get(kind).is_some()
    }

    /// How often each kind came up.
    pub fn occurrences(&self) -> &SmallMap<AlertKind, Occurrences> {
        &self.occurrences
    }

    pub(super) fn acknowledge(&mut self, kind: AlertKind) {
        self.acknowledged.insert(kind, ());
    }

    /// Replaces the alerts, counts those that came up, and forgets who has seen what is over. Returns the changes: what
    /// stands first, then what went away.
    pub(super) fn replace(&mut self, standing: Vec<Alert>, at: Timestamp) -> Vec<AlertChange> {
        let before = std::mem::replace(&mut self.standing, standing);
        for kind in AlertKind::ALL {
            if self.get(*kind).is_none() {
                self.acknowledged.remove(*kind);
            }
        }
        let mut changes = Vec::new();
        for alert in &self.standing {
            let stood = before.iter().find(|former| former.kind == alert.kind);
            if stood.is_none() {
                let often = self.occurrences.get(alert.kind);
                let often = often.map_or(Occurrences::once(at), |often| often.again(at));
                self.occurrences.insert(alert.kind, often);
            }
            if stood.is_none_or(|stood| stood.severity != alert.severity) {
                changes.push(AlertChange { alert: alert.clone(), active: true });
            }
        }
        let gone = before.into_iter().filter(|former| self.get(former.kind).is_none());
        changes.extend(gone.map(|alert| AlertChange { alert, active: false }));
        changes
    }

    /// The next consultation begins. What stands is replaced at the end of the step, so that the host page is notified of
    /// what is over.
    pub(super) fn for_next_consultation(&self) -> Self {
        Self { standing: self.standing.clone(), ..Self::default() }
    }

    pub(super) fn restore(occurrences: SmallMap<AlertKind, Occurrences>) -> Self {
        Self { occurrences, ..Self::default() }
    }
}
