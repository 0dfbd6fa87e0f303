//! What a person answered to the requirements that the hospital words itself.

use crate::domain::attested::Attested;
use crate::domain::intent::WaiverReason;
use crate::domain::procedure::{Reopens, RequirementId};
use crate::domain::small_map::SmallMap;
use crate::domain::time::Timestamp;

/// The answers and the waivers, each of one requirement.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct RuleAnswers {
    answers: SmallMap<RequirementId, Attested<bool>>,
    waivers: SmallMap<RequirementId, (WaiverReason, Timestamp)>,
    /// What happened in this step after which some answers do not hold.
    came: Option<Reopens>,
}

impl RuleAnswers {
    /// The answer to a requirement: whether it is right.
    pub fn answer(&self, id: RequirementId) -> Option<&Attested<bool>> {
        self.answers.get(id)
    }

    /// All answers.
    pub fn answers(&self) -> &SmallMap<RequirementId, Attested<bool>> {
        &self.answers
    }

    /// The requirements that a person waived, with reason and moment.
    pub fn waivers(&self) -> &SmallMap<RequirementId, (WaiverReason, Timestamp)> {
        &self.waivers
    }

    pub(super) fn attest(&mut self, id: RequirementId, yes: bool, at: Timestamp) {
        self.answers.or_default(id).attest(yes, at);
    }

    pub(super) fn waive(&mut self, id: RequirementId, reason: WaiverReason, at: Timestamp) {
        self.waivers.insert(id, (reason, at));
    }

    /// Returns whether it was waived.
    pub(super) fn unwaive(&mut self, id: RequirementId) -> bool {
        self.waivers.remove(id)
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
        let ids: Vec<RequirementId> = self.answers.iter().map(|(id, _)| id).collect();
        for id in ids {
            let opened = reopens(id).is_some_and(|when| when >= came);
            if let Some(answer) = self.answers.get_mut(id).filter(|_| opened) {
                answer.reopen();
            }
        }
    }

    pub(super) fn restore(
        answers: SmallMap<RequirementId, Attested<bool>>,
        waivers: SmallMap<RequirementId, (WaiverReason, Timestamp)>,
        came: Option<Reopens>,
    ) -> Self {
        Self { answers, waivers, came }
    }
}
