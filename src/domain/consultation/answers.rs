//! Answers to the questions that the panel asks. One answer may be evidence for several requirements.

use crate::domain::attested::{Attested, Stamped};
use crate::domain::intent::Question;
use crate::domain::small_map::SmallMap;
use crate::domain::time::Timestamp;

/// Answers by question.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Answers(SmallMap<Question, Attested<bool>>);

impl Answers {
    /// Everything answered to a question.
    pub fn get(&self, question: Question) -> Option<&Attested<bool>> {
        self.0.get(question)
    }

    /// All questions that were ever answered.
    pub fn iter(&self) -> impl Iterator<Item = (Question, &Attested<bool>)> {
        self.0.iter()
    }

    /// The answer that stands.
    pub fn current(&self, question: Question) -> Option<Stamped<bool>> {
        self.get(question).and_then(Attested::current)
    }

    /// When the previous answer was given, before the question was opened again or answered anew.
    pub fn previous_at(&self, question: Question) -> Option<Timestamp> {
        self.get(question).and_then(Attested::previous).map(|said| said.at)
    }

    pub(super) fn attest(&mut self, question: Question, yes: bool, at: Timestamp) {
        self.0.or_default(question).attest(yes, at);
    }

    pub(super) fn reopen(&mut self, question: Question) {
        if let Some(answer) = self.0.get_mut(question) {
            answer.reopen();
        }
    }

    pub(super) fn restore(&mut self, question: Question, answer: Attested<bool>) {
        self.0.insert(question, answer);
    }
}
