//! Parts of the screen that no scenario shows: what is open and where the focus is requested, pages of a long list,
//! announcements, and texts and numbers as they are typed or handed in.

use std::error::Error;
use std::rc::Rc;

use serde_json::json;
use trygtrom::domain::{Appointment, Event, PhaseWord, Private, Procedure, Setting, Viewer};
use trygtrom::format::read_procedure;
use trygtrom::ui::pages::{PER_PAGE, WHOLE, page};
use trygtrom::ui::{AnnouncementProps, DisclosureId, ScreenAction, ScreenState, Sheet};
use trygtrom::view_model::{
    Card, CardId, Key, Link, NextStep, NumberFor, NumberView, StatusItem, StatusKind, Tone,
    ViewModel, safe_name,
};
use yew::Reducible;

use crate::inputs::{Platform, read_line};
use crate::play::{EN, NB, Play, procedure};
use crate::procedure_faults::whole;

type Checked = Result<(), Box<dyn Error>>;

const SOUND: DisclosureId = DisclosureId::CardOptions { card: CardId::Sound, done: false };

fn begin() -> Result<Play, Box<dyn Error>> {
    let (platform, procedure) = (Platform::parse("manual")?, procedure("combined", [])?);
    Ok(Play::begin(Viewer::Clinician, Setting::UnknownPatient, platform, procedure))
}

/// A screen with these cards.
fn view(
    phase: PhaseWord,
    cards: &[CardId],
    done: &[CardId],
) -> Result<ScreenAction, Box<dyn Error>> {
    let play = begin()?;
    let screen = play.session.view(&EN);
    let like = screen.cards.first().ok_or("no card")?;
    let card = |id: &CardId| Rc::new(Card { id: *id, ..(**like).clone() });
    let (cards, done) = (cards.iter().map(card).collect(), done.iter().map(card).collect());
    Ok(ScreenAction::ViewChanged(Rc::new(ViewModel { phase, cards, done, ..screen })))
}

fn after(phase: PhaseWord, actions: impl IntoIterator<Item = ScreenAction>) -> ScreenState {
    let first = Rc::new(ScreenState::new(phase));
    let last = actions.into_iter().fold(first, |state, action| state.reduce(action));
    (*last).clone()
}

#[test]
fn a_disclosure_that_is_toggled_twice_is_closed() {
    let toggle = || ScreenAction::ToggleDisclosure(SOUND);
    assert!(after(PhaseWord::Preparation, [toggle()]).is_open(&SOUND));
    let closed = ScreenState::new(PhaseWord::Preparation);
    assert_eq!(after(PhaseWord::Preparation, [toggle(), toggle()]), closed);
}

#[test]
fn the_disclosures_of_what_is_gone_are_closed_and_others_stay_open() -> Checked {
    let open = [SOUND, DisclosureId::Done, DisclosureId::Requirements];
    let phase = PhaseWord::Preparation;
    for (cards, done, still) in [
        (vec![CardId::Sound], vec![CardId::Rules], vec![0, 1, 2]),
        // The card is done: there it is another disclosure.
        (vec![], vec![CardId::Sound], vec![1, 2]),
        (vec![CardId::Sound], vec![], vec![0, 2]),
    ] {
        let toggles = open.clone().map(ScreenAction::ToggleDisclosure);
        let state = after(phase, toggles.into_iter().chain([view(phase, &cards, &done)?]));
        let left = (0..open.len()).filter(|n| state.is_open(&open[*n]));
        assert!(left.eq(still), "{cards:?} {done:?}");
    }
    Ok(())
}

#[test]
fn the_next_consultation_starts_with_everything_closed() -> Checked {
    let id = DisclosureId::Requirements;
    let toggle = || ScreenAction::ToggleDisclosure(id.clone());
    let to = |phase| view(phase, &[], &[]);
    let open = [toggle(), to(PhaseWord::Closed)?];
    assert!(after(PhaseWord::Preparation, open).is_open(&id));
    let next = [toggle(), to(PhaseWord::Closed)?, to(PhaseWord::Preparation)?];
    assert!(!after(PhaseWord::Preparation, next).is_open(&id));
    Ok(())
}

