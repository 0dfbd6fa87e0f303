//! A 1.2: what is written in the chat holds nothing about a person.
//!
//! The text is not looked at. Whoever opened the chat says what was in it.

use crate::domain::consultation::Consultation;
use crate::domain::intent::Question;
use crate::domain::requirement::Known;

/// Informed while the chat was not opened; asked once it was.
pub fn without_personal_data(c: &Consultation) -> Known {
    if c.chat_at.is_some() {
        return super::answered(c, Question::ChatClean);
    }
    super::payment::informed(c)
}
