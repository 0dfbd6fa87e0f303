//! What holds for every consultation, whatever is seen, asked and waited for, in whatever order.
//!
//! Random inputs are drawn so that they reach far: messages of the platform, events of every kind, intents with
//! nonsense in them, presses of what the screen offers, and a clock that can go backwards.

use std::collections::BTreeSet;
use std::error::Error;
use std::rc::Rc;

use proptest::test_runner::TestCaseError;
use trygtrom::domain::{
    Attribution, Basis, Command, Consultation, Event, Expected, ExternalId, Input, Intent, Notice,
    Outcome, Participant, ParticipantKey, Phase, PhaseWord, Presence, Private, Refusal, Role,
    Setting, Sighting, Status, Timestamp, Viewer,
};
use trygtrom::format::write_memory;
use trygtrom::platform::PlatformId;
use trygtrom::runtime::Report;
use trygtrom::view_model::{note, view};

use crate::drawn::{Act, MARK, is_of_the_page};
use crate::inputs::Platform;
use crate::play::{EN, NB, procedure};
use crate::said::screen;
use crate::walk::{After, Walk, hold, holds};

type Checked = Result<(), Box<dyn Error>>;

#[test]
fn a_refused_input_changes_nothing_and_tells_nothing() -> Checked {
    hold(200, |viewer, setting, platform, procedure, acts| {
        let mut walk = Walk::begin(viewer, setting, platform, procedure);
        acts.iter().try_for_each(|act| {
            walk.go(act, |before, input, after, _, _| {
                let untouched = after.consultation == *before && after.commands.is_empty();
                holds(after.refusal.is_none() || untouched, "refused and not without effect", input)
            })
        })
    })
}

#[test]
fn nothing_the_screen_offers_is_turned_down() -> Checked {
    hold(200, |viewer, setting, platform, procedure, acts| {
        let mut walk = Walk::begin(viewer, setting, platform, procedure);
        acts.iter().try_for_each(|act| {
            walk.go(act, |before, input, after, pressed, _| {
                // This one is asked about before it is sent, and says itself from when it can be.
                let asked_about =
                    matches!(input, Input::Asked(Intent::ChooseOutcome(Outcome::PatientAbsent, _)));
                let taken = after.refusal.is_none() || !pressed || asked_about;
                holds(taken, "offered and turned down", &(input, after.refusal, before.phase()))
            })
        })
    })
}

