//! What an event of the room does to the state. Seeing the same twice is the same as seeing it once.

use std::collections::HashSet;

use super::company::may_be_patient;
use super::people::Arrival;
use super::state::{Consultation, FeedHealth, Listener, OwnPresence};
use super::{devices, pending};
use crate::domain::admission::Admission;
use crate::domain::alert::Severity;
use crate::domain::assessment::Fault;
use crate::domain::attested::Stamped;
use crate::domain::event::{Activity, Connection, Event, Precall, Sharer};
use crate::domain::identity_number::IdentityNumber;
use crate::domain::intent::Question;
use crate::domain::participant::{Attribution, ParticipantKey, Role, Sighting};
use crate::domain::phase::Phase;
use crate::domain::private::Private;
use crate::domain::procedure::{ChatScan, Procedure};
use crate::domain::refusal::Refusal;
use crate::domain::setting::{Party, Viewer};
use crate::domain::time::Timestamp;

/// Takes in what is told of the room, or says why it does not fit. A refused event has changed nothing.
#[inline(never)]
pub(super) fn of_room(
    c: &mut Consultation,
    procedure: &Procedure,
    event: Event,
    at: Timestamp,
) -> Result<(), Refusal> {
    match event {
        _ if c.phase == Phase::Closed => return Err(Refusal::AfterEnd),
        Event::CommandDeclined { action, whom, why } => {
            return pending::declined(c, action, whom.as_ref(), why);
        }
        // What is told of the room by nobody who is in it is not of it. That nothing is seen may be told anywhere.
        Event::FeedLost => {
            c.feed = match c.feed {
                FeedHealth::Clear => FeedHealth::Lost(at),
                // What the room told before is unknown already.
                FeedHealth::Restarted => FeedHealth::Forgotten,
                FeedHealth::Lost(_) | FeedHealth::Forgotten => c.feed,
            };
        }
        _ if c.admission.is_some_and(Admission::is_outside) => return Err(Refusal::NotInCall),
        // Who waits outside is told who is there, and does not see the viewer come in.
        Event::Joined if c.admission == Some(Admission::Waiting) => return Err(Refusal::NotInCall),
        Event::RoomReady => {}
        Event::Knocked => {
            if c.own != OwnPresence::InCall {
                c.own = OwnPresence::Knocking;
            }
        }
        Event::KnockCancelled => {
            if c.own == OwnPresence::Knocking {
                c.own = OwnPresence::Unknown;
            }
        }
        Event::Joined => joined(c, at),
        Event::Left { removed } => return left(c, removed, at),
        Event::MeetingEnded(by) => {
            c.own = OwnPresence::Out;
            c.ended_by = by;
            room_gone(c);
            c.go(Phase::Closing, at);
        }
        Event::ParticipantSeen(sighting) => {
            must_be_inside(c)?;
            participant_seen(c, procedure, sighting, at);
        }
        Event::EverybodySeen(list) => {
            must_be_inside(c)?;
            everybody_seen(c, procedure, list, at);
        }
        Event::OwnRoleTold { host } => c.own_role = Some(host),
        Event::HostAwaited { awaited } => c.host_awaited = Some(awaited),
        Event::ParticipantGone(key) => return participant_gone(c, key.as_ref(), at),
        Event::OthersCounted(n) => {
            must_be_inside(c)?;
            inside(c, at);
            c.counted = Some(n);
            if n > 0 {
                c.first_came.get_or_insert(at);
            }
        }
        Event::MicrophoneSwitched { on } => c.devices.0 = Some(on),
        Event::CameraSwitched { on } => c.devices.1 = Some(on),
        Event::DevicesAnswered { granted } => {
            if !granted {
                fault(c, Fault::DevicesRefused, at);
            }
        }
        Event::DeviceTest(told) => return devices::told(c, told, at),
        Event::PrecallEnded(result) => match result {
            Precall::Passed => c.precall_passed = Some(Stamped { value: true, at }),
            Precall::Failed => {
                c.precall_passed = Some(Stamped { value: false, at });
                fault(c, Fault::PrecallFailed, at);
            }
            Precall::Skipped => {}
        },
        Event::SharingSwitched { by, on } => sharing(c, &by, on, at),
        // Told of a sharing that is over, it says nothing of now.
        Event::SurfaceSeen(value) if c.sharing.0 => {
            let known = c.surface.filter(|seen| seen.value == value);
            c.surface = known.or(Some(Stamped { value, at }));
        }
        Event::SurfaceSeen(_) => {}
        Event::ChatPanelSwitched { open } => {
            if open && !c.chat_open {
                c.chat_at = Some(at);
                reopen(c, Question::ChatClean);
            }
            c.chat_open = open;
        }
        Event::ChatOffered { on } => c.chat_off = (!on).then(|| c.chat_off.unwrap_or(at)),
        Event::ChatWritten(text) => {
            must_be_inside(c)?;
            if let Some(number) = number_in(procedure, text.as_ref())
                && number_seen(c, number, at)
            {
                c.chat_number = Some(at);
            }
            c.chat_written = Some(at);
            reopen(c, Question::ChatClean);
        }
        Event::PeoplePanelSwitched { open } => {
            if open {
                c.list_looked = Some(at);
            }
        }
        Event::RecordingChanged(activity) => {
            listener(c, procedure, Listener::Recording, activity, at);
        }
        Event::TranscriptionChanged(activity) => {
            listener(c, procedure, Listener::Transcription, activity, at);
        }
        Event::StreamingChanged(activity) => {
            listener(c, procedure, Listener::Streaming, activity, at);
        }
        Event::ConnectionChanged(connection) => connection_changed(c, connection, at),
        Event::LockSeen { locked } => {
            if c.lock_seen.is_none_or(|l| l.value != locked) {
                c.lock_seen = Some(Stamped { value: locked, at });
                // What a person said of the lock stays beside what was seen.
                if c.lock.value().is_some_and(|said| said != locked) {
                    c.lock.reopen();
                }
            }
        }
        // The page's own are taken in before.
        Event::Connected(_)
        | Event::BegunAnew(..)
        | Event::SettingGiven(_)
        | Event::OnboardingTold(_)
        | Event::ExpectedAnnounced(_)
        | Event::AppointmentGiven(_)
        | Event::PanelRestarted
        | Event::AdmissionChanged(_)
        | Event::NoteNotCopied
        | Event::NoteSent
        | Event::NoteNotSent => {}
    }
    Ok(())
}

