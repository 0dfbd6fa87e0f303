//! The answers to what a hospital words itself: what they are answers to, and what a "no" that stops the talk withstands.

use std::error::Error;

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};
use trygtrom::domain::{
    Intent, Phase, Procedure, RequirementId, Setting, Status, Timestamp, Viewer,
};
use trygtrom::format::{built_in, read_procedure, read_snapshot, write_snapshot};
use trygtrom::runtime::Session;
use trygtrom::view_model::{CardId, Control, Sources};

use crate::inputs::{Line, START, read_line};
use crate::play::{NB, Play};
use crate::procedure_faults::whole;
use crate::walk::config;

type Checked = Result<(), Box<dyn Error>>;

const AT: Timestamp = Timestamp(START);

/// A hospital's file with one requirement to answer, changed by what is given.
fn procedure(changed: &Value) -> Result<Procedure, Box<dyn Error>> {
    let mut rule = json!({
        "id": "P-1", "kind": "confirm", "strength": "shall", "moment": "start", "place": "Prøve pkt. 1",
        "text": {"nb": "Pasienten kjører ikke."}, "reopens": "somebody-new", "when_no": "stop",
    });
    let new = changed.as_object().into_iter().flatten();
    new.for_each(|(name, value)| rule[name] = value.clone());
    let mut file = whole();
    file["links"] = json!([]);
    file["rules"] = json!([rule]);
    read_procedure(&file.to_string()).map_err(|problems| format!("{problems:?}").into())
}

fn id() -> Result<RequirementId, Box<dyn Error>> {
    Ok(RequirementId::parse("P-1").ok_or("an id")?)
}

fn answered(answer: impl Fn(RequirementId) -> Intent) -> Result<Session, Box<dyn Error>> {
    let procedure = procedure(&json!({}))?;
    let mut session = Session::new(Viewer::Clinician, Setting::UnknownPatient, procedure, AT);
    let step = session.take_intent(answer(id()?), AT);
    assert_eq!(step.refusal, None);
    Ok(session)
}

/// The session after the page was loaded again, which follows this procedure.
fn reloaded(session: &Session, procedure: Procedure) -> Result<Session, Box<dyn Error>> {
    let kept = write_snapshot(&session.consultation().snapshot());
    Ok(Session::resume(read_snapshot(&kept, AT)?, procedure, AT))
}

fn status(session: &Session) -> Result<Option<Status>, Box<dyn Error>> {
    let id = id()?;
    let found = session.consultation().findings().iter().find(|found| found.id == id);
    Ok(found.map(|found| found.known.status))
}

fn history(session: &Session) -> Vec<String> {
    let view = session.view(&NB);
    let lines = view.requirements.iter().flat_map(|all| all.history("P-1"));
    lines.map(|line| NB.format(&line)).collect()
}

/// What may change in a requirement, and whether an answer to it holds thereafter.
fn changes() -> Vec<(Value, bool)> {
    vec![
        (json!({}), true),
        (json!({"place": "Prøve pkt. 2"}), true),
        (json!({"short": {"nb": "kjøring"}}), true),
        (json!({"audience": ["patient", "clinician"]}), true),
        (json!({"text": {"nb": "Pasienten kjører, og vet at det er greit."}}), false),
        (json!({"text": {"nb": "Pasienten kjører ikke.", "en": "The patient drives."}}), false),
        (json!({"patient": {"nb": "Du kjører ikke."}}), false),
        (json!({"when_no": "note"}), false),
        (json!({"reopens": "never"}), false),
        (json!({"audience": ["clinician"]}), false),
    ]
}

#[test]
fn an_answer_holds_for_the_words_that_it_was_given_to() -> Checked {
    let waive = |id| Intent::WaiveRule(id, trygtrom::domain::WaiverReason::Emergency);
    let answers: [(&dyn Fn(RequirementId) -> Intent, Status); 3] = [
        (&Intent::ConfirmRule, Status::Met),
        (&Intent::DenyRule, Status::Unmet),
        (&waive, Status::Waived),
    ];
    for (answer, stated) in answers {
        for (changed, holds) in changes() {
            let expected = Some(if holds { stated } else { Status::Open });
            let mut session = answered(answer)?;
            session.switch_procedure(procedure(&changed)?, AT);
            assert_eq!(status(&session)?, expected, "{stated:?}, {changed}");
            let opened = history(&session)
                .last()
                .is_some_and(|line| line == "10:00: Åpnet igjen. Prosedyren ble byttet.");
            assert_eq!(opened, !holds, "{stated:?}, {changed}: {:?}", history(&session));
            // What was said of other words is not told of these.
            let found = session.consultation().findings().first().and_then(|it| it.known.before);
            assert!(holds || found.is_none(), "{stated:?}, {changed}");

            let session = reloaded(&answered(answer)?, procedure(&changed)?)?;
            let asked_again = stated == Status::Met;
            let expected = if asked_again { Some(Status::Open) } else { expected };
            assert_eq!(status(&session)?, expected, "after a reload: {stated:?}, {changed}");
        }
    }
    Ok(())
}

#[test]
fn another_kind_under_the_same_id_takes_over_no_answer() -> Checked {
    let mut session = answered(Intent::ConfirmRule)?;
    session.switch_procedure(inform()?, AT);
    assert_eq!(status(&session)?, Some(Status::Open));
    Ok(())
}

