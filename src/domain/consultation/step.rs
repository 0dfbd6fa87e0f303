//! The whole domain in one signature, and the only match on an input.

use super::call::FeedHealth;
use super::privacy::Activities;
use super::snapshot::Storage;
use super::{Consultation, events, intents, recompute};
use crate::domain::admission::Admission;
use crate::domain::attested::Stamped;
use crate::domain::command::{Command, Notice};
use crate::domain::event::Input;
use crate::domain::phase::Phase;
use crate::domain::procedure::Procedure;
use crate::domain::refusal::Refusal;
use crate::domain::setting::Viewer;
use crate::domain::time::Timestamp;

/// The result of one input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// What the world shall do.
    pub commands: Vec<Command>,
    /// Why the input was refused. Then the state is as it was and there are no commands.
    pub refusal: Option<Refusal>,
}

/// Moves a consultation on by one input, received at one moment.
///
/// The state is changed in place, so that nothing of it is copied for a step. The result depends on the arguments alone.
pub fn step(c: &mut Consultation, procedure: &Procedure, input: Input, at: Timestamp) -> Step {
    let before = Before::of(c);
    let expired = c.expire_reports(at);
    let mut commands = Vec::new();
    let applied = match input {
        Input::Seen(event) => events::apply(c, procedure, event, at),
        Input::Asked(intent) => intents::apply(c, procedure, intent, at, &mut commands),
        Input::Tick => Ok(Storage::WriteOnChange),
    };
    match applied {
        Ok(storage) => {
            follow_up(c, procedure, &before, storage, at, &mut commands);
            Step { commands, refusal: None }
        }
        Err(refusal) => {
            if let Some(expired) = expired {
                c.put_back(expired);
            }
            Step { commands: Vec::new(), refusal: Some(refusal) }
        }
    }
}

/// What a step compares with afterwards.
struct Before {
    phase: Phase,
    devices_held: bool,
    admission: Option<Admission>,
}

impl Before {
    fn of(c: &Consultation) -> Self {
        Self {
            phase: c.phase(),
            devices_held: c.devices().are_held(),
            admission: c.call().admission(),
        }
    }
}

/// Brings everything up to date that follows from an accepted input.
fn follow_up(
    c: &mut Consultation,
    procedure: &Procedure,
    before: &Before,
    storage: Storage,
    at: Timestamp,
    commands: &mut Vec<Command>,
) {
    if let Some(admission) = c.call().admission()
        && before.admission != Some(admission)
        && admission.code().is_some()
    {
        commands.push(Command::Host(Notice::NotLetIn(admission)));
    }
    c.sync_cut_off(before.admission.is_none());
    let changed = recompute::recompute(c, procedure, before.phase, at, commands);
    if !c.may_test_devices() {
        c.devices.end_test();
    }
    if c.devices().are_held() != before.devices_held {
        commands.push(Command::TestDevices(c.devices().are_held()));
    }
    commands.extend(c.store(storage, changed));
}

/// What a silent room had reported, kept until the input is accepted.
struct Expired {
    feed: FeedHealth,
    lock: Option<Stamped<bool>>,
    activities: Activities,
    others_share: bool,
}

impl Consultation {
    /// When the room has been silent too long, the lock and the listening machines are unknown again, and reports count
    /// anew. Whoever was listed stays listed and is compared with the next report. A closed consultation stays as it was.
    fn expire_reports(&mut self, at: Timestamp) -> Option<Expired> {
        if self.phase() == Phase::Closed {
            return None;
        }
        let feed = self.call.feed_mut().expire(at)?;
        Some(Expired {
            feed,
            lock: self.lock.forget_observed(),
            activities: self.privacy.recording_mut().forget(),
            others_share: self.privacy.sharing_mut().forget_others(),
        })
    }

    fn put_back(&mut self, expired: Expired) {
        self.call.feed_mut().put_back(expired.feed);
        self.lock.put_back_observed(expired.lock);
        self.privacy.recording_mut().put_back(expired.activities);
        self.privacy.sharing_mut().put_back_others(expired.others_share);
    }

    /// What is done with the stored snapshot. Statements are kept at once, observations when they changed something.
    fn store(&self, storage: Storage, changed: bool) -> Option<Command> {
        let done = self.phase() == Phase::Closed
            && (self.closing().note().is_copied() || self.viewer() == Viewer::Patient);
        match storage {
            Storage::Erase => Some(Command::Wipe),
            Storage::WriteOnChange if !changed => None,
            Storage::Write | Storage::WriteOnChange if done => Some(Command::Wipe),
            Storage::Write | Storage::WriteOnChange => Some(Command::Save),
        }
    }
}
