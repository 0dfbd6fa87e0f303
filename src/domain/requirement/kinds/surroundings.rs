//! A 1.4, A 1.5, B G5, B G6, B S6: nobody can overhear, sound is tested first, nobody sits in an open public place, and
//! outsiders have no access.

use super::{all, answered};
use crate::domain::consultation::Consultation;
use crate::domain::intent::{Place, Question};
use crate::domain::procedure::{Procedure, PublicPlace};
use crate::domain::requirement::{Basis, Known, Status};
use crate::domain::setting::Viewer;
use crate::domain::time::Timestamp;

/// The questions about surroundings that this viewer can answer; the clinician answers for both sides.
fn both_sides(c: &Consultation) -> &'static [Question] {
    match c.viewer() {
        Viewer::Clinician => &[Question::OwnSurroundings, Question::OtherSurroundings],
        Viewer::Patient => &[Question::OwnSurroundings],
    }
}

/// Both sides sit undisturbed, and the sound was tested by the platform or by the person (A 1.4).
pub fn not_overheard(c: &Consultation) -> Known {
    let answer = answered(c, Question::SoundTested);
    let sound = match c.devices().precall() {
        // A person who hears that it does not work knows more than the test before it.
        Some(test)
            if test.value && (answer.status != Status::Unmet || answer.at < Some(test.at)) =>
        {
            Known::observed(test.at)
        }
        _ => answer,
    };
    all([out_of_earshot(c), sound])
}

/// Both sides sit undisturbed (B G5).
pub fn out_of_earshot(c: &Consultation) -> Known {
    if let Some(outsider) = c.privacy().outsider().filter(|o| !o.gone && o.place != Place::Call) {
        return Known::unmet(Basis::Attested, outsider.since);
    }
    answers_of_both(c)
}

/// Neither side sits in an open public place. Where the procedure leaves that to the patient, their choice waives it for
/// their side, but never for the clinician's (A 1.5, B G6).
pub fn not_in_public_place(c: &Consultation, procedure: &Procedure) -> Known {
    let may = procedure.policies.public_place == PublicPlace::PatientMayChoose;
    let chosen = c.answer(Question::PublicPlaceChosen).filter(|said| said.value && may);
    chosen.map_or_else(|| answers_of_both(c), |chosen| in_chosen_place(c, chosen.at))
}

/// The patient has chosen a public place at this time.
fn in_chosen_place(c: &Consultation, chosen: Timestamp) -> Known {
    let (patients, own) = match c.viewer() {
        Viewer::Clinician => {
            (Question::OtherSurroundings, Some(answered(c, Question::OwnSurroundings)))
        }
        Viewer::Patient => (Question::OwnSurroundings, None),
    };
    let theirs = answered(c, patients);
    match own {
        Some(own) if own.status != Status::Met => own,
        // The choice concerns the place, not who may listen there.
        _ if theirs.status == Status::Unmet => theirs,
        _ => Known { at: Some(chosen), before: theirs.at.or(theirs.before), ..Known::SET_ASIDE },
    }
}

/// No outsider has access to the conversation, neither in the rooms nor in the call (B S6).
pub fn equal_confidentiality(c: &Consultation) -> Known {
    super::people::outsider_present(c).unwrap_or_else(|| answers_of_both(c))
}

fn answers_of_both(c: &Consultation) -> Known {
    all(both_sides(c).iter().map(|q| answered(c, *q)))
}