fn inform() -> Result<Procedure, Box<dyn Error>> {
    let mut file = whole();
    file["links"] = json!([]);
    file["rules"] = json!([{
        "id": "P-1", "kind": "inform", "strength": "info", "moment": "start", "place": "Prøve pkt. 1",
        "text": {"nb": "Pasienten kjører ikke."},
    }]);
    read_procedure(&file.to_string()).map_err(|problems| format!("{problems:?}").into())
}

#[test]
fn a_procedure_that_comes_late_finds_the_answers_as_the_reload_left_them() -> Checked {
    // A page that gives the procedure by address begins with the usual one.
    for (answer, reopens, expected) in [
        (Intent::ConfirmRule as fn(_) -> _, "somebody-new", Status::Open),
        (Intent::ConfirmRule, "never", Status::Met),
        (Intent::DenyRule, "somebody-new", Status::Unmet),
    ] {
        let own = procedure(&json!({ "reopens": reopens }))?;
        let mut session = Session::new(Viewer::Clinician, Setting::UnknownPatient, own.clone(), AT);
        session.take_intent(answer(id()?), AT);
        let usual = built_in("combined").ok_or("a built-in procedure")?;
        let mut session = reloaded(&session, usual)?;
        session.switch_procedure(own, AT);
        assert_eq!(status(&session)?, Some(expected), "{reopens}");
    }
    Ok(())
}

/// What may happen between a "no" and the press that begins the talk.
const BETWEEN: [&str; 22] = [
    "event joined",
    "event left",
    "event present:p1",
    "event present:p2",
    "event gone:p1",
    "event panel-restarted",
    "event sight-lost",
    "event lock-seen:locked",
    "ask confirm-roll-call:0",
    "ask confirm-prepared",
    "ask confirm-rules:end",
    "ask confirm-privacy",
    "ask report-outsider:call",
    "ask outsider-gone",
    "ask resume",
    "ask begin-conversation",
    "ask begin-closing",
    "ask reopen-conversation",
    "ask choose-setting:group",
    "ask acknowledge:rule-denied",
    "connect whereby",
    "reload",
];

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn nothing_but_an_answer_or_a_waiver_ends_a_stop(
        reopens in select(&["never", "somebody-new", "return"][..]),
        between in prop::collection::vec(select(&BETWEEN[..]), 0..25),
    ) {
        let own = procedure(&json!({"reopens": reopens})).map_err(|e| TestCaseError::fail(e.to_string()))?;
        let fail = |e: Box<dyn Error>| TestCaseError::fail(e.to_string());
        let platform = crate::inputs::Platform::parse("scripted").map_err(|e| fail(e.into()))?;
        let mut play = Play::begin(Viewer::Clinician, Setting::UnknownPatient, platform, own);
        for text in ["event joined", "ask deny-rule:P-1"].iter().chain(&between) {
            play.until(play.at().0 - START + 1_000).map_err(|e| fail(e.into()))?;
            play.take(&read_line(text).map_err(|e| fail(e.into()))?, text).map_err(|e| fail(e.into()))?;
        }
        let c = play.session.consultation();
        prop_assert!(c.phase() != Phase::Conversation, "{between:?}");
        prop_assert!(c.is_stopped_by_rule(play.session.procedure()), "{between:?}");
    }
}

#[test]
fn the_card_before_the_call_names_each_place_and_offers_no_no_to_what_is_read() -> Checked {
    let begin = || -> Result<Session, Box<dyn Error>> {
        let extended = built_in("extended").ok_or("a built-in procedure")?;
        Ok(Session::new(Viewer::Clinician, Setting::UnknownPatient, extended, AT))
    };
    let view = begin()?.view(&NB);
    let ready = view.cards.iter().find(|card| card.id == CardId::Ready).ok_or("no such card")?;
    let places = ready.sources.as_ref().map(Sources::named).unwrap_or_default();
    assert!(places.contains("Tillegg 1") && places.contains("Tillegg 2"), "{places}");
    for control in ready.controls.iter().chain(&ready.more) {
        if let Control::Button(button) = control {
            let step = begin()?.take_intent(button.intent, AT);
            assert_eq!(step.refusal, None, "{}", NB.format(&button.label));
        }
    }
    Ok(())
}

#[test]
fn a_card_with_a_no_is_not_said_to_be_confirmed() -> Checked {
    let own = crate::play::procedure("own-procedure", [])?;
    let mut session = Session::new(Viewer::Clinician, Setting::UnknownPatient, own, AT);
    for text in ["ask confirm-rule:EX-5", "ask deny-rule:EX-8"] {
        let Line::Ask(intent) = read_line(text)? else { return Err("an intent".into()) };
        assert_eq!(session.take_intent(intent, AT).refusal, None);
    }
    let view = session.view(&NB);
    let cards = view.cards.iter().chain(&view.later).chain(&view.done);
    let card = cards.into_iter().find(|card| card.id == CardId::OwnRules).ok_or("no card")?;
    assert_eq!(NB.format(&card.state), "Besvart");
    Ok(())
}

#[test]
fn the_history_of_one_requirement_is_not_told_of_another_under_its_id() -> Checked {
    let mut session = answered(Intent::ConfirmRule)?;
    session.switch_procedure(inform()?, AT);
    assert_eq!(history(&session), ["10:00: Ikke bekreftet. Prosedyren ble byttet."]);
    Ok(())
}
