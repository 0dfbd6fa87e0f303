//! Somebody who was accounted for comes back under the same id, and nothing else has changed: one statement, that it is the
//! same person, restores what their return opened again.

use super::Consultation;
use super::returned::{ANSWERS, Returned};
use crate::domain::attested::Attested;
use crate::domain::participant::{Attribution, ParticipantId};
use crate::domain::refusal::{Refusal, ensure};
use crate::domain::setting::Party;

impl Consultation {
    /// What stands as this participant returns. `None` unless they are accounted for and the roll call stood.
    pub(super) fn stood_before(&self, who: ParticipantId) -> Option<Returned> {
        let attribution = self.people().list().get(who)?.attribution;
        let accounted =
            matches!(attribution, Attribution::Expected(_) | Attribution::Explained { .. });
        let roll_call = self.people().roll_call().current().filter(|_| accounted)?;
        let checks = std::array::from_fn(|n| self.identity().of(Party::ALL[n]).current());
        let answers =
            ANSWERS.map(|question| self.answers().get(question).and_then(Attested::current));
        Some(Returned { who, roll_call, checks, answers })
    }

    /// The participant who has come back under the same id, if that is the only change since everybody was accounted for.
    pub fn same_person(&self) -> Option<ParticipantId> {
        let returned = self.returned?;
        let people = self.people();
        let tally = people.tally();
        let alone = tally.strangers + tally.nameless == 0
            && !people.counts().is_settling()
            && people.counts().unlisted() == 0
            && !self.people_are_last_seen();
        let here = people.list().get(returned.who).is_some_and(|who| who.is_person_here());
        let open = people.roll_call().current().is_none();
        (alone && here && open && self.phase().is_live()).then_some(returned.who)
    }

    /// A person sees that it is the same person. The lock is not restored: the door was open.
    pub(super) fn restore_returned(&mut self, who: ParticipantId) -> Result<(), Refusal> {
        ensure(self.same_person() == Some(who), Refusal::UnknownParticipant)?;
        let Some(stood) = self.returned.take() else { return Ok(()) };
        self.people.stand_by_roll_call(stood.roll_call, who);
        for (party, check) in Party::ALL.iter().zip(stood.checks) {
            if let Some(check) = check {
                self.identity.stand_again(*party, check);
            }
        }
        for (question, answer) in ANSWERS.into_iter().zip(stood.answers) {
            if let Some(answer) = answer {
                self.answers.or_default(question).stand_again(answer);
            }
        }
        Ok(())
    }
}
