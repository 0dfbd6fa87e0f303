//! Who is in the room, who is expected, how many are counted, and whether all have introduced themselves.

mod attendance;
mod attribution;
mod counted;
mod counts;
mod departure;
mod expected;
mod list;
mod tally;

pub use attendance::{Attendance, TookPart};
pub use counts::{Counts, Difference};
pub use departure::Gone;
pub use expected::Announced;
pub use list::{Arrival, MOST_LISTED, ParticipantList};
pub use tally::Tally;

use crate::domain::attested::{Attested, Stamped};
use crate::domain::participant::{
    Attribution, Departure, Expected, ExternalId, Participant, ParticipantId, ParticipantKey,
    Presence, Role, Sighting,
};
use crate::domain::small_map::SmallMap;
use crate::domain::time::Timestamp;

/// Everybody in the room, and everybody who is expected.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct People {
    list: ParticipantList,
    announced: Option<Announced>,
    /// The roles of those whom the clinician added to the announced.
    added: Vec<Role>,
    counts: Counts,
    /// How many of each role were agreed to take part beside the patient (B S7).
    agreed_company: Option<SmallMap<Role, u32>>,
    roll_call: Attested<u32>,
    list_looked_at: Option<Timestamp>,
    attendance: Attendance,
    /// Who took part before the page was loaded again, as it was stored.
    stored: TookPart,
    /// Who took part since the page was loaded.
    since_load: TookPart,
    /// Those in the list who were not the patient, as they left or were reported.
    ruled_out: Vec<ParticipantId>,
    /// Whether the patient came cannot be told from the list any more.
    patient_settled: bool,
    accepted: u32,
}

impl People {
    /// Everybody whom the platform lists.
    pub fn list(&self) -> &ParticipantList {
        &self.list
    }

    /// The counts of the list.
    pub fn tally(&self) -> &Tally {
        self.list.tally()
    }

    /// How many others the platform or a person counts.
    pub fn counts(&self) -> &Counts {
        &self.counts
    }

    /// Everybody has introduced themselves (A 1.6, A 1.7, B G7); the number is of those off camera.
    pub fn roll_call(&self) -> &Attested<u32> {
        &self.roll_call
    }

    /// When the participant list was last looked at.
    pub fn list_looked_at(&self) -> Option<Timestamp> {
        self.list_looked_at
    }

    /// Who was in the call and when they first came.
    pub fn attendance(&self) -> &Attendance {
        &self.attendance
    }

    /// Whether everybody who took part was there since the page was loaded.
    pub fn took_part_since_load(&self) -> bool {
        self.since_load == self.attendance.took_part
    }

    /// Takes in what the platform reports of one participant. `lists_viewer`: the platform lists the viewer too.
    pub fn observe(&mut self, seen: Sighting, lists_viewer: bool, at: Timestamp) -> Arrival {
        self.list.observe(seen, self.announced.as_ref(), lists_viewer, at)
    }

    /// An arrival may be reported before the count that includes it: whoever is listed is here.
    pub fn count_arrived(&mut self, at: Timestamp) {
        self.counts.arrived(self.list.tally().in_call(), at);
    }

    /// Somebody left. `None` if no such participant is in the room.
    pub fn departed(&mut self, key: Option<&ParticipantKey>, at: Timestamp) -> Option<Gone> {
        if key.is_some_and(|key| self.list.by_key(key).is_none()) && !self.list.has_counted() {
            // One of those who are counted and have no row yet.
            let counted = self.counts.settling_as()?;
            self.list.add_counted(1, counted, at);
        }
        let before = self.tally().in_call();
        let gone = self.list.departed(key)?;
        self.counts.departed(before, self.list.tally().in_call());
        Some(gone)
    }

    /// The viewer is out of the room: nobody in it is known any more. Somebody counted whom nobody has listed yet may have
    /// been the patient.
    pub fn leave_room(&mut self) {
        if let Some(came) =
            self.attendance.first_came.filter(|_| self.counts.settling_as().is_some())
        {
            self.note_patient(came);
        }
        self.settle_patient();
        self.ruled_out.clear();
        self.list.clear();
        self.counts = Counts::default();
        self.accepted = 0;
    }

    /// The list, for what a person says of one participant.
    pub fn list_mut(&mut self) -> &mut ParticipantList {
        &mut self.list
    }

    pub fn counts_mut(&mut self) -> &mut Counts {
        &mut self.counts
    }

