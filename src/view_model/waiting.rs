//! Who waits to be let in, in two piles: those who may be expected, and those who are not.

use super::prelude::*;
use crate::domain::{Participant, ParticipantId, look_alike};

/// So many of each pile stand on top of the panel; the list of participants has the others.
pub(super) const MOST_ROWS: usize = 5;

/// Those whom the cards show, and the list of participants does not repeat.
pub(super) fn shown(context: ViewContext<'_>) -> Vec<ParticipantId> {
    let piles = piles(context);
    piles.iter().flat_map(|pile| pile.iter().take(MOST_ROWS)).map(|who| who.id).collect()
}

/// Those who may be expected, and those who are not.
pub(super) fn piles(context: ViewContext<'_>) -> [Vec<&Participant>; 2] {
    let c = context.c;
    let together = matches!(c.phase(), Phase::Admission | Phase::Conversation);
    if !together || c.viewer() == Viewer::Patient {
        return [Vec::new(), Vec::new()];
    }
    let (expected, others) = c.people().list().waiting().partition(|who| may_be_expected(c, who));
    [expected, others]
}

/// Whether somebody may be one of those who are awaited: by their id, by the name they typed, or because nothing tells them
/// from somebody who is missing.
fn may_be_expected(c: &Consultation, who: &Participant) -> bool {
    if who.attribution.role().is_some() || has_awaited_name(c, who) {
        return true;
    }
    if who.machine.is_some() || who.dialled || who.not_announced {
        return false;
    }
    let awaited = c.awaited();
    match c.people().expected() {
        None => c.missing() != Some(0),
        Some(_) => awaited.others > 0 || awaited.known.iter().any(|one| one.name.is_none()),
    }
}

/// Whether somebody typed the name of one who is awaited, which anybody can do.
pub(super) fn has_awaited_name(c: &Consultation, who: &Participant) -> bool {
    let awaited = c.awaited();
    let names = awaited.known.iter().filter_map(|one| one.name.as_ref());
    let typed = who.name.as_ref().filter(|_| !who.name_announced);
    typed.is_some_and(|typed| {
        names.into_iter().any(|name| look_alike(typed.reveal(), name.reveal()))
    })
}
