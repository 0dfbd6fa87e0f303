//! Who is listed in the room, who of them is the viewer, and who everybody else is.

use std::error::Error;

use trygtrom::domain::{
    AlertKind, Attribution, Event, Expected, ExternalId, Input, Intent, Machine, ParticipantId,
    ParticipantKey, Place, Presence, Private, Refusal, Role, Sharer, Sighting, Signal, Viewer,
};

use crate::room::{Room, Taken};

type Checked = Result<(), Box<dyn Error>>;

/// Somebody in the call with this handle of the platform's, of whom nothing else is known.
fn sighting(key: Option<&str>) -> Sighting {
    Sighting {
        key: key.map(self::key),
        external_id: None,
        name: None,
        machine: None,
        presence: Presence::Present,
        host: None,
        dialled: false,
        viewer: None,
        microphone: None,
        camera: None,
        logged_in: None,
    }
}

fn somebody(key: &str) -> Sighting {
    sighting(Some(key))
}

fn host(key: &str) -> Sighting {
    Sighting { host: Some(true), ..somebody(key) }
}

fn called(key: &str, name: &str) -> Sighting {
    Sighting { name: Some(Private::new(name)), ..host(key) }
}

fn key(key: &str) -> ParticipantKey {
    ParticipantKey(Private::new(key))
}

/// The clinician's panel on a platform that does not list the viewer.
fn begin() -> Result<Room, Box<dyn Error>> {
    Ok(Room::begin(Viewer::Clinician, &[Signal::OwnPresence])?)
}

/// The clinician's panel on a platform that lists the viewer and does not say who that is.
fn begin_listed() -> Result<Room, Box<dyn Error>> {
    Ok(Room::begin(Viewer::Clinician, &[Signal::Hosts])?)
}

impl Room {
    fn sees(&mut self, seen: impl IntoIterator<Item = Sighting>) -> Checked {
        for one in seen {
            self.see(Event::ParticipantSeen(one)).map_err(|refusal| format!("{refusal:?}"))?;
        }
        Ok(())
    }

    fn gone(&mut self, key: &str) -> Taken {
        self.see(Event::ParticipantGone(Some(self::key(key))))
    }

    fn viewer(&self) -> Option<u32> {
        self.c.people().list().viewer().map(|id| id.0)
    }

    /// People and machines in the call, without the viewer.
    fn in_call(&self) -> (u32, u32) {
        (self.c.people().tally().present, self.c.people().tally().machines)
    }

    /// The participants to whom this applies, in order of arrival.
    fn ids(&self, applies: impl Fn(&trygtrom::domain::Participant) -> bool) -> Vec<u32> {
        self.c.people().list().iter().filter(|p| applies(p)).map(|p| p.id.0).collect()
    }

    fn marked(&self) -> Vec<u32> {
        self.ids(|p| p.name_suspicious)
    }
}

#[test]
fn the_last_arrived_of_those_without_a_handle_leaves_first() -> Checked {
    let mut room = begin()?;
    room.sees([sighting(None), sighting(None), somebody("a")])?;
    let present = |room: &Room| room.ids(|p| p.presence == Presence::Present);
    for (left, remain) in [(Ok(()), vec![0, 2]), (Ok(()), vec![2])] {
        assert_eq!(room.see(Event::ParticipantGone(None)), left);
        assert_eq!(present(&room), remain);
    }
    let nobody = Err(Refusal::UnknownParticipant);
    assert_eq!(room.see(Event::ParticipantGone(None)), nobody);
    // A handle that the platform has not reported changes nothing, either.
    assert_eq!(room.gone("b"), nobody);
    assert_eq!(present(&room), [2]);
    Ok(())
}

#[test]
fn a_day_of_coming_and_going_stays_flat() -> Checked {
    let mut room = begin()?;
    for n in 0..1_000 {
        let key = n.to_string();
        room.sees([somebody(&key)])?;
        assert_eq!(room.gone(&key), Ok(()));
        room.sees([sighting(None)])?;
        assert_eq!(room.see(Event::ParticipantGone(None)), Ok(()));
    }
    assert_eq!(room.in_call(), (0, 0));
    assert_eq!(room.c.people().list().iter().count(), 20);
    Ok(())
}

