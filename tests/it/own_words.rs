//! A hospital's own words: what it writes in the rules of its own file stands on the cards, as it is written, where its matter
//! is asked. The panel's words stand for everything else.

use std::collections::BTreeSet;
use std::error::Error;

use serde_json::{Value, json};
use trygtrom::domain::{Kind, Procedure, Setting, Timestamp, Viewer};
use trygtrom::format::read_procedure;
use trygtrom::i18n::Localizer;
use trygtrom::runtime::Session;
use trygtrom::ui::HeadingLevel;
use trygtrom::view_model::{Card, CardId, Key, Sources, ViewModel};

use crate::inputs::START;
use crate::play::{EN, NB};
use crate::procedure_faults::whole;
use crate::requirement_table::screen::states;
use crate::screens::markup;

type Checked = Result<(), Box<dyn Error>>;

const PLACE: &str = "Prøve pkt. 7";

/// A hospital's file with these rules.
fn file(rules: Vec<Value>) -> Value {
    let mut file = whole();
    file["links"] = json!([]);
    file["rules"] = rules.into();
    file
}

fn read(file: &Value) -> Result<Procedure, Box<dyn Error>> {
    read_procedure(&file.to_string()).map_err(|problems| format!("{problems:?}").into())
}

/// A rule of a kind, with these words to the clinician and to the patient.
fn rule(kind: Kind, text: Value, patient: Value) -> Value {
    json!({
        "id": "P-7", "kind": kind.word(), "strength": "shall", "moment": "start", "place": PLACE,
        "text": text, "patient": patient,
    })
}

fn cards(view: &ViewModel) -> impl Iterator<Item = &Card> {
    view.cards.iter().chain(&view.later).chain(&view.done).map(|card| &**card)
}

/// Whether a line of the card is this text alone.
fn says(card: &Card, words: &Localizer, text: &str) -> bool {
    let items = card.items.iter().map(|item| &item.text);
    card.body.iter().chain(items).any(|line| words.format(line) == text)
}

/// The places that a card names as those of its rules.
fn places(card: &Card, words: &Localizer) -> Vec<String> {
    let of_items = card.items.iter().map(|item| words.format(&item.place));
    let of_card = card.sources.iter().flat_map(Sources::places).map(str::to_owned);
    of_card.chain(of_items).collect()
}

/// The cards that show a rule of this kind to this viewer, by their words in the page.
fn shown(kind: Kind) -> Result<[BTreeSet<&'static str>; 2], Box<dyn Error>> {
    let [text, patient] = ["Vårt krav.", "Vi ber deg om dette."];
    let mut procedure = read(&file(vec![rule(kind, json!({"nb": text}), json!({"nb": patient}))]))?;
    // A patient is told what a chosen procedure states.
    procedure.is_chosen = true;
    let mut shown = [BTreeSet::new(), BTreeSet::new()];
    for (viewer, play) in states(&procedure)? {
        let (own, others) = match viewer {
            Viewer::Clinician => (text, patient),
            Viewer::Patient => (patient, text),
        };
        let view = play.session.view(&NB);
        for card in cards(&view).filter(|card| says(card, &NB, own) || says(card, &NB, others)) {
            assert!(!says(card, &NB, others), "{kind:?}, {viewer:?}: the words to the other one");
            let places = places(card, &NB);
            let expected = if card.id == CardId::Onboarding { vec![] } else { vec![PLACE] };
            assert_eq!(places, expected, "{kind:?}: {:?}", card.id);
            shown[viewer as usize].insert(card.id.word());
        }
    }
    Ok(shown)
}

/// For each kind the cards of the clinician and of the patient that show what a hospital wrote about it.
const ROWS: [(Kind, &[&str], &[&str]); 33] = [
    (Kind::VideoSuits, &["appointment", "ready"], &["information"]),
    (Kind::NoRecording, &["surroundings"], &["own-room"]),
    (Kind::ChatWithoutPersonalData, &["rules"], &["line-breaks"]),
    (Kind::SharingWithoutPersonalData, &["rules"], &["line-breaks"]),
    (Kind::ChatNotUsed, &["rules"], &["line-breaks"]),
    (Kind::SharingWithCare, &["rules"], &["line-breaks"]),
    (Kind::NotOverheard, &["own-room", "ready", "sound", "surroundings"], &["own-room", "sound"]),
    (Kind::OutOfEarshot, &["own-room", "ready", "surroundings"], &["own-room"]),
    (Kind::NotInPublicPlace, &["own-room", "ready", "surroundings"], &["own-room"]),
    (Kind::EveryoneIntroduced, &["roll-call"], &["room-state"]),
    (Kind::IntroducedAndVisible, &["roll-call"], &["room-state"]),
    (Kind::OthersAgreed, &["company", "ready"], &["information"]),
    (Kind::ListWatched, &["list-look"], &["room-state"]),
    (Kind::WindowNotScreen, &["rules"], &["line-breaks"]),
    (Kind::GroundRules, &["rules"], &["information"]),
    (
        Kind::EqualConfidentiality,
        &["own-room", "ready", "surroundings"],
        &["information", "own-room"],
    ),
    (Kind::ConsentByJoining, &["rules"], &["information"]),
    (Kind::PatientInformed, &["appointment", "ready"], &["information"]),
    (Kind::ToldOfVideo, &["appointment", "ready"], &["information"]),
    (Kind::PatientAble, &["appointment", "ready"], &["information"]),
    (Kind::CalendarPrivate, &["appointment", "ready"], &["information"]),
    (Kind::Equipment, &["rules"], &["information"]),
    (Kind::PatientIdentified, &["identity"], &["identity"]),
    (Kind::ClinicianIdentified, &["identity"], &["identity"]),
    (Kind::NoPaymentOnProblems, &["assessment", "rules"], &["line-breaks"]),
    (Kind::SameSolution, &["rules", "solution"], &["room-state"]),
    (Kind::RoomLocked, &["lock"], &["room-state"]),
    (Kind::RecordKept, &["record"], &["leave"]),
    (Kind::LeftAndClosed, &["leave"], &["leave"]),
    (Kind::QualityJudged, &["assessment"], &["line-breaks"]),
    (Kind::Onboarding, &["onboarding"], &["information"]),
    (Kind::Confirm, &["own-rules"], &["own-rules"]),
    (Kind::Inform, &["own-rules"], &["own-rules"]),
];

