//! A 1.3, A 1.8 and B G4: share a window and not the whole screen, with nothing forbidden in it.
//!
//! Most platforms report that something is shared, but not what. A person answers what it is: one "yes" covers all the
//! rules, and a "no" is about the whole screen or about what is visible.

use crate::domain::consultation::Consultation;
use crate::domain::event::Surface;
use crate::domain::intent::Question;
use crate::domain::procedure::{Procedure, Sharing};
use crate::domain::requirement::{Basis, Known, Status};

/// Waived where the hospital allows personal data with care. The question is then worded by B G4, and its answer says nothing
/// about this requirement.
pub fn without_personal_data(c: &Consultation, procedure: &Procedure) -> Known {
    match procedure.policies.sharing {
        Sharing::NoPersonalData => with_care(c),
        Sharing::WithCare => Known::SET_ASIDE,
    }
}

/// Nothing forbidden is shown (A 1.3, B G4).
pub fn with_care(c: &Consultation) -> Known {
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

/// Informed while nothing was shared, asked once something was. Where the platform does not report sharing, an answer counts
/// as well.
fn asked_once_shared(c: &Consultation, question: Question) -> Known {
    if c.privacy().sharing().last_at.is_some() || c.answer(question).is_some() {
        return super::answered(c, question);
    }
    super::informed::read(c)
}