/// Somebody unexpected is there all the time, and `turn` has others come and go.
fn strangers_stay_flat(turn: impl Fn(&mut Room, usize) -> Checked) -> Checked {
    let mut room = Room::begin(Viewer::Clinician, &[Signal::Arrivals])?;
    let patient = Expected { external_id: None, name: None, role: Role::Patient, login: None };
    assert_eq!(room.see(Event::ExpectedAnnounced(vec![patient])), Ok(()));
    assert_eq!(room.see(Event::Joined), Ok(()));
    room.sees([somebody("patient"), somebody("stays")])?;
    let mut sizes = Vec::new();
    for n in 0..3_000 {
        turn(&mut room, n)?;
        assert!(room.c.has_alert(AlertKind::UnexpectedParticipant));
        if [2_200, 2_999].contains(&n) {
            sizes.push(format!("{:?}", room.c).len());
        }
    }
    // Counters may gain digits; no list may grow.
    assert!(sizes[1].saturating_sub(sizes[0]) < 200, "{sizes:?}");
    Ok(())
}

#[test]
fn a_day_of_strangers_who_come_and_go_while_an_alarm_stands_stays_flat() -> Checked {
    strangers_stay_flat(|room, n| {
        room.sees([somebody(&n.to_string())])?;
        assert_eq!(room.gone(&n.to_string()), Ok(()));
        Ok(())
    })?;
    // In each list another has taken the place of the one before, so there are never fewer.
    strangers_stay_flat(|room, n| {
        let all = ["patient", "stays", &n.to_string()].map(somebody);
        room.see(Event::EverybodySeen(all.into())).map_err(|refusal| format!("{refusal:?}").into())
    })
}

#[test]
fn a_returning_participant_has_to_introduce_themselves_again() -> Checked {
    let mut room = begin()?;
    room.sees([somebody("a")])?;
    assert_eq!(room.ask(Intent::ConfirmRollCall { off_camera: 0 }), Ok(()));
    assert_eq!(room.c.people().tally().not_introduced, 0);
    assert_eq!(room.gone("a"), Ok(()));
    room.sees([somebody("a")])?;
    assert_eq!(room.ids(|p| p.came_back && !p.introduced), [0]);
    let before = room.c.clone();
    room.sees([somebody("a")])?;
    assert_eq!(room.c, before);
    Ok(())
}

#[test]
fn a_program_that_gets_sound_or_picture_becomes_a_person_and_stays_one() -> Checked {
    let mut room = begin()?;
    for (machine, in_call) in [
        (Some(Machine::ApiUser), (0, 1)),
        (None, (1, 0)),
        (Some(Machine::Checklist), (1, 0)),
        (Some(Machine::Recorder), (0, 1)),
    ] {
        room.sees([Sighting { machine, ..somebody("a") }])?;
        assert_eq!(room.in_call(), in_call, "{machine:?}");
    }
    Ok(())
}

/// Sees something that says it is a panel.
fn checklist(key: &str) -> Sighting {
    Sighting { machine: Some(Machine::Checklist), ..somebody(key) }
}

