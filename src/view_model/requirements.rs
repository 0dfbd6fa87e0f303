//! Every requirement of the procedure with its status, and the hospital's policies.

use std::rc::Rc;

use super::model::{RequirementGroup, RequirementView};
use super::policies::{PolicyView, concerns_patient, policies};
use super::prelude::*;
use crate::domain::{Finding, Moment, Procedure, Rule, WaiverReason};

/// The data of the full list of requirements. The list is long and folded away, so its rows are built when it is opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Requirements {
    procedure: Rc<Procedure>,
    /// The language of the procedure's own texts.
    language: &'static str,
    viewer: Viewer,
    closed: bool,
    findings: Vec<Finding>,
    /// What a person has waived.
    waived: Vec<Kind>,
}

impl Requirements {
    /// The data of the list; `None` if nothing binds the viewer.
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

    /// The number of requirements.
    pub fn count(&self) -> usize {
        self.findings.len()
    }

    /// The requirements, grouped by the moment they are dealt with.
    pub fn groups(&self) -> Vec<RequirementGroup> {
        // Rules and findings have the same order, and every rule that binds the viewer has a finding.
        let rules = self.procedure.rules().iter().filter(|rule| rule.binds(self.viewer));
        let pairs: Vec<(&Rule, &Finding)> =
            rules.zip(&self.findings).filter(|(rule, finding)| rule.id == finding.id).collect();
        Moment::ALL
            .iter()
            .filter_map(|moment| {
                let rows: Vec<RequirementView> = pairs
                    .iter()
                    .filter(|(rule, _)| rule.moment == *moment)
                    .map(|(rule, finding)| self.requirement(rule, finding))
                    .collect();
                let title = vocabulary::moment(*moment).into();
                (!rows.is_empty()).then_some(RequirementGroup { title, rows })
            })
            .collect()
    }

    /// The hospital's policies that concern the viewer.
    pub fn policies(&self) -> Vec<PolicyView> {
        let mut all = policies(&self.procedure, self.language);
        all.retain(|policy| self.viewer == Viewer::Clinician || concerns_patient(policy.name));
        all
    }

    fn requirement(&self, rule: &Rule, finding: &Finding) -> RequirementView {
        let known = finding.known;
        let source = Key::RequirementSource
            .with(Var::Place, rule.place.as_str())
            .with(Var::Strength, vocabulary::strength(rule.strength));
        let basis = match (known.at, known.before) {
            (Some(at), _) => clocked(vocabulary::basis(known.basis), at),
            (None, Some(before)) => clocked(Key::BasisBefore, before),
            (None, None) => Key::BasisNone.into(),
        };
        RequirementView {
            id: rule.id.as_str().to_owned(),
            tone: tone(known.status),
            source,
            text: verbatim(rule.text(self.language)),
            note: rule.note(self.language).map(str::to_owned),
            status: vocabulary::status(known.status).into(),
            basis,
            link: link(Key::RuleLink, rule.link.as_deref()),
            more: self.more(rule, known.status),
        }
    }

    /// The clinician's controls that waive a requirement or withdraw the waiver.
    fn more(&self, rule: &Rule, status: Status) -> Vec<Control> {
        if self.viewer != Viewer::Clinician || self.closed {
            return Vec::new();
        }
        match status {
            // What is read once before the first time cannot be waived for a single consultation.
            Status::Open | Status::Unmet | Status::Unknown
                if rule.moment != Moment::Onboarding && rule.kind.can_be_set_aside() =>
            {
                let option = |reason: &WaiverReason| {
                    (vocabulary::waiver(*reason), Intent::Waive(rule.kind, *reason))
                };
                let labels = [Key::WaiveLabel, Key::WaivePlaceholder, Key::WaivePress];
                vec![pick(labels, WaiverReason::ALL.iter().map(option))]
            }
            // A waiver that follows from a choice of the patient is withdrawn where the choice was recorded.
            Status::Waived if self.waived.contains(&rule.kind) => {
                vec![button(Key::Unwaive, Intent::Unwaive(rule.kind), Weight::Quiet)]
            }
            _ => Vec::new(),
        }
    }
}
