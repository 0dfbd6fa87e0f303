//! The card about the room's lock.

use crate::domain::RoomType;
use crate::view_model::name::awaited_lines;
use crate::view_model::prelude::*;
use crate::view_model::{confirm, status_bar};

/// Whether the room is locked, and how to lock it: by command, by hand, or by what the clinician attests.
pub(super) fn clinician(context: ViewContext<'_>) -> Option<Card> {
    let c = context.c;
    let status = context.status(Kind::RoomLocked)?;
    let (tone, state) = match status_bar::lock(context) {
        (Tone::Unknown, state) if status == Status::Open => (Tone::Open, state),
        known => known,
    };
    let mut card = card(CardId::Lock, Key::LockTitle, tone, state);
    card.sources = context.sources(&[Kind::RoomLocked]);
    let previous = c.lock().attested().previous().filter(|lock| lock.value && tone != Tone::Good);
    card.before = previous.map(|lock| clocked(Key::BeforeLock, lock.at));
    if c.pending().contains(Action::Lock, None) {
        card.state = Key::LockAsked.into();
    } else if c.pending().contains(Action::Unlock, None) {
        card.state = Key::UnlockAsked.into();
    }
    if tone == Tone::Good {
        locked(context, &mut card);
    } else {
        not_locked(context, &mut card);
    }
    Some(card)
}

/// What a lock does not stop, and how to unlock.
fn locked(context: ViewContext<'_>, card: &mut Card) {
    let c = context.c;
    card.body.push(Key::LockLimits.into());
    card.line_if(c.reports(Signal::Hosts) && c.reports(Signal::Lock), Key::LockPin);
    card.more.extend(confirm::unlock(context));
    if !c.lock_is_reported() {
        card.more.push(attest_unlocked());
    }
}

/// What is known of this room's lock, and how to lock it.
fn not_locked(context: ViewContext<'_>, card: &mut Card) {
    let c = context.c;
    let observed_open = c.lock_is_reported() && c.locked().is_some_and(|lock| !lock.value);
    // Where the platform has hosts and a lock, what it stops depends on the type of room, which is not reported.
    let has_hosts = c.reports(Signal::Hosts) && c.reports(Signal::Lock);
    card.body.extend(match c.appointment().room_type {
        Some(RoomType::AutoLock) if observed_open => Some(Key::LockAutoOpen.into()),
        Some(RoomType::AutoLock) if c.lock_is_reported() => Some(Key::LockAutoTold.into()),
        Some(RoomType::AutoLock) => Some(Key::LockAuto.into()),
        Some(RoomType::ManualLock) if has_hosts => Some(Key::LockManual.into()),
        None if has_hosts => Some(Key::LockMaybe.into()),
        Some(RoomType::ManualLock) | None => None,
    });
    let (how, buttons) = how_to_lock(c);
    context.own(&mut card.body, &[Kind::RoomLocked]);
    card.body.push(how.into());
    if !c.viewer_is_alone() {
        card.body.extend(awaited_lines(c));
    }
    card.controls.extend(buttons);
    if matches!(how, Key::LockHow | Key::LockCanUnseen) {
        card.more.push(attest_unlocked());
    }
}

/// How the clinician locks the room, with the buttons for it: by command, or in the room. They attest it unless the platform
/// reports it.
pub(in crate::view_model) fn how_to_lock(c: &Consultation) -> (Key, Vec<Control>) {
    let lock = || button(Key::AskLock, Intent::LockRoom, Weight::Primary);
    let attest = |weight| button(Key::LockYes, Intent::AttestLock { locked: true }, weight);
    if c.can(Action::Lock) && !c.reports(Signal::Lock) {
        (Key::LockCanUnseen, vec![lock(), attest(Weight::Secondary)])
    } else if c.can(Action::Lock) {
        let how = if c.missing() == Some(0) { Key::LockCan } else { Key::LockCanLater };
        (how, vec![lock()])
    } else if c.lock_is_reported() {
        (Key::LockTold, Vec::new())
    } else {
        (Key::LockHow, vec![attest(Weight::Primary)])
    }
}

fn attest_unlocked() -> Control {
    button(Key::LockNo, Intent::AttestLock { locked: false }, Weight::Quiet)
}
