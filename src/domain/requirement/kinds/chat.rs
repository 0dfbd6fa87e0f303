//! A 1.2 and B G8: what is written in the chat holds nothing about a person, or nothing is written at all.
//!
//! Where the text may be looked at, only whether an identity number stands in it is known afterwards.
//! Else whoever opened the chat says what was in it. What the hospital chose between the two documents
//! decides which of the rules holds, since the question that is asked is worded by it.

use crate::domain::consultation::Consultation;
use crate::domain::intent::Question;
use crate::domain::procedure::{Chat, Procedure};
use crate::domain::requirement::{Basis, Known};

/// Broken when an identity number was seen in it. Informed while the chat was not used; asked once it was (A 1.2).
pub fn without_personal_data(c: &Consultation, procedure: &Procedure) -> Known {
    if procedure.policies.chat == Chat::Allowed {
        return Known::SET_ASIDE;
    }
    if let Some(at) = c.privacy().numbers().in_chat_at() {
        return Known::unmet(Basis::Observed, at).after(c.answer_before(Question::ChatClean));
    }
    // Where nothing may be written, the question was whether anything was, and not what.
    let said_something = c.answer(Question::ChatClean).is_some_and(|said| !said.value);
    if procedure.policies.chat == Chat::Forbidden
        && c.privacy().chat().written_at().is_none()
        && said_something
    {
        return Known::OPEN.after(c.answer_before(Question::ChatClean));
    }
    asked_once_used(c)
}

/// Broken when a message was seen; asked once the chat was open (B G8).
pub fn not_used(c: &Consultation, procedure: &Procedure) -> Known {
    if procedure.policies.chat != Chat::Forbidden {
        return Known::SET_ASIDE;
    }
    if let Some(at) = c.privacy().chat().written_at() {
        return Known::unmet(Basis::Observed, at).after(c.answer_before(Question::ChatClean));
    }
    asked_once_used(c)
}

/// Kept where the room has no chat, and read where nothing was seen of one, while nobody said anything of it; else as a
/// person says.
fn asked_once_used(c: &Consultation) -> Known {
    let used =
        c.privacy().chat().opened_at().is_some() || c.privacy().chat().written_at().is_some();
    if used || c.answer(Question::ChatClean).is_some() {
        return super::answered(c, Question::ChatClean);
    }
    match c.privacy().chat().absent_since() {
        Some(at) => Known::observed(at),
        None => super::informed::read(c),
    }
}
