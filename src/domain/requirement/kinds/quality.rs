//! B O4: on technical problems the professional judges whether the quality is good enough.

use crate::domain::assessment::Decision;
use crate::domain::consultation::Consultation;
use crate::domain::requirement::Known;

/// Of no concern while nothing is wrong; met by a judgement no later fault has opened again.
pub fn quality_judged(c: &Consultation) -> Known {
    let asked = c.quality().assessment().open && c.phase().is_live();
    // There was nothing to judge where nobody came.
    let nothing = c.phase().is_over() && !c.anyone_came();
    if nothing || !c.had_problem() && !asked {
        return Known::NOT_APPLICABLE;
    }
    let judged = c.quality().assessment().judged.map(|(_, decision, at)| (decision, at));
    match judged {
        Some((decision, at)) if !c.quality().assessment().open && decision != Decision::Wait => {
            Known::attested(at)
        }
        Some((_, at)) => Known::OPEN.after(Some(at)),
        None => Known::OPEN,
    }
}
