//! A 1.1, A 1.2, A 1.3, A 1.8, A 2.8, B G4, B G8, B S3: the room is locked, nobody records, and chat and sharing show nothing
//! forbidden.

use super::answered;
use super::informed::read;
use crate::domain::consultation::Consultation;
use crate::domain::event::Surface;
use crate::domain::intent::Question;
use crate::domain::procedure::{Chat, Procedure, Sharing};
use crate::domain::requirement::{Basis, Known, Status};

/// The host makes sure that the room is locked once everybody is in (A 2.8): as the platform reports, otherwise as the
/// clinician states.
pub fn room_locked(c: &Consultation) -> Known {
    let before = c.lock().attested().previous().filter(|said| said.value).map(|said| said.at);
    let known = match c.lock_state() {
        Some((lock, basis)) if !lock.value => Known::unmet(basis, lock.at),
        Some((lock, Basis::Observed)) => Known::observed(lock.at),
        Some((lock, _)) => Known::attested(lock.at),
        None => Known::OPEN,
    };
    known.after(before)
}

/// Broken while something records, transcribes or streams, apart from what was agreed before the start where the procedure
/// allows it (A 1.1, B S3); otherwise as a person answered.
///
/// A platform reports its own recorder, but not a telephone held up to the screen. So no observed recorder proves nothing: a
/// person is asked, and asked again after a recorder was observed.
pub fn no_recording(c: &Consultation, procedure: &Procedure) -> Known {
    let answer = answered(c, Question::NobodyRecords);
    let before = c.answer_before(Question::NobodyRecords);
    let seen = c.uncleared_listener(procedure);
    seen.map_or(answer, |(_, seen)| Known::unmet(Basis::Observed, seen.at).after(before))
}

/// Broken if an identity number was found, where the text may be searched. Informed while the chat is unused, asked once it
/// was used (A 1.2). The hospital's policy decides which of the two rules on chat applies, because it decides the question.
pub fn chat_without_personal_data(c: &Consultation, procedure: &Procedure) -> Known {
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
    chat_asked_once_used(c)
}

/// Broken if a message was observed; asked once the chat was opened (B G8).
pub fn chat_not_used(c: &Consultation, procedure: &Procedure) -> Known {
    if procedure.policies.chat != Chat::Forbidden {
        return Known::SET_ASIDE;
    }
    if let Some(at) = c.privacy().chat().written_at {
        return Known::unmet(Basis::Observed, at).after(c.answer_before(Question::ChatClean));
    }
    chat_asked_once_used(c)
}

/// While the chat is unused and nobody answered: met if the room has no chat, otherwise informed. After that as a person
/// states.
fn chat_asked_once_used(c: &Consultation) -> Known {
    let used = c.privacy().chat().opened_at.is_some() || c.privacy().chat().written_at.is_some();
    if used || c.answer(Question::ChatClean).is_some() {
        return answered(c, Question::ChatClean);
    }
    match c.privacy().chat().absent_since {
        Some(at) => Known::observed(at),
        None => read(c),
    }
}

/// Waived where the hospital allows personal data with care. The question is then worded by B G4, and its answer says nothing
/// about this requirement.
pub fn sharing_without_personal_data(c: &Consultation, procedure: &Procedure) -> Known {
    match procedure.policies.sharing {
        Sharing::NoPersonalData => sharing_with_care(c),
        Sharing::WithCare => Known::SET_ASIDE,
    }
}

/// Nothing forbidden is shown (A 1.3, B G4).
pub fn sharing_with_care(c: &Consultation) -> Known {
    asked_once_shared(c, Question::SharingClean)
}

/// A window is shared, and not the whole screen (A 1.8). Observed where the viewer's own browser reports what is shared; a
/// person who contradicts it knows more than the browser.
pub fn window_not_screen(c: &Consultation) -> Known {
    let answer = asked_once_shared(c, Question::WindowShared);
    match c.privacy().sharing().surface {
        Some(seen) if seen.value == Surface::Screen => Known::unmet(Basis::Observed, seen.at),
        Some(seen) if answer.status != Status::Unmet => Known::observed(seen.at),
        _ => answer,
    }
}

/// Informed while nothing was shared, asked once something was. Most platforms report that something is shared, but not what;
/// where sharing is not reported at all, an answer counts as well.
fn asked_once_shared(c: &Consultation, question: Question) -> Known {
    if c.privacy().sharing().last_at.is_some() || c.answer(question).is_some() {
        return answered(c, question);
    }
    read(c)
}
