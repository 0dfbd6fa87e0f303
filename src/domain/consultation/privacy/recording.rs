//! Machines that listen along, as the platform reports them (A 1.1, B S3).

use crate::domain::attested::Stamped;
use crate::domain::event::Activity;
use crate::domain::small_map::SmallMap;
use crate::domain::time::Timestamp;
use crate::domain::word::worded;

worded! {
    /// A machine that listens along.
    Listener {
        /// Records.
        Recording = "recording",
        /// Sends to outside viewers.
        Streaming = "streaming",
        /// Writes down what is said.
        Transcription = "transcription",
    }
}

/// What each machine does now, by its last report.
pub type Activities = SmallMap<Listener, Stamped<Activity>>;

/// Machines that listen along.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ListeningMachines {
    activities: Activities,
    first_seen: SmallMap<Listener, Timestamp>,
}

impl ListeningMachines {
    /// What a machine does, as last reported.
    pub fn activity(&self, listener: Listener) -> Option<&Stamped<Activity>> {
        self.activities.get(listener)
    }

    /// Whether a machine listens along now or is about to.
    pub fn listens(&self, listener: Listener) -> bool {
        self.activity(listener)
            .is_some_and(|s| matches!(s.value, Activity::Running | Activity::Starting))
    }

    /// When each machine was first seen to listen along.
    pub fn first_seen(&self) -> &SmallMap<Listener, Timestamp> {
        &self.first_seen
    }

    /// Takes in a report. Returns whether the machine has begun to listen along.
    pub fn observe(&mut self, listener: Listener, activity: Activity, at: Timestamp) -> bool {
        if self.activity(listener).is_some_and(|before| before.value == activity) {
            return false;
        }
        self.activities.insert(listener, Stamped { value: activity, at });
        let listens = activity != Activity::Stopped;
        if listens && self.first_seen.get(listener).is_none() {
            self.first_seen.insert(listener, at);
        }
        listens
    }

    /// What was reported may no longer be so. Returns it.
    pub fn forget(&mut self) -> Activities {
        std::mem::take(&mut self.activities)
    }

    /// Undoes [`forget`](Self::forget).
    pub fn put_back(&mut self, activities: Activities) {
        self.activities = activities;
    }

    pub fn restore(first_seen: SmallMap<Listener, Timestamp>) -> Self {
        Self { first_seen, ..Self::default() }
    }
}