    /// Updates since when count and list differ.
    pub fn sync_counts(&mut self, at: Timestamp) {
        self.counts.sync(self.list.tally().in_call(), at);
    }

    /// How many others a person has agreed to, of those who are in the call.
    pub fn accepted(&self) -> u32 {
        self.accepted
    }

    pub fn accept_present(&mut self, others: u32) {
        self.accepted = others;
    }

    /// Whoever has left was agreed to no longer: one more is somebody new.
    pub fn sync_accepted(&mut self, others: Option<u32>) {
        self.accepted = self.accepted.min(others.unwrap_or(0));
    }

    /// What the difference of count and list means was taken account of.
    pub fn settle_counts(&mut self, at: Timestamp) {
        self.counts.settle(self.list.tally().in_call(), at);
    }

    /// Everybody has introduced themselves, with so many off camera.
    pub fn call_roll(&mut self, off_camera: u32, at: Timestamp) {
        self.list.introduce_all();
        self.roll_call.attest(off_camera, at);
        self.look_at_list(at);
    }

    /// Somebody was explained wrongly: nothing is known of them, and what was counted of them is taken back as far as nobody
    /// else may have been counted.
    pub fn forget_explanation(&mut self, id: ParticipantId) {
        let was = self.list.get(id).and_then(|who| who.attribution.role());
        self.list.forget_explanation(id);
        let Some(role) = was else { return };
        let others = || self.list.iter().filter(|who| who.id != id);
        let of_role = |who: &&Participant| who.attribution.role() == Some(role);
        let (left, tally) = (|who: &Participant| who.presence == Presence::Left, self.list.tally());
        if !others().filter(of_role).any(left) {
            self.since_load.lower_role(role, tally.roles[role as usize]);
        }
        if !others().any(left) {
            self.since_load.lower(tally.present.saturating_sub(1));
        }
        self.attendance.took_part = self.stored.clone();
        self.attendance.took_part.include(&self.since_load);
        let may_be_patient = |who: &Participant| {
            !who.is_machine() && matches!(who.attribution.role(), None | Some(Role::Patient))
        };
        if role == Role::Patient && !others().any(may_be_patient) {
            self.attendance.patient_came = None;
        }
        let is_company = |who: &Participant| {
            who.attribution
                .role()
                .is_some_and(|role| !matches!(role, Role::Patient | Role::Clinician))
        };
        if !others().any(is_company) {
            self.attendance.company_came = None;
        }
    }

    /// Nothing that was stated at a roll call has changed: this one is the same as before.
    pub fn stand_by_roll_call(&mut self, called: Stamped<u32>, who: ParticipantId) {
        self.list.introduce(who);
        self.roll_call.stand_again(called);
    }

    pub fn reopen_roll_call(&mut self) {
        self.roll_call.reopen();
    }

    pub fn look_at_list(&mut self, at: Timestamp) {
        self.list_looked_at = Some(at);
    }

    /// How many of each role were agreed to take part beside the patient.
    pub fn agreed_company(&self) -> Option<&SmallMap<Role, u32>> {
        self.agreed_company.as_ref()
    }

    /// So many of each role are agreed to take part beside the patient.
    pub fn agree_on_company(&mut self, company: SmallMap<Role, u32>) {
        self.agreed_company = Some(company);
    }

    /// After a reload. `usual`: the role that is expected where nobody was announced.
    pub fn restore(
        roll_call: Attested<u32>,
        list_looked_at: Option<Timestamp>,
        attendance: Attendance,
        agreed_company: Option<SmallMap<Role, u32>>,
        added: &[Role],
        usual: Role,
    ) -> Self {
        let stored = attendance.took_part.clone();
        let mut people = Self {
            roll_call,
            list_looked_at,
            attendance,
            stored,
            agreed_company,
            ..Self::default()
        };
        people.settle_patient();
        for role in added {
            people.expect_also(*role, usual);
        }
        people
    }
}

/// Who is expected: whom the host page announced, and whom the clinician added to them.
impl People {
    /// Everybody who is expected; `None` where neither the host page nor the clinician named anybody.
    pub fn expected(&self) -> Option<&Announced> {
        self.announced.as_ref()
    }

    /// The roles of those whom the clinician added to the announced.
    pub fn added(&self) -> &[Role] {
        &self.added
    }

    /// The host page announces who is expected. Whom the clinician added stays added.
    pub fn announce(&mut self, mut list: Vec<Expected>) {
        list.extend(self.added.iter().copied().map(nameless));
        self.replace_expected(list);
    }

