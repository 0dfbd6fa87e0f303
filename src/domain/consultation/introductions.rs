//! What a person states of the people in the room: how many they are, who they are, and that all introduced themselves.

use super::Consultation;
use super::quality::Lost;
use super::reopen::Change;
use crate::domain::intent::Question;
use crate::domain::participant::{Attribution, Participant, ParticipantId, Presence, Role};
use crate::domain::phase::Phase;
use crate::domain::refusal::{Refusal, ensure};
use crate::domain::setting::{Party, Viewer};
use crate::domain::time::Timestamp;

impl Consultation {
    pub(super) fn count_others(&mut self, others: u32, at: Timestamp) -> Result<(), Refusal> {
        ensure(!self.people_are_reported(), Refusal::PlatformTells)?;
        let before = self.people.counts().by_person().unwrap_or(0);
        let too_many = self.counted_too_many() > 0 && !matches!(self.phase(), Phase::Suspended(_));
        self.people.counts_mut().count_by_person(others);
        if too_many && self.counted_too_many() == 0 {
            self.incidents.take_back_count(at);
        }
        let places = self.places().unwrap_or(u32::MAX);
        if others > before {
            for _ in before..others {
                if !self.quality.lost_is_back(0) {
                    break;
                }
                self.note_reconnected(at);
            }
            self.reopen(Change::CountRose);
        } else if others < before.min(places) && self.is_talking() {
            self.quality.participant_lost(Lost { who: None, since: at, counted: false });
        }
        if others > 0 {
            self.people.note_somebody(at);
            self.people.note_patient(at);
            self.people.settle_patient();
        }
        Ok(())
    }

    /// A person says who a participant is.
    pub(super) fn explain(
        &mut self,
        id: ParticipantId,
        role: Role,
        at: Timestamp,
    ) -> Result<(), Refusal> {
        // Whoever waits has not come, and the viewer says who they are by another press.
        let equipment = Attribution::Equipment;
        let may_be = |who: &&Participant| {
            let called_equipment =
                who.presence == Presence::Present && who.attribution == equipment;
            who.is_person_here() || called_equipment && who.machine.is_none()
        };
        let who = self.people.list().get(id).filter(may_be).ok_or(Refusal::UnknownParticipant)?;
        let before = who.attribution;
        if before.role() == Some(role) {
            return Ok(());
        }
        let company = self.company();
        self.take_back_explanation(id, before);
        let takes_place = self.is_awaited(role);
        self.people.list_mut().explain(id, role, takes_place);
        if before == Attribution::Unaccounted {
            self.recheck_explained(id, role);
        } else if let Some(party) = party_of(role) {
            // A check that stands was of somebody else, or of them as something else.
            self.reopen(Change::ExplainedAfterCheck(party));
        }
        if !self.was_agreed_before_load() {
            self.sync_company(company);
        }
        if before.role().is_some() && self.company_is_agreed() == Some(false) {
            self.reopen(Change::CompanyGrew);
        }
        if role == Role::Patient {
            self.people.note_patient(at);
        }
        self.sync_explained();
        Ok(())
    }

    /// Whether all who take part beside the patient were agreed on before the page was loaded again: explaining them anew adds
    /// nobody.
    fn was_agreed_before_load(&self) -> bool {
        let said = self.answer(Question::OthersAgreed).map(|said| said.at);
        let before = said.zip(self.reloaded_at).is_some_and(|(said, again)| said <= again);
        before && self.company_is_agreed() == Some(true)
    }

    /// Somebody was explained wrongly, as a person or as equipment: what was counted of them, and what was stated since of
    /// who is here, does not hold. Nothing to do where nobody had explained them.
    fn take_back_explanation(&mut self, id: ParticipantId, before: Attribution) {
        if !matches!(before, Attribution::Explained { .. } | Attribution::Equipment) {
            return;
        }
        self.people.forget_explanation(id);
        self.people.reopen_roll_call();
        if let Some(party) = before.role().and_then(party_of) {
            self.reopen(Change::ExplainedAfterCheck(party));
        }
    }

