//! A 1.2 and B G8: the chat contains nothing about a person, or nothing is written at all.
//!
//! Where the text may be searched, only whether it contains an identity number is known. Otherwise a person answers what
//! was written. The hospital's policy decides which of the two rules applies, because it decides the question.

use crate::domain::consultation::Consultation;
use crate::domain::intent::Question;
use crate::domain::procedure::{Chat, Procedure};
use crate::domain::requirement::{Basis, Known};

/// Broken if an identity number was found. Informed while the chat is unused, asked once it was used (A 1.2).
pub fn without_personal_data(c: &Consultation, procedure: &Procedure) -> Known {
    if procedure.policies.chat == Chat::Allowed {
        return Known::SET_ASIDE;
    }
    if let Some(at) = c.privacy().numbers().in_chat_at {
        return Known::unmet(Basis::Observed, at).after(c.answer_before(Question::ChatClean));
    }
    // Where the chat is forbidden, the question was whether anything was written, not what.
    let something_written = c.answer(Question::ChatClean).is_some_and(|said| !said.value);
    if procedure.policies.chat == Chat::Forbidden
        && c.privacy().chat().written_at.is_none()
        && something_written
    {
        return Known::OPEN.after(c.answer_before(Question::ChatClean));
    }
    asked_once_used(c)
}

/// Broken if a message was observed; asked once the chat was opened (B G8).
pub fn not_used(c: &Consultation, procedure: &Procedure) -> Known {
    if procedure.policies.chat != Chat::Forbidden {
        return Known::SET_ASIDE;
    }
    if let Some(at) = c.privacy().chat().written_at {
        return Known::unmet(Basis::Observed, at).after(c.answer_before(Question::ChatClean));
    }
    asked_once_used(c)
}

/// While the chat is unused and nobody answered: met if the room has no chat, otherwise informed. After that as a person
/// states.
fn asked_once_used(c: &Consultation) -> Known {
    let used = c.privacy().chat().opened_at.is_some() || c.privacy().chat().written_at.is_some();
    if used || c.answer(Question::ChatClean).is_some() {
        return super::answered(c, Question::ChatClean);
    }
    match c.privacy().chat().absent_since {
        Some(at) => Known::observed(at),
        None => super::informed::read(c),
    }
}
