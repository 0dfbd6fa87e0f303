//! A 1.2 and B G8: what is written in the chat holds nothing about a person, or nothing is written at all.
//!
//! Where the text may be looked at, only whether an identity number stands in it is known afterwards.
//! Else whoever opened the chat says what was in it.

use crate::domain::consultation::Consultation;
use crate::domain::intent::Question;
use crate::domain::procedure::{Chat, Procedure};
use crate::domain::requirement::{Basis, Known};

/// Broken when an identity number was seen. Informed while the chat was not used; asked once it was (A 1.2).
/// Where the hospital allows the chat altogether, nobody is asked.
pub fn without_personal_data(c: &Consultation, procedure: &Procedure) -> Known {
    if let Some(at) = c.number_at {
        return Known::unmet(Basis::Observed, at).after(c.answer_before(Question::ChatClean));
    }
    if procedure.policies.chat == Chat::Allowed {
        return Known::NOT_APPLICABLE;
    }
    if c.chat_at.is_some() || c.chat_written.is_some() {
        return super::answered(c, Question::ChatClean);
    }
    super::informed::read(c)
}

/// Broken when a message was seen; asked once the chat was open (B G8). Of no concern where the hospital has
/// chosen otherwise.
pub fn not_used(c: &Consultation, procedure: &Procedure) -> Known {
    if procedure.policies.chat != Chat::Forbidden {
        return Known::NOT_APPLICABLE;
    }
    if let Some(at) = c.chat_written {
        return Known::unmet(Basis::Observed, at).after(c.answer_before(Question::ChatClean));
    }
    if c.chat_at.is_some() {
        return super::answered(c, Question::ChatClean);
    }
    super::informed::read(c)
}
