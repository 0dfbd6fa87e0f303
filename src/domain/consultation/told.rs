//! What an event does to the state: what the host page tells, and whatever else is seen.

use super::asked::someone;
use super::company::follow_company;
use super::people::Announced;
use super::state::Consultation;
use super::{admission, seen};
use crate::domain::event::Event;
use crate::domain::procedure::Procedure;
use crate::domain::refusal::Refusal;
use crate::domain::time::Timestamp;

/// Takes an event in, or says why it does not fit. A refused event has changed nothing.
pub(super) fn take_in(
    c: &mut Consultation,
    procedure: &Procedure,
    event: Event,
    at: Timestamp,
) -> Result<(), Refusal> {
    // The host page may speak at any time; the room has nothing more to say once all is closed.
    match event {
        Event::Connected(capabilities) => {
            if c.capabilities.is_some_and(|before| before != capabilities) {
                leave_platform(c);
            }
            c.capabilities = Some(capabilities);
        }
        Event::OnboardingTold(onboarded) => {
            c.onboarded = onboarded.then(|| c.onboarded.unwrap_or(at));
        }
        Event::ExpectedAnnounced(mut list) => {
            list.extend(c.also_expected.iter().map(|role| someone(*role)));
            let company = c.company();
            let announced = Announced::from(list);
            c.people.match_expected(&announced);
            c.expected = Some(announced);
            follow_company(c, company);
        }
        Event::AppointmentGiven(appointment) => c.appointment = appointment,
        later => return take_in_later(c, procedure, later, at),
    }
    Ok(())
}

/// Another platform tells now.
#[inline(never)]
fn leave_platform(c: &mut Consultation) {
    seen::forget_what_was_seen(c);
    c.admission = None;
    c.deaf = false;
    c.own_role = None;
    c.chat_off = None;
}

/// Takes in what comes when the panel stands.
#[inline(never)]
fn take_in_later(
    c: &mut Consultation,
    procedure: &Procedure,
    event: Event,
    at: Timestamp,
) -> Result<(), Refusal> {
    match event {
        Event::BegunAnew(viewer, setting) => c.begin_anew(viewer, setting, at),
        Event::SettingGiven(setting) => c.setting = setting,
        Event::PanelRestarted => c.restarted(),
        Event::AdmissionChanged(admission) => admission::told(c, admission),
        Event::NoteNotCopied => c.note_copied = false,
        Event::NoteSent | Event::NoteNotSent => {
            // What is told of a note that is not waited for any more is told of an older one.
            c.note_under_way.take().ok_or(Refusal::NotInThisPhase)?;
            c.note_copied |= event == Event::NoteSent;
        }
        seen => return seen::of_room(c, procedure, seen, at),
    }
    Ok(())
}