#[test]
fn each_request_to_go_to_a_card_is_another_one_and_opens_the_sheet() {
    let go = || ScreenAction::GoToCard(CardId::Lock);
    let once = after(PhaseWord::Conversation, [go()]);
    let twice = after(PhaseWord::Conversation, [go(), go()]);
    assert_eq!(once.sheet, Sheet::Open);
    assert_eq!(ScreenState::new(PhaseWord::Conversation).sheet, Sheet::Folded);
    assert_ne!(once.focus_request, twice.focus_request);
}

#[test]
fn the_sheet_folds_on_going_in_and_when_all_is_well_and_opens_after_the_call() -> Checked {
    use PhaseWord::{Admission, Closing, Conversation, Preparation};
    let calm = |phase, calm: bool| -> Result<ScreenAction, Box<dyn Error>> {
        let ScreenAction::ViewChanged(view) = view(phase, &[CardId::Lock], &[])? else {
            return Err("no view".into());
        };
        let (tone, card) = if calm { (Tone::Good, None) } else { (Tone::Open, Some(CardId::Lock)) };
        let next = NextStep { tone, card, ..view.next.clone() };
        Ok(ScreenAction::ViewChanged(Rc::new(ViewModel { next, ..(*view).clone() })))
    };
    let press = || Ok(ScreenAction::ToggleSheet);
    let rows = [
        ("before the call", Preparation, vec![calm(Preparation, true)], Sheet::Open),
        ("goes in", Preparation, vec![calm(Admission, false)], Sheet::FoldedItself),
        ("opened", Admission, vec![press(), calm(Admission, false)], Sheet::Open),
        (
            "all is well",
            Admission,
            vec![press(), calm(Admission, false), calm(Conversation, true)],
            Sheet::FoldedItself,
        ),
        (
            "opened while all is well",
            Admission,
            vec![calm(Conversation, true), press(), calm(Conversation, true)],
            Sheet::Open,
        ),
        ("folded", Preparation, vec![press()], Sheet::Folded),
        ("after the call", Conversation, vec![calm(Closing, false)], Sheet::Open),
        (
            "folded after the call",
            Conversation,
            vec![calm(Closing, false), press(), calm(Closing, true)],
            Sheet::Folded,
        ),
    ];
    for (name, phase, actions, sheet) in rows {
        let actions = actions.into_iter().collect::<Result<Vec<_>, _>>()?;
        assert_eq!(after(phase, actions).sheet, sheet, "{name}");
    }
    Ok(())
}

#[test]
fn a_short_list_is_one_page() {
    for length in [0, 1, WHOLE] {
        let page = page(length, 30);
        assert_eq!((page.rows, page.count), (0..length, 1));
    }
}

#[test]
fn every_row_is_on_a_page_that_one_reaches_from_any_other() {
    for length in [WHOLE + 1, 60, 61, 400] {
        for start in 0..length {
            let shown = page(length, start);
            assert_eq!((shown.rows.start, shown.number == 1), (start, start == 0));
            let (mut rows, mut number) = (Vec::new(), shown.number);
            let mut at = Some(start);
            while let Some(start) = at {
                let page = page(length, start);
                assert!(page.rows.len() <= PER_PAGE && !page.rows.is_empty());
                assert_eq!((page.number, page.count), (number, shown.count), "{length} {start}");
                assert_eq!(page.next.is_none(), start == shown.last, "{length} {start}");
                (at, number) = (page.next, number + 1);
                rows.extend(page.rows);
            }
            assert!(rows.into_iter().eq(start..length));
            let (mut first, mut number) = (start, shown.number);
            let mut at = shown.previous;
            while let Some(start) = at {
                let page = page(length, start);
                assert!(page.rows.end >= first && start < first, "{length} {start}");
                assert_eq!(page.number, number - 1, "{length} {start}");
                (at, first, number) = (page.previous, start, page.number);
            }
            assert_eq!(first, 0);
        }
    }
}

