//! A 2.3 and A 2.4: patient and health personnel are identified without doubt.

use crate::domain::attested::Attested;
use crate::domain::consultation::Consultation;
use crate::domain::identity::{Check, CheckResult};
use crate::domain::requirement::{Basis, Known};

/// The patient has identified themselves to the clinician.
pub fn patient(c: &Consultation) -> Known {
    of(c.identity().patient())
}

/// The clinician has identified themselves to the patient.
pub fn clinician(c: &Consultation) -> Known {
    of(c.identity().clinician())
}

fn of(check: &Attested<Check>) -> Known {
    let before = check.previous().map(|s| s.at);
    match check.current() {
        None => Known::OPEN.after(before),
        Some(said) => match said.value.shown {
            CheckResult::Confirmed => Known::attested(said.at).after(before),
            CheckResult::Doubtful | CheckResult::NotPossible => {
                Known::unmet(Basis::Attested, said.at).after(before)
            }
        },
    }
}
