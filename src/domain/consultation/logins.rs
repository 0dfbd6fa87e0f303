//! Logins that the host page tells of. Such a login is the patient's identity check where the procedure accepts an electronic
//! identity, the level is high, and the room shows the patient under the same id. It counts once: when a change has opened the
//! check again, a person answers. It never identifies health personnel, whose login the patient does not see (A 2.4).

use super::Consultation;
use crate::domain::identity::{Check, CheckResult, Login, LoginLevel, Method};
use crate::domain::participant::{Attribution, Participant, Presence, Role};
use crate::domain::procedure::{IdentityPolicy, Procedure};
use crate::domain::setting::{Party, Setting, Viewer};
use crate::domain::time::Timestamp;

impl Consultation {
    /// The login of somebody who is in the call under the id that the host page gave them. Of two under the same id, nobody can
    /// tell who logged in.
    pub fn login_of(&self, who: &Participant) -> Option<Login> {
        let id = who.external_id.as_ref()?;
        let is_here = |p: &&Participant| p.presence != Presence::Left;
        let with_id = |p: &&Participant| p.external_id.as_ref() == Some(id);
        let list = self.people.list();
        let alone = list.iter().filter(is_here).filter(with_id).count() == 1;
        let bound = who.is_person_here() && matches!(who.attribution, Attribution::Expected(_));
        self.people.expected()?.with_id(id)?.login.filter(|_| alone && bound)
    }

    /// How the patient logged in, as the host page tells, and whether the room shows them under their id. `None` in a group, where
    /// the list says it of each.
    pub fn patients_login(&self) -> Option<(Login, bool)> {
        let alone = self.viewer == Viewer::Clinician && self.setting != Setting::Group;
        let expected = self.people.expected().filter(|_| alone)?;
        let login = expected.list().iter().find(|one| one.role == Role::Patient)?.login?;
        Some((login, self.people.list().iter().any(|who| self.login_of(who) == Some(login))))
    }

    /// Takes a login for the patient's identity check, where it is enough and nothing was checked before. A check that rests on
    /// what the host page no longer says is open again.
    pub(super) fn sync_login(&mut self, procedure: &Procedure, at: Timestamp) {
        if self.viewer != Viewer::Clinician || !self.phase.is_live() {
            return;
        }
        let patient = self.identity.patient();
        let is_high = |login: Login| login.level == LoginLevel::High;
        if patient.value().is_some_and(|check| check.method == Method::PortalLogin) {
            let list = self.people.expected().map_or(&[][..], |all| all.list());
            let mut told = list.iter().filter(|one| one.role == Role::Patient);
            if !told.any(|one| one.login.is_some_and(is_high)) {
                self.identity.reopen(Party::Patient);
            }
            return;
        }
        let policy = procedure.policies.identity(self.setting);
        let is_enough = policy == IdentityPolicy::DocumentOrEid && self.setting.has_patient();
        let is_patient = |who: &&Participant| {
            who.is_person_here() && who.attribution.role() == Some(Role::Patient)
        };
        let mut patients = self.people.list().iter().filter(is_patient).peekable();
        if is_enough
            && patient.last().is_none()
            && !self.people_are_last_seen()
            && patients.peek().is_some()
            && patients.all(|who| self.login_of(who).is_some_and(is_high))
        {
            let check = Check { method: Method::PortalLogin, shown: CheckResult::Confirmed };
            self.identity.attest(Party::Patient, check, at);
        }
    }
}
