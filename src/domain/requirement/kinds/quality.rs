//! B O4: when there are technical problems, the professional judges whether the quality is good enough.

use crate::domain::assessment::Decision;
use crate::domain::consultation::Consultation;
use crate::domain::requirement::Known;

/// Not applicable without a problem; met by a judgement that no later fault has reopened.
pub fn quality_judged(c: &Consultation) -> Known {
    let asked = c.quality().assessment().open && c.phase().is_live();
    // If nobody came there was nothing to judge.
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
