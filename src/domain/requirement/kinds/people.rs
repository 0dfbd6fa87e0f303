//! A 1.6, A 1.7, A 2.3, A 2.4, B G7, B S7: everybody present introduces themselves, also off camera; the list is checked;
//! whoever speaks is visible; patient and health personnel are identified; others take part as agreed.

use super::{all, answered, answered_or_observed, stated};
use crate::domain::capability::Signal;
use crate::domain::consultation::Consultation;
use crate::domain::identity::{CheckResult, Method};
use crate::domain::intent::Question;
use crate::domain::phase::Phase;
use crate::domain::procedure::Procedure;
use crate::domain::requirement::{Basis, Known, Status};
use crate::domain::setting::{Party, Viewer};
use crate::domain::time::Timestamp;

/// Met by a roll call that nothing has reopened. Broken while an outsider is there.
pub fn everyone_introduced(c: &Consultation) -> Known {
    let called = called(c);
    outsider_present(c).map_or(called, |broken| broken.after(called.before))
}

/// The roll call, whoever is there.
fn called(c: &Consultation) -> Known {
    stated(c.people().roll_call(), |_| true)
}

/// The roll call, by everybody or by a leader, and that whoever speaks is visible (B G7). The patient is asked one question
/// for both.
pub fn introduced_and_visible(c: &Consultation) -> Known {
    match c.viewer() {
        Viewer::Clinician => all([called(c), answered(c, Question::SpeakerVisible)]),
        Viewer::Patient => called(c),
    }
}

/// Broken while an outsider is reported, or somebody unexpected is in the call; `None` otherwise.
pub fn outsider_present(c: &Consultation) -> Option<Known> {
    if let Some(outsider) = c.privacy().outsider().filter(|o| !o.gone) {
        return Some(Known::unmet(Basis::Attested, outsider.since));
    }
    let list = c.people().list();
    let came = list.unaccounted().chain(list.unknown_checklists()).map(|who| who.came);
    let since = came.max().unwrap_or(c.phase_since());
    let reported = c.reports(Signal::Count) || c.reports(Signal::Arrivals);
    let basis = if reported { Basis::Observed } else { Basis::Attested };
    (c.phase().is_live() && c.unexpected() > 0).then(|| Known::unmet(basis, since))
}

/// Met while the last look at the list is not older than the procedure's interval. An observed look counts.
pub fn list_watched(c: &Consultation, procedure: &Procedure, at: Timestamp) -> Known {
    let Some(last) = c.people().list_looked_at() else { return Known::OPEN };
    let due =
        c.phase() == Phase::Conversation && at.since(last) >= procedure.policies.times.list_look;
    if due {
        Known::OPEN.after(Some(last))
    } else if is_attested(c, last) {
        Known::attested(last)
    } else {
        Known::observed(last)
    }
}

/// Whether a person attested a look, by an answer or a roll call; otherwise the open list was observed.
fn is_attested(c: &Consultation, look: Timestamp) -> bool {
    let roll_call = c.people().roll_call();
    let called = [roll_call.current(), roll_call.previous()].into_iter().flatten().map(|s| s.at);
    let answer = c.answer(Question::ListLookedAt).map(|said| said.at);
    let answers = [answer, c.answer_before(Question::ListLookedAt)].into_iter().flatten();
    answers.chain(called).any(|at| at == look)
}

/// A party has identified themselves to the other without doubt (A 2.3, A 2.4).
pub fn identified(c: &Consultation, party: Party) -> Known {
    let check = c.identity().of(party);
    let known = stated(check, |check| check.shown == CheckResult::Confirmed);
    let told = check.value().is_some_and(|check| check.method == Method::PortalLogin);
    if told && known.status == Status::Met { Known { basis: Basis::Told, ..known } } else { known }
}

/// Both ends use one video system, and the procedure names it (A 2.7): observed once the other side is in the room of the
/// connected adapter. Where the panel is connected to none, the clinician names the system first.
pub fn same_solution(c: &Consultation, procedure: &Procedure) -> Known {
    if let Some((used, basis)) = c.mismatch(procedure) {
        return Known::unmet(basis, used.at);
    }
    let answer = answered_or_observed(c, Question::SameSolution);
    if !c.product_is_asked(procedure) || answer.status == Status::Unmet {
        return answer;
    }
    c.product().map_or(Known::OPEN, |named| Known::attested(named.at))
}

/// Not applicable while nobody else is expected or present; asked once somebody is (B S7).
pub fn others_agreed(c: &Consultation) -> Known {
    if c.others_take_part() { answered(c, Question::OthersAgreed) } else { Known::NOT_APPLICABLE }
}