/// What is announced of a screen with this state of the lock and this next step.
fn announced(lock: Key, next: Key, is_alert: bool) -> AnnouncementProps {
    let (kind, tone) = (StatusKind::Lock, Tone::Open);
    let item = StatusItem { kind, tone, label: Key::StatusBarLock.into(), state: lock.into() };
    let next = NextStep { line: next.into(), card: None, tone, is_alert };
    AnnouncementProps { status_bar: [item].into(), next }
}

#[test]
fn only_changes_are_announced() {
    let open = announced(Key::StatusBarLockOpen, Key::LockTitle, false);
    let good = announced(Key::StatusBarLockGood, Key::NextTalk, false);
    assert_eq!(open.changes_since(&open, true, EN), None);
    let text = good.changes_since(&open, true, EN).unwrap_or_default();
    assert!(text.contains(&EN.text(Key::StatusBarLockGood)), "{text}");
    assert!(text.contains(&EN.text(Key::NextTalk)), "{text}");
}

#[test]
fn an_alarm_is_not_announced_twice() {
    let open = announced(Key::StatusBarLockOpen, Key::LockTitle, false);
    let alarm = announced(Key::StatusBarLockOpen, Key::AlertUnlocked, true);
    assert_eq!(alarm.changes_since(&open, true, EN), None);
}

#[test]
fn only_whole_numbers_in_the_range_are_accepted() {
    let (label, press) = (Key::CountOthersLabel.into(), Key::CountOthersPress.into());
    let field = NumberView { label, start: 1, most: 10, press, into: NumberFor::Others };
    for (text, accepted) in [
        ("0", Some(0)),
        (" 3 ", Some(3)),
        ("10", Some(10)),
        ("11", None),
        ("-1", None),
        ("1.5", None),
        ("", None),
        ("to", None),
        ("99999999999", None),
    ] {
        assert_eq!(field.parse(text), accepted, "{text:?}");
    }
}

#[test]
fn a_name_of_hidden_characters_only_is_no_name() {
    assert_eq!(safe_name(&Private::new("\u{200B}\u{202E}")), None);
}

#[test]
fn a_telephone_number_stays_on_one_line() -> Checked {
    for (given, shown) in [("Vakt +47 00 00", Some("Vakt +47\u{a0}00\u{a0}00")), (" ", None)] {
        let mut play = begin()?;
        let support = Some(Private::new(given));
        let appointment = Appointment { support, ..Appointment::default() };
        play.session.take_event(Event::AppointmentGiven(appointment), play.at());
        let screen = play.session.view(&NB);
        let mut lines = screen.cards.iter().flat_map(|card| &card.body);
        let line = lines.find(|line| line.key == Key::AssessmentSupport);
        assert_eq!(line.is_some(), shown.is_some(), "{given:?}");
        let text = line.map(|line| NB.format(line)).unwrap_or_default();
        assert!(text.contains(shown.unwrap_or_default()), "{text:?}");
    }
    Ok(())
}

/// A procedure with links for each of these, by the id of the link.
fn linked(links: &[(&str, &[&str], &[&str])]) -> Result<Procedure, Box<dyn Error>> {
    let mut file = whole();
    let link = |(id, audience, subjects): &(&str, &[&str], &[&str])| {
        let address = format!("https://www.example.no/{id}");
        let (nb, en) = (format!("{id} nb"), format!("{id} en"));
        let label = json!({"nb": nb, "en": en});
        json!({"id": id, "label": label, "address": address, "audience": audience, "for": subjects})
    };
    file["links"] = links.iter().map(link).collect();
    file["of"] = json!(["combined"]);
    read_procedure(&file.to_string()).map_err(|problems| format!("{problems:?}").into())
}