#[test]
fn the_text_of_every_kind_is_on_a_card_of_both_panels() -> Checked {
    for kind in Kind::ALL {
        let row = ROWS.iter().find(|(known, ..)| known == kind);
        let (_, clinicians, patients) = row.ok_or_else(|| format!("no row for {kind:?}"))?;
        assert!(!clinicians.is_empty() && !patients.is_empty(), "{kind:?} is on no card");
        let [of_clinician, of_patient] = shown(*kind)?;
        assert!(of_clinician.iter().eq(*clinicians), "{kind:?}, clinician: {of_clinician:?}");
        assert!(of_patient.iter().eq(*patients), "{kind:?}, patient: {of_patient:?}");
    }
    Ok(())
}

/// The lines of the own-room card before the call, in this language.
fn place_lines(procedure: &Procedure, words: &Localizer) -> Vec<String> {
    let at = Timestamp(START);
    let session = Session::new(Viewer::Patient, Setting::KnownPatient, procedure.clone(), at);
    let view = session.view(words);
    let card = cards(&view).find(|card| card.id == CardId::OwnRoom);
    card.into_iter().flat_map(|card| &card.body).map(|line| words.format(line)).collect()
}

#[test]
fn the_panels_words_stand_for_what_the_hospital_did_not_write() -> Checked {
    let panels = Key::PatientRoomBody;
    let (own, taken_over) = ("Lukk døren.", "Alle sitter der ingen andre hører");
    let one = || rule(Kind::NotOverheard, json!({"nb": own}), json!({}));
    let cases = [
        ("of its own alone", json!([]), vec![one()], true, false),
        ("taken over alone", json!(["so-d45111"]), vec![], false, true),
        ("both", json!(["so-d45111"]), vec![one()], true, true),
    ];
    for (name, of, mut rules, has_own, has_panels) in cases {
        for rule in &mut rules {
            rule.as_object_mut().ok_or("an object")?.remove("patient");
        }
        let mut file = file(rules);
        file["of"] = of;
        let lines = place_lines(&read(&file)?, &NB);
        assert_eq!(lines.iter().any(|line| line == own), has_own, "{name}: {lines:?}");
        assert_eq!(lines.contains(&NB.text(panels)), has_panels, "{name}: {lines:?}");
        assert!(!lines.iter().any(|line| line.contains(taken_over)), "{name}: {lines:?}");
    }
    // What replaces an included requirement is the hospital's own.
    let mut replaced = file(vec![rule(Kind::NotOverheard, json!({"nb": own}), json!({"nb": own}))]);
    replaced["of"] = json!(["so-d45111"]);
    replaced["rules"][0]["id"] = json!("A-1.4");
    let lines = place_lines(&read(&replaced)?, &NB);
    assert!(lines.contains(&own.to_owned()) && !lines.contains(&NB.text(panels)), "{lines:?}");
    Ok(())
}

#[test]
fn own_words_are_in_the_panels_language_or_marked() -> Checked {
    let both = json!({"nb": "Lukk døren.", "en": "Close the door."});
    let (one, none) = (json!({"nb": "Lukk døren."}), json!({"nb": "Til deg: Lukk døren."}));
    for (text, patient, expected, is_first) in [
        (&both, &both, "Close the door.", false),
        (&one, &one, "Lukk døren.", true),
        // The words to the patient come first, in whatever language they are.
        (&both, &none, "Til deg: Lukk døren.", true),
    ] {
        let rule = rule(Kind::NotOverheard, text.clone(), patient.clone());
        let procedure = read(&file(vec![rule]))?;
        let at = Timestamp(START);
        let session = Session::new(Viewer::Patient, Setting::KnownPatient, procedure, at);
        let view = session.view(&EN);
        let card = cards(&view).find(|card| card.id == CardId::OwnRoom).ok_or("no card")?;
        let lines = card.body.iter().map(|line| EN.pieces(line));
        let expected = vec![(is_first, expected.to_owned())];
        assert!(lines.into_iter().any(|pieces| pieces == expected), "{expected:?}: {card:?}");
        let drawn = markup(HeadingLevel::Two, &session, EN);
        assert_eq!(drawn.contains(&format!("<span lang=\"nb\">{}", expected[0].1)), is_first);
    }
    Ok(())
}

#[test]
fn own_words_are_text_and_nothing_else() -> Checked {
    let text = "<b>Lukk</b> <script>døren()</script> & \"vinduet\". \u{202e}אבג\u{202c}";
    let rule = rule(Kind::NotOverheard, json!({"nb": text}), json!({"nb": text}));
    for viewer in Viewer::ALL {
        let procedure = read(&file(vec![rule.clone()]))?;
        let session = Session::new(*viewer, Setting::KnownPatient, procedure, Timestamp(START));
        let drawn = markup(HeadingLevel::Two, &session, NB);
        assert!(!drawn.contains("<b>") && !drawn.contains("<script"), "{viewer:?}");
        assert!(drawn.contains("&lt;b&gt;Lukk&lt;/b&gt;"), "{viewer:?}");
        assert!(drawn.contains("אבג"), "{viewer:?}");
    }
    Ok(())
}