/// Another platform now tells: what the former one told of the room no longer holds.
pub(super) fn forget_what_was_seen(c: &mut Consultation) {
    c.own = OwnPresence::Unknown;
    room_gone(c);
    c.lock_seen = None;
    c.precall_passed = None;
    c.devices = (None, None);
    c.connection = None;
    // What was said stands once the talk is over.
    if !matches!(c.phase, Phase::Closing | Phase::Closed) {
        c.roll_call.reopen();
    }
}

/// The viewer is out of the room: nobody and nothing in it is seen any more.
#[inline(never)]
fn room_gone(c: &mut Consultation) {
    c.people.clear();
    c.counted = None;
    c.counted_by_person = None;
    c.count_differs_since = None;
    c.unlisted_known = 0;
    c.complete_since = None;
    c.listeners.clear();
    c.sharing = (false, false);
    c.chat_open = false;
    c.number_open = None;
    c.lost_since = None;
    c.feed = FeedHealth::Clear;
    c.host_awaited = None;
}

fn must_be_inside(c: &Consultation) -> Result<(), Refusal> {
    // A panel that came late has not seen the viewer join, but the room tells only those inside.
    if c.own == OwnPresence::Out { Err(Refusal::NotInCall) } else { Ok(()) }
}

/// The room tells something only those inside are told, so the viewer is inside.
fn inside(c: &mut Consultation, at: Timestamp) {
    c.own = OwnPresence::InCall;
    if c.phase == Phase::Preparation {
        c.go(Phase::Admission, at);
    }
}

#[inline(never)]
fn joined(c: &mut Consultation, at: Timestamp) {
    let again = c.own == OwnPresence::Out;
    if c.own == OwnPresence::InCall {
        return;
    }
    inside(c, at);
    if again {
        // The viewer was away, so nobody knows who came in meanwhile, or what was unlocked.
        if c.phase.is_live() {
            fault(c, Fault::ParticipantReconnected, at);
        }
        c.roll_call.reopen();
        c.lock.reopen();
        c.lock_seen = None;
        let own = match c.viewer {
            Viewer::Clinician => Party::Clinician,
            Viewer::Patient => Party::Patient,
        };
        c.identity.of_mut(own).reopen();
        reopen(c, Question::ClosedAndAsked);
        if c.phase == Phase::Closing && c.outcome.is_none() {
            c.go(Phase::Admission, at);
        }
    }
}

