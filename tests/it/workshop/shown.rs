//! What the workshop shows beside the editor: the panel, the consultations, the differences and the checklist.

use std::rc::Rc;

use trygtrom::domain::{Intent, Question, Viewer};
use trygtrom::format::{BUILT_IN, built_in, read_procedure};
use trygtrom::i18n::Lang;
use trygtrom::workshop::changes::compare;
use trygtrom::workshop::place::Place;
use trygtrom::workshop::rehearsal::{HistoryId, Rehearsal};
use trygtrom::workshop::state::{Page, Side};
use trygtrom::workshop::{Action, Line, State, Words};

use super::{Checked, OWN, drawn, edit, file, has_id, opened, rule};

#[test]
fn every_recorded_consultation_is_played_under_every_procedure_to_its_end() -> Checked {
    let names: Vec<&str> = HistoryId::all().map(HistoryId::name).collect();
    let mut files: Vec<String> = std::fs::read_dir("histories")?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .map(|name| name.replace(".jsonl", ""))
        .collect();
    files.sort();
    let mut known = names.clone();
    known.sort_unstable();
    assert_eq!(known, files);
    let own = read_procedure(OWN).map_err(|problems| format!("{problems:?}"))?;
    let procedures = BUILT_IN.iter().filter_map(|(id, _)| built_in(id)).chain([own]);
    for procedure in procedures.map(Rc::new) {
        for history in HistoryId::all() {
            let mut rehearsal = Rehearsal::in_history(history);
            let phases = rehearsal.phases(&procedure);
            assert!(phases.len() > 1, "{} under {}: {phases:?}", history.name(), procedure.id);
            rehearsal.go_to(rehearsal.length());
            let words = Words(Lang::Nb).localizer();
            let shown = rehearsal.show(&procedure, &words).ok_or("it cannot be played")?;
            assert_eq!(Some(shown.view.phase), phases.last().map(|(phase, _)| *phase));
            assert!(shown.at > 0);
            let same = compare(history, Some(&procedure), &procedure, Words(Lang::Nb))
                .ok_or("it cannot be played")?;
            assert!(
                same.only_before.is_empty() && same.only_now.is_empty() && !same.now.is_empty()
            );
        }
    }
    Ok(())
}

#[test]
fn the_panel_takes_a_press_and_says_why_it_does_not() -> Checked {
    let procedure = Rc::new(built_in("combined").ok_or("no procedure")?);
    let words = Words(Lang::Nb).localizer();
    let mut rehearsal = Rehearsal::of(Viewer::Clinician);
    rehearsal.presses.push(Intent::Confirm(Question::RulesRead));
    let shown = rehearsal.show(&procedure, &words).ok_or("it cannot be played")?;
    assert!(shown.refusal.is_none());
    rehearsal.presses.push(Intent::BeginConversation);
    let shown = rehearsal.show(&procedure, &words).ok_or("it cannot be played")?;
    assert!(shown.refusal.is_some(), "a conversation with nobody there was begun");
    rehearsal.go_to(1);
    assert!(rehearsal.presses.is_empty());
    Ok(())
}

#[test]
fn a_stricter_procedure_shows_in_the_consultations_and_in_the_differences() -> Checked {
    let mut state = opened("own.json", OWN.as_bytes());
    edit(&mut state, &rule(7).field("when_no"), "stop");
    edit(&mut state, &Place::top("policies").field("payment"), "hospital-decides");
    let open = file(&state)?;
    let (Some(now), Some(before)) = (open.procedure.clone(), open.before.clone()) else {
        return Err("no versions".into());
    };
    let failing = HistoryId::parse("failing-line").ok_or("no such consultation")?;
    let outcome =
        compare(failing, Some(&before.procedure), &now, Words(Lang::Nb)).ok_or("not played")?;
    assert!(
        outcome.only_now.iter().any(|line| line.contains("Betaling")),
        "{:?}",
        outcome.only_now
    );
    state.take(Action::ShowBeside(Side::Histories));
    assert!(drawn(state.clone()).contains("Bare nå"));
    state.take(Action::ShowBeside(Side::Differences));
    let page = drawn(state);
    assert!(page.contains("EX-8 (Rutine for videokonsultasjon pkt. 8)"));
    assert!(page.contains("samtalen skal ikke begynne eller fortsette"));
    Ok(())
}

#[test]
fn with_problems_the_panel_is_shown_as_it_was_when_there_were_none() -> Checked {
    let mut state = opened("own.json", OWN.as_bytes());
    edit(&mut state, &Place::top("version"), "");
    assert!(file(&state)?.procedure.is_none());
    assert!(drawn(state).contains(Words(Lang::Nb).say(Line::LiveLastInOrder)));
    let state = opened("broken.json", b"{}");
    assert!(drawn(state).contains(Words(Lang::Nb).say(Line::LiveNone)));
    Ok(())
}

#[test]
fn a_language_of_the_file_or_of_the_author_has_a_field_beside_the_others() -> Checked {
    let text = OWN.replacen(
        "\"nb\": \"Du vet hvor",
        "\"se\": \"Don dieđát\",\n        \"nb\": \"Du vet hvor",
        1,
    );
    let mut state = opened("own.json", text.as_bytes());
    state.take(Action::AddLanguage("nn".into()));
    state.take(Action::EditRule(Some(0)));
    state.page = Page::Rules;
    let page = drawn(state);
    for tag in ["nb", "en", "se", "nn"] {
        assert!(has_id(&page, &format!("rules[0].text.{tag}")), "{tag}");
    }
    Ok(())
}

#[test]
fn the_page_speaks_both_languages() {
    for lang in Lang::ALL {
        let mut state = State::new(lang);
        assert!(drawn(state.clone()).contains(Words(lang).say(Line::OpenTitle)));
        state.take(Action::Speak(Lang::En));
        assert!(drawn(state).contains(Words(Lang::En).say(Line::OpenTitle)));
    }
}

#[test]
fn the_checklist_is_that_of_the_file_as_it_is_written_now() {
    let mut state = opened("own.json", OWN.as_bytes());
    edit(
        &mut state,
        &rule(0).field("text").field("nb"),
        "Et krav som nettopp er skrevet & <endret>.",
    );
    state.take(Action::ShowBeside(Side::Paper));
    let page = drawn(state);
    assert!(page.contains("Et krav som nettopp er skrevet &amp; &lt;endret&gt;."));
    assert!(page.contains("type=\"checkbox\""));
}
