//! What broke a requirement while people were together. It is kept for the note, also where it was put right later.

use super::Consultation;
use super::incidents::Breach;
use crate::domain::intent::Question;
use crate::domain::phase::PhaseWord;
use crate::domain::requirement::{Basis, Status};
use crate::domain::time::Timestamp;

impl Consultation {
    /// Takes in what is broken now. A breach begins only while the viewer is in the call with others, and nobody overhears a
    /// talk that has not begun: to ask about the place before it is what the procedure wants. What is asked anew counts as it
    /// was until it is answered.
    pub(super) fn sync_breaches(&mut self, at: Timestamp) {
        let together = self.is_with_others();
        // Whatever went on ended with the talk at the latest.
        let over = self.phases().get(PhaseWord::Closing).filter(|_| self.phase().is_over());
        let until = over.map_or(at, |over| over.last);
        for breach in Breach::ALL {
            let overheard = matches!(breach, Breach::OwnOverheard | Breach::OtherOverheard);
            let may_begin = together && (self.talked() || !overheard);
            let stands = self.is_broken(*breach).filter(|stands| may_begin || !stands);
            self.incidents.sync_breach(*breach, stands, at, until);
        }
    }

    /// Whether the viewer is in the call with others, as far as anybody can tell.
    fn is_with_others(&self) -> bool {
        let others = self.others_present().map_or_else(|| self.is_talking(), |n| n > 0);
        self.phase().is_live() && self.viewer_is_in_room() && others
    }

    /// Whether this is so now; `None` while nobody can tell.
    fn is_broken(&self, breach: Breach) -> Option<bool> {
        let denied = |question| {
            let answer = self.answer(question)?;
            Some(!answer.value && self.breaks_a_rule(breach))
        };
        match breach {
            Breach::OwnOverheard => denied(Question::OwnSurroundings),
            Breach::OtherOverheard => denied(Question::OtherSurroundings),
            Breach::Recorded => denied(Question::NobodyRecords),
            Breach::Chat => denied(Question::ChatClean),
            Breach::WholeScreen | Breach::DataShared if self.nothing_is_shared() => Some(false),
            Breach::DataShared => denied(Question::SharingClean),
            Breach::WholeScreen => {
                let known = breach.kinds().iter().find_map(|kind| self.finding(*kind))?.known;
                match known.status {
                    Status::Open | Status::Unknown => None,
                    status => Some(status == Status::Unmet),
                }
            }
        }
    }

    /// Whether a requirement is broken for this reason. What a machine reports of recorders and of the chat is told by itself.
    fn breaks_a_rule(&self, breach: Breach) -> bool {
        let mut found = self.findings().iter().filter(|found| breach.kinds().contains(&found.kind));
        found.any(|found| {
            found.known.status == Status::Unmet && found.known.basis == Basis::Attested
        })
    }

    /// Whether the sharing that was seen last is over.
    fn nothing_is_shared(&self) -> bool {
        let sharing = self.privacy().sharing();
        sharing.last_at.is_some() && !sharing.viewer_shares && !sharing.others_share
    }
}
