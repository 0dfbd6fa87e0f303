//! A requirement that was broken, and that a person has put right.

use super::Consultation;
use crate::domain::attested::Stamped;
use crate::domain::event::Surface;
use crate::domain::refusal::{Refusal, ensure};
use crate::domain::requirement::{Kind, Remedy, Status};
use crate::domain::time::Timestamp;

impl Consultation {
    /// The remedy of a kind that was broken.
    pub fn remedy_of(&self, kind: Kind) -> Option<Remedy> {
        self.remedies.get(kind).copied()
    }

    /// Whether a person may state now that a requirement of this kind was put right: it is broken, a new statement can put
    /// it right, and the room does not show otherwise.
    pub fn can_be_remedied(&self, kind: Kind) -> bool {
        self.may_remedy(kind).is_ok()
    }

    fn may_remedy(&self, kind: Kind) -> Result<Option<Timestamp>, Refusal> {
        let (chat, sharing) = (self.privacy().chat(), self.privacy().sharing());
        let shows_screen = sharing.viewer_shares
            && matches!(sharing.surface, Some(Stamped { value: Surface::Screen, .. }));
        let seen = match kind {
            Kind::ChatNotUsed | Kind::ChatWithoutPersonalData => chat.is_open,
            Kind::SharingWithoutPersonalData | Kind::SharingWithCare => false,
            Kind::WindowNotScreen => shows_screen,
            _ => return Err(Refusal::ProcedureForbids),
        };
        let broken = self.finding(kind).filter(|f| f.known.status == Status::Unmet);
        let broken = broken.ok_or(Refusal::RequirementNotHere)?;
        ensure(!seen, Refusal::SeenOtherwise)?;
        Ok(broken.known.at)
    }

    pub(super) fn remedy(&mut self, kind: Kind, at: Timestamp) -> Result<(), Refusal> {
        let broken = self.may_remedy(kind)?;
        self.remedies.insert(kind, Remedy { broken, at });
        Ok(())
    }
}
