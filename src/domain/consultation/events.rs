//! What each event changes. Reporting the same twice is the same as reporting it once.

use std::collections::HashSet;

use super::people::Arrival;
use super::privacy::Listener;
use super::reopen::Change;
use super::snapshot::Storage;
use super::{Consultation, OwnPresence};
use crate::domain::admission::Admission;
use crate::domain::attested::Attested;
use crate::domain::command::Command;
use crate::domain::device_test::DeviceTest;
use crate::domain::event::{Activity, Event, Precall, Sharer};
use crate::domain::identity_number::IdentityNumber;
use crate::domain::intent::Question;
use crate::domain::outcome::Fault;
use crate::domain::participant::{Departure, Participant, ParticipantKey, Role, Sighting};
use crate::domain::phase::Phase;
use crate::domain::private::Private;
use crate::domain::procedure::{ChatScan, Procedure};
use crate::domain::refusal::{Refusal, ensure};
use crate::domain::setting::Viewer;
use crate::domain::time::Timestamp;

/// Applies an event, or says why it does not fit. A refused event has changed nothing.
pub(super) fn apply(
    c: &mut Consultation,
    procedure: &Procedure,
    event: Event,
    at: Timestamp,
    commands: &mut Vec<Command>,
) -> Result<Storage, Refusal> {
    may_be_reported(c, &event)?;
    match event {
        Event::Connected(capabilities) => {
            if c.capabilities.is_some_and(|before| before != capabilities) {
                c.change_platform();
                c.product = Attested::default();
            }
            if c.capabilities != Some(capabilities) {
                c.connected_at = Some(at);
            }
            c.capabilities = Some(capabilities);
        }
        Event::BegunAnew(viewer, setting) => {
            c.begin_anew(viewer, setting, at);
            return Ok(Storage::Erase);
        }
        Event::SettingGiven(setting) => c.setting = setting,
        Event::OnboardingTold(onboarded) => {
            c.onboarded = onboarded.then(|| c.onboarded.unwrap_or(at));
        }
        Event::ExpectedAnnounced(list) => {
            let company = c.company();
            let others = c.others_of(list);
            c.people.announce(others);
            for (role, _) in c.incidents.refused().clone().iter() {
                if c.is_refused(role) {
                    c.people.expect_no_longer(role, None);
                }
            }
            // The same company is announced again after a reload.
            if !c.company_is_agreed().unwrap_or(c.company() <= company) {
                c.reopen(Change::CompanyGrew);
            }
        }
        Event::AppointmentGiven(appointment) => c.appointment = appointment,
        Event::PanelRestarted => c.restart(),
        Event::AdmissionChanged(admission) => c.call.receive_admission(admission),
        Event::NoteNotCopied(block) => {
            if c.closing.copy_failed(block) {
                return Ok(Storage::Write);
            }
        }
        Event::NoteSent => {
            c.closing.note_answered(true)?;
            // The record system has the note, which is to be known after a reload.
            return Ok(Storage::Write);
        }
        Event::NoteNotSent => c.closing.note_answered(false)?,
        Event::CommandDeclined { action, whom, why } => {
            c.decline(action, whom.as_ref(), why, commands)?;
        }
        Event::FeedLost => {
            c.call.feed_lost(at);
            c.quality.forget_measure();
        }
        Event::RoomReady | Event::PrecallEnded(Precall::Skipped) => {}
        Event::MicrophoneSwitched { on } => c.devices.observe_microphone(on),
        Event::CameraSwitched { on } => c.devices.observe_camera(on),
        Event::Knocked => c.call.knock(),
        Event::KnockCancelled => c.call.cancel_knock(),
        Event::Joined => c.viewer_joined(at),
        Event::Left { removed } => c.viewer_left(removed, at)?,
        Event::MeetingEnded(by) => {
            c.call.end_meeting(by);
            c.quality.end_together(at);
            c.leave_room();
            if c.phase() != Phase::Closed {
                c.enter(Phase::Closing, at);
            }
        }
        Event::ParticipantSeen(sighting) => c.participant_seen(procedure, sighting, at),
        Event::EverybodySeen(list) => c.everybody_seen(procedure, list, at),
        Event::ParticipantGone(key) => c.participant_gone(key.as_ref(), at)?,
        Event::OwnRoleTold { host } => c.call.set_panel_host(host),
        Event::HostAwaited { awaited } => c.call.set_host_awaited(awaited),
        Event::OthersCounted(others) => {
            c.viewer_is_inside(at);
            c.people.counts_mut().report(others);
            if others > 0 {
                c.note_attendance(false, at);
            }
        }
        Event::DevicesAnswered { granted: true } => c.devices.end_test(),
        Event::DevicesAnswered { granted: false } => c.record_fault(Fault::DevicesRefused, at),
        Event::DeviceTest(now) => {
            c.devices.report_test(now, at)?;
            if now == DeviceTest::Refused {
                c.record_fault(Fault::DevicesRefused, at);
            }
        }
        Event::PrecallEnded(Precall::Passed) => c.devices.end_precall(true, at),
        Event::PrecallEnded(Precall::Failed) => {
            c.devices.end_precall(false, at);
            c.record_fault(Fault::PrecallFailed, at);
        }
        Event::SharingSwitched { by, on } => c.sharing_switched(&by, on, at),
        Event::SurfaceSeen(surface) => c.privacy.observe_surface(surface, at),
        Event::ChatPanelSwitched { open } => {
            if c.privacy.switch_chat(open, at) {
                c.reopen(Change::ChatUsed);
            }
        }
        Event::ChatOffered { on } => c.privacy.offer_chat(on, at),
        Event::ChatWritten(text) => {
            if let Some(number) = number_in(procedure, text.as_ref()) {
                c.privacy.observe_number(number.is_before_its_time(at), true, at);
            }
            c.privacy.chat_written(at);
            c.reopen(Change::ChatUsed);
        }
        Event::PeoplePanelSwitched { open } => {
            if open {
                c.people.look_at_list(at);
            }
        }
        Event::RecordingChanged(activity) => {
            c.machine_changed(procedure, Listener::Recording, activity, at);
        }
        Event::TranscriptionChanged(activity) => {
            c.machine_changed(procedure, Listener::Transcription, activity, at);
        }
        Event::StreamingChanged(activity) => {
            c.machine_changed(procedure, Listener::Streaming, activity, at);
        }
        Event::SpeechHeard { on } => c.quality.hear_speech(on, at),
        Event::ConnectionChanged(connection) => {
            c.quality.observe_connection(connection, c.phase, at);
        }
        Event::QualityMeasured(measure) => {
            // The clinician judges the quality.
            if c.viewer() == Viewer::Clinician {
                let phase = c.phase;
                c.quality.observe_measure(measure, &procedure.policies.times, phase);
            }
        }
        // What was known of the lock of a talk that is over and closed stands.
        Event::LockSeen { .. } if c.phase() == Phase::Closed => {}
        Event::LockSeen { locked } => c.lock.observe(locked, at),
    }
    Ok(Storage::WriteOnChange)
}

