//! What a person answered to the requirements that the hospital words itself.

use crate::domain::attested::Attested;
use crate::domain::intent::WaiverReason;
use crate::domain::procedure::{Procedure, Reopens, RequirementId, Rule};
use crate::domain::small_map::SmallMap;
use crate::domain::time::Timestamp;

/// What a person stated of one requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleAnswer {
    /// Whether it is right.
    pub answer: Attested<bool>,
    /// Why and when it was waived, if it was.
    pub waived: Option<(WaiverReason, Timestamp)>,
    /// What it was stated of ([`Rule::wording`]).
    pub wording: u32,
    /// When a "yes" does not hold any more.
    pub reopens: Reopens,
}

impl RuleAnswer {
    /// Nothing is stated of this requirement.
    fn none(rule: &Rule) -> Self {
        let Rule { wording, reopens, .. } = *rule;
        Self { answer: Attested::default(), waived: None, wording, reopens }
    }
}

/// The answers by requirement.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct RuleAnswers(SmallMap<RequirementId, RuleAnswer>);

impl RuleAnswers {
    /// What was stated of a requirement; `None` if nothing was.
    pub fn of(&self, id: RequirementId) -> Option<&RuleAnswer> {
        self.0.get(id)
    }

    /// All that was stated.
    pub fn all(&self) -> &SmallMap<RequirementId, RuleAnswer> {
        &self.0
    }

    pub(super) fn attest(&mut self, rule: &Rule, yes: bool, at: Timestamp) {
        self.given(rule).answer.attest(yes, at);
    }

    pub(super) fn waive(&mut self, rule: &Rule, why: Option<(WaiverReason, Timestamp)>) {
        self.given(rule).waived = why;
    }

    fn given(&mut self, rule: &Rule) -> &mut RuleAnswer {
        self.0.or_insert_with(rule.id, || RuleAnswer::none(rule))
    }

    /// Opens again each "yes" that does not hold after somebody came. A "no" stands until a person says otherwise.
    pub(super) fn somebody_came(&mut self, how: Reopens) {
        for (_, given) in self.0.iter_mut() {
            if given.reopens >= how && given.answer.value() == Some(true) {
                given.answer.reopen();
            }
        }
    }

    /// Forgets what was stated of requirements that a procedure words otherwise. What it does not have is kept: the page may
    /// give its own procedure later.
    pub(super) fn sync(&mut self, procedure: &Procedure) {
        for (id, given) in self.0.iter_mut() {
            let rule = procedure.rule_with(id).filter(|rule| rule.kind.is_generic());
            if let Some(rule) = rule.filter(|rule| rule.wording != given.wording) {
                *given = RuleAnswer::none(rule);
            }
        }
    }

    /// What was stated before a reload.
    pub(super) const fn restore(answers: SmallMap<RequirementId, RuleAnswer>) -> Self {
        Self(answers)
    }
}
