//! What stood before somebody came back.

use crate::domain::attested::Stamped;
use crate::domain::identity::Check;
use crate::domain::intent::Question;
use crate::domain::participant::ParticipantId;
use crate::domain::setting::Party;

/// The answers that a return opens again.
pub const ANSWERS: [Question; 2] = [Question::OtherSurroundings, Question::PublicPlaceChosen];

/// What stood before somebody returned.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Returned {
    /// Who returned.
    pub who: ParticipantId,
    /// The roll call.
    pub roll_call: Stamped<u32>,
    /// The identity checks, in the order of [`Party::ALL`].
    pub checks: [Option<Stamped<Check>>; Party::ALL.len()],
    /// The answers to [`ANSWERS`].
    pub answers: [Option<Stamped<bool>>; ANSWERS.len()],
}
