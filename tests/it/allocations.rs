//! What one event may ask of the allocator, in counts: it is the same in any crowd. The bench measures times; a count says the
//! same on every machine.

use std::error::Error;

use allocation_counter::measure;
use trygtrom::domain::{Event, ParticipantId, Presence, Setting, Timestamp, Viewer};
use trygtrom::runtime::Session;
use trygtrom::view_model::row;

use crate::drawn::{came, went};
use crate::inputs::{Platform, START};
use crate::play::{NB, procedure};

type Checked = Result<(), Box<dyn Error>>;

/// The most that one change may ask for. Most of it is the lines of the screen, which are made anew.
const MOST: u64 = 110;

/// A room of so many, each with a handle, of whom one has gone and come back: the first time asks how the line is.
fn room(people: usize) -> Result<(Session, Timestamp), Box<dyn Error>> {
    let at = Timestamp(START);
    let procedure = procedure("combined", [])?;
    let mut session = Session::new(Viewer::Clinician, Setting::Group, procedure, at);
    session.see(Event::Connected(Platform::Scripted.capabilities()), at);
    session.see(Event::Joined, at);
    for n in 0..people {
        session.see(came(&format!("d{n}"), Presence::Present), at);
    }
    session.see(went("d3"), at);
    session.see(came("d3", Presence::Present), at);
    Ok((session, at))
}

/// How often somebody's going and coming back asks for memory, in the step, the screen and their row, each the dearer of a few.
fn asked(people: usize) -> Result<u64, Box<dyn Error>> {
    let (mut session, at) = room(people)?;
    // What is on the screen is held on to until the next is drawn, so that whatever changes is copied.
    let mut shown = session.view(&NB, at);
    let mut most = 0;
    for n in 0..4 {
        let events = [went("d5"), came("d5", Presence::Present)];
        for event in events {
            let at = Timestamp(START + 1_000 * (n + 1));
            let mut next = None;
            let asked = measure(|| {
                session.see(event, at);
                let view = session.view(&NB, at);
                let rows =
                    view.roster.as_ref().zip(session.consultation().people.get(ParticipantId(5)));
                next = Some((rows.map(|(list, who)| row(who, list.state)), view));
            });
            let (drawn, view) = next.ok_or("nothing was measured")?;
            assert!(drawn.is_some(), "the row of whom the event is about");
            shown = view;
            most = most.max(asked.count_total);
        }
    }
    drop(shown);
    Ok(most)
}

#[test]
fn one_change_asks_for_memory_as_often_in_any_crowd() -> Checked {
    let few = asked(10)?;
    assert!(few <= MOST, "{few} times");
    for people in [100, 1_000, 5_000] {
        let many = asked(people)?;
        assert_eq!(many, few, "among {people}, to that among 10");
    }
    Ok(())
}
