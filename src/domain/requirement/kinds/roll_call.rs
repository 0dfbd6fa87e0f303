//! A 1.6, A 1.7 and B G7: everybody present says who they are, off camera too; the list is looked at;
//! whoever speaks is seen.

use crate::domain::consultation::Consultation;
use crate::domain::intent::Question;
use crate::domain::phase::Phase;
use crate::domain::procedure::Procedure;
use crate::domain::requirement::{Basis, Known};
use crate::domain::setting::Viewer;
use crate::domain::time::Timestamp;

/// Met by a roll call that nothing has opened again. Broken while somebody is there who does not belong.
pub fn everyone_introduced(c: &Consultation, at: Timestamp) -> Known {
    let before = c.people().roll_call().previous().map(|s| s.at);
    if let Some(broken) = somebody_else(c, at) {
        return broken.after(before);
    }
    called(c)
}

/// As the last roll call that nothing has opened again.
fn called(c: &Consultation) -> Known {
    let before = c.people().roll_call().previous().map(|s| s.at);
    match c.people().roll_call().current() {
        Some(said) => Known::attested(said.at).after(before),
        None => Known::OPEN.after(before),
    }
}

/// The roll call, by each or by their leader, and that whoever speaks is in the picture (B G7). The
/// patient, who sees whom they talk with, is asked one question for both.
pub fn introduced_and_visible(c: &Consultation) -> Known {
    match c.viewer() {
        Viewer::Clinician => super::all([called(c), super::answered(c, Question::SpeakerVisible)]),
        Viewer::Patient => called(c),
    }
}

/// What is broken while somebody is there who does not belong, in the call or where people sit.
pub fn somebody_else(c: &Consultation, at: Timestamp) -> Option<Known> {
    if let Some(outsider) = c.privacy().outsider().filter(|o| !o.gone) {
        return Some(Known::unmet(Basis::Attested, outsider.since));
    }
    let since = c.people().counts().differs_since().unwrap_or(c.phase_since());
    (c.phase().is_live() && c.unexpected(at) > 0).then(|| Known::unmet(Basis::Observed, since))
}

/// Met while the last look is no older than the procedure's interval. A look that was seen counts.
pub fn list_watched(c: &Consultation, procedure: &Procedure, at: Timestamp) -> Known {
    c.people().list_looked_at().map_or(Known::OPEN, |last| looked(c, procedure, at, last))
}

#[inline(never)]
fn looked(c: &Consultation, procedure: &Procedure, at: Timestamp, last: Timestamp) -> Known {
    let due =
        c.phase() == Phase::Conversation && at.since(last) >= procedure.policies.times.list_look;
    if due {
        Known::OPEN.after(Some(last))
    } else if said(c, last) {
        Known::attested(last)
    } else {
        Known::observed(last)
    }
}

/// Whether a look is one that a person told of, by an answer or a roll call; else the list was seen open.
fn said(c: &Consultation, look: Timestamp) -> bool {
    let told = c.answers().get(Question::ListLookedAt);
    let told = told.into_iter().flat_map(|a| [a.current(), a.previous()]).flatten().map(|s| s.at);
    let called = [c.people().roll_call().current(), c.people().roll_call().previous()]
        .into_iter()
        .flatten()
        .map(|s| s.at);
    told.chain(called).any(|at| at == look)
}
