//! Every requirement of the procedure with its status, and the hospital's policies.

use std::rc::Rc;

use super::builder::{denial_tone, reading, rule_text};
use super::model::{Link, RequirementGroup, RequirementView};
use super::policies::{PolicyView, concerns_patient, policies};
use super::prelude::*;
use crate::domain::{
    Basis, Finding, History, Moment, Procedure, ReadingLink, RequirementId, Rule, WaiverReason,
};

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
    /// The same of what the hospital words itself.
    rules_waived: Vec<RequirementId>,
    history: History,
    /// When the page was last loaded again: what came before is not in the history.
    loaded_again: Option<Timestamp>,
}

impl Requirements {
    /// The data of the list; `None` if nothing binds the viewer.
    pub(super) fn of(context: ViewContext<'_>) -> Option<Self> {
        let c = context.c;
        let promised = c.viewer() == Viewer::Clinician || context.procedure.is_chosen;
        let shown = |found: &&Finding| promised || found.kind != Kind::NoPaymentOnProblems;
        let given = c.rule_answers().all().iter();
        let waived = given.filter(|(_, given)| given.waived.is_some());
        let rules_waived = waived.map(|(id, _)| id).collect();
        (!c.findings().is_empty()).then(|| Self {
            procedure: Rc::clone(context.procedure),
            language: context.language,
            viewer: c.viewer(),
            closed: c.phase() == Phase::Closed,
            findings: c.findings().iter().filter(shown).cloned().collect(),
            waived: c.waivers().iter().map(|(kind, _)| kind).collect(),
            rules_waived,
            history: c.history().clone(),
            loaded_again: c.reloaded_at().max(c.restored_at()),
        })
    }

    /// The number of requirements.
    pub fn count(&self) -> usize {
        self.findings.len()
    }

    /// The requirements, grouped by the moment they are dealt with.
    pub fn groups(&self) -> Vec<RequirementGroup> {
        // Rules and findings have the same order, and every rule that is shown has a finding.
        let shown = |rule: &&Rule| self.findings.iter().any(|finding| finding.id == rule.id);
        let rules = self.procedure.rules().iter().filter(shown);
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
                let links = self.reading(|link| link.is_at(*moment));
                (!rows.is_empty()).then_some(RequirementGroup { title, links, rows })
            })
            .collect()
    }

    /// How the requirement with this id came to its status, oldest first.
    pub fn history(&self, id: &str) -> Vec<Message> {
        let mut lines = Vec::new();
        lines.extend(self.loaded_again.map(|at| clocked(Key::ChangesReloaded, at)));
        for change in self.history.of(id) {
            if change.older > 0 {
                lines.push(counted(Key::ChangesOlder, change.older));
            }
            let state = match change.basis {
                _ if change.reopened => Key::ChangeReopened,
                Basis::Informed => Key::RulesRead,
                _ => vocabulary::status(change.status),
            };
            let cause = counted(Key::ChangeCause, change.cause as u32);
            let line = clocked(Key::ChangeLine, change.at).with(Var::State, state);
            lines.push(line.with(Var::Text, cause));
        }
        lines
    }

    /// The hospital's policies that concern the viewer.
    pub fn policies(&self) -> Vec<PolicyView> {
        let mut all = policies(&self.procedure, self.language);
        let chosen = self.procedure.is_chosen;
        all.retain(|policy| {
            self.viewer == Viewer::Clinician || concerns_patient(policy.name, chosen)
        });
        all
    }

    /// The pages to read for this viewer, as far as they are wanted.
    fn reading(&self, wanted: impl Fn(&ReadingLink) -> bool) -> Vec<Link> {
        reading(&self.procedure, self.viewer, self.language, wanted)
    }

    fn requirement(&self, rule: &Rule, finding: &Finding) -> RequirementView {
        let known = finding.known;
        let source = Key::RequirementSource
            .with(Var::Place, own_words(self.language, |_| rule.place.as_str()))
            .with(Var::Strength, vocabulary::strength(rule.strength));
        let basis = match (known.at, known.before) {
            (Some(at), _) => clocked(vocabulary::basis(known.basis), at),
            (None, Some(before)) => clocked(Key::BasisBefore, before),
            (None, None) => Key::BasisNone.into(),
        };
        let was_read = known.basis == Basis::Informed;
        let status = if was_read { Key::RulesRead } else { vocabulary::status(known.status) };
        let mut links: Vec<Link> = link(Key::RuleLink, rule.link.as_deref()).into_iter().collect();
        links.extend(self.reading(|link| link.is_about(&rule.id)));
        RequirementView {
            id: rule.id.as_str().to_owned(),
            // What was read is not thereby followed.
            tone: match known.status {
                _ if was_read => Tone::Quiet,
                Status::Unmet if rule.kind == Kind::Confirm => denial_tone(rule),
                status => tone(status),
            },
            source,
            text: rule_text(self.viewer, self.language, rule),
            note: rule.note(self.language).map(|_| {
                let words = |language: &str| rule.note(language).unwrap_or_default();
                Key::Verbatim.with(Var::Text, own_words(self.language, words))
            }),
            status: status.into(),
            basis,
            links,
            changed: self.loaded_again.is_some()
                || self.history.of(rule.id.as_str()).next().is_some(),
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
                    let intent = match rule.kind.is_generic() {
                        true => Intent::WaiveRule(rule.id, *reason),
                        false => Intent::Waive(rule.kind, *reason),
                    };
                    (vocabulary::waiver(*reason), intent)
                };
                let labels = [Key::WaiveLabel, Key::WaivePlaceholder, Key::WaivePress];
                vec![pick(labels, WaiverReason::ALL.iter().map(option))]
            }
            Status::Waived if self.rules_waived.contains(&rule.id) => {
                vec![button(Key::Unwaive, Intent::UnwaiveRule(rule.id), Weight::Quiet)]
            }
            // A waiver that follows from a choice of the patient is withdrawn where the choice was recorded.
            Status::Waived if self.waived.contains(&rule.kind) => {
                vec![button(Key::Unwaive, Intent::Unwaive(rule.kind), Weight::Quiet)]
            }
            _ => Vec::new(),
        }
    }
}
