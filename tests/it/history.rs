//! How each requirement came to its status: every change with its time and what it came from, in memory only.

use std::error::Error;

use trygtrom::domain::{Event, MOST_CHANGES, Setting, Timestamp, Viewer};
use trygtrom::ui::HeadingLevel;

use crate::inputs::{Platform, START, read_line};
use crate::play::{EN, NB, Play, procedure};
use crate::screens::markup;

type Checked = Result<(), Box<dyn Error>>;

/// Plays inputs a minute apart, the first at 10:01, on a platform that reports everything.
fn play(viewer: Viewer, inputs: &[&str]) -> Result<Play, Box<dyn Error>> {
    let platform = Platform::parse("scripted")?;
    let mut play =
        Play::begin(viewer, Setting::UnknownPatient, platform, procedure("combined", [])?);
    for (input, minute) in inputs.iter().zip(1..) {
        play.until(minute * 60_000)?;
        play.take(&read_line(input)?, input)?;
    }
    assert!(play.refusals.is_empty(), "{:?}", play.refusals);
    Ok(play)
}

fn history(play: &Play, id: &str) -> Vec<String> {
    let view = play.session.view(&NB);
    let lines = view.requirements.iter().flat_map(|all| all.history(id));
    lines.map(|line| NB.format(&line)).collect()
}