#[test]
fn a_checklist_is_unexpected_until_it_is_explained() -> Checked {
    let mut room = begin()?;
    let explain = |room: &mut Room, id| room.ask(Intent::ExplainEquipment(ParticipantId(id)));
    room.sees([Sighting { machine: Some(Machine::OwnPanel), ..somebody("own") }, checklist("a")])?;
    assert_eq!(
        (room.c.unexpected(), room.c.has_alert(AlertKind::UnexpectedParticipant)),
        (1, true)
    );
    // The panel's own participant is nothing to explain.
    assert_eq!(explain(&mut room, 0), Err(Refusal::UnknownParticipant));
    assert_eq!((explain(&mut room, 1), room.c.unexpected()), (Ok(()), 0));
    // A checklist is nobody with a role.
    let patient = Intent::Explain(ParticipantId(1), Role::Patient);
    assert_eq!(room.ask(patient), Err(Refusal::UnknownParticipant));
    // It stays explained as long as it is there.
    room.sees([Sighting { host: Some(true), ..checklist("a") }])?;
    assert_eq!(room.c.unexpected(), 0);
    // What comes after it, and what it becomes, does not.
    room.sees([checklist("b")])?;
    assert_eq!(room.c.unexpected(), 1);
    assert_eq!((room.gone("b"), room.c.unexpected()), (Ok(()), 0));
    assert_eq!(room.gone("a"), Ok(()));
    room.sees([checklist("a")])?;
    assert_eq!((room.c.unexpected(), explain(&mut room, 1)), (1, Ok(())));
    room.sees([somebody("a")])?;
    assert_eq!((room.in_call(), room.c.people().tally().nameless), ((1, 1), 1));
    Ok(())
}

#[test]
fn a_report_beside_a_checklist_rules_nobody_out() -> Checked {
    let mut room = begin()?;
    room.sees([somebody("patient"), checklist("a")])?;
    assert_eq!(room.ask(Intent::ReportOutsider(Place::Call)), Ok(()));
    assert_eq!(room.gone("a"), Ok(()));
    assert!(room.c.patient_came());
    Ok(())
}

/// One patient is announced, without an id.
fn patient_announced() -> Event {
    let patient = Expected { external_id: None, name: None, role: Role::Patient, login: None };
    Event::ExpectedAnnounced(vec![patient])
}

#[test]
fn who_left_a_place_that_two_share_may_have_been_the_patient() -> Checked {
    let mut room = begin()?;
    assert_eq!(room.see(patient_announced()), Ok(()));
    room.sees([somebody("patient"), somebody("other")])?;
    assert_eq!((room.c.unexpected(), room.gone("patient")), (1, Ok(())));
    assert_eq!(room.ask(Intent::Explain(ParticipantId(1), Role::Relative)), Ok(()));
    assert!(room.c.patient_came());
    // Where the patient's place is taken, one more is somebody else.
    let mut room = begin()?;
    assert_eq!(room.see(patient_announced()), Ok(()));
    room.sees([somebody("a")])?;
    assert_eq!(room.ask(Intent::Explain(ParticipantId(0), Role::Patient)), Ok(()));
    room.sees([somebody("b")])?;
    assert_eq!((room.c.unexpected(), room.gone("b")), (1, Ok(())));
    assert_eq!(room.ask(Intent::Explain(ParticipantId(0), Role::Relative)), Ok(()));
    assert!(!room.c.patient_came());
    Ok(())
}

#[test]
fn the_first_host_is_taken_for_the_viewer_until_they_leave() -> Checked {
    let mut room = begin_listed()?;
    room.sees([Sighting { host: Some(false), ..somebody("guest") }])?;
    assert_eq!(room.viewer(), None);
    room.sees([host("a"), host("b")])?;
    assert_eq!((room.viewer(), room.in_call()), (Some(1), (2, 0)));
    assert_eq!(room.gone("a"), Ok(()));
    assert_eq!(room.viewer(), None);
    // Another host may be anybody, and the same row is the viewer's again.
    room.sees([host("c")])?;
    assert_eq!((room.viewer(), room.in_call()), (None, (3, 0)));
    room.sees([host("a")])?;
    assert_eq!((room.viewer(), room.in_call()), (Some(1), (3, 0)));
    // On a platform that does not list the viewer, nobody is taken for them.
    let mut room = begin()?;
    room.sees([host("a")])?;
    assert_eq!((room.viewer(), room.in_call()), (None, (1, 0)));
    Ok(())
}

