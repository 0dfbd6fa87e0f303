//! Invariants of every consultation, for random sequences of inputs.
//!
//! Inputs are platform messages, events, intents with arbitrary content, presses of offered controls, and a clock that can
//! go backwards.

use std::collections::BTreeSet;
use std::error::Error;
use std::rc::Rc;

use proptest::test_runner::TestCaseError;
use trygtrom::domain::{
    AlertKind, Attribution, Basis, Command, Consultation, Event, Expected, ExternalId, Input,
    Intent, Listener, Notice, Outcome, Participant, ParticipantKey, Phase, PhaseWord, Presence,
    Private, Refusal, Role, Setting, Sighting, Status, Timestamp, Viewer,
};
use trygtrom::format::write_snapshot;
use trygtrom::platform::PlatformId;
use trygtrom::runtime::Report;
use trygtrom::view_model::{StatusKind, Tone, note, view};

use crate::drawn::{Act, MARK, is_of_the_page};
use crate::inputs::Platform;
use crate::play::{EN, NB, procedure};
use crate::screen_text::screen;
use crate::walk::{After, Walk, hold, holds};

type Checked = Result<(), Box<dyn Error>>;

#[test]
fn a_refused_input_has_no_effect() -> Checked {
    hold(200, |viewer, setting, platform, procedure, acts| {
        let mut walk = Walk::begin(viewer, setting, platform, procedure);
        acts.iter().try_for_each(|act| {
            walk.go(act, |before, input, after, _, _| {
                let untouched = after.consultation == *before && after.commands.is_empty();
                holds(after.refusal.is_none() || untouched, "refused with effect", input)
            })
        })
    })
}

#[test]
fn offered_controls_are_never_refused() -> Checked {
    hold(200, |viewer, setting, platform, procedure, acts| {
        let mut walk = Walk::begin(viewer, setting, platform, procedure);
        acts.iter().try_for_each(|act| {
            walk.go(act, |before, input, after, pressed, _| {
                // The screen asks for confirmation of this outcome and says from when it is possible.
                let needs_confirmation =
                    matches!(input, Input::Asked(Intent::ChooseOutcome(Outcome::PatientAbsent, _)));
                let taken = after.refusal.is_none() || !pressed || needs_confirmation;
                holds(taken, "offered and refused", &(input, after.refusal, before.phase()))
            })
        })
    })
}

#[test]
fn counts_match_the_participant_list() -> Checked {
    hold(100, |viewer, setting, platform, procedure, acts| {
        let mut walk = Walk::begin(viewer, setting, platform, procedure);
        acts.iter().try_for_each(|act| {
            walk.go(act, |_, input, after, _, _| {
                let people = after.consultation.people();
                let tally = people.tally();
                let count = |which: &dyn Fn(&Participant) -> bool| {
                    people.list().iter().filter(|p| which(p)).count() as u32
                };
                let here = |p: &Participant| p.is_person_here();
                let nobody = |p: &Participant| here(p) && p.attribution == Attribution::Unaccounted;
                let taken = |p: &Participant| {
                    matches!(p.attribution, Attribution::Explained { takes_place: true, .. })
                };
                let marked = |p: &Participant| p.name_suspicious && p.presence != Presence::Left;
                let recount = [
                    (tally.present, count(&here)),
                    (tally.waiting, count(&|p| p.is_person_waiting())),
                    (tally.machines, count(&|p| p.is_machine() && p.presence == Presence::Present)),
                    (tally.not_introduced, count(&|p| here(p) && !p.introduced)),
                    (tally.strangers, count(&|p| nobody(p) && p.is_known_stranger())),
                    (tally.nameless, count(&|p| nobody(p) && !p.is_known_stranger())),
                    (tally.suspicious_names, count(&marked)),
                    (tally.explained, count(&|p| here(p) && taken(p))),
                ];
                let of_role = |n: usize| {
                    let of =
                        |p: &Participant| here(p) && p.attribution.role() == Some(Role::ALL[n]);
                    (count(&of), count(&|p| of(p) && taken(p)))
                };
                let mut roles = tally.roles.into_iter().zip(tally.explained_roles).enumerate();
                let roles_hold = roles.all(|(n, kept)| kept == of_role(n));
                let same = roles_hold && recount.iter().all(|(kept, now)| kept == now);
                holds(same, "counts differ", &(input, recount))
            })
        })
    })
}

