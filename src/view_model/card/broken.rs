//! The card about a requirement that was broken and that nothing else on the screen is about.

use crate::domain::{AlertKind, WaiverReason};
use crate::view_model::prelude::*;

/// The requirements on chat and sharing. While the chat is open or a screen is shared an alert is about them.
const KINDS: [(Kind, AlertKind); 5] = [
    (Kind::WindowNotScreen, AlertKind::ScreenShared),
    (Kind::SharingWithoutPersonalData, AlertKind::ScreenShared),
    (Kind::SharingWithCare, AlertKind::ScreenShared),
    (Kind::ChatNotUsed, AlertKind::ChatOpened),
    (Kind::ChatWithoutPersonalData, AlertKind::ChatOpened),
];

/// The first of them that is broken, by its text, with what can be done: it was put right, or it is waived.
pub(super) fn for_both(context: ViewContext<'_>) -> Option<Card> {
    let c = context.c;
    let broken = |kind| context.finding(kind).filter(|it| it.known.status == Status::Unmet);
    let unshown = KINDS.into_iter().filter(|(_, alert)| !c.has_alert(*alert));
    let finding = unshown.into_iter().find_map(|(kind, _)| broken(kind))?;
    let rule = context.procedure.rules().iter().find(|rule| rule.id == finding.id)?;
    let what = rule.short(context.language).unwrap_or(&rule.place);
    let title = Key::BrokenTitle.with(Var::Text, what);
    let mut card = card(CardId::Broken, title, Tone::Alarm, Key::StatusUnmet);
    context.own(&mut card.body, &[finding.kind]);
    card.body.push(Key::BrokenBody.into());
    card.body.extend(finding.known.at.map(|at| clocked(Key::BrokenAt, at)));
    if c.can_be_remedied(finding.kind) {
        card.controls.push(button(
            Key::BrokenRemedied,
            Intent::Remedy(finding.kind),
            Weight::Primary,
        ));
    }
    if c.viewer() == Viewer::Clinician && finding.kind.can_be_set_aside() {
        let option = |reason: &WaiverReason| {
            (vocabulary::waiver(*reason), Intent::Waive(finding.kind, *reason))
        };
        let labels = [Key::WaiveLabel, Key::WaivePlaceholder, Key::WaivePress];
        card.controls.push(pick(labels, WaiverReason::ALL.iter().map(option)));
    }
    card.sources = context.sources(&[finding.kind]);
    Some(card)
}
