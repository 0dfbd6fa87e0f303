//! What changes nothing any more when the consultation is closed.

use std::error::Error;

use trygtrom::domain::{
    AbsenceCheck, Event, Intent, Kind, Outcome, Phase, Phoned, Signal, Viewer, WaiverReason,
};

use crate::room::Room;

type Checked = Result<(), Box<dyn Error>>;

#[test]
fn who_is_counted_after_the_consultation_is_closed_did_not_come_to_it() -> Checked {
    let mut room = Room::begin(Viewer::Clinician, &[Signal::OwnPresence, Signal::Count])?;
    assert_eq!(room.see(Event::Joined), Ok(()));
    assert_eq!(room.see(Event::OthersCounted(0)), Ok(()));
    room.now += 1_000_000;
    let looked = AbsenceCheck { no_sign_of_attempt: true, phoned: Phoned::NoAnswer };
    for intent in [
        Intent::Waive(Kind::LeftAndClosed, WaiverReason::Emergency),
        Intent::BeginClosing,
        Intent::ChooseOutcome(Outcome::PatientAbsent, looked),
        Intent::Close,
    ] {
        assert_eq!(room.ask(intent), Ok(()));
    }
    assert_eq!((room.c.phase(), room.see(Event::OthersCounted(1))), (Phase::Closed, Ok(())));
    assert!(!room.c.patient_came());
    Ok(())
}