/// Whether an event reports a state, so that a repetition has no effect.
fn is_idempotent(event: &Event) -> bool {
    match event {
        // Without a key a repetition is another participant.
        Event::ParticipantSeen(who) => who.key.is_some(),
        // A list with a participant twice in different states is not idempotent.
        Event::EverybodySeen(list) => {
            let keys: BTreeSet<_> = list.iter().filter_map(|who| who.key.as_ref()).collect();
            let viewers = list.iter().filter(|who| who.viewer == Some(true)).count();
            keys.len() == list.iter().filter(|who| who.key.is_some()).count() && viewers < 2
        }
        Event::ParticipantGone(key) => key.is_some(),
        // Each failure counts.
        Event::PrecallEnded(_) | Event::DevicesAnswered { .. } => false,
        // Each chat message counts, and each refusal can concern another command.
        Event::CommandDeclined { .. } | Event::ChatWritten(_) => false,
        // These record the time of each occurrence.
        Event::PeoplePanelSwitched { .. } | Event::BegunAnew(..) => false,
        // A restart happens each time at its own moment.
        Event::PanelRestarted => false,
        _ => true,
    }
}

#[test]
fn repeated_events_have_no_effect() -> Checked {
    hold(200, |viewer, setting, platform, procedure, acts| {
        let mut walk = Walk::begin(viewer, setting, platform, procedure);
        acts.iter().try_for_each(|act| {
            walk.go(act, |_, input, after, _, at| {
                let Input::Seen(event) = input else { return Ok(()) };
                if !is_idempotent(event) {
                    return Ok(());
                }
                // A moment later, so that a new timestamp would show, and after what time alone does until then. What is then
                // settled by a step without news is settled by both.
                let later = Timestamp(at.0.saturating_add(700));
                let once = after.consultation.clone();
                let feed = once.call().feed();
                let waited = After::of(&once, procedure, &Input::Tick, later);
                // An event after the feed was forgotten is new.
                if waited.consultation.call().feed() != feed {
                    return Ok(());
                }
                let again = After::of(&waited.consultation, procedure, input, later);
                if again.refusal.is_some() {
                    let same = again.consultation == waited.consultation;
                    return holds(same, "refused with effect", event);
                }
                let still = After::of(&waited.consultation, procedure, &Input::Tick, later);
                holds(
                    again.consultation == still.consultation,
                    "a repetition changed the state",
                    event,
                )?;
                holds(
                    again.commands == still.commands,
                    "a repetition sent commands",
                    &(event, again.commands),
                )
            })
        })
    })
}

/// Whether one step may lead from one phase to another.
fn may_follow(from: Phase, to: Phase, input: &Input) -> bool {
    use PhaseWord::{Admission, Closed, Closing, Conversation, Preparation, Suspended};
    let next_patient = matches!(input, Input::Asked(Intent::NextPatient));
    // The host page can start a new consultation in any phase.
    if matches!(input, Input::Seen(Event::BegunAnew(..))) {
        return to == Phase::Preparation;
    }
    match (from.word(), to.word()) {
        (before, after) if before == after => true,
        // An outsider who is not gone stops the talk again.
        (Preparation | Closing, Suspended) => true,
        (Preparation, Admission | Conversation | Closing) => true,
        (Admission, Conversation | Suspended | Closing) => true,
        (Conversation, Suspended | Closing) => true,
        (Suspended, Admission | Conversation | Closing) => true,
        (Closing, Admission | Conversation | Closed) => true,
        (Closed, Preparation) => next_patient,
        _ => false,
    }
}

