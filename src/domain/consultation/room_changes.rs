//! What it means for the consultation that somebody comes, leaves, or is counted and not listed.

use super::Consultation;
use super::people::{Difference, Gone};
use super::quality::Lost;
use super::reopen::Change;
use crate::domain::capability::Action;
use crate::domain::outcome::Fault;
use crate::domain::participant::{Attribution, Counted, Departure, Participant, ParticipantId};
use crate::domain::phase::Phase;
use crate::domain::setting::Viewer;
use crate::domain::time::Timestamp;

impl Consultation {
    /// Somebody is in the call. `left`: how they left it before, where they had been here.
    pub(super) fn participant_arrived(
        &mut self,
        id: ParticipantId,
        left: Option<Departure>,
        at: Timestamp,
    ) {
        let Some(who) = self.people.list().get(id).filter(|who| who.is_person_here()) else {
            return;
        };
        let (attribution, stranger) = (who.attribution, who.is_known_stranger());
        self.people.count_arrived(at);
        self.people.rule_out(id, false);
        self.note_came(id, at);
        let back = left.is_some();
        // Whoever tried the link before the talk, was asked out or only waited did not drop out of it.
        // The patient's panel does not know when the talk began.
        let patients = self.viewer() == Viewer::Patient && self.phase().is_live();
        let together = self.is_talking() || patients;
        let dropped_out = left == Some(Departure::Left) && together && !stranger;
        if self.was_lost(id, back) || dropped_out {
            self.note_reconnected(at);
        }
        // Whoever dropped out again before anything was stated of them is still the one who came back.
        let again = self.returned.filter(|returned| returned.who == id);
        let stood = self.stood_before(id).or(again).filter(|_| back);
        self.reopen(Change::SomeoneCame { role: attribution.role(), back });
        self.returned = stood;
    }

    /// Notes that somebody is in the call who is not the viewer.
    pub(super) fn note_came(&mut self, id: ParticipantId, at: Timestamp) {
        let Some(who) = self.people.list().get(id).filter(|who| who.is_person_here()) else {
            return;
        };
        let patient = self.may_be_patient(who.attribution, who.is_known_stranger());
        self.note_attendance(patient, at);
    }

    /// Notes that somebody is in the call; `patient`: it may be the patient. Whoever comes to a room that is still open after
    /// the consultation is closed was not at it.
    pub(super) fn note_attendance(&mut self, patient: bool, at: Timestamp) {
        if self.phase() == Phase::Closed {
            return;
        }
        self.people.note_somebody(at);
        if patient {
            self.people.note_patient(at);
        }
    }

    /// Somebody left. `fits`: everybody in the call was expected.
    pub(super) fn participant_left(&mut self, gone: &Gone, fits: bool, at: Timestamp) {
        let Gone { who, in_doubt } = gone;
        let unexpected = who.attribution == Attribution::Unaccounted && !in_doubt;
        let put_out = who.asked == Some(Action::Remove);
        // Of several for whom there are too few places, any may have been the patient.
        let full = match who.counted {
            Some(_) => self.places_for_counted() == 0,
            None => self.free_places() == Some(0),
        };
        self.people.rule_out(who.id, unexpected && (!fits && full || put_out));
        // Somebody who came unannounced may have come with the same id, and be the one who left.
        let unannounced = |p: &Participant| {
            p.counted == Some(Counted::Later) && p.is_unaccounted_here() && p.id != who.id
        };
        let known = !in_doubt && !self.people.list().iter().any(unannounced);
        let accounted = *in_doubt || who.attribution != Attribution::Unaccounted || fits;
        let asked_out = who.asked == Some(Action::Remove)
            || who.attribution.role().is_some_and(|role| self.is_refused(role));
        let lost = who.is_person_here() && accounted && !asked_out;
        if lost && self.is_talking() {
            self.quality.participant_lost(Lost {
                who: known.then_some(who.id),
                since: at,
                counted: false,
            });
        }
        if *in_doubt {
            self.reopen(Change::LeftInDoubt);
        }
    }

    /// Whether a talk is going on or was stopped, so that whoever leaves is missed.
    pub(super) fn is_talking(&self) -> bool {
        matches!(self.phase(), Phase::Conversation | Phase::Suspended(_))
    }

    /// Somebody who was lost is back.
    pub(super) fn note_reconnected(&mut self, at: Timestamp) {
        if self.phase().is_live() {
            self.quality.record(Fault::ParticipantReconnected, self.phase, at);
        }
    }

    /// Whether somebody who comes may be one of those who were lost, who is then lost no more. `back`: under a handle or an
    /// id that was here before.
    fn was_lost(&mut self, id: ParticipantId, back: bool) -> bool {
        let list = self.people.list();
        let Some(came) = list.get(id).filter(|who| !who.is_known_stranger()) else { return false };
        let may_be = |lost: &Lost| match lost.who.and_then(|who| list.get(who)) {
            Some(who) => !back && may_be_same(who, came),
            None => true,
        };
        let lost = self.quality.lost();
        let place = lost.iter().position(|lost| lost.who == Some(id));
        let place = place.or_else(|| lost.iter().position(may_be));
        place.is_some_and(|place| self.quality.lost_is_back(place))
    }
}

/// Whether somebody who came may be the one who left: nothing says that they are two.
fn may_be_same(left: &Participant, came: &Participant) -> bool {
    match (&left.external_id, &came.external_id) {
        (Some(left), Some(came)) => left == came,
        _ => true,
    }
}

/// What a count means that differs from the list.
impl Consultation {
    /// Takes account of a count that has differed from the list for long enough: whoever is counted gets a row, and rows
    /// without a handle go with those who are counted no more. Returns whether there was such a count.
    pub(super) fn settle_count(&mut self, at: Timestamp) -> bool {
        let Some(difference) = self.people.counts().due(at) else { return false };
        // The result is the same whether a timer or the next report comes first.
        let at = difference.settles_at();
        if difference.more > 0 {
            self.counted_came(difference, at);
        } else {
            self.counted_left(difference, at);
        }
        self.people.settle_counts(at);
        true
    }

    fn counted_came(&mut self, difference: Difference, at: Timestamp) {
        let (before, free) = (self.unexpected_listed(), self.places_for_counted());
        let most = u32::try_from(difference.more).unwrap_or(u32::MAX);
        let added = self.people.list_mut().add_counted(most, difference.counted, at);
        if added == 0 {
            return;
        }
        let patient = free > self.people.tally().counted - added;
        self.note_attendance(patient, at);
        for _ in 0..added {
            if self.quality.lost_is_back(0) {
                self.note_reconnected(at);
            }
        }
        let unexpected = self.unexpected_listed() > before;
        let change = match difference.counted {
            Counted::FromStart if !unexpected => Change::CountedFromStart,
            _ => Change::CountedCame,
        };
        self.reopen(change);
    }

    fn counted_left(&mut self, difference: Difference, at: Timestamp) {
        // Whoever has been listed meanwhile was counted before.
        let listed = difference.missing().min(difference.arrivals);
        for _ in 0..listed {
            let Some(in_doubt) = self.people.list_mut().make_way() else { break };
            if in_doubt {
                self.reopen(Change::LeftInDoubt);
            }
        }
        for _ in listed..difference.missing() {
            let fits = self.unexpected_listed() == 0;
            match self.people.list_mut().uncounted() {
                Some(gone) => self.participant_left(&gone, fits, at),
                // All have a handle, and nobody can tell who is counted no more.
                None if self.is_talking() => {
                    self.quality.participant_lost(Lost { who: None, since: at, counted: false });
                    return;
                }
                None => return,
            }
        }
    }
}