#[test]
fn a_reported_viewer_replaces_a_guessed_one() -> Checked {
    let mut room = begin_listed()?;
    let reported = |key, viewer| Sighting { viewer: Some(viewer), ..host(key) };
    let call_roll = |room: &mut Room| room.ask(Intent::ConfirmRollCall { off_camera: 0 });
    let stands = |room: &Room| room.c.people().roll_call().current().is_some();
    room.sees([host("guessed"), somebody("patient")])?;
    assert_eq!((room.viewer(), call_roll(&mut room), stands(&room)), (Some(0), Ok(()), true));
    // A guest can be the viewer, too. The participant guessed before counts as newly arrived.
    room.sees([Sighting { host: Some(false), ..reported("viewer", true) }])?;
    assert_eq!((room.viewer(), room.in_call(), stands(&room)), (Some(2), (2, 0), false));
    assert_eq!(room.ids(|p| p.attribution == Attribution::Viewer { stated: true }), [2]);
    assert_eq!(call_roll(&mut room), Ok(()));
    room.sees([reported("guessed", false)])?;
    assert_eq!((room.viewer(), stands(&room)), (Some(2), true));
    // A participant reported not to be the viewer counts as newly arrived.
    room.sees([reported("viewer", false)])?;
    assert_eq!((room.viewer(), stands(&room)), (None, false));
    Ok(())
}

#[test]
fn the_viewer_and_whoever_was_taken_for_them_change_places() -> Checked {
    let mut room = begin_listed()?;
    room.sees([host("patient"), host("clinician")])?;
    assert_eq!(room.ask(Intent::Explain(ParticipantId(1), Role::Patient)), Ok(()));
    assert_eq!(room.ask(Intent::MarkIntroduced(ParticipantId(1))), Ok(()));
    let before = *room.c.people().tally();
    assert_eq!(room.ask(Intent::ThisIsMe(ParticipantId(1))), Ok(()));
    assert_eq!((room.viewer(), *room.c.people().tally()), (Some(1), before));
    let patient = |p: &trygtrom::domain::Participant| {
        p.introduced && p.attribution.role() == Some(Role::Patient)
    };
    assert_eq!(room.ids(patient), [0]);
    let nobody = Err(Refusal::UnknownParticipant);
    assert_eq!(room.ask(Intent::NotMe(ParticipantId(0))), nobody);
    assert_eq!(room.ask(Intent::NotMe(ParticipantId(1))), Ok(()));
    assert_eq!((room.viewer(), room.c.people().tally().nameless), (None, 1));
    assert_eq!(room.ask(Intent::ThisIsMe(ParticipantId(7))), nobody);
    Ok(())
}

#[test]
fn a_copy_of_the_viewers_name_is_marked_and_the_viewer_is_not() -> Checked {
    let mut room = begin_listed()?;
    let none: [u32; 0] = [];
    room.sees([called("a", "Lege Eksempel"), called("b", "LEGE  eksempel")])?;
    room.sees([called("c", "Kari Prøve")])?;
    assert_eq!(room.marked(), [1]);
    assert_eq!(room.ask(Intent::ThisIsMe(ParticipantId(2))), Ok(()));
    assert_eq!(room.marked(), none);
    room.sees([called("c", "Lege Eksempel")])?;
    assert_eq!(room.marked(), [0, 1]);
    assert_eq!(room.gone("c"), Ok(()));
    assert_eq!(room.marked(), none);
    assert_eq!(room.ask(Intent::ThisIsMe(ParticipantId(0))), Ok(()));
    assert_eq!(room.ids(|p| p.presence == Presence::Present && p.name_suspicious), [1]);
    assert_eq!(room.ask(Intent::ThisIsMe(ParticipantId(1))), Ok(()));
    assert_eq!(room.ids(|p| p.presence == Presence::Present && p.name_suspicious), [0]);
    // A name that misleads by itself is marked once the participant is known not to be the viewer.
    let mut room = begin_listed()?;
    let hidden = Sighting { viewer: Some(false), ..called("a", "Lege\u{200b}Eksempel") };
    room.sees([host("a"), hidden])?;
    assert_eq!(room.marked(), [0]);
    Ok(())
}