#[test]
fn state_invariants_hold_at_every_step() -> Checked {
    hold(300, |viewer, setting, platform, procedure, acts| {
        let mut walk = Walk::begin(viewer, setting, platform, procedure);
        acts.iter().try_for_each(|act| {
            walk.go(act, |before, input, after, _, at| {
                let c = &after.consultation;
                holds(
                    may_follow(before.phase(), c.phase(), input),
                    "invalid transition",
                    &(before.phase(), c.phase(), input),
                )?;
                let absent = c.closing().outcome() == Some(Outcome::PatientAbsent);
                let excuse = c.quality().assessment().any_fault() || c.patient_came();
                holds(!(absent && excuse), "patient-absent with a fault or an arrival", input)?;
                for finding in c.findings() {
                    let (status, basis) = (finding.known.status, finding.known.basis);
                    let unknown = status == Status::Unknown;
                    holds(!unknown || basis == Basis::None, "unknown with a basis", finding)?;
                    // On a platform that the procedure does not name, nobody can tell either.
                    let late = c.phase() == Phase::Closed || c.mismatch(procedure).is_some();
                    holds(!unknown || late, "unknown too soon", finding)?;
                    let open = status == Status::Open;
                    holds(!open || c.phase() != Phase::Closed, "open after closing", finding)?;
                }
                let later = c.next_wake(procedure, at).is_none_or(|wake| wake > at);
                holds(later, "wake time in the past", &c.next_wake(procedure, at))?;
                for (i, alert) in c.alerts().iter().enumerate() {
                    let first = c.alerts().iter().position(|a| a.kind == alert.kind) == Some(i);
                    holds(first, "duplicate alert", alert)?;
                }
                let gravest_first = c.alerts().windows(2).all(|w| w[0].severity >= w[1].severity);
                holds(gravest_first, "alerts out of order", &c.alerts())
            })
        })
    })
}

#[test]
fn after_closing_only_the_next_patient_and_the_host_page_change_the_state() -> Checked {
    hold(300, |viewer, setting, platform, procedure, acts| {
        let mut walk = Walk::begin(viewer, setting, platform, procedure);
        acts.iter().try_for_each(|act| {
            walk.go(act, |before, input, after, _, _| {
                if before.phase() != Phase::Closed {
                    return Ok(());
                }
                // As long as the viewer is in the room, its alarms go on, and what was settled stands.
                if before.viewer_is_in_room() {
                    let now = &after.consultation;
                    let is_room = !matches!(input, Input::Seen(event) if is_of_the_page(event));
                    let anew = matches!(input, Input::Asked(Intent::NextPatient));
                    let same = now.phase() == before.phase()
                        && now.closing().outcome() == before.closing().outcome()
                        && now.findings() == before.findings()
                        && now.answers() == before.answers()
                        && now.locked() == before.locked();
                    return holds(!is_room || anew || same, "settled and changed", input);
                }
                let free = match input {
                    Input::Asked(asked) => {
                        matches!(
                            asked,
                            Intent::NextPatient
                                | Intent::CopyNote
                                | Intent::CopyDeviations
                                | Intent::SendNote
                        )
                    }
                    Input::Seen(event) => is_of_the_page(event),
                    // Waiting for the note's confirmation can time out.
                    Input::Tick | Input::ProcedureChanged => {
                        before.closing().note_sent_at().is_some()
                    }
                };
                let ticked = matches!(input, Input::Tick);
                let refused = after.refusal == Some(Refusal::AfterEnd);
                let same = after.consultation == *before;
                holds(free || same && (ticked || refused), "changed after closing", input)
            })
        })
    })
}

#[test]
fn notices_report_actual_changes_only() -> Checked {
    hold(200, |viewer, setting, platform, procedure, acts| {
        let mut walk = Walk::begin(viewer, setting, platform, procedure);
        acts.iter().try_for_each(|act| {
            walk.go(act, |before, _, after, _, _| {
                let now = &after.consultation;
                after.commands.iter().try_for_each(|command| match command {
                    Command::Host(Notice::PhaseChanged { from, to }) => holds(
                        *from == before.phase().word() && *to == now.phase().word() && from != to,
                        "no such change",
                        command,
                    ),
                    Command::Host(Notice::RequirementChanged { id, status, basis }) => {
                        let is = now.findings().iter().find(|f| f.id == *id).map(|f| f.known);
                        let was = before.findings().iter().find(|f| f.id == *id).map(|f| f.known);
                        let so = is.is_some_and(|k| (k.status, k.basis) == (*status, *basis));
                        let new = was.is_none_or(|k| (k.status, k.basis) != (*status, *basis));
                        holds(so && new, "no such change", command)
                    }
                    Command::Host(Notice::AlertChanged { kind, active, .. }) => {
                        holds(now.has_alert(*kind) == *active, "no such alert", command)
                    }
                    Command::Host(Notice::OutcomeChosen { outcome, .. }) => {
                        let so = now.phase() == Phase::Closed
                            && now.closing().outcome() == Some(*outcome);
                        holds(so, "no such outcome", command)
                    }
                    _ => Ok(()),
                })
            })
        })
    })
}