/// Whether an event may be reported now: from the host page at any time; from the room not while the panel or the viewer is
/// outside, and after the consultation is closed only as long as the viewer is still in the room.
fn may_be_reported(c: &Consultation, event: &Event) -> Result<(), Refusal> {
    if event.is_from_host_page() {
        return Ok(());
    }
    ensure(c.phase() != Phase::Closed || c.viewer_is_in_room(), Refusal::AfterEnd)?;
    if matches!(event, Event::CommandDeclined { .. } | Event::FeedLost) {
        return Ok(());
    }
    let admission = c.call().admission();
    // A waiting panel receives who is in the room. It cannot see the viewer join.
    let waits = admission == Some(Admission::Waiting) && matches!(event, Event::Joined);
    // A panel that came late has not seen the viewer join; only a viewer known to be out is outside.
    let outside = event.needs_viewer_inside() && c.call().presence() == OwnPresence::Out;
    let panel_outside = admission.is_some_and(Admission::is_outside);
    ensure(!panel_outside && !waits && !outside, Refusal::NotInCall)
}

/// The identity number in a text, where the procedure lets the panel look. The text is kept nowhere.
fn number_in(procedure: &Procedure, text: Option<&Private>) -> Option<IdentityNumber> {
    let may = procedure.policies.chat_scan == ChatScan::IdentityNumbers;
    IdentityNumber::find(text.filter(|_| may)?.reveal())
}