#[inline(never)]
fn left(c: &mut Consultation, removed: bool, at: Timestamp) -> Result<(), Refusal> {
    match c.own {
        OwnPresence::Out => return Err(Refusal::NotInCall),
        OwnPresence::Unknown | OwnPresence::Knocking if c.phase == Phase::Preparation => {
            return Err(Refusal::NotInCall);
        }
        OwnPresence::Unknown | OwnPresence::Knocking | OwnPresence::InCall => {}
    }
    c.own = OwnPresence::Out;
    room_gone(c);
    // Being put out of one's own consultation is a fault; leaving it is the way to its end.
    if removed && c.phase.is_live() {
        // The talk is not over, and whether the room is still locked is not seen from outside.
        c.lock_seen = None;
        fault(c, Fault::ConnectionLost, at);
    } else if c.phase.is_live() {
        c.go(Phase::Closing, at);
    }
    Ok(())
}

#[inline(never)]
fn participant_seen(c: &mut Consultation, procedure: &Procedure, who: Sighting, at: Timestamp) {
    let number = number_in(procedure, who.name.as_ref());
    let lists_viewer = c.lists_viewer();
    let expected = c.expected.take();
    let arrival = c.people.see(who, expected.as_ref(), lists_viewer);
    c.expected = expected;
    // A list that the viewer is on can be read from outside: that somebody is there does not say that the viewer is.
    if !lists_viewer || c.people.viewer().is_some() {
        inside(c, at);
    }
    // A name that holds a number is told of once, and not again with each change beside it.
    if let Some(number) = number.filter(|_| arrival != Arrival::Same) {
        number_seen(c, number, at);
    }
    let (id, back) = match arrival {
        Arrival::New(id) => (id, false),
        Arrival::Back(id) => (id, true),
        Arrival::Changed | Arrival::Same => return,
    };
    let Some(who) = c.people.get(id) else { return };
    if !who.is_person_here() {
        return;
    }
    let (attribution, stranger) = (who.attribution, who.is_known_stranger());
    // The arrival may be told before the count that it changes: whoever is listed is here.
    let tally = c.people.tally();
    c.counted = c.counted.map(|n| n.max(tally.present + tally.machines));
    c.first_came.get_or_insert(at);
    if may_be_patient(c, attribution, stranger) {
        c.patient_came.get_or_insert(at);
    }
    // The time to lock runs anew from whoever came last.
    c.complete_since = None;
    c.roll_call.reopen();
    c.lock.reopen();
    if back || c.lost_since.is_some() {
        c.lost_since = None;
        if c.phase.is_live() {
            fault(c, Fault::ParticipantReconnected, at);
        }
    }
    // Who arrived decides whose identity is open again; where nobody can tell, it is everybody's.
    match attribution.role() {
        Some(Role::Patient) | None => {
            let other = match c.viewer {
                Viewer::Clinician => Party::Patient,
                Viewer::Patient => Party::Clinician,
            };
            c.identity.of_mut(other).reopen();
        }
        Some(_) => {}
    }
    reopen_other_side(c);
    if attribution == Attribution::Unaccounted {
        c.identity.patient.reopen();
        c.identity.clinician.reopen();
    }
}

/// Nobody is gone because the list is told anew, and nobody has come.
#[inline(never)]
fn everybody_seen(c: &mut Consultation, procedure: &Procedure, list: Vec<Sighting>, at: Timestamp) {
    c.feed = FeedHealth::Clear;
    let told: HashSet<_> = list.iter().filter_map(|who| who.key.clone()).collect();
    // Who is gone goes first: the place of the viewer, too, is free for whoever comes.
    for key in c.people.keys() {
        if !told.contains(&key) {
            let _unknown = participant_gone(c, Some(&key), at);
        }
    }
    for who in list.into_iter().filter(|who| who.key.is_some()) {
        participant_seen(c, procedure, who, at);
    }
}

