//! The whole domain in one signature, and the only match on an input.

use super::snapshot::Storage;
use super::{Consultation, FeedHealth, events, intents, recompute};
use crate::domain::admission::Admission;
use crate::domain::command::{Command, Notice};
use crate::domain::event::Input;
use crate::domain::phase::Phase;
use crate::domain::procedure::Procedure;
use crate::domain::refusal::Refusal;
use crate::domain::requirement::{Cause, evaluate};
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
/// The state is changed in place, so that it need not be copied for a step. The result depends on the arguments alone.
pub fn step(c: &mut Consultation, procedure: &Procedure, input: Input, at: Timestamp) -> Step {
    let (phase, devices_held) = (c.phase(), c.devices().are_held());
    let (admission, feed) = (c.call().admission(), c.call().feed());
    let before_time = c.pass_time(at);
    let mut commands = Vec::new();
    let cause = Cause::of(&input);
    let by_time = before_time.is_some().then(|| {
        let came = std::mem::take(&mut c.someone_came);
        (if came { Cause::Came } else { Cause::Time }, evaluate(c, procedure, at))
    });
    let applied = match input {
        Input::Seen(event) => events::apply(c, procedure, event, at, &mut commands),
        Input::Asked(intent) => intents::apply(c, procedure, intent, at, &mut commands),
        Input::ProcedureChanged => {
            c.rule_answers.sync(procedure);
            Ok(Storage::WriteOnChange)
        }
        Input::Tick => Ok(Storage::WriteOnChange),
    };
    let storage = match applied {
        Ok(storage) => storage,
        Err(refusal) => {
            if let Some(before) = before_time {
                *c = *before;
            }
            return Step { commands: Vec::new(), refusal: Some(refusal) };
        }
    };
    if let Some(now) = c.call().admission()
        && admission != Some(now)
        && now.code().is_some()
    {
        commands.push(Command::Host(Notice::NotLetIn(now)));
    }
    // That the panel was not admitted has been said already.
    let admitted = |it| matches!(it, None | Some(Admission::In));
    if [admission, c.call().admission()].into_iter().all(admitted)
        && c.call().feed() == FeedHealth::Forgotten
        && feed != FeedHealth::Forgotten
    {
        commands.push(Command::Host(Notice::ReportsExpired));
    }
    c.sync_cut_off(admission.is_none());
    let changed = recompute::recompute(c, procedure, phase, (at, cause), by_time, &mut commands);
    if !c.may_test_devices() {
        c.devices.end_test();
    }
    if c.devices().are_held() != devices_held {
        commands.push(Command::TestDevices(!devices_held));
    }
    commands.extend(c.store(storage, changed));
    Step { commands, refusal: None }
}

impl Consultation {
    /// What time alone changes before an input: reports expire, and a count that differs from the list comes to mean
    /// something. So the result does not depend on whether a timer or an input comes first. A closed consultation stays as
    /// it was, unless the viewer is still in the room. Returns the consultation as it was before, if anything changed.
    fn pass_time(&mut self, at: Timestamp) -> Option<Box<Self>> {
        if !self.is_watched() {
            return None;
        }
        let expires = self.call.feed_expires_at().is_some_and(|expiry| expiry <= at);
        let settles = self.people.counts().due(at).is_some();
        let before = (expires || settles).then(|| Box::new(self.clone()));
        if expires {
            self.expire_reports();
        }
        if settles {
            self.settle_count(at);
        }
        before
    }

    /// When the room has been silent too long, the lock and the listening machines are unknown again, and reports count
    /// anew. Whoever was listed stays listed and is compared with the next report. What was known of the lock of a closed
    /// consultation stands.
    fn expire_reports(&mut self) {
        self.call.feed_expired();
        if self.phase != Phase::Closed {
            self.lock.forget_observed();
        }
        self.privacy.forget_reports();
    }

    /// What is done with the stored snapshot. Statements are kept at once, observations when they changed something.
    fn store(&self, storage: Storage, changed: bool) -> Option<Command> {
        let done = self.phase() == Phase::Closed
            && (self.note_is_settled() || self.viewer() == Viewer::Patient);
        match storage {
            Storage::Erase => Some(Command::Wipe),
            Storage::WriteOnChange if !changed => None,
            Storage::Write | Storage::WriteOnChange if done => Some(Command::Wipe),
            Storage::Write | Storage::WriteOnChange => Some(Command::Save),
        }
    }
}