/// The call.
impl Consultation {
    /// Another platform reports from now on.
    fn change_platform(&mut self) {
        self.forget_reports();
        if !self.phase().is_over() {
            self.reopen(Change::SourceChanged);
        }
        self.call.leave_platform();
        self.privacy.forget_chat_offer();
    }

    /// The panel was started again and may have missed an event: observations are unknown, and statements that depend on
    /// who is in the room are open again. A talk that is over stays as it was.
    fn restart(&mut self) {
        if self.phase().is_over() {
            return;
        }
        self.call.feed_restarted();
        self.lock.forget_observed();
        self.privacy.forget_reports();
        self.devices.forget_switched();
        self.quality.forget_speech();
        self.quality.forget_measure();
        self.people.counts_mut().forget_reported();
        self.reopen(Change::PanelRestarted);
    }

    /// Brings up to date whether anything is reported to the panel. `first`: it had no way in before.
    pub(super) fn sync_cut_off(&mut self, first: bool) {
        // What was observed of a talk that is over stands.
        if self.phase().is_over() || !self.call.sync_cut_off(first) {
            return;
        }
        let outside = self.call().presence() == OwnPresence::Out;
        self.reopen(if outside { Change::SourceChangedOutside } else { Change::SourceChanged });
        self.forget_reports();
    }

    /// The room reports something that it reports only to those inside.
    fn viewer_is_inside(&mut self, at: Timestamp) {
        self.call.enter();
        if self.phase() == Phase::Preparation {
            self.enter(Phase::Admission, at);
        }
    }

    fn viewer_joined(&mut self, at: Timestamp) {
        let (before, put_out) = (self.call().presence(), self.call().was_put_out());
        if before == OwnPresence::InCall {
            return;
        }
        self.viewer_is_inside(at);
        if before == OwnPresence::Out {
            // To leave, by mistake or not, and to come back is no technical problem.
            // The patient's panel does not know when the talk began.
            let begun = self.talked() || self.is_talking() || self.viewer() == Viewer::Patient;
            if put_out && begun && self.phase().is_live() {
                self.record_fault(Fault::ParticipantReconnected, at);
            }
            self.reopen(Change::ViewerReturned);
            if self.phase() == Phase::Closing && self.closing().outcome().is_none() {
                self.enter(Phase::Admission, at);
            }
        }
    }

    fn viewer_left(&mut self, removed: bool, at: Timestamp) -> Result<(), Refusal> {
        let inside = match self.call().presence() {
            OwnPresence::InCall => true,
            OwnPresence::Unknown | OwnPresence::Knocking => self.phase() != Phase::Preparation,
            OwnPresence::Out => false,
        };
        ensure(inside, Refusal::NotInCall)?;
        self.call.leave(removed);
        self.quality.end_together(at);
        self.leave_room();
        // Being removed from one's own consultation is a fault; leaving is the way to its end.
        if removed && self.phase().is_live() {
            // The talk is not over, and from outside nobody sees whether the room is still locked.
            self.lock.forget_observed();
            self.record_fault(Fault::ConnectionLost, at);
        } else if self.phase().is_live() {
            self.enter(Phase::Closing, at);
        }
        Ok(())
    }

    fn record_fault(&mut self, fault: Fault, at: Timestamp) {
        self.quality.record(fault, self.phase, at);
    }
}

