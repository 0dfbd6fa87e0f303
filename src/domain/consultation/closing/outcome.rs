//! The chosen outcome, and what an outcome says by itself.

use crate::domain::outcome::Outcome;

/// The outcome, and the one the host page knows.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ChosenOutcome {
    chosen: Option<Outcome>,
    published: Option<Outcome>,
}

impl ChosenOutcome {
    pub fn get(&self) -> Option<Outcome> {
        self.chosen
    }

    pub fn set(&mut self, outcome: Outcome) {
        self.chosen = Some(outcome);
    }

    pub fn withdraw(&mut self) {
        self.chosen = None;
    }

    /// Notes what the host page knows from now on. An outcome is final once the consultation is closed. Returns it if it is
    /// news.
    pub fn publish(&mut self, closed: bool) -> Option<Outcome> {
        let last = self.chosen.filter(|_| closed);
        let before = std::mem::replace(&mut self.published, last);
        last.filter(|_| last != before)
    }

    pub fn restore(chosen: Option<Outcome>, closed: bool) -> Self {
        Self { chosen, published: chosen.filter(|_| closed) }
    }
}

/// Whether an outcome says by itself that there was a technical problem.
pub const fn implies_problem(outcome: Outcome) -> bool {
    matches!(
        outcome,
        Outcome::CompletedWithProblems | Outcome::ByTelephone | Outcome::StoppedTechnical
    )
}

/// Whether an outcome, or that there is none, says what was decided on a technical problem.
pub const fn reflects_decision(outcome: Option<Outcome>) -> bool {
    matches!(
        outcome,
        None | Some(
            Outcome::Completed
                | Outcome::CompletedWithProblems
                | Outcome::ByTelephone
                | Outcome::StoppedTechnical
        )
    )
}
