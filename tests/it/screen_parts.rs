//! Parts of the screen that no scenario shows: what is open and where the focus is requested, pages of a long list,
//! announcements, and texts and numbers as they are typed or handed in.

use std::error::Error;
use std::rc::Rc;

use trygtrom::domain::{Appointment, Event, PhaseWord, Private, Setting, Viewer};
use trygtrom::ui::pages::{PER_PAGE, WHOLE, page};
use trygtrom::ui::{AnnouncementProps, DisclosureId, ScreenAction, ScreenState};
use trygtrom::view_model::{
    Card, CardId, Key, NextStep, NumberFor, NumberView, StatusItem, StatusKind, Tone, ViewModel,
    safe_name,
};
use yew::Reducible;

use crate::inputs::Platform;
use crate::play::{EN, NB, Play, procedure};

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
    let screen = play.session.view(&EN, play.at());
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
    assert!(once.sheet_open && !ScreenState::new(PhaseWord::Conversation).sheet_open);
    assert_ne!(once.focus_request, twice.focus_request);
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
    assert_eq!(open.changes_since(&open, EN), None);
    let text = good.changes_since(&open, EN).unwrap_or_default();
    assert!(text.contains(&EN.text(Key::StatusBarLockGood)), "{text}");
    assert!(text.contains(&EN.text(Key::NextTalk)), "{text}");
}

#[test]
fn an_alarm_is_not_announced_twice() {
    let open = announced(Key::StatusBarLockOpen, Key::LockTitle, false);
    let alarm = announced(Key::StatusBarLockOpen, Key::AlertUnlocked, true);
    assert_eq!(alarm.changes_since(&open, EN), None);
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
        let screen = play.session.view(&NB, play.at());
        let mut lines = screen.cards.iter().flat_map(|card| &card.body);
        let line = lines.find(|line| line.key == Key::AssessmentSupport);
        assert_eq!(line.is_some(), shown.is_some(), "{given:?}");
        let text = line.map(|line| NB.format(line)).unwrap_or_default();
        assert!(text.contains(shown.unwrap_or_default()), "{text:?}");
    }
    Ok(())
}