    /// The clinician adds somebody. `usual`: the role that is expected where nobody was announced.
    pub fn expect_also(&mut self, role: Role, usual: Role) {
        self.added.push(role);
        let mut list = self.take_expected(usual);
        list.push(nameless(role));
        self.replace_expected(list);
    }

    /// The clinician takes back one whom they added. Changes nothing where there is none.
    pub fn expect_fewer(&mut self, role: Role, usual: Role) {
        let Some(place) = self.added.iter().position(|added| *added == role) else { return };
        self.added.remove(place);
        let mut list = self.take_expected(usual);
        let is_nameless = |one: &Expected| one.role == role && one.external_id.is_none();
        if let Some(place) = list.iter().rposition(is_nameless) {
            list.remove(place);
        }
        self.replace_expected(list);
    }

    /// Somebody expected is not awaited any more: the one with this id, or else one of this role, without an id first.
    pub fn expect_no_longer(&mut self, role: Role, id: Option<&ExternalId>) {
        let Some(Announced(mut list)) = self.announced.take() else { return };
        let of_role = |one: &Expected| one.role == role;
        let place = list
            .iter()
            .position(|one| id.is_some() && one.external_id.as_ref() == id)
            .or_else(|| list.iter().rposition(|one| of_role(one) && one.external_id.is_none()))
            .or_else(|| list.iter().position(of_role));
        if let Some(place) = place {
            let gone = list.remove(place);
            let added = self.added.iter().position(|added| *added == gone.role);
            if let Some(place) = added.filter(|_| gone.external_id.is_none()) {
                self.added.remove(place);
            }
        }
        self.replace_expected(list);
    }

    /// The list to change; where nobody was announced, whoever would be expected anyway.
    fn take_expected(&mut self, usual: Role) -> Vec<Expected> {
        self.announced.take().map_or_else(|| vec![nameless(usual)], |announced| announced.0)
    }

    /// Replaces the expected. Everybody in the room is looked up among them again.
    fn replace_expected(&mut self, list: Vec<Expected>) {
        let announced = Announced(list);
        self.list.match_expected(&announced);
        self.announced = Some(announced);
    }
}

/// Who was in the call.
impl People {
    /// Somebody else is in the call.
    pub fn note_somebody(&mut self, at: Timestamp) {
        self.attendance.first_came.get_or_insert(at);
    }

    /// Somebody who may be the patient is in the call.
    pub fn note_patient(&mut self, at: Timestamp) {
        self.attendance.patient_came.get_or_insert(at);
    }

    /// Whoever came as the patient cannot be told apart any more.
    pub fn settle_patient(&mut self) {
        self.patient_settled |= self.attendance.patient_came.is_some();
    }

    /// This one was not the patient, or may be after all.
    pub fn rule_out(&mut self, who: ParticipantId, out: bool) {
        let list = &self.list;
        self.ruled_out.retain(|id| *id != who && list.get(*id).is_some());
        if out {
            self.ruled_out.push(who);
        }
    }

    /// Nobody came who may be the patient, if all who did are known to be somebody else.
    pub fn sync_patient(&mut self) {
        let counted = self.counts.settling_as().is_some() || self.counts.unlisted() > 0;
        let may_be = |who: &Participant| match who.attribution {
            Attribution::Unaccounted => {
                let outside = who.presence == Presence::Waiting
                    || matches!(who.departure, Some(Departure::GaveUp | Departure::TurnedAway));
                let other = who.is_known_stranger() || who.is_machine() || outside;
                !other && !self.ruled_out.contains(&who.id)
            }
            attribution => attribution.role() == Some(Role::Patient),
        };
        let forgotten = self.list.has_forgotten();
        if !(self.patient_settled || counted || forgotten || self.list.iter().any(may_be)) {
            self.attendance.patient_came = None;
        }
    }

    /// Somebody beside patient and health personnel takes part in the talk.
    pub fn note_company(&mut self, at: Timestamp) {
        self.attendance.company_came.get_or_insert(at);
    }

    /// Raises the maxima. `roles`: how many of each are there now, in the order of [`Role::ALL`].
    pub fn note_present(&mut self, roles: [u32; Role::ALL.len()], at_once: u32) {
        self.since_load.raise(roles, at_once);
        self.attendance.took_part.include(&self.since_load);
    }
}

/// Somebody of whom only the role is known.
const fn nameless(role: Role) -> Expected {
    Expected { external_id: None, name: None, role, login: None }
}
