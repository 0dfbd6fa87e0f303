//! Holds that the behaviours together show all there is: every choice a hospital can make, every way a consultation can
//! end, and every word the host page can be told of it.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::PathBuf;

use trygtrom::domain::{
    AlertKind, Charge, Millis, Notice, Outcome, PhaseWord, PolicyName, Reason, RequirementId,
    Setting, Viewer,
};

use super::{Checked, Played, Setup, folders, play, setup};

/// What is left over of `all` when `reached` is taken away, as an error.
fn all_of(
    what: &str,
    all: impl IntoIterator<Item = String>,
    reached: &BTreeSet<String>,
) -> Checked {
    let missing: Vec<String> = all.into_iter().filter(|one| !reached.contains(one)).collect();
    if missing.is_empty() {
        Ok(())
    } else {
        Err(format!("no scenario shows {what}: {}", missing.join(", ")).into())
    }
}

/// A scenario and what came of it.
struct Behaviour {
    name: String,
    setup: Setup,
    played: Played,
}

/// Every scenario, played.
fn every() -> Result<Vec<Behaviour>, Box<dyn Error>> {
    let one = |folder: PathBuf| {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let setup = setup(&folder)?;
        let played = play(&folder, &setup)?;
        Ok(Behaviour { name, setup, played })
    };
    folders()?.into_iter().map(one).collect()
}

#[test]
fn every_choice_of_a_hospital_has_a_scenario_that_hangs_on_it() -> Checked {
    let mut shown = BTreeSet::new();
    for folder in folders()? {
        let mut setup = setup(&folder)?;
        let hangs_on = std::mem::take(&mut setup.hangs_on);
        if hangs_on.is_empty() {
            continue;
        }
        let played = play(&folder, &setup)?;
        for name in hangs_on {
            let policy = PolicyName::parse(&name).ok_or("no such policy")?;
            let word = played.policies.word(policy);
            for other in policy.words().iter().filter(|other| **other != word) {
                let chosen = setup.policies.insert(name.clone(), (*other).to_owned());
                let otherwise = play(&folder, &setup)?;
                match chosen {
                    Some(chosen) => setup.policies.insert(name.clone(), chosen),
                    None => setup.policies.remove(&name),
                };
                // What may be shared changes what is asked, and nothing that is told.
                let same = match policy {
                    PolicyName::Sharing => played.view == otherwise.view,
                    _ => played.told == otherwise.told,
                };
                if same {
                    let folder = folder.display();
                    return Err(format!("{folder}: goes the same with {name} {other}").into());
                }
            }
            shown.insert(format!("{name} {word}"));
        }
    }
    let all = PolicyName::ALL.iter().flat_map(|policy| {
        policy.words().iter().map(move |word| format!("{} {word}", policy.word()))
    });
    all_of("the choice", all, &shown)
}

#[test]
fn every_outcome_charge_and_reason_is_told_to_the_host_page() -> Checked {
    let (mut outcomes, mut charges, mut reasons) =
        (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for Behaviour { played, .. } in every()? {
        for notice in &played.notices {
            if let Notice::OutcomeChosen { outcome, charge, reason } = notice {
                outcomes.insert(outcome.word().to_owned());
                charges.insert(charge.word().to_owned());
                reasons.insert(kind_of(reason).to_owned());
            }
        }
    }
    all_of("the outcome", Outcome::WORDS.iter().map(|word| (*word).to_owned()), &outcomes)?;
    all_of("the charge", Charge::WORDS.iter().map(|word| (*word).to_owned()), &charges)?;
    let all = [
        RequirementId::parse("A-2.6").map(Reason::Requirement),
        Some(Reason::NoProblem),
        Some(Reason::NoPatient),
        Some(Reason::NothingGiven),
        Some(Reason::PaymentPolicy),
        Some(Reason::ProcedureSilent),
    ];
    all_of("the reason", all.iter().flatten().map(|reason| kind_of(reason).to_owned()), &reasons)
}

/// The word of a reason; any requirement counts as one. A new reason does not compile here without a scenario.
fn kind_of(reason: &Reason) -> &str {
    match reason {
        Reason::Requirement(_) => "a requirement",
        Reason::NoProblem
        | Reason::NoPatient
        | Reason::NothingGiven
        | Reason::PaymentPolicy
        | Reason::ProcedureSilent => reason.word(),
    }
}

#[test]
fn every_alert_comes_up_and_goes_and_every_phase_is_entered() -> Checked {
    let (mut alerts, mut phases) = (BTreeSet::new(), BTreeSet::new());
    for Behaviour { played, .. } in every()? {
        for notice in &played.notices {
            match notice {
                Notice::AlertChanged { kind, active, .. } => {
                    alerts.insert(format!("{} {active}", kind.word()));
                }
                Notice::PhaseChanged { from, to } => {
                    phases.insert(to.word().to_owned());
                    phases.insert(from.word().to_owned());
                }
                _ => {}
            }
        }
    }
    let both = |word: &&str| [format!("{word} true"), format!("{word} false")];
    all_of("the alert", AlertKind::WORDS.iter().flat_map(both), &alerts)?;
    all_of("the phase", PhaseWord::WORDS.iter().map(|word| (*word).to_owned()), &phases)
}

#[test]
fn from_arrival_to_talk_it_takes_five_presses_and_half_a_minute() -> Checked {
    let mut settings = BTreeSet::new();
    for Behaviour { name, setup, played: Played { way, .. } } in every()? {
        let Some(claimed) = setup.presses else { continue };
        let (Some(came), Some(talked)) = (way.came, way.talked) else {
            return Err(format!("{name}: nobody came, or there was no talk").into());
        };
        if way.presses != claimed {
            return Err(format!("{name}: {} presses, not {claimed}", way.presses).into());
        }
        if claimed > 5 || talked.since(came) > Millis::seconds(30) {
            return Err(format!("{name}: {claimed} presses in {:?}", talked.since(came)).into());
        }
        if setup.procedure == "combined" && Viewer::parse(&setup.viewer) == Some(Viewer::Clinician)
        {
            settings.insert(setup.setting);
        }
    }
    let all = [Setting::UnknownPatient, Setting::KnownPatient];
    all_of("a quick way for", all.iter().map(|setting| setting.word().to_owned()), &settings)
}