#[test]
fn one_participant_presents_at_a_time_and_nobody_who_left() -> Checked {
    let mut room = begin()?;
    room.sees([somebody("a"), somebody("b")])?;
    let shares = |room: &mut Room, key: &str| {
        room.see(Event::SharingSwitched { by: Sharer::Other(Some(self::key(key))), on: true })
    };
    let presents = |room: &Room| room.ids(|p| p.presents);
    assert_eq!((shares(&mut room, "a"), shares(&mut room, "b")), (Ok(()), Ok(())));
    assert_eq!(presents(&room), [1]);
    assert_eq!(room.c.people().list().presenter().map(|p| p.id.0), Some(1));
    assert_eq!(room.gone("b"), Ok(()));
    assert_eq!(presents(&room), [0; 0]);
    assert_eq!(shares(&mut room, "a"), Ok(()));
    assert_eq!(shares(&mut room, "nobody"), Ok(()));
    assert_eq!(presents(&room), [0; 0]);
    Ok(())
}

#[test]
fn a_dialled_in_participant_takes_no_place_and_equipment_is_no_person() -> Checked {
    let mut room = begin()?;
    room.sees([Sighting { dialled: true, ..somebody("a") }])?;
    let tally = |room: &Room| {
        let tally = room.c.people().tally();
        (tally.strangers, tally.nameless, tally.machines)
    };
    assert_eq!(tally(&room), (1, 0, 0));
    assert_eq!(room.ask(Intent::ExplainEquipment(ParticipantId(0))), Ok(()));
    assert_eq!((room.in_call(), tally(&room)), ((0, 1), (0, 0, 1)));
    // It left and something came back, which may be something else.
    assert_eq!(room.gone("a"), Ok(()));
    room.sees([somebody("a")])?;
    assert_eq!(tally(&room), (1, 0, 0));
    Ok(())
}

#[test]
fn the_first_of_several_announced_with_the_same_id_is_found() -> Checked {
    let mut room = begin()?;
    let id = |id: &str| Some(ExternalId(Private::new(id)));
    let one =
        |id: Option<ExternalId>, role| Expected { external_id: id, name: None, role, login: None };
    let list = vec![
        one(id("m"), Role::Patient),
        one(None, Role::Relative),
        one(id("z"), Role::Interpreter),
        one(id("m"), Role::Student),
        one(id("a"), Role::Relative),
    ];
    assert_eq!(room.see(Event::ExpectedAnnounced(list)), Ok(()));
    let announced = room.c.people().expected().ok_or("nobody is expected")?;
    assert_eq!((announced.count(), announced.without_id()), (5, 1));
    assert_eq!((announced.of_role(Role::Relative), announced.of_role(Role::Clinician)), (2, 0));
    for n in ["a", "m", "z", "b"] {
        room.sees([Sighting { external_id: id(n), ..somebody(n) }])?;
    }
    let roles: Vec<_> = room.c.people().list().iter().map(|p| p.attribution.role()).collect();
    let (relative, patient) = (Some(Role::Relative), Some(Role::Patient));
    assert_eq!(roles, [relative, patient, Some(Role::Interpreter), None]);
    assert_eq!(room.c.people().tally().strangers, 1);
    Ok(())
}