    /// Whoever is explained as one of a party and came after that party's check has not been checked.
    fn recheck_explained(&mut self, id: ParticipantId, role: Role) {
        let Some(party) = party_of(role) else { return };
        let came = self.people.list().get(id).map(|who| who.came);
        let checked = self.identity.of(party).current().map(|check| check.at);
        if checked < came {
            self.reopen(Change::ExplainedAfterCheck(party));
        }
    }

    /// A person says that a participant is equipment that belongs here, and no recorder, or the panel of somebody who takes
    /// part.
    pub(super) fn explain_equipment(&mut self, id: ParticipantId) -> Result<(), Refusal> {
        let explained =
            |who: &Participant| matches!(who.attribution, Attribution::Explained { .. });
        let may_be = |who: &Participant| {
            who.dialled && (who.is_unaccounted_here() || who.is_person_here() && explained(who))
        };
        let who = self.people.list().get(id).ok_or(Refusal::UnknownParticipant)?;
        if !who.is_unknown_checklist() {
            self.clinician_only()?;
            ensure(may_be(who), Refusal::UnknownParticipant)?;
        }
        self.take_back_explanation(id, who.attribution);
        self.people.list_mut().explain_equipment(id);
        self.sync_explained();
        Ok(())
    }

    /// The clinician states which of those listed they are. Whoever was taken for them gets what was stated of this one, so
    /// nobody counts as arrived or gone.
    pub(super) fn this_is_me(&mut self, id: ParticipantId) -> Result<(), Refusal> {
        self.clinician_only()?;
        ensure(self.lists_viewer(), Refusal::PlatformTells)?;
        let may_be = |who: &Participant| who.is_person_here() || who.is_viewer();
        ensure(self.people.list().get(id).is_some_and(may_be), Refusal::UnknownParticipant)?;
        let as_assumed = self.people.list().viewer() == Some(id);
        self.people.list_mut().set_viewer(id);
        if self.unexpected() == 0 {
            self.incidents.take_back_viewer(id);
        }
        // Who was taken for the viewer explains nobody else.
        if !as_assumed {
            self.sync_explained();
        }
        Ok(())
    }

    /// Somebody was identified. An outsider in the call is gone when nobody unexpected is left in it.
    fn sync_explained(&mut self) {
        if self.unexpected() == 0 {
            self.privacy.outsider_gone_from_call();
        }
    }

    /// Everybody has introduced themselves, with so many off camera.
    pub(super) fn call_roll(&mut self, off_camera: u32, at: Timestamp) -> Result<(), Refusal> {
        ensure(!self.viewer_is_alone(), Refusal::UnknownParticipant)?;
        let known = self.unexpected_listed() == 0
            && self.counted_too_many() == 0
            && self.unknown_checklists() == 0;
        ensure(known, Refusal::SomebodyUnaccounted)?;
        if self.viewer() == Viewer::Patient {
            // Knowing who is there is not to have agreed to it, and those beside the patient are asked about first.
            ensure(self.unexpected() == 0, Refusal::SomebodyUnaccounted)?;
            let asked = self.answer(Question::SomebodyWithMe).is_some();
            ensure(asked, Refusal::SomebodyUnaccounted)?;
        }
        // A person has looked: the unidentified who fit the free places are the expected.
        for (id, counted) in self.people.list().nameless() {
            let full = match counted {
                true => self.places_for_counted() == 0,
                false => self.free_places() == Some(0),
            };
            if let Some(role) = self.next_free_role(counted).filter(|_| !full) {
                self.people.list_mut().explain(id, role, true);
                self.recheck_explained(id, role);
            }
        }
        // Those off camera at the last roll call were known, even if it was opened again since.
        let off_before = self.people.roll_call().last().map_or(0, |called| called.value);
        let company = self.company_with(off_before);
        self.people.call_roll(off_camera, at);
        self.sync_company(company);
        if self.viewer() == Viewer::Clinician {
            // The look at the picture also shows that whoever speaks is visible (B G7).
            self.answers.or_default(Question::SpeakerVisible).attest(true, at);
        }
        Ok(())
    }
}

/// The party that a role is one of, whose identity is checked.
const fn party_of(role: Role) -> Option<Party> {
    match role {
        Role::Patient => Some(Party::Patient),
        Role::Clinician => Some(Party::Clinician),
        _ => None,
    }
}