#[inline(never)]
fn participant_gone(
    c: &mut Consultation,
    key: Option<&ParticipantKey>,
    at: Timestamp,
) -> Result<(), Refusal> {
    must_be_inside(c)?;
    let listed = c.people.tally().present + c.people.tally().machines;
    let gone = c.people.gone(key).ok_or(Refusal::UnknownParticipant)?;
    // The departure may be told before the count that it changes; a count told first is lower already.
    let now = c.people.tally().present + c.people.tally().machines;
    c.counted = c.counted.map(|n| if n == listed { now } else { n });
    let was_here = gone.is_person_here();
    let belonged = gone.attribution != Attribution::Unaccounted;
    if was_here && belonged && matches!(c.phase, Phase::Conversation | Phase::Suspended(_)) {
        // Whether they fell out or left as agreed, no platform tells: it is asked, and no fault until answered.
        c.lost_since = Some(at);
        c.assessment.open = true;
    }
    Ok(())
}

#[inline(never)]
fn sharing(c: &mut Consultation, by: &Sharer, on: bool, at: Timestamp) {
    let slot = match by {
        Sharer::Viewer => &mut c.sharing.0,
        Sharer::Other(_) => &mut c.sharing.1,
    };
    let began = on && !*slot;
    *slot = on;
    if let Sharer::Other(whose) = by {
        c.people.set_presenter(whose.as_ref().filter(|_| on));
    }
    if began {
        c.shared_at = Some(at);
        c.surface = None;
        reopen(c, Question::SharingClean);
        reopen(c, Question::WindowShared);
    }
}

/// The identity number in a text, where the procedure lets the panel look. The text is kept nowhere.
fn number_in(procedure: &Procedure, text: Option<&Private>) -> Option<IdentityNumber> {
    let may = procedure.policies.chat_scan == ChatScan::IdentityNumbers;
    IdentityNumber::find(text.filter(|_| may)?.reveal())
}

/// Notes that a number was seen. One that only the rule of 2032 lets pass, before it is in force, is
/// more likely an account or an order: a person looks, and nothing is known by it. Tells whether it is beyond doubt.
fn number_seen(c: &mut Consultation, number: IdentityNumber, at: Timestamp) -> bool {
    let doubtful = number.is_before_its_time(at);
    if !doubtful {
        c.number_at = Some(at);
    }
    if c.number_open != Some(Severity::Alarm) {
        c.number_open = Some(if doubtful { Severity::Caution } else { Severity::Alarm });
    }
    !doubtful
}

#[inline(never)]
fn listener(
    c: &mut Consultation,
    procedure: &Procedure,
    which: Listener,
    activity: Activity,
    at: Timestamp,
) {
    let before = c.listeners.get(which).map(|s| s.value);
    if before == Some(activity) {
        return;
    }
    c.listeners.insert(which, Stamped { value: activity, at });
    if activity != Activity::Stopped {
        if c.listened.get(which).is_none() {
            c.listened.insert(which, at);
        }
        let cleared = which == Listener::Recording && c.recording_cleared(procedure).is_some();
        if !cleared {
            reopen(c, Question::NobodyRecords);
        }
    }
}

fn connection_changed(c: &mut Consultation, connection: Connection, at: Timestamp) {
    if c.connection.is_some_and(|s| s.value == connection) {
        return;
    }
    c.connection = Some(Stamped { value: connection, at });
    match connection {
        Connection::Stable => {}
        Connection::Unstable => fault(c, Fault::ConnectionUnstable, at),
        Connection::Offline => fault(c, Fault::ConnectionLost, at),
    }
}

/// Notes a technical fault while people are together, and asks for a judgement. What went wrong
/// before and was put right is no problem of the consultation (A 2.6 speaks of its course).
pub(super) fn fault(c: &mut Consultation, which: Fault, at: Timestamp) {
    if c.phase.is_live() {
        c.assessment.note(which, at);
        c.assessment.open = true;
    } else if c.phase == Phase::Preparation {
        // No problem of the consultation, and still a reason why nobody may have found the way in.
        c.trouble_before = true;
    }
}

/// Opens again what was said of the other side's surroundings, the patient's choice of them among it.
pub(super) fn reopen_other_side(c: &mut Consultation) {
    reopen(c, Question::OtherSurroundings);
    if c.viewer == Viewer::Clinician {
        reopen(c, Question::PublicPlaceChosen);
    }
}

/// Opens a question again. Tells whether an answer stood.
pub(super) fn reopen(c: &mut Consultation, question: Question) -> bool {
    c.answers.get_mut(question).is_some_and(crate::domain::attested::Attested::reopen)
}