#[test]
fn personal_data_appears_on_the_screen_only() -> Checked {
    hold(150, |viewer, setting, platform, procedure, acts| {
        let mut walk = Walk::begin(viewer, setting, platform, procedure);
        for act in acts {
            walk.go(act, |_, _, after, _, _| {
                let commands = format!("{:?}", after.commands);
                holds(!commands.contains(MARK), "personal data in", &"the commands")
            })?;
        }
        let c = &walk.c;
        let lines = note(c, procedure, "nb");
        let lines = lines.record.iter().chain(lines.deviations.iter());
        let said: Vec<String> = lines.map(|line| NB.format(line)).collect();
        for (what, text) in [
            ("the debug output of the state", format!("{c:?}")),
            ("the report", format!("{:?}", Report::of(c, procedure))),
            ("the stored state", write_snapshot(&c.snapshot())),
            ("the note", said.concat()),
            ("the debug output of the view", format!("{:?}", view(c, procedure, "nb", &[]))),
        ] {
            holds(!text.contains(MARK), "personal data in", &what)?;
        }
        Ok(())
    })
}

#[test]
fn the_same_inputs_give_the_same_screen_without_control_characters() -> Checked {
    hold(60, |viewer, setting, platform, procedure, acts| {
        let play = || -> Result<Consultation, TestCaseError> {
            let mut walk = Walk::begin(viewer, setting, platform, procedure);
            acts.iter().try_for_each(|act| walk.go(act, |_, _, _, _, _| Ok(())))?;
            Ok(walk.c)
        };
        let (first, second) = (play()?, play()?);
        holds(first == second, "different states from", &"the same inputs")?;
        for words in [NB, EN] {
            let say = |c| screen(&words, &view(c, procedure, words.lang.tag(), &[]));
            let said = say(&first);
            holds(said == say(&second), "different screens from", &"the same inputs")?;
            let control_characters = ['\u{202E}', '\u{200B}', '\u{0}', '\u{7}'];
            holds(
                !said.contains(control_characters),
                "a control character on the screen",
                &words.lang,
            )?;
        }
        Ok(())
    })
}

#[test]
fn after_a_restart_nothing_about_the_room_is_known() -> Checked {
    hold(100, |viewer, setting, platform, procedure, acts| {
        let mut walk = Walk::begin(viewer, setting, platform, procedure);
        acts.iter().try_for_each(|act| walk.go(act, |_, _, _, _, _| Ok(())))?;
        if walk.c.phase().is_over() {
            return Ok(());
        }
        let restarted = Input::Seen(Event::PanelRestarted);
        let After { consultation: c, refusal, .. } =
            After::of(&walk.c, procedure, &restarted, walk.at);
        holds(refusal.is_none(), "refused", &refusal)?;
        holds(
            c.locked().is_none() && !c.lock_is_reported(),
            "the lock is known",
            &c.lock().observed(),
        )?;
        let listeners = Listener::ALL.iter().filter(|listener| c.listens(**listener));
        holds(listeners.count() == 0, "something listens along", &c.privacy().recording())?;
        holds(c.people_are_last_seen(), "who is there is known", &c.people().counts().reported())?;
        holds(
            c.people().roll_call().current().is_none(),
            "the roll call stands",
            &c.people().roll_call(),
        )?;
        let identity = [&c.identity().patient(), &c.identity().clinician()];
        holds(
            identity.iter().all(|check| check.current().is_none()),
            "an identity stands",
            &identity,
        )?;
        let (kept, was) = (c.lock().attested().previous(), walk.c.lock().attested().current());
        holds(was.is_none() || kept == was, "the old answer is lost", &(kept, was))?;
        for state in view(&c, procedure, "nb", &[]).status_bar.iter() {
            let about_the_room =
                matches!(state.kind, StatusKind::People | StatusKind::Lock | StatusKind::Recording);
            holds(!about_the_room || state.tone != Tone::Good, "shown as fine", &state.kind)?;
        }
        Ok(())
    })
}

