//! The cards and alerts of each requirement, collected from states of consultations that together show every card.

use std::error::Error;

use trygtrom::domain::{Evidence, Intent, Procedure, Rule, Setting, StatementKind, Viewer};
use trygtrom::view_model::{Control, Message, PickView, Sources};

pub(super) use super::CardIndex;
use crate::evidence::said_by;
use crate::inputs::{Platform, read_line};
use crate::play::{EN, Play};

/// Clinician and patient meet in a Whereby room.
const MEET: [&str; 4] = [
    "seen join",
    r#"seen participantupdate {"count":1}"#,
    r#"seen participant_join {"participant":{"externalId":null}}"#,
    r#"seen participantupdate {"count":2}"#,
];

/// A state of a consultation: viewer, platform and inputs.
struct Moment {
    viewer: Viewer,
    platform: &'static str,
    meet: bool,
    then: &'static [&'static str],
}

const fn moment(
    viewer: Viewer,
    platform: &'static str,
    meet: bool,
    then: &'static [&'static str],
) -> Moment {
    Moment { viewer, platform, meet, then }
}

const MOMENTS: [Moment; 31] = {
    use Viewer::{Clinician, Patient};
    [
        moment(Clinician, "whereby", false, &[]),
        moment(Clinician, "manual", false, &[]),
        moment(Clinician, "whereby", false, &["ask expect-also:relative"]),
        moment(Clinician, "whereby", false, &["ask expect-also:relative", "ask confirm-prepared"]),
        moment(Clinician, "whereby", true, &[]),
        moment(Clinician, "manual", false, &["ask enter-room", "ask count-others:1"]),
        moment(Clinician, "scripted", false, &["event joined", "event present:p1"]),
        moment(Clinician, "whereby", true, &["ask begin-conversation"]),
        moment(Clinician, "whereby", true, &[r#"seen chat_toggle {"open":true}"#]),
        moment(Clinician, "whereby", true, &[r#"seen screenshare_toggle {"enabled":true}"#]),
        moment(
            Clinician,
            "whereby",
            true,
            &[r#"seen recording_status_change {"status":"started"}"#],
        ),
        moment(Clinician, "whereby", true, &["ask deny:same-solution"]),
        moment(Clinician, "whereby", true, &["ask open-assessment"]),
        moment(Clinician, "whereby", true, &["ask check-identity:patient:document:doubtful"]),
        moment(
            Clinician,
            "scripted",
            false,
            &[
                "event joined",
                "event present:p1",
                "ask begin-conversation",
                "event lock-seen:unlocked",
            ],
        ),
        moment(Clinician, "whereby", true, &["ask report-outsider:own-room"]),
        moment(Clinician, "whereby", true, &["ask report-outsider:own-room", "ask outsider-gone"]),
        moment(Clinician, "whereby", true, &["ask begin-closing"]),
        moment(Clinician, "manual", false, &["ask enter-room", "ask begin-closing"]),
        moment(
            Clinician,
            "whereby",
            true,
            &[
                "ask open-assessment",
                "ask begin-closing",
                "ask choose-outcome:completed-with-problems",
            ],
        ),
        moment(Patient, "whereby", false, &[]),
        moment(Patient, "manual", false, &[]),
        moment(Patient, "whereby", false, &["event expected:clinician=b1,relative=p1"]),
        moment(Patient, "whereby", true, &[]),
        moment(Patient, "manual", false, &["ask enter-room", "ask count-others:1"]),
        moment(Patient, "whereby", true, &[r#"seen chat_toggle {"open":true}"#]),
        moment(Patient, "whereby", true, &[r#"seen screenshare_toggle {"enabled":true}"#]),
        moment(Patient, "whereby", true, &[r#"seen recording_status_change {"status":"started"}"#]),
        moment(
            Patient,
            "whereby",
            true,
            &[r#"seen connection_status_change {"status":"unstable"}"#],
        ),
        moment(Patient, "whereby", true, &["ask pause"]),
        moment(Patient, "whereby", true, &["ask leave-now"]),
    ]
};

/// The states that together show every card, each with its viewer.
pub(crate) fn states(procedure: &Procedure) -> Result<Vec<(Viewer, Play)>, Box<dyn Error>> {
    let mut states = Vec::new();
    for moment in MOMENTS {
        let platform = Platform::parse(moment.platform)?;
        let setting = Setting::UnknownPatient;
        let mut play = Play::begin(moment.viewer, setting, platform, procedure.clone());
        let meet: &[&str] = if moment.meet { &MEET } else { &[] };
        for text in meet.iter().chain(moment.then) {
            play.take(&read_line(text)?, text)?;
        }
        states.push((moment.viewer, play));
    }
    Ok(states)
}

/// For each requirement and viewer, the cards and alerts that name it, with their answers.
pub(super) fn shown(procedure: &Procedure) -> Result<CardIndex, Box<dyn Error>> {
    let mut shown = CardIndex::new();
    for (viewer, play) in states(procedure)? {
        assert!(play.refusals.is_empty(), "{:?}", play.refusals);
        let view = play.session.view(&EN);
        let cards = view.cards.iter().chain(&view.later).chain(&view.done);
        let cards =
            cards.map(|c| (&c.title, &c.sources, c.controls.iter().chain(&c.more).collect()));
        let alerts =
            view.alerts.iter().map(|a| (&a.title, &a.sources, a.controls.iter().collect()));
        let all: Vec<(&Message, &Option<Sources>, Vec<&Control>)> = cards.chain(alerts).collect();
        for (title, sources, controls) in all {
            let places: Vec<&str> = sources.iter().flat_map(Sources::places).collect();
            for rule in procedure.rules().iter().filter(|rule| rule.binds(viewer)) {
                // A card without places belongs to the requirements that its controls answer.
                let unnamed = places.is_empty() && answers(rule, viewer, &controls);
                if places.contains(&rule.place.as_str()) || unnamed {
                    note(&mut shown, viewer, rule, &EN.format(title), &controls);
                }
            }
        }
    }
    Ok(shown)
}

/// Records a card for a requirement, with the answers that are evidence for it.
fn note(shown: &mut CardIndex, viewer: Viewer, rule: &Rule, title: &str, controls: &[&Control]) {
    let cards = shown.entry((viewer, rule.id.as_str().to_owned())).or_default();
    let place = cards.iter().position(|(known, _)| known == title).unwrap_or_else(|| {
        cards.push((title.to_owned(), Vec::new()));
        cards.len() - 1
    });
    let evidence = rule.kind.evidence(viewer);
    for control in controls {
        for (label, intent) in offered(control) {
            if concerns(&evidence, &said_by(&intent, viewer))
                && let Some((_, labels)) = cards.get_mut(place)
                && !labels.contains(&label)
            {
                labels.push(label);
            }
        }
    }
}

/// Whether any control answers a requirement's question.
fn answers(rule: &Rule, viewer: Viewer, controls: &[&Control]) -> bool {
    let evidence = rule.kind.evidence(viewer);
    let intents = controls.iter().flat_map(|control| offered(control));
    intents.into_iter().any(|(_, intent)| {
        let read = evidence.read.into_iter().map(StatementKind::Answer);
        let asked: Vec<StatementKind> = evidence.stated.iter().copied().chain(read).collect();
        said_by(&intent, viewer).iter().any(|said| asked.contains(said))
    })
}

/// A control's label, with an intent that it can send.
fn offered(control: &Control) -> Vec<(String, Intent)> {
    match control {
        Control::Button(action) => vec![(EN.format(&action.label), action.intent)],
        Control::Pick(PickView { label, options, .. }) => {
            options.first().map(|(_, intent)| (EN.format(label), *intent)).into_iter().collect()
        }
        Control::Number(number) => vec![(EN.format(&number.press), number.into.intent(1))],
        Control::Confirm(asked) => vec![(EN.format(&asked.open), asked.press.intent)],
        Control::DeviceTest(_) | Control::Admission(_) => Vec::new(),
    }
}

fn concerns(evidence: &Evidence, said: &[StatementKind]) -> bool {
    said.iter().any(|one| {
        let asked = evidence
            .read
            .into_iter()
            .chain(evidence.permitted_answers.iter().copied())
            .map(StatementKind::Answer);
        evidence.stated.contains(one)
            || evidence.stated_broken.contains(one)
            || asked.into_iter().any(|question| question == *one)
    })
}
