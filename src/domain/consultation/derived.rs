//! What follows from one or two parts.

use super::call::FeedHealth;
use super::people::MOST_LISTED;
use super::privacy::Listener;
use super::{Consultation, OwnPresence};
use crate::domain::alert::AlertKind;
use crate::domain::attested::{Attested, Stamped};
use crate::domain::capability::{Action, Signal};
use crate::domain::event::{Activity, Event};
use crate::domain::intent::Question;
use crate::domain::participant::{Machine, Participant, Presence};
use crate::domain::phase::{Phase, PhaseWord};
use crate::domain::procedure::{Procedure, RecordingPolicy, ScribePolicy};
use crate::domain::requirement::{Basis, Finding, Kind, Status};
use crate::domain::setting::Party;
use crate::domain::time::Timestamp;

impl Consultation {
    /// Whether the platform reports this by itself, as long as the panel is in the conference.
    pub fn reports(&self, signal: Signal) -> bool {
        !self.call.is_cut_off() && self.capabilities.is_some_and(|c| c.reports(signal))
    }

    /// Whether the platform can be asked to do this. Where it says which rights the panel has, a host's actions are asked
    /// for only by a host, and only while the room would show them.
    pub fn can(&self, action: Action) -> bool {
        let has_rights =
            self.call.panel_is_host() == Some(true) && self.call.feed() != FeedHealth::Forgotten;
        let may = !self.needs_host(action) || !self.reports(Signal::OwnRole) || has_rights;
        may && self.may_switch(action)
            && !self.call.is_cut_off()
            && self.capabilities.is_some_and(|c| c.can(action))
    }