/// Two thousand people with a handle and an id each.
fn crowd() -> (Vec<Expected>, Vec<Sighting>) {
    let id = |n: u32| Some(ExternalId(Private::new(n.to_string())));
    let expected =
        |n| Expected { external_id: id(n), name: None, role: Role::Patient, login: None };
    let sighting = |n: u32| Sighting {
        key: Some(ParticipantKey(Private::new(n.to_string()))),
        external_id: id(n),
        name: None,
        machine: None,
        presence: Presence::Present,
        host: None,
        dialled: false,
        viewer: None,
        microphone: None,
        camera: None,
        logged_in: None,
    };
    ((0..2_000).map(expected).collect(), (0..2_000).map(sighting).collect())
}

#[test]
fn two_thousand_people_reported_at_once_are_all_listed_and_counted() -> Checked {
    let procedure = Rc::new(procedure("combined", [])?);
    let mut walk = Walk::begin(Viewer::Clinician, Setting::Group, Platform::Scripted, &procedure);
    let mut see = |event| {
        let act = (0, Act::Event(event));
        walk.go(&act, |_, _, _, _, _| Ok(())).map_err(|fault| fault.to_string())?;
        Ok::<_, String>(walk.c.clone())
    };
    let (expected, sightings) = crowd();
    see(Event::ExpectedAnnounced(expected))?;
    let c = see(Event::EverybodySeen(sightings.clone()))?;
    assert_eq!((c.people().list().iter().count(), c.people().tally().present), (2_000, 2_000));
    assert_eq!((c.people().list().unaccounted().count(), c.free_places()), (0, Some(0)));
    assert_eq!(see(Event::EverybodySeen(sightings))?, c);
    // Of those who left, only the last are listed.
    let c = see(Event::EverybodySeen(Vec::new()))?;
    assert_eq!((c.people().list().iter().count(), c.people().tally().present), (20, 0));
    Ok(())
}

#[test]
fn state_and_storage_do_not_grow_with_events() -> Checked {
    let procedure = Rc::new(procedure("combined", [])?);
    let platform = Platform::Known(PlatformId::Whereby);
    let mut walk = Walk::begin(Viewer::Clinician, Setting::UnknownPatient, platform, &procedure);
    let mut sizes = Vec::new();
    for n in 0..10_000_usize {
        let act = (1_000, Act::Event(crate::drawn::turn(n)));
        walk.go(&act, |_, _, _, _, _| Ok(())).map_err(|fault| fault.to_string())?;
        if [200, 9_999].contains(&n) {
            let state = format!("{:?}", walk.c).len();
            sizes.push((write_snapshot(&walk.c.snapshot()).len(), state));
        }
    }
    let [(kept, state), (kept_late, state_late)] = sizes.as_slice() else {
        return Err("expected two measurements".into());
    };
    // Counters may gain digits; no list may grow.
    assert!(kept_late.saturating_sub(*kept) < 40, "stored: {kept}, then {kept_late}");
    assert!(state_late.saturating_sub(*state) < 4_000, "state: {state}, then {state_late}");
    Ok(())
}

#[test]
fn state_does_not_grow_while_the_page_changes_who_is_expected() -> Checked {
    let procedure = Rc::new(procedure("combined", [])?);
    let mut walk = Walk::begin(Viewer::Clinician, Setting::Group, Platform::Scripted, &procedure);
    let mut see = |event| {
        let act = (1_000, Act::Event(event));
        walk.go(&act, |_, _, _, _, _| Ok(())).map_err(|fault| fault.to_string())?;
        Ok::<_, String>(walk.c.clone())
    };
    let is_unexpected = |c: &Consultation| {
        c.alerts().iter().any(|alert| alert.kind == AlertKind::UnexpectedParticipant)
    };
    let (expected, sightings) = crowd();
    see(Event::Joined)?;
    see(Event::EverybodySeen(sightings.into_iter().take(2).collect()))?;
    let mut sizes = Vec::new();
    for n in 0..500 {
        // One of the two is unexpected, and then both are expected.
        let c = see(Event::ExpectedAnnounced(expected[..1].to_vec()))?;
        assert!(is_unexpected(&c));
        let c = see(Event::ExpectedAnnounced(expected[..2].to_vec()))?;
        assert!(!is_unexpected(&c));
        if [100, 499].contains(&n) {
            sizes.push(format!("{c:?}").len());
        }
    }
    assert!(sizes[1] < sizes[0] + 100, "state: {sizes:?}");
    Ok(())
}
