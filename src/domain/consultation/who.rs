//! What a person says of those who are in the call: who they are, and that all have said so themselves.

use super::asked::clinician_only;
use super::company::follow_company;
use super::seen::reopen_other_side;
use super::state::Consultation;
use crate::domain::intent::{Place, Question};
use crate::domain::participant::{Participant, ParticipantId, Role};
use crate::domain::refusal::Refusal;
use crate::domain::setting::Viewer;
use crate::domain::time::Timestamp;

/// A person says who this is.
pub(super) fn explain(
    c: &mut Consultation,
    id: ParticipantId,
    role: Role,
    at: Timestamp,
) -> Result<(), Refusal> {
    let awaited =
        c.expected.as_ref().map_or(c.next_free_role() == Some(role), |list| list.of_role(role) > 0);
    let takes_place = awaited && c.free_places().is_none_or(|n| n > 0);
    let company = c.company();
    if !c.people.explain(id, role, takes_place) {
        return Err(Refusal::UnknownParticipant);
    }
    follow_company(c, company);
    if role == Role::Patient {
        c.patient_came.get_or_insert(at);
    }
    follow_explained(c, at);
    Ok(())
}

/// Somebody was told to belong: an outsider in the call is none when nobody unexpected is left in it.
fn follow_explained(c: &mut Consultation, at: Timestamp) {
    if c.unexpected(at) == 0
        && let Some(outsider) = &mut c.outsider
        && outsider.place == Place::Call
    {
        outsider.gone = true;
    }
}

/// A person says that this is equipment that belongs here, and no recorder.
pub(super) fn explain_equipment(
    c: &mut Consultation,
    id: ParticipantId,
    at: Timestamp,
) -> Result<(), Refusal> {
    clinician_only(c)?;
    if !c.people.get(id).is_some_and(|who| who.is_unaccounted_here() && who.dialled) {
        return Err(Refusal::UnknownParticipant);
    }
    c.people.explain_equipment(id);
    follow_explained(c, at);
    Ok(())
}

/// The clinician says which of those listed they are. Whoever was taken for them stands as this one stood, so that
/// nobody has come or gone by it.
pub(super) fn this_is_me(
    c: &mut Consultation,
    id: ParticipantId,
    at: Timestamp,
) -> Result<(), Refusal> {
    clinician_only(c)?;
    if !c.lists_viewer() {
        return Err(Refusal::PlatformTells);
    }
    let may_be = |who: &Participant| who.is_person_here() || who.is_viewer();
    if !c.people.get(id).is_some_and(may_be) {
        return Err(Refusal::UnknownParticipant);
    }
    c.people.set_viewer(id);
    follow_explained(c, at);
    Ok(())
}

/// The clinician says that the one taken for them is another: then that is somebody who came, and nobody has said who.
pub(super) fn not_me(c: &mut Consultation, id: ParticipantId) -> Result<(), Refusal> {
    clinician_only(c)?;
    if !c.people.clear_viewer(id) {
        return Err(Refusal::UnknownParticipant);
    }
    c.complete_since = None;
    c.roll_call.reopen();
    c.lock.reopen();
    c.identity.patient.reopen();
    c.identity.clinician.reopen();
    reopen_other_side(c);
    Ok(())
}

/// Everybody has said who they are, with so many off camera.
pub(super) fn roll_call(
    c: &mut Consultation,
    off_camera: u32,
    at: Timestamp,
) -> Result<(), Refusal> {
    if c.others_present() == Some(0) {
        return Err(Refusal::UnknownParticipant);
    }
    if c.unexpected_listed() > 0 {
        return Err(Refusal::SomebodyUnaccounted);
    }
    // Who is counted and not listed can only be seen in the picture, and a person has looked.
    c.unlisted_known = c.unlisted(at);
    // The nameless within the places of the expected are they, since a person has looked.
    let free = c.free_places().map_or(usize::MAX, |n| n as usize);
    for id in c.people.nameless(free) {
        if let Some(role) = c.next_free_role() {
            c.people.explain(id, role, true);
        }
    }
    c.people.introduce_all();
    // Those off camera at the last roll call were known of, also where it was opened again since.
    let off_before = c.roll_call.now().or(c.roll_call.before()).map_or(0, |said| said.value);
    let company = c.company_with(off_before);
    c.roll_call.say(off_camera, at);
    follow_company(c, company);
    if c.viewer == Viewer::Clinician {
        // One look at the picture tells who is there and whether whoever speaks is seen (B G7).
        c.answers.or_default(Question::SpeakerVisible).say(true, at);
    }
    c.list_looked = Some(at);
    Ok(())
}