/// People.
impl Consultation {
    fn participant_seen(&mut self, procedure: &Procedure, who: Sighting, at: Timestamp) {
        let number = number_in(procedure, who.name.as_ref());
        let lists_viewer = self.lists_viewer();
        let arrival = self.people.observe(who, lists_viewer, at);
        // A list that has the viewer in it can be read from outside, so somebody else's presence does not show that the
        // viewer is inside.
        if !lists_viewer || self.people.list().viewer().is_some() {
            self.viewer_is_inside(at);
        }
        // A name with a number in it is noted once, and not again with each change of the participant.
        if let Some(number) = number.filter(|_| arrival != Arrival::Same) {
            self.privacy.observe_number(number.is_before_its_time(at), false, at);
        }
        match arrival {
            Arrival::New(id) => self.participant_arrived(id, None, at),
            Arrival::Back(id, departure) => {
                let departure = departure.unwrap_or(Departure::Left);
                self.participant_arrived(id, Some(departure), at);
            }
            Arrival::Changed | Arrival::Same => {}
        }
    }

    /// The complete list is reported: whoever is not on it has left.
    fn everybody_seen(&mut self, procedure: &Procedure, list: Vec<Sighting>, at: Timestamp) {
        self.call.feed_restored();
        let reported: HashSet<_> = list.iter().filter_map(|who| who.key.clone()).collect();
        // Departures first, so that whoever comes finds the places that are free.
        let before = self.people.list().keys();
        for key in before.iter().filter(|key| !reported.contains(*key)) {
            let _unknown = self.participant_gone(Some(key), at);
        }
        if !before.iter().any(|key| reported.contains(key)) {
            self.people.list_mut().forget_viewer_left();
        }
        for who in list.into_iter().filter(|who| who.key.is_some()) {
            self.participant_seen(procedure, who, at);
        }
    }

    fn participant_gone(
        &mut self,
        key: Option<&ParticipantKey>,
        at: Timestamp,
    ) -> Result<(), Refusal> {
        let fits = self.unexpected_listed() == 0;
        let gone = self.people.departed(key, at).ok_or(Refusal::UnknownParticipant)?;
        self.participant_left(&gone, fits, at);
        self.note_refused(&gone.who, at);
        Ok(())
    }

    /// Somebody leaves beside whom the patient did not want to talk, and is awaited no more (B S7).
    fn note_refused(&mut self, who: &Participant, at: Timestamp) {
        let Some(role) = who.attribution.role().filter(|role| self.is_refused(*role)) else {
            return;
        };
        self.incidents.note_refused(role, at);
        if who.attribution.takes_place() {
            self.people.expect_no_longer(role, who.external_id.as_ref());
        }
    }

    /// Whether the patient has said no to others in this role.
    pub(super) fn is_refused(&self, role: Role) -> bool {
        let refused = self.answer(Question::OthersAgreed).is_some_and(|agreed| !agreed.value);
        refused && !matches!(role, Role::Patient | Role::Clinician)
    }

    /// An agreement on who takes part beside the patient does not cover one more (B S7).
    pub(super) fn sync_company(&mut self, before: u32) {
        if self.company() > before {
            self.reopen(Change::CompanyGrew);
        }
    }
}

/// Privacy.
impl Consultation {
    fn sharing_switched(&mut self, by: &Sharer, on: bool, at: Timestamp) {
        let began = match by {
            Sharer::Viewer => self.privacy.switch_viewers_screen(on, at),
            Sharer::Other(whose) => {
                self.people.list_mut().set_presenter(whose.as_ref().filter(|_| on));
                self.privacy.switch_others_screen(on, at)
            }
        };
        if began {
            self.reopen(Change::ScreenShared);
        }
    }

    fn machine_changed(
        &mut self,
        procedure: &Procedure,
        listener: Listener,
        activity: Activity,
        at: Timestamp,
    ) {
        let listens = self.privacy.observe_machine(listener, activity, at);
        if listens && self.listening_agreed(procedure, listener).is_none() {
            self.reopen(Change::MachineListens);
        }
    }
}
