//! Every requirement of the procedure, with what is known of it and how.

use super::build::{Scene, button, clocked, tone, verbatim};
use super::text::{Arg, Key, Line, Var};
use super::{Control, RequirementGroup, RequirementView, Weight, words};
use crate::domain::{Finding, Intent, Moment, Phase, Rule, Status, Viewer, WaiverReason};

/// The requirements by when they are dealt with. What does not concern this consultation is left out.
pub(super) fn groups(scene: Scene<'_>) -> Vec<RequirementGroup> {
    // Rules and findings stand in one order, and every rule that binds the viewer has its finding.
    let rules = scene.procedure.rules().iter().filter(|rule| rule.binds(scene.c.viewer));
    let found: Vec<(&Rule, &Finding)> =
        rules.zip(&scene.c.findings).filter(|(rule, finding)| rule.id == finding.id).collect();
    Moment::ALL
        .iter()
        .filter_map(|moment| {
            let rows: Vec<RequirementView> = found
                .iter()
                .filter(|(rule, _)| rule.moment == *moment)
                .map(|(rule, finding)| requirement(scene, rule, finding))
                .collect();
            let title = words::moment(*moment).into();
            (!rows.is_empty()).then_some(RequirementGroup { title, rows })
        })
        .collect()
}

fn requirement(scene: Scene<'_>, rule: &Rule, finding: &Finding) -> RequirementView {
    let known = finding.known;
    let source = Line::from(Key::RequirementSource)
        .with(Var::Place, Arg::Text(rule.place.as_str().into()))
        .with(Var::Strength, Arg::Line(Box::new(words::strength(rule.strength).into())));
    let basis = match (known.at, known.before) {
        (Some(at), _) => clocked(words::basis(known.basis), at),
        (None, Some(before)) => clocked(Key::BasisBefore, before),
        (None, None) => Key::BasisNone.into(),
    };
    RequirementView {
        id: rule.id.as_str().to_owned(),
        tone: tone(known.status),
        source,
        text: verbatim(rule.text(scene.language)),
        status: words::status(known.status).into(),
        basis,
        link: super::link(Key::RuleLink, rule.link.as_deref()),
        more: more(scene, rule, known.status),
    }
}

fn more(scene: Scene<'_>, rule: &Rule, status: Status) -> Vec<Control> {
    if scene.c.viewer != Viewer::Clinician || scene.c.phase == Phase::Closed {
        return Vec::new();
    }
    match status {
        // What is read once, before the first time, is nothing to set aside in a consultation.
        Status::Open | Status::Unmet
            if rule.moment == Moment::Onboarding || !rule.kind.can_be_set_aside() =>
        {
            Vec::new()
        }
        Status::Open | Status::Unmet => vec![Control::Pick {
            label: Key::WaiveLabel.into(),
            placeholder: Key::WaivePlaceholder.into(),
            options: WaiverReason::ALL
                .iter()
                .map(|reason| (words::waiver(*reason).into(), Intent::Waive(rule.kind, *reason)))
                .collect(),
            press: Key::WaivePress.into(),
        }],
        // What the patient chose is taken back where it was told.
        Status::Waived if scene.c.waived.get(rule.kind).is_none() => Vec::new(),
        Status::Waived => {
            vec![button(Key::Unwaive, Intent::Unwaive(rule.kind), Weight::Quiet)]
        }
        Status::Met | Status::Unknown | Status::NotApplicable => Vec::new(),
    }
}