#[test]
fn an_id_is_of_one_participant_at_a_time() -> Checked {
    let mut room = begin()?;
    let id = || Some(ExternalId(Private::new("p")));
    let patient = Expected { external_id: id(), name: None, role: Role::Patient, login: None };
    assert_eq!(room.see(Event::ExpectedAnnounced(vec![patient])), Ok(()));
    let with_id = |key| Sighting { external_id: id(), ..somebody(key) };
    // A link can be passed on, so the second with its id may be anybody.
    room.sees([with_id("a"), with_id("b")])?;
    let roles = |room: &Room| -> Vec<_> {
        room.c.people().list().iter().map(|p| p.attribution.role()).collect()
    };
    assert_eq!(roles(&room), [Some(Role::Patient), None]);
    assert_eq!(room.c.people().tally().strangers, 1);
    // While the second is there, nobody returns as the first.
    assert_eq!(room.gone("a"), Ok(()));
    room.sees([with_id("c")])?;
    assert_eq!(roles(&room), [Some(Role::Patient), None, None]);
    // When the id is free, whoever comes with it is the last who had it, under a new handle.
    assert_eq!((room.gone("b"), room.gone("c")), (Ok(()), Ok(())));
    room.sees([with_id("d")])?;
    assert_eq!(room.ids(|p| p.presence == Presence::Present && p.came_back), [2]);
    Ok(())
}

#[test]
fn who_left_is_open_where_several_can_be_the_one() -> Checked {
    let mut room = begin()?;
    room.sees([sighting(None), sighting(None), somebody("a")])?;
    for (id, role) in [(0, Role::Patient), (1, Role::Relative), (2, Role::Relative)] {
        assert_eq!(room.ask(Intent::Explain(ParticipantId(id), role)), Ok(()));
    }
    assert_eq!(room.ask(Intent::ConfirmRollCall { off_camera: 0 }), Ok(()));
    assert_eq!(room.see(Event::ParticipantGone(None)), Ok(()));
    let unaccounted = |room: &Room| room.ids(|p| p.attribution == Attribution::Unaccounted);
    assert_eq!(unaccounted(&room), [0, 1]);
    assert_eq!(room.ids(|p| p.introduced), [2]);
    assert!(room.c.people().roll_call().current().is_none());
    // Of two who are the same to us, either may be the one.
    let mut room = begin()?;
    room.sees([sighting(None), sighting(None)])?;
    for id in [0, 1] {
        assert_eq!(room.ask(Intent::Explain(ParticipantId(id), Role::Relative)), Ok(()));
    }
    assert_eq!(room.see(Event::ParticipantGone(None)), Ok(()));
    assert_eq!(unaccounted(&room), [0; 0]);
    Ok(())
}

#[test]
fn only_others_in_the_call_are_explained() -> Checked {
    let mut room = begin_listed()?;
    room.sees([host("me"), Sighting { presence: Presence::Waiting, ..somebody("a") }])?;
    for id in [0, 1] {
        let explained = room.ask(Intent::Explain(ParticipantId(id), Role::Patient));
        assert_eq!(explained, Err(Refusal::UnknownParticipant), "{id}");
    }
    assert_eq!((room.viewer(), room.c.anyone_came()), (Some(0), false));
    Ok(())
}

#[test]
fn whoever_was_taken_for_the_viewer_has_come() -> Checked {
    let mut room = begin_listed()?;
    room.sees([host("me")])?;
    assert!(!room.c.anyone_came());
    assert_eq!(room.ask(Intent::NotMe(ParticipantId(0))), Ok(()));
    assert!(room.c.anyone_came());
    Ok(())
}

#[test]
fn somebody_counted_leaves_once_though_many_left_after_them() -> Checked {
    const SIGNALS: &[Signal] = &[Signal::OwnPresence, Signal::Arrivals, Signal::Count];
    let mut room = Room::begin(Viewer::Clinician, SIGNALS)?;
    let all = |refusal: Refusal| format!("{refusal:?}");
    for (wait, event) in [
        (0, Event::OthersCounted(24)),
        (2_500, Event::OthersCounted(1)),
        (1_300, Event::ParticipantGone(Some(key("k")))),
    ] {
        room.now += wait;
        room.see(event).map_err(all)?;
    }
    // The fall of the count comes to mean something: all the others left as well.
    room.now += 5_000;
    room.take(Input::Tick).map_err(all)?;
    let once = room.c.clone();
    assert_eq!(room.gone("k"), Err(Refusal::UnknownParticipant));
    assert_eq!(room.c, once);
    Ok(())
}
