//! What a person answered to the requirements that the hospital words itself.

use crate::domain::attested::Attested;
use crate::domain::intent::WaiverReason;
use crate::domain::procedure::{Reopens, RequirementId};
use crate::domain::small_map::SmallMap;
use crate::domain::time::Timestamp;

/// What a person stated of one requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct RuleAnswer {
    /// Whether it is right.
    pub answer: Attested<bool>,
    /// Why and when it was waived, if it was.
    pub waived: Option<(WaiverReason, Timestamp)>,
}

/// The answers by requirement.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct RuleAnswers {
    answers: SmallMap<RequirementId, RuleAnswer>,
    /// What happened in this step after which some answers do not hold.
    came: Option<Reopens>,
}

impl RuleAnswers {
    /// What was stated of a requirement.
    pub fn of(&self, id: RequirementId) -> RuleAnswer {
        self.answers.get(id).copied().unwrap_or_default()
    }

    /// All that was stated.
    pub fn all(&self) -> &SmallMap<RequirementId, RuleAnswer> {
        &self.answers
    }

    pub(super) fn attest(&mut self, id: RequirementId, yes: bool, at: Timestamp) {
        self.answers.or_default(id).answer.attest(yes, at);
    }

    pub(super) fn waive(&mut self, id: RequirementId, why: Option<(WaiverReason, Timestamp)>) {
        self.answers.or_default(id).waived = why;
    }

    /// Somebody came, so the answers that this opens again do not hold any more. Which they are, the procedure says.
    pub(super) fn somebody_came(&mut self, how: Reopens) {
        // What somebody new opens again, a return does not, but not the other way round.
        let both = [self.came, Some(how)];
        self.came = both.into_iter().flatten().min();
    }

    /// Opens again the answers that do not hold after what happened in this step. `reopens`: when an answer to a requirement
    /// does not hold, as the procedure says.
    pub(super) fn sync(&mut self, reopens: impl Fn(RequirementId) -> Option<Reopens>) {
        let Some(came) = self.came.take() else { return };
        for (id, given) in self.answers.iter_mut() {
            if reopens(id).is_some_and(|when| when >= came) {
                given.answer.reopen();
            }
        }
    }

    pub(super) fn restore(
        answers: SmallMap<RequirementId, RuleAnswer>,
        came: Option<Reopens>,
    ) -> Self {
        Self { answers, came }
    }
}