/// Inputs, a requirement, and its history.
type Row = (Viewer, &'static [&'static str], &'static str, &'static [&'static str]);

const ROWS: &[Row] = {
    use Viewer::{Clinician, Patient};
    const MEET: [&str; 2] = ["event joined", "event present:p1"];
    &[
        (Clinician, &["ask confirm:video-suits"], "A-0", &["10:01: Oppfylt. Du bekreftet det."]),
        (Clinician, &["ask deny:video-suits"], "A-0", &["10:01: Ikke oppfylt. Du svarte nei."]),
        (Clinician, &["ask confirm:video-suits"], "A-2.9", &[]),
        (Clinician, &["ask confirm:rules-read"], "A-1.8", &["10:01: Lest. Du bekreftet det."]),
        (
            Clinician,
            &[MEET[0], MEET[1], "ask confirm-roll-call:0", "event present:p2"],
            "A-1.6",
            &[
                "10:03: Oppfylt. Du bekreftet det.",
                "10:04: Ikke oppfylt. Noen kom inn i videorommet.",
            ],
        ),
        (
            Clinician,
            &[MEET[0], MEET[1], "ask confirm-roll-call:0", "event panel-restarted"],
            "A-1.6",
            &["10:03: Oppfylt. Du bekreftet det.", "10:04: Åpnet igjen. Panelet startet på nytt."],
        ),
        (
            Clinician,
            &[MEET[0], MEET[1], "event lock-seen:locked", "event lock-seen:unlocked"],
            "A-2.8",
            &[
                "10:03: Oppfylt. Det ble meldt om låsen.",
                "10:04: Ikke oppfylt. Det ble meldt om låsen.",
            ],
        ),
        (
            Clinician,
            &["ask waive:video-suits:emergency", "ask unwaive:video-suits"],
            "A-0",
            &[
                "10:01: Fraveket. Det fulgte av noe du gjorde i panelet.",
                "10:02: Åpnet igjen. Det fulgte av noe du gjorde i panelet.",
            ],
        ),
        (
            Clinician,
            &["ask choose-setting:clinicians-only", "ask choose-setting:known-patient"],
            "A-2.3",
            &[
                "10:01: Gjelder ikke her. Samtaletypen ble endret.",
                "10:02: Ikke bekreftet. Samtaletypen ble endret.",
            ],
        ),
        (
            Clinician,
            &["ask begin-closing", "ask choose-outcome:rescheduled", "ask finish:rescheduled"],
            "A-0",
            &["10:03: Kan ikke avgjøres. Det fulgte av noe du gjorde i panelet."],
        ),
        (
            Patient,
            &["ask deny:own-surroundings"],
            "A-1.4",
            &["10:01: Ikke oppfylt. Du svarte nei."],
        ),
    ]
};

#[test]
fn each_change_is_told_with_its_time_and_cause() -> Checked {
    for (viewer, inputs, id, expected) in ROWS {
        assert_eq!(history(&play(*viewer, inputs)?, id), *expected, "{id} after {inputs:?}");
    }
    Ok(())
}

#[test]
fn another_procedure_and_time_alone_are_causes() -> Checked {
    let mut play = play(Viewer::Clinician, &["ask confirm:rules-read"])?;
    let other = [("chat".to_owned(), "allowed".to_owned())];
    let other = procedure("combined", other.iter().map(|(name, word)| (name, word)))?;
    play.session.switch_procedure(other, play.at());
    let changed = history(&play, "B-G8");
    assert_eq!(changed.last().map(String::as_str), Some("10:01: Fraveket. Prosedyren ble byttet."));
    let talk = [
        "event joined",
        "event present:p1",
        "ask begin-conversation",
        "ask confirm:list-looked-at",
    ];
    let mut play = self::play(Viewer::Clinician, &talk)?;
    play.until(20 * 60_000)?;
    let looked = ["10:04: Oppfylt. Du bekreftet det.", "10:14: Åpnet igjen. Det har gått en tid."];
    assert_eq!(history(&play, "A-1.7"), looked);
    Ok(())
}

#[test]
fn a_report_after_a_long_silence_is_the_cause_of_what_it_says() -> Checked {
    let minute = |minute: u64| Timestamp(START + minute * 60_000);
    let session = || -> Result<_, Box<dyn Error>> {
        let mut play =
            play(Viewer::Clinician, &["event joined", "event present:p1", "event sight-lost"])?;
        play.until(3 * 60_000)?;
        Ok(play.session)
    };
    let mut silent = session()?;
    let expires = silent.next_wake(minute(3)).ok_or("nothing is waited for")?;
    // No timer runs in a page that the browser has put to sleep.
    let at = Timestamp(expires.0.max(minute(60).0));
    silent.take_event(Event::LockSeen { locked: true }, at);
    let view = silent.view(&NB);
    let lines = view.requirements.iter().flat_map(|all| all.history("A-2.8"));
    let last = lines.last().map(|line| NB.format(&line));
    assert_eq!(last.as_deref(), Some("11:00: Oppfylt. Det ble meldt om låsen."));
    Ok(())
}

#[test]
fn the_last_changes_are_kept_and_older_ones_counted() -> Checked {
    let mut inputs = Vec::new();
    for _ in 0..MOST_CHANGES {
        inputs.extend(["ask confirm:video-suits", "ask deny:video-suits"]);
    }
    let play = play(Viewer::Clinician, &inputs)?;
    let lines = history(&play, "A-0");
    assert_eq!(lines.len(), MOST_CHANGES + 1);
    assert_eq!(lines[0], format!("{MOST_CHANGES} eldre endringer vises ikke."));
    assert_eq!(lines[1], "10:13: Oppfylt. Du bekreftet det.");
    assert_eq!(lines[MOST_CHANGES], "10:24: Ikke oppfylt. Du svarte nei.");
    Ok(())
}

#[test]
fn nothing_of_it_outlives_the_page_or_the_consultation() -> Checked {
    let again = play(Viewer::Clinician, &["ask confirm:video-suits", "reload"])?;
    let reloaded = "Siden ble lastet på nytt kl. 10:02. Det som skjedde før, står ikke her.";
    assert_eq!(history(&again, "A-0"), [reloaded]);
    let ended = [
        "ask confirm:video-suits",
        "ask begin-closing",
        "ask choose-outcome:rescheduled",
        "ask close",
        "ask next-patient",
    ];
    let next = play(Viewer::Clinician, &ended)?;
    for id in ["A-0", "A-1.4", "A-2.9"] {
        assert!(history(&next, id).is_empty(), "{id}: {:?}", history(&next, id));
    }
    Ok(())
}

#[test]
fn the_list_opens_to_the_history() -> Checked {
    let play = play(Viewer::Clinician, &["ask confirm:video-suits"])?;
    let drawn = markup(HeadingLevel::Two, &play.session, NB);
    assert_eq!(drawn.matches("rule-A-0-why").count(), 1);
    assert!(drawn.contains("10:01: Oppfylt. Du bekreftet det."));
    assert!(!drawn.contains("rule-A-2.9-why"), "nothing happened to it");
    let drawn = markup(HeadingLevel::Two, &play.session, EN);
    assert!(drawn.contains("10:01: Met. You confirmed it."));
    Ok(())
}
