//! Every requirement of the procedure, with what is known of it and how, and the hospital's choices.

use std::rc::Rc;

use super::build::{ViewContext, button, clocked, tone, verbatim};
use super::policies::{PolicyView, policies_for};
use super::text::{Arg, Key, Message, Var};
use super::{Control, RequirementGroup, RequirementView, Weight, words};
use crate::domain::{
    Finding, Intent, Kind, Moment, Phase, Procedure, Rule, Status, Viewer, WaiverReason,
};

/// What the full list of requirements is made of. It is long and folded away, so it is made when somebody looks at it.
#[derive(Clone, Debug, PartialEq)]
pub struct Requirements {
    procedure: Rc<Procedure>,
    /// For the procedure's own texts.
    language: &'static str,
    viewer: Viewer,
    closed: bool,
    findings: Vec<Finding>,
    /// What a person has set aside.
    waived: Vec<Kind>,
}

impl Requirements {
    pub(super) fn of(context: ViewContext<'_>) -> Option<Self> {
        let c = context.c;
        (!c.findings().is_empty()).then(|| Self {
            procedure: Rc::clone(context.procedure),
            language: context.language,
            viewer: c.viewer(),
            closed: c.phase() == Phase::Closed,
            findings: c.findings().to_vec(),
            waived: c.waivers().iter().map(|(kind, _)| kind).collect(),
        })
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.findings.len()
    }

    /// The requirements by when they are dealt with.
    pub fn groups(&self) -> Vec<RequirementGroup> {
        // Rules and findings stand in one order, and every rule that binds the viewer has its finding.
        let rules = self.procedure.rules().iter().filter(|rule| rule.binds(self.viewer));
        let found: Vec<(&Rule, &Finding)> =
            rules.zip(&self.findings).filter(|(rule, finding)| rule.id == finding.id).collect();
        Moment::ALL
            .iter()
            .filter_map(|moment| {
                let rows: Vec<RequirementView> = found
                    .iter()
                    .filter(|(rule, _)| rule.moment == *moment)
                    .map(|(rule, finding)| self.requirement(rule, finding))
                    .collect();
                let title = words::moment(*moment).into();
                (!rows.is_empty()).then_some(RequirementGroup { title, rows })
            })
            .collect()
    }

    /// The hospital's choices that concern the viewer.
    pub fn policies(&self) -> Vec<PolicyView> {
        policies_for(self.viewer, &self.procedure, self.language)
    }

    fn requirement(&self, rule: &Rule, finding: &Finding) -> RequirementView {
        let known = finding.known;
        let source = Message::from(Key::RequirementSource)
            .with(Var::Place, Arg::Text(rule.place.as_str().into()))
            .with(Var::Strength, Arg::Message(Box::new(words::strength(rule.strength).into())));
        let basis = match (known.at, known.before) {
            (Some(at), _) => clocked(words::basis(known.basis), at),
            (None, Some(before)) => clocked(Key::BasisBefore, before),
            (None, None) => Key::BasisNone.into(),
        };
        RequirementView {
            id: rule.id.as_str().to_owned(),
            tone: tone(known.status),
            source,
            text: verbatim(rule.text(self.language)),
            status: words::status(known.status).into(),
            basis,
            link: super::link(Key::RuleLink, rule.link.as_deref()),
            more: self.more(rule, known.status),
        }
    }

    fn more(&self, rule: &Rule, status: Status) -> Vec<Control> {
        if self.viewer != Viewer::Clinician || self.closed {
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
                    .map(|reason| {
                        (words::waiver(*reason).into(), Intent::Waive(rule.kind, *reason))
                    })
                    .collect(),
                press: Key::WaivePress.into(),
            }],
            // What the patient chose is taken back where it was told.
            Status::Waived if !self.waived.contains(&rule.kind) => Vec::new(),
            Status::Waived => {
                vec![button(Key::Unwaive, Intent::Unwaive(rule.kind), Weight::Quiet)]
            }
            Status::Met | Status::Unknown | Status::NotApplicable => Vec::new(),
        }
    }
}