#[test]
fn the_counts_are_those_of_the_list() -> Checked {
    hold(100, |viewer, setting, platform, procedure, acts| {
        let mut walk = Walk::begin(viewer, setting, platform, procedure);
        acts.iter().try_for_each(|act| {
            walk.go(act, |_, input, after, _, _| {
                let people = &after.consultation.people();
                let tally = people.tally();
                let count = |which: &dyn Fn(&Participant) -> bool| {
                    people.iter().filter(|p| which(p)).count() as u32
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

/// Whether an event tells how something is, so that telling it again tells nothing new.
fn says_how_it_is(event: &Event) -> bool {
    match event {
        // Without a handle nobody can know whether it is the same one again.
        Event::ParticipantSeen(who) => who.key.is_some(),
        // One who stands in it twice, differently, is otherwise at the end than at the beginning.
        Event::EverybodySeen(list) => {
            let keys: BTreeSet<_> = list.iter().filter_map(|who| who.key.as_ref()).collect();
            let viewers = list.iter().filter(|who| who.viewer == Some(true)).count();
            keys.len() == list.iter().filter(|who| who.key.is_some()).count() && viewers < 2
        }
        Event::ParticipantGone(key) => key.is_some(),
        // A test that failed a second time has failed twice.
        Event::PrecallEnded(_) | Event::DevicesAnswered { .. } => false,
        // Each message is one more, and each no may be of another of those that were asked for.
        Event::CommandDeclined { .. } | Event::ChatWritten(_) => false,
        // A list that is told to be open is looked at, and to begin anew is done, each time at its own moment.
        Event::PeoplePanelSwitched { .. } | Event::BegunAnew(..) => false,
        _ => true,
    }
}

#[test]
fn what_is_seen_twice_is_as_if_seen_once() -> Checked {
    hold(200, |viewer, setting, platform, procedure, acts| {
        let mut walk = Walk::begin(viewer, setting, platform, procedure);
        acts.iter().try_for_each(|act| {
            walk.go(act, |_, input, after, _, at| {
                let Input::Seen(event) = input else { return Ok(()) };
                if !says_how_it_is(event) {
                    return Ok(());
                }
                // A moment later, so that a new stamp would show. What time alone does is no second telling.
                let later = Timestamp(at.0.saturating_add(700));
                let once = after.consultation.clone();
                let again = After::of(&once, procedure, input, later);
                if again.refusal.is_some() {
                    return holds(again.consultation == once, "refused with effect", event);
                }
                let feed = once.call().feed();
                let waited = After::of(&once, procedure, &Input::Tick, later);
                // What was forgotten meanwhile is told anew.
                if waited.consultation.call().feed() != feed {
                    return Ok(());
                }
                holds(again.consultation == waited.consultation, "twice is not once", event)?;
                holds(again.commands == waited.commands, "told twice", &(event, again.commands))
            })
        })
    })
}

/// Whether one step may lead from one phase to another.
fn may_follow(from: Phase, to: Phase, input: &Input) -> bool {
    use PhaseWord::{Admission, Closed, Closing, Conversation, Preparation, Suspended};
    let next_patient = matches!(input, Input::Asked(Intent::NextPatient));
    // The host page can begin another consultation from anywhere, and that one begins at its beginning.
    if matches!(input, Input::Seen(Event::BegunAnew(..))) {
        return to == Phase::Preparation;
    }
    match (from.word(), to.word()) {
        (before, after) if before == after => true,
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
fn the_state_keeps_its_word_at_every_step() -> Checked {
    hold(300, |viewer, setting, platform, procedure, acts| {
        let mut walk = Walk::begin(viewer, setting, platform, procedure);
        acts.iter().try_for_each(|act| {
            walk.go(act, |before, input, after, _, at| {
                let c = &after.consultation;
                holds(
                    may_follow(before.phase(), c.phase(), input),
                    "no such way",
                    &(before.phase(), c.phase(), input),
                )?;
                let absent = c.closing().outcome() == Some(Outcome::PatientAbsent);
                let excuse = c.quality().assessment().any_fault() || c.anyone_came();
                holds(!(absent && excuse), "did not attend, with a fault or in the room", input)?;
                for finding in c.findings() {
                    let (status, basis) = (finding.known.status, finding.known.basis);
                    let unknown = status == Status::Unknown;
                    holds(!unknown || basis == Basis::None, "unknown with a basis", finding)?;
                    holds(!unknown || c.phase() == Phase::Closed, "unknown too soon", finding)?;
                    let open = status == Status::Open;
                    holds(!open || c.phase() != Phase::Closed, "open for ever", finding)?;
                }
                let later = c.next_wake(procedure, at).is_none_or(|wake| wake > at);
                holds(later, "woken for what is past", &c.next_wake(procedure, at))?;
                for (i, alert) in c.alerts().iter().enumerate() {
                    let first = c.alerts().iter().position(|a| a.kind == alert.kind) == Some(i);
                    holds(first, "an alert twice", alert)?;
                }
                let gravest_first = c.alerts().windows(2).all(|w| w[0].severity >= w[1].severity);
                holds(gravest_first, "alerts out of order", &c.alerts())
            })
        })
    })
}

#[test]
fn once_closed_only_the_next_patient_and_the_host_page_change_anything() -> Checked {
    hold(300, |viewer, setting, platform, procedure, acts| {
        let mut walk = Walk::begin(viewer, setting, platform, procedure);
        acts.iter().try_for_each(|act| {
            walk.go(act, |before, input, after, _, _| {
                if before.phase() != Phase::Closed {
                    return Ok(());
                }
                let free = match input {
                    Input::Asked(asked) => {
                        matches!(asked, Intent::NextPatient | Intent::CopyNote | Intent::SendNote)
                    }
                    Input::Seen(event) => is_of_the_page(event),
                    // A note that nobody confirms is waited for no longer.
                    Input::Tick => before.closing().note().under_way_since().is_some(),
                };
                let ticked = matches!(input, Input::Tick);
                let refused = after.refusal == Some(Refusal::AfterEnd);
                let same = after.consultation == *before;
                holds(free || same && (ticked || refused), "changed after the end", input)
            })
        })
    })
}

#[test]
fn the_host_page_is_told_of_changes_and_of_nothing_else() -> Checked {
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
fn nothing_of_a_person_comes_out_but_on_the_screen() -> Checked {
    hold(150, |viewer, setting, platform, procedure, acts| {
        let mut walk = Walk::begin(viewer, setting, platform, procedure);
        for act in acts {
            walk.go(act, |_, _, after, _, _| {
                let told = format!("{:?}", after.commands);
                holds(!told.contains(MARK), "told", &"the commands")
            })?;
        }
        let Walk { c, at, .. } = &walk;
        let lines = note(c, procedure, "nb", *at);
        let said: Vec<String> = lines.iter().map(|line| NB.format(line)).collect();
        for (what, text) in [
            ("the state, printed", format!("{c:?}")),
            ("the report", format!("{:?}", Report::of(c, procedure, *at))),
            ("what is kept", write_memory(&c.snapshot())),
            ("the note", said.concat()),
            ("the screen, printed", format!("{:?}", view(c, procedure, "nb", &[], *at))),
        ] {
            holds(!text.contains(MARK), "a text about a person is in", &what)?;
        }
        Ok(())
    })
}

#[test]
fn the_same_inputs_give_the_same_screen_and_no_trick_gets_on_it() -> Checked {
    hold(60, |viewer, setting, platform, procedure, acts| {
        let play = || -> Result<(Consultation, Timestamp), TestCaseError> {
            let mut walk = Walk::begin(viewer, setting, platform, procedure);
            acts.iter().try_for_each(|act| walk.go(act, |_, _, _, _, _| Ok(())))?;
            Ok((walk.c, walk.at))
        };
        let ((first, at), (second, _)) = (play()?, play()?);
        holds(first == second, "another state", &"the same inputs")?;
        for words in [NB, EN] {
            let say = |c| screen(&words, &view(c, procedure, words.lang.tag(), &[], at));
            let said = say(&first);
            holds(said == say(&second), "another screen", &"the same inputs")?;
            let tricks = ['\u{202E}', '\u{200B}', '\u{0}', '\u{7}'];
            holds(!said.contains(tricks), "a trick is on the screen", &words.lang)?;
        }
        Ok(())
    })
}

/// Two thousand people with a handle and an id each.
fn crowd() -> (Vec<Expected>, Vec<Sighting>) {
    let id = |n: u32| Some(ExternalId(Private::new(n.to_string())));
    let expected = |n| Expected { external_id: id(n), name: None, role: Role::Patient };
    let sighting = |n: u32| Sighting {
        key: Some(ParticipantKey(Private::new(n.to_string()))),
        external_id: id(n),
        name: None,
        machine: None,
        presence: Presence::Present,
        host: None,
        dialled: false,
        viewer: None,
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
    assert_eq!((c.people().iter().count(), c.people().tally().present), (2_000, 2_000));
    assert_eq!((c.people().unaccounted().count(), c.free_places()), (0, Some(0)));
    assert_eq!(see(Event::EverybodySeen(sightings))?, c);
    // Of those who left, only the last are listed.
    let c = see(Event::EverybodySeen(Vec::new()))?;
    assert_eq!((c.people().iter().count(), c.people().tally().present), (20, 0));
    Ok(())
}

#[test]
fn what_is_kept_does_not_grow_with_what_is_seen() -> Checked {
    let procedure = Rc::new(procedure("combined", [])?);
    let platform = Platform::Known(PlatformId::Whereby);
    let mut walk = Walk::begin(Viewer::Clinician, Setting::UnknownPatient, platform, &procedure);
    let mut sizes = Vec::new();
    for n in 0..10_000_usize {
        let act = (1_000, Act::Event(crate::drawn::turn(n)));
        walk.go(&act, |_, _, _, _, _| Ok(())).map_err(|fault| fault.to_string())?;
        if [200, 9_999].contains(&n) {
            let state = format!("{:?}", walk.c).len();
            sizes.push((write_memory(&walk.c.snapshot()).len(), state));
        }
    }
    let [(kept, state), (kept_late, state_late)] = sizes.as_slice() else {
        return Err("two sizes were to be taken".into());
    };
    // A counter gains a few digits; nothing gains an entry.
    assert!(kept_late.saturating_sub(*kept) < 40, "{kept} and then {kept_late}");
    assert!(state_late.saturating_sub(*state) < 4_000, "{state} and then {state_late}");
    Ok(())
}
