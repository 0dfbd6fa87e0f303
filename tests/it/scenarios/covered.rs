//! Checks that the scenarios together cover every policy value, outcome, charge, reason, alert and phase.

use std::collections::BTreeSet;

use trygtrom::domain::{
    AlertKind, Charge, Millis, Notice, Outcome, PhaseWord, PolicyName, Reason, RequirementId,
    Setting, Viewer,
};

use super::{Checked, Played, Scenario, Start, names, play, play_all};

/// Fails if `reached` lacks one of `all`.
fn all_reached(
    what: &str,
    all: impl IntoIterator<Item = String>,
    reached: &BTreeSet<String>,
) -> Checked {
    let missing: Vec<String> = all.into_iter().filter(|one| !reached.contains(one)).collect();
    if missing.is_empty() {
        Ok(())
    } else {
        Err(format!("no scenario reaches {what}: {}", missing.join(", ")).into())
    }
}

#[test]
fn every_policy_value_changes_a_scenario() -> Checked {
    let mut reached = BTreeSet::new();
    for scenario in names()? {
        let mut scenario = Scenario::load(&scenario)?;
        let hangs_on = std::mem::take(&mut scenario.setup.hangs_on);
        if hangs_on.is_empty() {
            continue;
        }
        let played = play(&scenario)?;
        for name in hangs_on {
            let policy = PolicyName::parse(&name).ok_or("no such policy")?;
            let word = played.policies.word(policy);
            for other in policy.words().iter().filter(|other| **other != word) {
                let policies = &mut scenario.setup.policies;
                let chosen = policies.insert(name.clone(), (*other).to_owned());
                let otherwise = play(&scenario)?;
                let policies = &mut scenario.setup.policies;
                match chosen {
                    Some(chosen) => policies.insert(name.clone(), chosen),
                    None => policies.remove(&name),
                };
                // The sharing policy changes what is asked and no command or notice.
                let same = match policy {
                    PolicyName::Sharing => played.shows == otherwise.shows,
                    _ => played.commands == otherwise.commands,
                };
                if same {
                    let scenario = scenario.name;
                    return Err(format!("{scenario}: {name} {other} changes nothing").into());
                }
            }
            reached.insert(format!("{name} {word}"));
        }
    }
    let all = PolicyName::ALL.iter().flat_map(|policy| {
        policy.words().iter().map(move |word| format!("{} {word}", policy.word()))
    });
    all_reached("the policy value", all, &reached)
}

#[test]
fn every_outcome_charge_and_reason_is_reported() -> Checked {
    let (mut outcomes, mut charges, mut reasons) =
        (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    for (_, played) in play_all()?.values() {
        for notice in &played.notices {
            if let Notice::OutcomeChosen { outcome, charge, reason } = notice {
                outcomes.insert(outcome.word().to_owned());
                charges.insert(charge.word().to_owned());
                reasons.insert(kind_of(reason).to_owned());
            }
        }
    }
    all_reached("the outcome", Outcome::WORDS.iter().map(|word| (*word).to_owned()), &outcomes)?;
    all_reached("the charge", Charge::WORDS.iter().map(|word| (*word).to_owned()), &charges)?;
    let all = [
        RequirementId::parse("A-2.6").map(Reason::Requirement),
        Some(Reason::NoProblem),
        Some(Reason::NoPatient),
        Some(Reason::NothingGiven),
        Some(Reason::NoShowPolicy),
        Some(Reason::OneOfGroup),
        Some(Reason::LossUnjudged),
        Some(Reason::PaymentPolicy),
        Some(Reason::ProcedureSilent),
    ];
    let all = all.iter().flatten().map(|reason| kind_of(reason).to_owned());
    all_reached("the reason", all, &reasons)
}

/// The word of a reason; all requirements count as one. The match is exhaustive, so that a new reason is added above.
fn kind_of(reason: &Reason) -> &str {
    match reason {
        Reason::Requirement(_) => "a requirement",
        Reason::NoProblem
        | Reason::NoPatient
        | Reason::NothingGiven
        | Reason::NoShowPolicy
        | Reason::OneOfGroup
        | Reason::LossUnjudged
        | Reason::PaymentPolicy
        | Reason::ProcedureSilent => reason.word(),
    }
}

#[test]
fn every_alert_is_raised_and_cleared_and_every_phase_entered() -> Checked {
    let (mut alerts, mut phases) = (BTreeSet::new(), BTreeSet::new());
    for (_, played) in play_all()?.values() {
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
    all_reached("the alert", AlertKind::WORDS.iter().flat_map(both), &alerts)?;
    all_reached("the phase", PhaseWord::WORDS.iter().map(|word| (*word).to_owned()), &phases)
}

#[test]
fn conversation_is_reached_within_five_presses_and_thirty_seconds() -> Checked {
    let mut settings = BTreeSet::new();
    for (Scenario { name, setup, .. }, Played { start, .. }) in play_all()?.values() {
        let Some(stated) = setup.presses else { continue };
        let Start { first_arrival: Some(arrival), conversation: Some(conversation), presses } =
            *start
        else {
            return Err(format!("{name}: nobody arrived, or there was no conversation").into());
        };
        if presses != stated {
            return Err(format!("{name}: {presses} presses, not {stated}").into());
        }
        let time = conversation.since(arrival);
        if stated > 5 || time > Millis::seconds(30) {
            return Err(format!("{name}: {stated} presses in {time:?}").into());
        }
        if setup.procedure == "combined" && Viewer::parse(&setup.viewer) == Some(Viewer::Clinician)
        {
            settings.insert(setup.setting.clone());
        }
    }
    let all = [Setting::UnknownPatient, Setting::KnownPatient];
    let all = all.iter().map(|setting| setting.word().to_owned());
    all_reached("the conversation quickly in the setting", all, &settings)
}
