//! A 1.3, A 1.8 and B G4: share a window and not the screen, with nothing in it that may not be seen.
//!
//! Most platforms tell that something is shared, not what. Whoever shares says what it is: one "yes" serves
//! all the rules, and a "no" is of the whole screen or of what it shows.

use crate::domain::consultation::Consultation;
use crate::domain::event::Surface;
use crate::domain::intent::Question;
use crate::domain::procedure::{Procedure, Sharing};
use crate::domain::requirement::{Basis, Known, Status};

/// Set aside where the hospital lets personal data be shown with care; then what is shared is asked about
/// as B G4 wants it, which says nothing of this.
pub fn without_personal_data(c: &Consultation, procedure: &Procedure) -> Known {
    match procedure.policies.sharing {
        Sharing::NoPersonalData => with_care(c),
        Sharing::WithCare => Known::SET_ASIDE,
    }
}

/// Nothing is shown that may not be (A 1.3, B G4).
pub fn with_care(c: &Consultation) -> Known {
    asked_once_shared(c, Question::SharingClean)
}

/// A window is shared, and not the whole screen (A 1.8). Where the viewer's own browser tells which, it is seen; a person
/// who says that it is not so knows of more than the browser does.
pub fn window_not_screen(c: &Consultation) -> Known {
    let said = asked_once_shared(c, Question::WindowShared);
    match c.privacy().sharing().surface() {
        Some(seen) if seen.value == Surface::Screen => Known::unmet(Basis::Observed, seen.at),
        Some(seen) if said.status != Status::Unmet => Known::observed(seen.at),
        _ => said,
    }
}

/// Informed while nothing was shared; asked once something was. Where the platform tells of no sharing,
/// what a person says by themselves counts as well.
fn asked_once_shared(c: &Consultation, question: Question) -> Known {
    if c.privacy().sharing().last_at().is_some() || c.answer(question).is_some() {
        return super::answered(c, question);
    }
    super::informed::read(c)
}