#[test]
fn a_link_is_shown_where_it_matters() -> Checked {
    let links: [(&str, &[&str], &[&str]); 5] = [
        ("guide", &["clinician"], &["A-3.1"]),
        ("first", &["clinician"], &["onboarding"]),
        ("patients", &["patient"], &["A-2.2"]),
        ("both", &[], &["before"]),
        ("lock", &[], &["A-2.8"]),
    ];
    let shown = |viewer, id: CardId| -> Result<(Vec<String>, Vec<String>), Box<dyn Error>> {
        let platform = Platform::parse("manual")?;
        let play = Play::begin(viewer, Setting::UnknownPatient, platform, linked(&links)?);
        let screen = play.session.view(&EN);
        let label = |link: &Link| format!("{} {}", EN.format(&link.label), link.address);
        let card = screen.cards.iter().find(|card| card.id == id).ok_or("no card")?;
        let listed = screen.requirements.ok_or("no list")?.groups();
        let listed = listed.iter().flat_map(|group| {
            let rows = group
                .rows
                .iter()
                .flat_map(|row| row.links.iter().map(|link| (row.id.as_str(), link)));
            group.links.iter().map(|link| ("", link)).chain(rows)
        });
        let listed = listed.filter(|(id, _)| *id != "P-1");
        let listed = listed.map(|(id, link)| format!("{id} {}", label(link))).collect();
        Ok((card.links.iter().map(label).collect(), listed))
    };
    let (card, listed) = shown(Viewer::Clinician, CardId::Onboarding)?;
    assert_eq!(
        card,
        ["guide en https://www.example.no/guide", "first en https://www.example.no/first"]
    );
    assert_eq!(
        listed,
        [
            " first en https://www.example.no/first",
            "A-3.1 guide en https://www.example.no/guide",
            " both en https://www.example.no/both",
            "A-2.8 lock en https://www.example.no/lock",
        ]
    );
    let (card, listed) = shown(Viewer::Patient, CardId::Information)?;
    let card: Vec<&str> = card.iter().map(String::as_str).collect();
    let patients = "patients en https://www.example.no/patients";
    assert!(card.contains(&patients) && card.contains(&"both en https://www.example.no/both"));
    assert!(!card.iter().any(|link| link.contains("guide") || link.contains("lock")), "{card:?}");
    assert!(!listed.iter().any(|link| link.contains("guide") || link.contains("first")));
    Ok(())
}

/// Whom to ask stands at the foot in every phase; that nobody is named, only where the procedure speaks of a super-user.
#[test]
fn technical_help_is_at_hand_in_every_phase() -> Checked {
    let support = |viewer, id: &str, given: Option<&str>, phase: &[&str]| {
        let mut play = Play::begin(
            viewer,
            Setting::UnknownPatient,
            Platform::parse("manual")?,
            procedure(id, [])?,
        );
        let support = given.map(Private::new);
        let appointment = Appointment { support, ..Appointment::default() };
        play.session.take_event(Event::AppointmentGiven(appointment), play.at());
        for input in phase {
            play.take(&read_line(input)?, input)?;
        }
        let screen = play.session.view(&EN);
        Ok::<_, Box<dyn Error>>((screen.phase, screen.support.map(|line| EN.format(&line))))
    };
    let talk: &[&str] = &[
        "ask enter-room",
        "ask begin-conversation",
        "ask begin-closing",
        "ask choose-outcome:ended-by-clinician",
        "ask close",
    ];
    for steps in 0..=talk.len() {
        let (phase, line) =
            support(Viewer::Clinician, "combined", Some("Servicedesk"), &talk[..steps])?;
        assert!(line.is_some_and(|line| line.contains("Servicedesk")), "{phase:?}");
        let (phase, line) = support(Viewer::Clinician, "combined", None, &talk[..steps])?;
        assert_eq!(
            line.as_deref(),
            Some("Technical help: No contact is given. Ask the super-user in your unit."),
            "{phase:?}"
        );
    }
    assert_eq!(support(Viewer::Clinician, "so-d45111", None, &[])?.1, None);
    assert_eq!(support(Viewer::Patient, "combined", Some("Servicedesk"), &[])?.1, None);
    Ok(())
}
