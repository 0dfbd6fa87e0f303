//! The whole domain in one signature.

use super::seen::reopen;
use super::state::{Consultation, FEED_GRACE, FeedHealth, Listener, OwnPresence};
use super::{admission, asked, devices, recompute, told};
use crate::domain::Input;
use crate::domain::attested::Stamped;
use crate::domain::command::Command;
use crate::domain::event::{Activity, Event};
use crate::domain::intent::{Intent, Question};
use crate::domain::phase::Phase;
use crate::domain::procedure::Procedure;
use crate::domain::refusal::Refusal;
use crate::domain::setting::{Setting, Viewer};
use crate::domain::small_map::SmallMap;
use crate::domain::time::{Occurrences, Timestamp};

/// What came of one input.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// What the world shall do.
    pub commands: Vec<Command>,
    /// Why the input was turned down. Then the state is as it was and there are no commands.
    pub refusal: Option<Refusal>,
}

/// What was told by a room that has been silent too long.
struct Silent {
    feed: FeedHealth,
    lock_seen: Option<Stamped<bool>>,
    listeners: SmallMap<Listener, Stamped<Activity>>,
    others_share: bool,
}

/// Moves a consultation on by one input, seen at one moment.
///
/// The state is changed where it stands, so that the cost of a step grows neither with the room nor with what is known of
/// it. What it becomes hangs on what is given here alone.
pub fn step(now: &mut Consultation, procedure: &Procedure, input: Input, at: Timestamp) -> Step {
    let phase = now.phase;
    let said = matches!(input, Input::Asked(_));
    // The clipboard that failed after all makes what was forgotten worth keeping again.
    let said = said || now.note_copied && matches!(input, Input::Seen(Event::NoteNotCopied));
    // What the record system has is taken over, and that is to be known after a reload.
    let said = said || matches!(input, Input::Seen(Event::NoteSent));
    let anew =
        matches!(input, Input::Asked(Intent::NextPatient) | Input::Seen(Event::BegunAnew(..)));
    let silent = now.forget_what_fell_silent(at);
    let (tested, lets_go) = (now.device_test, devices::lets_go(&input));
    let stood = now.admission;
    let mut commands = Vec::new();
    let answer = match input {
        Input::Seen(event) => told::take_in(now, procedure, event, at),
        Input::Asked(intent) => asked::carry_out(now, procedure, intent, at, &mut commands),
        Input::Tick => Ok(()),
    };
    if let Err(refusal) = answer {
        if let Some(silent) = silent {
            now.remember(silent);
        }
        return Step { refusal: Some(refusal), ..Step::default() };
    }
    admission::follow(now, stood, &mut commands);
    let changed = recompute::recompute(now, procedure, phase, at, &mut commands);
    devices::follow(now, tested, lets_go, &mut commands);
    // What a person said is kept at once, and what was seen when it meant something.
    let over = now.phase == Phase::Closed && (now.note_copied || now.viewer == Viewer::Patient);
    if anew || over && (said || changed) {
        commands.push(Command::Wipe);
    } else if said || changed {
        commands.push(Command::Save);
    }
    Step { commands, refusal: None }
}

impl Consultation {
    /// Everything about the last patient goes. The platform stays connected, and the findings and
    /// alerts of before stay until they are settled anew, so that the host page is told what is over.
    pub(super) fn begin_anew(&mut self, viewer: Viewer, setting: Setting, at: Timestamp) {
        let new = Self::new(viewer, setting, at);
        let former = std::mem::replace(self, new);
        self.capabilities = former.capabilities;
        self.onboarded = former.onboarded;
        self.admission = former.admission;
        self.deaf = former.deaf;
        self.own_role = former.own_role;
        self.findings = former.findings;
        self.alerts = former.alerts;
    }

    /// What was told of the lock and of what listens along is unknown again when the room has been silent too long, and
    /// whatever is told from then on is told anew. Whom it told of stays listed, and is compared with whom it tells of
    /// next. What is closed stays as it was. Gives what was forgotten.
    fn forget_what_fell_silent(&mut self, at: Timestamp) -> Option<Silent> {
        let FeedHealth::Lost(since) = self.feed else { return None };
        let too_long = self.phase != Phase::Closed && at.since(since) >= FEED_GRACE;
        too_long.then(|| self.forget(FeedHealth::Forgotten))
    }

    /// An event may be missing since the panel was started again: observations are unknown, and answers that depend on who is
    /// in the room are open again. A talk that is over stays as it was.
    pub(super) fn restarted(&mut self) {
        if self.phase.is_over() {
            return;
        }
        let _forgotten = self.forget(FeedHealth::Restarted);
        self.counted = None;
        self.count_differs_since = None;
        self.complete_since = None;
        recompute::reopen_all(self);
        reopen(self, Question::NobodyRecords);
        reopen(self, Question::SpeakerVisible);
    }

    fn forget(&mut self, feed: FeedHealth) -> Silent {
        Silent {
            feed: std::mem::replace(&mut self.feed, feed),
            lock_seen: self.lock_seen.take(),
            listeners: std::mem::take(&mut self.listeners),
            others_share: std::mem::take(&mut self.sharing.1),
        }
    }

    #[inline(never)]
    fn remember(&mut self, silent: Silent) {
        self.feed = silent.feed;
        self.lock_seen = silent.lock_seen;
        self.listeners = silent.listeners;
        self.sharing.1 = silent.others_share;
    }

    /// Moves to another phase.
    pub(super) fn go(&mut self, phase: Phase, at: Timestamp) {
        if self.phase != phase {
            self.phase = phase;
            self.phase_since = at;
            let word = phase.word();
            let often =
                self.phases.get(word).map_or(Occurrences::once(at), |before| before.again(at));
            self.phases.insert(word, often);
            if phase == Phase::Admission && self.own == OwnPresence::InCall {
                self.opened.get_or_insert(at);
            }
        }
    }
}