    /// The platform's name, when an adapter is connected.
    pub fn platform(&self) -> Option<&'static str> {
        self.capabilities.map(|c| c.platform.0)
    }

    /// The answer that stands to a question.
    pub fn answer(&self, question: Question) -> Option<Stamped<bool>> {
        self.answers.get(question).and_then(Attested::current)
    }

    /// When the former answer to a question was given, if it was "yes".
    pub fn answer_before(&self, question: Question) -> Option<Timestamp> {
        let former = self.answers.get(question).and_then(Attested::previous);
        former.filter(|answer| answer.value).map(|answer| answer.at)
    }

    /// Whether the platform reports the lock now: it has the signal, and its report stands.
    pub fn lock_is_reported(&self) -> bool {
        self.reports(Signal::Lock) && self.is_known(self.lock.observed().is_some())
    }

    /// Whether the platform reports this machine now.
    pub fn listener_is_reported(&self, listener: Listener) -> bool {
        let signal = match listener {
            Listener::Recording => Signal::Recording,
            Listener::Streaming => Signal::Streaming,
            Listener::Transcription => Signal::Transcription,
        };
        let reported = self.privacy.recording().activity(listener).is_some();
        self.reports(signal) && self.is_known(reported)
    }

    /// Whether it is unknown who is in the room now, and the list shows who was there when it was last reported.
    pub fn people_are_last_seen(&self) -> bool {
        let counted = self.people.counts().reported().is_some();
        !self.is_known(counted || self.people.roll_call().current().is_some())
    }

    /// Whether a report stands. `renewed`: it was made again since the panel was started again.
    fn is_known(&self, renewed: bool) -> bool {
        match self.call.feed() {
            FeedHealth::Clear | FeedHealth::Lost(_) => true,
            FeedHealth::Restarted => renewed,
            FeedHealth::Forgotten => false,
        }
    }

    /// Whether the room is locked, and how that is known: as the platform reports, or else as a person states. Once the
    /// talk is over, whether it was. `None` while unknown.
    pub fn lock_state(&self) -> Option<(Stamped<bool>, Basis)> {
        let observed = self.lock.observed().map(|lock| (lock, Basis::Observed));
        let attested = self.lock.attested().current().map(|lock| (lock, Basis::Attested));
        if !self.reports(Signal::Lock) {
            attested
        } else if self.phase().is_over() || !self.lock_is_reported() {
            observed.or(attested)
        } else {
            observed
        }
    }

    /// Whether the room is locked, since when; `None` while unknown.
    pub fn locked(&self) -> Option<Stamped<bool>> {
        self.lock_state().map(|(lock, _)| lock)
    }

    /// Whether the viewer is in the call. Where the platform does not report it, they are from when they entered until they
    /// say that they are out, or close the consultation.
    pub fn viewer_is_in_room(&self) -> bool {
        if self.call.presence() != OwnPresence::InCall {
            return false;
        }
        if self.reports(Signal::OwnPresence) {
            return true;
        }
        let says_out = self.answer(Question::ClosedAndAsked).is_some_and(|answer| answer.value);
        let listed = self.lists_viewer() && self.people.list().viewer_is_present();
        !says_out && (listed || self.phase != Phase::Closed)
    }

    /// Whether the room shows the viewer in the call.
    pub fn is_seen_in_call(&self) -> bool {
        self.call.presence() == OwnPresence::InCall && self.reports(Signal::OwnPresence)
    }

    /// Whether what the room reports still concerns this consultation: until it is closed, and after that as long as the
    /// viewer is in the room.
    pub(super) fn is_watched(&self) -> bool {
        self.phase != Phase::Closed || self.viewer_is_in_room()
    }

    /// The first machine that listens along without being cleared, with what was last reported of it.
    pub fn uncleared_listener(
        &self,
        procedure: &Procedure,
    ) -> Option<(Listener, Stamped<Activity>)> {
        let cleared = |listener| self.listening_agreed(procedure, listener).is_some();
        let listens = |listener: &&Listener| self.listens(**listener) && !cleared(**listener);
        let listener = *Listener::ALL.iter().find(listens)?;
        Some((listener, *self.privacy.recording().activity(listener)?))
    }

    /// Whether the page was loaded again, and what depends on who is here is open since then and not answered yet.
    pub fn is_open_since_reload(&self) -> bool {
        let Some(again) = self.reloaded_at else { return false };
        let checks = Party::ALL.iter().any(|party| is_open_since(self.identity.of(*party), again));
        let asked = [Question::OtherSurroundings, Question::NobodyRecords];
        let is_open = |question: &Question| {
            self.answers.get(*question).is_some_and(|answer| is_open_since(answer, again))
        };
        let lock = is_open_since(self.lock.attested(), again) && self.locked().is_none();
        let roll_call = is_open_since(self.people.roll_call(), again);
        let open = roll_call || checks || asked.iter().any(is_open) || lock;
        !self.phase.is_over() && open
    }

    /// Whether the list has room for everybody whom an event reports.
    pub fn has_room_for(&self, event: &Event) -> bool {
        let list = self.people.list();
        match event {
            Event::ParticipantSeen(seen) => {
                let known = || seen.key.as_ref().and_then(|key| list.by_key(key)).is_some();
                list.iter().count() < MOST_LISTED || known()
            }
            Event::EverybodySeen(all) => all.len() <= MOST_LISTED,
            _ => true,
        }
    }

    /// Whether the talk ever began.
    pub fn talked(&self) -> bool {
        self.phases().get(PhaseWord::Conversation).is_some()
    }

    /// Whether somebody else was ever in the call.
    pub fn anyone_came(&self) -> bool {
        self.people.attendance().first_came.is_some()
    }

    /// Whether somebody who may be the patient was ever in the call, as far as that was reported or counted. Whoever comes when the
    /// consultation is closed did not come to it.
    pub fn patient_came(&self) -> bool {
        let open = self.phase != Phase::Closed;
        let counted = open && self.people.counts().settling_as().is_some();
        counted || self.people.attendance().patient_came.is_some()
    }

    /// Whether nobody else ever came, as far as the platform reports that by itself.
    pub fn nobody_came(&self) -> bool {
        (self.reports(Signal::Arrivals) || self.reports(Signal::Count)) && !self.anyone_came()
    }

    /// Whether both blocks of the note were taken over as they are now.
    pub fn note_is_settled(&self) -> bool {
        self.closing.note_is_copied() && !self.closing.deviations_wait()
    }

    /// Whether a machine listens along now or is about to.
    pub fn listens(&self, listener: Listener) -> bool {
        self.privacy.recording().listens(listener)
    }

    /// The finding of a kind, as of the last step. Of several, one that applies here.
    pub fn finding(&self, kind: Kind) -> Option<&Finding> {
        let of_kind = || self.findings.iter().filter(|f| f.kind == kind);
        of_kind().find(|f| f.known.status != Status::NotApplicable).or_else(|| of_kind().next())
    }

    /// When a recording was cleared, where the procedure allows that (B S3).
    pub fn recording_cleared(&self, procedure: &Procedure) -> Option<Timestamp> {
        let may = procedure.policies.recording == RecordingPolicy::ClearedBeforeStart;
        let answer = self.answer(Question::RecordingCleared).filter(|answer| answer.value);
        answer.filter(|_| may).map(|answer| answer.at)
    }

    /// When it was agreed that what is said is written down automatically, where the procedure allows that.
    pub fn scribe_agreed(&self, procedure: &Procedure) -> Option<Timestamp> {
        let may = procedure.policies.scribe == ScribePolicy::Agreed;
        let answer = self.answer(Question::ScribeAgreed).filter(|answer| answer.value);
        answer.filter(|_| may).map(|answer| answer.at)
    }

    /// Whether an AI assistant is in the call.
    pub fn assistant_follows(&self) -> bool {
        let is_assistant = |who: &Participant| who.machine == Some(Machine::Assistant);
        let mut present =
            self.people().list().iter().filter(|who| who.presence == Presence::Present);
        present.any(is_assistant)
    }

    /// When it was agreed that this machine may listen along, where the procedure allows that.
    pub fn listening_agreed(&self, procedure: &Procedure, listener: Listener) -> Option<Timestamp> {
        match listener {
            Listener::Recording => self.recording_cleared(procedure),
            Listener::Transcription => self.scribe_agreed(procedure),
            Listener::Streaming => None,
        }
    }

    /// Whether an alert of this kind stands.
    pub fn has_alert(&self, kind: AlertKind) -> bool {
        self.alerts.get(kind).is_some()
    }

    /// Whether the panel may use microphone and camera: only while the call neither has nor wants them.
    pub fn may_test_devices(&self) -> bool {
        let apart = matches!(self.call.presence(), OwnPresence::Unknown | OwnPresence::Out);
        apart && matches!(self.phase(), Phase::Preparation | Phase::Admission)
    }
}

/// Whether it was last stated before the page was loaded again, and is open.
fn is_open_since<T: Copy>(stated: &Attested<T>, again: Timestamp) -> bool {
    stated.is_reopened() && stated.last().is_some_and(|last| last.at <= again)
}
